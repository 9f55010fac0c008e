/**
 * Reads cases: small repositories with what the rules find in them, as a person writes them in
 * `__tests__/mechanisms/cases/<mechanism>.md` and `__tests__/rules/cases/<rule>.md`. The README.md of the former describes
 * the form.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A repository in memory: path → text. */
export type Files = Readonly<Record<string, string>>;

/** One state of a case. */
export interface CaseTree {
  files: Files;
  /** `<rule> <path>:<line>`, sorted: everything that all rules find, each place once. */
  findings: readonly string[];
  /** When the last commit of the repository was made (ISO 8601). A repository with a date is a public one. */
  committed?: string;
}

export interface Case {
  /** The mechanism whose case it is, or the rule that belongs to none: the name of the file. */
  of: string;
  name: string;
  /** What is left to write; only in a case that `npm run new` made. */
  todo?: string;
  /** The repository, or, in a case with a fix, the repository before it. */
  before: CaseTree;
  /** The same repository after the fix; only where the case has one. */
  fixed?: CaseTree;
}

/** A case of a rule: its repository before the fix, in which the rule fires, and after it. */
export type FixedCase = Case & { fixed: CaseTree };

interface Line {
  text: string;
  /** Rules that fire on this line. */
  rules: readonly string[];
  side: 'both' | 'before' | 'fixed';
}

type Side = 'before' | 'fixed';

/** A case while its text is read. */
interface Draft {
  name: string;
  todo?: string;
  /** Files of the case that this one is like, as far as it does not show them itself. */
  base: Map<string, Line[]>;
  sides: Record<Side, Map<string, Line[]>>;
  /** The date of the last commit, before the fix and after it. */
  committed: string[];
}

/** The layers whose rules have cases. */
export type CaseLayer = 'mechanisms' | 'rules';

/** Ends a line on which rules fire: `  <-- certbot-staging, certbot-no-schedule`. */
const MARK = /\s+<-- ([a-z0-9-]+(?:, [a-z0-9-]+)*)$/;

const read = new Map<CaseLayer, readonly Case[]>();

/** Every case of a layer, in the order of the files. */
export function casesIn(layer: CaseLayer): readonly Case[] {
  const known = read.get(layer);
  if (known !== undefined) return known;
  const folder = join(import.meta.dirname, '..', layer, 'cases');
  const cases = readdirSync(folder)
    .filter((file) => file.endsWith('.md') && file !== 'README.md')
    .sort()
    .flatMap((file) => parseCases(file.slice(0, -3), readFileSync(join(folder, file), 'utf8')));
  read.set(layer, cases);
  return cases;
}

/** The cases of one rule that show it before and after the fix: those that have its name. */
export function casesOf(rule: string): FixedCase[] {
  const all = [...casesIn('rules'), ...casesIn('mechanisms')];
  return all.filter((one): one is FixedCase => one.name === rule && one.fixed !== undefined);
}

/** Reads one file of cases. Throws with its name and line where the text does not follow the form. */
export function parseCases(of: string, text: string): Case[] {
  const cases: Case[] = [];
  const trees = new Map<string, Map<string, Line[]>>();
  const lines = text.split('\n');
  let current: Draft | undefined;
  let path: string | undefined;
  const fail = (index: number, what: string) => new Error(`${of}.md:${index + 1}: ${what}`);

  const close = (index: number) => {
    if (path !== undefined) throw fail(index, `no block of code follows \`${path}\``);
    if (current === undefined) return;
    const { name, todo, sides, committed } = current;
    if (sides.before.size + sides.fixed.size === 0) throw fail(index, `"${name}" has no files`);
    trees.set(name, sides.fixed);
    const differs =
      committed.length > 1 || JSON.stringify(filesOf(sides.before)) !== JSON.stringify(filesOf(sides.fixed));
    const [before, fixed = before] = committed;
    cases.push({
      of,
      name,
      ...(todo !== undefined && { todo }),
      before: tree(sides.before, before),
      ...(differs && { fixed: tree(sides.fixed, fixed, name) }),
    });
    current = undefined;
  };

  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] as string;
    const fence = /^(`{3,})(\w*)$/.exec(line);
    if (fence !== null) {
      const end = lines.indexOf(fence[1] as string, index + 1);
      if (end < 0) throw fail(index, 'the block of code has no end');
      if (current === undefined || path === undefined) throw fail(index, 'no `path` stands above the block of code');
      if (current.sides.before.has(path) && !current.base.has(path)) throw fail(index, `${path} is there twice`);
      const body = lines.slice(index + 1, end);
      const from = index + 1;
      const content = fence[2] === 'diff' ? diffLines(body, (at, what) => fail(from + at, what)) : body.map(plainLine);
      try {
        put(current, path, content);
      } catch (error) {
        throw fail(index, `${path}: ${(error as Error).message}`);
      }
      current.base.delete(path);
      path = undefined;
      index = end;
    } else if (line.startsWith('## ')) {
      close(index);
      const name = line.slice(3);
      if (trees.has(name)) throw fail(index, `there are two cases named "${name}"`);
      current = { name, base: new Map(), sides: { before: new Map(), fixed: new Map() }, committed: [] };
    } else if (current !== undefined) {
      const named = /^`([^`]+)`$/.exec(line)?.[1];
      const like = /^Like `([^`]+)`/.exec(line)?.[1];
      const committed = /^Last commit: (\S+?)(?:, fixed: (\S+))?$/.exec(line);
      if (named !== undefined) {
        if (path !== undefined) throw fail(index, `no block of code follows \`${path}\``);
        path = named;
      } else if (like !== undefined) {
        const base = trees.get(like);
        if (base === undefined) throw fail(index, `no case "${like}" stands above`);
        for (const [file, text] of base) {
          const bare = text.map((one): Line => ({ text: one.text, rules: [], side: 'both' }));
          current.base.set(file, bare);
          for (const side of ['before', 'fixed'] as const) current.sides[side].set(file, bare);
        }
      } else if (line.startsWith('TODO: ')) {
        current.todo = line;
      } else if (committed !== null) {
        current.committed = committed.slice(1).filter((time) => time !== undefined);
      }
    }
  }
  close(lines.length);
  return cases;
}

function plainLine(text: string): Line {
  const rules = MARK.exec(text)?.[1]?.split(', ') ?? [];
  return { text: text.replace(MARK, ''), rules, side: 'both' };
}

/** A line of a diff, or the start of a piece of one. */
type DiffLine = Line | '@@';

function diffLines(body: readonly string[], fail: (index: number, what: string) => Error): DiffLine[] {
  const sides: Record<string, Line['side']> = { ' ': 'both', '-': 'before', '+': 'fixed' };
  return body.map((text, index) => {
    if (text === '@@') return '@@';
    const side = text === '' ? 'both' : sides[text.charAt(0)];
    if (side === undefined) throw fail(index, 'a line of a diff starts with a space, "-" or "+"');
    return { ...plainLine(text.slice(1)), side };
  });
}

function put({ base, sides }: Draft, path: string, content: readonly DiffLine[]): void {
  for (const side of ['before', 'fixed'] as const) {
    const lines =
      content[0] === '@@'
        ? pieces(content).reduce((whole, piece) => replace(whole, piece, side), base.get(path) ?? [])
        : (content as readonly Line[]).filter((line) => line.side === 'both' || line.side === side);
    // A file of which every line is removed, or added, is there before, or after, only.
    if (lines.length > 0 || content.length === 0) sides[side].set(path, lines);
    else sides[side].delete(path);
  }
}

function pieces(content: readonly DiffLine[]): Line[][] {
  const all: Line[][] = [];
  for (const line of content) {
    if (line === '@@') all.push([]);
    else all.at(-1)?.push(line);
  }
  return all;
}

/** Puts one side of a piece of a diff in the place of its fixed side, which has to be in the file exactly once. */
function replace(whole: Line[], piece: readonly Line[], side: Side): Line[] {
  const old = piece.filter((line) => line.side !== 'before');
  const places = [...whole.keys()].filter((from) => old.every((line, i) => whole[from + i]?.text === line.text));
  const first = JSON.stringify(piece[0]?.text ?? '');
  if (old.length === 0 || places.length !== 1) {
    throw new Error(`the lines from ${first} occur ${places.length} times in the earlier case, not once`);
  }
  const lines = piece.filter((line) => line.side === 'both' || line.side === side);
  return whole.toSpliced(places[0] as number, old.length, ...lines);
}

function filesOf(tree: Map<string, Line[]>): Record<string, string> {
  const sorted = [...tree].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted.map(([path, lines]) => [path, lines.map(({ text }) => `${text}\n`).join('')]));
}

/** @param gone the rule that the fix silences: a mark of it on a line that stays counts before the fix only */
function tree(lines: Map<string, Line[]>, committed: string | undefined, gone?: string): CaseTree {
  const findings = [...lines].flatMap(([path, of]) =>
    of.flatMap(({ rules, side }, index) =>
      rules.filter((rule) => rule !== gone || side === 'fixed').map((rule) => `${rule} ${path}:${index + 1}`),
    ),
  );
  return { files: filesOf(lines), findings: findings.sort(), ...(committed !== undefined && { committed }) };
}
