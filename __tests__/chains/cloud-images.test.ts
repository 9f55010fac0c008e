/** Certificates that builds take in, keystores that applications read, and files that Terraform deploys. */
import { issue } from '../../scripts/fixtures/pki.ts';
import { chainTests } from '../support/team-chains.ts';

const OWNERS = { '.github/CODEOWNERS': '* @corp/web\n' };

const authority = await issue({ subject: 'CN=Corp CA', notBefore: '2024-01-01', notAfter: '2044-01-01', ca: true });
const www = { subject: 'CN=www.corp.internal', names: ['www.corp.internal'], issuer: authority };
const current = await issue({ ...www, notBefore: '2026-09-01', notAfter: '2027-08-31' });
const renewed = await issue({ ...www, notBefore: '2026-11-20', notAfter: '2027-11-19' });

const RENEW = `name: certificates
on:
  schedule:
    - cron: "41 2 * * *"
jobs:
  www:
    runs-on: [self-hosted, pki]
    steps:
      - uses: actions/checkout@v4
      - run: lego --path /srv/lego --email pki@corp.internal --domains www.corp.internal --dns route53 renew --days 30
      - run: cp /srv/lego/certificates/www.corp.internal.crt certs/www.pem
      - run: |
          git add certs/www.pem
          git commit -m "Renewed" || exit 0
          git push
`;

const DOCKERFILE = `FROM nginx:1.29
COPY certs/www.pem /etc/nginx/tls/www.pem
`;

chainTests('lego that commits what it renews, for an image that takes it in', {
  team: {
    'corp/web': {
      '.github/workflows/certificates.yml': RENEW,
      'certs/www.pem': current.pem,
      Dockerfile: DOCKERFILE,
      ...OWNERS,
    },
  },
  says: ['note: docker-certificate-in-image corp/web:Dockerfile'],
  edges: [
    ['.github/workflows/certificates.yml', 'cert:'],
    ['cert:', 'Dockerfile'],
  ],
  breaks: {
    'a pull request in place of a push': {
      edits: {
        'corp/web:.github/workflows/certificates.yml': [
          'git push',
          'git push origin HEAD:renewed\n          gh pr create --fill',
        ],
      },
      says: [
        'note: docker-certificate-in-image corp/web:Dockerfile',
        'warning: github-actions-renewal-waits-for-review corp/web:.github/workflows/certificates.yml',
      ],
    },
    'no renewal': {
      edits: { 'corp/web:.github/workflows/certificates.yml': undefined },
      says: ['note: docker-certificate-in-image corp/web:Dockerfile', 'note: no-automation corp/web:certs/www.pem'],
      change: [
        'error: automation-removed corp/web:.github/workflows/certificates.yml',
        'note: no-automation corp/web:certs/www.pem',
      ],
    },
    'another name asked for': {
      edits: {
        'corp/web:.github/workflows/certificates.yml': ['--domains www.corp', '--domains web.corp'],
      },
      says: ['note: docker-certificate-in-image corp/web:Dockerfile', 'note: no-automation corp/web:certs/www.pem'],
    },
  },
});

const IMPORTED = `resource "aws_acm_certificate" "www" {
  certificate_body = file("\${path.module}/../certs/www.pem")
  private_key      = var.key

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_lb_listener" "https" {
  port            = 443
  certificate_arn = aws_acm_certificate.www.arn
}
`;

chainTests('a committed certificate that Terraform imports, and the copy of another team', {
  team: {
    'corp/web': { 'infra/main.tf': IMPORTED, 'certs/www.pem': current.pem, ...OWNERS },
    'corp/edge': {
      'image/Dockerfile': 'FROM envoy:1.36\nCOPY tls/www.pem /etc/envoy/www.pem\n',
      'image/tls/www.pem': current.pem,
      '.github/CODEOWNERS': '* @corp/edge\n',
    },
  },
  says: [
    'note: docker-certificate-in-image corp/edge:image/Dockerfile',
    'note: no-automation corp/edge:image/tls/www.pem',
    'warning: terraform-acm-imported corp/web:infra/main.tf',
  ],
  edges: [
    ['cert:', 'infra/main.tf'],
    ['cert:', 'image/Dockerfile'],
  ],
  breaks: {
    'renewed here alone': {
      edits: { 'corp/web:certs/www.pem': renewed.pem },
      says: [
        'note: docker-certificate-in-image corp/edge:image/Dockerfile',
        'note: no-automation corp/web:certs/www.pem',
        'warning: stale-copy corp/edge:image/tls/www.pem',
        'warning: terraform-acm-imported corp/web:infra/main.tf',
      ],
      change: ['warning: copies-left-behind corp/web:certs/www.pem'],
    },
  },
});

const SPRING = `server:
  port: 8443
  ssl: {bundle: web}
spring:
  ssl:
    bundle:
      pem:
        web:
          reload-on-update: true
          keystore: {certificate: "file:/etc/tls/tls.crt", private-key: "file:/etc/tls/tls.key"}
`;

const CERTIFICATE = `apiVersion: cert-manager.io/v1
kind: Certificate
metadata: {name: web, namespace: web}
spec: {secretName: web-tls, dnsNames: [web.corp.internal], issuerRef: {name: corp, kind: ClusterIssuer}}
`;

const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers: [{name: web, image: "registry.corp.internal/web:7", volumeMounts: [{name: tls, mountPath: /etc/tls}]}]
      volumes: [{name: tls, secret: {secretName: web-tls}}]
`;

chainTests('cert-manager to a Spring bundle that reloads by itself', {
  team: {
    'corp/web': {
      'deploy/certificate.yaml': CERTIFICATE,
      'deploy/web.yaml': DEPLOYMENT,
      'src/main/resources/application.yml': SPRING,
      ...OWNERS,
    },
  },
  edges: [['deploy/certificate.yaml', 'deploy/web.yaml']],
  breaks: {
    'no reload in the bundle': {
      edits: { 'corp/web:src/main/resources/application.yml': ['          reload-on-update: true\n', ''] },
      says: [
        'note: consumer-not-reloaded corp/web:deploy/web.yaml',
        'note: spring-bundle-not-reloaded corp/web:src/main/resources/application.yml',
      ],
    },
    'a keystore of the server itself': {
      edits: {
        'corp/web:src/main/resources/application.yml':
          'server:\n  port: 8443\n  ssl:\n    key-store: file:/etc/tls/keystore.p12\n',
      },
      says: [
        'note: consumer-not-reloaded corp/web:deploy/web.yaml',
        'note: spring-bundle-not-reloaded corp/web:src/main/resources/application.yml',
      ],
    },
  },
});
