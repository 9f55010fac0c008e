import { chainTests } from '../support/team-chains.ts';

/** Certificates that Terraform carries from one provider to another, and from one state to another. */

const OWNERS = { '.github/CODEOWNERS': '* @corp/shop\n' };

const ORIGIN = `resource "cloudflare_origin_ca_certificate" "shop" {
  csr                  = tls_cert_request.shop.cert_request_pem
  hostnames            = ["shop.corp.internal"]
  request_type         = "origin-rsa"
  requested_validity   = 365
  min_days_for_renewal = 60
}

resource "aws_secretsmanager_secret" "shop" {
  name = "prod/shop-origin"
}

resource "aws_secretsmanager_secret_version" "shop" {
  secret_id = aws_secretsmanager_secret.shop.id
  secret_string = jsonencode({
    certificate = cloudflare_origin_ca_certificate.shop.certificate
    key         = tls_private_key.shop.private_key_pem
  })
}
`;

const EXTERNAL = `apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: {name: origin-tls, namespace: shop}
spec:
  refreshInterval: 1h
  secretStoreRef: {name: aws, kind: ClusterSecretStore}
  target: {name: origin-tls, template: {type: kubernetes.io/tls}}
  dataFrom: [{extract: {key: prod/shop-origin}}]
`;

const INGRESS = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: shop, namespace: shop}
spec:
  tls: [{hosts: [shop.corp.internal], secretName: origin-tls}]
  rules: [{host: shop.corp.internal}]
`;

const ATLANTIS = `version: 3
projects:
  - dir: cloudflare
`;

chainTests('an origin certificate of Cloudflare, through Secrets Manager, into a cluster', {
  team: {
    'corp/platform': { 'cloudflare/shop.tf': ORIGIN, 'atlantis.yaml': ATLANTIS },
    'corp/shop': { 'deploy/origin.yaml': EXTERNAL, 'deploy/ingress.yaml': INGRESS, ...OWNERS },
  },
  edges: [
    ['cloudflare/shop.tf', 'deploy/origin.yaml'],
    ['deploy/origin.yaml', 'deploy/ingress.yaml'],
  ],
  breaks: {
    'no renewal ahead of the end': {
      edits: { 'corp/platform:cloudflare/shop.tf': ['  min_days_for_renewal = 60\n', ''] },
      says: ['note: terraform-origin-ca-not-renewed corp/platform:cloudflare/shop.tf'],
    },
    'another secret written': {
      edits: { 'corp/platform:cloudflare/shop.tf': ['"prod/shop-origin"', '"prod/shop-origin-2027"'] },
      says: ['warning: stored-path-unwritten corp/shop:deploy/origin.yaml'],
      change: ['error: automation-removed corp/platform:cloudflare/shop.tf'],
    },
    'the string ignored': {
      edits: {
        'corp/platform:cloudflare/shop.tf': [
          '  secret_id = aws_secretsmanager_secret.shop.id\n',
          '  secret_id = aws_secretsmanager_secret.shop.id\n  lifecycle {\n    ignore_changes = [secret_string]\n  }\n',
        ],
      },
      says: ['warning: terraform-certificate-ignored corp/platform:cloudflare/shop.tf'],
    },
  },
});

const GOOGLE = `resource "vault_pki_secret_backend_cert" "www" {
  for_each    = toset(["www", "api"])
  backend     = "pki_int"
  name        = "server"
  common_name = "\${each.key}.corp.internal"
  auto_renew  = true
}

resource "google_compute_ssl_certificate" "www" {
  for_each    = vault_pki_secret_backend_cert.www
  certificate = each.value.certificate
  private_key = each.value.private_key

  lifecycle {
    create_before_destroy = true
  }
}

resource "google_compute_target_https_proxy" "www" {
  ssl_certificates = [google_compute_ssl_certificate.www["www"].id]
}
`;

const GITLAB = `apply:
  image: hashicorp/terraform:1.14
  script:
    - terraform init
    - terraform apply -auto-approve
  rules:
    - if: $CI_PIPELINE_SOURCE == "schedule"
`;

chainTests('the PKI of Vault to a proxy of Google, for each name, applied by GitLab', {
  team: { 'corp/edge': { 'main.tf': GOOGLE, '.gitlab-ci.yml': GITLAB, ...OWNERS } },
  edges: [
    ['.gitlab-ci.yml', 'main.tf'],
    ['main.tf', 'main.tf'],
  ],
  breaks: {
    'no renewal': {
      edits: { 'corp/edge:main.tf': ['auto_renew  = true', 'auto_renew  = false'] },
      says: ['warning: terraform-vault-auto-renew-off corp/edge:main.tf'],
    },
    'an upload by hand': {
      edits: {
        'corp/edge:main.tf': ['certificate = each.value.certificate', 'certificate = file("www.pem")'],
      },
      says: ['warning: terraform-google-self-managed corp/edge:main.tf'],
    },
    'a plan in place of the apply': {
      edits: { 'corp/edge:.gitlab-ci.yml': ['terraform apply -auto-approve', 'terraform plan'] },
      says: [],
      change: ['error: automation-removed corp/edge:.gitlab-ci.yml'],
    },
  },
});

const IMPORT = `resource "acme_certificate" "shop" {
  account_key_pem = acme_registration.corp.account_key_pem
  common_name     = "shop.corp.internal"
}

resource "azurerm_key_vault" "shop" {
  name = "kv-shop"
}

resource "azurerm_key_vault_certificate" "shop" {
  name         = "shop-tls"
  key_vault_id = azurerm_key_vault.shop.id

  certificate {
    contents = acme_certificate.shop.certificate_p12
  }
}
`;

const APIM = `resource "azurerm_api_management_custom_domain" "shop" {
  gateway {
    host_name    = "shop.corp.internal"
    key_vault_id = data.azurerm_key_vault_secret.shop.versionless_id
  }
}

data "azurerm_key_vault_secret" "shop" {
  name         = "shop-tls"
  key_vault_id = data.azurerm_key_vault.shop.id
}
`;

chainTests('ACME into Key Vault by Terraform, to API Management of another repository', {
  team: { 'corp/pki': { 'shop.tf': IMPORT }, 'corp/shop': { 'infra/apim.tf': APIM, ...OWNERS } },
  edges: [['shop.tf', 'infra/apim.tf']],
  breaks: {
    'a file imported': {
      edits: { 'corp/pki:shop.tf': ['acme_certificate.shop.certificate_p12', 'filebase64("shop.p12")'] },
      says: ['warning: terraform-static-pfx corp/pki:shop.tf'],
    },
    'one version read': {
      edits: { 'corp/shop:infra/apim.tf': ['.versionless_id', '.id'] },
      says: ['warning: terraform-pinned-version corp/shop:infra/apim.tf'],
    },
    'another name looked up': {
      edits: { 'corp/shop:infra/apim.tf': ['"shop-tls"', '"shop-tsl"'] },
      says: ['warning: stored-path-unwritten corp/shop:infra/apim.tf'],
    },
    'the import gone': {
      edits: { 'corp/pki:shop.tf': IMPORT.slice(0, IMPORT.indexOf('resource "azurerm_key_vault_certificate"')) },
      says: [],
      change: ['error: automation-removed corp/pki:shop.tf'],
    },
  },
});

const PARAMETER = `resource "aws_acm_certificate" "www" {
  domain_name       = "www.corp.internal"
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

resource "aws_ssm_parameter" "www" {
  name  = "/certificates/www/arn"
  type  = "String"
  value = aws_acm_certificate.www.arn
}

output "www_certificate_arn" {
  value = aws_acm_certificate.www.arn
}
`;

const LOOKUP = `data "aws_ssm_parameter" "certificate" {
  name = "/certificates/www/arn"
}

resource "aws_cloudfront_distribution" "www" {
  viewer_certificate {
    acm_certificate_arn = data.aws_ssm_parameter.certificate.value
  }
}
`;

const REMOTE = `data "terraform_remote_state" "dns" {
  backend = "s3"
  config  = { bucket = "corp-terraform", key = "dns/terraform.tfstate" }
}

resource "aws_lb_listener" "https" {
  port            = 443
  certificate_arn = data.terraform_remote_state.dns.outputs.www_certificate_arn
}
`;

chainTests('the ARN of ACM by a parameter and by the state of another repository', {
  team: {
    'corp/dns': { 'main.tf': PARAMETER },
    'corp/shop': { 'infra/cdn.tf': LOOKUP, ...OWNERS },
    'corp/portal': { 'infra/listener.tf': REMOTE, '.github/CODEOWNERS': '* @corp/portal\n' },
  },
  edges: [
    ['main.tf', 'infra/cdn.tf'],
    ['main.tf', 'infra/listener.tf'],
  ],
  breaks: {
    'another parameter written': {
      edits: { 'corp/dns:main.tf': ['/certificates/www/arn', '/tls/www/arn'] },
      says: ['warning: stored-path-unwritten corp/shop:infra/cdn.tf'],
      change: ['error: automation-removed corp/dns:main.tf'],
    },
    'another name of the output': {
      edits: { 'corp/dns:main.tf': ['output "www_certificate_arn"', 'output "www_cert_arn"'] },
      says: [],
      change: ['error: automation-removed corp/dns:main.tf'],
    },
    'validation by e-mail': {
      edits: { 'corp/dns:main.tf': ['"DNS"', '"EMAIL"'] },
      says: ['warning: terraform-acm-email-validation corp/dns:main.tf'],
    },
  },
});
