import { pathRefs } from '../../facts/host-paths.ts';
import { makeRef } from '../../facts/refs.ts';
import type { ConfigFile, Stated } from '../../model/index.ts';
import { descend, documents, entriesAt, stringAt, type YamlNode } from '../../parsers/yaml.ts';
import { yamlRoots } from '../../shell/yaml-commands.ts';
import type { Output } from './own.ts';
import { replicasIn, storedIn } from './storage.ts';

interface Resolver {
  line: number;
  /** Options of `acme`, by their lower-case path: `httpchallenge.entrypoint`. */
  options: Map<string, string>;
  /** Whether it is configured by flags, which hold all of the static configuration. */
  flags: boolean;
}

/** The name of a resolver, also one that a template puts in: `{{ resolver }}`. */
const NAME = String.raw`([\w-]{1,64}?|\{\{[^{}\n]{1,80}\}\})`;
/** `--certificatesresolvers.le.acme.email=…`, labels and environment variables, anywhere in a file. */
const FLAG = new RegExp(
  String.raw`(--)?certificatesresolvers[._]${NAME}[._]acme[._]([\w.]{1,64})["']?\s*[=:]\s*["']?([^\s"',]*)`,
  'gi',
);
/** A challenge that is switched on without a value: `--certificatesresolvers.le.acme.tlschallenge`. */
const SWITCH = new RegExp(
  String.raw`certificatesresolvers[._]${NAME}[._]acme[._]((?:http|tls|dns)challenge)(?=["'\s,\]]|$)`,
  'gi',
);
/** Resolvers of other kinds than ACME, which obtain and renew by themselves: `--certificatesresolvers.ts.tailscale=true`. */
const OTHER = /certificatesresolvers[._]([\w-]{1,64}?)[._](?!acme)[a-z]\w{1,40}(?=["']?\s*[=:.])/gi;
const USE = /(?:tls\.certresolver|(?<!\.)\bcertResolver)["']?\s*[=:]\s*["']?([\w.{}$@-]{1,64})/gi;

/** Labels of a router: its rule, whether it ends TLS, and who obtains its certificate. */
const LABEL =
  /traefik\.http\.routers\.([\w-]{1,64})\.(rule|tls(?:\.certresolver)?)["']?\s*[=:]\s*["']?([^"']{0,1000})/gi;
/** `certFile` of dynamic configuration. */
const OWN_FILE = /^\s*-?\s*["']?certFile["']?\s*[=:]\s*["']?([^"'\s]{1,300})/;

/** What every row has in which one of these is. */
const NAMED = /certresolver|certificatesresolvers|traefik\.http\.routers|certFile/i;

interface Router {
  line: number;
  hosts: string[];
  tls: boolean;
  resolver: boolean;
}

/** A producer for each certificate resolver, a consumer for each router that names one. */
export function read(file: ConfigFile, output: Output): void {
  const resolvers = new Map<string, Resolver>();
  const set = (name: string, option: string, value: string, line: number) => {
    const resolver = resolvers.get(name) ?? { line, options: new Map(), flags: false };
    resolver.options.set(option.toLowerCase().replaceAll('_', '.'), value);
    resolvers.set(name, resolver);
  };
  const routers = new Map<string, Router>();
  const readRow = (row: string, line: number) => {
    for (const [, dashes, name = '', option = '', value = ''] of row.matchAll(FLAG)) {
      set(name, option, value, line);
      const resolver = resolvers.get(name);
      if (dashes !== undefined && resolver !== undefined) resolver.flags = true;
    }
    for (const [, name = '', option = ''] of row.matchAll(SWITCH)) set(name, option, 'true', line);
    for (const [, name = ''] of row.matchAll(OTHER)) set(name, 'other', '', line);
    // Terraform puts flags together that exclude each other.
    if (file.path.endsWith('.tf')) return;
    for (const [, name = ''] of row.matchAll(USE)) readUse(name, line, output);
    for (const [, name = '', option = '', value = ''] of row.matchAll(LABEL)) {
      const router: Router = routers.get(name) ?? { line, hosts: [], tls: false, resolver: false };
      if (option === 'rule')
        for (const [, host = ''] of value.matchAll(/Host\(`([^`]{1,253})`\)/g)) router.hosts.push(host);
      else if (option === 'tls') router.tls = /^true/.test(value);
      else router.resolver = true;
      routers.set(name, router);
    }
    const own = OWN_FILE.exec(row)?.[1];
    if (own !== undefined) readOwnFile(own, line, output);
  };
  let section: string[] = [];
  for (const [index, row] of file.text.split('\n').entries()) {
    if (/^\s*(?:#|\/\/)/.test(row) || row.length > 2000) continue;
    if (NAMED.test(row)) readRow(row, index + 1);
    if (!file.path.endsWith('.toml')) continue;
    section = /^\s*\[([\w.-]{1,200})\]/.exec(row)?.[1]?.split('.') ?? section;
    const [, key, value] = /^\s*(\w{1,64})\s*=\s*"?([^"#]*)"?/.exec(row) ?? [];
    const [head, name, acme, ...rest] = section;
    if (head?.toLowerCase() !== 'certificatesresolvers' || name === undefined || acme === undefined) continue;
    if (acme !== 'acme') set(name, 'other', '', index + 1);
    if (acme !== 'acme') continue;
    if (key === undefined) set(name, [...rest, 'present'].join('.'), '', index + 1);
    else set(name, [...rest, key].join('.'), value ?? '', index + 1);
  }
  for (const [name, { line, hosts, tls, resolver }] of routers) {
    if (!resolver && !tls) continue;
    output.fact(
      {
        kind: 'consumer',
        reads: [],
        writes: [],
        names: hosts.map((host) => `dns:${host.toLowerCase()}`),
        attributes: { name, service: 'traefik' },
        own: { router: name, resolver },
      },
      { line },
    );
  }
  if (/\.ya?ml/.test(file.path) && /certificatesResolvers:/.test(file.text)) readYaml(file, output, set);
  const kept = storedIn(file, output);
  const replicas = replicasIn(file, output);
  for (const [name, { line, options, flags }] of resolvers) {
    const stated = <Name extends string>(attribute: Name, option: string) => {
      const value = options.get(option);
      return value === undefined
        ? {}
        : ({ [attribute]: /[${]/.test(value) ? null : value } as { [name in Name]: Stated });
    };
    const storage = options.get('storage') ?? (flags ? kept.byDefault : undefined);
    output.fact(
      {
        kind: 'producer',
        reads: [],
        writes: [makeRef('resolver', name), ...pathRefs(storage)],
        attributes: {
          name,
          ...stated('server', 'caserver'),
          ...stated('duration', 'certificatesduration'),
          ...stated('profile', 'profile'),
          ...thresholdOf(options.get('certificatesduration')),
        },
        own: {
          challenge: [...options.keys()].some((key) => /^(?:http|dns|tls|dnspersist)challenge|^other$/.test(key)),
          ...(storage !== undefined && { storage: /[${]/.test(storage) ? null : storage }),
          ...(replicas !== undefined && storage !== undefined && { replicas }),
          ...kept.of(storage),
        },
      },
      { line },
    );
  }
}

function readUse(name: string, line: number, output: Output): void {
  if (/[{}$]/.test(name)) return;
  output.fact(
    {
      kind: 'consumer',
      reads: [makeRef('resolver', name.replace(/@.*$/, ''))],
      writes: [],
      attributes: { name, service: 'traefik' },
    },
    { line },
  );
}

/** Static configuration, and values of the Helm chart, where the key has the same name. */
function readYaml(
  file: ConfigFile,
  output: Output,
  set: (name: string, option: string, value: string, line: number) => void,
): void {
  for (const root of yamlRoots(file, output)) {
    const holders = [root, ...root.entries.values()];
    for (const holder of holders) readResolvers(holder, 0, set);
    if (holders.some((holder) => holder.entries.has('certificatesResolvers'))) continue;
    // The file itself as a value: in a ConfigMap, or under `configs` of a compose file.
    for (const { kind, text, line } of descend(root)) {
      if (kind !== 'scalar' || !/^certificatesResolvers:/m.test(text)) continue;
      for (const document of documents(text)) {
        const whole = document.root();
        if (whole !== undefined) readResolvers(whole, line, set);
      }
    }
  }
}

function readResolvers(
  holder: YamlNode,
  above: number,
  set: (name: string, option: string, value: string, line: number) => void,
): void {
  for (const [name, resolver] of entriesAt(holder, 'certificatesResolvers')) {
    const acme = entriesAt(resolver, 'acme');
    const line = above + resolver.line;
    if (acme.size > 0) set(name, 'present', '', line);
    else if (resolver.entries.size > 0 && !resolver.entries.has('acme')) set(name, 'other', '', line);
    for (const [key, value] of acme) {
      set(name, key, stringAt(value) ?? '', line);
      for (const [inner, deep] of inside(value)) set(name, `${key}.${inner}`, stringAt(deep) ?? '', line);
    }
  }
}

const inside = (node: YamlNode): Iterable<[string, YamlNode]> => node.entries;

/** A certificate that Traefik is given as a file, for the host that the file is named after. */
function readOwnFile(path: string, line: number, output: Output): void {
  const stem = path.replace(/^.*\//, '').replace(/\.[a-z]{2,4}$/, '');
  const named = /^(?:[\w-]+\.)+[a-z][\w-]+$/i.test(stem);
  output.fact(
    {
      kind: 'consumer',
      reads: path.startsWith('/') && !/[{$]/.test(path) ? [makeRef('path', path)] : [],
      writes: [],
      names: named ? [`dns:${stem.toLowerCase()}`] : [],
      attributes: { name: path, service: 'traefik' },
      own: { certFile: path },
    },
    { line },
  );
}

/**
 * How long before the end Traefik renews, by the lifetime that it is told; 90 days where it is told none.
 * https://doc.traefik.io/traefik/reference/install-configuration/tls/certificate-resolvers/acme/
 */
function thresholdOf(hours: string | undefined): { renewDays?: number } {
  const days = Number(hours) / 24;
  if (!(days >= 30)) return {};
  return { renewDays: days >= 365 ? 120 : days >= 90 ? 30 : 10 };
}
