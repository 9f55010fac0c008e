import { describe, expect, it } from 'vitest';
import type { Finding, SeenCertificate } from '../../src/model/index.ts';
import { pathPicture } from '../../src/reporting/markdown-story.ts';
import { mergedSummary } from '../../src/reporting/merge-findings.ts';
import { fixesOf, headlineOf, pathOf, type Subject, storyOf } from '../../src/reporting/story.ts';
import {
  certificate,
  finding,
  fingerprint,
  inventory,
  location,
  report,
  sighting,
  topology,
} from '../support/builders.ts';
import { ATTACKS } from '../support/hostile.ts';

const version = (start: string, end: string, paths: readonly string[]): SeenCertificate =>
  certificate({
    names: ['dns:mail.corp.internal'],
    fingerprint: fingerprint(`until ${end} in ${paths.join()}`),
    notBefore: `${start}T00:00:00Z`,
    notAfter: `${end}T00:00:00Z`,
    sightings: paths.map((path) => sighting(path)),
  });
const newest = version('2026-11-01', '2027-11-01', ['legacy/mail.pem']);
const stale = version('2025-12-05', '2026-12-05', ['pods/13.pem', 'pods/15.pem']);
const old = version('2019-01-01', '2020-01-01', ['attic/mail.pem']);

function of(versions: readonly SeenCertificate[], findings: readonly Finding[]) {
  const lineage = { id: 'mail', title: 'mail.corp.internal', versions: versions.map((one) => one.fingerprint) };
  return report({
    inventory: inventory({ certificates: [...versions] }),
    topology: topology({ lineages: [lineage] }),
    findings: [...findings],
  });
}
const about = (one: SeenCertificate, rule: string, overrides: Partial<Finding> = {}) =>
  finding({ rule, certificate: one.fingerprint, location: location(one.sightings[0]?.path), ...overrides });
const tell = (whole: ReturnType<typeof of>) => storyOf(mergedSummary(whole), whole);

describe('the story', () => {
  it('tells a certificate once across its versions, with the notes of its newest version', () => {
    const story = tell(
      of([newest, stale], [about(newest, 'no-automation', { level: 'note' }), about(stale, 'stale-copy')]),
    );
    expect(story.action.map(({ title, findings }) => [title, findings.length])).toEqual([['mail.corp.internal', 2]]);
    expect(story.rest).toEqual([]);
    expect(story.next).toBe(story.action[0]);
  });

  it('begins with what breaks next: not with what expired years ago, nor with what has no date', () => {
    const soon = certificate({ names: ['dns:soon.corp.internal'], notAfter: '2026-12-01T00:00:00Z' });
    const whole = of(
      [old, soon],
      [
        finding({ rule: 'private-key-committed', certificate: '' }),
        about(old, 'expired'),
        about(soon, 'expiring', { level: 'warning' }),
      ],
    );
    const story = tell({ ...whole, topology: topology() });
    expect(story.action.map(({ title }) => title)).toEqual(['soon.corp.internal', 'mail.corp.internal']);
    expect(story.next && headlineOf(story.next, whole, true)).toBe(
      '1 copy of "soon.corp.internal" expires on 2026-12-01, in 9 days.',
    );
    expect(story.rest.map(({ rule }) => rule)).toEqual(['private-key-committed']);
  });

  it('has nothing next where all is a note', () => {
    const story = tell(of([newest], [about(newest, 'no-automation', { level: 'note' })]));
    expect([story.next, story.action, story.rest.length]).toEqual([undefined, [], 1]);
  });
});

describe('a headline', () => {
  const subject = (overrides: Partial<Subject>): Subject => ({
    title: 'mail.corp.internal',
    stage: 'expiring',
    level: 'error',
    versions: [newest, stale],
    findings: [about(stale, 'stale-copy')],
    end: Date.parse('2026-12-05T00:00:00Z'),
    ...overrides,
  });
  const whole = of([newest, stale], []);

  it.each([
    [{}, '2 stale copies of "mail.corp.internal" expire on 2026-12-05, in 13 days.'],
    [{ versions: [stale] }, '2 copies of "mail.corp.internal" expire on 2026-12-05, in 13 days.'],
    [{ stage: 'attention' }, '"mail.corp.internal": '],
    [
      { stage: 'served' },
      'A server serves a certificate of "mail.corp.internal" that is replaced already and expires on ',
    ],
    [{ versions: [], stage: 'attention', title: 'x' }, 'x: '],
  ] as [Partial<Subject>, string][])('with %j', (overrides, expected) => {
    expect(headlineOf(subject(overrides), whole, true)).toContain(expected);
  });

  it('has the time within two days, and no distance where the text is kept', () => {
    const now = Date.parse('2026-12-04T00:00:00Z');
    expect(headlineOf(subject({}), { ...whole, now }, false)).toBe(
      '2 stale copies of "mail.corp.internal" expire on 2026-12-05 at 00:00 UTC.',
    );
  });

  it('leaves out the fix that would renew again what was renewed', () => {
    const findings = [about(stale, 'expired', { fix: 'Renew it.' }), about(stale, 'stale-copy', { fix: 'Copy it.' })];
    expect(fixesOf({ findings }, whole)).toEqual(['Copy it.']);
    expect(fixesOf({ findings: findings.slice(0, 1) }, whole)).toEqual(['Renew it.']);
  });
});

describe('a path', () => {
  it('leads from the newest version over the missing step to the stale copies, oldest last', () => {
    const whole = of([newest, stale, old], []);
    expect(pathOf({ versions: [newest, stale, old] }, whole).map(({ state, text }) => `${state}: ${text}`)).toEqual([
      'good: Newest version, expires 2027-11-01',
      'bad: No step was found that copies it',
      'bad: 2 stale copies, expire 2026-12-05',
      'bad: 1 stale copy, expired 2020-01-01',
    ]);
  });

  it('leaves out copies in test data', () => {
    const whole = { ...of([newest, stale], []), contextOf: () => 'production' as const };
    const fixtures = {
      ...whole,
      contextOf: ({ path }: { path: string }) =>
        path === 'pods/15.pem' ? ('fixture' as const) : ('production' as const),
    };
    const places = (one: typeof fixtures | typeof whole) =>
      pathOf({ versions: [newest, stale] }, one).at(-1)?.places.length;
    expect([places(whole), places(fixtures)]).toEqual([2, 1]);
  });

  it('has a picture whose text a hostile name does not reach', () => {
    const whole = of([newest, stale], []);
    const plain = pathPicture(pathOf({ versions: [newest, stale] }, whole));
    expect(plain).toContain('pods/13.pem<br/>pods/15.pem');
    expect(plain).toContain('accDescr: ');
    for (const [, text] of ATTACKS) {
      const path = pathOf({ versions: [newest, stale] }, whole).map((step) => ({
        ...step,
        ...(step.kind === 'copying' && { text: `x ${text}` }),
        places: step.places.map((place) => ({ ...place, path: text })),
      }));
      const lines = pathPicture(path).split('\n');
      expect(lines).toHaveLength(plain.split('\n').length);
      for (const line of lines.slice(2, -4)) {
        const label = /^ {2}(?:acc\w+: |s\d\[")(.*?)(?:"\]:::\w+)?$/.exec(line)?.[1] ?? '';
        expect(label.replaceAll('<br/>', ' ')).toMatch(/^[\w ,./→-]*$/);
        if (label === '') expect(line).toMatch(/^ {2}s\d -\.?->? s\d$|^ {2}s\d (?:-->|-\.->) s\d$/);
      }
    }
  });
});
