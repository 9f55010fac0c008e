import type { Certificate } from '../model/index.ts';
import { children, content, DerError, type Element, elementAt, expect, octets, TAG } from './der.ts';
import { generalNames } from './names.ts';
import { KEY_PURPOSES } from './oids.ts';
import { bitStringOctets, hexOf, oidOf } from './values.ts';

/** What the extensions of a certificate or of a request say (RFC 5280 section 4.2). */
export type ExtensionFields = Pick<
  Certificate,
  'names' | 'ca' | 'keyUsage' | 'extendedKeyUsage' | 'subjectKeyId' | 'authorityKeyId' | 'policies'
>;

/** Extensions that one certificate may have, and entries that one of them may list. */
const MAX_EXTENSIONS = 1_000;
const MAX_ENTRIES = 10_000;

/** In the order of their bits (RFC 5280 section 4.2.1.3). */
const KEY_USAGES = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
] as const;

type Read = (value: Element, fields: ExtensionFields) => void;

const READERS: Readonly<Record<string, { title: string; read: Read }>> = {
  '2.5.29.14': {
    title: 'subject key identifier',
    read: (value, fields) => {
      fields.subjectKeyId = hexOf(octets(value));
    },
  },
  '2.5.29.15': {
    title: 'key usage',
    read: (value, fields) => {
      const bits = bitStringOctets(value);
      fields.keyUsage = KEY_USAGES.filter((_, bit) => ((bits[bit >> 3] ?? 0) & (0x80 >> (bit & 7))) !== 0);
    },
  },
  '2.5.29.17': {
    title: 'subject alternative name',
    read: (value, fields) => {
      fields.names = generalNames(value);
    },
  },
  '2.5.29.19': {
    title: 'basic constraints',
    read: (value, fields) => {
      const [first] = children(expect(value, TAG.sequence, 'the value'), value.body, MAX_ENTRIES);
      fields.ca = first?.tag === TAG.boolean && (content(first)[0] ?? 0) !== 0;
    },
  },
  '2.5.29.32': {
    title: 'certificate policies',
    read: (value, fields) => {
      const policies = children(expect(value, TAG.sequence, 'the value'), value.body, MAX_ENTRIES);
      if (policies.length > 0)
        fields.policies = policies.map((policy) => oidOf(elementAt(policy.bytes, policy.body, policy.end)));
    },
  },
  '2.5.29.35': {
    title: 'authority key identifier',
    read: (value, fields) => {
      const parts = children(expect(value, TAG.sequence, 'the value'), value.body, MAX_ENTRIES);
      const identifier = parts.find((part) => part.tag === 0x80);
      if (identifier !== undefined) fields.authorityKeyId = hexOf(content(identifier));
    },
  },
  '2.5.29.37': {
    title: 'extended key usage',
    read: (value, fields) => {
      const purposes = children(expect(value, TAG.sequence, 'the value'), value.body, MAX_ENTRIES).map(oidOf);
      fields.extendedKeyUsage = purposes.map((oid) => KEY_PURPOSES[oid] ?? oid);
    },
  },
};

/**
 * Reads Extensions. What one of them cannot say is left empty and told in `problems`: a certificate is worth its dates even
 * when its names are damaged.
 * @param extensions the SEQUENCE OF Extension; undefined for a certificate of version 1 or 2
 */
export function readExtensions(extensions: Element | undefined, problems: string[]): ExtensionFields {
  const fields: ExtensionFields = { names: [], ca: false, keyUsage: [], extendedKeyUsage: [] };
  if (extensions === undefined) return fields;
  for (const extension of tolerate(() => extensionsOf(extensions), 'the extensions', problems) ?? []) {
    const { oid, value } = tolerate(() => partsOf(extension), 'an extension', problems) ?? {};
    const reader = oid === undefined ? undefined : READERS[oid];
    if (reader !== undefined && value !== undefined) {
      tolerate(() => reader.read(elementAt(octets(value)), fields), `the ${reader.title}`, problems);
    }
  }
  return fields;
}

function extensionsOf(extensions: Element): Element[] {
  return children(expect(extensions, TAG.sequence, 'the list'), extensions.body, MAX_EXTENSIONS);
}

/** Extension ::= SEQUENCE { extnID, critical DEFAULT FALSE, extnValue OCTET STRING }. */
function partsOf(extension: Element): { oid: string; value: Element } {
  const parts = children(expect(extension, TAG.sequence, 'it'), extension.body, 8);
  const [id] = parts;
  const value = parts.at(-1);
  if (id === undefined || value === undefined || (value.tag & 0x1f) !== TAG.octetString)
    throw new DerError('it has no value');
  return { oid: oidOf(id), value };
}

/** Runs a reader whose failure is worth a sentence, and nothing more. */
export function tolerate<T>(read: () => T, what: string, problems: string[]): T | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof DerError)) throw error;
    problems.push(`${what} cannot be read: ${error.message}`);
    return undefined;
  }
}
