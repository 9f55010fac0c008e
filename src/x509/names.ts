import { children, content, DerError, type Element, elementAt, expect, TAG } from './der.ts';
import { ATTRIBUTES } from './oids.ts';
import { hexOf, oidOf, oidText } from './values.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Characters of a distinguished name's value that RFC 4514 section 2.4 escapes wherever they stand. */
const SPECIAL = /[",+;<>\\\0]/g;

/** Attributes that one name may have, and general names that one extension may list. */
const MAX_ATTRIBUTES = 10_000;
const MAX_GENERAL_NAMES = 200_000;

/**
 * A Name (RFC 5280 section 4.1.2.4) as text in the order of its encoding: `C=US, O=Example, CN=www.example.com`. Values are
 * escaped as in RFC 4514 section 2.4; the values of one multi-valued RDN are joined by ` + `; an attribute without a usual
 * name keeps its OID, and a value that is no string is written as `#` and the hex of its DER.
 */
export function distinguishedName(name: Element): string {
  let text = '';
  for (const rdn of children(expect(name, TAG.sequence, 'a name'), name.body, MAX_ATTRIBUTES)) {
    let joint = text === '' ? '' : ', ';
    for (const attribute of children(expect(rdn, TAG.set, 'a relative name'), rdn.body, MAX_ATTRIBUTES)) {
      const [type, value] = children(expect(attribute, TAG.sequence, 'an attribute'));
      if (type === undefined || value === undefined) throw new DerError('an attribute of a name is incomplete');
      const oid = oidOf(type);
      const string = stringOf(value);
      const shown =
        string === undefined ? `#${hexOf(value.bytes.subarray(value.start, value.next))}` : escapeValue(string);
      text += `${joint}${ATTRIBUTES[oid] ?? oid}=${shown}`;
      joint = ' + ';
    }
  }
  return text;
}

/** A value as a distinguished name shows it (RFC 4514 section 2.4). */
export function escapeValue(value: string): string {
  const escaped = value.replace(SPECIAL, (character) => (character === '\0' ? '\\00' : `\\${character}`));
  const start = escaped.startsWith(' ') || escaped.startsWith('#') ? `\\${escaped}` : escaped;
  return start.length > 1 && start.endsWith(' ') && start !== '\\ ' ? `${start.slice(0, -1)}\\ ` : start;
}

/**
 * The text of any ASN.1 string type, undefined for what is none. TeletexString is read as Latin-1, as everybody writes it;
 * octets that are not the UTF-8 they should be are read as Latin-1 too, so that nothing is lost.
 */
export function stringOf(element: Element): string | undefined {
  const octets = content(element);
  switch (element.tag) {
    case TAG.utf8String:
    case TAG.printableString:
    case TAG.ia5String:
    case TAG.numericString:
    case TAG.visibleString:
    case TAG.generalString:
      return textOf(octets);
    case TAG.teletexString:
      return latin1(octets);
    case TAG.bmpString:
      return wideText(octets, 2);
    case TAG.universalString:
      return wideText(octets, 4);
    default:
      return undefined;
  }
}

function textOf(octets: Uint8Array): string {
  if (octets.every((octet) => octet < 0x80)) return latin1(octets);
  try {
    return utf8.decode(octets);
  } catch {
    return latin1(octets);
  }
}

function latin1(octets: Uint8Array): string {
  return Buffer.from(octets.buffer, octets.byteOffset, octets.length).toString('latin1');
}

/** BMPString (UTF-16, big endian) and UniversalString (UTF-32, big endian); a surplus octet is dropped. */
function wideText(octets: Uint8Array, width: 2 | 4): string {
  const view = new DataView(octets.buffer, octets.byteOffset, octets.length);
  const parts: string[] = [];
  for (let at = 0; at + width <= octets.length; at += width) {
    const point = width === 2 ? view.getUint16(at) : view.getUint32(at);
    parts.push(point > 0x10ffff ? '\ufffd' : width === 2 ? String.fromCharCode(point) : String.fromCodePoint(point));
  }
  return parts.join('');
}

/** GeneralNames (RFC 5280 section 4.2.1.6), each as `kind:value` with the octets it holds, a NUL included. */
export function generalNames(names: Element): string[] {
  return children(expect(names, TAG.sequence, 'the alternative names'), names.body, MAX_GENERAL_NAMES).map(generalName);
}

function generalName(name: Element): string {
  const octets = content(name);
  switch (name.tag & 0x1f) {
    case 0:
      return `other:${oidOf(elementAt(name.bytes, name.body, name.end))}`;
    case 1:
      return `email:${textOf(octets)}`;
    case 2:
      return `dns:${textOf(octets)}`;
    case 3:
      return 'other:x400Address';
    case 4:
      return `dirname:${distinguishedName(elementAt(name.bytes, name.body, name.end))}`;
    case 5:
      return 'other:ediPartyName';
    case 6:
      return `uri:${textOf(octets)}`;
    case 7:
      return `ip:${addressText(octets)}`;
    case 8:
      return `rid:${oidText(octets)}`;
    default:
      throw new DerError('an alternative name is of no known kind');
  }
}

/** An address in the usual text form, IPv6 as in RFC 5952; octets of another length in hex after a `#`. */
function addressText(octets: Uint8Array): string {
  if (octets.length === 4) return octets.join('.');
  if (octets.length !== 16) return `#${hexOf(octets)}`;
  const groups = Array.from({ length: 8 }, (_, i) => ((octets[2 * i] as number) << 8) | (octets[2 * i + 1] as number));
  let best = { from: 0, length: 1 };
  for (let from = 0; from < 8; from++) {
    let length = 0;
    while (from + length < 8 && groups[from + length] === 0) length++;
    if (length > best.length) best = { from, length };
  }
  const hex = groups.map((group) => group.toString(16));
  if (best.length === 1) return hex.join(':');
  return `${hex.slice(0, best.from).join(':')}::${hex.slice(best.from + best.length).join(':')}`;
}
