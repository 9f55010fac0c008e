import type { Rule } from '../model/index.ts';
import { fileKey } from '../util/path-names.ts';
import { plural } from '../util/text.ts';

export const configurationNotUnderstood: Rule = {
  id: 'configuration-not-understood',
  family: 'scan',
  title: 'Configuration files were not understood',
  level: 'note',
  why: 'These files may define a renewal, a copy or a reload. The report may call such a step missing, or fail to report that it is broken.',
  fix: 'For templates, scan the rendered output as well. Correct the syntax of the other files.',
  references: ['https://yaml.org/spec/1.2.2/', 'https://helm.sh/docs/helm/helm_template/'],
  since: '0.1.0',
  joint: true,
  opensIssue: false,
  *check({ inventory }) {
    const places = inventory.unreadable.filter(({ kind }) => kind === 'configuration');
    const files = [...new Map(places.map((place) => [fileKey(place), place])).values()];
    if (files.length === 0) return;
    yield {
      subject: 'configuration',
      message: `${plural(files.length, 'configuration file')} could not be understood. ${files.length === 1 ? 'Its renewal, copy or reload steps are' : 'Their renewal, copy or reload steps are'} unknown.`,
      locations: files,
    };
  },
};
