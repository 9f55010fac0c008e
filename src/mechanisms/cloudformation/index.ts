import type { Mechanism } from '../../model/index.ts';
import { read, TYPES } from './read.ts';
import { CERTIFICATE, rules } from './rules.ts';

export const cloudformation: Mechanism = {
  id: 'cloudformation',
  title: 'AWS CloudFormation, SAM and Serverless',
  identifiedBy:
    'YAML and JSON templates with `AWS::CertificateManager::Certificate` or `AWS::IAM::ServerCertificate`, and those that import the ARN of one from another stack',
  references: [CERTIFICATE],
  accepts: (path) => /\.(?:ya?ml|json|template)$/.test(path),
  needles: [...TYPES, 'ImportValue'],
  read,
  rules,
};
