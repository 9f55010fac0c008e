import { chainTests } from '../support/team-chains.ts';

/** Certificates that pass through modules, data sources and stores of a cloud, from one repository to another. */

const OWNERS = { '.github/CODEOWNERS': '* @corp/shop\n' };

const MODULE = `variable "domain" {
  type = string
}

resource "aws_acm_certificate" "this" {
  domain_name       = var.domain
  validation_method = "DNS"

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_route53_record" "validation" {
  for_each = { for o in aws_acm_certificate.this.domain_validation_options : o.domain_name => o }
  name     = each.value.resource_record_name
  records  = [each.value.resource_record_value]
  type     = each.value.resource_record_type
  ttl      = 60
  zone_id  = var.zone_id
}

output "certificate_arn" {
  value = aws_acm_certificate.this.arn
}
`;

const stack = (source: string) => `module "certificate" {
  source = "${source}"
  domain = "www.corp.internal"
}

locals {
  www_certificate = module.certificate.certificate_arn
}
`;

const LISTENER = `module "listener" {
  source          = "../../modules/listener"
  certificate_arn = local.www_certificate
}
`;

const LISTENER_MODULE = `variable "certificate_arn" {
  type = string
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = var.load_balancer_arn
  port              = 443
  protocol          = "HTTPS"
  certificate_arn   = var.certificate_arn
}
`;

chainTests('ACM in a module beside the stack, through a local, into a module that serves it', {
  team: {
    'corp/infra': {
      'modules/acm/main.tf': MODULE,
      'modules/listener/main.tf': LISTENER_MODULE,
      'stacks/www/certificate.tf': stack('../../modules/acm'),
      'stacks/www/listener.tf': LISTENER,
      ...OWNERS,
    },
  },
  edges: [
    ['modules/acm/main.tf', 'stacks/www/certificate.tf'],
    ['stacks/www/certificate.tf', 'stacks/www/listener.tf'],
    ['stacks/www/listener.tf', 'modules/listener/main.tf'],
  ],
  breaks: {
    'a variable in its place': {
      edits: {
        'corp/infra:stacks/www/certificate.tf':
          'variable "www_certificate_arn" {}\nlocals {\n  www_certificate = var.www_certificate_arn\n}\n',
      },
      says: [],
    },
    'validation by e-mail': {
      edits: { 'corp/infra:modules/acm/main.tf': ['"DNS"', '"EMAIL"'] },
      says: ['warning: terraform-acm-email-validation corp/infra:modules/acm/main.tf'],
    },
    'an import from a file in the module': {
      edits: {
        'corp/infra:modules/acm/main.tf': [
          '  domain_name       = var.domain\n  validation_method = "DNS"\n',
          '  certificate_body = file("${path.module}/www.pem")\n  private_key      = var.key\n',
        ],
      },
      says: ['warning: terraform-acm-imported corp/infra:modules/acm/main.tf'],
    },
  },
});

chainTests('ACM in a module of another repository', {
  team: {
    'corp/tf-modules': { 'acm/main.tf': MODULE },
    'corp/shop': {
      'infra/certificate.tf': stack('git::https://git.corp.internal/corp/tf-modules.git//acm?ref=v3.2.0'),
      'infra/listener.tf':
        'resource "aws_lb_listener" "https" {\n  port            = 443\n  certificate_arn = local.www_certificate\n}\n',
      ...OWNERS,
    },
  },
  edges: [
    ['acm/main.tf', 'infra/certificate.tf'],
    ['infra/certificate.tf', 'infra/listener.tf'],
  ],
  breaks: {
    'validation by e-mail': {
      edits: { 'corp/tf-modules:acm/main.tf': ['"DNS"', '"EMAIL"'] },
      says: ['warning: terraform-acm-email-validation corp/tf-modules:acm/main.tf'],
    },
    'the certificate gone from the module': {
      edits: {
        'corp/tf-modules:acm/main.tf': 'variable "domain" {}\noutput "certificate_arn" {\n  value = var.arn\n}\n',
      },
      says: [],
      change: ['error: automation-removed corp/tf-modules:acm/main.tf'],
    },
  },
});

chainTests('ACM that other repositories look up by its domain', {
  team: {
    'corp/platform': { 'dns/certificates.tf': MODULE.replace('var.domain', '"www.corp.internal"') },
    'corp/shop': {
      'infra/listener.tf': `data "aws_acm_certificate" "www" {
  domain      = "www.corp.internal"
  statuses    = ["ISSUED"]
  most_recent = true
}

resource "aws_lb_listener" "https" {
  port            = 443
  certificate_arn = data.aws_acm_certificate.www.arn
}
`,
      ...OWNERS,
    },
  },
  edges: [['dns/certificates.tf', 'infra/listener.tf']],
  breaks: {
    'the certificate gone': {
      edits: { 'corp/platform:dns/certificates.tf': undefined },
      says: [],
      change: ['error: automation-removed corp/platform:dns/certificates.tf'],
    },
    'another domain looked up': {
      edits: { 'corp/shop:infra/listener.tf': ['"www.corp.internal"', '"shop.corp.internal"'] },
      says: [],
    },
  },
});

const VAULT = `resource "azurerm_key_vault_certificate" "shop" {
  name         = "shop-tls"
  key_vault_id = azurerm_key_vault.corp.id

  certificate_policy {
    issuer_parameters {
      name = "DigiCert"
    }

    lifetime_action {
      action {
        action_type = "AutoRenew"
      }

      trigger {
        days_before_expiry = 30
      }
    }
  }
}
`;

const GATEWAY = `resource "azurerm_application_gateway" "shop" {
  name = "shop"

  ssl_certificate {
    name                = "shop"
    key_vault_secret_id = azurerm_key_vault_certificate.shop.versionless_secret_id
  }
}
`;

chainTests('Key Vault that renews by itself, to an application gateway that follows', {
  team: { 'corp/shop': { 'infra/vault.tf': VAULT, 'infra/gateway.tf': GATEWAY, ...OWNERS } },
  edges: [['infra/vault.tf', 'infra/gateway.tf']],
  breaks: {
    'one version taken': {
      edits: { 'corp/shop:infra/gateway.tf': ['versionless_secret_id', 'secret_id'] },
      says: ['warning: terraform-pinned-version corp/shop:infra/gateway.tf'],
    },
    'an e-mail in place of a renewal': {
      edits: { 'corp/shop:infra/vault.tf': ['"AutoRenew"', '"EmailContacts"'] },
      says: ['warning: terraform-key-vault-not-renewed corp/shop:infra/vault.tf'],
    },
    'a file imported': {
      edits: {
        'corp/shop:infra/vault.tf': [
          '  certificate_policy {\n',
          '  certificate {\n    contents = filebase64("shop.pfx")\n  }\n\n  certificate_policy {\n',
        ],
      },
      says: [],
    },
    'a file in the gateway': {
      edits: {
        'corp/shop:infra/gateway.tf': [
          'key_vault_secret_id = azurerm_key_vault_certificate.shop.versionless_secret_id',
          'data                = filebase64("shop.pfx")',
        ],
      },
      says: ['warning: terraform-static-pfx corp/shop:infra/gateway.tf'],
    },
  },
});

const BICEP = `resource gateway 'Microsoft.Network/applicationGateways@2024-05-01' = {
  name: 'shop'
  properties: {
    sslCertificates: [
      {
        name: 'shop'
        properties: { keyVaultSecretId: 'https://kv-corp.vault.azure.net/secrets/shop-tls' }
      }
    ]
  }
}
`;

chainTests('Key Vault in one repository, Bicep in another, and a third that looks it up', {
  team: {
    'corp/platform': {
      'vault/main.tf': `resource "azurerm_key_vault" "corp" {\n  name = "kv-corp"\n}\n\n${VAULT}`,
    },
    'corp/shop': { 'infra/gateway.bicep': BICEP, ...OWNERS },
    'corp/portal': {
      'infra/frontdoor.tf': `data "azurerm_key_vault_certificate" "shop" {
  name         = "shop-tls"
  key_vault_id = data.azurerm_key_vault.corp.id
}

resource "azurerm_cdn_frontdoor_secret" "shop" {
  secret {
    customer_certificate {
      key_vault_certificate_id = data.azurerm_key_vault_certificate.shop.versionless_id
    }
  }
}
`,
    },
  },
  edges: [
    ['vault/main.tf', 'infra/gateway.bicep'],
    ['vault/main.tf', 'infra/frontdoor.tf'],
  ],
  breaks: {
    'a version behind the URL': {
      edits: {
        'corp/shop:infra/gateway.bicep': ['/shop-tls', '/shop-tls/0123456789abcdef0123456789abcdef'],
      },
      says: ['warning: version-pins-fixed-reference corp/shop:infra/gateway.bicep'],
    },
    'one version looked up': {
      edits: { 'corp/portal:infra/frontdoor.tf': ['.versionless_id', '.id'] },
      says: ['warning: terraform-pinned-version corp/portal:infra/frontdoor.tf'],
    },
    'another name in the vault': {
      edits: { 'corp/platform:vault/main.tf': ['"shop-tls"', '"shop-tls-2027"'] },
      says: [
        'warning: stored-path-unwritten corp/portal:infra/frontdoor.tf',
        'warning: stored-path-unwritten corp/shop:infra/gateway.bicep',
      ],
    },
    'the certificate gone from the vault': {
      edits: { 'corp/platform:vault/main.tf': 'resource "azurerm_key_vault" "corp" {\n  name = "kv-corp"\n}\n' },
      says: [],
      change: ['error: automation-removed corp/platform:vault/main.tf'],
    },
  },
});

const TEMPLATE = `AWSTemplateFormatVersion: "2010-09-09"
Resources:
  ShopCertificate:
    Type: AWS::CertificateManager::Certificate
    Properties:
      DomainName: shop.corp.internal
      ValidationMethod: DNS
      DomainValidationOptions:
        - DomainName: shop.corp.internal
          HostedZoneId: Z0123456789
Outputs:
  CertificateArn:
    Value: !Ref ShopCertificate
    Export:
      Name: corp-shop-certificate
`;

const SERVICE = `AWSTemplateFormatVersion: "2010-09-09"
Resources:
  Listener:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      Port: 443
      Protocol: HTTPS
      Certificates:
        - CertificateArn: !ImportValue corp-shop-certificate
`;

chainTests('CloudFormation, exported by one stack and imported by another repository', {
  team: {
    'corp/platform': { 'stacks/certificates.yaml': TEMPLATE },
    'corp/shop': { 'cloudformation/service.yaml': SERVICE, ...OWNERS },
  },
  edges: [['stacks/certificates.yaml', 'cloudformation/service.yaml']],
  breaks: {
    'no method of validation': {
      edits: { 'corp/platform:stacks/certificates.yaml': ['      ValidationMethod: DNS\n', ''] },
      says: ['warning: cloudformation-email-validation corp/platform:stacks/certificates.yaml'],
    },
    'another name of the export': {
      edits: {
        'corp/platform:stacks/certificates.yaml': ['Name: corp-shop-certificate', 'Name: corp-shop-cert'],
      },
      says: [],
    },
    'another name imported': {
      edits: { 'corp/shop:cloudformation/service.yaml': ['corp-shop-certificate', 'corp-web-certificate'] },
      says: [],
    },
    'the certificate gone': {
      edits: { 'corp/platform:stacks/certificates.yaml': undefined },
      says: [],
      change: ['error: automation-removed corp/platform:stacks/certificates.yaml'],
    },
    'an upload to IAM': {
      edits: {
        'corp/platform:stacks/certificates.yaml': TEMPLATE.replace(
          'AWS::CertificateManager::Certificate',
          'AWS::IAM::ServerCertificate',
        ),
      },
      says: ['warning: cloudformation-iam-server-certificate corp/platform:stacks/certificates.yaml'],
    },
  },
});
