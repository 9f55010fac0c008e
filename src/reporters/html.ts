import { displayName } from '../certificates/names.ts';
import {
  compareText,
  type Finding,
  LEVELS,
  type Level,
  type Location,
  type RenderOptions,
  type Report,
  type Reporter,
} from '../model/index.ts';
import { type Group, loweredGroups } from '../reporting/groups.ts';
import { certificateTitles, findingCount, locationsOfGroup, mergedSummary } from '../reporting/merge-findings.ts';
import {
  amountText,
  asideTexts,
  countedRules,
  keyText,
  locationText,
  stockTexts,
  validityState,
  verdictText,
} from '../reporting/phrases.ts';
import { fixtureAdvice } from '../reporting/priorities.ts';
import { ruleHtml } from '../reporting/rule-links.ts';
import { servedRows, servedText } from '../reporting/served-rows.ts';
import { SIGNS } from '../reporting/signs.ts';
import { encryptedLast, skippedEntries } from '../reporting/skipped-entries.ts';
import { locationUrl } from '../reporting/source-links.ts';
import { sawNothing } from '../reporting/summary.ts';
import { rotationPathOfCertificate, rotationPathOfFinding } from '../topology/rotation-path-line.ts';
import { momentOf } from '../util/dates.ts';
import { escapeHtml } from '../util/escape.ts';
import { count, plural } from '../util/text.ts';

const PLACES = 20;
/** Reasons and objects of what was not read; it may be open above all else. */
const UNREAD = 50;
const MAX_PLACE = 500;
const MAX_DIM = 500;
const FINDINGS_PER_GROUP = 50;

const STYLE = `
:root { color-scheme: light dark; --line: #8884; --dim: #777; --error: #c62828; --warning: #b26a00; --note: #2b6cb0; --good: #2e7d32 }
@media (prefers-color-scheme: dark) { :root { --dim: #999; --error: #ff7b72; --warning: #e3b341; --note: #79c0ff; --good: #7ee787 } }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: break-word }
h1 { font-size: 1.5rem; margin-bottom: 0 } h2 { font-size: 1.1rem; display: inline }
code { font: 0.9em ui-monospace, monospace; overflow-wrap: anywhere }
article header span { min-width: 0 } @media print { article { break-inside: avoid } }
details { margin: 0.75rem 0 } summary { cursor: pointer }
article { border: 1px solid var(--line); border-left: 4px solid var(--tone, var(--line)); border-radius: 6px; padding: 0.6rem 1rem; margin: 0.75rem 0 }
article header { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1rem; font-weight: 600; color: var(--tone) }
article p { margin: 0.35rem 0 } ul { margin: 0.35rem 0; padding-left: 1.2rem } .dim { color: var(--dim) }
.error { --tone: var(--error) } .warning { --tone: var(--warning) } .note { --tone: var(--note) } .clean { --tone: var(--good) }
h1, h2, b.rule, b.rule a { color: var(--tone) } table { border-collapse: collapse; width: 100% }
th, td { text-align: left; vertical-align: top; padding: 0.3rem 0.6rem 0.3rem 0; border-bottom: 1px solid var(--line) }
`;

/** One page for a browser: no script, nothing loaded from elsewhere. */
export const html: Reporter = {
  id: 'html',
  title: 'HTML',
  render(report, options) {
    const whole = mergedSummary(report);
    const worst =
      LEVELS.find((level) => whole.totals[level] > 0) ??
      (whole.incomplete ? 'warning' : sawNothing(whole.totals) ? 'note' : 'clean');
    const scope = report.inventory.repositories
      .map((repository) => {
        const { name, revision } = repository;
        const commit = revision === undefined ? '' : ` at <code>${escapeHtml(revision.slice(0, 12))}</code>`;
        return `<code>${escapeHtml(name)}</code>${commit} (${escapeHtml(amountText(repository))})`;
      })
      .join(', ');
    const parts = [
      '<!doctype html>',
      '<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">',
      // Even if an escape failed, a browser would run and load nothing.
      `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
      `<title>Certificate hygiene: ${verdictText(whole)}</title><style>${STYLE}</style></head><body>`,
      `<h1 class="${worst}">${verdictText(whole)}</h1>`,
      `<p>${[...stockTexts(whole.totals), ...asideTexts(whole.totals)].join(' · ')}</p>`,
      `<p class="dim">${scope === '' ? 'Probed' : `Scanned ${scope}`} as of ${momentOf(report.now)} by ${report.tool.name} ${report.tool.version}.</p>`,
      ...(report.notices ?? []).map((notice) => `<p>${prose(notice)}</p>`),
      unread(report),
      ...LEVELS.map((level) =>
        section(
          report,
          level,
          whole.groups.filter((group) => group.level === level),
          options,
        ),
      ),
      served(report),
      lowered(report, whole.lowered),
      aside('Fixed by this change', whole.fixed, report),
      aside('Suppressed', whole.suppressed, report),
      certificates(report, options),
      '</body></html>',
    ];
    return `${parts.filter((part) => part !== '').join('\n')}\n`;
  },
};

function section(report: Report, level: Level, groups: readonly Group[], options: RenderOptions): string {
  if (groups.length === 0) return '';
  const articles = groups.map((group) => article(report, group, options)).join('\n');
  const title = `${SIGNS[level]} ${level.charAt(0).toUpperCase()}${level.slice(1)}s`;
  return folded(`<h2 class="${level}">${title}</h2>`, articles, level !== 'note');
}

function article(report: Report, group: Group, options: RenderOptions): string {
  const { level, title, certificate, rule } = group;
  const findings = group.findings.slice(0, FINDINGS_PER_GROUP);
  const head =
    certificate === undefined
      ? `<header><span>${escapeHtml(title)}</span></header>${dim(certificateTitles(group, report.now).join(', '))}`
      : `<header><span>${escapeHtml(title)}</span><span>${validityState(certificate, report.now)}</span></header>` +
        `<p class="dim">${escapeHtml(keyText(certificate))}, issued by ${escapeHtml(certificate.issuer || 'nobody named')}, ` +
        `SHA-256 <code>${certificate.fingerprint}</code></p>${dim(rotationPathOfCertificate(report, certificate.fingerprint))}`;
  const body = findings.map((finding, index) => {
    const [before, after] = [findings[index - 1], findings[index + 1]];
    const { places, others } = locationsOfGroup(finding, group, report);
    const known =
      before !== undefined && JSON.stringify(locationsOfGroup(before, group, report).places) === JSON.stringify(places);
    const owners = (finding.owners ?? []).map((owner) => escapeHtml(owner, 100)).join(', ');
    return [
      `<p><b class="rule ${finding.level}">${SIGNS[finding.level]} ${ruleHtml(finding.rule, report)}</b>${finding.status === 'new' ? ' (new)' : ''} ${prose(finding.message)}</p>`,
      rule === undefined ? '' : dim(rotationPathOfFinding(report, finding)),
      known ? '' : list(report, places, options),
      others.length === 0 ? '' : `<p>${rule === undefined ? 'See' : 'Also'}</p>${list(report, others, options)}`,
      owners === '' ? '' : `<p>Owned by ${owners}</p>`,
      after?.fix === finding.fix ? '' : `<p><b>Fix:</b> ${prose(finding.fix)}</p>`,
    ].join('');
  });
  const rest = findingCount(group.findings) - findingCount(findings);
  if (rest > 0) body.push(`<p>and ${plural(rest, 'more finding')}; the JSON report has all.</p>`);
  body.push(...fixtureAdvice([group]).map((advice) => `<p>${escapeHtml(advice)}</p>`));
  return `<article class="${level}">${head}${body.join('')}</article>`;
}

/** What endpoints serve, the good ones too. */
function served(report: Report): string {
  const rows = servedRows(report).map((row) => {
    const sign = row.level === undefined ? '✓' : SIGNS[row.level];
    const cells = [`${sign} ${row.endpoint}`, row.state, servedText(row), row.addresses.join(', ')];
    return `<tr class="${row.level ?? 'clean'}">${cells.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`;
  });
  if (rows.length === 0) return '';
  const head = '<tr><th>Endpoint</th><th>State</th><th>Certificate</th><th>Addresses</th></tr>';
  return `<h2>What endpoints serve</h2><table>${head}${rows.join('\n')}</table>`;
}

/** The names of certificates, or the way of a new version, from who issues it to who serves it. */
function dim(line: string | undefined): string {
  return line === undefined || line === '' ? '' : `<p class="dim">${escapeHtml(line, MAX_DIM)}</p>`;
}

/** Text in backticks is code. */
function prose(text: string): string {
  const segments = escapeHtml(text).split('`');
  return segments
    .map((segment, index) => {
      if (index % 2 === 0) return segment;
      return index < segments.length - 1 ? `<code>${segment}</code>` : `\`${segment}`;
    })
    .join('');
}

function list(report: Report, places: readonly Location[], options: RenderOptions): string {
  const items = places.slice(0, PLACES).map((place) => `<li>${link(report, place, options)}</li>`);
  if (places.length > PLACES) items.push(`<li>and ${count(places.length - PLACES)} more</li>`);
  return `<ul>${items.join('')}</ul>`;
}

function link(report: Report, place: Location, options: RenderOptions): string {
  const text = `<code>${escapeHtml(locationText(place, report), MAX_PLACE)}</code>`;
  const url = locationUrl(place, report, options);
  return url === undefined ? text : `<a href="${escapeHtml(url, url.length)}">${text}</a>`;
}

function lowered(report: Report, findings: readonly Finding[]): string {
  return loweredGroups(findings)
    .map(({ context, findings: group }) => aside(`In ${context}s: ${countedRules(group).join(', ')}`, group, report))
    .join('\n');
}

function aside(title: string, findings: readonly Finding[], report: Report): string {
  if (findings.length === 0) return '';
  const rows = findings.map(({ rule, location, message, suppressed }) => {
    const why =
      suppressed === undefined
        ? ''
        : ` <i>${suppressed.by}: ${escapeHtml(suppressed.reason)}${suppressed.until === undefined ? '' : `, until ${escapeHtml(suppressed.until)}`}</i>`;
    return `<tr><td>${ruleHtml(rule, report)}</td><td><code>${escapeHtml(locationText(location, report), MAX_PLACE)}</code></td><td>${prose(message)}${why}</td></tr>`;
  });
  return folded(
    `<h2>${title}</h2> <span class="dim">${plural(findings.length, 'finding')}</span>`,
    `<table><tr><th>Rule</th><th>Place</th><th>Problem</th></tr>${rows.join('\n')}</table>`,
  );
}

function unread(report: Report): string {
  const { harmless, holes } = skippedEntries(report);
  const items = [
    ...report.incomplete.map((reason) => `<b>Incomplete:</b> ${escapeHtml(reason)}`),
    ...report.faults.map(({ where, message }) => `<b>Fault</b> in ${escapeHtml(where)}: ${escapeHtml(message)}`),
    ...holes.map(({ place, reason }) => `<code>${escapeHtml(place, MAX_PLACE)}</code>: ${escapeHtml(reason)}`),
    ...encryptedLast(report.inventory.unreadable).map(
      (object) =>
        `<code>${escapeHtml(locationText(object, report), MAX_PLACE)}</code>: ${object.reason}. ${escapeHtml(object.detail)}`,
    ),
    ...(harmless === '' ? [] : [`Not opened: ${harmless}`]),
  ];
  if (items.length === 0) return '';
  const shown = items.slice(0, UNREAD);
  if (items.length > UNREAD) shown.push(`and ${count(items.length - UNREAD)} more; the JSON report has all.`);
  const open = report.incomplete.length + report.faults.length > 0;
  return folded(
    '<h2 class="warning">Not read</h2>',
    `<ul>${shown.map((item) => `<li>${item}</li>`).join('\n')}</ul>`,
    open,
  );
}

/** Every certificate, the one that ends first on top. */
function certificates(report: Report, options: RenderOptions): string {
  const all = [...report.inventory.certificates].sort((a, b) => compareText(a.notAfter ?? '', b.notAfter ?? ''));
  if (all.length === 0) return '';
  const rows = all.map(
    (certificate) =>
      `<tr><td>${escapeHtml(displayName(certificate))}</td><td>${validityState(certificate, report.now)}</td>` +
      `<td>${escapeHtml(keyText(certificate))}</td><td>${list(report, certificate.sightings, options)}</td></tr>`,
  );
  return folded(
    `<h2>All certificates</h2> <span class="dim">${plural(all.length, 'certificate')}</span>`,
    `<table><tr><th>Certificate</th><th>State</th><th>Key</th><th>Places</th></tr>${rows.join('\n')}</table>`,
  );
}

function folded(summary: string, body: string, open = false): string {
  return `<details${open ? ' open' : ''}><summary>${summary}</summary>\n${body}\n</details>`;
}
