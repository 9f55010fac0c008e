import { AUTHORITY_FIX, certificateNoun, certificateProblem, issuesOthers } from '../certificates/describe.ts';
import { hasExpired } from '../certificates/expiry.ts';
import { isLongPast, isPastUse, namesReachableHost } from '../certificates/past-use.ts';
import { isPublicTls } from '../certificates/public-issuers.ts';
import { roleOf } from '../certificates/role.ts';
import { trustAnchors } from '../certificates/trust-anchors.ts';
import { usageOfPlaces, usageText } from '../certificates/unused-files.ts';
import { successorHint, withHint } from '../copies/possible-successors.ts';
import { isKeptOnly, placesInUse, replacementOf } from '../copies/replacement.ts';
import type { Location, Rule, RuleInput, SeenCertificate, Usage } from '../model/index.ts';
import { momentOf, readInstant, remaining } from '../util/dates.ts';
import { DAY } from '../util/duration.ts';
import { fileKey, filesText, folderKey, locationKey } from '../util/path-names.ts';

/** An outage of so long ago is over: what still holds the certificate is unused, or checks no dates. */
const LONG_AGO = 7 * 365 * DAY;

export const expired: Rule = {
  id: 'expired',
  family: 'validity',
  title: 'Certificate has expired',
  several: 'have expired',
  level: 'error',
  otherLevels: {
    warning: 'for an expired root beside a valid one, while nothing found here depends on it',
    note: 'for code signing, and for a CA certificate that another one replaces. Also where only tests refer to it. Where nothing here deploys it, also after two years, or for a self-signed one without a host',
  },
  why: 'Clients that check dates reject an expired certificate. A file that still holds it is in use, will be deployed again, or is no longer needed. An expired root beside a valid root is only a warning, unless a valid certificate found here depends on it.',
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
    const isToldByDocument = documentsThatExpired(input);
    const isToldByIssuer = issuersThatExpired(input, anchors);
    for (const certificate of inventory.certificates) {
      const end = readInstant(certificate.notAfter);
      if (end === null || remaining(end, now) >= 0) continue;
      const locations = placesInUse(certificate, input);
      if (locations.length === 0) continue;
      const usage = usageOf(certificate, locations, input);
      const { message, ...told } = consequenceOf(certificate, locations, input);
      const problem = certificateProblem(certificate, {
        ...told,
        message: `${message}${usageText(usage)}`,
      });
      const role = roleOf(certificate);
      const level =
        usage !== undefined ||
        role?.outlived ||
        isKeptOnly(certificate, input) ||
        now - end > LONG_AGO ||
        isToldByLeaf(certificate, locations) ||
        isToldByIssuer(certificate, locations) ||
        isUnused(certificate, locations, input) ||
        (role?.id === 'saml' && isToldByDocument(locations)) ||
        (role === undefined && anchors.wasFollowed(certificate, locations))
          ? ('note' as const)
          : role === undefined && anchors.canDoWithout(certificate, locations)
            ? ('warning' as const)
            : undefined;
      yield { ...problem, ...(level !== undefined && { level }), locations };
    }
  },
};

/**
 * How the files of a certificate are used that no production code names. What names a host, or signed what is still valid, may
 * be in use elsewhere.
 */
function usageOf(certificate: SeenCertificate, locations: readonly Location[], input: RuleInput): Usage | undefined {
  const { policy } = input;
  if (namesReachableHost(certificate) || !locations.some((place) => policy.usageOf(place))) return undefined;
  const inUse = locations.filter((place) => policy.contextOf(place, certificate) === 'production');
  if (issuesOthers(certificate) && hasIssuedValid(certificate, input)) return undefined;
  return usageOfPlaces(inUse, policy);
}

/** Whether a certificate is past its use, and nothing here deploys it. Programs accept signers without a valid date. */
function isUnused(certificate: SeenCertificate, locations: readonly Location[], input: RuleInput): boolean {
  const { now, policy } = input;
  const role = roleOf(certificate);
  if (role?.id === 'saml') return false;
  const isAuthority = issuesOthers(certificate);
  if (isAuthority && hasIssuedValid(certificate, input)) return false;
  // What is no server's has no host.
  const isPast = role === undefined && !isAuthority ? isPastUse(certificate, now) : isLongPast(certificate, now);
  return isPast && !locations.some((place) => policy.isDeployed(place));
}

/** Whether a valid certificate found here names a CA as its issuer. */
function hasIssuedValid({ subject }: SeenCertificate, { inventory, now }: RuleInput): boolean {
  return inventory.certificates.some((one) => one.issuer === subject && !hasExpired(one, now));
}

function consequenceOf(
  certificate: SeenCertificate,
  locations: readonly Location[],
  input: RuleInput,
): { message: string; fix?: string } {
  const what = `The ${certificateNoun(certificate)} expired on ${momentOf(readInstant(certificate.notAfter) ?? 0)}.`;
  const found = replacementOf(certificate, input);
  const newest = found === undefined || hasExpired(found, input.now) ? undefined : found;
  const hint = newest ? undefined : successorHint(certificate, input);
  const renewed = newest && {
    fix: `Replace the copies named here with the renewed version at ${filesText(newest.sightings, locations)}, and reload the services that use them. Delete the copies that nothing uses.`,
  };
  const role = roleOf(certificate);
  if (role !== undefined) return { message: `${what} ${role.consequence}`, fix: role.fix, ...renewed };
  if (issuesOthers(certificate)) {
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

/**
 * Whether a private CA that has expired too is in the same folder as a certificate of its own: the CA comes first, and
 * all that it issued is reissued with it.
 */
function issuersThatExpired({ inventory, now, policy }: RuleInput, anchors: ReturnType<typeof trustAnchors>) {
  const ended = new Map<string, Set<string>>();
  for (const certificate of inventory.certificates) {
    const { ca, selfIssued, subject, notAfter, sightings } = certificate;
    const end = readInstant(notAfter);
    if (!ca || !selfIssued || end === null || remaining(end, now) >= 0 || now - end > LONG_AGO) continue;
    if (anchors.wasFollowed(certificate, sightings) || anchors.canDoWithout(certificate, sightings)) continue;
    for (const place of sightings) {
      if (policy.contextOf(place, certificate) !== 'production') continue;
      const folder = folderKey(place);
      ended.set(folder, (ended.get(folder) ?? new Set()).add(subject));
    }
  }
  return (certificate: SeenCertificate, places: readonly Location[]): boolean =>
    !certificate.selfIssued &&
    !isPublicTls(certificate) &&
    places.every((place) => ended.get(folderKey(place))?.has(certificate.issuer) === true);
}

/** Whether each place is in metadata that have expired themselves: their current version has the current certificates. */
function documentsThatExpired({ inventory, now }: RuleInput) {
  const ended = new Set<string>();
  const valid = new Set<string>();
  for (const { kind, notAfter, ...place } of inventory.expirations ?? []) {
    if (kind !== 'saml-metadata') continue;
    const end = readInstant(notAfter);
    const hasEnded = end !== null && remaining(end, now) < 0;
    for (const key of [fileKey(place), lineOf(place)]) (hasEnded ? ended : valid).add(key);
  }
  return (places: readonly Location[]): boolean =>
    places.every((place) => {
      const file = fileKey(place);
      return ended.has(lineOf(place)) || (ended.has(file) && !valid.has(file));
    });
}

const lineOf = ({ pointer: _, ...place }: Location) => locationKey(place);

/** The certificates of a file or a folder, by the names of their issuers. */
interface ChainGroup {
  /** Of expired certificates that are no CA's, and of CAs above them. */
  issuers: Set<string>;
  /** Of valid certificates that are no CA's. */
  needed: Set<string>;
  /** The issuer of each CA. */
  above: Map<string, string>;
  /** Of expired CA certificates. */
  ended: Set<string>;
  /** Of all valid certificates. */
  kept: Set<string>;
}

/** Certificates of one chain that are followed up. */
const MAX_CHAIN = 8;

/**
 * Whether an expired intermediate is, in every place, part of the chain of a certificate that has expired too: one
 * renewal replaces both. The chain is in the file of the certificate, or in one of its own in the same folder, where
 * nothing valid needs it.
 */
function chainsOfExpired({ inventory, now }: RuleInput) {
  /** By file and by folder. */
  const groups = new Map<string, ChainGroup>();
  const groupOf = (key: string) => {
    const group = groups.get(key) ?? {
      issuers: new Set(),
      needed: new Set(),
      above: new Map(),
      ended: new Set(),
      kept: new Set(),
    };
    groups.set(key, group);
    return group;
  };
  for (const { ca, selfIssued, subject, issuer, notAfter, sightings } of inventory.certificates) {
    const end = readInstant(notAfter);
    const isExpired = end !== null && remaining(end, now) < 0;
    for (const place of sightings) {
      for (const group of [groupOf(fileKey(place)), groupOf(folderKey(place))]) {
        if (ca) group.above.set(subject, issuer);
        else (isExpired ? group.issuers : group.needed).add(issuer);
        if (!isExpired) group.kept.add(issuer);
        else if (ca && !selfIssued && now - end <= LONG_AGO) group.ended.add(issuer);
      }
    }
  }
  for (const { issuers, above } of groups.values()) {
    for (let issuer of [...issuers]) {
      for (let depth = 0; depth < MAX_CHAIN && above.has(issuer); depth++) {
        issuer = above.get(issuer) as string;
        issuers.add(issuer);
      }
    }
  }
  return ({ ca, selfIssued, subject }: SeenCertificate, places: readonly Location[]): boolean =>
    ca &&
    !selfIssued &&
    places.every((place) => {
      const file = groups.get(fileKey(place));
      if (file?.issuers.has(subject)) return true;
      // The expired CA below it is reported, and the file is replaced as a whole.
      if (file?.ended.has(subject) && !file.kept.has(subject)) return true;
      const isChain = file?.issuers.size === 0 && file.needed.size === 0;
      const beside = groups.get(folderKey(place));
      return isChain && beside?.issuers.has(subject) === true && !beside.needed.has(subject);
    });
}
