/** What is still there, and runs at another place: in another folder, in another block, or before the step that it follows. */
import type { ChangedTexts } from '../model/index.ts';
import { ignoredCronName, ignoresDots, isRunByCron } from '../shell/cron-names.ts';
import { addTo } from '../util/collections.ts';
import { fileNameOf } from '../util/path-names.ts';
import { isAbout } from './certificate-words.ts';
import type { Edit, Statement } from './changed-lines.ts';
import { otherFolder } from './edit-events.ts';
import { isBringing, isFirstTime } from './edit-once.ts';
import { saysNothing, shown } from './edit-words.ts';
import { headersOf } from './step-lines.ts';

/** Hooks and files of cron that were moved to where something else, or nothing, runs them. */
export function movedFiles({ files, others = [], scripts }: ChangedTexts): Edit[] {
  return files.flatMap(({ path: from, before, after }) => {
    if (after !== '' || before === '') return [];
    const moved = files.find(
      (one) =>
        one.after !== '' && one.path !== from && (fileNameOf(one.path) === fileNameOf(from) || one.after === before),
    );
    if (moved === undefined) return [];
    const name = isRunByCron(from) ? ignoredCronName(moved.path) : undefined;
    const isWork = isAbout(before) || [...scripts].some((script) => isAbout(script) && before.includes(script));
    const isIgnored =
      name !== undefined &&
      isWork &&
      ignoresDots(moved.path, ...others.map(({ text }) => text), ...files.map((one) => one.after)) !== false;
    const how = isIgnored
      ? `has the name \`${name}\`, which cron ignores on Debian and Alpine`
      : otherFolder(from, moved.path, moved.after);
    return how === undefined
      ? []
      : [{ path: moved.path, line: 1, step: 'schedule' as const, before: from, after: moved.path, how, lines: ALL }];
  });
}

const ALL: Edit['lines'] = { base: [1], head: [1] };

/** What asks a CA for a new version if it is time. */
const RENEWS = /\brenew\b|--cron\b|\bcertonly\b|--issue\b|\blego\b.*\brun\b|\bgetssl\b|\bdehydrated\b/;

const FIRST_PART =
  /^(?:function\s+)?[\w-]{0,40}(?:issue|obtain|initial|first|bootstrap)[\w-]{0,40}\s{0,4}(?:\(\)\s{0,4}\{?|\))$/i;

/** A statement that stays, runs at another place of its script, and is weaker there. */
export interface MovedStatement {
  before: Statement;
  after: Statement;
  how: string;
}

/** Statements that a change moved into a part that runs once, or before the renewal that they follow; the first ones of a file. */
export function movedStatements(before: readonly Statement[], after: readonly Statement[]): MovedStatement[] {
  const [was, is] = [placesOf(before), placesOf(after)];
  /** For each depth of blocks, where the renewals so far are in the head: the first of these places. */
  const renewals = new Map<number, number>();
  const found: MovedStatement[] = [];
  for (const [from, one] of before.entries()) {
    const places = is.get(one.key) ?? [];
    const isBoth = isBringing(one.text) && places.length === 1 && was.get(one.key)?.length === 1;
    const renews = RENEWS.test(one.text) && isAbout(one.text);
    if (!(isBoth || renews) || saysNothing(one.text)) continue;
    const above = headersOf(before, from);
    const [to = 0] = places;
    if (isBoth) {
      const other = after[to] as Statement;
      const how = newPlace(
        above.map((index) => before[index]?.key),
        to,
        after,
        was,
        renewals.get(above.length),
      );
      if (how !== undefined) found.push({ before: one, after: other, how: `runs \`${shown(other.text)}\` ${how}` });
    }
    for (const place of renews ? places : [])
      renewals.set(above.length, Math.min(place, renewals.get(above.length) ?? Number.POSITIVE_INFINITY));
    if (found.length === MAX_MOVED) break;
  }
  return found.sort((a, b) => a.after.line - b.after.line);
}

/** Of one file no more edits are shown. */
const MAX_MOVED = 8;

/** What is weaker at the new place of a statement: what is around it, or that all renewals before it now follow it. */
function newPlace(
  above: readonly (string | undefined)[],
  to: number,
  after: readonly Statement[],
  was: ReadonlyMap<string, unknown>,
  renewal: number | undefined,
): string | undefined {
  const around = headersOf(after, to).flatMap((index) => after[index] ?? []);
  const fresh = around.filter(({ key }) => !above.includes(key));
  const first = fresh.find(({ text }) => isFirstTime(text) || FIRST_PART.test(text));
  // A new condition around it is told as one.
  if (first !== undefined && was.has(first.key)) return `only under \`${shown(first.text)}\``;
  return fresh.length === 0 && renewal !== undefined && renewal > to ? 'before the renewal' : undefined;
}

function placesOf(statements: readonly Statement[]): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const [index, { key }] of statements.entries()) addTo(found, key, index);
  return found;
}
