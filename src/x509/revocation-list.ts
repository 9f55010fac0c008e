import type { RevocationList } from '../model/index.ts';
import { children, type Element, encoding, expect, TAG } from './der.ts';
import { tolerate } from './extensions.ts';
import { distinguishedName } from './names.ts';
import { signedObject } from './signed-object.ts';
import { readTime } from './time.ts';
import { sha256 } from './values.ts';

export interface ParsedRevocationList {
  revocationList: Omit<RevocationList, 'sightings'>;
  /** Bytes that follow the list's encoding. */
  trailing: number;
  /** What could not be read, one phrase each. */
  problems: string[];
}

/**
 * Reads a CertificateList (RFC 5280 section 5.1): whose it is and how long it counts. The revoked certificates are not read.
 * @throws DerError
 */
export function parseRevocationList(der: Uint8Array): ParsedRevocationList {
  const { outer, body } = signedObject(der, 'revocation list');
  const fields = children(body, body.body, 32);
  const at = fields[0]?.tag === TAG.integer ? 1 : 0;
  expect(fields[at], TAG.sequence, 'the inner signature algorithm');
  const issuer = expect(fields[at + 1], TAG.sequence, 'the issuer');
  const [thisUpdate, nextUpdate] = [fields[at + 2], fields[at + 3]];
  if (!isTime(thisUpdate)) expect(thisUpdate, TAG.utcTime, 'the time of the list');

  const problems: string[] = [];
  const revocationList: ParsedRevocationList['revocationList'] = {
    fingerprint: sha256(encoding(outer)),
    issuer: tolerate(() => distinguishedName(issuer), 'the issuer', problems) ?? 'unknown',
    thisUpdate: readTime(thisUpdate as Element),
  };
  if (revocationList.thisUpdate === null) problems.push('the time of the list is no time');
  if (isTime(nextUpdate)) {
    revocationList.nextUpdate = readTime(nextUpdate);
    if (revocationList.nextUpdate === null) problems.push('the time of the next list is no time');
  }
  return { revocationList, trailing: der.length - outer.next, problems };
}

function isTime(element: Element | undefined): element is Element {
  return element?.tag === TAG.utcTime || element?.tag === TAG.generalizedTime;
}
