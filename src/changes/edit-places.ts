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

/** Statements that a change moved into a part that runs once, or before the renewal that they follow. */
export function movedStatements(before: readonly Statement[], after: readonly Statement[]): MovedStatement[] {
  const [was, is] = [placesOf(before), placesOf(after)];
  return [...is].flatMap(([key, places]) => {
    const [to, ...more] = places;
    const [from, ...others] = was.get(key) ?? [];
    if (to === undefined || from === undefined || more.length + others.length > 0) return [];
    const [one, other] = [before[from] as Statement, after[to] as Statement];
    if (!isBringing(other.text) || saysNothing(other.text)) return [];
    const above = headersOf(before, from).map((index) => before[index]?.key);
    const fresh = headersOf(after, to).flatMap((index) =>
      above.includes(after[index]?.key) ? [] : (after[index] ?? []),
    );
    const first = fresh.find(({ text }) => isFirstTime(text) || FIRST_PART.test(text));
    // A new condition around it is told as one.
    if (first !== undefined && was.has(first.key))
      return [{ before: one, after: other, how: `runs \`${shown(other.text)}\` only under \`${shown(first.text)}\`` }];
    const led = leading(before, from, above.length);
    if (led.length === 0 || fresh.length > 0) return [];
    const stays = led.flatMap(({ key: own }) => is.get(own) ?? []);
    return stays.length > 0 && stays.every((index) => index > to)
      ? [{ before: one, after: other, how: `runs \`${shown(other.text)}\` before the renewal` }]
      : [];
  });
}

function placesOf(statements: readonly Statement[]): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const [index, { key }] of statements.entries()) addTo(found, key, index);
  return found;
}

/** Renewals above a statement, in the same block. */
function leading(statements: readonly Statement[], at: number, depth: number): Statement[] {
  return statements.filter(
    (one, index) =>
      index < at &&
      RENEWS.test(one.text) &&
      isAbout(one.text) &&
      !saysNothing(one.text) &&
      headersOf(statements, index).length === depth,
  );
}
