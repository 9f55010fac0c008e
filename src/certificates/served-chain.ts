import type { Certificate } from '../model/index.ts';
import { readInstant, remaining } from '../util/dates.ts';
import { issuance } from './chains.ts';
import { dnAttribute } from './names.ts';

/**
 * The chain that a server sent, in a few words, such as `chain complete up to Corp Root`. Whether a client trusts that
 * root is not known here.
 * @param sent its own certificate first; limited to what a handshake keeps
 * @param now milliseconds since the epoch
 */
export function chainText(sent: readonly Certificate[], now: number): string {
  const [own, ...others] = sent.map((one) => ({ ...one, sightings: [] }));
  if (own === undefined) return '';
  if (own.selfIssued) return 'self-signed';
  if (others.length === 0) return `chain incomplete, unless clients trust ${nameOf(own.issuer)} itself`;
  let last = own;
  const left = new Set(others);
  while (!last.selfIssued) {
    const issuer = [...left].find((one) => issuance(last, one) === 'issued');
    if (issuer === undefined) break;
    const end = readInstant(issuer.notAfter);
    if (end !== null && remaining(end, now) < 0) return `chain broken: ${nameOf(issuer.subject)} has expired`;
    left.delete(issuer);
    last = issuer;
  }
  if (last === own) return `chain broken: ${nameOf(own.issuer)} is not sent, but other certificates are`;
  return `chain complete up to ${nameOf(last.issuer)}`;
}

function nameOf(name: string): string {
  return dnAttribute(name, 'CN') ?? dnAttribute(name, 'O') ?? (name || 'an issuer without a name');
}
