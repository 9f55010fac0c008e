import type { Certificate } from '../model/index.ts';
import { cut, reveal } from '../util/escape.ts';

export interface NameAttribute {
  /** `CN`, `O` …, else a dotted OID. */
  type: string;
  /** Unescaped. */
  value: string;
}

/** Longest title, in characters. */
const MAX_TITLE = 100;

/** The attributes of a distinguished name as {@link Certificate} writes it, in its order. Linear. */
export function parseDistinguishedName(name: string): NameAttribute[] {
  const found: NameAttribute[] = [];
  let start = 0;
  const take = (end: number): void => {
    const text = name.slice(start, end);
    const equals = text.indexOf('=');
    if (equals > 0) found.push({ type: text.slice(0, equals), value: unescaped(text.slice(equals + 1)) });
  };
  for (let at = 0; at < name.length; at++) {
    if (name[at] === '\\') at++;
    else if (name[at] === ',' || name[at] === '+') {
      // Joints are `, ` and ` + `; a space at either end of a value is escaped.
      take(name[at] === '+' ? at - 1 : at);
      start = at + 2;
    }
  }
  take(name.length);
  return found;
}

/** RFC 4514 section 2.4: a backslash before a special character, or before two hex digits. */
function unescaped(value: string): string {
  return value.replace(/\\([0-9A-Fa-f]{2}|.)/gsu, (_, code: string) =>
    /^[0-9A-Fa-f]{2}$/.test(code) ? String.fromCharCode(Number.parseInt(code, 16)) : code,
  );
}

/** The last value of an attribute in a distinguished name: the most specific one. */
export function dnAttribute(name: string, type: string): string | undefined {
  return parseDistinguishedName(name).findLast((attribute) => attribute.type === type)?.value;
}

/**
 * What a person calls a certificate: its first DNS name, else its common name, else its first other name, else its subject,
 * else the start of its fingerprint. Short, and every character in it can be seen.
 */
export function displayName(certificate: Pick<Certificate, 'names' | 'subject' | 'fingerprint'>): string {
  const { names, subject, fingerprint } = certificate;
  const title =
    names.find((name) => name.startsWith('dns:') && name.length > 4)?.slice(4) ||
    dnAttribute(subject, 'CN') ||
    names[0]?.replace(/^[a-z]+:/, '') ||
    subject ||
    `SHA-256 ${fingerprint.slice(0, 16)}`;
  return reveal(cut(title, MAX_TITLE));
}

/** `www.corp.internal`, `*.corp.internal`: two labels or more of what host names are written with. */
export function looksLikeHost(text: string): boolean {
  return text.length <= 255 && /^(?:\*\.)?[a-z0-9_-]+(?:\.[a-z0-9_-]+)+$/i.test(text);
}
