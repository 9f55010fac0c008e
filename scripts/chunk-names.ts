/** Names for the chunks of the bundle that say what is inside: the package, the layer or the file that fills most of one. */
import { basename, relative, sep } from 'node:path';

export interface Chunk {
  /** The module that is imported where it is needed; null for what several chunks share. */
  facadeModuleId: string | null;
  /** Bytes of each module in the chunk, by its path. */
  modules: Readonly<Record<string, number>>;
}

/** The name of each chunk, in their order. Depends on nothing but the modules and their sizes. Throws where two would be alike. */
export function chunkNames(chunks: readonly Chunk[], root: string): string[] {
  const groups = chunks.map(({ modules }) => sizesOfGroups(modules, root));
  const homes = homesOf(groups);
  const names = chunks.map(({ facadeModuleId, modules }, index) => {
    const own = new Map(Object.entries(modules).filter(([, size]) => size > 0));
    // The module itself is in a chunk that others share; this one only hands it on.
    if (own.size === 0) return `load-${fileNameOf(facadeModuleId ?? '', root)}`;
    const facade = facadeModuleId === null ? undefined : placeOf(facadeModuleId, root);
    const group = facade?.group ?? largest(groups[index] ?? new Map());
    const isWhole = homes.get(group) === index && (facade === undefined || facade.isPackage);
    return isWhole ? group : fileNameOf(facadeModuleId ?? largest(own), root);
  });
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new Error(`two chunks of the bundle are called ${twice}`);
  return names;
}

/** A chunk that holds less of a group than this is not called after it. */
const SMALLEST_SHARE = 1 / 3;

/** Index of the chunk that is called after a group: of those where it is the largest group, the one with most of it. */
function homesOf(groups: readonly ReadonlyMap<string, number>[]): Map<string, number> {
  const totals = new Map<string, number>();
  for (const sizes of groups) for (const [group, size] of sizes) add(totals, group, size);
  const homes = new Map<string, number>();
  groups.forEach((sizes, index) => {
    const group = largest(sizes);
    const size = sizes.get(group) ?? 0;
    if (size < SMALLEST_SHARE * (totals.get(group) ?? 0)) return;
    if (size > (groups[homes.get(group) ?? -1]?.get(group) ?? 0)) homes.set(group, index);
  });
  return homes;
}

function sizesOfGroups(modules: Chunk['modules'], root: string): Map<string, number> {
  const sizes = new Map<string, number>();
  for (const [id, size] of Object.entries(modules)) add(sizes, placeOf(id, root).group, size);
  return sizes;
}

interface Place {
  /** The package or the layer. */
  group: string;
  /** The file inside it, without its ending. */
  file: string;
  isPackage: boolean;
}

/** `@actions/github/lib/utils.js` → `actions-github` and `utils`; `src/commands/scan.ts` → `commands` and `scan`. */
function placeOf(id: string, root: string): Place {
  const file = basename(id).replace(/\.\w+$/, '');
  // Rolldown's own helpers have no path.
  if (id.startsWith('\0')) return { group: slug(id.slice(1).replace(/\.\w+$/, '')), file: 'index', isPackage: true };
  const [, name] = /^.*[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(id) ?? [];
  if (name !== undefined) return { group: slug(name), file, isPackage: true };
  const [top = '', ...rest] = relative(root, id).split(sep);
  if (top !== 'src') return { group: file, file, isPackage: false };
  return {
    group: rest.length > 1 ? (rest[0] as string) : file,
    file: slug(rest.slice(1, -1).concat(file).join('-')),
    isPackage: false,
  };
}

/** `commands-scan`; only `audit-change` for `audit/audit-change.ts`, and `probe` for `probe/index.ts`. */
function fileNameOf(id: string, root: string): string {
  const { group, file } = placeOf(id, root);
  return file === 'index' ? group : file === group || file.startsWith(`${group}-`) ? file : `${group}-${file}`;
}

/** Letters, digits, dots and hyphens: what is a good name on every file system. */
function slug(text: string): string {
  return text.replace(/[^\w.]+/g, '-').replace(/^-|-$/g, '');
}

function largest(sizes: ReadonlyMap<string, number>): string {
  const [first] = [...sizes].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return first?.[0] ?? '';
}

function add(sizes: Map<string, number>, key: string, size: number): void {
  sizes.set(key, (sizes.get(key) ?? 0) + size);
}
