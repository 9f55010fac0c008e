import { placeOf, textOf } from '../../lib/attributes.ts';
import { DAY, spellDuration } from '../../lib/duration.ts';
import { factRule } from '../../lib/fact-rules.ts';
import { isCertificateKey, isManifestFile, manifests, secretRef } from '../../lib/kubernetes.ts';
import { limitAt } from '../../lib/policy-dates.ts';
import { at, entriesAt, stringAt } from '../../lib/yaml.ts';
import type { Mechanism } from '../../model/index.ts';

const MECHANISM = 'sops';
const REFERENCES = ['https://getsops.io/docs/'];
/** Authorities, which last longer than what they sign: the sealing keys of Sealed Secrets among them. */
const AUTHORITY = /(?:^|[._-])(?:ca|cacerts|root|anchor|anchors|trust|sealed-secrets)(?=$|[._-])/i;
/** Share of the longest lifetime after which an encrypted certificate should have been replaced. */
const STALE_AFTER = 0.6;

/** Secrets that SOPS encrypts: `sops.lastmodified` is the latest that the certificate can have been replaced. */
export const sops: Mechanism = {
  id: MECHANISM,
  title: 'SOPS',
  identifiedBy: 'Secret manifests with a `sops:` block and certificate keys',
  references: REFERENCES,
  accepts: isManifestFile,
  needles: ['lastmodified'],
  read(file, output) {
    for (const manifest of manifests(file, output, ['Secret'])) {
      const { root, name, namespace } = manifest;
      const keys = [...entriesAt(root, 'data').keys(), ...entriesAt(root, 'stringData').keys()];
      const held = keys.filter((key) => isCertificateKey(key) && /cert|crt|pem|p12|pfx|jks|keystore/i.test(key));
      const holds = stringAt(root, 'type') === 'kubernetes.io/tls' || held.length > 0;
      if (!root.entries.has('sops') || !holds) continue;
      const authority = AUTHORITY.test(name) || (held.length > 0 && held.every((key) => AUTHORITY.test(key)));
      const modified = stringAt(root, 'sops', 'lastmodified');
      output.fact(
        {
          kind: 'sink',
          reads: [],
          writes: [secretRef(namespace, name)],
          attributes: {
            resource: 'Secret',
            name,
            namespace,
            static: true,
            encrypted: true,
            ...(authority && { authority }),
            ...(modified !== undefined && { lastModified: modified }),
          },
          lines: { lastModified: at(root, 'sops', 'lastmodified')?.line ?? root.line },
        },
        manifest.place,
      );
    }
  },
  rules: [
    factRule(MECHANISM, {
      id: 'sops-certificate-old',
      title: 'An encrypted certificate has not been replaced for long',
      level: 'warning',
      why: 'The file was last encrypted longer ago than three fifths of the longest lifetime that a public certificate had then: the certificate in it is past most of its life, or past its end, and its expiry cannot be read here.',
      fix: 'Move the certificate to an automated issuer, or encrypt the current version now; leave `tls.crt` in the clear (`encrypted_regex`), so that it can be audited.',
      references: [...REFERENCES, 'https://github.com/cabforum/servercert/blob/main/docs/BR.md'],
      kind: 'sink',
      problem(fact, { now }) {
        const written = textOf(fact, 'lastModified');
        const modified = typeof written === 'string' ? Date.parse(written) : Number.NaN;
        const longest = limitAt('public', modified)?.days;
        if (Number.isNaN(modified) || longest === undefined || now - modified <= longest * DAY * STALE_AFTER)
          return undefined;
        // How long an authority of one's own lasts is up to its owner.
        if (fact.attributes.authority === true) return undefined;
        return {
          level: now - modified > longest * DAY ? 'warning' : 'note',
          message: `The encrypted Secret "${String(fact.attributes.name)}" holds a certificate and was last written on ${new Date(modified).toISOString().slice(0, 10)}; a public certificate of that day lasts ${spellDuration(longest * DAY)} at most.`,
          locations: [placeOf(fact, 'lastModified')],
        };
      },
    }),
  ],
};
