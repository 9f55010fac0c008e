/** The review of a change as rows for a person: related rows merged, in the order in which a reviewer asks. */
import type { Location, Report, ReviewDifference, ReviewEffect, ReviewRow, ReviewStep } from '../model/index.ts';
import { groupBy } from '../util/collections.ts';
import { fileKey } from '../util/path-names.ts';
import { count, listed, plural, pluralWord } from '../util/text.ts';

/** What a person calls a step. */
const STEPS: Readonly<Record<ReviewStep, string>> = {
  certificate: 'certificate',
  key: 'private key',
  keystore: 'keystore',
  issuer: 'issuer',
  renewal: 'renewal',
  schedule: 'schedule',
  copy: 'copy',
  store: 'secret store',
  secret: 'stored certificate',
  pin: 'fixed version',
  reload: 'reload',
  use: 'use',
  controller: 'controller',
  version: 'version',
  deployment: 'deployment',
  permission: 'permission',
  alert: 'alert',
};

/** One line of the table. */
export interface TableRow {
  /** `renewal and schedule`. */
  steps: string;
  action: ReviewRow['action'];
  what: string;
  differences: ReviewDifference[];
  location: Location;
  /** Who depends on it, as `Deployment "web"`. */
  dependents: ReviewRow['dependents'];
  owners: string[];
  effect?: ReviewEffect;
}

/** Number of rows of one kind in one file from which they are merged. */
const TOGETHER = 4;

/** The rows about production, and a line about those in tests, examples and the like. */
export function tableOf(report: Report): { rows: TableRow[]; elsewhere: string[] } {
  const all = report.changes ?? [];
  const own = all.filter(({ context }) => context === undefined);
  const gathered = [
    ...groupBy(own, ({ step, action, effect, location }) =>
      JSON.stringify([step, action, effect, fileKey(location)]),
    ).values(),
  ].flatMap((same) => (same.length >= TOGETHER ? [asOne(same)] : same.map(plain)));
  return { rows: besideEachOther(gathered), elsewhere: elsewhereTexts(all) };
}

function plain({ step, context: _, ...row }: ReviewRow): TableRow {
  return { ...row, steps: STEPS[step] };
}

function asOne(rows: readonly ReviewRow[]): TableRow {
  const [first] = rows as readonly [ReviewRow, ...ReviewRow[]];
  const { repository, path } = first.location;
  const names = [...new Set(rows.map(({ what }) => what))];
  return {
    ...plain(first),
    steps: pluralWord(rows.length, STEPS[first.step]),
    what: `${count(rows.length)}: ${listed(names, 3)}`,
    differences: rows.every(({ differences }) => JSON.stringify(differences) === JSON.stringify(first.differences))
      ? first.differences
      : [],
    location: { repository, path },
    dependents: distinct(rows.flatMap(({ dependents }) => dependents)),
    owners: distinct(rows.flatMap(({ owners }) => owners)),
  };
}

/** Merges rows at one place: a line of a crontab is a renewal, a schedule and a reload at once. */
function besideEachOther(rows: readonly TableRow[]): TableRow[] {
  const groups = groupBy(rows, ({ action, location, what, effect }) =>
    JSON.stringify([action, location.path, location.line, location.pointer, toolOf(what), effect]),
  );
  return [...groups.values()].map((same) => {
    const [first] = same as [TableRow, ...TableRow[]];
    if (same.length === 1) return first;
    return {
      ...first,
      steps: listed(distinct(same.map(({ steps }) => steps))),
      differences: distinct(same.flatMap(({ differences }) => differences)),
      dependents: distinct(same.flatMap(({ dependents }) => dependents)),
      owners: distinct(same.flatMap(({ owners }) => owners)),
    };
  });
}

const toolOf = (what: string) => /\(([^()]+)\)$/.exec(what)?.[1] ?? what;

function elsewhereTexts(all: readonly ReviewRow[]): string[] {
  const counts = groupBy(
    all.filter(({ context }) => context !== undefined),
    ({ context, action }) => `${action}\0${context}`,
  );
  return [...counts].map(([key, rows]) => {
    const [action, context] = key.split('\0');
    const place =
      context === 'trust-store'
        ? 'trust stores'
        : context === 'vendored'
          ? 'vendored code'
          : context === 'example'
            ? 'examples'
            : 'test data';
    return `${plural(rows.length, 'change')} in ${place} (${action})`;
  });
}

function distinct<T>(items: readonly T[]): T[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}

/** `schedule: 0 3 * * * → 0 3 1 * *`, one text for each difference. Not escaped. */
export function differenceText({ of, before, after }: ReviewDifference, action: ReviewRow['action']): string {
  if (before === undefined)
    return action === 'added' || action === 'removed' ? `${of}: ${after}` : `${of}: none → ${after}`;
  return `${of}: ${before} → ${after ?? 'none'}`;
}

/** The effect of a row in a few words; empty if it has none by itself. */
export function effectText({ effect, steps }: Pick<TableRow, 'effect' | 'steps'>): string {
  switch (effect) {
    case 'breaks':
      return 'breaks its dependents';
    case 'weakens':
      return 'weaker than before';
    case 'unclear':
      // An alert has no consumer.
      return /^alerts?$/.test(steps) ? 'no watched certificate found' : 'no consumer found';
    default:
      return '';
  }
}
