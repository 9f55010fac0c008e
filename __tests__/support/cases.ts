/**
 * Reads cases: small repositories with what the rules find in them, as a person writes them in
 * `__tests__/mechanisms/cases/<mechanism>.md` and `__tests__/rules/cases/<rule>.md`. The README.md of the former describes
 * the form.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Level, Rule } from '../../src/model/index.ts';

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
  /** What a change starts from, where that is neither the one nor the other. */
  start?: Files;
}

/** A case of a rule: its repository before the fix, in which the rule fires, and after it. */
export type FixedCase = Case & { fixed: CaseTree };

interface Line {
  text: string;
  /** Rules that fire on this line. */
  rules: readonly string[];
  side: 'both' | 'before' | 'fixed';
}

const SIDES = ['before', 'fixed'] as const;
type Side = (typeof SIDES)[number];

/** A case while its text is read. */
interface Draft {
  name: string;
  todo?: string;
  /** Files of the case that this one is like, as far as it does not show them itself. */
  base: Map<string, Line[]>;
  sides: Record<Side, Map<string, Line[]>>;
  /** Files as they are before the change that the case is about. */
  start: Map<string, Line[]>;
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

/** Whether the page of a rule tells that a finding may have this level. */
export function isToldLevel(rule: Rule | undefined, level: Level): boolean {
  return rule !== undefined && (rule.level === level || rule.otherLevels?.[level] !== undefined);
}

/** Reads one file of cases. Throws with its name and line where the text does not follow the form. */
export function parseCases(of: string, text: string): Case[] {
  const drafts = new Map<string, Draft>();
  const lines = text.split('\n');
  let draft: Draft | undefined;
  let path: string | undefined;
  let isStart = false;
  const fail = (index: number, what: string) => new Error(`${of}.md:${index + 1}: ${what}`);
  const wantBlock = (index: number) => {
    if (path !== undefined) throw fail(index, `no block of code follows \`${path}\``);
  };
  const finish = (index: number) => {
    wantBlock(index);
    const empty = draft !== undefined && SIDES.every((side) => draft?.sides[side].size === 0);
    if (empty) throw fail(index, `"${draft?.name}" has no files`);
  };

  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] as string;
    const [, fence, language] = /^(`{3,})(\w*)$/.exec(line) ?? [];
    const [, named, inBase] = /^`([^`]+)`( in the base)?$/.exec(line) ?? [];
    if (fence !== undefined) {
      const end = lines.indexOf(fence, index + 1);
      if (end < 0) throw fail(index, 'the block of code has no end');
      if (draft === undefined || path === undefined) throw fail(index, 'no `path` is above the block of code');
      const start = index + 1;
      const body = lines.slice(start, end);
      const content = language === 'diff' ? diffLines(body, (at, what) => fail(start + at, what)) : body.map(plainLine);
      const wrong = isStart ? undefined : put(draft, path, content);
      if (wrong !== undefined) throw fail(index, wrong);
      if (isStart) draft.start.set(path, content as Line[]);
      path = undefined;
      index = end;
    } else if (line.startsWith('## ')) {
      finish(index);
      const name = line.slice(3);
      if (drafts.has(name)) throw fail(index, `there are two cases named "${name}"`);
      draft = {
        name,
        base: new Map(),
        sides: { before: new Map(), fixed: new Map() },
        start: new Map(),
        committed: [],
      };
      drafts.set(name, draft);
    } else if (draft !== undefined && named !== undefined) {
      wantBlock(index);
      path = named;
      isStart = inBase !== undefined;
    } else if (draft !== undefined) {
      const like = readRemark(draft, line);
      if (like !== undefined && !drafts.has(like)) throw fail(index, `no case "${like}" is above`);
      if (like !== undefined) inherit(draft, drafts.get(like) as Draft);
    }
  }
  finish(lines.length);
  return [...drafts.values()].map((one) => caseOf(of, one));
}

/** What a line of text says beside prose. @returns the name of the case that this one is like */
function readRemark(draft: Draft, line: string): string | undefined {
  if (line.startsWith('TODO: ')) draft.todo = line;
  const committed = /^Last commit: (\S+?)(?:, fixed: (\S+))?$/.exec(line);
  if (committed !== null) draft.committed = committed.slice(1).filter((time) => time !== undefined);
  return /^Like `([^`]+)`/.exec(line)?.[1];
}

/** Starts a case with the files of another one, after its fix and without its marks. */
function inherit(draft: Draft, from: Draft): void {
  for (const [path, lines] of from.sides.fixed) {
    const bare = lines.map(({ text }): Line => ({ text, rules: [], side: 'both' }));
    draft.base.set(path, bare);
    for (const side of SIDES) draft.sides[side].set(path, bare);
  }
}

function caseOf(of: string, { name, todo, sides, start, committed }: Draft): Case {
  const [before, fixed = before] = committed;
  const [old, made] = [sides.before, sides.fixed].map((side) => JSON.stringify(filesOf(side)));
  const differs = committed.length > 1 || old !== made;
  return {
    of,
    name,
    ...(todo !== undefined && { todo }),
    before: tree(sides.before, before),
    ...(differs && { fixed: tree(sides.fixed, fixed, name) }),
    ...(start.size > 0 && { start: { ...filesOf(sides.before), ...filesOf(start) } }),
  };
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

/** Puts a file into both sides of a case. @returns what is wrong with it, if anything */
function put({ base, sides }: Draft, path: string, content: readonly DiffLine[]): string | undefined {
  const earlier = base.get(path);
  if (earlier === undefined && SIDES.some((side) => sides[side].has(path))) return `${path} is there twice`;
  base.delete(path);
  for (const side of SIDES) {
    let lines = earlier ?? [];
    if (content[0] === '@@') {
      for (const piece of pieces(content)) {
        const places = placesOf(piece, lines);
        if (places.length !== 1) {
          const first = JSON.stringify(piece[0]?.text ?? '');
          return `${path}: the lines from ${first} occur ${places.length} times in the earlier case, not once`;
        }
        lines = lines.toSpliced(
          places[0] as number,
          fixedSide(piece).length,
          ...piece.filter((line) => isOn(line, side)),
        );
      }
    } else {
      lines = (content as readonly Line[]).filter((line) => isOn(line, side));
    }
    // A file of which every line is removed, or added, is there before, or after, only.
    if (lines.length > 0 || content.length === 0) sides[side].set(path, lines);
    else sides[side].delete(path);
  }
  return undefined;
}

const isOn = (line: Line, side: Side) => line.side === 'both' || line.side === side;
const fixedSide = (piece: readonly Line[]) => piece.filter((line) => isOn(line, 'fixed'));

/** The parts of a diff that `@@` starts. */
function pieces(content: readonly DiffLine[]): Line[][] {
  const all: Line[][] = [];
  for (const line of content) {
    if (line === '@@') all.push([]);
    else all.at(-1)?.push(line);
  }
  return all;
}

/** Where the lines after the fix are in a file. */
function placesOf(piece: readonly Line[], file: readonly Line[]): number[] {
  const wanted = fixedSide(piece);
  if (wanted.length === 0) return [];
  return [...file.keys()].filter((from) => wanted.every((line, i) => file[from + i]?.text === line.text));
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
