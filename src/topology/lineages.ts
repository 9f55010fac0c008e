import { createHash } from 'node:crypto';
import { displayName, dnAttribute } from '../certificates/names.ts';
import { servedNotStored } from '../certificates/served.ts';
import { newestFirst, notBeforeTime } from '../certificates/versions.ts';
import { compareText, type Inventory, type Lineage, type SeenCertificate } from '../model/index.ts';
import { groupBy } from '../util/collections.ts';
import { DAY } from '../util/duration.ts';
import { fileNameOf } from '../util/path-names.ts';
import { caTracks, localTracks } from './ca-tracks.ts';

/** Certificates of two key types that start this close together were issued side by side (RSA and ECDSA for one server). */
const SIDE_BY_SIDE = 7 * DAY;

/**
 * Groups the certificates of an inventory into lineages. Two certificates are versions of one another if they have the
 * same role, the same names (else the same subject) and a compatible issuer. CAs of one name are distinguished by key
 * and file. Identities that many unrelated certificates share stand alone. Served certificates count too. Newest first
 * within a lineage; lineages are sorted by id.
 */
export function lineages(inventory: Inventory): Lineage[] {
  const issuing = issuingNames(inventory.certificates);
  const certificates = [...inventory.certificates, ...servedNotStored(inventory)];
  const groups = groupBy(certificates, (certificate) => identityOf(certificate, issuing));
  const result: Lineage[] = [];
  for (const [identity, group] of groups) {
    if (identity.startsWith(LOCAL)) {
      for (const members of localTracks(group)) result.push(lineageOf(`alone|${members[0]?.fingerprint}`, members));
      continue;
    }
    const tracks = identity.startsWith(CA) ? caTracks(group) : tracksOf(group);
    for (const [track, members] of tracks) result.push(lineageOf(identity + track, members));
  }
  return result.sort((a, b) => compareText(a.id, b.id));
}

function lineageOf(identity: string, members: SeenCertificate[]): Lineage {
  members.sort(newestFirst);
  const newest = members[0] as SeenCertificate;
  return {
    id: createHash('sha256').update(identity).digest('hex').slice(0, 16),
    title: displayName(newest),
    versions: members.map((member) => member.fingerprint),
  };
}

/** How the identities of CA certificates begin, and those of names that every machine has. */
const CA = 'ca|';
const LOCAL = 'local|';

/**
 * The identity that versions of a certificate share: role, names and issuer. The fingerprint if none of these is
 * specific.
 */
function identityOf(certificate: SeenCertificate, issuing: ReadonlySet<string>): string {
  const { names, subject, issuer, fingerprint, publicKey } = certificate;
  if (isIssuer(certificate, issuing)) return `${CA}${subject}|${issuer}|`;
  const commonName = dnAttribute(subject, 'CN');
  const called = names.length > 0 ? names : commonName === undefined ? [] : [`dns:${commonName}`];
  if (called.length === 0) return `alone|${fingerprint}`;
  if (called.every((name) => LOCAL_NAME.test(name)))
    return `${LOCAL}${[...new Set(called)].sort().join()}|${issuerOf(certificate)}`;
  const identity = names.length > 0 ? [...new Set(names)].sort().join() : subject;
  if (!called.every((name) => INNER_NAME.test(name) || LOCAL_NAME.test(name))) {
    return `leaf|${identity}|${issuerOf(certificate)}`;
  }
  // Such a name is taken once in every cluster and by every customer: a version shares more than the name.
  if (called.every((name) => ROLE_NAME.test(name) || LOCAL_NAME.test(name))) {
    return `leaf|${identity}|key|${publicKey.fingerprint}`;
  }
  const { selfIssued, authorityKeyId } = certificate;
  return `leaf|${identity}|${selfIssued ? `self|${nameOfFirst(certificate)}` : (authorityKeyId ?? issuerOf(certificate))}`;
}

/** Names that every machine has: certificates that share nothing else are no copies of one another. */
const LOCAL_NAME = /^(dns:(localhost|.+\.localhost|localhost\.localdomain)|ip:(127\..+|::1|0\.0\.0\.0))$/i;
/** Names that mean something in one cluster or network only: without a dot, of Kubernetes services, of multicast DNS (RFC 6762). */
const INNER_NAME = /^dns:(?:[a-z0-9_-]+|.+\.(?:svc|cluster\.local|local))$/i;
/** Names that many use: the roles of client and server, as tools write them into their default certificates. */
const ROLE_NAME =
  /^dns:(?:server|client|peer|node|host|user|admin|administrator|root|default|test|web|www|api|app|service|proxy|gateway|broker|agent|master|worker|ssl|tls|signing|encryption|saml|sso|idp|sp|jwt|cert|certificate)$/i;

/** Repository and file name, without extension, of the first place: `corp/web jwt`. */
function nameOfFirst({ sightings }: SeenCertificate): string {
  const names = sightings.map(({ repository, path }) => `${repository} ${fileNameOf(path).replace(/\.[^.]*$/, '')}`);
  return names.sort()[0] ?? '';
}

function issuingNames(certificates: readonly SeenCertificate[]): Set<string> {
  return new Set(certificates.filter((one) => !one.selfIssued).map((one) => one.issuer));
}

/**
 * Whether a certificate signs others instead of serving. basicConstraints does not decide: `openssl req -x509` sets cA
 * on self-signed server certificates. So a host name in the subject means a server, unless the certificate has issued
 * another one.
 */
function isIssuer(certificate: SeenCertificate, issuing: ReadonlySet<string>): boolean {
  if (!certificate.ca) return false;
  if (issuing.has(certificate.subject)) return true;
  if (certificate.names.some((name) => name.startsWith('dns:'))) return false;
  return !/^[^\s.]+(\.[^\s.]+)+$/.test(dnAttribute(certificate.subject, 'CN') ?? '');
}

/**
 * The issuer, generalized so that a new intermediate does not separate versions: the organisation, else the common name
 * without its generation ("Corp CA 2024" → "corp ca"). A self-issued certificate matches only itself.
 */
function issuerOf(certificate: SeenCertificate): string {
  if (certificate.selfIssued) return 'self';
  const organization = dnAttribute(certificate.issuer, 'O');
  const name = organization ?? dnAttribute(certificate.issuer, 'CN') ?? certificate.issuer;
  const plain = name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ');
  const coarse = organization === undefined ? plain.replace(/\b[gr]?\d+\b/g, '') : plain.replace(LEGAL_FORM, '');
  return coarse.replace(/ +/g, ' ').trim();
}

const LEGAL_FORM = /\b(inc|incorporated|llc|ltd|limited|gmbh|ag|sa|corp|corporation|co|company)\b/g;

/** `mail.rsa.pem` beside `mail.ecdsa.pem`, and the folders of acme.sh, `mail.corp.internal_ecc`. */
const KEY_TYPE = /(?:^|[/._]|(?<!easy)-)(?:rsa|ecc?|ecdsa|ed25519)(?:[/._-]|$)/i;

/**
 * The tracks of one identity. Certificates of two key types that were issued within days of each other, or whose files
 * are named after the key type, are served side by side, and each type is renewed separately. A change of key type at a
 * later renewal does not separate versions.
 */
function tracksOf(group: SeenCertificate[]): Iterable<[string, SeenCertificate[]]> {
  if (group.length === 1) return [['', group]];
  group.sort(newestFirst);
  const sideBySide = group.some((one, index) => {
    const next = group[index + 1];
    return (
      next !== undefined &&
      one.publicKey.algorithm !== next.publicKey.algorithm &&
      notBeforeTime(one) - notBeforeTime(next) <= SIDE_BY_SIDE
    );
  });
  const named = group.some(({ sightings }) => sightings.some(({ path }) => KEY_TYPE.test(path)));
  if (!sideBySide && !named) return [['', group]];
  return groupBy(group, ({ publicKey }) => `|${publicKey.algorithm}`);
}
