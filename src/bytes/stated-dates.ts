/** Expiration dates that files state: found by a few byte strings, read from the tag or the token around them. Linear. */
import type { Expiration } from '../model/index.ts';
import { readDay, toInstant } from '../util/dates.ts';

/** A date, and the offset of the text that states it. */
export interface StatedDate {
  at: number;
  stated: Pick<Expiration, 'kind' | 'name' | 'notBefore' | 'notAfter'>;
}

/** Dates of one kind that are read from one file; metadata of a federation has thousands of entities. */
const MAX_DATES = 2_000;
/** Bytes of a start tag, and before a tag, that are looked at. */
const MAX_TAG = 4_096;
const MAX_NAME = 200;
const MAX_TOKEN = 16_384;

/** Dates before it are the zero of some program, not a date: `0001-01-01`, `1970-01-01`. */
const EARLIEST = Date.UTC(2000, 0);
/** The end of the year 9999. */
const MAX_SECONDS = 253_402_300_800;

const DATE_TIME = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.\d{1,9})?(Z|[+-]\d\d:\d\d)?$/;
const METADATA =
  /^<(?:[\w.-]{1,40}:)?(?:Entit(?:y|ies)Descriptor|(?:IDPSSO|SPSSO|AttributeAuthority|AuthnAuthority|PDP)Descriptor|RoleDescriptor|AffiliationDescriptor)\s/;
const VALID_UNTIL = /\svalidUntil\s{0,9}=\s{0,9}["']([^"'<]{10,40})["']/;
const ENTITY = /\s(?:entityID|Name|affiliationOwnerID)\s{0,9}=\s{0,9}["']([^"'<]{1,1024})["']/;
const EXPIRATION = /^<pin-set\s[^<>]{0,400}?expiration\s{0,9}=\s{0,9}["'](\d{4}-\d\d-\d\d)["']/;
const DOMAIN = /<domain(?:\s[^<>]{0,200})?>\s{0,80}([^<\s]{1,253})\s{0,80}<\/domain>/;
const TOKEN_KEY = /(?:^|[\s"'{,])token["']?\s{0,9}:\s{0,9}["']?$/;
const TOKEN = /^eyJ[\w-]{8,4096}\.(eyJ[\w-]{8,8192})\.[\w-]{16}/;

/** An xsd:dateTime; without a zone it is UTC (saml-core-2.0-os section 1.3.3). */
function readDateTime(text: string): string | undefined {
  const [, local, zone = 'Z'] = DATE_TIME.exec(text) ?? [];
  const time = Date.parse(`${local}${zone}`);
  return Number.isNaN(time) || time < EARLIEST ? undefined : toInstant(time);
}

/** A NumericDate of RFC 7519, in seconds since the epoch. */
export function readNumericDate(value: unknown): string | undefined {
  const isDate = typeof value === 'number' && value * 1_000 >= EARLIEST && value < MAX_SECONDS;
  return isDate ? toInstant(value * 1_000) : undefined;
}

/** Offsets at which a needle stands, at most {@link MAX_DATES}. */
function* offsetsOf(bytes: Buffer, needle: string): Generator<number> {
  let left = MAX_DATES;
  for (let at = bytes.indexOf(needle); at >= 0 && left > 0; at = bytes.indexOf(needle, at + needle.length), left--)
    yield at;
}

/** `validUntil` of SAML metadata (saml-metadata-2.0-os sections 2.3 and 2.4). */
export function metadataDates(bytes: Buffer): StatedDate[] {
  return [...offsetsOf(bytes, 'validUntil')].flatMap((at) => {
    const before = bytes.toString('latin1', Math.max(0, at - MAX_TAG), at);
    const start = before.lastIndexOf('<');
    if (start < 0 || !METADATA.test(before.slice(start))) return [];
    const [tag = ''] = bytes.toString('utf8', at - (before.length - start), at + MAX_TAG).split('>', 1);
    const notAfter = readDateTime(VALID_UNTIL.exec(tag)?.[1] ?? '');
    const name = ENTITY.exec(tag)?.[1]?.slice(0, MAX_NAME);
    return notAfter === undefined ? [] : [{ at, stated: { kind: 'saml-metadata', ...(name && { name }), notAfter } }];
  });
}

/** `expiration` of `pin-set`: the day on which Android stops enforcing the pins. */
export function pinSetDates(bytes: Buffer): StatedDate[] {
  return [...offsetsOf(bytes, '<pin-set')].flatMap((at) => {
    const day = EXPIRATION.exec(bytes.toString('latin1', at, at + 512))?.[1];
    const end = day === undefined ? null : readDay(day);
    if (end === null) return [];
    const before = bytes.toString('utf8', Math.max(0, at - MAX_TAG), at);
    const name = DOMAIN.exec(before.slice(before.lastIndexOf('<domain-config') + 1))?.[1];
    return [{ at, stated: { kind: 'pin-set', ...(name && { name }), notAfter: toInstant(end) } }];
  });
}

/** `exp` of the bearer tokens of users in a kubeconfig. Nothing of a token but its subject and its dates is handed on. */
export function tokenDates(bytes: Buffer): StatedDate[] {
  if (!['clusters', 'contexts', 'users'].every((key) => bytes.includes(key))) return [];
  return [...offsetsOf(bytes, 'eyJ')].flatMap((at) => {
    if (!TOKEN_KEY.test(bytes.toString('latin1', Math.max(0, at - 40), at))) return [];
    const claims = claimsOf(TOKEN.exec(bytes.toString('latin1', at, at + MAX_TOKEN))?.[1]);
    const [notAfter, notBefore] = [readNumericDate(claims?.exp), readNumericDate(claims?.iat)];
    if (notAfter === undefined) return [];
    const { sub } = claims ?? {};
    const name = typeof sub === 'string' && sub !== '' ? { name: sub.slice(0, MAX_NAME) } : {};
    return [{ at, stated: { kind: 'token', ...name, ...(notBefore && { notBefore }), notAfter } }];
  });
}

function claimsOf(payload: string | undefined): Record<string, unknown> | undefined {
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload ?? '', 'base64url').toString('utf8'));
    return typeof claims === 'object' && claims !== null ? (claims as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** `ExpirationDate` of a provisioning profile, in the property list that the profile signs. */
export function profileDates(list: Buffer): StatedDate[] {
  const at = list.indexOf('<key>ExpirationDate</key>');
  const notAfter = readDateTime(entryOf(list, 'ExpirationDate', 'date'));
  if (at < 0 || notAfter === undefined) return [];
  const notBefore = readDateTime(entryOf(list, 'CreationDate', 'date'));
  const name = entryOf(list, 'Name', 'string').slice(0, MAX_NAME);
  return [
    { at, stated: { kind: 'provisioning-profile', ...(name && { name }), ...(notBefore && { notBefore }), notAfter } },
  ];
}

function entryOf(list: Buffer, key: string, type: 'date' | 'string'): string {
  const at = list.indexOf(`<key>${key}</key>`);
  const value = at < 0 ? '' : list.toString('utf8', at + key.length + 11, at + key.length + 11 + MAX_TAG);
  return new RegExp(`^\\s{0,200}<${type}>([^<]{1,400})</${type}>`).exec(value)?.[1]?.trim() ?? '';
}
