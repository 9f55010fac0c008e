import { isManifestFile, manifests, WORKLOADS } from '../../kubernetes/manifests.ts';
import type { Mechanism } from '../../model/index.ts';
import { readConfiguredSecret, readInjected, readPkiSecret, readVaultSecret } from './read.ts';
import { vaultRules } from './rules.ts';

/** HashiCorp Vault in Kubernetes: the Secrets Operator, and the agent injector. */
export const vault: Mechanism = {
  id: 'vault',
  title: 'Vault in Kubernetes',
  identifiedBy:
    'VaultPKISecret, VaultStaticSecret and VaultDynamicSecret of secrets.hashicorp.com, VaultSecret of redhatcop.redhat.io, and pods with vault.hashicorp.com/agent-inject annotations that issue certificates',
  references: ['https://developer.hashicorp.com/vault/docs/platform/k8s'],
  accepts: isManifestFile,
  needles: ['secrets.hashicorp.com', 'vault.hashicorp.com', 'redhatcop.redhat.io'],
  read(file, output) {
    for (const manifest of manifests(file, output, ['VaultPKISecret'])) readPkiSecret(manifest, output);
    for (const manifest of manifests(file, output, ['VaultStaticSecret', 'VaultDynamicSecret']))
      readVaultSecret(manifest, output);
    for (const manifest of manifests(file, output, ['VaultSecret'])) readConfiguredSecret(manifest, output);
    if (file.text.includes('vault.hashicorp.com/agent-')) {
      for (const manifest of manifests(file, output, WORKLOADS)) readInjected(manifest, output);
    }
  },
  rules: vaultRules,
};
