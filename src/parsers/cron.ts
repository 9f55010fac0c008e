/** How rarely a schedule runs: the longest wait between two runs, computed over ten years without the current date. */
import { DAY, HOUR, MINUTE, SECOND } from '../util/duration.ts';
import { memoizeByText } from '../util/memoize.ts';

/** Times of one pipeline that its steps are told. Without the others it can only seem to run more rarely, so no finding is lost. */
const MAX_TIMES = 100;

/** Each time once, and at most a hundred: every step of a pipeline is told all of them. */
export function distinctTimes(times: readonly string[]): string[] {
  return [...new Set(times)].slice(0, MAX_TIMES);
}

/** The longest wait in milliseconds; `never` where no date fits; undefined where the expression is not understood. */
export type Cadence = number | 'never' | undefined;

interface Calendar {
  /** Minutes of the day, ascending. */
  minutes: number[];
  runsOn(date: CalendarDay): boolean;
}

interface CalendarDay {
  year: number;
  month: number;
  day: number;
  weekday: number;
}

/** Ten years from a fixed day, so that every leap day and weekday pattern shows. */
const FIRST_DAY = Date.UTC(2025, 0, 1);
const DAYS = 3653;
/** Made once, by the first expression. */
const calendarDays: CalendarDay[] = [];

/** Expressions whose cadence is remembered: those of one repository are few, and each is asked for by several rules. */
const MAX_REMEMBERED = 1_000;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

const MACROS: Record<string, string> = {
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
  '@monthly': '0 0 1 * *',
  '@weekly': '0 0 * * 0',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@hourly': '0 * * * *',
};

/**
 * A cron expression of five fields (crontab(5)), a macro such as `@daily`, `@every 6h`, or `every 6h` of a loop that sleeps (sleep(1)). `CRON_TZ=` is allowed before
 * it. Jenkins' `H` counts as one fixed value of its field.
 */
export const cronCadence = memoizeByText(readCron, MAX_REMEMBERED);

const VARIABLE = /^(?:\$\{?\w{1,60}\}?|\$\(\([^()]{1,60}\)\)|\{\{[^{}]{1,100}\}\}|%\{?\w{1,60}\}?)$/;

function readCron(expression: string): Cadence {
  const text = expression
    .trim()
    .replace(/^(?:CRON_)?TZ=\S+\s+/, '')
    .toLowerCase();
  const every = /^@every (\d+)([hms])/.exec(text) ?? /^every (\d{1,9})([smhd]?)$/.exec(text);
  if (every !== null) return Number(every[1]) * { d: DAY, h: HOUR, m: MINUTE, s: SECOND, '': SECOND }[every[2] as 'h'];
  const fields = (Object.hasOwn(MACROS, text) ? (MACROS[text] as string) : text).split(/\s+/);
  if (fields.length !== 5) return undefined;
  const [first, second, day, month, weekday] = fields as [string, string, string, string, string];
  // At which minute or hour is all the same.
  const [minute, hour] = [first, second].map((field) => (VARIABLE.test(field) ? '0' : field)) as [string, string];
  const minutes = values(minute, 0, 59);
  const hours = values(hour, 0, 23);
  const days = values(day, 1, 31);
  const months = values(month, 1, 12, MONTHS, 1);
  const weekdays = values(weekday, 0, 7, WEEKDAYS, 0);
  if (!minutes || !hours || !days || !months || !weekdays) return undefined;
  if (weekdays.has(7)) weekdays.add(0);
  // crontab(5): with both day fields restricted, a day that fits either one runs.
  const either = !/^[*?]/.test(day) && !/^[*?]/.test(weekday);
  return longestWait({
    minutes: [...hours].flatMap((h) => [...minutes].map((m) => h * 60 + m)).sort((a, b) => a - b),
    runsOn: (date) =>
      months.has(date.month) &&
      (either ? days.has(date.day) || weekdays.has(date.weekday) : days.has(date.day) && weekdays.has(date.weekday)),
  });
}

const CALENDAR_WORDS: Record<string, string> = {
  minutely: '*-*-* *:*:00',
  hourly: '*-*-* *:00:00',
  daily: '*-*-* 00:00:00',
  weekly: 'mon *-*-* 00:00:00',
  monthly: '*-*-01 00:00:00',
  quarterly: '*-01,04,07,10-01 00:00:00',
  semiannually: '*-01,07-01 00:00:00',
  yearly: '*-01-01 00:00:00',
  annually: '*-01-01 00:00:00',
};

/** A calendar event of systemd.time(7), as in `OnCalendar=`: `daily`, `Mon..Fri 03:00`, `*-*-1/7 00,12:00:00`. */
export const calendarCadence = memoizeByText(readCalendar, MAX_REMEMBERED);

function readCalendar(expression: string): Cadence {
  const lower = expression.trim().toLowerCase();
  const text = Object.hasOwn(CALENDAR_WORDS, lower) ? (CALENDAR_WORDS[lower] as string) : lower;
  let weekdays: Set<number> | undefined = new Set([0, 1, 2, 3, 4, 5, 6]);
  let date: string[] = ['*', '*', '*'];
  let time = ['0', '0'];
  for (const part of text.split(/\s+/)) {
    if (part.includes(':')) time = part.split(':');
    else if (/^[a-z.,-]+$/.test(part) && WEEKDAYS.includes(part.slice(0, 3))) {
      weekdays = values(
        part.replaceAll('..', '-').replace(/[a-z]{4,}/g, (name) => name.slice(0, 3)),
        0,
        6,
        WEEKDAYS,
        0,
      );
    } else if (/^[\d*]/.test(part) && part.includes('-')) date = part.replaceAll('..', '~').split('-');
    else if (!/^(?:utc|[a-z]+\/[a-z_]+)$/.test(part)) return undefined;
  }
  if (date.length === 2) date = ['*', ...date];
  const [year, month, day] = date.map((field) => field.replaceAll('~', '-')) as [string, string, string];
  const years = values(year, 1970, 2199);
  const months = values(month, 1, 12);
  const days = values(day, 1, 31);
  const hours = values(time[0] ?? '*', 0, 23);
  const minutes = values(time[1] ?? '0', 0, 59);
  if (!weekdays || !years || !months || !days || !hours || !minutes) return undefined;
  return longestWait({
    minutes: [...hours].flatMap((h) => [...minutes].map((m) => h * 60 + m)).sort((a, b) => a - b),
    runsOn: (at) => years.has(at.year) && months.has(at.month) && days.has(at.day) && weekdays.has(at.weekday),
  });
}

/** One field: lists, ranges, steps and names; undefined where it is none of these. */
function values(
  field: string,
  low: number,
  high: number,
  names: string[] = [],
  firstName = 0,
): Set<number> | undefined {
  const found = new Set<number>();
  const number = (text: string) => {
    const name = names.indexOf(text.slice(0, 3));
    if (name >= 0) return name + firstName;
    return /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
  };
  for (const part of field.split(',')) {
    const [range, step] = part.split('/') as [string, string | undefined];
    const every = step === undefined ? 1 : /^\d+$/.test(step) ? Number(step) : 0;
    if (every < 1) return undefined;
    let from: number;
    let to: number;
    if (range === '*' || range === '?') [from, to] = [low, high];
    else if (/^h(?:\(\d+-\d+\))?$/.test(range)) [from, to] = step === undefined ? [low, low] : [low, high];
    else if (range.includes('-')) [from, to] = range.split('-').map(number) as [number, number];
    else [from, to] = [number(range), step === undefined ? number(range) : high];
    if (!(from >= low && to <= high)) return undefined;
    // A range may pass the end of the week or the year (`Fri-Mon`, `nov-feb`).
    const span = from <= to ? to - from : high - low + 1 - from + to;
    for (let offset = 0; offset <= span; offset += every) found.add(low + ((from - low + offset) % (high - low + 1)));
  }
  return found;
}

function longestWait(calendar: Calendar): Cadence {
  const first = calendar.minutes[0];
  const last = calendar.minutes.at(-1);
  if (first === undefined || last === undefined) return 'never';
  let longest = 0;
  for (let i = 1; i < calendar.minutes.length; i++) {
    longest = Math.max(longest, (calendar.minutes[i] as number) - (calendar.minutes[i - 1] as number));
  }
  let previous: number | undefined;
  let runs = 0;
  for (const [index, date] of allDays().entries()) {
    if (!calendar.runsOn(date)) continue;
    if (previous !== undefined) longest = Math.max(longest, (index - previous) * 1440 + first - last);
    previous = index;
    runs++;
  }
  if (runs === 0) return 'never';
  // A date that occurs once in ten years has no wait.
  return runs === 1 ? DAYS * DAY : longest * MINUTE;
}

function allDays(): readonly CalendarDay[] {
  for (let index = calendarDays.length; index < DAYS; index++) {
    const date = new Date(FIRST_DAY + index * DAY);
    calendarDays.push({
      year: date.getUTCFullYear(),
      month: date.getUTCMonth() + 1,
      day: date.getUTCDate(),
      weekday: date.getUTCDay(),
    });
  }
  return calendarDays;
}
