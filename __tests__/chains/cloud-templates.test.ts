import { chainTests } from '../support/team-chains.ts';

/** Certificates that a cloud renews by itself, and the templates and configurations that refer to them. */

const OWNERS = { '.github/CODEOWNERS': '* @corp/shop\n' };

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
