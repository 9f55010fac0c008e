import { factRule } from '../../lib/fact-rules.ts';
import { pathRefs } from '../../lib/host-paths.ts';
import { entriesAt, stringAt, valueAt } from '../../lib/yaml.ts';
import { yamlRoots } from '../../lib/yaml-runs.ts';
import type { AttributeValue, ConfigFile, Mechanism, MechanismOutput, Rule } from '../../model/index.ts';

const BUNDLES = 'https://docs.spring.io/spring-boot/reference/features/ssl.html';

interface Bundle {
  line: number;
  location?: string;
  reload?: AttributeValue;
}

/** A consumer for each SSL bundle with its own certificate, in YAML and in properties. */
function read(file: ConfigFile, output: MechanismOutput): void {
  const bundles = file.path.endsWith('.properties') ? fromProperties(file) : fromYaml(file, output);
  for (const [name, { line, location, reload }] of bundles) {
    if (location === undefined) continue;
    const path = location.replace(/^file:(?:\/\/)?/, '');
    output.fact(
      {
        kind: 'consumer',
        reads: pathRefs(path),
        writes: [],
        attributes: { name, service: 'spring', certificate: location, ...(reload !== undefined && { reload }) },
      },
      { line },
    );
  }
}

function fromYaml(file: ConfigFile, output: MechanismOutput): Map<string, Bundle> {
  const found = new Map<string, Bundle>();
  for (const root of yamlRoots(file, output)) {
    for (const kind of ['pem', 'jks']) {
      for (const [name, node] of entriesAt(root, 'spring', 'ssl', 'bundle', kind)) {
        const location = stringAt(node, 'keystore', kind === 'pem' ? 'certificate' : 'location');
        const reload = valueAt(node, node.entries.has('reloadOnUpdate') ? 'reloadOnUpdate' : 'reload-on-update');
        found.set(name, {
          line: node.line,
          ...(typeof location === 'string' && { location }),
          ...(reload !== undefined && { reload }),
        });
      }
    }
  }
  return found;
}

function fromProperties(file: ConfigFile): Map<string, Bundle> {
  const found = new Map<string, Bundle>();
  for (const [index, row] of file.text.split('\n').entries()) {
    const [, name, key, value] =
      /^\s*spring\.ssl\.bundle\.(?:pem|jks)\.([\w-]+)\.([\w.-]+)\s*[=:]\s*(.*?)\s*$/.exec(row) ?? [];
    if (name === undefined || key === undefined || value === undefined) continue;
    const bundle = found.get(name) ?? { line: index + 1 };
    if (key === 'keystore.certificate' || key === 'keystore.location') bundle.location = value;
    if (key === 'reload-on-update') bundle.reload = value === 'true' ? true : value === 'false' ? false : null;
    found.set(name, bundle);
  }
  return found;
}

const rules: readonly Rule[] = [
  factRule('spring', {
    id: 'spring-bundle-not-reloaded',
    title: 'The application reads its certificate once',
    level: 'note',
    why: 'Spring Boot loads an SSL bundle when it starts, and again only with `reload-on-update`.',
    fix: 'Set `reload-on-update: true` for the bundle.',
    references: [`${BUNDLES}#features.ssl.reloading`],
    kind: 'consumer',
    problem(fact) {
      const { certificate, reload, name } = fact.attributes;
      // A certificate from the class path or in line comes with the next build; there is nothing to reload.
      if (typeof certificate !== 'string' || !/^(?:file:|\/)/.test(certificate) || reload === true || reload === null)
        return undefined;
      return `The SSL bundle "${name}" reads ${certificate} without \`reload-on-update: true\`.`;
    },
  }),
];

export const spring: Mechanism = {
  id: 'spring',
  title: 'Spring Boot',
  identifiedBy: '`application*.yml` and `application*.properties` with `spring.ssl.bundle`',
  references: [BUNDLES],
  accepts: (path) => /(?:^|\/)(?:application|bootstrap)[\w.-]*\.(?:ya?ml|properties)$/.test(path),
  needles: ['bundle'],
  read,
  rules,
};
