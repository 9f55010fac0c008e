import { chainTests } from '../support/team-chains.ts';

/** Certificates that Terraform passes through modules and data sources, from one repository to another. */

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
          `  certificate_body = file("\${path.module}/www.pem")\n  private_key      = var.key\n`,
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
