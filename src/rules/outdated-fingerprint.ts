import { isAuthority } from '../certificates/chains.ts';
import { certificateNoun } from '../certificates/describe.ts';
import { roleOf } from '../certificates/role.ts';
import { replacementOf } from '../copies/replacement.ts';
import { textOf } from '../facts/attributes.ts';
import { type FactKeys, factsBy } from '../facts/index.ts';
import type { Fact, FactAttributes, Inventory, Problem, Rule, RuleInput, SeenCertificate } from '../model/index.ts';
import { addTo } from '../util/collections.ts';
import { dayOf, readInstant, remaining } from '../util/dates.ts';
import { memoizeByObject } from '../util/memoize.ts';
import { fileKey, fileNameOf, filesText } from '../util/path-names.ts';

type Digest = NonNullable<FactAttributes['digest']>;

const WORDS: Record<Digest, string> = { sha1: 'thumbprint', sha256: 'fingerprint', key: 'public key pin' };

/** References to a certificate by a digest that the newest version does not have. */
export const outdatedFingerprint: Rule = {
  id: 'outdated-fingerprint',
  family: 'copies',
  title: 'Fingerprint names a replaced certificate',
  level: 'warning',
  why: 'A renewed certificate has another fingerprint, and usually another key. Code that compares the old value refuses the new certificate. A signing tool that looks for the old value finds nothing.',
  fix: 'Replace the value with the fingerprint of the newest version.',
  references: [
    'https://www.rfc-editor.org/rfc/rfc7469#section-2.4',
    'https://learn.microsoft.com/windows/win32/seccrypto/signtool',
  ],
  since: '0.1.0',
  *check(input) {
    const known = digestsOf(input.inventory);
    for (const pin of input.topology.facts) {
      const { digest, version } = pin.attributes;
      const value = textOf(version);
      if (digest === undefined || value === undefined) continue;
      const named = known.get(value) ?? [];
      const found = named.length > 0 ? replacedOf(named, input) : unknownOf(pin, digest, input);
      if (found === undefined || namesAny(pin, found.newest, input.topology.facts)) continue;
      yield problemOf(pin, digest, found, input.now);
    }
  },
};

interface Found {
  /** The version that is named; undefined where it is none that was seen. */
  old?: SeenCertificate;
  /** What should be named: the newest version, or those that the surroundings tell. */
  newest: readonly SeenCertificate[];
}

/** Certificates with one key that are told apart. */
const MAX_SAME = 100;

/** Certificates by each of their digests. */
const digestsOf = memoizeByObject(({ certificates }: Inventory): ReadonlyMap<string, SeenCertificate[]> => {
  const found = new Map<string, SeenCertificate[]>();
  for (const one of certificates)
    for (const digest of [one.sha1, one.fingerprint, one.publicKey.fingerprint])
      if (digest !== undefined) addTo(found, digest, one, MAX_SAME);
  return found;
});
function replacedOf(named: readonly SeenCertificate[], input: RuleInput): Found | undefined {
  const [old] = named;
  const newest = named.map((one) => replacementOf(one, input));
  const [first] = newest;
  return old === undefined || first === undefined || newest.includes(undefined) ? undefined : { old, newest: [first] };
}

/** The certificate that an unknown fingerprint most likely means, according to the words around it. */
function unknownOf(pin: Fact, digest: Digest, input: RuleInput): Found | undefined {
  const { repository } = pin.location;
  const candidates = wantedBy(pin, digest).map(
    (key) => certificatesBy(input.inventory).get(`${repository}\0${key}`) ?? [],
  );
  const [first = [], ...others] = candidates;
  const newest = first.filter((one) => others.every((list) => list.includes(one)) && isCurrent(one, repository, input));
  // Several certificates may be meant, of which some are elsewhere.
  return new Set(newest.map(({ lineage, fingerprint }) => lineage ?? fingerprint)).size === 1 ? { newest } : undefined;
}

/** Keys of {@link certificatesBy}; a certificate must have each of them to be the one that a pin means. */
function wantedBy({ names = [], attributes: { program, name } }: Fact, digest: Digest): string[] {
  if (program !== undefined) return ['code-signing'];
  if (digest === 'key') return names.slice(0, 1);
  const words = wordsOf(String(name)).filter((word) => !GENERIC.test(word));
  return words.some((word) => word.length > 3) ? words : [];
}

/** Certificates of a repository that are told apart by one key. */
const MAX_CANDIDATES = 50;

/**
 * The certificates of each repository by properties that a pin may state: their role, a host, a word of the name of
 * their file.
 */
const certificatesBy = memoizeByObject(({ certificates }: Inventory): ReadonlyMap<string, SeenCertificate[]> => {
  const found = new Map<string, SeenCertificate[]>();
  for (const one of certificates) {
    // A pin for a host may be that of any CA above the certificate; a self-signed one has none.
    const own = [...(roleOf(one)?.id === 'code-signing' ? ['code-signing'] : []), ...(one.selfIssued ? one.names : [])];
    const words = isAuthority(one) ? [] : one.sightings.map((place) => wordsOf(fileNameOf(place.path)));
    const keys = one.sightings.flatMap(({ repository }, index) =>
      [...own, ...(words[index] ?? [])].map((key) => `${repository}\0${key}`),
    );
    for (const key of new Set(keys)) addTo(found, key, one, MAX_CANDIDATES);
  }
  return found;
});

const GENERIC =
  /^(?:thumb|finger|thumbprint|fingerprint|prints?|sha\d*|cert|certs|certificate|certificates|ssl|tls|hash|hashes|pin|pinned|the|of|my|expected|list|value|id|hex|x509|server|client|pem|crt|cer|pfx|key|algorithm|root|ca|current|new|default|app|web)$/;

/** The words of a name, in lower case. */
function wordsOf(name: string): string[] {
  return name
    .slice(0, 200)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

function isCurrent(one: SeenCertificate, repository: string, input: RuleInput): boolean {
  const isProduction = one.sightings.some(
    (place) => place.repository === repository && input.policy.contextOf(place, one) === 'production',
  );
  return isProduction && replacementOf(one, input) === undefined;
}

const byFile: FactKeys = (fact) => (fact.attributes.digest === undefined ? [] : [fileKey(fact.location)]);
const byValue: FactKeys = (fact) =>
  fact.attributes.digest === undefined ? [] : [`${fileKey(fact.location)}\0${fact.attributes.version}`];

/** Whether the file of a pin names the right version as well: clients accept either while the new one is rolled out. */
function namesAny(pin: Fact, newest: readonly SeenCertificate[], facts: readonly Fact[]): boolean {
  if (factsBy(facts, byFile, fileKey(pin.location)).length < 2) return false;
  return newest.some((one) =>
    [one.sha1, one.fingerprint, one.publicKey.fingerprint].some(
      (digest) => factsBy(facts, byValue, `${fileKey(pin.location)}\0${digest}`).length > 0,
    ),
  );
}

function problemOf(pin: Fact, digest: Digest, { old, newest }: Found, now: number): Problem {
  const [next] = newest as [SeenCertificate];
  const { name, version, program } = pin.attributes;
  const what = `The ${WORDS[digest]} at \`${name}\``;
  const end = readInstant(next.notAfter);
  const until = end === null ? '' : `, valid until ${dayOf(end)},`;
  const harm =
    program === undefined ? 'Programs that compare it reject that version.' : 'Signing fails without the old version.';
  const message =
    old === undefined
      ? `${what} is no version of the ${certificateNoun(next)} in ${filesText(next.sightings)}. ${harm}`
      : `${what} names the version of the ${certificateNoun(old)} that ${endOf(old, now)}. The newest version${until} is in ${filesText(next.sightings)}. ${harm}`;
  const right =
    digest === 'key'
      ? Buffer.from(next.publicKey.fingerprint, 'hex').toString('base64')
      : digest === 'sha1'
        ? next.sha1
        : next.fingerprint;
  return {
    subject: `${pin.location.path}#${version}`,
    message,
    fix: `Replace the ${WORDS[digest]} with that of the newest version: ${right}.`,
    locations: [pin.location],
    related: next.sightings,
    certificate: next.fingerprint,
  };
}

function endOf(one: SeenCertificate, now: number): string {
  const end = readInstant(one.notAfter);
  if (end === null) return 'was replaced';
  return remaining(end, now) < 0 ? `expired on ${dayOf(end)}` : `expires on ${dayOf(end)}`;
}
