import { expect, it } from 'vitest';
import type { Report, SeenCertificate } from '../../src/model/index.ts';
import { timeline } from '../../src/reporters/timeline.ts';
import { lineages } from '../../src/topology/lineages.ts';
import { at, certificate, inventory, report, root, sighting, topology } from '../support/builders.ts';

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
  expect(lines[0]).toMatch(/├─+├━+┃━+2┤━+1┤ +2 stale, end 2025-09-22$/);
});

it('fits the width, and names the months once', () => {
  const lines = rendered([old, renewed], '2025-09-01');
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
  expect(lines[0]?.match(/Sep/g)).toHaveLength(1);
  expect(lines[1]).toContain('2025');
});

it('says in words how it stands', () => {
  const verdict = (now: string, ...certificates: SeenCertificate[]) => rendered(certificates, now)[2];
  expect(verdict('2025-10-01', old, renewed)).toContain('2 stale, ended 2025-09');
  expect(verdict('2025-10-01', renewed)).toContain('until 2025-11-23');
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
