import type { Rule } from '../model/index.ts';
import { fileKey } from '../util/path-names.ts';
import { plural } from '../util/text.ts';

export const configurationNotUnderstood: Rule = {
  id: 'configuration-not-understood',
  family: 'scan',
  title: 'Configuration files were not understood',
  level: 'note',
  why: 'A renewal, a copy or a reload may be written in these files. The audit does not know about it, so it may report an automation as missing or miss that one is broken.',
  fix: 'For templates, scan the rendered output as well. Correct the syntax of the other files.',
  references: ['https://yaml.org/spec/1.2.2/', 'https://helm.sh/docs/helm/helm_template/'],
  since: '0.2.0',
  joint: true,
  opensIssue: false,
  *check({ inventory }) {
    const places = inventory.unreadable.filter(({ kind }) => kind === 'configuration');
    const files = [...new Map(places.map((place) => [fileKey(place), place])).values()];
    if (files.length === 0) return;
    yield {
      subject: 'configuration',
      message: `${plural(files.length, 'configuration file')} ${files.length === 1 ? 'was' : 'were'} not understood. What ${files.length === 1 ? 'it renews, copies or reloads' : 'they renew, copy or reload'} is not known.`,
      locations: files,
    };
  },
};
