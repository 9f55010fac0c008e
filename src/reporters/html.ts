import { isNewerVersion } from '../certificates/versions.ts';
import { type Finding, LEVELS, type Level, type RenderOptions, type Report, type Reporter } from '../model/index.ts';
import type { Group } from '../reporting/groups.ts';
import { aside, lowered, renewalPaths, served, unread } from '../reporting/html/asides.ts';
import { certificates } from '../reporting/html/inventory.ts';
import { htmlPage } from '../reporting/html/page.ts';
import { days, dim, folded, link, list, MAX_PLACE, prose } from '../reporting/html/parts.ts';
import { review } from '../reporting/html/review.ts';
import { ownTimeline } from '../reporting/html/timeline.ts';
import { certificateTitles, findingCount, locationsOfGroup, mergedSummary } from '../reporting/merge-findings.ts';
import { amountText, asideTexts, locationText, stateToday, stockTexts, verdictText } from '../reporting/phrases.ts';
import { fixtureAdvice } from '../reporting/priorities.ts';
import { ruleHtml } from '../reporting/rule-links.ts';
import { SIGNS } from '../reporting/signs.ts';
import {
  fixesOf,
  headlineOf,
  isAside,
  pathOf,
  pathShows,
  type Story,
  type StoryStep,
  storyOf,
} from '../reporting/story.ts';
import { sawNothing } from '../reporting/summary.ts';
import { inventoryOf, type TimelineRow } from '../reporting/timeline.ts';
import { rotationPathOfFinding } from '../topology/rotation-path-line.ts';
import { momentOf } from '../util/dates.ts';
import { escapeHtml } from '../util/escape.ts';
import { ruleOf } from '../util/rules.ts';
import { count, plural } from '../util/text.ts';

/** Places that one station of a path shows. */
const STATION_PLACES = 6;
/** Certificates that are shown in full; the others are folded. */
const IN_FULL = 50;
/** Of those, the ones that have their versions drawn. */
const DRAWN = 20;
const BRIEF_FINDINGS = 5;
/** Groups and certificates that need no filter. */
const FEW = 5;
const FINDINGS_PER_GROUP = 50;

/** One page for a browser: nothing is loaded from elsewhere, and only its own script runs. */
export const html: Reporter = {
  id: 'html',
  title: 'HTML',
  render(report, options) {
    const whole = mergedSummary(report);
    const story = storyOf(whole, report);
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
    const rows = inventoryOf(report);
    const drawn = new Map(rows.map((row) => [row.versions[0]?.certificate.fingerprint, row]));
    const stock = [...stockTexts(whole.totals), ...asideTexts(whole.totals)].join(' · ');
    return htmlPage(`Certificate hygiene: ${verdictText(whole)}`, [
      `<header><h1 class="${worst}">${verdictText(whole)}</h1>`,
      next(report, story),
      `<p class="dim">${scope === '' ? 'Probed' : `Scanned ${scope}`} as of ${momentOf(report.now)} by ${report.tool.name} ${report.tool.version}: ${stock}.</p>`,
      ...(report.notices ?? []).map((notice) => `<p>${prose(notice)}</p>`),
      '</header><main>',
      review(report, options),
      rows.length + story.action.length + story.rest.length > FEW ? FIND : '',
      action(report, story, options, (group) => timelineOfGroup(group, drawn, report)),
      ...LEVELS.map((level) => section(report, level, story, options)),
      served(report),
      lowered(report, whole.lowered),
      aside('Fixed by this change', whole.fixed, report),
      aside('Ignored', whole.suppressed, report),
      unread(report),
      renewalPaths(report, options),
      certificates(report, rows, options),
      '</main>',
    ]);
  },
};

const FIND = `<form class="find" id="find" role="search" hidden><label>Filter by name, path, rule or issuer <input id="words" type="search" autocomplete="off"></label>
<label>State <select id="state"><option value="">all</option><option value="error">error</option><option value="warning">warning</option><option value="stale">stale copies</option><option value="expired">expired</option><option value="ok">no finding</option></select></label>
<output id="number"></output></form>`;

/** What breaks next, and the one thing to do. */
function next(report: Report, { next: group }: Story): string {
  if (group === undefined) return '';
  const [fix] = fixesOf(group, report);
  return `<div class="next ${group.level}"><p><b>Next:</b> ${days(prose(headlineOf(group, report, true)))}</p>${
    fix === undefined ? '' : `<p><b>Fix:</b> ${prose(fix)}</p>`
  }</div>`;
}

function action(
  report: Report,
  { action: groups, next: first }: Story,
  options: RenderOptions,
  picture: (group: Group) => string,
): string {
  if (groups.length === 0) return '';
  const articles = groups.slice(0, IN_FULL).map((group, index) =>
    article(report, group, options, {
      picture: index < DRAWN ? picture(group) : '',
      ...(group === first && { known: fixesOf(group, report)[0] }),
    }),
  );
  const rest = groups.slice(IN_FULL);
  const more = `<b>${plural(rest.length, 'more certificate')}</b> <span class="dim">All certificates has the links to their copies.</span>`;
  return [
    `<section><h2>Certificates that need action</h2>\n${articles.join('\n')}`,
    rest.length === 0 ? '' : folded(more, briefList(report, rest)),
    '</section>',
  ].join('\n');
}

function briefList(report: Report, groups: readonly Group[]): string {
  return `<ul class="brief">${groups.map((group) => briefItem(report, group)).join('\n')}</ul>`;
}

/** A certificate in a few lines, for where there are many. */
function briefItem(report: Report, group: Group): string {
  const { title, certificate, level, findings } = group;
  const lines = findings.slice(0, BRIEF_FINDINGS).map((finding) => {
    const { places } = locationsOfGroup(finding, group, report);
    const [place = finding.location] = places;
    const more = places.length > 1 ? ` and ${count(places.length - 1)} more` : '';
    return `${ruleTag(finding, report)} ${prose(finding.message)} <code>${escapeHtml(locationText(place, report), MAX_PLACE)}</code>${more}`;
  });
  const rest = findingCount(findings) - findingCount(findings.slice(0, BRIEF_FINDINGS));
  if (rest > 0) lines.push(`and ${plural(rest, 'more finding')}`);
  const state = certificate === undefined ? '' : ` ${stateToday(certificate, report.now)}`;
  return `<li class="${level}" data-s="${states(group)}"><b>${escapeHtml(title)}</b>${state}<br>${lines.join('<br>')}</li>`;
}

/** What the filter calls it. */
function states(group: Group): string {
  return [group.level, ...(group.stage === 'expired' ? ['expired'] : []), ...(isStale(group) ? ['stale'] : [])].join(
    ' ',
  );
}

function section(report: Report, level: Level, { action: others, rest }: Story, options: RenderOptions): string {
  const groups = rest.filter((group) => group.level === level);
  if (groups.length === 0) return '';
  const articles = groups.slice(0, IN_FULL).map((group) => article(report, group, options));
  if (groups.length > IN_FULL) articles.push(briefList(report, groups.slice(IN_FULL)));
  const number = plural(
    groups.reduce((sum, { findings }) => sum + findingCount(findings.filter((one) => one.level === level)), 0),
    others.length > 0 ? `other ${level}` : level,
  );
  const open = others.length === 0 && level !== 'note';
  return folded(`<h2 class="${level}">${SIGNS[level]} ${number}</h2>`, articles.join('\n'), open);
}

function timelineOfGroup(
  { versions }: Group,
  drawn: ReadonlyMap<string | undefined, TimelineRow>,
  report: Report,
): string {
  const row = versions.map(({ fingerprint }) => drawn.get(fingerprint)).find((one) => one !== undefined);
  return row === undefined || versions.length < 2 ? '' : ownTimeline(row, report);
}

/**
 * @param picture the versions of the certificate on a time axis
 * @param known the fix that the head of the page says already
 */
function article(
  report: Report,
  group: Group,
  options: RenderOptions,
  { picture = '', known: told }: { picture?: string; known?: string | undefined } = {},
): string {
  const { level, title, certificate, rule } = group;
  const findings = group.findings.slice(0, FINDINGS_PER_GROUP);
  const path = pathOf(group, report);
  const inPath = pathShows(path);
  const head =
    certificate === undefined
      ? `<div class="head"><h3>${escapeHtml(title)}</h3></div>${dim(certificateTitles(group, report.now).join(', '))}`
      : `<div class="head"><h3>${escapeHtml(title)}</h3><span class="state">${stateToday(certificate, report.now)}</span></div>` +
        stations(report, path, options) +
        picture;
  const due = new Set(fixesOf(group, report).filter((fix) => fix !== told));
  const body = findings.map((finding, index) => {
    if (isAside(finding, group)) return `<p>${ruleTag(finding, report)} ${escapeHtml(ruleTitle(finding, report))}.</p>`;
    const [before, after] = [findings[index - 1], findings[index + 1]];
    const { places, others } = locationsOfGroup(finding, group, report);
    const known =
      inPath(places) ||
      (before !== undefined &&
        JSON.stringify(locationsOfGroup(before, group, report).places) === JSON.stringify(places));
    const owners = ownersOf(finding) === ownersOf(before) ? '' : ownersOf(finding);
    const fix = due.has(finding.fix) && after?.fix !== finding.fix;
    return [
      `<p>${ruleTag(finding, report)}${finding.status === 'new' ? ' (new)' : ''} ${days(prose(finding.message))}</p>`,
      rule === undefined ? '' : dim(rotationPathOfFinding(report, finding)),
      known && path.length > 0 ? '' : list(report, places, options),
      others.length === 0 || (path.length > 0 && inPath(others))
        ? ''
        : `<p>See also</p>${list(report, others, options)}`,
      owners === '' ? '' : `<p>Owned by ${owners}</p>`,
      fix ? `<p><b>Fix:</b> ${prose(finding.fix)}</p>` : '',
    ].join('');
  });
  const rest = findingCount(group.findings) - findingCount(findings);
  if (rest > 0) body.push(`<p>and ${plural(rest, 'more finding')}; the JSON report lists all.</p>`);
  body.push(...fixtureAdvice([group]).map((advice) => `<p>${escapeHtml(advice)}</p>`));
  return `<article class="${level}" data-s="${states(group)}">${head}${body.join('')}</article>`;
}

function ownersOf(finding: Finding | undefined): string {
  return (finding?.owners ?? []).map((owner) => escapeHtml(owner, 100)).join(', ');
}

function isStale({ versions: [newest, ...older] }: Pick<Group, 'versions'>): boolean {
  return newest !== undefined && older.some((one) => isNewerVersion(newest, one));
}

function ruleTag(finding: Finding, report: Report): string {
  return `<b class="rule ${finding.level}">${SIGNS[finding.level]} ${ruleHtml(finding.rule, report)}</b>`;
}

function ruleTitle(finding: Finding, report: Report): string {
  return ruleOf(report, finding)?.title ?? finding.rule;
}

/** Newest version → missing step → stale copies. */
function stations(report: Report, path: readonly StoryStep[], options: RenderOptions): string {
  const words = { good: '✓', bad: '✗', plain: '' } as const;
  const items = path.map(({ state, text, places }) => {
    const links = places.slice(0, STATION_PLACES).map((place) => link(report, place, options));
    if (places.length > STATION_PLACES) links.push(`and ${count(places.length - STATION_PLACES)} more`);
    return `<li class="${state}"><b>${words[state]} ${days(escapeHtml(text))}</b>${links.join(' ')}</li>`;
  });
  return items.length === 0 ? '' : `<ol class="path">${items.join('')}</ol>`;
}
