import { textOf, textsOf } from '../../facts/attributes.ts';
import { type FactKeys, factsBy } from '../../facts/index.ts';
import { factRule } from '../../facts/rule.ts';
import type { Fact, FactKind, Ref, Rule } from '../../model/index.ts';
import { applyRules } from './apply-rules.ts';
import { own } from './own.ts';
import { keeps } from './references.ts';
import { isUploaded, levelOfUpload } from './renewal-window.ts';

const DOCS = 'https://registry.terraform.io/providers';
const ACM = `${DOCS}/hashicorp/aws/latest/docs/resources/acm_certificate`;
const RENEWAL = 'https://docs.aws.amazon.com/acm/latest/userguide/managed-renewal.html';

/** The share of the lifetime of a CA from which on its replacement is likely a mistake about hours and years. */
const TOO_SOON = 0.8;
/** Hours of a certificate for a year, with some to spare. */
const A_YEAR = 400 * 24;

const is = (fact: Fact, ...types: string[]) =>
  types.includes(textOf(own(fact).type) ?? '') &&
  fact.attributes.renews !== undefined &&
  own(fact).argument === undefined;

/** Facts that read what a certificate writes, by kind and ref. */
const byRead: FactKeys = ({ kind, reads }) => reads.map((ref) => `${kind} ${ref}`);
const readersOf = (kind: FactKind, refs: readonly Ref[], facts: readonly Fact[]): readonly Fact[] => [
  ...new Set(refs.flatMap((ref) => factsBy(facts, byRead, `${kind} ${ref}`))),
];
/** What reads a certificate to validate it: its records, or a resource that waits for them. */
const byValidated: FactKeys = (fact) => {
  const { field, type } = own(fact);
  return [
    ...(field === 'domain_validation_options' ? fact.reads.map((ref) => `record ${ref}`) : []),
    ...(type === 'aws_acm_certificate_validation' ? fact.reads.map((ref) => `wait ${ref}`) : []),
  ];
};
const MADE = ['record'];
const USED = ['record', 'wait'];
const isValidatedBy = (how: readonly string[], { writes }: Fact, facts: readonly Fact[]) =>
  writes.some((ref) => how.some((one) => factsBy(facts, byValidated, `${one} ${ref}`).length > 0));

/** What takes the validation records of a certificate. */
const recordsOf = (fact: Fact, facts: readonly Fact[]) => readersOf('scope', fact.writes, facts);

/** A name of a certificate whose record the filters of all records leave out. */
function nameWithoutRecord(fact: Fact, records: readonly Fact[]): string | undefined {
  const filters = records.map((record) => textOf(own(record).filter));
  if (filters.length === 0 || filters.includes(undefined)) return undefined;
  // A wildcard has the record of the name below it.
  const isKept = (name: string) =>
    [name, `*.${name}`].some((one) => filters.some((filter) => filter === undefined || keeps(filter, one) !== false));
  return (fact.names ?? []).map((name) => name.replace(/^dns:(?:\*\.)?/, '')).find((name) => !isKept(name));
}

export const rules: readonly Rule[] = [
  ...applyRules,
  factRule('terraform', {
    id: 'terraform-acm-imported',
    title: 'ACM does not renew an imported certificate',
    level: 'warning',
    otherLevels: { note: 'for a module whose callers supply the certificate' },
    why: 'ACM renews certificates that it issued. An imported certificate expires unless a person imports the next one.',
    fix: 'Request the certificate with `domain_name` and `validation_method = "DNS"`.',
    references: [ACM, RENEWAL],
    problem: (fact, context) =>
      is(fact, 'aws_acm_certificate') && isUploaded(fact, context)
        ? {
            message: `${fact.attributes.name} imports its certificate, which ACM does not renew.`,
            ...levelOfUpload(fact, context),
          }
        : undefined,
  }),
  factRule('terraform', {
    id: 'terraform-acm-email-validation',
    title: 'ACM sends a validation email before each renewal',
    level: 'warning',
    why: 'With email validation, each renewal waits until a person follows a link in a message to the domain’s contacts.',
    fix: 'Set `validation_method = "DNS"` and keep the validation record.',
    references: [ACM, RENEWAL],
    problem: (fact) =>
      is(fact, 'aws_acm_certificate') && own(fact).validation === 'EMAIL'
        ? `${fact.attributes.name} is validated by email.`
        : undefined,
  }),
  factRule('terraform', {
    id: 'terraform-acm-no-validation-record',
    title: 'DNS validation record of an ACM certificate is missing',
    level: 'note',
    why: 'ACM renews only while the CNAME that it requested stays in DNS. A record without an owner is removed sooner or later.',
    fix: 'Create the records from `domain_validation_options`, and keep them as long as the certificate.',
    references: [ACM, RENEWAL],
    problem(fact, { neighbours, change }) {
      if (!is(fact, 'aws_acm_certificate') || own(fact).validation !== 'DNS') return undefined;
      const before = change?.base.topology.facts ?? [];
      // Waiting for a validation makes no record.
      const how = isValidatedBy(MADE, fact, before) ? MADE : USED;
      if (isValidatedBy(how, fact, neighbours(fact))) return undefined;
      const { name } = fact.attributes;
      return isValidatedBy(USED, fact, before)
        ? {
            message: `After this change nothing found here keeps the validation records of ${name} in DNS.`,
            level: 'warning',
          }
        : `${name} is validated by DNS, and nothing found here uses its \`domain_validation_options\`.`;
    },
  }),
  factRule('terraform', {
    id: 'terraform-acm-name-not-validated',
    title: 'ACM cannot validate one name of a certificate',
    level: 'note',
    otherLevels: { warning: 'when the change takes the record of the name away' },
    why: 'ACM renews a certificate only while the validation records of all its names are in DNS. One name without a record blocks the renewal of the whole certificate.',
    fix: 'Create the validation record in the zone of this name, or remove the name from the certificate.',
    references: [ACM, 'https://docs.aws.amazon.com/acm/latest/userguide/dns-renewal-validation.html'],
    problem(fact, { neighbours, change }) {
      if (!is(fact, 'aws_acm_certificate') || own(fact).validation !== 'DNS') return undefined;
      const records = recordsOf(fact, neighbours(fact));
      const lost = nameWithoutRecord(fact, records);
      if (lost === undefined) return undefined;
      const before = change === undefined ? [] : recordsOf(fact, change.base.topology.facts);
      return {
        message: `${fact.attributes.name} covers ${lost}, but no record found here validates that name. Unless it is in DNS all the same, ACM cannot renew the certificate.`,
        related: records.map(({ location }) => location),
        ...(before.length > 0 && nameWithoutRecord(fact, before) !== lost && { level: 'warning' as const }),
      };
    },
  }),
  factRule('terraform', {
    id: 'terraform-acm-replaced-in-place',
    title: 'Certificate in use is destroyed before its replacement',
    level: 'note',
    why: 'A listener still uses the old certificate, so its deletion fails and the apply stops halfway.',
    fix: 'Add `lifecycle { create_before_destroy = true }`.',
    references: [ACM],
    problem(fact, { neighbours }) {
      if (!is(fact, 'aws_acm_certificate') || own(fact).createBeforeDestroy !== undefined) return undefined;
      const facts = neighbours(fact);
      // Listeners wait for the validation, which returns the ARN.
      const handed = readersOf('copy', fact.writes, facts);
      const refs = [...fact.writes, ...handed.flatMap((other) => other.writes)];
      const user = readersOf('consumer', refs, facts).find((other) =>
        /listener|cloudfront|domain_name|elb/.test(textOf(own(other).type) ?? ''),
      );
      if (user === undefined) return undefined;
      return {
        message: `${user.attributes.name} uses ${fact.attributes.name}, which is destroyed before its replacement is created.`,
        related: [user.location],
      };
    },
  }),
  factRule('terraform', {
    id: 'terraform-iam-server-certificate',
    title: 'IAM does not renew an uploaded certificate',
    level: 'warning',
    otherLevels: { note: 'for a module whose callers supply the certificate' },
    why: 'IAM does not renew certificates and does not warn before they expire.',
    fix: 'Move the certificate to ACM, and let ACM issue it.',
    references: [
      `${DOCS}/hashicorp/aws/latest/docs/resources/iam_server_certificate`,
      'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_server-certs.html',
    ],
    problem: (fact, context) =>
      is(fact, 'aws_iam_server_certificate') && isUploaded(fact, context)
        ? { message: `${fact.attributes.name} is uploaded, and nothing renews it.`, ...levelOfUpload(fact, context) }
        : undefined,
  }),
  factRule('terraform', {
    id: 'terraform-no-early-renewal',
    title: 'tls provider renews only after expiration',
    level: 'note',
    otherLevels: { warning: 'for a certificate that lasts for at most a year, and for a CA that is replaced too soon' },
    why: '`early_renewal_hours` is 0 by default, so an apply before the expiration date changes nothing. A value as long as the validity, or longer, replaces the certificate with every apply. A CA that is replaced too soon breaks everything that trusts the old one.',
    fix: 'Set `early_renewal_hours` to about a third of `validity_period_hours`, and apply on a schedule.',
    references: [
      `${DOCS}/hashicorp/tls/latest/docs/resources/locally_signed_cert`,
      `${DOCS}/hashicorp/tls/latest/docs/resources/self_signed_cert`,
    ],
    problem(fact) {
      if (!is(fact, 'tls_self_signed_cert', 'tls_locally_signed_cert')) return undefined;
      const { name } = fact.attributes;
      const { authority, early = 0, validity } = own(fact);
      if (early === 0) {
        const isShort = typeof validity === 'number' && validity <= A_YEAR;
        return {
          ...(isShort && { level: 'warning' as const }),
          message: `${name} sets no \`early_renewal_hours\`.${isShort ? ` It is valid for ${validity} hours. \`terraform apply\` does not renew it before it expires.` : ''}`,
        };
      }
      if (typeof early !== 'number' || typeof validity !== 'number') return undefined;
      if (early < validity)
        return authority === true && early > TOO_SOON * validity
          ? {
              level: 'warning' as const,
              message: `${name} is a CA that is valid for ${validity} hours, and replaced after ${validity - early} hours. Programs that trust the new CA then reject what the old one issued.`,
            }
          : undefined;
      return `${name} renews ${early} hours early and is valid for ${validity}.`;
    },
  }),
  factRule('terraform', {
    id: 'terraform-acme-renewal-window',
    title: 'ACME certificate is renewed never or on every apply',
    level: 'warning',
    why: 'A negative `min_days_remaining` disables renewal. A value near the lifetime renews on every apply until the rate limit of the CA blocks it.',
    fix: 'Set `min_days_remaining = 30`, or remove the line.',
    references: [`${DOCS}/vancluever/acme/latest/docs/resources/certificate`],
    problem(fact) {
      const { minDays, name } = fact.attributes;
      if (!is(fact, 'acme_certificate') || typeof minDays !== 'number') return undefined;
      if (minDays < 0) return `${name} sets \`min_days_remaining = ${minDays}\`, so it is never renewed.`;
      return minDays > 72
        ? {
            message: `${name} is renewed on every apply: \`min_days_remaining = ${minDays}\` of a 90-day certificate.`,
            level: 'note',
          }
        : undefined;
    },
  }),
  factRule('terraform', {
    id: 'terraform-acme-staging',
    title: 'Terraform ACME provider uses a staging CA',
    level: 'warning',
    why: 'No client trusts a certificate of the staging CA.',
    fix: 'Use `https://acme-v02.api.letsencrypt.org/directory`, or make the URL a variable.',
    references: [`${DOCS}/vancluever/acme/latest/docs`, 'https://letsencrypt.org/docs/staging-environment/'],
    problem: (fact) =>
      own(fact).type === 'provider' && /staging/.test(textOf(fact.attributes.server) ?? '')
        ? `The ACME provider uses ${fact.attributes.server}.`
        : undefined,
  }),
  factRule('terraform', {
    id: 'terraform-vault-auto-renew-off',
    title: 'Terraform does not renew a Vault certificate',
    level: 'warning',
    why: '`auto_renew` is false by default. The certificate is issued once and stays in the state until it has expired.',
    fix: 'Set `auto_renew = true` and `min_seconds_remaining`, and apply on a schedule.',
    references: [`${DOCS}/hashicorp/vault/latest/docs/resources/pki_secret_backend_cert`],
    problem(fact) {
      if (!is(fact, 'vault_pki_secret_backend_cert') || own(fact).autoRenew === true || own(fact).autoRenew === null)
        return undefined;
      return `${fact.attributes.name} does not set \`auto_renew = true\`.`;
    },
  }),
  factRule('terraform', {
    id: 'terraform-certificate-ignored',
    title: 'Terraform ignores changes of the certificate',
    level: 'warning',
    why: 'A renewed certificate never reaches a resource that lists it under `ignore_changes`.',
    fix: 'Remove the attribute from `ignore_changes`.',
    references: ['https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle#ignore_changes'],
    kind: 'pin',
    problem: (fact) =>
      own(fact).ignored === undefined
        ? undefined
        : `${fact.attributes.name} ignores changes of ${textsOf(own(fact).ignored).join(', ')}.`,
  }),
  factRule('terraform', {
    id: 'terraform-certificate-from-file',
    title: 'Terraform deploys a certificate from a repository file',
    level: 'note',
    why: 'Each new version needs a commit and an apply by a person.',
    fix: 'Refer to a managed certificate instead of a file.',
    references: ['https://developer.hashicorp.com/terraform/language/functions/file'],
    problem: (fact) =>
      fact.attributes.static === 'file'
        ? `${fact.attributes.name} takes \`${own(fact).argument}\` from ${own(fact).file ?? 'the configuration itself'}.`
        : undefined,
  }),
];
