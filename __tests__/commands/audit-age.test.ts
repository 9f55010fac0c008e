import { describe, expect, it } from 'vitest';
import { staleAudits } from '../../src/commands/audit-age.ts';
import { at } from '../support/builders.ts';

const NOW = at('2026-11-22T06:00:00Z');
const audit = (repository: string, time: string) => ({ repository, time: at(time) });

describe('notAuditedFor', () => {
  it.each([
    ['exactly so many days ago', '2026-11-14T06:00:00Z', 0],
    ['a second more', '2026-11-14T05:59:59Z', 1],
    ['today', '2026-11-22', 0],
    ['in the future, as a report of another clock says', '2026-11-25', 0],
  ])('an audit %s', (_, time, expected) => {
    expect(staleAudits([audit('corp/web', time)], 8, NOW)).toHaveLength(expected);
  });

  it('the last of several audits counts', () => {
    const audits = [audit('corp/web', '2026-11-20'), audit('corp/web', '2026-09-01')];
    expect(staleAudits(audits, 8, NOW)).toEqual([]);
  });

  it('says one sentence for each day, the oldest first, with some of the names', () => {
    const many = Array.from({ length: 7 }, (_, index) => audit(`corp/s${index}`, '2026-10-01T05:00:00Z'));
    expect(staleAudits([...many, audit('corp/dns', '2026-09-01')], 8, NOW)).toEqual([
      '1 repository last scanned on 2026-09-01, more than 8 days ago: corp/dns. Check whether the schedule of that scan still runs.',
      '7 repositories last scanned on 2026-10-01, more than 8 days ago: corp/s0, corp/s1, corp/s2, corp/s3, corp/s4 and 2 more. Check whether the schedule of that scan still runs.',
    ]);
  });
});
