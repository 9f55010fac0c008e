/** Changes that the tests of pull requests start from. */
import { type Issued, issue } from '../../../scripts/fixtures/pki.ts';
import type { Files } from './repository.ts';

/** Ran out three weeks before the instant of judgement. */
export const expired: Issued = await issue({
  subject: 'CN=mail.corp.internal, O=Corp',
  names: ['mail.corp.internal'],
  notBefore: '2025-11-01T00:00:00Z',
  notAfter: '2026-11-01T00:00:00Z',
});
export const renewed: Issued = await issue({
  subject: 'CN=mail.corp.internal, O=Corp',
  names: ['mail.corp.internal'],
  notBefore: '2026-10-20T00:00:00Z',
  notAfter: '2027-10-20T00:00:00Z',
});

const CERTIFICATE = `apiVersion: cert-manager.io/v1
kind: Certificate
metadata: {name: web, namespace: shop}
spec:
  secretName: web-tls
  dnsNames: [www.corp.internal]
  issuerRef: {name: corp, kind: ClusterIssuer}
`;
const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  namespace: shop
  annotations:
    reloader.stakater.com/auto: "true"
spec:
  template:
    spec:
      containers:
        - {name: web, image: nginx, volumeMounts: [{name: tls, mountPath: /tls}]}
      volumes:
        - {name: tls, secret: {secretName: web-tls}}
`;

/** A Deployment of one team that mounts the Secret that another team's Certificate renews. */
export const reloaderBase: Files = {
  'apps/web.yaml': DEPLOYMENT,
  'certs/web.yaml': CERTIFICATE,
  '.github/CODEOWNERS': 'apps/ @corp/shop\ncerts/ @corp/platform\n',
};
export const withoutReloader: Files = { 'apps/web.yaml': DEPLOYMENT.replace(/ {2}annotations:\n.*\n/, '') };
