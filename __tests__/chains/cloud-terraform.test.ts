import { chainTests } from '../support/team-chains.ts';

/** Certificates that Terraform asks for, and hands on to what serves them. */

const OWNERS = { '.github/CODEOWNERS': '* @corp/shop\n' };

const ACM = `resource "aws_acm_certificate" "www" {
  domain_name       = "www.corp.internal"
  validation_method = "DNS"

  lifecycle {
    create_before_destroy = true
  }
}
`;

const RECORDS = `resource "aws_route53_record" "validation" {
  for_each = { for o in aws_acm_certificate.www.domain_validation_options : o.domain_name => o }

  zone_id = data.aws_route53_zone.corp.id
  name    = each.value.resource_record_name
  type    = each.value.resource_record_type
  records = [each.value.resource_record_value]
  ttl     = 60
}

resource "aws_acm_certificate_validation" "www" {
  certificate_arn         = aws_acm_certificate.www.arn
  validation_record_fqdns = [for r in aws_route53_record.validation : r.fqdn]
}
`;

const listener = (arn: string) => `resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.www.arn
  port              = 443
  protocol          = "HTTPS"
  certificate_arn   = ${arn}

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.www.arn
  }
}
`;

chainTests('ACM, validated by DNS, on a load balancer', {
  team: {
    'corp/shop': {
      'infra/certificate.tf': ACM,
      'infra/dns.tf': RECORDS,
      'infra/listener.tf': listener('aws_acm_certificate_validation.www.certificate_arn'),
    },
  },
  edges: [
    ['infra/certificate.tf', 'infra/dns.tf'],
    ['infra/dns.tf', 'infra/listener.tf'],
  ],
  breaks: {
    'the validation records gone': {
      edits: {
        'corp/shop:infra/dns.tf': undefined,
        'corp/shop:infra/listener.tf': listener('aws_acm_certificate.www.arn'),
      },
      says: ['note: terraform-acm-no-validation-record corp/shop:infra/certificate.tf'],
      change: ['warning: terraform-acm-no-validation-record corp/shop:infra/certificate.tf'],
    },
    'a person who is asked by e-mail': {
      edits: { 'corp/shop:infra/certificate.tf': ['"DNS"', '"EMAIL"'] },
      says: ['warning: terraform-acm-email-validation corp/shop:infra/certificate.tf'],
    },
    'a certificate that is imported instead': {
      edits: {
        'corp/shop:infra/certificate.tf': [
          '  domain_name       = "www.corp.internal"\n  validation_method = "DNS"\n',
          '  certificate_body = var.certificate\n  private_key      = var.key\n',
        ],
      },
      says: ['warning: terraform-acm-imported corp/shop:infra/certificate.tf'],
    },
    'the ARN written down': {
      edits: {
        'corp/shop:infra/listener.tf': listener('"arn:aws:acm:eu-west-1:111122223333:certificate/6f1c"'),
      },
      says: [],
    },
    'the listener told to ignore it': {
      edits: {
        'corp/shop:infra/listener.tf': [
          '  default_action',
          '  lifecycle {\n    ignore_changes = [certificate_arn]\n  }\n\n  default_action',
        ],
      },
      says: ['warning: terraform-certificate-ignored corp/shop:infra/listener.tf'],
    },
    'the old one destroyed first': {
      edits: { 'corp/shop:infra/certificate.tf': ['    create_before_destroy = true\n', ''] },
      says: ['note: terraform-acm-replaced-in-place corp/shop:infra/certificate.tf'],
    },
  },
});

const ACME = `resource "acme_certificate" "cdn" {
  account_key_pem    = acme_registration.corp.account_key_pem
  common_name        = "cdn.corp.internal"
  min_days_remaining = 30

  dns_challenge {
    provider = "route53"
  }
}

resource "aws_acm_certificate" "cdn" {
  provider          = aws.us_east_1
  certificate_body  = acme_certificate.cdn.certificate_pem
  certificate_chain = acme_certificate.cdn.issuer_pem
  private_key       = acme_certificate.cdn.private_key_pem

  lifecycle {
    create_before_destroy = true
  }
}
`;

const CDN = `resource "aws_cloudfront_distribution" "cdn" {
  enabled = true

  viewer_certificate {
    acm_certificate_arn = aws_acm_certificate.cdn.arn
    ssl_support_method  = "sni-only"
  }
}
`;

const APPLY = `name: apply
on:
  push:
    branches: [main]
  schedule:
    - cron: "17 4 * * *"
jobs:
  apply:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: hashicorp/setup-terraform@v3
      - run: terraform -chdir=infra init -input=false
      - run: terraform -chdir=infra apply -auto-approve -input=false
`;

chainTests('acme_certificate to ACM to CloudFront, applied every night', {
  team: {
    'corp/cdn': {
      'infra/certificate.tf': ACME,
      'infra/cdn.tf': CDN,
      '.github/workflows/apply.yml': APPLY,
      ...OWNERS,
    },
  },
  edges: [
    ['.github/workflows/apply.yml', 'infra/certificate.tf'],
    ['infra/certificate.tf', 'infra/cdn.tf'],
  ],
  breaks: {
    'applied on pushes only': {
      edits: { 'corp/cdn:.github/workflows/apply.yml': ['  schedule:\n    - cron: "17 4 * * *"\n', ''] },
      says: ['note: terraform-apply-unscheduled corp/cdn:infra/certificate.tf'],
      change: [
        'note: terraform-apply-unscheduled corp/cdn:infra/certificate.tf',
        'warning: sync-weakened corp/cdn:.github/workflows/apply.yml',
      ],
    },
    'no more than a plan': {
      edits: { 'corp/cdn:.github/workflows/apply.yml': ['apply -auto-approve', 'plan -detailed-exitcode'] },
      says: [],
      change: ['error: automation-removed corp/cdn:.github/workflows/apply.yml'],
    },
    'the workflow gone': {
      edits: { 'corp/cdn:.github/workflows/apply.yml': undefined },
      says: [],
      change: ['error: automation-removed corp/cdn:.github/workflows/apply.yml'],
    },
    'the job switched off': {
      edits: { 'corp/cdn:.github/workflows/apply.yml': ['    runs-on', '    if: false\n    runs-on'] },
      says: ['note: terraform-apply-unscheduled corp/cdn:infra/certificate.tf'],
      change: [
        'note: terraform-apply-unscheduled corp/cdn:infra/certificate.tf',
        'warning: sync-weakened corp/cdn:.github/workflows/apply.yml',
      ],
    },
    'applied every other month': {
      edits: { 'corp/cdn:.github/workflows/apply.yml': ['17 4 * * *', '17 4 1 */2 *'] },
      says: ['warning: terraform-apply-too-rare corp/cdn:infra/certificate.tf'],
      change: [
        'warning: sync-weakened corp/cdn:.github/workflows/apply.yml',
        'warning: terraform-apply-too-rare corp/cdn:infra/certificate.tf',
      ],
    },
    'a renewal that is never due': {
      edits: { 'corp/cdn:infra/certificate.tf': ['min_days_remaining = 30', 'min_days_remaining = -1'] },
      says: ['warning: terraform-acme-renewal-window corp/cdn:infra/certificate.tf'],
    },
    'a committed file in its place': {
      edits: {
        'corp/cdn:infra/certificate.tf': [
          'certificate_body  = acme_certificate.cdn.certificate_pem',
          `certificate_body  = file("\${path.module}/tls/cdn.pem")`,
        ],
      },
      says: ['warning: terraform-acm-imported corp/cdn:infra/certificate.tf'],
    },
    'the renewed body ignored': {
      edits: {
        'corp/cdn:infra/certificate.tf': [
          '    create_before_destroy = true',
          '    create_before_destroy = true\n    ignore_changes        = [certificate_body, private_key, certificate_chain]',
        ],
      },
      says: ['warning: terraform-certificate-ignored corp/cdn:infra/certificate.tf'],
    },
  },
});

const PRIVATE = `resource "tls_private_key" "api" {
  algorithm = "ECDSA"
}

resource "tls_locally_signed_cert" "api" {
  cert_request_pem      = tls_cert_request.api.cert_request_pem
  ca_private_key_pem    = var.ca_key
  ca_cert_pem           = var.ca_cert
  validity_period_hours = 2160
  early_renewal_hours   = 720
  allowed_uses          = ["server_auth"]
}

resource "kubernetes_secret" "api" {
  metadata {
    name      = "api-tls"
    namespace = "api"
  }

  type = "kubernetes.io/tls"
  data = {
    "tls.crt" = tls_locally_signed_cert.api.cert_pem
    "tls.key" = tls_private_key.api.private_key_pem
  }
}
`;

const INGRESS = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: api, namespace: api}
spec:
  tls: [{hosts: [api.corp.internal], secretName: api-tls}]
  rules: [{host: api.corp.internal, http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: api, port: {number: 80}}}}]}}]
`;

chainTests('a certificate of the tls provider to a Secret that an Ingress of another repository serves', {
  team: {
    'corp/platform': { 'clusters/eu/api.tf': PRIVATE, '.github/workflows/apply.yml': APPLY },
    'corp/shop': { 'deploy/ingress.yaml': INGRESS, ...OWNERS },
  },
  edges: [['clusters/eu/api.tf', 'deploy/ingress.yaml']],
  breaks: {
    'another Secret written': {
      edits: { 'corp/platform:clusters/eu/api.tf': ['"api-tls"', '"api-certificate"'] },
      says: ['warning: consumer-without-producer corp/shop:deploy/ingress.yaml'],
    },
    'no renewal ahead of the end': {
      edits: { 'corp/platform:clusters/eu/api.tf': ['  early_renewal_hours   = 720\n', ''] },
      says: ['warning: terraform-no-early-renewal corp/platform:clusters/eu/api.tf'],
    },
    'the Secret written once': {
      edits: {
        'corp/platform:clusters/eu/api.tf': [
          '  type = "kubernetes.io/tls"',
          '  lifecycle {\n    ignore_changes = [data]\n  }\n\n  type = "kubernetes.io/tls"',
        ],
      },
      says: ['warning: terraform-certificate-ignored corp/platform:clusters/eu/api.tf'],
    },
    'the Secret no longer written': {
      edits: {
        'corp/platform:clusters/eu/api.tf': PRIVATE.slice(0, PRIVATE.indexOf('resource "kubernetes_secret"')),
      },
      says: [],
    },
    'another Secret asked for': {
      edits: { 'corp/shop:deploy/ingress.yaml': ['secretName: api-tls', 'secretName: api-cert'] },
      says: ['warning: consumer-without-producer corp/shop:deploy/ingress.yaml'],
    },
  },
});
