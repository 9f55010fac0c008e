/** The words that all reporters use for places, certificates and totals. Nothing here is escaped. */
import {
  compareText,
  type Finding,
  LEVELS,
  type Location,
  type Report,
  type Repository,
  type SeenCertificate,
  soleRepository,
} from '../model/index.ts';
import { dayOf, NO_EXPIRY, readInstant, remaining } from '../util/dates.ts';
import { DAY } from '../util/duration.ts';
import { count, plural, size } from '../util/text.ts';
import type { Summary, Totals } from './summary.ts';

/** `deploy/mail.yaml:14 data["tls.crt"]`, behind its repository where the report has several, or is of another. Not escaped. */
export function locationText(location: Location, report: Report): string {
  const { repositories } = report.inventory;
  const named = repositories.length > 0 && soleRepository(report.inventory)?.name !== location.repository;
  const repository = named ? `${location.repository}: ` : '';
  const line = location.line === undefined ? '' : `:${location.line}`;
  const pointer = location.pointer === undefined ? '' : ` ${location.pointer}`;
  return `${repository}${location.path}${line}${pointer}`;
}

/** `12 files, 4.1 kB`, or why it was not audited. Not escaped. */
export function amountText({ files, bytes, failure, formerName }: Repository): string {
  if (failure !== undefined) return failure.reason === 'empty' ? 'empty' : `not scanned: ${failure.detail}`;
  const renamed = formerName === undefined ? '' : `, renamed from ${formerName}`;
  return `${plural(files, 'file')}, ${size(bytes)}${renamed}`;
}

/** `55 more repositories: 1,204 files, 3 not audited`: those that a list leaves out. */
export function moreRepositories(rest: readonly Repository[]): string {
  const files = rest.reduce((sum, repository) => sum + repository.files, 0);
  const failed = rest.filter(({ failure }) => failure !== undefined && failure.reason !== 'empty').length;
  const lost = failed === 0 ? '' : `, ${count(failed)} not scanned`;
  return `${plural(rest.length, 'more repository', 'more repositories')}: ${plural(files, 'file')}${lost}`;
}

/** Whole days from `now` to an instant, towards the past; negative once it has passed. */
function daysUntil(time: number, now: number): number {
  return Math.floor(remaining(time, now) / DAY);
}

/** `expired 2026-11-21`, `expires 2026-12-03`: the state of a certificate as of `now`, without the number of days. */
export function validityState(certificate: SeenCertificate, now: number): string {
  const start = readInstant(certificate.notBefore);
  const end = readInstant(certificate.notAfter);
  if (end === null) return 'expiration date cannot be read';
  if (remaining(end, now) < 0) return `expired ${dayOf(end)}`;
  if (start !== null && start > now) return `not valid before ${dayOf(start)}`;
  return certificate.notAfter === NO_EXPIRY ? 'never expires' : `expires ${dayOf(end)}`;
}

/** {@link validityState} with the number of days, for texts that are read at once: `expired 2026-11-20, 1 day ago`. */
export function stateToday(certificate: SeenCertificate, now: number): string {
  const state = validityState(certificate, now);
  const end = readInstant(certificate.notAfter);
  if (end === null || !/^expire/.test(state)) return state;
  return `${state}, ${distanceText(end, now)}`;
}

/** `in 21 days`, `1 day ago`: from `now` to an instant. */
export function distanceText(time: number, now: number): string {
  const days = daysUntil(time, now);
  return days < 0 ? ago(days) : ahead(days);
}

function ago(days: number): string {
  // Minus one means within the last 24 hours.
  return days >= -1 ? 'less than a day ago' : `${plural(-days - 1, 'day')} ago`;
}

function ahead(days: number): string {
  return days < 1 ? 'in less than a day' : `in ${plural(days, 'day')}`;
}

/** `EC P-256`, `RSA 2048`, `Ed25519`. */
export function keyText(certificate: SeenCertificate): string {
  const { algorithm, curve, bits } = certificate.publicKey;
  return `${algorithm}${curve !== undefined ? ` ${curve}` : bits !== undefined ? ` ${bits}` : ''}`;
}

/** `3 errors, 2 warnings, 1 note`, without the zeros; `No findings` when all are zero. */
export function findingsText(totals: Totals): string {
  const parts = LEVELS.filter((level) => totals[level] > 0).map((level) => plural(totals[level], level));
  return parts.length === 0 ? 'No findings' : parts.join(', ');
}

/** `12 certificates in 15 places`, `3 private keys` … What was found; certificates even if there are none. */
export function stockTexts(totals: Totals): string[] {
  const probed = totals.endpoints === 0 ? [] : [`${plural(totals.endpoints, 'endpoint')} probed`];
  if (probed.length > 0 && totals.files === 0) return probed;
  const parts = [
    ...probed,
    totals.certificates === 0
      ? 'no certificates'
      : `${plural(totals.certificates, 'certificate')} in ${plural(totals.places, 'place')}`,
  ];
  if (totals.privateKeys > 0) parts.push(plural(totals.privateKeys, 'private key'));
  if (totals.keystores > 0) parts.push(plural(totals.keystores, 'keystore'));
  if (totals.unreadable > 0) parts.push(`${plural(totals.unreadable, 'object')} not readable`);
  return parts;
}

/** Findings that are shown apart: `48 findings downgraded`, `2 findings ignored`, `1 finding fixed`. */
export function asideTexts(totals: Totals): string[] {
  const words = { lowered: 'downgraded', suppressed: 'ignored', fixed: 'fixed' } as const;
  const aside = (['lowered', 'suppressed', 'fixed'] as const).flatMap((kind) =>
    totals[kind] > 0 ? [`${plural(totals[kind], 'finding')} ${words[kind]}`] : [],
  );
  return totals.existing > 0 ? [...aside, `${plural(totals.existing, 'finding')} from before the change`] : aside;
}

/** The verdict in words. Independent of the gate. A run with unread parts is never called clean. */
export function verdictText({ totals, incomplete }: Summary): string {
  const { error, warning, note, lowered, suppressed, unreadable, files, endpoints } = totals;
  if (error + warning + note === 0) {
    if (incomplete) return 'No findings, but not everything was read';
    if (files === 0 && endpoints > 0)
      return `${plural(endpoints, 'endpoint')} ${endpoints === 1 ? 'serves a valid certificate' : 'serve valid certificates'}`;
    if (files === 0) return 'No file was scanned';
    if (totals.existing > 0) return 'This change adds no findings';
    if (unreadable > 0) return `Nothing to fix, but ${plural(unreadable, 'object')} could not be read`;
    if (suppressed > 0) return `No problems found, except ${plural(suppressed, 'ignored finding')}`;
    return lowered > 0 ? 'No problems found outside test and example files' : 'No problems found';
  }
  const fresh = totals.fresh === undefined ? '' : ` (${totals.fresh === 0 ? 'none' : count(totals.fresh)} new)`;
  const found = `${findingsText(totals)}${fresh}`;
  return incomplete ? `${found}; not everything was read` : found;
}

/** Numbers of items by a label, in order of the labels: `2 locked`, `1 malformed`. */
export function countedBy<T>(items: readonly T[], label: (item: T) => string): string[] {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(label(item), (counts.get(label(item)) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => compareText(a, b)).map(([name, number]) => `${count(number)} ${name}`);
}

/** The title of the rule, and its id: the one to read, the other to look up, to explain and to ignore. */
export function ruleLabel({ rule }: Pick<Finding, 'rule'>, { rules }: Pick<Report, 'rules'>): string {
  const title = rules.find(({ id }) => id === rule)?.title;
  return title === undefined ? rule : `${title} (${rule})`;
}

/** Rules that a line about downgraded findings names; a person looks at a context, not at each of two hundred rules. */
const NAMED_RULES = 6;

/** The number of findings of each rule, the most frequent first: `12 expired`; of many rules, the others together. */
export function countedRules(findings: readonly (Pick<Finding, 'rule'> & { times?: number })[]): string[] {
  const counts = new Map<string, number>();
  for (const { rule, times = 1 } of findings) counts.set(rule, (counts.get(rule) ?? 0) + times);
  const sorted = [...counts].sort(([a, x], [b, y]) => y - x || compareText(a, b));
  const named = sorted.length === NAMED_RULES + 1 ? sorted.length : NAMED_RULES;
  const rest = sorted.slice(named);
  const parts = sorted.slice(0, named).map(([rule, number]) => `${count(number)} ${rule}`);
  const others = rest.reduce((sum, [, number]) => sum + number, 0);
  if (rest.length > 0)
    parts.push(`${others === rest.length ? '1 each' : count(others)} of ${count(rest.length)} other rules`);
  return parts;
}
