import { createHash } from 'node:crypto';
import type { Invocation, Log, Notification, ReportingDescriptor, Result, Run, Location as SarifLocation } from 'sarif';
import {
  type Finding,
  type Level,
  type Location,
  type Report,
  type Reporter,
  type RuleDoc,
  type SeenCertificate,
  soleRepository,
} from '../model/index.ts';
import { locationsToFix } from '../reporting/locations.ts';
import { asideTexts, findingsText, locationText, stockTexts } from '../reporting/phrases.ts';
import { type Summary, summarize } from '../reporting/summary.ts';
import { toInstant } from '../util/dates.ts';
import { escapeSarif, toJson, uriPath } from '../util/escape.ts';
import { count, plural } from '../util/text.ts';

/** GitHub shows 5,000 results of a run and refuses more than 25,000. */
const MAX_RESULTS = 5000;
/** GitHub keeps 100 locations of a result. */
const MAX_RELATED = 99;
const MAX_NOTIFICATIONS = 100;
const MAX_MESSAGE = 2000;
/** The home page of package.json: where a reader of an alert learns about the tool. */
const INFORMATION_URI = 'https://github.com/cert-hygiene/cert-hygiene#readme';
/** GitHub: critical above 9.0, high from 7.0, medium from 4.0. */
const SEVERITIES: Record<Level, string> = { error: '8.0', warning: '5.0', note: '2.0' };

/** SARIF 2.1.0 within the limits of GitHub's code scanning, worst first. */
export const sarif: Reporter = {
  id: 'sarif',
  title: 'SARIF',
  render: (report) => toJson(log(report)),
};

function log(report: Report): Log {
  const whole = summarize(report);
  const { groups, lowered, suppressed, fixed } = whole;
  const worst = groups.flatMap(({ findings, certificate }) => findings.map((finding) => ({ finding, certificate })));
  // A fixed finding is no alert any more: leaving it out closes the alert.
  const all = [...worst, ...[...lowered, ...suppressed].map((finding) => ({ finding, certificate: undefined }))];
  const kept = all.slice(0, MAX_RESULTS);
  const rules = descriptors(
    report,
    kept.map(({ finding }) => finding.rule),
  );
  const indices = new Map(rules.map(({ id }, index) => [id, index]));
  const run: Run = {
    tool: {
      driver: {
        name: report.tool.name,
        semanticVersion: report.tool.version,
        version: report.tool.version,
        informationUri: INFORMATION_URI,
        rules,
      },
    },
    columnKind: 'utf16CodeUnits',
    invocations: [invocation(report, whole, kept.length, all.length)],
    originalUriBaseIds: bases(report),
    results: kept.map(({ finding, certificate }) => ({
      ...result(report, finding, certificate, suppressed.length > 0),
      ruleIndex: indices.get(finding.rule) ?? -1,
    })),
    properties: { now: toInstant(report.now), fixed: fixed.length },
  };
  return { version: '2.1.0', $schema: 'https://json.schemastore.org/sarif-2.1.0.json', runs: [run] };
}

/** One folder per repository; GitHub resolves %SRCROOT% alone. */
function bases(report: Report): NonNullable<Run['originalUriBaseIds']> {
  return Object.fromEntries(
    report.inventory.repositories.map(({ name }) => [
      baseOf(report, name),
      { description: { text: escapeSarif(`The root of ${name}.`) } },
    ]),
  );
}

function baseOf({ inventory }: Report, repository: string): string {
  const sole = inventory.repositories.length === 1 || soleRepository(inventory)?.name === repository;
  return sole ? '%SRCROOT%' : repository;
}

/** The rules of the results; SARIF 3.19.23 asks for no others, and the words of all of them are forty times a small report. */
function descriptors(report: Report, used: readonly string[]): ReportingDescriptor[] {
  const known = new Map(report.rules.map((rule) => [rule.id, rule]));
  return [...new Set(used)].map((id) =>
    // A finding of an older report may come without its rule's own words.
    descriptor(known.get(id) ?? { id, title: id, level: 'warning', why: id, fix: 'See the result.', references: [] }),
  );
}

function descriptor({ id, title, level, why, fix, references, page }: RuleDoc): ReportingDescriptor {
  const home = page ?? references[0];
  const sources = [...(page === undefined ? [] : [page]), ...references];
  return {
    id,
    shortDescription: { text: escapeSarif(`${title}.`, 1000) },
    fullDescription: { text: escapeSarif(why, 1000) },
    help: {
      text: [why, `Fix: ${fix}`, ...sources].map((line) => escapeSarif(line)).join('\n\n'),
      markdown: [
        why,
        `**Fix:** ${fix}`,
        ...(page === undefined ? [] : [`[Before and after, and how to ignore it](${page})`]),
        ...references.map((url) => `<${url}>`),
      ].join('\n\n'),
    },
    ...(home === undefined ? {} : { helpUri: home }),
    defaultConfiguration: { level },
    properties: { tags: ['security', 'certificates'], precision: 'high', 'security-severity': SEVERITIES[level] },
  };
}

function result(
  report: Report,
  finding: Finding,
  certificate: SeenCertificate | undefined,
  withSuppressions: boolean,
): Result {
  const { places, others } = locationsToFix(finding, certificate, report);
  const related = [...places, ...others].filter((place) => place !== finding.location).slice(0, MAX_RELATED);
  const { suppressed, context, status } = finding;
  return {
    ruleId: finding.rule,
    level: finding.level,
    message: { text: `${escapeSarif(finding.message, MAX_MESSAGE)} ${escapeSarif(finding.fix, MAX_MESSAGE)}` },
    locations: [location(report, finding.location)],
    ...(related.length === 0
      ? {}
      : {
          relatedLocations: related.map((place, index) => ({
            id: index + 1,
            ...location(report, place),
            message: { text: escapeSarif(locationText(place, report)) },
          })),
        }),
    // GitHub follows an alert by this one fingerprint, so it must survive moved lines: it comes from the key.
    partialFingerprints: { primaryLocationLineHash: `${hash(`${finding.key}|${context ?? ''}`)}:1` },
    ...(withSuppressions ? { suppressions: suppressions(suppressed) } : {}),
    ...(status === 'new' || status === 'existing' ? { baselineState: status === 'new' ? 'new' : 'unchanged' } : {}),
    properties: {
      ...(context === undefined ? {} : { context }),
      ...(finding.owners === undefined ? {} : { owners: finding.owners.slice(0, 10) }),
      ...(finding.certificate === undefined ? {} : { certificate: finding.certificate }),
    },
  };
}

/** SARIF 3.27.23: none, where the absence of the whole property would mean that it is unknown. */
function suppressions(suppressed: Finding['suppressed']): NonNullable<Result['suppressions']> {
  if (suppressed === undefined) return [];
  const until = suppressed.until === undefined ? '' : ` (until ${suppressed.until})`;
  return [
    {
      kind: 'external',
      status: 'accepted',
      justification: escapeSarif(`${suppressed.by}: ${suppressed.reason}${until}`),
    },
  ];
}

/** Never a snippet: the place may hold a private key. Columns are not known, and GitHub wants them, so the line's start stands. */
function location(report: Report, place: Location): SarifLocation {
  const startLine = place.line ?? 1;
  return {
    physicalLocation: {
      artifactLocation: {
        uri: uriPath(place.path),
        uriBaseId: baseOf(report, place.repository),
      },
      region: { startLine, startColumn: 1, endLine: Math.max(startLine, place.endLine ?? startLine), endColumn: 2 },
    },
    ...(place.pointer === undefined
      ? {}
      : { logicalLocations: [{ fullyQualifiedName: escapeSarif(place.pointer, 1000) }] }),
  };
}

function invocation(report: Report, { totals, incomplete }: Summary, kept: number, all: number): Invocation {
  const note = (level: Notification.level, text: string, id: string): Notification => ({
    level,
    message: { text: escapeSarif(text) },
    descriptor: { id },
  });
  const sums = [findingsText(totals), ...stockTexts(totals), ...asideTexts(totals)].join(', ');
  const notifications = [
    note('note', `Totals: ${sums}.`, 'totals'),
    ...(kept < all
      ? [note('warning', `${count(kept)} of ${plural(all, 'result')} are in this file, the worst first.`, 'cut')]
      : []),
    ...(report.notices ?? []).map((notice) => note('note', notice, 'notice')),
    ...report.incomplete.map((reason) => note('warning', reason, 'incomplete')),
    ...report.faults.map(({ where, message }) => note('error', `${where}: ${message}`, 'fault')),
  ];
  const rest = notifications.length - MAX_NOTIFICATIONS;
  return {
    executionSuccessful: !incomplete,
    toolExecutionNotifications: [
      ...notifications.slice(0, MAX_NOTIFICATIONS),
      ...(rest > 0 ? [note('warning', `and ${plural(rest, 'more notification')}`, 'cut')] : []),
    ],
  };
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
