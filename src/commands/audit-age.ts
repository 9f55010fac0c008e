import { compareText } from '../model/index.ts';
import { groupBy } from '../util/collections.ts';
import { dayOf } from '../util/dates.ts';
import { DAY } from '../util/duration.ts';
import { listed, plural } from '../util/text.ts';

/** When a repository was last scanned, in milliseconds since the epoch. */
export interface LastAudit {
  repository: string;
  time: number;
}

const MAX_NAMED = 5;

/**
 * Repositories that were not scanned for a number of days: one sentence for each day of a last scan, the oldest first.
 */
export function staleAudits(audits: readonly LastAudit[], days: number, now: number): string[] {
  const last = new Map<string, number>();
  for (const { repository, time } of audits)
    last.set(repository, Math.max(time, last.get(repository) ?? Number.NEGATIVE_INFINITY));
  const late = [...last].filter(([, time]) => now - time > days * DAY).sort(([a], [b]) => compareText(a, b));
  return [...groupBy(late, ([, time]) => dayOf(time))]
    .sort(([a], [b]) => compareText(a, b))
    .map(([day, entries]) => {
      const names = entries.map(([repository]) => repository);
      const what = plural(names.length, 'repository', 'repositories');
      return `${what} last scanned on ${day}, more than ${plural(days, 'day')} ago: ${listed(names, MAX_NAMED)}. Check whether the schedule of that scan still runs.`;
    });
}
