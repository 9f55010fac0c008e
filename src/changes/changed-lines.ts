/** The statements of two texts that differ, without what only looks different. */
import type { ReviewStep } from '../model/index.ts';

/** A line that states something, without its comment. */
export interface Statement {
  /** 1-based. */
  line: number;
  /** Columns before its text; behind the dash of a list, those before its content. */
  indent: number;
  /** It begins an item of a list. */
  item: boolean;
  /** A blank line or a comment precedes it. */
  first: boolean;
  /** Which document of a YAML file it is in. */
  document: number;
  text: string;
  /** The text without spaces, quotes and brackets: equal where only the form differs. */
  key: string;
}

/** Neighboring statements of which one side has others. */
export interface Hunk {
  gone: Statement[];
  come: Statement[];
}

/** Two statements that are one, before and after. */
export interface Edited {
  before: Statement;
  after: Statement;
}

/** Statements of a step that differ. */
export interface Edit {
  path: string;
  /** In the head, or in the base where the head has none. */
  line: number;
  step: ReviewStep;
  /** Some statement of each side, as a reviewer sees it. */
  before?: string;
  after?: string;
  /** The whole file is gone. */
  removed?: true;
  /** How it makes the step less reliable, as the predicate of a sentence. */
  how?: string;
  /** The statement that is weaker is still there: what is gone beside it tells nothing of it. */
  stays?: true;
  /** The statement is unchanged, and runs at another place. */
  moved?: true;
  /** The lines of each side that differ, to tell whether a fact tells it already. */
  lines: { base: number[]; head: number[] };
}

const COMMENT = /^(?:#|\/\/|;|\{#|<%#|<!--|\{\{-?\s{0,4}\/\*|@?rem\s|--\s)/i;
const STRUCTURE = /^(?:fi|done|-?end-?|-?else-?|then|do|esac|in|let|try|pass|begin|finally|EOF|%-?end-?%)?$/;
const FORM = /[\s'"`,;()[\]{}]+|\\$/g;
/** A line in a PEM object, and one behind it, which may be shorter. */
const BASE64 = /^["'+|>\s]{0,4}[A-Za-z0-9+/]{16,}={0,2}(?:\\n)?["',+\\\s]{0,4}$/;
const LAST_BASE64 = /^["'+|>\s]{0,4}[A-Za-z0-9+/]{1,}={0,2}(?:\\n)?["',+\\\s]{0,4}$/;
/** A name whose value, a text or a list, is on the lines below it, and a secret. */
const SECRETS =
  /^(?:-\s+)?(?:export\s+)?["']?[\w.-]{0,40}(?:pass(?:word|wd|phrase)|token|api[-_]?key)s?["']?\s{0,4}[:=]\s{0,4}(?:[|>][-+\d]{0,2}|[([])?$/i;
/** In place of such a line: that it differs may be told, and not how. */
const HIDDEN = '…';
/** Characters of a statement that are compared. */
const MAX_TEXT = 2_000;
/** Cells of the table of common statements; larger texts are compared as sets. */
const MAX_CELLS = 1_000_000;

export function statementsOf(text: string): Statement[] {
  const found: Statement[] = [];
  let document = 0;
  let first = true;
  /** Columns before the name of a secret, on the lines that may be its value. */
  let secret: number | undefined;
  let inside = false;
  /** Lines of base64 since the head of a PEM object; undefined outside of one. */
  let armor: number | undefined;
  for (const [index, raw] of text.split('\n').entries()) {
    const row = raw.slice(0, MAX_TEXT);
    const trimmed = row.trim();
    if (/^---(?:\s|$)/.test(row)) document += 1;
    // The body of a certificate or key is neither compared nor repeated.
    if (armor !== undefined && (armor > 0 ? LAST_BASE64 : BASE64).test(trimmed)) {
      armor += 1;
      continue;
    }
    armor = trimmed.includes('-----BEGIN ') ? 0 : undefined;
    if (inside || trimmed.startsWith('/*')) {
      inside = !trimmed.includes('*/');
      first = true;
      continue;
    }
    if (trimmed === '' || COMMENT.test(trimmed) || trimmed === '---') {
      first = true;
      continue;
    }
    const body = trimmed.replace(/\s(?:#|\/\/)\s[^'"]{0,300}$/, '').trimEnd();
    const key = body.replace(FORM, '');
    if (STRUCTURE.test(key)) continue;
    const indent = row.length - row.trimStart().length;
    const dash = /^-\s+/.exec(body)?.[0].length ?? 0;
    const isSecret = secret !== undefined && (indent > secret || (dash > 0 && indent === secret));
    if (!isSecret) secret = SECRETS.test(body) ? indent + dash : undefined;
    const shown = isSecret ? HIDDEN : body;
    found.push({ line: index + 1, indent: indent + dash, item: dash > 0, first, document, text: shown, key });
    first = false;
  }
  return found;
}

/** Where two texts differ. What was only wrapped, quoted, commented or moved is no difference. */
export function hunksOf(before: readonly Statement[], after: readonly Statement[]): Hunk[] {
  const hunks = differing(before, after).filter(({ gone, come }) => spelled(gone) !== spelled(come));
  const [left, right] = [keysOf(hunks, 'gone'), keysOf(hunks, 'come')];
  return hunks
    .map(({ gone, come }) => ({
      gone: gone.filter(({ key }) => !right.has(key)),
      come: come.filter(({ key }) => !left.has(key)),
    }))
    .filter(({ gone, come }) => gone.length + come.length > 0);
}

const spelled = (lines: readonly Statement[]) => lines.map(({ key }) => key).join('');

const keysOf = (hunks: readonly Hunk[], side: 'gone' | 'come') =>
  new Set(hunks.flatMap((hunk) => hunk[side].map(({ key }) => key)));

function differing(before: readonly Statement[], after: readonly Statement[]): Hunk[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start]?.key === after[start]?.key) start += 1;
  let [from, to] = [before.length, after.length];
  while (from > start && to > start && before[from - 1]?.key === after[to - 1]?.key) {
    from -= 1;
    to -= 1;
  }
  const [gone, come] = [before.slice(start, from), after.slice(start, to)];
  return gone.length * come.length > MAX_CELLS ? asSets(gone, come) : aligned(gone, come);
}

function asSets(before: readonly Statement[], after: readonly Statement[]): Hunk[] {
  const [left, right] = [new Set(before.map(({ key }) => key)), new Set(after.map(({ key }) => key))];
  return [
    ...before.filter(({ key }) => !right.has(key)).map((one) => ({ gone: [one], come: [] })),
    ...after.filter(({ key }) => !left.has(key)).map((one) => ({ gone: [], come: [one] })),
  ];
}

/** By the longest common run of statements. */
function aligned(before: readonly Statement[], after: readonly Statement[]): Hunk[] {
  const [rows, columns] = [before.length, after.length];
  const width = columns + 1;
  const lengths = new Uint16Array((rows + 1) * width);
  for (let i = rows - 1; i >= 0; i -= 1)
    for (let j = columns - 1; j >= 0; j -= 1)
      lengths[i * width + j] =
        before[i]?.key === after[j]?.key
          ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0);
  const hunks: Hunk[] = [];
  let open: Hunk | undefined;
  const current = () => {
    if (open === undefined) {
      open = { gone: [], come: [] };
      hunks.push(open);
    }
    return open;
  };
  let [i, j] = [0, 0];
  while (i < rows || j < columns) {
    const [left, right] = [before[i], after[j]];
    if (left !== undefined && right !== undefined && left.key === right.key) {
      open = undefined;
      i += 1;
      j += 1;
    } else if (
      right === undefined ||
      (left !== undefined && (lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0))
    ) {
      if (left !== undefined) current().gone.push(left);
      i += 1;
    } else {
      current().come.push(right);
      j += 1;
    }
  }
  return hunks;
}

/** Pairs of statements of one hunk that are compared; more of them are a part that was rewritten. */
const MAX_PAIRS = 2_500;
/** Share of words that two statements must have in common to be one. */
const ALIKE = 0.4;

/** The statements of a hunk that were edited, and those that only one side has. */
export function pairedIn({ gone, come }: Hunk): { edited: Edited[]; gone: Statement[]; come: Statement[] } {
  const edited: Edited[] = [];
  if (gone.length * come.length > MAX_PAIRS) return { edited, gone: [], come: [] };
  const left = new Set(come);
  const alone: Statement[] = [];
  for (const before of gone) {
    const own = wordsOf(before.text);
    let best: { after: Statement; share: number } | undefined;
    for (const after of left) {
      const words = wordsOf(after.text);
      const common = own.filter((word) => words.includes(word)).length;
      const share = (2 * common) / Math.max(1, own.length + words.length);
      const enough = share >= ALIKE || (own.length > 1 && own[0] === words[0]);
      if (enough && share > (best?.share ?? 0)) best = { after, share };
    }
    if (best === undefined) alone.push(before);
    else {
      left.delete(best.after);
      edited.push({ before, after: best.after });
    }
  }
  const [before, ...others] = alone;
  const [after, ...more] = left;
  // What stands alone in the place of another is the other, edited.
  if (before === undefined || after === undefined || others.length + more.length > 0 || before.indent !== after.indent)
    return { edited, gone: alone, come: [...left] };
  return { edited: [...edited, { before, after }], gone: [], come: [] };
}

/** Words, names and paths. */
export function wordsOf(text: string): string[] {
  return text.match(/[\w@$%+~.:/*!?-]*[\w*]/g) ?? [];
}
