import { displayName, dnAttribute } from '../certificates/names.ts';
import { type Answer, answersByEndpoint, UNSHOWN } from '../certificates/served.ts';
import { chainText } from '../certificates/served-chain.ts';
import { LEVELS, type Level, type Report, type SeenCertificate } from '../model/index.ts';
import { ruleOf } from '../util/rules.ts';
import { listed } from '../util/text.ts';
import { stateToday } from './phrases.ts';

/** Names of a certificate that are shown; the others are counted. */
const NAMES = 5;

/** What one endpoint serves, from all the addresses that serve the same. */
export interface ServedRow {
  endpoint: string;
  addresses: string[];
  certificate?: SeenCertificate;
  /** Whether the chain that was sent is complete; empty where no certificate was seen. */
  chain: string;
  /** The state of the certificate, or why there is none. */
  state: string;
  /** The worst level of its findings; undefined if there are none. */
  level: Level | undefined;
}

/** The probed endpoints: worst first, then in the order of the probes. */
export function servedRows(report: Report): ServedRow[] {
  const rank = ({ level }: ServedRow) => (level === undefined ? LEVELS.length : LEVELS.indexOf(level));
  return answersByEndpoint(report.inventory)
    .map((answer) => rowOf(answer, report))
    .sort((a, b) => rank(a) - rank(b));
}

function rowOf({ endpoint, rows, own }: Answer, report: Report): ServedRow {
  const certificate = own && { ...own, sightings: [] };
  return {
    endpoint,
    addresses: rows.flatMap(({ address }) => address ?? []),
    ...(certificate && { certificate }),
    chain: chainText(rows[0]?.certificates ?? [], report.now),
    state: certificate ? stateToday(certificate, report.now) : (rows[0]?.failure?.detail ?? UNSHOWN),
    level: levelOf(endpoint, own?.fingerprint, report),
  };
}

function levelOf(endpoint: string, fingerprint: string | undefined, report: Report): Level | undefined {
  const levels = report.findings
    .filter((finding) => ruleOf(report, finding)?.about === 'endpoint' && finding.suppressed === undefined)
    .filter(({ location }) => location.pointer === endpoint || location.path === endpoint)
    .filter((finding) => finding.certificate === fingerprint)
    .map(({ level }) => level);
  return LEVELS.find((level) => levels.includes(level));
}

/** The names, the issuer, the chain and the serial number; nothing where no certificate was seen. */
export function servedFacts({ certificate, chain }: ServedRow): string[] {
  if (certificate === undefined) return [];
  const { names, issuer, serialNumber } = certificate;
  const hosts = names.flatMap((name) => /^(?:dns|ip):(.+)$/.exec(name)?.[1] ?? []);
  return [
    hosts.length === 0 ? displayName(certificate) : listed(hosts, NAMES),
    `issued by ${dnAttribute(issuer, 'CN') ?? dnAttribute(issuer, 'O') ?? (issuer || 'an issuer without a name')}`,
    chain,
    `serial number ${serialNumber}`,
  ];
}

/** {@link servedFacts} in one cell of a table. */
export function servedText(row: ServedRow): string {
  return servedFacts(row).join('; ');
}
