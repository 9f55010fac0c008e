import { limitAt } from '../../certificates/ca-policy-dates.ts';
import { ownAttributes, placeOf, statedText } from '../../facts/attributes.ts';
import { secretRef } from '../../facts/refs.ts';
import { factRule, oncePerFolder } from '../../facts/rule.ts';
import { isCertificateKey, isManifestFile, type Manifest, manifests, nameIn } from '../../kubernetes/manifests.ts';
import type { Mechanism, MechanismOutput } from '../../model/index.ts';
import { at, entriesAt, itemsAt, stringAt, type YamlNode } from '../../parsers/yaml.ts';
import { DAY, spellDuration } from '../../util/duration.ts';

const MECHANISM = 'sops';
/** What only the rules below read of these facts. */
type Own = 'authority' | 'encrypted' | 'lastModified';
const own = ownAttributes<Own>(MECHANISM);
type Output = MechanismOutput<Own>;
const REFERENCES = ['https://getsops.io/docs/'];
/** Authorities, which last longer than what they sign: the sealing keys of Sealed Secrets among them. */
const AUTHORITY = /(?:^|[._-])(?:ca|cacerts|root|anchor|anchors|trust|sealed-secrets)(?=$|[._-])/i;
/** Share of the longest lifetime after which an encrypted certificate should have been replaced. */
const STALE_AFTER = 0.6;

/** The Secret itself, or those that the SOPS operator makes of a SopsSecret. https://github.com/isindir/sops-secrets-operator */
function secretsOf({ kind, root }: Manifest): readonly YamlNode[] {
  return kind === 'Secret' ? [root] : itemsAt(root, 'spec', 'secretTemplates');
}

/** Secrets that SOPS encrypts: `sops.lastmodified` is the latest that the certificate can have been replaced. */
export const sops: Mechanism = {
  id: MECHANISM,
  title: 'SOPS',
  identifiedBy: 'manifests of Secret and SopsSecret with a `sops:` block and certificate keys',
  references: REFERENCES,
  accepts: isManifestFile,
  needles: ['lastmodified'],
  read(file, output: Output) {
    for (const manifest of manifests(file, output, ['Secret', 'SopsSecret'])) {
      const { root, namespace } = manifest;
      if (!root.entries.has('sops')) continue;
      const modified = stringAt(root, 'sops', 'lastmodified');
      for (const secret of secretsOf(manifest)) {
        const keys = [...entriesAt(secret, 'data').keys(), ...entriesAt(secret, 'stringData').keys()];
        const held = keys.filter((key) => isCertificateKey(key) && /cert|crt|pem|p12|pfx|jks|keystore/i.test(key));
        if (stringAt(secret, 'type') !== 'kubernetes.io/tls' && held.length === 0) continue;
        const written = nameIn(manifest.path, secret === root ? at(root, 'metadata', 'name') : at(secret, 'name'));
        // The template may be encrypted as a whole, its name with it.
        const target = written?.startsWith('ENC[') ? undefined : written;
        const name = target ?? manifest.name;
        const authority = AUTHORITY.test(name) || (held.length > 0 && held.every((key) => AUTHORITY.test(key)));
        output.fact(
          {
            kind: 'sink',
            reads: [],
            writes: target === undefined ? [] : [secretRef(namespace, target)],
            attributes: {
              resource: manifest.kind,
              name,
              namespace,
              static: true,
            },
            own: {
              encrypted: true,
              ...(authority && { authority }),
              ...(modified !== undefined && { lastModified: modified }),
            },
            lines: { lastModified: at(root, 'sops', 'lastmodified')?.line ?? root.line },
          },
          secret === root ? manifest.place : { line: secret.line, endLine: secret.endLine },
        );
      }
    }
  },
  rules: [
    oncePerFolder(
      factRule(MECHANISM, {
        id: 'sops-certificate-old',
        title: 'Encrypted certificate is probably close to expiration',
        level: 'warning',
        otherLevels: { note: 'while a public certificate of that day may still be valid' },
        why: 'The file was last encrypted more than three fifths of a public certificate’s maximum lifetime ago. The certificate is late in its life or expired, and its expiration date cannot be read here.',
        fix: 'Move the certificate to an automated issuer, or encrypt the current version now. Keep `tls.crt` unencrypted (`encrypted_regex`), so that it can be scanned.',
        references: [...REFERENCES, 'https://github.com/cabforum/servercert/blob/main/docs/BR.md'],
        kind: 'sink',
        problem(fact, { now }) {
          const written = statedText(own(fact).lastModified);
          const modified = typeof written === 'string' ? Date.parse(written) : Number.NaN;
          const longest = limitAt('public', modified)?.days;
          if (Number.isNaN(modified) || longest === undefined || now - modified <= longest * DAY * STALE_AFTER)
            return undefined;
          // How long an authority of one's own lasts is up to its owner.
          if (own(fact).authority === true) return undefined;
          return {
            level: now - modified > longest * DAY ? 'warning' : 'note',
            message: `The encrypted Secret "${String(fact.attributes.name)}" holds a certificate and was last written on ${new Date(modified).toISOString().slice(0, 10)}. A public certificate from that day lasts ${spellDuration(longest * DAY)} at most.`,
            locations: [placeOf(fact, 'lastModified')],
          };
        },
      }),
      (count, first) =>
        `${count} encrypted Secrets here hold certificates that are probably close to expiration. ${first}`,
    ),
  ],
};
