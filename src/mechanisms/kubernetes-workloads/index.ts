import { isManifestFile, manifests, WORKLOADS } from '../../kubernetes/manifests.ts';
import type { Mechanism } from '../../model/index.ts';
import { secretNotPermitted } from './permission-rule.ts';
import { OPERATED, readOperated } from './read-operators.ts';
import { readCronJob, readPod } from './read-pods.ts';
import { CONTROLLERS, DEFAULT_CERTIFICATE, readDefaultCertificate, readPermission, readRoute } from './read-routes.ts';
import { scheduleRules } from './rules.ts';
import { trustsRenewedSecret } from './trust-rule.ts';

const ROUTES = [
  'Ingress',
  'Gateway',
  'ListenerSet',
  'XListenerSet',
  'IngressRoute',
  'IngressRouteTCP',
  'TLSStore',
  'HTTPProxy',
];

const PERMISSIONS = ['ReferenceGrant', 'TLSCertificateDelegation'];

/** Who uses a Secret: how it is used decides whether a new version is seen. https://kubernetes.io/docs/concepts/configuration/secret/ */
export const kubernetesWorkloads: Mechanism = {
  id: 'kubernetes-workloads',
  title: 'Kubernetes workloads and routes',
  identifiedBy:
    'manifests that mount a Secret, read it into the environment, or name one for TLS (Ingress, Gateway, operator resources)',
  references: [
    'https://kubernetes.io/docs/concepts/configuration/secret/',
    'https://kubernetes.io/docs/concepts/services-networking/ingress/#tls',
  ],
  accepts: isManifestFile,
  needles: [
    'secretName',
    'secretKeyRef',
    'secretRef',
    'certificateRefs',
    'credentialName',
    'CronJob',
    'projected',
    'SecretName',
    'TLSSecret',
    'existingSecret',
    'ExistingSecret',
    'certificatesSecret',
    'tlsSecret',
    'secret:',
    'type: secret',
    'externalCert',
    'Certificate:',
    DEFAULT_CERTIFICATE,
    ...PERMISSIONS,
  ],
  read(file, output) {
    for (const manifest of manifests(file, output, WORKLOADS)) {
      readPod(manifest, file, output);
      if (manifest.kind === 'CronJob') readCronJob(manifest, output);
    }
    for (const manifest of manifests(file, output, ROUTES)) readRoute(manifest, output);
    if (file.text.includes(DEFAULT_CERTIFICATE))
      for (const manifest of manifests(file, output, CONTROLLERS)) readDefaultCertificate(manifest, output);
    for (const manifest of manifests(file, output, OPERATED)) readOperated(manifest, output);
    for (const manifest of manifests(file, output, PERMISSIONS)) readPermission(manifest, output);
  },
  rules: [...scheduleRules, trustsRenewedSecret, secretNotPermitted],
};
