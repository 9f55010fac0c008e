import { factRule } from '../../facts/rule.ts';
import type { Rule } from '../../model/index.ts';
import { own } from './read.ts';

export const CERTIFICATE =
  'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-certificatemanager-certificate.html';

export const rules: readonly Rule[] = [
  factRule('cloudformation', {
    id: 'cloudformation-email-validation',
    title: 'CloudFormation: ACM sends a validation email',
    level: 'warning',
    why: 'A template without `ValidationMethod` uses email validation. The stack and each renewal wait until a person follows a link.',
    fix: 'Set `ValidationMethod: DNS` and `DomainValidationOptions` with the hosted zone.',
    references: [CERTIFICATE, 'https://docs.aws.amazon.com/acm/latest/userguide/managed-renewal.html'],
    kind: 'producer',
    problem(fact) {
      const { name } = fact.attributes;
      const { validation } = own(fact);
      if (own(fact).private === true || (validation !== undefined && validation !== 'EMAIL')) return undefined;
      return validation === 'EMAIL'
        ? `${name} is validated by email.`
        : `${name} sets no \`ValidationMethod\`, which means email.`;
    },
  }),
  factRule('cloudformation', {
    id: 'cloudformation-iam-server-certificate',
    title: 'CloudFormation: uploaded IAM certificate is not renewed',
    level: 'warning',
    why: 'IAM does not renew certificates and does not warn before they expire.',
    fix: 'Use `AWS::CertificateManager::Certificate` with DNS validation.',
    references: [
      'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-servercertificate.html',
    ],
    kind: 'sink',
    problem: (fact) => `${fact.attributes.name} is uploaded to IAM, and nothing renews it.`,
  }),
];
