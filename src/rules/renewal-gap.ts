import { displayName } from '../certificates/names.ts';
import type { Arrival, Instant, Rule } from '../model/index.ts';
import { groupBy } from '../util/collections.ts';
import { momentOf, readInstant } from '../util/dates.ts';
import { fileKey } from '../util/path-names.ts';

/** A file whose certificate expired before the next version arrived. */
export const renewalGap: Rule = {
  id: 'renewal-gap',
  family: 'renewal',
  title: 'Certificate expired before its renewed version arrived',
  level: 'note',
  why: 'The history of the default branch shows that this file held only an expired certificate for some time. Without automation, the next renewal can be late again.',
  fix: 'Automate the renewal of this file. Otherwise declare it under `sync` in the config file to get an early report of a stale copy.',
  references: ['https://git-scm.com/docs/git-log#Documentation/git-log.txt---first-parent'],
  since: '0.1.0',
  about: 'history',
  *check({ inventory }) {
    for (const arrivals of groupBy(inventory.arrivals ?? [], fileKey).values()) {
      arrivals.sort((a, b) => timeOf(a.time) - timeOf(b.time));
      const gaps = gapsOf(arrivals);
      const [gap, last] = [gaps.at(-1), arrivals.at(-1)];
      if (gap === undefined || last === undefined) continue;
      const { repository, path, fingerprint } = last;
      const certificate = inventory.certificates.find((one) => one.fingerprint === fingerprint);
      const title = displayName(certificate ?? { names: [], subject: last.subject, fingerprint });
      const times = gaps.length === 1 ? 'once' : `${gaps.length} times`;
      yield {
        subject: `${repository}:${path}`,
        certificate: fingerprint,
        message: `"${title}" at ${path} expired before its renewed version arrived ${times}, most recently from ${momentOf(gap.from)} to ${momentOf(gap.to)}. The current version expires on ${momentOf(timeOf(last.notAfter))}.`,
        locations: [{ repository, path }],
      };
    }
  },
};

/** From the end of one version to the arrival of the next. */
function gapsOf(arrivals: readonly Arrival[]): { from: number; to: number }[] {
  const gaps: { from: number; to: number }[] = [];
  arrivals.forEach((next, index) => {
    const before = arrivals[index - 1];
    // A file that came to hold another certificate was not renewed.
    if (before === undefined || before.subject !== next.subject) return;
    const [from, to] = [timeOf(before.notAfter), timeOf(next.time)];
    if (from > 0 && to > from && timeOf(next.notAfter) > from) gaps.push({ from, to });
  });
  return gaps;
}

function timeOf(instant: Instant | null): number {
  return readInstant(instant) ?? 0;
}
