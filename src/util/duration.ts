/** Durations as tools write them. All results are milliseconds; undefined stands for what the grammar does not accept. */

import { pluralWord } from './text.ts';

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

const GO_UNITS: Record<string, number> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  μs: 1e-3,
  ms: 1,
  s: SECOND,
  m: MINUTE,
  h: HOUR,
};

/**
 * A Go duration (`time.ParseDuration`): `2160h`, `1.5h`, `2160h0m0s`, `-1m`, `0`. There is no unit for days, and a bare
 * number other than 0 is an error. https://pkg.go.dev/time#ParseDuration
 */
export function goDuration(text: string): number | undefined {
  const sign = text.startsWith('-') ? -1 : 1;
  const body = text.replace(/^[-+]/, '');
  if (body === '0') return 0;
  return sum(body, GO_UNITS, sign);
}

const UNITS: Record<string, number> = { ...GO_UNITS, d: DAY, w: 7 * DAY };

/** A duration for people: a Go duration, or days and weeks as well (`7d`, `2w`, `1d12h`). */
export function duration(text: string): number | undefined {
  return sum(text.trim(), UNITS, 1);
}

const WORDS: Record<string, number> = {
  '': SECOND,
  s: SECOND,
  sec: SECOND,
  second: SECOND,
  m: MINUTE,
  min: MINUTE,
  minute: MINUTE,
  h: HOUR,
  hr: HOUR,
  hour: HOUR,
  d: DAY,
  day: DAY,
  w: 7 * DAY,
  week: 7 * DAY,
};

/** A time span of one part, as systemd writes it: `1 day`, `12h`, `30min`, `3600`. https://www.freedesktop.org/software/systemd/man/latest/systemd.time.html */
export function timeSpan(text: string): number | undefined {
  const [, count, word = ''] = /^(\d{1,9}) ?([a-z]{0,7})$/.exec(text.trim().toLowerCase()) ?? [];
  const unit = WORDS[word] ?? WORDS[word.replace(/s$/, '')];
  return count === undefined || unit === undefined ? undefined : Number(count) * unit;
}

/** A length of time in the largest unit that divides it: `90 days`, `36 hours`, `1 minute`. */
export function spellDuration(milliseconds: number): string {
  for (const [unit, name] of [
    [DAY, 'day'],
    [HOUR, 'hour'],
    [MINUTE, 'minute'],
  ] as const) {
    if (milliseconds >= unit && milliseconds % unit === 0) return inUnits(milliseconds / unit, name);
  }
  return milliseconds > 3 * DAY
    ? inUnits(Math.round(milliseconds / DAY), 'day')
    : inUnits(Math.round(milliseconds / SECOND), 'second');
}

/** Without separators of thousands: `3650 days` reads as the number that stands in a config. */
function inUnits(count: number, unit: string): string {
  return `${count} ${pluralWord(count, unit)}`;
}

function sum(text: string, units: Record<string, number>, sign: number): number | undefined {
  if (text === '' || text.length > 64) return undefined;
  let total = 0;
  for (let rest = text; rest !== ''; ) {
    const part = /^(\d+\.?\d*|\.\d+)([a-zµμ]{1,2})/.exec(rest);
    const unit =
      part === null ? undefined : Object.hasOwn(units, part[2] as string) ? units[part[2] as string] : undefined;
    if (part === null || unit === undefined) return undefined;
    total += Number(part[1]) * unit;
    rest = rest.slice(part[0].length);
  }
  return sign * total;
}
