import type { Instant } from '../model/index.ts';
import { MINUTE } from '../util/duration.ts';
import { content, type Element, TAG } from './der.ts';

const UTC_TIME = /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?(Z|[+-]\d{4})$/;
const GENERALIZED_TIME = /^(\d{4})(\d\d)(\d\d)(\d\d)(?:(\d\d)(?:(\d\d)(?:[.,]\d+)?)?)?(Z|[+-]\d{4})$/;
/** The longest form with an offset and a generous fraction; what is longer is not a time. */
const MAX_OCTETS = 48;

/**
 * A UTCTime or GeneralizedTime as an instant, or null where it states none. RFC 5280 section 4.1.2.5 demands seconds and
 * `Z` and splits the centuries of UTCTime at 50; X.680 sections 46 and 47 also allow no seconds, an offset and fractions,
 * which are read too. Fractions are cut. A time without a zone is in an unknown local time, and a second 60 is in no table
 * of leap seconds for the future: null.
 */
export function readTime(element: Element): Instant | null {
  if (element.end - element.body > MAX_OCTETS) return null;
  const utc = element.tag === TAG.utcTime;
  if (!utc && element.tag !== TAG.generalizedTime) return null;
  const text = String.fromCharCode(...content(element));
  const match = (utc ? UTC_TIME : GENERALIZED_TIME).exec(text);
  if (match === null) return null;
  const [, first, month, day, hour, minute = '00', second = '00', zone] = match as unknown as string[];
  const year = utc ? `${Number(first) < 50 ? '20' : '19'}${first}` : first;
  const time = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  // `Date` takes a 30 February for 1 March and 24:00 for the next day: what it understood must be what was written.
  const date = new Date(`${time}Z`);
  if (date.getUTCDate() !== Number(day) || date.getUTCHours() !== Number(hour)) return null;
  if (zone === undefined || zone === 'Z') return `${time}Z`;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3));
  if (minutes > 24 * 60 || Number(zone.slice(3)) > 59) return null;
  const shifted = new Date(date.getTime() - (zone[0] === '-' ? -minutes : minutes) * MINUTE).toISOString();
  return shifted.length === 24 ? `${shifted.slice(0, 19)}Z` : null;
}
