/**
 * Checks of the source as text: who imports whom, where the outside world is touched, what is registered.
 * Each takes a tree (path → text), so that a test can plant a violation without writing it to disk.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

export type Tree = ReadonlyMap<string, string>;

/** Layers by level, from the ground up. A file may import from layers on lower levels, and from its own layer. */
const LEVELS: readonly (readonly string[])[] = [
  ['model'],
  ['util'],
  ['bytes', 'parsers', 'readers'],
  ['x509', 'certificates', 'facts'],
  ['keystores', 'kubernetes'],
  ['shell'],
  ['topology'],
  ['copies', 'changes', 'mechanism-kit'],
  ['reporting'],
  ['decoders', 'mechanisms', 'rules', 'policy', 'reporters'],
  ['version'],
  ['audit'],
  ['sources', 'github', 'probe'],
  ['commands'],
  ['action'],
  ['entry points'],
];

/** Layers whose files are plug-ins: the list (`index.ts`) knows them, they never know each other. */
const PLUGIN_LAYERS = ['decoders', 'mechanisms', 'rules', 'reporters'] as const;
/** Files of such a layer that name its plug-ins. */
const LISTS = ['index.ts', 'list.ts'];

/** Files at the top of src/ and the layer that each one counts to. */
const TOP_FILES: Record<string, string> = {
  'action.ts': 'entry points',
  'cli.ts': 'entry points',
  'version.ts': 'version',
};

/** Layers and files at the top that the page about the architecture does not name, in its table or in its picture of the layers. */
export function undescribed(page: string): string[] {
  const [picture = ''] = /^```mermaid\n[\s\S]*?^```$/m.exec(page) ?? [];
  const rows = [...page.matchAll(/^\| (`.*`) \| \S/gm)].flatMap(([, cell = '']) => [...cell.matchAll(/`([^`]+)`/g)]);
  const described = new Set(rows.map(([, name]) => name));
  const names = [
    ...LEVELS.flat().filter((layer) => !Object.values(TOP_FILES).includes(layer)),
    ...Object.keys(TOP_FILES),
  ];
  const missing = (name: string) => !described.has(name) || (name !== 'version.ts' && !picture.includes(`["${name}"]`));
  return names.filter(missing);
}

export function readTree(root: string): Map<string, string> {
  const tree = new Map<string, string>();
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.ts')) continue;
    const path = join(entry.parentPath, entry.name);
    tree.set(posix.relative(root, path), readFileSync(path, 'utf8'));
  }
  return tree;
}

function layerOf(path: string): string | undefined {
  const slash = path.indexOf('/');
  return slash < 0 ? TOP_FILES[path] : path.slice(0, slash);
}

function levelOf(layer: string): number {
  return LEVELS.findIndex((layers) => layers.includes(layer));
}

/** `rules/expired.ts` → `expired`; `mechanisms/certbot/read.ts` → `certbot`; undefined for what is no plug-in. */
function pluginOf(path: string): string | undefined {
  const [layer, next, ...rest] = path.split('/');
  if (!(PLUGIN_LAYERS as readonly string[]).includes(layer ?? '') || next === undefined || LISTS.includes(next)) {
    return undefined;
  }
  return rest.length > 0 ? next : next.replace(/\.ts$/, '');
}

/** Relative imports of a file, resolved to paths of the tree. */
function importsOf(path: string, text: string): string[] {
  const found = [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.{1,2}\/[^']+)'/g)].map((match) => match[1] as string);
  return found.map((specifier) => posix.normalize(posix.join(posix.dirname(path), specifier)));
}

/** Imports that run up the levels, or from one plug-in to another. */
export function importViolations(tree: Tree): string[] {
  const violations: string[] = [];
  for (const [path, text] of tree) {
    const layer = layerOf(path);
    if (layer === undefined || levelOf(layer) < 0) {
      violations.push(`${path} stands in no known layer`);
      continue;
    }
    for (const target of importsOf(path, text)) {
      if (target.startsWith('..')) continue;
      const other = layerOf(target);
      if (other === undefined) violations.push(`${path} imports ${target}, which stands in no known layer`);
      else if (other !== layer && levelOf(other) >= levelOf(layer)) violations.push(`${path} may not import ${target}`);
      const [own, its] = [pluginOf(path), pluginOf(target)];
      if (other === layer && own !== undefined && its !== undefined && own !== its) {
        violations.push(`${path} imports its sibling ${target}`);
      }
    }
  }
  return violations;
}

/** Files that reach themselves along their imports, types included; each circle once, as the list of its files in order of names. */
export function circles(tree: Tree): string[][] {
  const found: string[][] = [];
  const order = new Map<string, number>();
  const open: string[] = [];
  // Tarjan's strongly connected components: whatever stays open reaches what is visited now.
  const visit = (path: string): number => {
    const index = order.size;
    let low = index;
    order.set(path, index);
    open.push(path);
    const targets = importsOf(path, tree.get(path) ?? '').filter((target) => tree.has(target));
    for (const target of targets) {
      if (!order.has(target)) low = Math.min(low, visit(target));
      else if (open.includes(target)) low = Math.min(low, order.get(target) ?? low);
    }
    if (low === index) {
      const circle = open.splice(open.indexOf(path));
      if (circle.length > 1 || targets.includes(path)) found.push(circle.sort());
    }
    return low;
  };
  for (const path of tree.keys()) if (!order.has(path)) visit(path);
  return found;
}

/** Most files that a folder may hold, lists of plug-ins aside: a reader takes in no more at a glance. */
const MAX_FILES = 30;

/** Folders with more files than that, as `folder: files`. */
export function crowdedFolders(tree: Tree): string[] {
  const counts = new Map<string, number>();
  for (const path of tree.keys()) counts.set(posix.dirname(path), (counts.get(posix.dirname(path)) ?? 0) + 1);
  return [...counts]
    .filter(([folder, files]) => files > MAX_FILES && !(PLUGIN_LAYERS as readonly string[]).includes(folder))
    .map(([folder, files]) => `${folder}: ${files}`);
}

/** What only the two entry points may touch: the clock, the process, the console. */
const WORLD = /\bprocess\.\w|\bconsole\.|\bDate\.now\(|\bnew Date\(\s*\)|\bperformance\.|from 'node:process'/;

export function worldViolations(tree: Tree): string[] {
  const violations: string[] = [];
  for (const [path, text] of tree) {
    if (layerOf(path) === 'entry points') continue;
    text.split('\n').forEach((line, index) => {
      if (!/^\s*(\/\/|\*|\/\*)/.test(line) && WORLD.test(line)) violations.push(`${path}:${index + 1}: ${line.trim()}`);
    });
  }
  return violations;
}

/** Plug-in files and folders that their layer's index.ts does not import. */
export function unregistered(tree: Tree): string[] {
  const missing: string[] = [];
  for (const layer of PLUGIN_LAYERS) {
    const lists = LISTS.map((name) => `${layer}/${name}`);
    const listed = new Set(lists.flatMap((path) => importsOf(path, tree.get(path) ?? '')).map(pluginOf));
    const there = new Set([...tree.keys()].filter((path) => path.startsWith(`${layer}/`)).map(pluginOf));
    for (const id of there) if (id !== undefined && !listed.has(id)) missing.push(`${layer}/${id}`);
  }
  return missing;
}

/** Ids that are states, stages, outputs and reasons, too: they name the rule where the line speaks of rules. */
const COMMON_WORDS: ReadonlySet<string> = new Set(['expired', 'expiring', 'not-yet-valid', 'unreadable']);

/**
 * Ids of rules in quotes, and patterns of such ids, outside the file or folder that owns the rule.
 * @param owners id → path of the file, or of the folder with its slash
 */
export function ruleIdViolations(tree: Tree, owners: ReadonlyMap<string, string>): string[] {
  const violations: string[] = [];
  for (const [path, text] of tree) {
    text.split('\n').forEach((line, index) => {
      if (/^\s*(\/\/|\*|\/\*)/.test(line)) return;
      const quoted = [...line.matchAll(/(['"`])([a-z0-9-]+)\1/g)].map((match) => match[2] as string);
      const foreign = quoted.filter((id) => {
        const owner = owners.get(id);
        return owner !== undefined && !path.startsWith(owner) && (!COMMON_WORDS.has(id) || /rule/i.test(line));
      });
      if (foreign.length > 0 || namesRulesByPattern(line)) violations.push(`${path}:${index + 1}: ${line.trim()}`);
    });
  }
  return violations;
}

/** `rule.startsWith('served-')` or `/^served-/.test(rule)`; not a check of the characters that an id may have. */
function namesRulesByPattern(line: string): boolean {
  const [, pattern = ''] = /\/((?:[^/\\]|\\.)+)\/[a-z]*\.test\((?:\w+\.)?rule(?:\.id)?\)/.exec(line) ?? [];
  return (
    /\brule(?:\.id)?\.(?:startsWith|endsWith|includes|match)\(['"`/][\^a-z]/.test(line) ||
    /[a-z]/.test(pattern.replace(/\[[^\]]*\]/g, ''))
  );
}

/** The one module that spells refs. */
const REFS = 'facts/refs.ts';

/** Kinds of which the text before the colon is that of something else as well: an ARN, a name in a certificate. */
const AMBIGUOUS = ['arn', 'ip'];
/** CycloneDX calls by this name what joins the parts of a bill of materials. */
const OTHER_REFS = "'bom-ref'";

/**
 * Where a ref is put together or cut apart outside its module: text, a template or a pattern that begins with a kind, and casts.
 * @param kinds the kinds of refs
 */
export function refViolations(tree: Tree, kinds: readonly string[]): string[] {
  const one = `(?:${kinds.filter((kind) => !AMBIGUOUS.includes(kind)).join('|')})`;
  // `file://` is the scheme of a URL.
  const rest = String.raw`:(?!\\?/\\?/)`;
  const surgery = [
    new RegExp(String.raw`['\x60]${one}${rest}(?:[\w?*/.]|\$\{)`),
    new RegExp(String.raw`\.(?:startsWith|endsWith|includes|indexOf|slice|replace|split)\(['\x60]${one}:`),
    new RegExp(String.raw`/\^?[\w|()?:-]*(?<!\w)${one}(?:\|[\w|-]*)?\)?${rest}`),
    /\bas Ref\b/,
  ];
  const violations: string[] = [];
  for (const [path, text] of tree) {
    if (path === REFS) continue;
    text.split('\n').forEach((line, index) => {
      if (
        /^\s*(\/\/|\*|\/\*)/.test(line) ||
        line.includes(OTHER_REFS) ||
        !surgery.some((pattern) => pattern.test(line))
      )
        return;
      violations.push(`${path}:${index + 1}: ${line.trim()}`);
    });
  }
  return violations;
}

/** Where attributes that are a tool's own are read by another layer, or under the id of another mechanism. */
export function ownAttributeViolations(tree: Tree): string[] {
  return [...tree].flatMap(([path, text]) => {
    const code = text.replace(/^\s*(?:\/\/|\/?\*).*$/gm, '');
    const calls = [...code.matchAll(/\bownAttributes(?:<[^;()]*>)?\(([^)]*)\)/g)].map(([, id = '']) => id);
    if (path === 'facts/attributes.ts' || !code.includes('ownAttributes')) return [];
    const [layer, mechanism] = path.split('/');
    if (layer !== 'mechanisms') return [`${path} reads what is a tool's own`];
    const named = /\bconst MECHANISM = ('[^']*')/.exec(text)?.[1];
    const others = calls.map((id) => (id === 'MECHANISM' ? named : id)).filter((id) => id !== `'${mechanism}'`);
    return others.map((id) => `${path} reads what is the own of ${id}`);
  });
}
