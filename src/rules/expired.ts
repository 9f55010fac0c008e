import { AUTHORITY_FIX, certificateNoun, certificateProblem, isTrustAnchor } from '../certificates/describe.ts';
import { roleOf } from '../certificates/role.ts';
import { trustAnchors } from '../certificates/trust-anchors.ts';
import { successorHint, withHint } from '../copies/possible-successors.ts';
import { placesInUse, replacementOf } from '../copies/replacement.ts';
import type { Location, Rule, RuleInput, SeenCertificate } from '../model/index.ts';
import { momentOf, readInstant, remaining } from '../util/dates.ts';
import { fileKey, filesText } from '../util/path-names.ts';

export const expired: Rule = {
  id: 'expired',
  family: 'validity',
  title: 'Certificate has expired',
  several: 'have expired',
  level: 'error',
  otherLevels: {
    warning: 'for an expired root beside a valid one, while nothing found here depends on it',
    note: 'for code signing, and for a CA certificate that is renewed with another one, or replaced in its bundle',
  },
  why: 'Clients that check dates reject an expired certificate. A file that still holds it is in use, will be deployed again, or is no longer needed. An expired root beside a valid root is only a warning while no valid certificate found here depends on it.',
  fix: 'Renew the certificate at its issuer, replace every copy named here, and reload the services that use it. Delete the copies that nothing uses.',
  references: [
    'https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.5',
    'https://www.rfc-editor.org/rfc/rfc5280#section-6.1.3',
  ],
  since: '0.1.0',
  concerns: 'time',
  newestVersion: 'resolves',
  expectedAs: 'expired',
  *check(input) {
    const { inventory, now } = input;
    const anchors = trustAnchors(input);
    const isToldByLeaf = chainsOfExpired(input);
    for (const certificate of inventory.certificates) {
      const end = readInstant(certificate.notAfter);
      if (end === null || remaining(end, now) >= 0) continue;
      const locations = placesInUse(certificate, input);
      if (locations.length === 0) continue;
      const problem = certificateProblem(certificate, consequenceOf(certificate, locations, input));
      const role = roleOf(certificate);
      const level =
        role?.outlived ||
        isToldByLeaf(certificate, locations) ||
        (role === undefined && anchors.wasFollowed(certificate, locations))
          ? ('note' as const)
          : role === undefined && anchors.canDoWithout(certificate, locations)
            ? ('warning' as const)
            : undefined;
      yield { ...problem, ...(level !== undefined && { level }), locations };
    }
  },
};

function consequenceOf(
  certificate: SeenCertificate,
  locations: readonly Location[],
  input: RuleInput,
): { message: string; fix?: string } {
  const what = `The ${certificateNoun(certificate)} expired on ${momentOf(readInstant(certificate.notAfter) ?? 0)}.`;
  const newest = replacementOf(certificate, input);
  const hint = newest ? undefined : successorHint(certificate, input);
  const renewed = newest && {
    fix: `Replace the copies named here with the renewed version at ${filesText(newest.sightings, locations)}, and reload the services that use them. Delete the copies that nothing uses.`,
  };
  const role = roleOf(certificate);
  if (role !== undefined) return { message: `${what} ${role.consequence}`, fix: role.fix, ...renewed };
  if (isTrustAnchor(certificate)) {
    return {
      message: `${what} Clients that trust it reject every certificate that it issued.`,
      fix: withHint(AUTHORITY_FIX, hint),
      ...renewed,
    };
  }
  return {
    message: `${what} Clients reject it wherever it is still served.`,
    fix: withHint(expired.fix, hint),
    ...renewed,
  };
}

/** Whether an expired intermediate is, in every file, part of the chain of a certificate that has expired too: one renewal replaces both. */
function chainsOfExpired({ inventory, now }: RuleInput) {
  const issuers = new Map<string, Set<string>>();
  for (const { ca, issuer, notAfter, sightings } of inventory.certificates) {
    const end = readInstant(notAfter);
    if (ca || end === null || remaining(end, now) >= 0) continue;
    for (const place of sightings) issuers.set(fileKey(place), (issuers.get(fileKey(place)) ?? new Set()).add(issuer));
  }
  return ({ ca, selfIssued, subject }: SeenCertificate, places: readonly Location[]): boolean =>
    ca && !selfIssued && places.every((place) => issuers.get(fileKey(place))?.has(subject));
}
