import { type Base64Run, base64At } from './base64-run.ts';

/** Base64 whose position in markup means a certificate, whatever it decodes to. */

/** Octets of text that was meant as a certificate: placeholders have fewer. */
const MIN_CONTENT = 100;
const MAX_ELEMENTS = 10_000;
/** Bytes before and after a name in which its tag or its member is looked for. */
const [BEFORE, AFTER] = [60, 340];

const BLANK = String.raw`(?:\s|\\{1,4}[nrt]|&#(?:10|13|x[ad]);|%0[ad]){0,200}`;
const QUOTE = String.raw`\\{0,4}"`;

/** A start tag with any prefix, as it is or escaped, up to the text behind it. */
const X509_ELEMENT = new RegExp(
  String.raw`(?:<|&lt;|\\u003c|%3c)(?:[\w.-]{1,40}(?::|%3a))?X509Certificate(?:(?:\s|\\|%20|\+)[^<>]{0,280}?)?(?:>|&gt;|\\u003e|%3e)${BLANK}`,
  'i',
);
const X5C_MEMBER = new RegExp(`^x5c${QUOTE}${BLANK}:${BLANK}\\[${BLANK}${QUOTE}`);
const NEXT_STRING = new RegExp(`^${QUOTE}${BLANK},${BLANK}${QUOTE}`);
const DEVELOPER_CERTIFICATES = /^DeveloperCertificates<\/key>\s*<array>\s*<data>\s*/;
const NEXT_DATA = /^\s*<\/data>\s*<data>\s*/;

/** The texts of `X509Certificate` elements (XML Signature section 4.5.4) that are more than placeholders. */
export function x509Elements(bytes: Buffer): Base64Run[] {
  const name = 'X509Certificate';
  const runs: Base64Run[] = [];
  for (let at = bytes.indexOf(name); at >= 0; ) {
    const from = Math.max(0, at - BEFORE);
    const tag = X509_ELEMENT.exec(bytes.toString('latin1', from, at + AFTER));
    const run = tag === null ? undefined : base64At(bytes, from + tag.index + tag[0].length);
    if (run !== undefined && isMeant(run)) runs.push(run);
    at = bytes.indexOf(name, Math.max(at + name.length, run?.end ?? 0));
  }
  return runs;
}

/** The elements of each `x5c` in JSON (RFC 7517 section 4.7), with their index in it. */
export function x5cElements(bytes: Buffer): (Base64Run & { index: number })[] {
  return listsOf(bytes, 'x5c', X5C_MEMBER, NEXT_STRING);
}

/** The elements of the list of certificates in an Apple provisioning profile, with their index in it. */
export function developerCertificates(bytes: Buffer): (Base64Run & { index: number })[] {
  return listsOf(bytes, 'DeveloperCertificates', DEVELOPER_CERTIFICATES, NEXT_DATA);
}

/** @param first from the name of a list to its first element @param next from one element to the next */
function listsOf(bytes: Buffer, name: string, first: RegExp, next: RegExp): (Base64Run & { index: number })[] {
  const runs: (Base64Run & { index: number })[] = [];
  const after = (pattern: RegExp, at: number) =>
    pattern.exec(bytes.toString('latin1', at, at + AFTER))?.[0].length ?? 0;
  for (let at = bytes.indexOf(name); at >= 0; at = bytes.indexOf(name, at + 1)) {
    let gap = after(first, at);
    for (let index = 0; gap > 0 && index < MAX_ELEMENTS; index++) {
      const run = base64At(bytes, at + gap);
      if (isMeant(run)) runs.push({ ...run, index });
      at = run.end;
      gap = after(next, at);
    }
  }
  return runs;
}

function isMeant({ content, elided }: Base64Run): boolean {
  return content.length >= MIN_CONTENT && !elided;
}
