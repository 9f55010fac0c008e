import { textOf } from '../../facts/attributes.ts';
import { type FactKeys, factsBy } from '../../facts/index.ts';
import { factRule } from '../../facts/rule.ts';
import type { AttributeValue, Rule } from '../../model/index.ts';
import { own } from './own.ts';
import { isUploaded, levelOfUpload } from './renewal-window.ts';

const DOCS = 'https://registry.terraform.io/providers';
const AZURE = `${DOCS}/hashicorp/azurerm/latest/docs/resources`;

/** Resources that take a certificate by upload, with the level that the outcome deserves and what to use instead. */
const UPLOADS: Readonly<Record<string, { instead: string; rule: 'google' | 'digitalocean' | 'other' }>> = {
  google_compute_ssl_certificate: { rule: 'google', instead: 'google_compute_managed_ssl_certificate' },
  google_compute_region_ssl_certificate: {
    rule: 'google',
    instead: 'google_certificate_manager_certificate with `managed`',
  },
  google_certificate_manager_certificate: { rule: 'google', instead: 'the block `managed`' },
  digitalocean_certificate: { rule: 'digitalocean', instead: '`type = "lets_encrypt"`' },
  cloudflare_custom_ssl: { rule: 'other', instead: 'cloudflare_certificate_pack' },
  fastly_tls_certificate: { rule: 'other', instead: 'fastly_tls_subscription' },
  heroku_cert: { rule: 'other', instead: 'automated certificate management' },
  heroku_ssl: { rule: 'other', instead: 'automated certificate management' },
  oci_load_balancer_certificate: { rule: 'other', instead: 'the Certificates service' },
  ibm_cis_certificate_upload: { rule: 'other', instead: 'an ordered certificate' },
  alicloud_slb_server_certificate: { rule: 'other', instead: 'a certificate of the SSL service' },
};

function uploadRule(
  id: string,
  rule: 'google' | 'digitalocean' | 'other',
  more: Pick<Rule, 'title' | 'level' | 'otherLevels' | 'references'>,
): Rule {
  return factRule('terraform', {
    id,
    ...more,
    why: 'The provider does not renew an uploaded certificate. A person must remember to upload the next one.',
    fix: 'Use the certificate that the provider issues and renews itself.',
    problem(fact, context) {
      const kind = UPLOADS[textOf(own(fact).type) ?? ''];
      if (kind?.rule !== rule || !isUploaded(fact, context) || own(fact).argument !== undefined) return undefined;
      return {
        message: `${fact.attributes.name} is uploaded, and nothing renews it.`,
        fix: `Use ${kind.instead}.`,
        ...levelOfUpload(fact, context),
      };
    },
  });
}

const includes = (list: AttributeValue | undefined, value: AttributeValue) =>
  Array.isArray(list) && list.includes(value);

/** Months of a self-signed certificate from which its end is too far away to act now. */
const LONG = 60;

/** Outputs of modules that hold an id of a certificate in Key Vault. */
const byOutput: FactKeys = ({ kind, mechanism, attributes: { name, target } }) =>
  mechanism === 'terraform' &&
  kind === 'copy' &&
  String(name).startsWith('output.') &&
  String(target).startsWith('azurerm_key_vault_certificate.')
    ? [String(name).slice('output.'.length)]
    : [];
const VERSIONED = /^(?:secret_)?id$/;

export const cloudRules: readonly Rule[] = [
  factRule('terraform', {
    id: 'terraform-key-vault-not-renewed',
    title: 'Key Vault does not renew the certificate',
    level: 'warning',
    otherLevels: { note: 'for a self-signed certificate of five years or more' },
    why: 'Without an `AutoRenew` action, Key Vault lets the certificate expire, or only sends an email.',
    fix: 'Add `lifetime_action { action { action_type = "AutoRenew" } trigger { lifetime_percentage = 66 } }`.',
    references: [
      `${AZURE}/key_vault_certificate`,
      'https://learn.microsoft.com/azure/key-vault/certificates/overview-renew-certificate',
    ],
    problem(fact) {
      const { name } = fact.attributes;
      const { actions, issuer, months } = own(fact);
      if (
        own(fact).type !== 'azurerm_key_vault_certificate' ||
        !Array.isArray(actions) ||
        includes(actions, 'AutoRenew') ||
        includes(actions, null)
      )
        return undefined;
      if (issuer === 'Unknown') return undefined;
      return {
        message:
          actions.length === 0
            ? `${name} has no \`lifetime_action\`.`
            : `${name} only sends email near its expiration date (\`EmailContacts\`).`,
        ...(issuer === 'Self' && typeof months === 'number' && months >= LONG && { level: 'note' as const }),
      };
    },
  }),
  factRule('terraform', {
    id: 'terraform-key-vault-unknown-issuer',
    title: 'Key Vault cannot renew with an unknown issuer',
    level: 'note',
    why: '`AutoRenew` needs an issuer that Key Vault is connected to. For `Unknown` it creates a request that a person must submit to the CA.',
    fix: 'Use `Self` or an integrated issuer for the certificate.',
    references: [`${AZURE}/key_vault_certificate`],
    problem: (fact) =>
      includes(own(fact).actions, 'AutoRenew') && own(fact).issuer === 'Unknown'
        ? `${fact.attributes.name} renews with the issuer "Unknown".`
        : undefined,
  }),
  factRule('terraform', {
    id: 'terraform-static-pfx',
    title: 'Azure resource takes the certificate from a file',
    level: 'warning',
    otherLevels: { note: 'for a module whose callers supply the certificate' },
    why: 'A PFX that is passed as data is not updated until the next apply with a new file. A reference to Key Vault without a version follows each renewal.',
    fix: 'Use `key_vault_secret_id` with the versionless id of the certificate.',
    references: [
      'https://learn.microsoft.com/azure/application-gateway/key-vault-certs',
      `${AZURE}/app_service_certificate`,
    ],
    problem(fact, context) {
      const { name, policy } = fact.attributes;
      const { type, argument } = own(fact);
      if (fact.attributes.static === 'pfx') return `${name} takes its certificate from \`${argument}\`.`;
      if (type === 'azurerm_key_vault_certificate' && isUploaded(fact, context) && policy === 'none')
        return {
          message: `${name} imports a certificate without a policy, so Key Vault does not renew it.`,
          ...levelOfUpload(fact, context),
          fix: 'Let Key Vault issue it: a `certificate_policy` with an integrated issuer and the action `AutoRenew`. Otherwise import each renewed version from the job that renews it.',
        };
      return undefined;
    },
  }),
  factRule('terraform', {
    id: 'terraform-pinned-version',
    title: 'Reference is fixed to one version of the certificate',
    level: 'warning',
    why: 'The plain id of a Key Vault certificate names one version. After a renewal the consumer keeps the old version.',
    fix: 'Use `versionless_secret_id` or `versionless_id`.',
    references: [
      `${AZURE}/key_vault_certificate`,
      `${AZURE}/cdn_frontdoor_secret`,
      'https://learn.microsoft.com/azure/application-gateway/key-vault-certs',
    ],
    problem(fact, { neighbours }) {
      const { argument, field, ignored, part } = own(fact);
      const { name, target } = fact.attributes;
      if (fact.kind === 'pin')
        return ignored === undefined
          ? `${name} takes \`${argument}\` from \`${target}.${field}\`, which names one version.`
          : undefined;
      if (fact.kind !== 'consumer' || typeof part !== 'string' || argument === 'key_vault_id') return undefined;
      // Each module with an output of this name sets it to the id of one version.
      const given = factsBy(neighbours(fact), byOutput, part);
      const [first] = given;
      return first === undefined || !given.every((one) => VERSIONED.test(String(own(one).field)))
        ? undefined
        : {
            message: `${name} takes \`${argument}\` from \`${part}\` of \`${target}\`. The module sets it to \`${first.attributes.target}.${own(first).field}\`, which names one version.`,
            related: given.map(({ location }) => location),
          };
    },
  }),
  uploadRule('terraform-google-self-managed', 'google', {
    title: 'Google Cloud: self-managed certificate is not renewed',
    level: 'warning',
    otherLevels: { note: 'for a module whose callers supply the certificate' },
    references: [
      `${DOCS}/hashicorp/google/latest/docs/resources/certificate_manager_certificate`,
      'https://cloud.google.com/load-balancing/docs/ssl-certificates/self-managed-certs',
    ],
  }),
  uploadRule('terraform-digitalocean-custom', 'digitalocean', {
    title: 'DigitalOcean: custom certificate is not renewed',
    level: 'warning',
    otherLevels: { note: 'for a module whose callers supply the certificate' },
    references: [`${DOCS}/digitalocean/digitalocean/latest/docs/resources/certificate`],
  }),
  uploadRule('terraform-uploaded-certificate', 'other', {
    title: 'Terraform: uploaded certificate is not renewed',
    level: 'note',
    references: [
      `${DOCS}/cloudflare/cloudflare/latest/docs/resources/custom_ssl`,
      `${DOCS}/fastly/fastly/latest/docs/resources/tls_certificate`,
    ],
  }),
  factRule('terraform', {
    id: 'terraform-origin-ca-not-renewed',
    title: 'Cloudflare origin certificate is never renewed',
    level: 'note',
    why: 'Without `min_days_for_renewal`, Terraform leaves the certificate until it has expired, up to 15 years later.',
    fix: 'Set `min_days_for_renewal`, for example to 30.',
    references: [`${DOCS}/cloudflare/cloudflare/latest/docs/resources/origin_ca_certificate`],
    problem: (fact) =>
      own(fact).type === 'cloudflare_origin_ca_certificate' && fact.attributes.renews === 'never'
        ? `${fact.attributes.name} sets no \`min_days_for_renewal\`.`
        : undefined,
  }),
];
