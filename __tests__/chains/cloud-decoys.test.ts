import { chainTests } from '../support/team-chains.ts';

/** What looks like a broken chain, and is none. */

const CERTIFICATE = `apiVersion: cert-manager.io/v1
kind: Certificate
metadata: {name: web, namespace: web}
spec: {secretName: web-tls, dnsNames: [web.corp.internal], issuerRef: {name: corp, kind: ClusterIssuer}}
`;

const INGRESS = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web, namespace: web}
spec:
  tls: [{hosts: [web.corp.internal], secretName: web-tls}]
  rules: [{host: web.corp.internal}]
`;

chainTests('a Secret that a test makes for itself, beside a Certificate of the same name', {
  team: {
    'corp/web': {
      'deploy/certificate.yaml': CERTIFICATE,
      'deploy/ingress.yaml': INGRESS,
      '.github/workflows/test.yml': `on: [pull_request]
jobs:
  end-to-end:
    runs-on: ubuntu-24.04
    steps:
      - run: ./hack/generate-certs.sh
      - run: kubectl create secret tls web-tls -n web --cert=tls.crt --key=tls.key
`,
      'hack/generate-certs.sh': `#!/bin/sh
openssl req -x509 -newkey rsa:2048 -nodes -days 365 -subj /CN=web.corp.internal -keyout tls.key -out tls.crt
`,
    },
  },
  breaks: {},
});

chainTests('a script for a person who sets a cluster up', {
  team: {
    'corp/web': {
      'hack/secret.sh': `#!/bin/sh
kubectl create secret tls api-tls -n api --cert=$1 --key=$2
`,
      'deploy/api.yaml': `apiVersion: apps/v1
kind: Deployment
metadata: {name: api, namespace: api}
spec:
  selector: {matchLabels: {app: api}}
  template:
    metadata: {labels: {app: api}}
    spec:
      containers: [{name: api, image: "registry.corp.internal/api:3", volumeMounts: [{name: tls, mountPath: /tls}]}]
      volumes: [{name: tls, secret: {secretName: api-tls}}]
`,
    },
  },
  breaks: {},
});

const STACK = (domain: string) => `resource "aws_acm_certificate" "www" {
  domain_name       = "${domain}"
  validation_method = "DNS"
  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_route53_record" "www" {
  for_each = { for o in aws_acm_certificate.www.domain_validation_options : o.domain_name => o }
  name     = each.value.resource_record_name
  records  = [each.value.resource_record_value]
}
`;

const LISTENER = `resource "aws_lb_listener" "https" {
  port            = 443
  certificate_arn = aws_acm_certificate.www.arn
}
`;

chainTests('the same names in the same folders of two repositories', {
  team: {
    'corp/one': { 'infra/certificate.tf': STACK('one.corp.internal'), 'infra/listener.tf': LISTENER },
    'corp/two': { 'infra/certificate.tf': STACK('two.corp.internal'), 'infra/listener.tf': LISTENER },
  },
  breaks: {
    'one of them': {
      edits: { 'corp/one:infra/certificate.tf': undefined, 'corp/one:infra/listener.tf': undefined },
      says: [],
      change: [],
    },
    'one that goes over to a module of a registry': {
      edits: {
        'corp/one:infra/certificate.tf': `module "certificate" {
  source      = "terraform-aws-modules/acm/aws"
  version     = "~> 6.0"
  domain_name = "one.corp.internal"
}
`,
        'corp/one:infra/listener.tf': ['aws_acm_certificate.www.arn', 'module.certificate.acm_certificate_arn'],
      },
      says: [],
      change: [],
    },
    'another name for the resource': {
      edits: {
        'corp/two:infra/certificate.tf': STACK('two.corp.internal').replaceAll('www', 'public'),
        'corp/two:infra/listener.tf': ['aws_acm_certificate.www', 'aws_acm_certificate.public'],
      },
      says: [],
      change: [],
    },
    'all in one file': {
      edits: {
        'corp/two:infra/certificate.tf': undefined,
        'corp/two:infra/listener.tf': undefined,
        'corp/two:infra/main.tf': `${STACK('two.corp.internal')}\n${LISTENER}`,
      },
      says: [],
      change: [],
    },
  },
});

const JOB = (schedule: string) => `on:
  schedule:
    - cron: "${schedule}"
jobs:
  renew:
    runs-on: [self-hosted, pki]
    steps:
      - run: lego --email pki@corp.internal --domains shop.corp.internal --dns route53 renew --days 30
      - run: vault kv put secret/shop/tls certificate=@.lego/certificates/shop.corp.internal.crt
`;

const SECRET = (path: string) => `apiVersion: secrets.hashicorp.com/v1beta1
kind: VaultStaticSecret
metadata: {name: shop-tls, namespace: shop}
spec:
  mount: secret
  type: kv-v2
  path: ${path}
  destination: {name: shop-tls, create: true, type: kubernetes.io/tls}
`;

chainTests('a path of Vault that moves on both sides, and a job that moves to another system', {
  team: {
    'corp/pki': { '.github/workflows/renew.yml': JOB('41 2 * * *'), 'deploy/secret.yaml': SECRET('shop/tls') },
  },
  breaks: {
    'another path': {
      edits: {
        'corp/pki:.github/workflows/renew.yml': ['secret/shop/tls', 'secret/shop/web-tls'],
        'corp/pki:deploy/secret.yaml': SECRET('shop/web-tls'),
      },
      says: [],
      change: [],
    },
    'another hour': {
      edits: { 'corp/pki:.github/workflows/renew.yml': ['41 2 * * *', '11 4 * * *'] },
      says: [],
      change: [],
    },
    'another file': {
      edits: {
        'corp/pki:.github/workflows/renew.yml': undefined,
        'corp/pki:.github/workflows/certificates.yml': JOB('41 2 * * *'),
      },
      says: [],
      change: [],
    },
    GitLab: {
      edits: {
        'corp/pki:.github/workflows/renew.yml': undefined,
        'corp/pki:.gitlab-ci.yml': `renew:
  rules:
    - if: $CI_PIPELINE_SOURCE == "schedule"
  script:
    - lego --email pki@corp.internal --domains shop.corp.internal --dns route53 renew --days 30
    - vault kv put secret/shop/tls certificate=@.lego/certificates/shop.corp.internal.crt
`,
      },
      says: [],
      change: [],
    },
  },
});
