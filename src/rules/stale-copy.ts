import { declaredCopies } from '../copies/declared-sync.ts';
import { replacementOf } from '../copies/replacement.ts';
import { staleProblem } from '../copies/stale-copies.ts';
import type { Rule, RuleInput, SeenCertificate } from '../model/index.ts';

/** A copy of a certificate that was renewed elsewhere: the outage this tool exists for. */
export const staleCopy: Rule = {
  id: 'stale-copy',
  family: 'copies',
  title: 'A copy is older than the newest version of the certificate',
  several: 'are older than their newest version',
  level: 'warning',
  why: 'The certificate was renewed, but the renewed version did not reach every copy. Whoever serves an old copy serves an expired certificate from the day it runs out, although a valid one exists. It is an error when the old version is expiring or expired, when something in the scanned configuration serves it, or when a declared copy is later than the config allows.',
  fix: 'Replace every old copy with the newest version, reload or restart what serves it, and check with a TLS client that each one serves the new serial number. Then automate that step, or declare it under "sync" in the config.',
  references: ['https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.5'],
  since: '0.1.0',
  newestVersion: 'exists',
  excusedBy: 'expired',
  outageOnExpiry: true,
  *check(input) {
    const declared = declaredCopies(input);
    for (const older of input.inventory.certificates) {
      const newest = replacementOf(older, input);
      // What a change itself renews in one place is said by copies-left-behind, with the owners of the other places.
      if (newest === undefined || isNew(newest, input)) continue;
      const problem = staleProblem(older, newest, declared, input);
      if (problem !== undefined) yield problem;
    }
  },
};

function isNew(newest: SeenCertificate, { change }: RuleInput): boolean {
  const { fingerprint } = newest;
  return change !== undefined && !change.base.inventory.certificates.some((one) => one.fingerprint === fingerprint);
}
