import { isComparable } from '../changes/automation-paths.ts';
import { isNamed, mentionsCertificates } from '../changes/certificate-words.ts';
import type { ChangedText, Entry, Fact, Inventory, OtherText } from '../model/index.ts';
import type { Environment } from '../readers/git.ts';
import { toDisplayPath } from '../readers/raw-paths.ts';
import { addTo } from '../util/collections.ts';
import { fileNameOf, folderOf } from '../util/path-names.ts';
import { mayCallFunctions, readTexts, SHELL, type Side } from './read-texts.ts';

/** Texts that are compared. */
const MAX_FILES = 500;

/**
 * Both texts of the changed files that may hold automation. A file that was renamed is one file.
 * @param before the changed files as they were
 * @param after the changed files as they are
 * @param inventories what was found in them
 */
export async function changedTexts(
  before: Side,
  after: Side,
  inventories: readonly Inventory[],
  env: Environment,
): Promise<ChangedText[]> {
  const holding = new Set(inventories.flatMap(({ facts }) => facts.map(({ location }) => location.path)));
  const wanted = ({ name }: Entry) => {
    const path = toDisplayPath(name);
    return isComparable(path, holding.has(path));
  };
  const sides = [before, after].map(({ entries }) => entries.filter(wanted)) as [Entry[], Entry[]];
  if (sides[0].length === 0 || sides[0].length + sides[1].length > 2 * MAX_FILES) return [];
  const [was, is] = await Promise.all([
    readTexts({ ...before, entries: sides[0] }, env),
    readTexts({ ...after, entries: sides[1] }, env),
  ]);
  const paths = new Set([...was.keys(), ...is.keys()]);
  const texts: ChangedText[] = [];
  const gone = new Map([...was].filter(([path]) => !is.has(path)).map(([path, text]) => [fileNameOf(path), text]));
  for (const path of paths) {
    const text = is.get(path);
    const old = was.get(path) ?? (text === undefined ? undefined : gone.get(fileNameOf(path)));
    // An empty file that is gone is told from one that is new.
    texts.push({ path, before: old === '' && text === undefined ? '\n' : (old ?? ''), after: text ?? '' });
  }
  return texts;
}

/** Whether a change is about certificates, by what differs in it, or by the name of a file. */
export const isAboutThem = (texts: readonly ChangedText[]) =>
  texts.some(({ path, before, after }) => isNamed(path) || mentionsCertificates(before, after));

/** Folders that hold a step. */
export function stepFolders(facts: readonly Fact[]): ReadonlySet<string> {
  const folders = facts.map(({ kind, location }) => (STEPS.has(kind) ? folderOf(location.path) : ''));
  return new Set(folders.filter((folder) => folder !== ''));
}

/** Unchanged files that are searched for a name, and bytes of the largest. */
const MAX_OTHERS = 200;
const MAX_OTHER_BYTES = 64 << 10;

/**
 * Unchanged files with facts, or called after certificates: a name that a change leaves behind may be in one of them. Those near
 * a changed file come first.
 */
export async function otherTexts(
  texts: readonly ChangedText[],
  unchanged: Side,
  facts: readonly Fact[],
  env: Environment,
): Promise<OtherText[]> {
  const holding = new Set(facts.map(({ location }) => location.path));
  const folders = new Map<string, number>();
  for (const { path } of texts)
    for (let end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1))
      folders.set(path.slice(0, end), path.slice(0, end).split('/').length);
  const found: { entry: Entry; near: number }[] = [];
  for (const entry of unchanged.entries) {
    const path = toDisplayPath(entry.name);
    if (!(holding.has(path) || isNamed(path)) || !isComparable(path, holding.has(path))) continue;
    let folder = folderOf(path);
    while (folder !== '' && !folders.has(folder)) folder = folderOf(folder);
    found.push({ entry, near: folders.get(folder) ?? 0 });
  }
  const entries = found.toSorted((a, b) => b.near - a.near).map(({ entry }) => entry);
  const read = await readTexts({ ...unchanged, entries: entries.slice(0, MAX_OTHERS) }, env, MAX_OTHER_BYTES);
  const steps = new Set(facts.flatMap(({ kind, location }) => (STEPS.has(kind) ? [location.path] : [])));
  return [...read].map(([path, text]) => ({ path, text, step: steps.has(path) }));
}

const SCRIPT = /\.(?:sh|bash|py|rb|pl|ps1|php|js)$|(?:^|\/)(?:hooks?(?:\.d)?|[\w-]{1,40}-hooks\/\w{1,20})\/[^/]{4,80}$/;

/** Names of files that something may run. */
export function scriptNames(entries: readonly Pick<Entry, 'name'>[]): ReadonlySet<string> {
  return new Set(entries.filter(({ name }) => SCRIPT.test(name)).map(({ name }) => fileNameOf(toDisplayPath(name))));
}

const NAME = /[A-Za-z_][\w-]{3,60}/g;
const FUNCTION = /^(?:function\s{1,8})?([A-Za-z_][\w-]{3,60})\s{0,8}\(\)|^function\s{1,8}([A-Za-z_][\w-]{3,60})/;
/** Names that are looked up, and files with steps in which they are. */
const MAX_NAMES = 500;
const MAX_SOURCED = 100;

/**
 * Functions in scripts of the head that hold a step, and that a changed script names less often than in the base. Such a script gets
 * them from a file that it sources, in its folder or below.
 * @param facts what is stated in some scripts of the head
 */
export async function functionsLeft(
  texts: readonly ChangedText[],
  head: Side,
  facts: (scripts: Entry[]) => Promise<readonly Fact[]>,
  env: Environment,
): Promise<ReadonlyMap<string, string>> {
  const gone = new Set<string>();
  const folders = new Set<string>();
  for (const { path, before, after } of texts) {
    if (before === '' || after === '' || !mayCallFunctions(path, after)) continue;
    folders.add(folderOf(path));
    const still = namesIn(after);
    for (const [name, number] of namesIn(before))
      if (number > (still.get(name) ?? 0) && gone.size < MAX_NAMES) gone.add(name);
  }
  const found = new Map<string, string>();
  if (gone.size === 0) return found;
  const isBeside = (path: string) => [...folders].some((folder) => folder === '' || path.startsWith(`${folder}/`));
  const entries = head.entries.filter(({ name }) => SHELL.test(name) && isBeside(toDisplayPath(name)));
  const lines = new Map<string, number[]>();
  for (const { kind, location } of await facts(entries.slice(0, MAX_SOURCED)))
    if (STEPS.has(kind) && SHELL.test(location.path)) addTo(lines, location.path, location.line ?? 1);
  const stating = entries.filter(({ name }) => lines.has(toDisplayPath(name))).slice(0, MAX_SOURCED);
  for (const [path, text] of await readTexts({ ...head, entries: stating }, env)) {
    let name: string | undefined;
    let start = 0;
    for (const [index, row] of text.split('\n').entries()) {
      const [, one, other] = FUNCTION.exec(row) ?? [];
      if ((one ?? other) !== undefined) {
        name = one ?? other;
        start = index + 1;
      } else if (row.startsWith('}') && name !== undefined) {
        const [from, to] = [start, index + 1];
        if (gone.has(name) && lines.get(path)?.some((line) => line >= from && line <= to)) found.set(name, path);
        name = undefined;
      }
    }
  }
  return found;
}

/** How often a text names each thing, comments aside. */
function namesIn(text: string): Map<string, number> {
  const names = new Map<string, number>();
  for (const [name] of text.replace(/^[ \t]{0,200}#[^\n]*/gm, '').matchAll(NAME))
    names.set(name, (names.get(name) ?? 0) + 1);
  return names;
}

const STEPS: ReadonlySet<Fact['kind']> = new Set(['producer', 'copy', 'reload']);
