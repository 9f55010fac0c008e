import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import schema from '../../schemas/report.schema.json' with { type: 'json' };
import { cli, folder } from '../support/bundle.ts';

const scan = (cwd: string, ...args: string[]) => cli(['scan', '.', '--no-color', ...args], { cwd });
const json = (cwd: string, ...args: string[]) => JSON.parse(scan(cwd, '--format', 'json', ...args).out);

describe('exit codes', () => {
  const stale = () => folder('incident/stale');

  it('0 when nothing reaches --fail-on', () => {
    expect(scan(folder('incident/repaired'), '--now', '2025-09-24').code).toBe(0);
    expect(scan(stale(), '--now', '2025-09-01', '--fail-on', 'never').code).toBe(0);
    expect(scan(folder()).code).toBe(0);
  });

  it('1 for a finding at or above --fail-on', () => {
    expect(scan(stale(), '--now', '2025-09-01').code).toBe(1);
    expect(scan(folder('incident/repaired'), '--now', '2025-11-10', '--fail-on', 'warning').code).toBe(1);
    expect(scan(folder('incident/repaired'), '--now', '2025-11-10').code).toBe(0);
  });

  it.each([
    [['scan', '--no-such-option'], 'has no option --no-such-option'],
    [['scan', '--formt', 'json'], 'did you mean "--format"'],
    [['scan', '--format', 'xml'], 'is not one of text, json'],
    [['scan', '--fail-on', 'critical'], 'is not one of error, warning'],
    [['scan', '--now', 'tomorrow'], 'is not an ISO date'],
    [['scan', '--now', '2026-02-30'], 'is not an ISO date'],
    [['scan', '--report', 'json'], 'is not FORMAT=FILE'],
    [['scan', 'no/such/folder'], 'no/such/folder'],
    [['scan', '--config', 'missing.yml'], 'missing.yml'],
    [['scan', '--baseline', 'missing.txt'], 'missing.txt'],
    [['sacn'], 'did you mean "scan"'],
    [['explain', 'stale-copies'], 'did you mean "stale-copy"'],
    [['merge'], 'JSON reports'],
  ])('2 for a usage error, in one line: %j', (args, part) => {
    const run = cli(args, { cwd: folder() });
    expect(run.code).toBe(2);
    expect(run.err).toContain(part);
    expect(run.err.trimEnd().split('\n')).toHaveLength(1);
    expect(run.out).toBe('');
  });

  it('2 for a config that is not valid, with its line', () => {
    const cwd = folder();
    writeFileSync(join(cwd, 'c.yml'), 'expiring: {days: 30}\nignor: []\n');
    const run = scan(cwd, '--config', 'c.yml');
    expect(run.code).toBe(2);
    expect(run.err).toMatch(/c\.yml:2: .*ignor.*did you mean "ignore"/);
  });

  it('2 for an incomplete run, which still reports what it found', () => {
    const cwd = folder('incident/stale');
    writeFileSync(
      join(cwd, 'huge.txt'),
      Buffer.concat([Buffer.from('-----BEGIN CERTIFICATE-----\n'), Buffer.alloc(17 << 20, 'A')]),
    );
    const run = scan(cwd, '--now', '2025-09-01');
    expect(run.code).toBe(2);
    expect(run.out).toContain('stale-copy');
    expect(run.out).toContain('huge.txt');
  });
});

describe('the incident', () => {
  const rulesOf = (cwd: string, now: string, ...args: string[]) =>
    json(cwd, '--now', now, ...args)
      .findings.filter((finding: { level: string }) => finding.level !== 'note')
      .map(({ rule, level }: { rule: string; level: string }) => `${level} ${rule}`);
  const pods = ['pods/13/tls.crt', 'pods/15/tls.crt', 'pods/27/tls.crt'];

  it('three weeks before, names every pod and the legacy path', () => {
    const { findings } = json(folder('incident/stale'), '--now', '2025-09-01');
    const [finding] = findings;
    expect(finding).toMatchObject({ rule: 'stale-copy', level: 'error', location: { path: pods[0] } });
    const places = [finding.location, ...finding.related].map(({ path }: { path: string }) => path);
    expect(places).toEqual([...pods, 'legacy/mail/fullchain.pem']);
    expect(finding.message).toContain('2025-11-23');
    expect(finding.message).toContain('2025-09-22');
  });

  it('on the day, says that it has expired', () => {
    expect(rulesOf(folder('incident/stale'), '2025-09-22T08:00:00Z')).toEqual(['error stale-copy']);
    expect(rulesOf(folder('incident/stale'), '2025-09-22T08:00:01Z').sort()).toEqual([
      'error expired',
      'error stale-copy',
    ]);
  });

  it('half repaired, one copy is stale and one key is of the other half', () => {
    const found = json(folder('incident/half'), '--now', '2025-09-21').findings;
    const of = (rule: string) => found.filter((finding: { rule: string }) => finding.rule === rule);
    expect(of('stale-copy')).toMatchObject([{ location: { path: 'pods/27/tls.crt' } }]);
    expect(of('key-mismatch')).toMatchObject([
      { location: { path: 'pods/15/tls.crt' }, related: [{ path: 'pods/15/tls.key' }] },
    ]);
  });

  it('repaired, is silent', () => {
    expect(json(folder('incident/repaired'), '--now', '2025-09-24').findings).toEqual([]);
  });

  it('is found as PEM, Kubernetes Secret, PKCS#12 and JKS alike', () => {
    const cwd = folder('incident/forms');
    writeFileSync(join(cwd, '.passwords'), 'wrong\nopens-only-fixtures\n');
    const [finding] = json(cwd, '--now', '2025-09-01', '--keystore-passwords', '.passwords').findings;
    expect(finding).toMatchObject({ rule: 'stale-copy', level: 'error' });
    const places = [finding.location, ...finding.related].map(({ path }: { path: string }) => path);
    expect(places).toEqual([
      'pods/13/tls.crt',
      'pods/15/secret.yaml',
      'pods/27/mail.p12',
      'pods/31/mail.jks',
      'legacy/mail/fullchain.pem',
    ]);
  });
});

describe('the JSON report', () => {
  const ajv = new Ajv({ strict: false, allowUnionTypes: true });

  it.each(['incident/stale', 'incident/half', 'incident/forms'])('of %s is as its schema says', (fixture) => {
    const report = json(folder(fixture), '--now', '2025-09-01');
    expect(ajv.validate(schema, report), JSON.stringify(ajv.errors)).toBe(true);
  });

  it('is the same in every time zone and locale', () => {
    const cwd = folder('incident/half');
    const run = (env: Record<string, string>, format: string) =>
      cli(['scan', '.', '--format', format, '--now', '2025-09-01'], { cwd, env }).out;
    for (const format of ['json', 'text', 'markdown', 'sarif', 'html', 'code-quality', 'cyclonedx', 'ical']) {
      const plain = run({ TZ: 'UTC' }, format);
      expect(plain.length).toBeGreaterThan(100);
      expect(run({ TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' }, format)).toBe(plain);
    }
  });

  it('moves with --now', () => {
    const cwd = folder('incident/repaired');
    expect(json(cwd, '--now', '2025-09-24').findings).toEqual([]);
    expect(json(cwd, '--now', '2025-12-01').findings).toMatchObject([{ rule: 'expired' }]);
    expect(json(cwd, '--now', '2025-08-01').findings).toMatchObject([{ rule: 'not-yet-valid' }]);
  });

  it('merges: two halves are the whole', () => {
    const cwd = folder('incident/half');
    const now = ['--now', '2025-09-01'];
    scan(cwd, ...now, '--include', 'legacy/**', '--format', 'json', '--output', 'out/a.json');
    scan(cwd, ...now, '--include', 'pods/**', '--format', 'json', '--output', 'out/b.json');
    const merge = (...files: string[]) => cli(['merge', ...files, ...now, '--format', 'json'], { cwd }).out;
    const merged = merge('out/a.json', 'out/b.json');
    expect(merge('out/b.json', 'out/a.json')).toBe(merged);
    const rules = JSON.parse(merged).findings.map((finding: { rule: string }) => finding.rule);
    expect(rules).toContain('stale-copy');
    expect(rules).toContain('key-mismatch');
  });

  it('of somebody else is read with suspicion', () => {
    const cwd = folder();
    writeFileSync(join(cwd, 'a.json'), '{"schemaVersion": 1}');
    expect(cli(['merge', 'a.json'], { cwd })).toMatchObject({
      code: 2,
      err: expect.stringContaining('is not a report'),
    });
  });
});

describe('what can be read', () => {
  it('a bare repository, without a work tree', () => {
    const cwd = folder('incident/stale');
    const git = (...args: string[]) => execFileSync('git', args, { cwd, stdio: 'ignore' });
    git('init', '-q', '.');
    git('add', '-A');
    git('-c', 'user.name=t', '-c', 'user.email=t@corp.internal', 'commit', '-qm', 'one');
    const bare = join(folder(), 'mail.git');
    git('clone', '-q', '--bare', '.', bare);
    const run = cli(['scan', bare, '--now', '2025-09-01', '--format', 'json'], { cwd });
    expect(JSON.parse(run.out).findings[0]).toMatchObject({
      rule: 'stale-copy',
      location: { path: 'pods/13/tls.crt' },
    });
  });

  it('several folders at once, as one inventory', () => {
    const cwd = folder('incident/stale');
    const run = cli(
      ['scan', 'legacy', 'pods', '--config', '.github/cert-hygiene.yml', '--now', '2025-09-01', '--format', 'json'],
      { cwd },
    );
    expect(JSON.parse(run.out).findings[0]).toMatchObject({
      rule: 'stale-copy',
      location: { repository: 'pods', path: '13/tls.crt' },
    });
  });
});

describe('other commands', () => {
  it('--help fits a screen', () => {
    const { out, code } = cli(['--help'], { cwd: folder() });
    expect(code).toBe(0);
    const lines = out.trimEnd().split('\n');
    expect(lines.length).toBeLessThanOrEqual(40);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it('--version', () => {
    expect(cli(['--version'], { cwd: folder() }).out).toMatch(/^cert-hygiene \d+\.\d+\.\d+\n$/);
  });

  it('explain says why and how', () => {
    const { out, code } = cli(['explain', 'stale-copy'], { cwd: folder() });
    expect(code).toBe(0);
    expect(out).toContain('Why:');
    expect(out).toContain('Fix:');
  });

  it('init writes files that the next run accepts, but for what runs out, and overwrites none', () => {
    const cwd = folder('incident/stale');
    const baseline = '.github/cert-hygiene-baseline.txt';
    const first = cli(['init', '--now', '2025-10-01'], { cwd });
    expect(first.code).toBe(0);
    expect(first.out).toContain('kept    .github/cert-hygiene.yml');
    expect(first.out).toMatch(/^It hides these errors\..*:\n {2}error {4}\S+ {2}pods\/13\/tls\.crt:1/m);
    expect(readFileSync(join(cwd, baseline), 'utf8')).toContain('stale-copy ');
    expect(scan(cwd, '--now', '2025-10-01', '--baseline', baseline, '--fail-on', 'note').code).toBe(0);
    const again = cli(['init', '--now', '2025-10-01'], { cwd }).out;
    expect(again).not.toContain('wrote');
    expect(again).not.toContain('The baseline holds');

    rmSync(join(cwd, baseline));
    const early = cli(['init', '--now', '2025-09-01'], { cwd });
    expect(early.out).toMatch(/Fix it first:\n {2}error {4}stale-copy {2}pods\/13\/tls\.crt:1 /);
    const run = scan(cwd, '--now', '2025-09-01');
    expect([run.code, run.out]).toEqual([1, expect.stringContaining('stale-copy')]);
  });

  it('timeline puts a lineage on one line', () => {
    const { out, code } = cli(['timeline', '--now', '2025-09-01'], { cwd: folder('incident/stale') });
    expect(code).toBe(0);
    expect(out).toMatch(/^mail\.corp\.internal .*3┤.*1┤ 3 stale, expire 2025-09-22$/m);
  });
});
