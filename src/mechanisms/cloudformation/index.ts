import { factRule } from '../../lib/fact-rules.ts';
import { at, descend, itemsAt, stringAt, type YamlNode } from '../../lib/yaml.ts';
import { yamlRoots } from '../../lib/yaml-runs.ts';
import type { ConfigFile, Mechanism, MechanismOutput, Rule } from '../../model/index.ts';

const CERTIFICATE =
  'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-certificatemanager-certificate.html';
const TYPES = ['AWS::CertificateManager::Certificate', 'AWS::IAM::ServerCertificate'];

/** Resources of templates, SAM and Serverless files, in YAML and JSON: ACM certificates are producers, uploads are sinks. */
function read(file: ConfigFile, output: MechanismOutput): void {
  for (const root of yamlRoots(file, output)) {
    for (const node of descend(root)) {
      if (node.kind !== 'map') continue;
      for (const [name, resource] of node.entries) {
        const type = stringAt(resource, 'Type');
        if (type === TYPES[0]) readCertificate(name, resource, output);
        else if (type === TYPES[1]) {
          output.fact(
            {
              kind: 'sink',
              reads: [],
              writes: [`cfn:${name}`],
              attributes: { name, type: 'AWS::IAM::ServerCertificate' },
            },
            { line: resource.line, endLine: resource.endLine },
          );
        }
      }
    }
  }
}

function readCertificate(name: string, resource: YamlNode, output: MechanismOutput): void {
  const properties = at(resource, 'Properties');
  const method = stringAt(properties, 'ValidationMethod');
  const domains = [
    stringAt(properties, 'DomainName'),
    ...itemsAt(properties, 'SubjectAlternativeNames').map((item) => stringAt(item)),
  ];
  const known = domains.filter((domain) => typeof domain === 'string' && /^[\w*-]+(?:\.[\w-]+)+$/.test(domain));
  output.fact(
    {
      kind: 'producer',
      reads: [],
      writes: [`cfn:${name}`],
      names: known.map((domain) => `dns:${domain}`),
      attributes: {
        name,
        type: TYPES[0] ?? '',
        private: at(properties, 'CertificateAuthorityArn') !== undefined,
        ...(method !== undefined && { validation: method }),
      },
    },
    { line: resource.line, endLine: resource.endLine },
  );
}

const rules: readonly Rule[] = [
  factRule('cloudformation', {
    id: 'cloudformation-email-validation',
    title: 'ACM asks a person by e-mail before it renews',
    level: 'warning',
    why: 'A template that states no `ValidationMethod` gets e-mail validation. The stack waits for somebody to follow a link, and so does each renewal.',
    fix: 'Set `ValidationMethod: DNS` and `DomainValidationOptions` with the hosted zone.',
    references: [CERTIFICATE, 'https://docs.aws.amazon.com/acm/latest/userguide/managed-renewal.html'],
    kind: 'producer',
    problem(fact) {
      const { validation, name } = fact.attributes;
      if (fact.attributes.private === true || (validation !== undefined && validation !== 'EMAIL')) return undefined;
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

export const cloudformation: Mechanism = {
  id: 'cloudformation',
  title: 'AWS CloudFormation, SAM and Serverless',
  identifiedBy: 'YAML and JSON templates with `AWS::CertificateManager::Certificate` or `AWS::IAM::ServerCertificate`',
  references: [CERTIFICATE],
  accepts: (path) => /\.(?:ya?ml|json|template)$/.test(path),
  needles: TYPES,
  read,
  rules,
};
