import { type FactKeys, factsBy } from '../../facts/index.ts';
import { secretRef } from '../../facts/refs.ts';
import { factRule } from '../../facts/rule.ts';
import { isCertificateKey, isManifestFile, manifests, nameIn, namespaceIn } from '../../kubernetes/manifests.ts';
import type { Mechanism } from '../../model/index.ts';
import { at, entriesAt, stringAt } from '../../parsers/yaml.ts';

const MECHANISM = 'sealed-secrets';
const REFERENCES = ['https://github.com/bitnami-labs/sealed-secrets#re-encryption-advanced'];

const producers: FactKeys = ({ kind, writes }) => (kind === 'producer' ? writes : []);

/** SealedSecrets that hold a certificate: sealed once and never renewed. */
export const sealedSecrets: Mechanism = {
  id: MECHANISM,
  title: 'Sealed Secrets',
  identifiedBy: 'SealedSecret manifests of bitnami.com with certificate keys in `encryptedData`',
  references: REFERENCES,
  accepts: isManifestFile,
  needles: ['SealedSecret'],
  read(file, output) {
    for (const manifest of manifests(file, output, ['SealedSecret'])) {
      const { root } = manifest;
      const keys = [...entriesAt(root, 'spec', 'encryptedData').keys()];
      const tls = stringAt(root, 'spec', 'template', 'type') === 'kubernetes.io/tls';
      if (!tls && !keys.some((key) => isCertificateKey(key) && /cert|crt|pem|p12|pfx|jks|keystore/i.test(key)))
        continue;
      const name = nameIn(manifest.path, at(root, 'spec', 'template', 'metadata', 'name')) ?? manifest.name;
      const own = at(root, 'spec', 'template', 'metadata', 'namespace');
      const namespace = own === undefined ? manifest.namespace : namespaceIn(own);
      output.fact(
        {
          kind: 'sink',
          reads: [],
          writes: [secretRef(namespace, name)],
          attributes: { resource: 'SealedSecret', name, namespace, static: true },
        },
        manifest.place,
      );
    }
  },
  rules: [
    factRule(MECHANISM, {
      id: 'sealed-secrets-certificate-static',
      title: 'Sealed certificate is renewed only by hand',
      level: 'note',
      why: 'A SealedSecret keeps the sealed certificate and is never renewed. Its expiration date cannot be read from the repository, so no alert is possible.',
      fix: 'Issue the certificate inside the cluster, or monitor the served certificate and seal the next version in time.',
      references: REFERENCES,
      kind: 'sink',
      problem(fact, context) {
        // A second writer is another finding.
        if (fact.writes.some((ref) => factsBy(context.neighbours(fact), producers, ref).length > 0)) return undefined;
        return `The SealedSecret "${String(fact.attributes.name)}" holds a certificate that nothing renews. Its expiration date cannot be read here.`;
      },
    }),
  ],
};
