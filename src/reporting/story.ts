/**
 * The story of a report, in the order that all formats for people share: what breaks next, the certificates that need
 * action with the path of each, and then everything else.
 */

import { isNewerVersion } from '../certificates/versions.ts';
import type { Finding, Location, Report, SeenCertificate } from '../model/index.ts';
import { type PathStep, rotationPathOf } from '../topology/rotation-path.ts';
import { dayOf, momentOf, NO_EXPIRY, readInstant, remaining } from '../util/dates.ts';
import { DAY } from '../util/duration.ts';
import { locationKey } from '../util/path-names.ts';
import { ruleOf } from '../util/rules.ts';
import { plural } from '../util/text.ts';
import type { Group } from './groups.ts';
import { distanceText, locationText } from './phrases.ts';
import type { Summary } from './summary.ts';
import { compareUrgency, type Urgency } from './urgency.ts';

/** The subject of a headline and a path: a group of a report, or the subject of an issue. */
export interface Subject extends Urgency {
  title: string;
  /** Newest first; empty where it is about no single certificate. */
  versions: readonly SeenCertificate[];
  findings: readonly Finding[];
}

/** One station of the path that a new version takes, from its renewal to what uses it. */
export interface StoryStep {
  /** `good`: as it should be; `bad`: missing, broken or stale; `plain`: nothing is known to be wrong. */
  state: 'good' | 'bad' | 'plain';
  kind: 'renewal' | 'version' | 'copying' | 'use';
  /** A few words, with the expiration date of a version. Not escaped: it may hold names from the repository. */
  text: string;
  places: readonly Location[];
  /** Of a version: its serial number in lower-case hex. */
  serial?: string;
}

export interface Story {
  /** What breaks next; undefined where nothing above a note was found. */
  next?: Group;
  /** Certificates with a finding above a note, the most urgent first. */
  action: Group[];
  /** Every other group, worst first. */
  rest: Group[];
}

/** Older versions that a path shows separately. */
const STALE_VERSIONS = 4;
const UPSTREAM = 3;
const USES = 2;
const SOON = 2 * DAY;

export function storyOf({ groups }: Summary, report: Report): Story {
  const isAction = (group: Group) => group.level !== 'note' && group.versions.length > 0;
  const action = groups.filter(isAction).sort((a, b) => compareUrgency(a, b, report.now));
  const rest = groups.filter((group) => !isAction(group));
  const [dated, worst] = [action[0], groups[0]];
  const next = dated !== undefined && dated.stage !== 'attention' ? dated : worst;
  return { ...(next !== undefined && next.level !== 'note' && { next }), action, rest };
}

/**
 * What breaks, and when: `3 stale copies of "mail.corp.internal" expire on 2025-09-22, in 21 days.` Not escaped.
 * @param distance whether the days from the day of the report are told; a text that is kept from run to run leaves them out
 */
export function headlineOf(subject: Subject, report: Report, distance: boolean): string {
  const { title, stage, end, versions, findings } = subject;
  const [worst] = findings;
  const dated = end !== undefined && end !== readInstant(NO_EXPIRY) && stage !== 'attention';
  if (versions.length === 0 || !dated) {
    if (stage === 'served' && end !== undefined) return servedText(title, end, report.now, distance);
    if (worst === undefined) return `${title}.`;
    const rule = ruleOf(report, worst)?.title ?? worst.rule;
    if (versions.length > 0) return `"${title}": ${rule}.`;
    const places = new Set(findings.flatMap(({ location, related }) => [location, ...related].map(locationKey))).size;
    const place = places === 1 ? `: ${locationText(worst.location, report)}` : ` (${plural(places, 'place')})`;
    return rule === title ? `${title}${place}.` : `${title}: ${worst.message}`;
  }
  if (stage === 'served') return servedText(title, end, report.now, distance);
  const [newest] = versions;
  const concerned = concernedVersions(subject);
  const number = concerned.reduce((sum, one) => sum + placesOf(one, report).length, 0);
  const stale = concerned.some((one) => newest !== undefined && isNewerVersion(newest, one));
  const copies = plural(number, stale ? 'stale copy' : 'copy', stale ? 'stale copies' : 'copies');
  const verb = remaining(end, report.now) < 0 ? 'expired' : number === 1 ? 'expires' : 'expire';
  return `${copies} of "${title}" ${verb} on ${whenText(end, report.now, distance)}.`;
}

function servedText(title: string, end: number, now: number, distance: boolean): string {
  const expires = remaining(end, now) < 0 ? 'expired' : 'is replaced already and expires';
  return `A server serves a certificate of "${title}" that ${expires} on ${whenText(end, now, distance)}.`;
}

function whenText(end: number, now: number, distance: boolean): string {
  const moment = Math.abs(end - now) < SOON ? momentOf(end) : dayOf(end);
  return distance ? `${moment}, ${distanceText(end, now)}` : moment;
}

/** The versions that expire first among those that findings above a note are about. */
function concernedVersions({ versions, findings, end }: Subject): SeenCertificate[] {
  const urgent = new Set(findings.filter(({ level }) => level !== 'note').map(({ certificate }) => certificate));
  return versions.filter((one) => urgent.has(one.fingerprint) && readInstant(one.notAfter) === end);
}

/** The fixes, in order of execution. If the newest version exists, renewing again would be wrong. */
export function fixesOf({ findings }: Pick<Subject, 'findings'>, report: Report): string[] {
  const newest = (finding: Finding) => ruleOf(report, finding)?.newestVersion;
  const stale = new Set(findings.filter((one) => newest(one) === 'exists').map((one) => one.certificate));
  const due = findings.filter((one) => newest(one) !== 'resolves' || !stale.has(one.certificate));
  return [...new Set(due.map(({ fix }) => fix))];
}

/** Whether a finding is a note beside what needs action: its title is enough there. */
export function isAside({ level }: Finding, group: Pick<Group, 'level' | 'versions'>): boolean {
  return level === 'note' && group.level !== 'note' && group.versions.length > 0;
}

/** The places of a certificate in production; all of them where it has none there. */
function placesOf(certificate: SeenCertificate, { contextOf }: Report): readonly Location[] {
  const own = certificate.sightings.filter((place) => contextOf(place, certificate) === 'production');
  return own.length > 0 ? own : certificate.sightings;
}

/** Newest version → the missing or broken step → stale copies, with what renews it before and what uses it after. */
export function pathOf({ versions }: Pick<Subject, 'versions'>, report: Report): StoryStep[] {
  const [newest] = versions;
  if (newest === undefined) return [];
  const stale = versions.filter((one) => isNewerVersion(newest, one) && placesOf(one, report).length > 0);
  const beside = versions.filter((one) => one !== newest && !isNewerVersion(newest, one));
  const own = splitPath(newest, report);
  const late = stale[0] === undefined ? undefined : splitPath(stale[0], report);
  return [
    ...(own.before.length > 0 ? [upstreamStep(own.before, '', report)] : []),
    ...(own.before.length === 0 && stale.length === 0
      ? [{ state: 'bad', kind: 'renewal', text: 'No renewal was found', places: [] } as const]
      : []),
    versionStep(newest, stale.length > 0 ? 'newest' : undefined, report),
    ...beside.slice(0, STALE_VERSIONS).map((one) => versionStep(one, undefined, report)),
    ...(late === undefined ? [] : [copyingStep(late.before, report)]),
    ...stale.slice(0, STALE_VERSIONS).map((one) => versionStep(one, 'stale', report)),
    ...olderStep(stale.slice(STALE_VERSIONS), report),
    ...useSteps((late ?? own).after, report),
  ];
}

function splitPath({ fingerprint }: SeenCertificate, report: Report): { before: PathStep[]; after: PathStep[] } {
  const path = rotationPathOf(report, fingerprint);
  const at = path.findIndex(({ role }) => role === 'certificate');
  return { before: path.slice(0, at), after: path.slice(at + 1) };
}

function brokenText({ broken = '' }: PathStep, report: Report): string {
  const rule = ruleOf(report, { rule: broken });
  return rule?.brief ?? rule?.title ?? broken;
}

function upstreamStep(path: readonly PathStep[], otherwise: string, report: Report): StoryStep {
  const shown = path.slice(-UPSTREAM);
  const broken = shown.find((step) => step.broken !== undefined);
  const where = (broken ?? shown.findLast(({ role }) => role === 'producer') ?? shown.at(-1))?.location;
  const why = broken === undefined ? otherwise : brokenText(broken, report);
  const steps = shown.map(({ text }) => text).filter((text, index, all) => text !== all[index - 1]);
  return {
    state: why === '' ? 'good' : 'bad',
    kind: 'renewal',
    text: `${steps.join(' → ')}${why === '' ? '' : `: ${why}`}`,
    places: where === undefined ? [] : [where],
  };
}

/** The step that should have copied the newest version to the stale copies. */
function copyingStep(path: readonly PathStep[], report: Report): StoryStep {
  if (path.length === 0) return { state: 'bad', kind: 'copying', text: 'No step was found that copies it', places: [] };
  return { ...upstreamStep(path, 'has not deployed the newest version', report), kind: 'copying' };
}

function versionStep(version: SeenCertificate, role: 'newest' | 'stale' | undefined, report: Report): StoryStep {
  const places = placesOf(version, report);
  const end = readInstant(version.notAfter);
  const over = end !== null && remaining(end, report.now) < 0;
  const number = places.length;
  const what = role === 'newest' ? 'Newest version' : plural(number, ...words(role));
  const expires = role !== 'newest' && number !== 1 ? 'expire' : 'expires';
  const state =
    end === null
      ? 'expiration date not readable'
      : version.notAfter === NO_EXPIRY
        ? 'never expires'
        : `${over ? 'expired' : expires} ${dayOf(end)}`;
  return {
    state: role === 'stale' || over ? 'bad' : role === undefined ? 'plain' : 'good',
    kind: 'version',
    text: `${what}, ${state}`,
    places,
    serial: version.serialNumber,
  };
}

function words(role: string | undefined): [string, string] {
  return role === 'stale' ? ['stale copy', 'stale copies'] : ['copy', 'copies'];
}

function olderStep(versions: readonly SeenCertificate[], report: Report): StoryStep[] {
  if (versions.length === 0) return [];
  const places = versions.flatMap((one) => placesOf(one, report));
  return [
    { state: 'bad', kind: 'version', text: `${plural(places.length, 'copy', 'copies')} of older versions`, places },
  ];
}

/** The broken step on the way to its users; if none is broken, the first of its users. */
function useSteps(path: readonly PathStep[], report: Report): StoryStep[] {
  const broken = path.filter((step) => step.broken !== undefined);
  const shown = broken.length > 0 ? broken : path.filter(({ role }) => role === 'consumer');
  return shown.slice(0, USES).map((step) => ({
    state: step.broken === undefined ? 'plain' : 'bad',
    kind: 'use',
    text: `${step.role === 'consumer' && !step.text.endsWith(' it') ? 'Used by ' : ''}${step.text}${step.broken === undefined ? '' : `: ${brokenText(step, report)}`}`,
    places: step.location === undefined ? [] : [step.location],
  }));
}

/** Whether a path shows every place that a finding names, so that they need not be repeated. */
export function pathShows(path: readonly StoryStep[]): (places: readonly Location[]) => boolean {
  const shown = new Set(path.flatMap(({ places }) => places.map(locationKey)));
  return (places) => places.every((place) => shown.has(locationKey(place)));
}
