import { AUTHORITY_FIX, certificateNoun, certificateProblem, issuesOthers } from '../certificates/describe.ts';
import { lastCallOf, noticeOf } from '../certificates/expiry.ts';
import { roleOf } from '../certificates/role.ts';
import { trustAnchors } from '../certificates/trust-anchors.ts';
import { declaredCertificates } from '../copies/declared-sync.ts';
import { successorHint, withHint } from '../copies/possible-successors.ts';
import { replacementOf } from '../copies/replacement.ts';
import type { Rule, RuleInput, SeenCertificate } from '../model/index.ts';
import { coverageOf } from '../topology/renewers.ts';
import { momentOf, readInstant, remaining } from '../util/dates.ts';

export const expiring: Rule = {
  id: 'expiring',
  family: 'validity',
  title: 'Certificate expires soon',
  several: 'expire soon',
  level: 'warning',
  otherLevels: {
    error: 'in the last 7 days, or the last tenth of a shorter lifetime, if no known tool renews it',
  },
  why: 'A renewal takes time: it must be issued, copied and loaded. The warning starts some days before the expiration date, or in the last part of a short lifetime. Without a known renewal, it is an error in the last 7 days or the last tenth of the lifetime.',
  fix: 'Renew the certificate now, replace every copy named here, and reload the services that use it. If a tool renews it, find out why it has not.',
  references: [
    'https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.5',
    'https://letsencrypt.org/docs/integration-guide/#when-to-renew',
  ],
  since: '0.1.0',
  concerns: 'time',
  newestVersion: 'resolves',
  stage: 'expiring',
  outageOnExpiry: true,
  *check(input) {
    const { inventory, policy, now } = input;
    const anchors = trustAnchors(input);
    for (const certificate of inventory.certificates) {
      const end = readInstant(certificate.notAfter);
      // A version that was replaced needs no renewal; that its copies are old is another problem.
      if (end === null || remaining(end, now) < 0 || replacementOf(certificate, input) !== undefined) continue;
      const left = remaining(end, now);
      const notice = noticeOf(certificate, policy.expiring.days, policy);
      // Fixtures have a horizon of their own: their expiry breaks the tests of every open branch at once.
      const testNotice = noticeOf(certificate, policy.fixtureHorizonDays, policy);
      if (left > Math.max(notice, testNotice)) continue;
      const locations = certificate.sightings.filter((sighting) => {
        const context = policy.contextOf(sighting, certificate);
        return left <= (context === 'fixture' || context === 'example' ? testNotice : notice);
      });
      if (locations.length === 0) continue;
      const what = `The ${certificateNoun(certificate)} expires on ${momentOf(end)}`;
      const role = roleOf(certificate);
      const consequence =
        role?.consequence ??
        `Clients ${issuesOthers(certificate) ? 'that trust it then reject every certificate that it issued' : 'reject it after that'}.`;
      const message =
        left <= notice
          ? `${what} and should have been replaced by ${momentOf(end - notice)}. ${role === undefined ? consequence : `After that: ${consequence.charAt(0).toLowerCase()}${consequence.slice(1)}`}`
          : `${what}. It is test data: tests that check dates will fail after that on every branch.`;
      const hint = successorHint(certificate, input);
      const fix =
        role !== undefined
          ? role.fix
          : issuesOthers(certificate)
            ? withHint(AUTHORITY_FIX, hint)
            : hint === undefined
              ? undefined
              : withHint(expiring.fix, hint);
      const level =
        left <= lastCallOf(certificate) &&
        !anchors.canDoWithout(certificate, locations) &&
        isLeftAlone(certificate, input)
          ? ('error' as const)
          : undefined;
      yield {
        ...certificateProblem(certificate, { message, ...(fix !== undefined && { fix }) }),
        ...(level !== undefined && { level }),
        locations,
      };
    }
  },
};

/** Whether the expiration of a certificate breaks its users, and no renewal is known, here or by the config file. */
function isLeftAlone(certificate: SeenCertificate, input: RuleInput): boolean {
  if (roleOf(certificate)?.outlived || declaredCertificates(input).has(certificate.fingerprint)) return false;
  const { producers, copies } = coverageOf(input.topology, certificate.fingerprint);
  return producers.length === 0 && copies.length === 0;
}
