import { expect, it } from 'vitest';
import type { Report, SeenCertificate } from '../../src/model/index.ts';
import { timeline } from '../../src/reporters/timeline.ts';
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
