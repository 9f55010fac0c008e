import { entriesAt, stringAt, type YamlNode } from '../../lib/yaml.ts';
import { yamlRoots } from '../../lib/yaml-runs.ts';
import type { AttributeValue, ConfigFile, MechanismOutput } from '../../model/index.ts';

interface Resolver {
  line: number;
  /** Options of `acme`, by their lower-case path: `httpchallenge.entrypoint`. */
  options: Map<string, string>;
}

/** `--certificatesresolvers.le.acme.email=…`, labels and environment variables, anywhere in a file. */
const FLAG = /certificatesresolvers[._]([\w-]{1,64}?)[._]acme[._]([\w.]{1,64})["']?\s*[=:]\s*["']?([^\s"',]*)/gi;
const USE = /(?:tls\.certresolver|(?<!\.)\bcertResolver)["']?\s*[=:]\s*["']?([\w.{}$@-]{1,64})/gi;

/** A producer for each certificate resolver, a consumer for each router that names one. */
export function read(file: ConfigFile, output: MechanismOutput): void {
  const resolvers = new Map<string, Resolver>();
  const set = (name: string, option: string, value: string, line: number) => {
    const resolver = resolvers.get(name) ?? { line, options: new Map() };
    resolver.options.set(option.toLowerCase().replaceAll('_', '.'), value);
    resolvers.set(name, resolver);
  };
  let section: string[] = [];
  for (const [index, row] of file.text.split('\n').entries()) {
    if (/^\s*(?:#|\/\/)/.test(row) || row.length > 2000) continue;
    for (const [, name = '', option = '', value = ''] of row.matchAll(FLAG)) set(name, option, value, index + 1);
    for (const [, name = ''] of row.matchAll(USE)) readUse(name, index + 1, output);
    if (!file.path.endsWith('.toml')) continue;
    section = /^\s*\[([\w.-]{1,200})\]/.exec(row)?.[1]?.split('.') ?? section;
    const [, key, value] = /^\s*(\w{1,64})\s*=\s*"?([^"#]*)"?/.exec(row) ?? [];
    const [head, name, acme, ...rest] = section;
    if (head?.toLowerCase() !== 'certificatesresolvers' || name === undefined || acme !== 'acme') continue;
    if (key === undefined) set(name, [...rest, 'present'].join('.'), '', index + 1);
    else set(name, [...rest, key].join('.'), value ?? '', index + 1);
  }
  if (/\.ya?ml/.test(file.path) && /certificatesResolvers:/.test(file.text)) readYaml(file, output, set);
  for (const [name, { line, options }] of resolvers) {
    const attributes: Record<string, AttributeValue> = {
      name,
      challenge: [...options.keys()].some((key) => /^(?:http|dns|tls|dnspersist)challenge/.test(key)),
    };
    for (const [key, option] of [
      ['server', 'caserver'],
      ['storage', 'storage'],
      ['duration', 'certificatesduration'],
      ['profile', 'profile'],
    ] as const) {
      const value = options.get(option);
      if (value !== undefined) attributes[key] = /[${]/.test(value) ? null : value;
    }
    output.fact({ kind: 'producer', reads: [], writes: [`resolver:${name}`], attributes }, { line });
  }
}

function readUse(name: string, line: number, output: MechanismOutput): void {
  if (/[{}$]/.test(name)) return;
  output.fact(
    {
      kind: 'consumer',
      reads: [`resolver:${name.replace(/@.*$/, '')}`],
      writes: [],
      attributes: { name, service: 'traefik' },
    },
    { line },
  );
}

/** Static configuration, and values of the Helm chart, where the key has the same name. */
function readYaml(
  file: ConfigFile,
  output: MechanismOutput,
  set: (name: string, option: string, value: string, line: number) => void,
): void {
  for (const root of yamlRoots(file, output)) {
    for (const holder of [root, ...root.entries.values()]) {
      for (const [name, resolver] of entriesAt(holder, 'certificatesResolvers')) {
        const acme = entriesAt(resolver, 'acme');
        if (acme.size > 0) set(name, 'present', '', resolver.line);
        for (const [key, value] of acme) {
          set(name, key, stringAt(value) ?? '', resolver.line);
          for (const [inner, deep] of inside(value)) set(name, `${key}.${inner}`, stringAt(deep) ?? '', resolver.line);
        }
      }
    }
  }
}

const inside = (node: YamlNode): Iterable<[string, YamlNode]> => node.entries;
