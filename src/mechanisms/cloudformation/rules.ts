import { factRule } from '../../facts/rule.ts';
import type { Rule } from '../../model/index.ts';
import { own } from './own.ts';

export const CERTIFICATE =
  'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-certificatemanager-certificate.html';

export const rules: readonly Rule[] = [
  factRule('cloudformation', {
    id: 'cloudformation-email-validation',
    title: 'ACM asks a person by e-mail before it renews',
    level: 'warning',
    why: 'A template that states no `ValidationMethod` gets e-mail validation. The stack waits for somebody to follow a link, and so does each renewal.',
    fix: 'Set `ValidationMethod: DNS` and `DomainValidationOptions` with the hosted zone.',
    references: [CERTIFICATE, 'https://docs.aws.amazon.com/acm/latest/userguide/managed-renewal.html'],
    kind: 'producer',
    problem(fact) {
      const { name } = fact.attributes;
      const { validation } = own(fact);
      if (own(fact).private === true || (validation !== undefined && validation !== 'EMAIL')) return undefined;
      return validation === 'EMAIL'
        ? `${name} is validated by e-mail.`
        : `${name} states no \`ValidationMethod\`, which means e-mail.`;
    },
  }),
  factRule('cloudformation', {
    id: 'cloudformation-iam-server-certificate',
    title: 'A certificate is uploaded to IAM',
    level: 'warning',
    why: 'IAM neither renews certificates nor tells when they expire.',
    fix: 'Use `AWS::CertificateManager::Certificate` with DNS validation.',
    references: [
      'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-servercertificate.html',
    ],
    kind: 'sink',
    problem: (fact) => `${fact.attributes.name} is uploaded to IAM, and nothing renews it.`,
  }),
];
