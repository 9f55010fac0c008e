/** Certificates that lie in git and that charts, kustomizations and sealed Secrets carry into a cluster. */
import { issue } from '../../scripts/fixtures/pki.ts';
import { chainTests } from '../support/team-chains.ts';

const authority = await issue({ subject: 'CN=Corp CA', notBefore: '2024-01-01', notAfter: '2044-01-01', ca: true });
const mail = { subject: 'CN=mail.corp.internal', names: ['mail.corp.internal'], issuer: authority };
const current = await issue({ ...mail, notBefore: '2026-09-01', notAfter: '2027-08-31' });
const older = await issue({ ...mail, notBefore: '2025-12-01', notAfter: '2026-12-15' });
const newest = await issue({ ...mail, notBefore: '2026-11-01', notAfter: '2027-11-30' });
const indented = (pem: string, spaces: number) => pem.trim().replaceAll('\n', `\n${' '.repeat(spaces)}`);

const CONFIG = `sync:
  - name: mail
    source: certs/mail.pem
    copies: ["corp/chart:chart/files/tls.crt"]
    owners: ["@corp/mail"]
`;

const CHART_SECRET = `apiVersion: v1
kind: Secret
metadata: {name: mail-tls}
type: kubernetes.io/tls
data:
  tls.crt: {{ .Files.Get "files/tls.crt" | b64enc }}
  tls.key: {{ .Values.tls.key | b64enc }}
`;

const CHART_DOVECOT = `apiVersion: apps/v1
kind: StatefulSet
metadata: {name: dovecot}
spec:
  template:
    metadata:
      annotations:
        checksum/tls: {{ include (print $.Template.BasePath "/secret.yaml") . | sha256sum }}
    spec:
      containers:
        - name: dovecot
          image: dovecot/dovecot:2.4
          volumeMounts: [{name: tls, mountPath: /etc/dovecot/tls}]
      volumes: [{name: tls, secret: {secretName: mail-tls}}]
`;

chainTests('a chart that takes a committed PEM by .Files.Get', {
  team: {
    'corp/certs': { '.github/cert-hygiene.yml': CONFIG, 'certs/mail.pem': current.pem },
    'corp/chart': {
      '.github/CODEOWNERS': '* @corp/mail\n',
      'chart/Chart.yaml': 'apiVersion: v2\nname: mail\nversion: 1.0.0\n',
      'chart/files/tls.crt': current.pem,
      'chart/templates/secret.yaml': CHART_SECRET,
      'chart/templates/dovecot.yaml': CHART_DOVECOT,
    },
  },
  edges: [
    ['cert:', 'chart/templates/secret.yaml'],
    ['chart/templates/secret.yaml', 'chart/templates/dovecot.yaml'],
  ],
  breaks: {
    'the copy left old': {
      edits: { 'corp/chart:chart/files/tls.crt': older.pem },
      says: ['error: stale-copy corp/chart:chart/files/tls.crt'],
    },
    'the file moved away from where the template looks': {
      edits: { 'corp/chart:chart/templates/secret.yaml': ['files/tls.crt', 'certs/tls.crt'] },
      says: ['warning: secret-file-missing corp/chart:chart/templates/secret.yaml'],
    },
    'the checksum gone': {
      edits: {
        'corp/chart:chart/templates/dovecot.yaml': [
          '    metadata:\n      annotations:\n        checksum/tls: {{ include (print $.Template.BasePath "/secret.yaml") . | sha256sum }}\n',
          '',
        ],
      },
      says: [],
    },
  },
});

const RELEASE = (pem: string) => `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: mail, namespace: mail}
spec:
  interval: 1h
  chart: {spec: {chart: mailserver, version: 4.1.0, sourceRef: {kind: HelmRepository, name: mail}}}
  values:
    imap:
      tls:
        certificate: |
          ${indented(pem, 10)}
`;

chainTests('a HelmRelease with the certificate nested in its values', {
  team: {
    'corp/certs': {
      '.github/cert-hygiene.yml': CONFIG.replace('chart:chart/files/tls.crt', 'cluster:mail/release.yaml'),
      'certs/mail.pem': current.pem,
    },
    'corp/cluster': { '.github/CODEOWNERS': '* @corp/cluster\n', 'mail/release.yaml': RELEASE(current.pem) },
  },
  breaks: {
    'the nested copy left old': {
      edits: { 'corp/cluster:mail/release.yaml': RELEASE(older.pem) },
      says: ['error: stale-copy corp/cluster:mail/release.yaml'],
    },
    suspended: {
      edits: { 'corp/cluster:mail/release.yaml': ['  interval: 1h', '  interval: 1h\n  suspend: true'] },
      says: ['warning: flux-suspended corp/cluster:mail/release.yaml'],
    },
  },
});

const ROUTE = (pem: string) => `apiVersion: route.openshift.io/v1
kind: Route
metadata: {name: webmail, namespace: mail}
spec:
  host: mail.corp.internal
  to: {kind: Service, name: webmail}
  tls:
    termination: edge
    certificate: |
      ${indented(pem, 6)}
`;

chainTests('an OpenShift Route with the certificate in it', {
  team: {
    'corp/certs': {
      '.github/cert-hygiene.yml': CONFIG.replace('chart:chart/files/tls.crt', 'webmail:k8s/route.yaml'),
      'certs/mail.pem': current.pem,
    },
    'corp/webmail': { 'k8s/route.yaml': ROUTE(current.pem) },
  },
  breaks: {
    'the copy left old': {
      edits: { 'corp/webmail:k8s/route.yaml': ROUTE(older.pem) },
      says: ['error: stale-copy corp/webmail:k8s/route.yaml'],
    },
    'renewed at the source only': {
      edits: { 'corp/certs:certs/mail.pem': newest.pem },
      says: ['error: stale-copy corp/webmail:k8s/route.yaml'],
      change: ['error: copies-left-behind corp/certs:certs/mail.pem'],
    },
  },
});

const GENERATOR = `namespace: mail
resources: [dovecot.yaml]
secretGenerator:
  - name: mail-tls
    type: kubernetes.io/tls
    files: [tls.crt=certs/mail.crt, tls.key=certs/mail.key]
`;

const DOVECOT = `apiVersion: apps/v1
kind: StatefulSet
metadata: {name: dovecot}
spec:
  selector: {matchLabels: {app: dovecot}}
  template:
    metadata: {labels: {app: dovecot}}
    spec:
      containers: [{name: dovecot, image: "dovecot/dovecot:2.4", volumeMounts: [{name: tls, mountPath: /tls}]}]
      volumes: [{name: tls, secret: {secretName: mail-tls}}]
`;

chainTests('kustomize generates the Secret from a committed PEM', {
  team: {
    'corp/certs': {
      '.github/cert-hygiene.yml': CONFIG.replace('chart:chart/files/tls.crt', 'mail:deploy/certs/mail.crt'),
      'certs/mail.pem': current.pem,
    },
    'corp/mail': {
      'deploy/kustomization.yaml': GENERATOR,
      'deploy/dovecot.yaml': DOVECOT,
      'deploy/certs/mail.crt': current.pem,
    },
  },
  edges: [
    ['cert:', 'deploy/kustomization.yaml'],
    ['deploy/kustomization.yaml', 'deploy/dovecot.yaml'],
  ],
  breaks: {
    'the copy left old': {
      edits: { 'corp/mail:deploy/certs/mail.crt': older.pem },
      says: ['error: stale-copy corp/mail:deploy/certs/mail.crt'],
    },
    'the hash switched off': {
      edits: { 'corp/mail:deploy/kustomization.yaml': `${GENERATOR}generatorOptions: {disableNameSuffixHash: true}\n` },
      says: ['note: kustomize-certificate-without-hash corp/mail:deploy/kustomization.yaml'],
    },
    'another file': {
      edits: { 'corp/mail:deploy/kustomization.yaml': ['certs/mail.crt', 'certs/imap.crt'] },
      says: ['warning: secret-file-missing corp/mail:deploy/kustomization.yaml'],
    },
    'the Secret renamed': {
      edits: { 'corp/mail:deploy/kustomization.yaml': ['name: mail-tls', 'name: mail-cert'] },
      says: ['warning: consumer-without-producer corp/mail:deploy/dovecot.yaml'],
    },
  },
});

const SEALED = `apiVersion: bitnami.com/v1alpha1
kind: SealedSecret
metadata: {name: mail-tls, namespace: mail}
spec:
  encryptedData: {tls.crt: AgBy3i4OJSWK+PiTySYZZA9rO43cGDEq, tls.key: AgBuXoKs5x9bFQ==}
  template: {type: kubernetes.io/tls, metadata: {name: mail-tls, namespace: mail}}
`;

const ISSUED = `apiVersion: cert-manager.io/v1
kind: Certificate
metadata: {name: mail, namespace: mail}
spec: {secretName: mail-tls, dnsNames: [mail.corp.internal], issuerRef: {name: corp, kind: ClusterIssuer}}
`;

const FLUX = `apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: {name: mail, namespace: flux-system}
spec: {interval: 10m, path: ./mail, prune: true, sourceRef: {kind: GitRepository, name: flux-system}}
`;

const APPLICATION = `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: mail, namespace: argocd}
spec:
  source: {repoURL: "https://git.corp.internal/corp/cluster.git", path: mail, targetRevision: HEAD}
  destination: {server: "https://kubernetes.default.svc", namespace: mail}
  syncPolicy: {automated: {prune: true}}
`;

const NOTE = 'note: sealed-secrets-certificate-static corp/cluster:mail/tls.yaml';

chainTests('an Ingress of a certificate that cert-manager renews, beside where it was sealed once', {
  team: {
    'corp/cluster': {
      'flux/mail.yaml': FLUX,
      'mail/certificate.yaml': ISSUED,
      'mail/ingress.yaml':
        'apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: mail, namespace: mail}\nspec: {tls: [{hosts: [mail.corp.internal], secretName: mail-tls}]}\n',
    },
  },
  edges: [['mail/certificate.yaml', 'mail/ingress.yaml']],
  breaks: {
    'a sealed copy put back': {
      edits: { 'corp/cluster:mail/tls.yaml': SEALED },
      says: ['warning: two-writers corp/cluster:mail/tls.yaml'],
    },
    'sealed instead of renewed': {
      edits: { 'corp/cluster:mail/tls.yaml': SEALED, 'corp/cluster:mail/certificate.yaml': undefined },
      says: [NOTE],
    },
    'Flux suspended, which no renewal waits for': {
      edits: { 'corp/cluster:flux/mail.yaml': ['interval: 10m', 'suspend: true, interval: 10m'] },
      says: [],
      change: [],
    },
    'Argo CD by hand, which no renewal waits for': {
      edits: { 'corp/cluster:argo/mail.yaml': APPLICATION.replace(/ {2}syncPolicy.*\n/, '') },
      says: [],
      change: [],
    },
  },
});
