import { describe, expect, it } from 'vitest';
import type { Level, RenderOptions, Report } from '../../src/model/index.ts';
import { markdown } from '../../src/reporters/markdown.ts';
import { text } from '../../src/reporters/text.ts';
import { displayWidth } from '../../src/util/text.ts';
import {
  certificate,
  finding,
  inventory,
  location,
  report,
  repository,
  served,
  unreadable,
} from '../support/builders.ts';
import { manyFindings } from '../support/many.ts';
import { sampleReport } from '../support/sample-report.ts';

const OPTIONS: RenderOptions = { color: false, width: 80, quiet: false };
const render = (of: Report, options: Partial<RenderOptions> = {}) => text.render(of, { ...OPTIONS, ...options });
const withoutColor = (output: string) => output.replace(/\u001b\[\d+m/g, '');

describe('text', () => {
  it('looks as it was looked at', () => expect(render(sampleReport)).toMatchFileSnapshot('./__snapshots__/text.txt'));

  it('stays within the columns', () => {
    for (const width of [60, 80, 100]) {
      const wide = render(sampleReport, { width })
        .split('\n')
        .filter((line) => displayWidth(line) > width);
      expect(wide).toEqual([]);
    }
  });

  it('says the same with colour', () => {
    const colored = render(sampleReport, { color: true });
    expect(colored).not.toBe(withoutColor(colored));
    expect(withoutColor(colored)).toBe(render(sampleReport));
  });

  it('tells what endpoints serve, the worst first, and which addresses serve the same', () => {
    const MX = 'smtp://mx.corp.internal:25';
    const [own, good] = [certificate({ notAfter: '2026-11-20T00:00:00Z' }), certificate()];
    const rows = [
      served('https://www.corp.internal', good),
      served(MX, own, { address: '192.0.2.13' }),
      served(MX, own, { address: '192.0.2.15' }),
      served(MX, undefined, { address: '192.0.2.27' }),
    ];
    const at = { ...location('.github/cert-hygiene.yml', 7), pointer: MX };
    const expired = finding({ rule: 'served-expired', certificate: own.fingerprint, location: at });
    const { certificate: _, ...silent } = finding({ rule: 'served-unreachable', level: 'warning', location: at });
    const output = render(report({ inventory: inventory({ served: rows }), findings: [expired, silent] }));
    const from = output.split('\n').indexOf('What endpoints serve');
    expect(output.split('\n').slice(from, from + 8)).toEqual([
      'What endpoints serve',
      `  ✗ ${MX}                     expired 2026-11-20, 1 day ago`,
      '    www.corp.internal · issued by Corp Issuing CA ·',
      '    chain incomplete, unless clients trust Corp Issuing CA itself ·',
      `    serial number ${own.serialNumber} · 192.0.2.13 and 192.0.2.15`,
      `  ▲ ${MX}                     it did not answer within 10 s`,
      '    192.0.2.27',
      '  ✓ https://www.corp.internal                    expires 2027-05-31, in 190 days',
    ]);
  });

  it('is four lines when all is well', () => {
    const clean = report({ inventory: inventory({ certificates: [certificate()] }) });
    expect(render(clean).split('\n')).toEqual([
      'cert-hygiene 0.0.0                                 as of 2026-11-22 at 00:00 UTC',
      'corp/web: 10 files, 10.0 kB',
      '',
      '✓ No problems found',
      '  1 certificate in 1 place · next expiry 2027-05-31 (www.corp.internal)',
      '',
    ]);
  });

  it.each([{ incomplete: ['A limit was hit.'] }, { faults: [{ where: 'decoder pem: a.pem', message: 'broke' }] }])(
    'never calls an incomplete run clean: %j',
    (overrides) => {
      for (const quiet of [true, false]) {
        const output = render(report(overrides), { quiet });
        expect(output).toContain('▲ No findings, but not everything was read');
        expect(output).toMatch(/incomplete: A limit was hit\.|fault in decoder pem: a\.pem: broke/);
        expect(output).not.toMatch(/clean/i);
      }
    },
  );

  it('never calls an audit of nothing clean', () => {
    const nothing = report({ inventory: inventory({ repositories: [repository({ files: 0, bytes: 0 })] }) });
    expect(render(nothing)).toContain('● No file was scanned\n');
    expect(markdown.render(nothing, OPTIONS)).toMatch(/^## 🔵 No file was scanned\n/);
  });

  it('leaves notes and everything set apart to the full report when quiet', () => {
    const output = render(sampleReport, { quiet: true });
    expect(output).toMatch(/^Next: 3 stale copies of "mail\.corp\.internal" expired /);
    expect(output).toContain('▲ expiring');
    expect(output).not.toContain('no-automation');
    expect(output).not.toContain('fixture');
    expect(output).toContain('4 errors, 4 warnings, 1 note');
    expect(output).toContain('42 findings downgraded');
  });

  it('keeps what is lowered out of the list and counts it by place and rule', () => {
    const lowered = ['fixture', 'fixture', 'vendored'] as const;
    const output = render(
      report({ findings: lowered.map((context, index) => finding({ context, location: location(`t/${index}.pem`) })) }),
    );
    expect(output).toContain(
      'Downgraded: in test data, examples and the like\n  fixture: 2 expired\n    t/0.pem, t/1.pem\n  vendored: 1 expired\n    t/2.pem\n',
    );
    expect(output).not.toContain('── ');
    expect(output).toContain('3 findings downgraded');
  });

  it('says once where else a certificate lies', () => {
    const one = certificate({ sightings: [] });
    const related = [location('backup/www.pem', 1)];
    const findings = ['expired', 'weak-key', 'stale-copy'].map((rule) =>
      finding({ rule, certificate: one.fingerprint, related: rule === 'stale-copy' ? [location('new.pem')] : related }),
    );
    const output = render(report({ inventory: inventory({ certificates: [one] }), findings }));
    expect(output.match(/see backup\/www\.pem/g)).toHaveLength(1);
    expect(output).toContain('see new.pem');
  });

  it('is short for 5,000 findings, with exact totals', () => {
    const output = render(manyFindings(5000, '', ['error', 'warning']));
    expect(output).toContain('2,500 errors, 2,500 warnings\n');
    expect(output).toContain('5,000 certificates in 10,000 places');
    expect(output).toContain('… and 4,980 more certificates with 4,980 findings: ');
    expect(output.split('\n').length).toBeLessThan(200);
  });

  it('tells a fix once, and then where it was told', () => {
    const fix = 'Renew it at its issuer, put the new one in every place that is named here, and reload what serves it.';
    const certificates = ['a', 'b'].map((name) => certificate({ names: [`dns:${name}.corp.internal`] }));
    const findings = certificates.map((one) => finding({ fix, certificate: one.fingerprint }));
    const output = render(report({ inventory: inventory({ certificates }), findings }));
    expect(output.match(/Renew it at its issuer/g)).toHaveLength(1);
    expect(output.match(/Fix: as at the top\./g)).toHaveLength(2);
  });

  it('says first what breaks next, when, and what to do, and again at the end of more than one screen', () => {
    const next = 'Next: 3 stale copies of "mail.corp.internal" expired on 2026-11-20 at 23:59 UTC,\n      1 day ago.\n';
    const output = render(sampleReport);
    expect(output.split('\n\n')[1]).toBe(
      `${next}Fix:  Copy legacy/mail/fullchain.pem to each of them, or let the pods take it\n      from one Secret that the renewal writes.`,
    );
    expect(output).toMatch(/\n {2}next: 3 stale copies of "mail\.corp\.internal" expired [^✗]*\n$/);
    const of = (level: Level) => render(report({ findings: [finding({ level, location: location('a.yaml', 5) })] }));
    expect(of('warning')).toMatch(/\nNext: [^\n]*: a\.yaml:5\.\nFix: {2}Renew it\.\n/);
    expect(of('warning')).not.toContain('  next: ');
    expect(of('note')).not.toContain('Next: ');
  });

  it('shows a certificate as newest version, missing step and stale copies', () => {
    const lines = render(sampleReport).split('\n');
    const from = lines.findIndex((line) => line.includes('┌'));
    expect(lines.slice(from, from + 6)).toEqual([
      '  ┌ Newest version, expires 2027-11-01',
      '  │   legacy/mail/fullchain.pem:1',
      '  ✗ No step was found that copies it',
      '  ✗ 3 stale copies, expired 2026-11-20',
      '      pods/13/tls.crt:1',
      '      pods/15/tls.crt:1',
    ]);
  });

  it('names what was not read where no finding does', () => {
    const unread = ['a.p12', 'b.p12'].map((path) => unreadable(path));
    const of = report({
      inventory: inventory({ unreadable: unread }),
      findings: [finding({ rule: 'unreadable', location: location('a.p12') })],
    });
    expect(render(of)).toMatch(/\n {2}objects: 2 \w+\n {4}b\.p12\n/);
  });

  it('counts what it leaves out of a group', () => {
    const findings = Array.from({ length: 25 }, (_, index) =>
      finding({ rule: 'x', message: `Broken ${index}.`, location: location(`${index}.pem`) }),
    );
    const related = Array.from({ length: 12 }, (_, index) => location(`r${index}.pem`));
    const output = render(report({ findings: [...findings, finding({ rule: 'y', related })] }));
    expect(output).toContain('… and 19 more findings');
    expect(output).toContain('and 6 more places');
  });

  it('names the repository of each place where there are several', () => {
    const repositories = Array.from({ length: 7 }, (_, index) => repository({ name: `corp/r${index}` }));
    const output = render(report({ inventory: inventory({ repositories }), findings: [finding()] }));
    expect(output).toContain('corp/web: certs/www.pem:1');
    expect(output).toContain('and 2 more repositories: 20 files');
  });

  it('says what a reader must know of the judgement', () => {
    expect(render(report({ notices: ['The config of the base commit judged this change.'] }), { quiet: true })).toBe(
      'The config of the base commit judged this change.\n\n✓ No problems found\n  no certificates\n',
    );
  });

  it('marks what is new and counts what is fixed', () => {
    const output = render(report({ findings: [finding({ rule: 'x', status: 'new' }), finding({ status: 'fixed' })] }));
    expect(output).toContain('(new)');
    expect(output).toContain('Fixed by this change: 1 finding\n  ✓ expired  certs/www.pem:1');
    expect(output).toContain('✗ 1 error (1 new)\n');
  });
});
