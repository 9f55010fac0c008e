import type { Instant } from '../model/index.ts';
import { SECOND } from './duration.ts';

/** RFC 5280 section 4.1.2.5: the end of a certificate that has no well-defined one. */
export const NO_EXPIRY: Instant = '9999-12-31T23:59:59Z';

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;
const CALENDAR_DAY = /^\d{4}-\d\d-\d\d$/;

/** Milliseconds since the epoch; null where there is no instant, or none that the calendar has. */
export function readInstant(instant: Instant | null | undefined): number | null {
  if (typeof instant !== 'string' || !INSTANT.test(instant)) return null;
  const time = Date.parse(instant);
  // Date.parse reads 30 February as 1 March, and 24:00 as the next day, so the day is compared.
  return Number.isNaN(time) || new Date(time).getUTCDate() !== Number(instant.slice(8, 10)) ? null : time;
}

/** `2026-11-22T00:00:00Z`; fractions of a second are cut. */
export function toInstant(time: number): Instant {
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}

/** Midnight UTC at the start of a `YYYY-MM-DD`, in milliseconds; null where the calendar has no such day. */
export function readDay(text: string): number | null {
  return CALENDAR_DAY.test(text) ? readInstant(`${text}T00:00:00Z`) : null;
}

/** `2026-11-22`, the day in UTC. */
export function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** `2026-11-22 at 08:00 UTC`, for messages: absolute, so that the text stays the same from day to day. */
export function momentOf(time: number): string {
  const iso = new Date(time).toISOString();
  return `${iso.slice(0, 10)} at ${iso.slice(11, 16)} UTC`;
}

/**
 * Milliseconds from `now` until `time`, in whole seconds: validity counts in seconds and includes both of its ends
 * (RFC 5280 section 4.1.2.5), so what ends within the running second has not ended.
 */
export function remaining(time: number, now: number): number {
  return time - Math.floor(now / SECOND) * SECOND;
}

/** `1/3`, `0.33` or a number, above 0 and at most 1; null for anything else. */
export function readFraction(value: string | number): number | null {
  const match = /^(\d{1,9}(?:\.\d{1,20})?)(?:\/(\d{1,9}))?$/.exec(String(value).trim());
  if (match === null) return null;
  const fraction = Number(match[1]) / Number(match[2] ?? 1);
  return fraction > 0 && fraction <= 1 ? fraction : null;
}
