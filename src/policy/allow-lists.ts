/** How a repository classifies its own paths, in the lists of secret scanners and in `.gitattributes`. */
import type { AllowEntry, Inventory, Location, Policy } from '../model/index.ts';
import { documents } from '../parsers/yaml.ts';
import { at, itemsAt, stringAt, type YamlNode } from '../parsers/yaml-node.ts';
import { addTo } from '../util/collections.ts';
import { MATERIAL_FILE } from '../util/material-names.ts';
import { fileNameOf, folderOf, namesProduction } from '../util/path-names.ts';
import { pathRegex } from '../util/path-regex.ts';
import { isOfWholeRepository, isReadme, readmeStatements } from './readme-statements.ts';

type Reader = (text: string, list: string) => Omit<AllowEntry, 'list'>[];

/** Lists at the root of a repository, or in `.github`; `.gitattributes` is read in every folder. */
const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['.gitleaks.toml', gitleaksConfig],
  ['gitleaks.toml', gitleaksConfig],
  ['.gitleaksignore', gitleaksIgnore],
  ['.secrets.baseline', secretsBaseline],
  ['.trivyignore.yaml', trivyIgnore],
  ['trivy-secret.yaml', trivySecret],
  ['.gitattributes', attributes],
]);
/** Entries of one list, and bytes of the largest list that is read. */
const MAX_ENTRIES = 2_000;
export const MAX_LIST = 4 << 20;
/** Rules of secret scanners that are about keys and certificates. */
const OF_KEYS = /private.?key|pkcs|pem|cert|kubernetes-secret/i;

const NAME = new RegExp(`(?:^|/)(?:${[...READERS.keys()].map((name) => name.replaceAll('.', '\\.')).join('|')})$`);

/** The letters that the names of lists and READMEs begin with. */
const FIRST: ReadonlySet<string> = new Set([...READERS.keys(), 'readme', 'README'].map((name) => name.charAt(0)));

/** Whether a file is one of these lists or a README, by its path or by the bytes of it (latin1). */
export function isAllowList(path: string): boolean {
  // Nearly no file of a large tree is.
  if (!FIRST.has(path.charAt(path.lastIndexOf('/') + 1))) return false;
  if (isReadme(path)) return true;
  if (!NAME.test(path)) return false;
  const folder = folderOf(path);
  const name = fileNameOf(path);
  return READERS.has(name) && (name === '.gitattributes' || folder === '' || folder === '.github');
}

/** The entries of a list that name paths. A list that cannot be read has none. */
export function readAllowList(text: string, list: string): AllowEntry[] {
  const read = isReadme(list) ? readmeStatements : READERS.get(fileNameOf(list));
  const entries = read === undefined || text.length > MAX_LIST ? [] : read(text, list);
  return entries.slice(0, MAX_ENTRIES).map((entry) => ({ list, ...entry }));
}

/** `paths` of the allow-lists for every rule, or for rules about keys, in TOML. https://github.com/gitleaks/gitleaks#configuration */
function gitleaksConfig(text: string): Omit<AllowEntry, 'list'>[] {
  const entries: Omit<AllowEntry, 'list'>[] = [];
  let section = '';
  let rule = '';
  let inPaths = false;
  for (const line of text.split('\n', 20_000)) {
    const header = inPaths ? null : /^\s*\[\[?\s*([\w.]{1,60})\s*\]\]?/.exec(line);
    if (header !== null) {
      section = header[1] ?? '';
      if (section === 'rules') rule = '';
      continue;
    }
    if (section === 'rules') rule = /^\s*id\s*=\s*["']{1,3}([\w.-]{1,100})/.exec(line)?.[1] ?? rule;
    const counts = /^allowlists?$/.test(section) || (/^rules\.allowlists?$/.test(section) && OF_KEYS.test(rule));
    const opens = /^\s*paths\s*=\s*\[/.exec(line);
    if (opens !== null) inPaths = true;
    if (!inPaths) continue;
    const rest = opens === null ? line : line.slice(opens[0].length);
    const { strings, closed } = tomlStrings(rest);
    if (counts) for (const regex of strings) entries.push({ context: 'fixture', regex });
    if (closed) inPaths = false;
  }
  return entries;
}

/** The strings of a part of a TOML array, and whether the array ends in it. */
function tomlStrings(text: string): { strings: string[]; closed: boolean } {
  const strings: string[] = [];
  for (let i = 0; i < text.length; ) {
    const char = text[i] as string;
    if (char === '#') break;
    if (char === ']') return { strings, closed: true };
    if (char !== '"' && char !== "'") {
      i++;
      continue;
    }
    const quote = text.startsWith(char.repeat(3), i) ? char.repeat(3) : char;
    const end = text.indexOf(quote, i + quote.length);
    if (end < 0) break;
    const raw = text.slice(i + quote.length, end);
    strings.push(char === '"' ? raw.replace(/\\(.)/g, '$1') : raw);
    i = end + quote.length;
  }
  return { strings, closed: false };
}

/** `[commit:]path:rule:line`, the fingerprints of findings. */
function gitleaksIgnore(text: string): Omit<AllowEntry, 'list'>[] {
  return text.split('\n', 20_000).flatMap((line) => {
    const parts = line.trim().split(':');
    if (line.startsWith('#') || parts.length < 3) return [];
    const number = Number(parts.pop());
    if (!OF_KEYS.test(parts.pop() ?? '')) return [];
    if (/^[0-9a-f]{40}$/.test(parts[0] ?? '')) parts.shift();
    return [{ context: 'fixture' as const, path: parts.join(':'), ...(number > 0 && { line: number }) }];
  });
}

/** What detect-secrets found and its audit does not call a secret. https://github.com/Yelp/detect-secrets */
function secretsBaseline(text: string): Omit<AllowEntry, 'list'>[] {
  const baseline = objectOf(parseJson(text));
  const results = Object.entries(objectOf(baseline.results)).flatMap(([path, found]) =>
    (Array.isArray(found) ? found : []).flatMap((one: unknown) => {
      const { type, is_secret: isSecret, line_number: line } = objectOf(one);
      if (isSecret === true || typeof type !== 'string' || !OF_KEYS.test(type)) return [];
      return [{ context: 'fixture' as const, path, ...(typeof line === 'number' && { line }) }];
    }),
  );
  const filters = (Array.isArray(baseline.filters_used) ? baseline.filters_used : []).map(objectOf);
  const patterns = filters.flatMap(({ path, pattern }) =>
    typeof path === 'string' && path.endsWith('should_exclude_file') && Array.isArray(pattern) ? pattern : [],
  );
  const excluded = [...patterns, objectOf(baseline.exclude).files].filter((one) => typeof one === 'string');
  return [...results, ...excluded.map((regex) => ({ context: 'fixture' as const, regex }))];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** `secrets` with `paths`. https://trivy.dev/latest/docs/configuration/filtering/ */
function trivyIgnore(text: string): Omit<AllowEntry, 'list'>[] {
  const paths = itemsOf(text, 'secrets').flatMap((entry) => itemsAt(entry, 'paths').map(({ value }) => value));
  return paths.flatMap((glob) => (typeof glob === 'string' ? [{ context: 'fixture' as const, glob }] : []));
}

/** `allow-rules` with a `path` and no `regex`. https://trivy.dev/latest/docs/scanner/secret/ */
function trivySecret(text: string): Omit<AllowEntry, 'list'>[] {
  const rules = itemsOf(text, 'allow-rules').filter((rule) => at(rule, 'regex') === undefined);
  return rules.flatMap((rule) => {
    const regex = stringAt(rule, 'path');
    return regex ? [{ context: 'fixture' as const, regex }] : [];
  });
}

function itemsOf(text: string, key: string): readonly YamlNode[] {
  return documents(text).flatMap(({ root }) => {
    const node = root();
    return node === undefined ? [] : itemsAt(node, key);
  });
}

/** https://github.com/github-linguist/linguist/blob/main/docs/overrides.md */
function attributes(text: string, list: string): Omit<AllowEntry, 'list'>[] {
  const folder = folderOf(list);
  return text.split('\n', 20_000).flatMap((line) => {
    const [pattern = '', ...states] = line.trim().split(/\s+/, 40);
    if (pattern === '' || pattern.startsWith('#') || pattern.startsWith('[')) return [];
    const context = contextOfAttributes(states);
    if (context === undefined) return [];
    const anchored = pattern.slice(0, -1).includes('/');
    const glob = `${folder === '' ? '' : `${folder}/`}${anchored ? pattern.replace(/^\//, '') : `**/${pattern}`}`;
    return [{ context, glob }];
  });
}

function contextOfAttributes(states: readonly string[]): AllowEntry['context'] | undefined {
  const is = (name: string) => states.some((one) => one === name || one === `${name}=true`);
  if (is('linguist-vendored')) return 'vendored';
  if (is('linguist-documentation')) return 'example';
  return states.some((one) => /^(?:[-!]linguist-vendored|linguist-vendored=false)$/.test(one))
    ? 'production'
    : undefined;
}

/** How the lists of the repositories classify a place: as evidence among other evidence, never alone. */
export interface Allowed {
  /** `production` if the repository calls a path its own code. */
  ofFile(place: Pick<Location, 'repository' | 'path'>): AllowEntry['context'] | undefined;
  /** What a README says of a file: weaker than a list, because it is prose. */
  ofProse(place: Pick<Location, 'repository' | 'path'>): AllowEntry['context'] | undefined;
  /** Whether a README says of the material beside a file that it is for tests: what the file deploys is a demonstration. */
  isBesideTestMaterial(place: Pick<Location, 'repository' | 'path'>): boolean;
  /** Whether the README of a repository calls the whole of it a collection of examples. */
  isCollection(repository: string): boolean;
  /** Whether a list names this line of a file that also holds other things. */
  ofLine(place: Pick<Location, 'repository' | 'path' | 'line'>): boolean;
}

interface Matcher {
  context: AllowEntry['context'];
  matches(path: string): boolean;
}

/** Compiles the lists of some repositories; each expression once. */
export function allowedPlaces({ repositories }: Pick<Inventory, 'repositories'>, glob: Policy['matches']): Allowed {
  const matchers = new Map<string, Matcher[]>();
  const prose = new Map<string, Matcher[]>();
  const collections = new Set<string>();
  const lines = new Set<string>();
  for (const { name, allowLists = [] } of repositories) {
    for (const entry of allowLists) {
      const { path, line, context } = entry;
      if (isReadme(entry.list)) {
        if (isOfWholeRepository(entry)) collections.add(name);
        addTo(prose, name, { context, matches: matcherOf(entry, glob) });
        continue;
      }
      if (path !== undefined && line !== undefined && !MATERIAL_FILE.test(path)) lines.add(`${name}\0${path}\0${line}`);
      else addTo(matchers, name, { context, matches: matcherOf(entry, glob) });
    }
  }
  return {
    ofFile({ repository, path }) {
      if (namesProduction(path)) return undefined;
      const extension = /\.[^./]*$/.exec(path)?.[0] ?? '';
      // An expression that matches every file of the kind says nothing about this one.
      const names = ({ matches }: Matcher) =>
        matches(path) && !matches(`zq${extension}`) && !matches(`zq/zq/zq${extension}`);
      return matchers.get(repository)?.findLast(names)?.context;
    },
    ofProse: ({ repository, path }) =>
      namesProduction(path)
        ? undefined
        : prose
            .get(repository)
            ?.find(({ context, matches }) => matches(path) && (context === 'example' || MATERIAL_FILE.test(path)))
            ?.context,
    isBesideTestMaterial: ({ repository, path }) =>
      !namesProduction(path) &&
      prose.get(repository)?.some(({ context, matches }) => context === 'fixture' && matches(path)) === true,
    isCollection: (repository) => collections.has(repository),
    ofLine: ({ repository, path, line }) => lines.has(`${repository}\0${path}\0${line}`) && !namesProduction(path),
  };
}

function matcherOf({ path, glob: pattern, regex }: AllowEntry, glob: Policy['matches']): Matcher['matches'] {
  if (path !== undefined) return (one) => one === path;
  if (pattern !== undefined) return (one) => glob(pattern, one);
  return pathRegex(regex ?? '') ?? (() => false);
}
