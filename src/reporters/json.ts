import { compareText, type Report, type Reporter, type ReportJson } from '../model/index.ts';
import { toInstant } from '../util/dates.ts';
import { toJson } from '../util/escape.ts';

/** For programs; the contract is schemas/report.schema.json. */
export const json: Reporter = {
  id: 'json',
  title: 'JSON',
  render: (report) => toJson(inOrder(reportJson(report))),
};

/** The report as the data of its JSON. */
export function reportJson(report: Report): ReportJson {
  const { inventory, topology } = report;
  const lineages = new Map(topology.lineages.flatMap(({ id, versions }) => versions.map((version) => [version, id])));
  return {
    schemaVersion: 1,
    tool: report.tool,
    now: toInstant(report.now),
    incomplete: report.incomplete.length > 0 || report.faults.length > 0,
    incompleteReasons: report.incomplete,
    repositories: inventory.repositories,
    // A certificate that is in no lineage of the topology is a lineage of its own.
    certificates: inventory.certificates.map((certificate) => ({
      ...certificate,
      lineage: lineages.get(certificate.fingerprint) ?? certificate.lineage ?? certificate.fingerprint,
    })),
    privateKeys: inventory.privateKeys,
    keystores: inventory.keystores,
    revocationLists: inventory.revocationLists,
    requests: inventory.requests,
    topology: { lineages: topology.lineages, facts: topology.facts, edges: topology.edges },
    unreadable: inventory.unreadable,
    ...(inventory.expirations !== undefined && { expirations: inventory.expirations }),
    ...(inventory.ignoreComments !== undefined && { ignoreComments: inventory.ignoreComments }),
    findings: report.findings,
    ...(report.changes !== undefined && { changes: report.changes }),
    faults: report.faults,
    ...(inventory.arrivals !== undefined && { arrivals: inventory.arrivals }),
    ...(inventory.served !== undefined && { served: inventory.served }),
    ...(report.notices !== undefined && { notices: report.notices }),
  };
}

/** The order of keys in every object; one that is not listed comes after them, by name. */
const KEYS = `schemaVersion tool now incomplete incompleteReasons repositories certificates privateKeys keystores
revocationLists requests topology unreadable expirations ignoreComments findings changes faults lineages facts edges
where rule level message fix kind mechanism location related certificate owners key status suppressed context by
reads writes name version revision committed files bytes skipped id title versions
fingerprint publicKeyFingerprint subject issuer serialNumber notBefore notAfter thisUpdate nextUpdate names publicKey
algorithm bits curve encrypted signatureAlgorithm ca selfIssued keyUsage extendedKeyUsage subjectKeyId authorityKeyId
policies attributes lines lineage sightings from to ref confidence state
endpoint address asked nameMatches failure repository path line endLine pointer format container opened entries reason
detail until
step action what differences of before after dependents effect`.split(/\s+/);
const RANK = new Map(KEYS.map((key, index) => [key, index]));

/**
 * The same data with its keys in one order, whatever the order in which they were set: a cache, a merge of shards and a
 * fresh scan print the same bytes. Bounded by the depth of {@link ReportJson}, for facts hold no deeper structures.
 */
function inOrder(value: unknown, orders = new Map<string, string[]>()): unknown {
  if (Array.isArray(value)) return value.map((item) => inOrder(item, orders));
  if (value === null || typeof value !== 'object') return value;
  const keys = Object.keys(value);
  // Objects come in a few shapes, so each is sorted once.
  const shape = keys.join('\0');
  let order = orders.get(shape);
  if (order === undefined) {
    order = keys.sort((a, b) => rank(a) - rank(b) || compareText(a, b));
    orders.set(shape, order);
  }
  const given = value as Record<string, unknown>;
  // Unlike an assignment, this keeps an attribute that is called `__proto__` a key.
  if (order.includes('__proto__')) return Object.fromEntries(order.map((key) => [key, inOrder(given[key], orders)]));
  const ordered: Record<string, unknown> = {};
  for (const key of order) ordered[key] = inOrder(given[key], orders);
  return ordered;
}

function rank(key: string): number {
  return RANK.get(key) ?? RANK.size;
}
