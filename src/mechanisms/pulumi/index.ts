import type { Mechanism } from '../../model/index.ts';
import { read } from './read.ts';
import { rules } from './rules.ts';

export const pulumi: Mechanism = {
  id: 'pulumi',
  title: 'Pulumi',
  identifiedBy:
    'TypeScript, JavaScript, Python and Go programs that import Pulumi. Literal arguments of the certificate resources are read',
  references: ['https://www.pulumi.com/docs/iac/languages-sdks/'],
  accepts: (path) => /\.(?:[cm]?[jt]s|py|go)$/.test(path) && !/\.d\.[cm]?ts$/.test(path),
  needles: ['@pulumi/', 'import pulumi', 'from pulumi', 'github.com/pulumi/'],
  read,
  rules,
};
