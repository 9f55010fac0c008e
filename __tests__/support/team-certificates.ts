/** Certificates for the chains of a team, judged at the builders' `NOW`, 2026-11-22. */
import { type Issued, issue, type Request } from '../../scripts/fixtures/pki.ts';

/** Ran out. */
export const GONE = { notBefore: '2025-01-10T00:00:00Z', notAfter: '2026-02-10T00:00:00Z' };
/** Valid for two more months. */
export const OLD = { notBefore: '2026-01-10T00:00:00Z', notAfter: '2027-02-10T00:00:00Z' };
/** Renewed lately. */
export const NEW = { notBefore: '2026-11-01T00:00:00Z', notAfter: '2027-12-01T00:00:00Z' };
/** Not valid yet. */
export const NEXT = { notBefore: '2026-12-01T00:00:00Z', notAfter: '2028-01-01T00:00:00Z' };

/** The two rules that say of every certificate in a file that nothing renews and nothing copies it. */
export const QUIET =
  'levels: {no-automation: off, sync-undeclared: off, private-key-committed: off, keystore-default-password: off}\n';

export const root = await issue({
  subject: 'CN=Corp Root CA, O=Corp',
  notBefore: '2020-01-01',
  notAfter: '2040-01-01',
  ca: true,
});

/** An intermediate of {@link root}. */
export function authority(name: string, more: Partial<Request> = {}): Promise<Issued> {
  const period = { notBefore: '2022-01-01', notAfter: '2032-01-01' };
  return issue({ subject: `CN=${name}, O=Corp`, ...period, ca: true, issuer: root, ...more });
}

export const issuing = await authority('Corp Issuing CA 1');

/** A server certificate for a host. */
export function leaf(host: string, period: typeof OLD, more: Partial<Request> = {}): Promise<Issued> {
  return issue({ subject: `CN=${host}`, names: [host], issuer: issuing, ...period, ...more });
}
