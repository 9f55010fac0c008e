import { isManifestFile, manifests, WORKLOADS } from '../../kubernetes/manifests.ts';
import type { Mechanism } from '../../model/index.ts';
import { MECHANISM } from './issuers.ts';
import { patchedKinds, readCertificate, readInjected, readIssuer } from './read.ts';
import { readInstallation, readPolicy } from './read-installation.ts';
import { readGateway, readIngress, readVolumes } from './read-shims.ts';
import { authorityRules } from './rules-authorities.ts';
import { controllerRules } from './rules-controller.ts';
import { issuerRules } from './rules-issuers.ts';
import { renewalRules } from './rules-renewal.ts';
import { shimRules } from './rules-shims.ts';

const INJECTED = [
  'ValidatingWebhookConfiguration',
  'MutatingWebhookConfiguration',
  'CustomResourceDefinition',
  'APIService',
];
const GATEWAYS = ['Gateway', 'ListenerSet', 'XListenerSet'];

export const certManager: Mechanism = {
  id: MECHANISM,
  title: 'cert-manager',
  identifiedBy:
    'manifests of cert-manager.io (Certificate, Issuer, ClusterIssuer), its annotations on Ingresses, Gateways, webhooks and CRDs, and csi.cert-manager.io volumes',
  references: ['https://cert-manager.io/docs/'],
  accepts: isManifestFile,
  needles: ['cert-manager', 'certmanager', 'kubernetes.io/tls-acme', 'caBundle', 'installCRDs', 'crds:'],
  read(file, output) {
    const read = (kinds: readonly string[]) => manifests(file, output, kinds);
    for (const manifest of read(['Certificate'])) {
      if (/^cert-?manager\./.test(manifest.group)) readCertificate(manifest, output);
    }
    for (const manifest of read(['Issuer', 'ClusterIssuer'])) {
      if (/^cert-?manager\./.test(manifest.group)) readIssuer(manifest, output);
    }
    for (const manifest of read(['CertificateRequestPolicy'])) readPolicy(manifest, output);
    for (const manifest of read(['Ingress'])) readIngress(manifest, output);
    for (const manifest of read(GATEWAYS)) readGateway(manifest, output);
    const patched = patchedKinds(file.text.includes('caBundle') ? read(['ClusterRole']) : []);
    for (const manifest of read(INJECTED)) readInjected(manifest, output, patched);
    if (file.text.includes('csi.cert-manager.io')) {
      for (const manifest of read(WORKLOADS)) readVolumes(manifest, output);
    }
    readInstallation(file, output);
  },
  rules: [...renewalRules, ...issuerRules, ...authorityRules, ...shimRules, ...controllerRules],
};
