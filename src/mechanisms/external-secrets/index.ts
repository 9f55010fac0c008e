import { isManifestFile, manifests } from '../../kubernetes/manifests.ts';
import type { Mechanism } from '../../model/index.ts';
import { readExternalSecret, readPushSecret, readStore } from './read.ts';
import { externalSecretsRules } from './rules.ts';

/** External Secrets Operator: copies certificates between a secret store and the cluster. */
export const externalSecrets: Mechanism = {
  id: 'external-secrets',
  title: 'External Secrets Operator',
  identifiedBy:
    'ExternalSecret, ClusterExternalSecret, PushSecret and ClusterPushSecret manifests of external-secrets.io that hold certificates, and their stores',
  references: ['https://external-secrets.io/latest/'],
  accepts: isManifestFile,
  needles: ['external-secrets.io', 'kubernetes-client.io'],
  read(file, output) {
    for (const manifest of manifests(file, output, ['ExternalSecret', 'ClusterExternalSecret']))
      readExternalSecret(manifest, output);
    for (const manifest of manifests(file, output, ['PushSecret', 'ClusterPushSecret']))
      readPushSecret(manifest, output);
    for (const manifest of manifests(file, output, ['SecretStore', 'ClusterSecretStore']))
      if (manifest.group === 'external-secrets.io') readStore(manifest, output);
  },
  rules: externalSecretsRules,
};
