import { hasExpired } from '../certificates/expiry.ts';
import { declaredCopies } from '../copies/declared-sync.ts';
import { replacementOf } from '../copies/replacement.ts';
import { staleProblem } from '../copies/stale-copies.ts';
import type { Rule, RuleInput, SeenCertificate } from '../model/index.ts';

/** A copy of a certificate that was renewed elsewhere: the outage this tool exists for. */
export const staleCopy: Rule = {
  id: 'stale-copy',
  family: 'copies',
  title: 'Stale copy of a renewed certificate',
  several: 'are older than their newest version',
  level: 'warning',
  otherLevels: {
    error: 'when the old version expires soon, a scanned server uses it, or a declared copy exceeds its allowed delay',
    note: 'when nothing uses the old copies',
  },
  why: 'The certificate was renewed, but the new version did not reach every copy. Clients fail when the old version expires. It is an error when that is soon or when a scanned configuration serves the copy. The same holds for a declared copy that exceeds its allowed delay.',
  fix: 'Replace every stale copy with the newest version and reload the services that use it. Then automate that step, or declare it under `sync` in the config file.',
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
      // A version that has expired as well is no repair.
      if (hasExpired(newest, input.now)) continue;
      const problem = staleProblem(older, newest, declared, input);
      if (problem !== undefined) yield problem;
    }
  },
};

function isNew(newest: SeenCertificate, { change }: RuleInput): boolean {
  const { fingerprint } = newest;
  return change !== undefined && !change.base.inventory.certificates.some((one) => one.fingerprint === fingerprint);
}
