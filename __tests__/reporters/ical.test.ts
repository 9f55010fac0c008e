import { describe, expect, it } from 'vitest';
import { ical } from '../../src/reporters/ical.ts';
import { certificate, inventory, report, sighting, topology } from '../support/builders.ts';

const OPTIONS = { color: false, width: 80, quiet: false };
const old = certificate({ notAfter: '2026-10-01T00:00:00Z' });
const older = certificate({ notAfter: '2026-12-01T08:30:00Z' });
const newest = certificate({
  notAfter: '2027-05-31T23:59:59Z',
  issuer: 'O=Corp; Sons, CN=back\\slash',
  sightings: Array.from({ length: 12 }, (_, index) => sighting(`ä/${index}.pem`)),
});
const fixture = certificate({ notAfter: '2026-12-24T00:00:00Z', sightings: [sighting('testdata/a.pem')] });
const lapsed = certificate({ names: ['dns:lapsed.corp.internal'], notAfter: '2026-11-01T00:00:00Z' });
const eternal = certificate({ notAfter: '9999-12-31T23:59:59Z' });
const sample = report({
  inventory: inventory({
    certificates: [newest, older, old, fixture, lapsed, eternal, certificate({ notAfter: null })],
  }),
  topology: topology({
    lineages: [{ id: 'web', title: 'www', versions: [newest.fingerprint, older.fingerprint, old.fingerprint] }],
  }),
  contextOf: ({ path }) => (path.startsWith('testdata/') ? 'fixture' : 'production'),
});
const output = ical.render(sample, OPTIONS);
const unfolded = output.replaceAll('\r\n ', '').split('\r\n');
const values = (name: string) =>
  unfolded.filter((line) => line.startsWith(`${name}:`)).map((line) => line.slice(name.length + 1));

describe('ical', () => {
  it('has the newest version of each lineage and older ones that still run, and nothing else', () => {
    expect(values('DTSTART')).toEqual(['20261101T000000Z', '20261201T083000Z', '20270531T235959Z']);
    expect(values('SUMMARY')).toEqual([
      'lapsed.corp.internal expires',
      'Old copy of www.corp.internal expires',
      'www.corp.internal expires',
    ]);
    expect(values('DTSTAMP')).toEqual(Array(3).fill('20261122T000000Z'));
    expect(new Set(values('UID')).size).toBe(3);
  });

  it('has the dates of what is no certificate, once for each place', () => {
    const stated = (path: string, notAfter: string) =>
      ({
        repository: 'corp/web',
        path,
        line: 2,
        kind: 'saml-metadata',
        name: 'https://idp.example',
        notAfter,
      }) as const;
    const expirations = [
      stated('saml/idp.xml', '2027-01-01T00:00:00Z'),
      stated('saml/old.xml', '2026-01-01T00:00:00Z'),
      stated('testdata/idp.xml', '2027-01-01T00:00:00Z'),
    ];
    const { contextOf } = sample;
    const lines = ical.render(report({ inventory: inventory({ expirations }), contextOf }), OPTIONS).split('\r\n');
    expect(lines.filter((line) => /^(?:SUMMARY|DTSTART|DESCRIPTION):/.test(line))).toEqual([
      'DTSTART:20270101T000000Z',
      'SUMMARY:SAML metadata of "https://idp.example" expires',
      'DESCRIPTION:saml/idp.xml:2',
    ]);
  });

  it('escapes and counts places in the description', () => {
    expect(values('DESCRIPTION')[2]).toContain('issued by O=Corp\\; Sons\\, CN=back\\\\slash\\nNewest version found');
    expect(values('DESCRIPTION')[2]).toContain('\\nand 2 more places\\nSHA-256 ');
  });

  it('folds lines at 75 octets, between characters, and ends them with CR LF', () => {
    const lines = output.split('\r\n');
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBe(75);
    expect(output.replaceAll('\r\n', '')).not.toMatch(/[\r\n\ufffd]/);
    expect([lines[0], lines.at(-2), lines.at(-1)]).toEqual(['BEGIN:VCALENDAR', 'END:VCALENDAR', '']);
  });
});
