import type { Mechanism } from '../../model/index.ts';
import { cloudRules } from './cloud-rules.ts';
import { read } from './read.ts';
import { rules } from './rules.ts';

export const terraform: Mechanism = {
  id: 'terraform',
  title: 'Terraform and OpenTofu',
  identifiedBy:
    '`*.tf` and `*.tofu` with certificate resources of AWS, Azure, Google Cloud, tls, acme, Vault, Cloudflare and others',
  references: ['https://developer.hashicorp.com/terraform/language', 'https://opentofu.org/docs/language/'],
  accepts: (path) => /\.(?:tf|tofu)(?:\.\w+)?$/.test(path) && !path.endsWith('.json'),
  needles: ['cert', 'tls_', 'ssl_', '_ssl', '/ssl', '.pfx', 'pfx_', '_pfx', '"acme"', 'key_vault_secret'],
  read,
  rules: [...rules, ...cloudRules],
};
