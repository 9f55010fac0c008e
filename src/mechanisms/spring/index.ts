import { isUnknown, pathRefs } from '../../facts/host-paths.ts';
import { fileRef } from '../../facts/refs.ts';
import { factRule } from '../../facts/rule.ts';
import type { ConfigFile, Mechanism, MechanismOutput, Rule, Stated } from '../../model/index.ts';
import { entriesAt, stringAt, valueAt } from '../../parsers/yaml.ts';
import { yamlRoots } from '../../shell/yaml-commands.ts';

const BUNDLES = 'https://docs.spring.io/spring-boot/reference/features/ssl.html';

/** Where the embedded server is configured without a bundle. */
const SERVERS = ['server.ssl', 'management.server.ssl'];

interface Bundle {
  line: number;
  location?: string;
  reload?: Stated;
}

/** Scheme of a location in the file system; without one it is a path, or `classpath:`. */
const FILE_URL = 'file:';

/** A consumer for each SSL bundle with its own certificate, and for the server's own, in YAML and in properties. */
function read(file: ConfigFile, output: MechanismOutput): void {
  const bundles = file.path.endsWith('.properties') ? fromProperties(file) : fromYaml(file, output);
  const folder = file.path.slice(0, file.path.lastIndexOf('/') + 1).replace(/(?<=^|\/)config\/$/, '');
  for (const [name, { line, location, reload }] of bundles) {
    if (location === undefined || location === '') continue;
    const path = location.startsWith(FILE_URL) ? location.slice(FILE_URL.length).replace(/^\/\//, '') : location;
    const resource = /^classpath\*?:\/?(.+)$/.exec(location)?.[1];
    output.fact(
      {
        kind: 'consumer',
        reads: resource === undefined || isUnknown(resource) ? pathRefs(path) : [fileRef(`${folder}${resource}`)],
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
    for (const server of SERVERS) {
      for (const [key, node] of entriesAt(root, ...server.split('.'))) {
        const location = STORE.test(key) ? stringAt(node) : undefined;
        if (typeof location === 'string') found.set(server, { line: node.line, location });
      }
    }
  }
  return found;
}

/** Spring Boot reads `keyStore` as it reads `key-store` (relaxed binding). */
const STORE = /^(?:key-?store|certificate)$/i;

function fromProperties(file: ConfigFile): Map<string, Bundle> {
  const found = new Map<string, Bundle>();
  for (const [index, row] of file.text.split('\n').entries()) {
    const [, server, property = '', location] =
      /^\s*((?:management\.)?server\.ssl)\.([\w-]+)\s*[=:]\s*(.*?)\s*$/.exec(row) ?? [];
    if (server !== undefined && location !== undefined && STORE.test(property))
      found.set(server, { line: index + 1, location });
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
    title: 'Spring Boot application reads its certificate only once',
    level: 'note',
    why: 'Spring Boot loads an SSL bundle when it starts, and again only with `reload-on-update`. It never reloads a keystore that is named in `server.ssl`.',
    fix: 'Set an SSL bundle in `server.ssl.bundle`, with `reload-on-update: true`.',
    references: [`${BUNDLES}#features.ssl.reloading`],
    kind: 'consumer',
    problem(fact) {
      const { certificate, reload, name } = fact.attributes;
      // A certificate from the class path or in line comes with the next build; there is nothing to reload.
      if (
        typeof certificate !== 'string' ||
        !(certificate.startsWith(FILE_URL) || certificate.startsWith('/')) ||
        reload === true ||
        reload === null
      )
        return undefined;
      return SERVERS.includes(String(name))
        ? `\`${name}\` reads ${certificate} only when the application starts.`
        : `The SSL bundle "${name}" reads ${certificate} without \`reload-on-update: true\`.`;
    },
  }),
];

export const spring: Mechanism = {
  id: 'spring',
  title: 'Spring Boot',
  identifiedBy: '`application*.yml` and `application*.properties` with `spring.ssl.bundle` or `server.ssl.key-store`',
  references: [BUNDLES],
  accepts: (path) => /(?:^|\/)(?:application|bootstrap)[\w.-]*\.(?:ya?ml|properties)$/.test(path),
  needles: ['bundle', 'key-store', 'keyStore', 'keystore', 'certificate'],
  read,
  rules,
};
