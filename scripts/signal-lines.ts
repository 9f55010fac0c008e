import { roleOf } from '../src/certificates/role.ts';
import { fileRef } from '../src/facts/refs.ts';
import type { Fact, Finding, Location, Report, SeenCertificate } from '../src/model/index.ts';
import { compareText } from '../src/model/index.ts';
import { factTitle } from '../src/topology/describe.ts';
import { graphOf, nodeOf } from '../src/topology/graph.ts';
import { escapeLog } from '../src/util/escape.ts';

/** What a person may say of a finding, by the letter between its brackets. */
export const VERDICTS = {
  u: 'true and useful',
  n: 'true but noise',
  f: 'false',
  a: 'absurd',
  '?': 'unsure',
} as const;
export type Verdict = keyof typeof VERDICTS;

/** Places and facts that are told of one finding. */
const MAX_TOLD = 6;

/** The findings that a team has to look at: at warning or above, and not suppressed. */
export function loudFindings({ findings }: Pick<Report, 'findings'>): Finding[] {
  return findings.filter(({ level, suppressed }) => level !== 'note' && suppressed === undefined);
}

/**
 * Each error and warning of a report with the evidence behind it. The first line begins with `[ ]`, where the reader writes a
 * verdict; {@link tally} counts the verdicts of a file.
 */
export function describeFindings(report: Report): string {
  return loudFindings(report)
    .map((finding) => describeFinding(report, finding))
    .join('\n');
}

function describeFinding(report: Report, finding: Finding): string {
  const { location, related, certificate: fingerprint } = finding;
  const certificate = report.inventory.certificates.find((one) => one.fingerprint === fingerprint);
  const lines = [`[ ] ${finding.level} ${finding.rule} ${place(location)}`, finding.message, `fix: ${finding.fix}`];
  if (certificate !== undefined) lines.push(`certificate: ${describeCertificate(certificate)}`);
  const places = [location, ...related];
  for (const one of places.slice(0, MAX_TOLD)) {
    const forms = (certificate?.sightings ?? [])
      .filter((sighting) => place(sighting) === place(one))
      .map(({ format, container }) => (container === undefined ? format : `${format} in ${container}`));
    const tail = forms.length === 0 ? '' : `, ${[...new Set(forms)].join(', ')}`;
    lines.push(`at: ${place(one)} (${report.contextOf(one, certificate)}${tail})`);
  }
  if (places.length > MAX_TOLD) lines.push(`at: ${places.length - MAX_TOLD} more`);
  lines.push(...referrers(report, location), ...factsAt(report, location));
  return `${lines.map((line, i) => (i === 0 ? '' : '    ') + escapeLog(line)).join('\n')}\n`;
}

function describeCertificate(certificate: SeenCertificate): string {
  const { subject, issuer, notBefore, notAfter, selfIssued, ca, names, sightings } = certificate;
  return [
    subject === '' ? names.slice(0, 3).join(' ') : subject,
    selfIssued ? 'self-issued' : `by ${issuer}`,
    `${notBefore?.slice(0, 10)} to ${notAfter?.slice(0, 10)}`,
    `role ${roleOf(certificate)?.id ?? (ca ? 'CA' : 'server or unknown')}`,
    `seen ${sightings.length} times`,
  ].join('; ');
}

/** What reads the file itself: an image, a chart, a manifest. */
function referrers({ topology }: Report, { path, repository }: Location): string[] {
  const ref = fileRef(path);
  const found = topology.facts.filter((fact) => fact.location.repository === repository && fact.reads.includes(ref));
  return found.slice(0, MAX_TOLD).map((fact) => `referred to by: ${describe(fact)}`);
}

/** What the configuration at the place says, and how surely each end of it is joined with the rest. */
function factsAt({ topology }: Report, { path, line, repository }: Location): string[] {
  const graph = graphOf(topology);
  const found = topology.facts.filter(
    ({ location }) => location.path === path && location.repository === repository && location.line === line,
  );
  return found.slice(0, MAX_TOLD).map((fact) => {
    const node = nodeOf(topology, fact);
    const joins = (side: 'in' | 'out') =>
      (graph[side].get(node) ?? []).map(({ ref, confidence, state }) => `${ref} ${confidence} ${state}`);
    const told = [...joins('in').map((join) => `from ${join}`), ...joins('out').map((join) => `to ${join}`)];
    return `fact: ${describe(fact)}; ${told.length === 0 ? 'joined with nothing' : told.slice(0, MAX_TOLD).join('; ')}`;
  });
}

function describe(fact: Fact): string {
  return `${fact.kind} ${fact.mechanism} ${place(fact.location)} (${factTitle(fact)})`;
}

function place({ path, line, pointer }: Location): string {
  return `${path}${line === undefined ? '' : `:${line}`}${pointer === undefined ? '' : ` ${pointer}`}`;
}

/** Rows of numbers by the name of a rule or of a verdict, the largest first. */
function rows(counts: ReadonlyMap<string, number>): string[] {
  return [...counts]
    .sort(([a, one], [b, other]) => other - one || compareText(a, b))
    .map(([name, count]) => `${String(count).padStart(6)}  ${name}`);
}

function count(names: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

/** How many errors, warnings and notes some reports hold, and how many errors and warnings of each rule. */
export function totals(reports: readonly Report[]): string {
  const all = reports.flatMap(({ findings }) => findings.filter(({ suppressed }) => suppressed === undefined));
  const loud = reports.flatMap(loudFindings);
  return [
    `${reports.length} repositories`,
    ...rows(count(all.map(({ level }) => level))),
    ...rows(count(loud.map(({ level, rule }) => `${level} ${rule}`))),
    '',
  ].join('\n');
}

/** Counts the verdicts in texts of {@link describeFindings} that a person has judged, in total and by rule. */
export function tally(texts: readonly string[]): string {
  const judged = texts.flatMap((text) => [...text.matchAll(/^\[([unfa? ])\] (?:error|warning) (\S+)/gm)]);
  const name = (letter: string | undefined) => VERDICTS[letter as Verdict] ?? 'not rated';
  const useful = judged.filter(([, letter]) => letter === 'u').length;
  const share = judged.length === 0 ? 100 : Math.round((useful / judged.length) * 100);
  return [
    `${judged.length} errors and warnings, ${share} % true and useful`,
    ...rows(count(judged.map(([, letter]) => name(letter)))),
    ...rows(count(judged.map(([, letter, rule]) => `${rule}: ${name(letter)}`))),
    '',
  ].join('\n');
}
