import { expect, it } from 'vitest';
import type { Report, SeenCertificate } from '../../src/model/index.ts';
import { timeline } from '../../src/reporters/timeline.ts';
import { ticksOf } from '../../src/reporting/timeline.ts';
import { lineages } from '../../src/topology/lineages.ts';
import { at, certificate, finding, inventory, report, root, sighting, topology } from '../support/builders.ts';

const options = { color: false, width: 80, quiet: false };
function rendered(certificates: SeenCertificate[], now: string, overrides: Partial<Report> = {}): string[] {
  const stock = inventory({ certificates, arrivals: [] });
  const graph = topology({ lineages: lineages(stock) });
  return timeline
    .render(report({ inventory: stock, topology: graph, now: at(now), ...overrides }), options)
    .split('\n');
}
const version = (notBefore: string, notAfter: string, ...paths: string[]) =>
  certificate({
    names: ['dns:mail.corp.internal'],
    notBefore: `${notBefore}T08:00:00Z`,
    notAfter: `${notAfter}T08:00:00Z`,
    sightings: paths.map((path) => sighting(path)),
  });
const old = version('2025-06-24', '2025-09-22', 'pods/13/tls.crt', 'pods/15/tls.crt');
const renewed = version('2025-08-25', '2025-11-23', 'legacy/a.pem');

it('shows a lineage on one line, with the copies of each version where it ends', () => {
  const lines = rendered([old, renewed], '2025-09-01').filter((line) => line.startsWith('mail.corp.internal'));
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/├─+├━+┃━+2┤━+1┤ +2 stale, expire 2025-09-22$/);
});

it('fits the width, and names the months once', () => {
  const lines = rendered([old, renewed], '2025-09-01');
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
  expect(lines[0]).toMatch(/^ +┃ as of 2025-09-01$/);
  expect(lines[1]).toMatch(/^ +Jul +Aug +Sep +Oct +Nov$/);
  expect(lines[2]?.trim()).toBe('2025');
});

it('has ticks at one distance, and labels that neither touch nor are cut off', () => {
  for (const months of [2, 5, 9, 14, 26, 60]) {
    const end = new Date(Date.UTC(2025, 9 + months, 17)).toISOString().slice(0, 10);
    for (const width of [60, 80, 120, 160]) {
      const old_ = version('2024-11-20', '2025-12-20', 'a.pem');
      const stock = inventory({ certificates: [old_, version('2025-10-01', end, 'b.pem')], arrivals: [] });
      const text = timeline.render(
        report({ inventory: stock, topology: topology({ lineages: lineages(stock) }), now: at('2025-11-20') }),
        { ...options, width },
      );
      const [today = '', ...labels] = text.split('\n').slice(0, 3);
      expect(today).toContain('as of 2025-11-20');
      for (const line of labels.filter((one) => /^ +[A-Z\d]/.test(one))) {
        expect(line).not.toMatch(/\d{5}|[a-z][A-Z\d]|\d[A-Z]/);
        for (const word of line.trim().split(/ +/)) expect(word).toMatch(/^(?:[A-Z][a-z]{2}|\d{4})$/);
      }
    }
  }
  const days = ticksOf({ from: at('2024-11-20'), to: at('2026-12-25') }, 9).map(({ time }) => time / 86_400_000);
  const gaps = days.slice(1).map((day, index) => Math.round((day - (days[index] ?? 0)) / 30.5));
  expect(new Set(gaps)).toEqual(new Set([3]));
});

it('marks when a version arrived, where the history was read', () => {
  const arrival = {
    fingerprint: renewed.fingerprint,
    repository: 'corp/web',
    path: 'legacy/a.pem',
    time: '2025-08-28T00:00:00Z',
    revision: '0'.repeat(40),
    subject: renewed.subject,
    notBefore: renewed.notBefore,
    notAfter: renewed.notAfter,
  };
  const stock = inventory({ certificates: [old, renewed], arrivals: [arrival] });
  const text = timeline.render(
    report({ inventory: stock, topology: topology({ lineages: lineages(stock) }), now: at('2025-10-01') }),
    options,
  );
  expect(text.split('\n').find((line) => line.startsWith('mail.'))).toContain('◆');
});

it('says in words how it stands', () => {
  const verdict = (now: string, ...certificates: SeenCertificate[]) => rendered(certificates, now)[3];
  expect(verdict('2025-10-01', old, renewed)).toContain('2 stale, expired 2025-09');
  expect(verdict('2025-10-01', renewed)).toContain('expires 2025-11-23');
  expect(verdict('2025-12-01', renewed)).toContain('expired 2025-11-23');
});

it('leaves out authorities and what lies in fixtures', () => {
  expect(rendered([root('Corp CA')], '2025-09-01')[0]).toContain('No certificate in production');
  expect(rendered([old], '2025-09-01', { contextOf: () => 'fixture' })[0]).toContain('No certificate in production');
});

it('marks an end beyond the axis, and says that no history was read', () => {
  const long = version('2020-01-01', '2040-01-01', 'a.pem');
  const stock = inventory({ certificates: [long] });
  const graph = topology({ lineages: lineages(stock) });
  const text = timeline.render(report({ inventory: stock, topology: graph }), options);
  expect(text).toContain('1▶');
  expect(text).toContain('No history was read');
});

it('prints no control character of a name', () => {
  const hostile = certificate({ names: ['dns:a\u001b[31m\n::error::x.corp.internal'] });
  expect(rendered([hostile], '2026-11-22').join('\n')).not.toMatch(/\u001b|^::/m);
});

it('shows of hundreds those that end closest, and counts the others', () => {
  const many = Array.from({ length: 500 }, (_, index) =>
    certificate({
      names: [`dns:host-${index}.corp.internal`],
      notAfter: `${2026 + (index % 2)}-12-0${1 + (index % 9)}T00:00:00Z`,
      sightings: [sighting(`svc/${index}.pem`)],
    }),
  );
  const gaps = Array.from({ length: 60 }, () => finding({ rule: 'renewal-gap', level: 'note', message: 'A gap.' }));
  const lines = rendered(many, '2026-11-22', { findings: gaps });
  expect(lines.filter((line) => line.startsWith('host-'))).toHaveLength(100);
  expect(lines).toContain('… and 400 more certificates; --include GLOB shows those of some files.');
  expect(lines.join('\n')).not.toContain('2027-12');
  expect(lines.filter((line) => line.includes('A gap.'))).toHaveLength(20);
  expect(lines).toContain('  … and 40 more places');
});
