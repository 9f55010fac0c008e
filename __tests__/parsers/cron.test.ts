import { describe, expect, it } from 'vitest';
import { type Cadence, calendarCadence, cronCadence } from '../../src/parsers/cron.ts';
import { DAY, HOUR, MINUTE } from '../../src/util/duration.ts';

describe('cronCadence', () => {
  it.each<[string, Cadence]>([
    ['0 3 * * *', DAY],
    ['17 */12 * * *', 12 * HOUR],
    ['*/5 * * * *', 5 * MINUTE],
    ['0 0 1 * *', 31 * DAY],
    ['0 0 1 */2 *', 62 * DAY],
    ['0 0 * * 0', 7 * DAY],
    ['0 0 * * 7', 7 * DAY],
    ['0 0 * * mon-fri', 3 * DAY],
    ['0 0 * * fri-mon', 4 * DAY],
    ['0 0 1 * mon', 7 * DAY],
    ['0 0 1,15 * *', 17 * DAY],
    ['0 0 29 2 *', 1461 * DAY],
    ['0 0 31 jan *', 366 * DAY],
    ['0 0 31 2 *', 'never'],
    ['0 0 30 feb *', 'never'],
    ['@weekly', 7 * DAY],
    ['@every 6h', 6 * HOUR],
    ['CRON_TZ=Europe/Berlin 0 3 * * *', DAY],
    ['H H * * *', DAY],
    ['H H(0-7) 1 * *', 31 * DAY],
    ['0 0 ? * SUN', 7 * DAY],
    ['0 0 * *', undefined],
    ['61 0 * * *', undefined],
    ['0 0 0 * *', undefined],
    ['*/0 * * * *', undefined],
    ['a b c d e', undefined],
    ['', undefined],
  ])('%j waits %j', (expression, expected) => expect(cronCadence(expression)).toBe(expected));
});

describe('calendarCadence', () => {
  it.each<[string, Cadence]>([
    ['daily', DAY],
    ['weekly', 7 * DAY],
    ['monthly', 31 * DAY],
    ['quarterly', 92 * DAY],
    ['*-*-* 00,12:00:00', 12 * HOUR],
    ['*-*-* 00/12:00:00', 12 * HOUR],
    ['Mon *-*-* 03:00', 7 * DAY],
    ['Mon..Fri 03:00', 3 * DAY],
    ['Monday 04:00 UTC', 7 * DAY],
    ['*-*-1/7 00:00', 7 * DAY],
    ['*:0/15', 15 * MINUTE],
    ['02-30 00:00', 'never'],
    ['2030-01-01 00:00', 3653 * DAY],
    ['2001-01-01', 'never'],
    ['sometimes', undefined],
    ['', undefined],
  ])('%j waits %j', (expression, expected) => expect(calendarCadence(expression)).toBe(expected));
});
