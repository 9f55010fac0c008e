import { displayName } from '../certificates/names.ts';
import { type Answer, answersByEndpoint, UNSHOWN } from '../certificates/served.ts';
import { LEVELS, type Level, type Report, type SeenCertificate } from '../model/index.ts';
import { ruleOf } from '../util/rules.ts';
import { stateToday } from './phrases.ts';

/** What one endpoint serves, from all the addresses that serve the same. */
export interface ServedRow {
  endpoint: string;
  addresses: string[];
  certificate?: SeenCertificate;
  /** Where the certificate stands, or why there is none to see. */
  state: string;
  /** The worst that was found of it; undefined where all is well. */
  level: Level | undefined;
}

/** The endpoints that were asked: worst first, then as they were asked. */
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

/** `mx.corp.internal, serial number 0a1b`, or nothing where no certificate was seen. */
export function servedText({ certificate }: ServedRow): string {
  return certificate === undefined ? '' : `${displayName(certificate)}, serial number ${certificate.serialNumber}`;
}
