/** Builders of the nouns for tests: complete by default, changed where a test says so, the same on every run. */
import { createHash } from 'node:crypto';
import { minimatch } from 'minimatch';
import type {
  CertificateRequest,
  EntryUse,
  Fact,
  Finding,
  Inventory,
  Keystore,
  Location,
  OwnAttributes,
  Policy,
  Problem,
  Ref,
  Report,
  Repository,
  RevocationList,
  Rule,
  RuleInput,
  SeenCertificate,
  SeenPrivateKey,
  ServedEndpoint,
  Sighting,
  Topology,
  Unreadable,
} from '../../src/model/index.ts';
import { rules } from '../../src/rules/index.ts';

export const REPOSITORY = 'corp/web';
/** The instant of judgement unless a test says otherwise. */
export const NOW = Date.parse('2026-11-22T00:00:00Z');

let made = 0;

/** 64 hex digits: of `seed`, or of a counter, so that two objects differ unless a test makes them equal. */
export function fingerprint(seed: string = `#${++made}`): string {
  return createHash('sha256').update(seed).digest('hex');
}

/** Milliseconds since the epoch of an ISO date or instant; a date alone is its midnight, UTC. */
export function at(iso: string): number {
  const time = Date.parse(iso);
  if (Number.isNaN(time)) throw new Error(`not a date: ${iso}`);
  return time;
}

export function location(path = 'certs/www.pem', line?: number, repository = REPOSITORY): Location {
  return { repository, path, ...(line === undefined ? {} : { line }) };
}

/** A PEM sighting; without a path at `certs/www.pem:1`. */
export function sighting(path = 'certs/www.pem', line = 1, overrides: Partial<Sighting> = {}): Sighting {
  return { repository: REPOSITORY, path, line, format: 'pem', ...overrides };
}

/**
 * A sound TLS server certificate of a private CA: one year, P-256, `www.corp.internal`, seen once. The subject follows
 * from the first DNS name where only `names` is given.
 */
export function certificate(overrides: Partial<SeenCertificate> = {}): SeenCertificate {
  const names = overrides.names ?? ['dns:www.corp.internal'];
  const dns = names.find((name) => name.startsWith('dns:'));
  const id = overrides.fingerprint ?? fingerprint();
  return {
    fingerprint: id,
    subject: dns === undefined ? '' : `O=Corp, CN=${dns.slice(4)}`,
    issuer: 'O=Corp, CN=Corp Issuing CA',
    serialNumber: id.slice(0, 30).replace(/^[0-9a-f]/, '1'),
    notBefore: '2026-06-01T00:00:00Z',
    notAfter: '2027-05-31T23:59:59Z',
    names,
    publicKey: { algorithm: 'EC', bits: 256, curve: 'P-256', fingerprint: fingerprint(`key of ${id}`) },
    signatureAlgorithm: 'ecdsa-with-SHA256',
    ca: false,
    selfIssued: false,
    keyUsage: ['digitalSignature'],
    extendedKeyUsage: ['serverAuth'],
    sightings: [sighting()],
    ...overrides,
  };
}

/** A self-signed root, without names. */
export function root(title: string, overrides: Partial<SeenCertificate> = {}): SeenCertificate {
  const name = `O=Corp, CN=${title}`;
  return certificate({
    names: [],
    subject: name,
    issuer: name,
    ca: true,
    selfIssued: true,
    keyUsage: ['keyCertSign', 'cRLSign'],
    extendedKeyUsage: [],
    notBefore: '2020-01-01T00:00:00Z',
    notAfter: '2040-01-01T00:00:00Z',
    sightings: [sighting('ca/roots.pem')],
    ...overrides,
  });
}

/** A plain RSA key at `certs/www.key:1`. */
export function privateKey(overrides: Partial<SeenPrivateKey> = {}): SeenPrivateKey {
  return {
    publicKeyFingerprint: fingerprint(),
    algorithm: 'RSA',
    encrypted: false,
    sightings: [sighting('certs/www.key')],
    ...overrides,
  };
}

export function keystore(path: string, overrides: Partial<Keystore> = {}): Keystore {
  return { repository: REPOSITORY, path, format: 'pkcs12', opened: 'given-password', ...overrides };
}

export function revocationList(overrides: Partial<RevocationList> = {}): RevocationList {
  return {
    fingerprint: fingerprint(),
    issuer: 'O=Corp, CN=Corp Issuing CA',
    thisUpdate: '2026-11-01T00:00:00Z',
    nextUpdate: '2026-12-01T00:00:00Z',
    sightings: [sighting('ca/issuing.crl')],
    ...overrides,
  };
}

export function request(overrides: Partial<CertificateRequest> = {}): CertificateRequest {
  return {
    fingerprint: fingerprint(),
    subject: 'CN=www.corp.internal',
    names: ['dns:www.corp.internal'],
    publicKeyFingerprint: fingerprint(),
    sightings: [sighting('certs/www.csr')],
    ...overrides,
  };
}

export function unreadable(path: string, overrides: Partial<Unreadable> = {}): Unreadable {
  return { repository: REPOSITORY, path, reason: 'malformed', detail: 'The PEM block has no end.', ...overrides };
}

/** A ref as a test spells it. */
export const ref = (text: string) => text as Ref;

/** What a test says of a fact, with refs as plain text; `own` is what the mechanism writes for its own rules. */
export type FactOverrides = Partial<Omit<Fact, 'reads' | 'writes'>> & {
  reads?: readonly string[];
  writes?: readonly string[];
  own?: OwnAttributes;
};

export function fact({ reads = [], writes = [], attributes, own, ...overrides }: FactOverrides = {}): Fact {
  return {
    kind: 'producer',
    mechanism: 'cert-manager',
    location: location('deploy/certificate.yaml', 1),
    reads: reads.map(ref),
    writes: writes.map(ref),
    attributes: { ...attributes, ...own },
    ...overrides,
  };
}

/** One address of an endpoint that was asked; without a certificate it did not answer. */
export function served(
  endpoint: string,
  own?: SeenCertificate,
  overrides: Partial<ServedEndpoint> = {},
): ServedEndpoint {
  const { sightings: _, ...shown } = own ?? { sightings: [] };
  return {
    endpoint,
    location: location('.github/cert-hygiene.yml', 7),
    address: '192.0.2.13',
    asked: '2026-11-22T00:00:00Z',
    certificates: own === undefined ? [] : [shown as ServedEndpoint['certificates'][number]],
    ...(own === undefined
      ? { failure: { reason: 'timeout', detail: 'it did not answer within 10 s' } }
      : { nameMatches: true }),
    ...overrides,
  };
}

export function repository(overrides: Partial<Repository> = {}): Repository {
  return { name: REPOSITORY, files: 10, bytes: 10_000, skipped: [], ...overrides };
}

export function inventory(overrides: Partial<Inventory> = {}): Inventory {
  return {
    repositories: [repository()],
    certificates: [],
    privateKeys: [],
    keystores: [],
    revocationLists: [],
    requests: [],
    facts: [],
    unreadable: [],
    ...overrides,
  };
}

export function topology(overrides: Partial<Topology> = {}): Topology {
  return { lineages: [], facts: [], edges: [], ...overrides };
}

/** The defaults of the product, with every place in production; `src/policy/` makes the real one. */
export function policy(overrides: Partial<Policy> = {}): Policy {
  return {
    expiring: { days: 30, lifetime: 1 / 3 },
    fixtureHorizonDays: 180,
    levels: {},
    ignore: [],
    expect: [],
    sync: [],
    endpoints: [],
    contextOf: () => 'production',
    isDeployed: () => false,
    usageOf: () => undefined,
    matches: (glob, path) => minimatch(path, glob, { dot: true }),
    ...overrides,
  };
}

/** What a rule sees. Facts of the inventory are also the topology's, unless a topology is given. */
export function ruleInput(
  overrides: Partial<Omit<RuleInput, 'inventory'>> & { inventory?: Partial<Inventory> } = {},
): RuleInput {
  const stock = inventory(overrides.inventory);
  return {
    topology: topology({ facts: stock.facts }),
    policy: policy(),
    now: NOW,
    ...overrides,
    inventory: stock,
  };
}

export function entryUse(overrides: Partial<EntryUse> = {}): EntryUse {
  return {
    kind: 'ignore',
    location: location('.github/cert-hygiene.yml', 3),
    text: 'rule expired, path legacy/**',
    state: 'used',
    related: [],
    ...overrides,
  };
}

/** What a rule says about an input that {@link ruleInput} makes. */
export function problems(rule: Rule, overrides: Parameters<typeof ruleInput>[0] = {}): Problem[] {
  return [...rule.check(ruleInput(overrides))];
}

export function finding(overrides: Partial<Finding> = {}): Finding {
  const subject = overrides.certificate ?? fingerprint();
  const rule = overrides.rule ?? 'expired';
  return {
    rule,
    level: 'error',
    message: 'The certificate "www.corp.internal" expired on 2026-11-01 at 00:00 UTC.',
    fix: 'Renew it.',
    location: location('certs/www.pem', 1),
    related: [],
    certificate: subject,
    key: `${rule}|${subject}`,
    ...overrides,
  };
}

export function report(overrides: Partial<Report> = {}): Report {
  return {
    tool: { name: 'cert-hygiene', version: '0.0.0' },
    now: NOW,
    inventory: inventory(),
    topology: topology(),
    contextOf: () => 'production',
    findings: [],
    rules,
    faults: [],
    incomplete: [],
    ...overrides,
  };
}
