/** What trusts a certificate, and is to change with what signs it. */
import { type Issued, issue } from '../../scripts/fixtures/pki.ts';
import { leaf, NEW, OLD, QUIET } from '../support/team-certificates.ts';
import { type Break, chainTests } from '../support/team-chains.ts';

const config = { '.github/cert-hygiene.yml': QUIET };
const said = (edits: Break['edits'], ...says: string[]): Break => ({ edits, says, change: says });

const base64 = ({ pem }: Issued) => Buffer.from(pem).toString('base64');
const selfMade = (period: typeof OLD) => issue({ subject: 'CN=check-ca', ca: true, ...period });
const [before, after] = [await selfMade(OLD), await selfMade(NEW)];
const served = await leaf('check.ops.svc', OLD, { issuer: before });
const renewed = await leaf('check.ops.svc', NEW, { issuer: before });
const rekeyed = await leaf('check.ops.svc', NEW, { issuer: after });

const webhook = (ca: Issued, annotations = '') => `apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingWebhookConfiguration
metadata: {name: check${annotations}}
webhooks:
- name: check.corp.internal
  admissionReviewVersions: [v1]
  sideEffects: None
  clientConfig:
    service: {name: check, namespace: ops}
    caBundle: ${base64(ca)}
`;
const secret = (certificate: Issued) => `apiVersion: v1
kind: Secret
metadata: {name: check-tls, namespace: ops}
type: kubernetes.io/tls
data:
  tls.crt: ${base64(certificate)}
`;

chainTests('a webhook whose CA bundle is written by hand', {
  team: { 'corp/ops': { ...config, 'webhook.yaml': webhook(before), 'secret.yaml': secret(served) } },
  breaks: {
    'the certificate is renewed by the same CA': {
      edits: { 'corp/ops:secret.yaml': secret(renewed) },
      says: [],
      change: [],
    },
    'the certificate comes from a CA made anew': said(
      { 'corp/ops:secret.yaml': secret(rekeyed) },
      'warning: chain-incomplete corp/ops:webhook.yaml',
    ),
  },
});

const INJECTED = ', annotations: {cert-manager.io/inject-ca-from: ops/check}';
const CERTIFICATE = `apiVersion: cert-manager.io/v1
kind: Certificate
metadata: {name: check, namespace: ops}
spec: {secretName: check-tls, dnsNames: [check.ops.svc], issuerRef: {name: check, kind: Issuer}}
---
apiVersion: cert-manager.io/v1
kind: Issuer
metadata: {name: check, namespace: ops}
spec: {selfSigned: {}}
`;

chainTests('a webhook whose CA bundle is injected, whatever lies in the repository', {
  team: {
    'corp/ops': {
      ...config,
      'webhook.yaml': webhook(before, INJECTED),
      'certificate.yaml': CERTIFICATE,
      'tls/check.pem': rekeyed.pem,
    },
  },
  breaks: {},
});
