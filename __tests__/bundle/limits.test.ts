/** Repositories that are made to take long, or to make git run a program. A step that grows with the square is ended by the limit of the test. */
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ReportJson } from '../../src/model/index.ts';
import { cli, folder } from '../support/bundle.ts';

function files(cwd: string, texts: Record<string, string>): string {
  for (const [path, text] of Object.entries(texts)) {
    mkdirSync(dirname(join(cwd, path)), { recursive: true });
    writeFileSync(join(cwd, path), text);
  }
  return cwd;
}

function scan(cwd: string, env: Record<string, string> = {}) {
  const run = cli(['scan', '.', '--now', '2025-09-15', '--format', 'json'], { cwd, env });
  return { ...run, report: JSON.parse(run.out || '{}') as ReportJson };
}

describe('rules that take longer than the time of a repository', () => {
  it('leave the run incomplete, with the repository and the next step', () => {
    const slow = scan(folder('incident/stale'), { TEST_CLOCK_STEP: '20000' });
    expect(slow.code).toBe(2);
    expect(slow.report.incomplete).toBe(true);
    expect(slow.err + slow.out).toMatch(/was not fully checked: its rules took more than 300 s\. Leave files out/);
  });

  it('are all asked within it', () => {
    const { report } = scan(folder('incident/stale'), { TEST_CLOCK_STEP: '1' });
    expect(report.incomplete).toBe(false);
    expect(report.findings.filter(({ rule }) => rule === 'stale-copy')).not.toEqual([]);
  });
});

describe('a repository of another user', () => {
  it('is read without git, and the line names the setting', () => {
    const cwd = folder('incident/stale');
    const run = (args: string[]) => execFileSync('git', args, { cwd });
    run(['init', '--quiet']);
    const foreign = folder();
    const git = execFileSync('sh', ['-c', 'command -v git']).toString().trim();
    writeFileSync(join(foreign, 'git'), `#!/bin/sh\nGIT_TEST_ASSUME_DIFFERENT_OWNER=1 exec ${git} "$@"\n`);
    chmodSync(join(foreign, 'git'), 0o755);
    const { report, err, out } = scan(cwd, { PATH: `${foreign}:${process.env.PATH}` });
    expect(err + out).toContain(`git config --global --add safe.directory ${cwd}`);
    expect(report.findings.map(({ rule }) => rule)).toContain('stale-copy');
    expect(scan(cwd).err).not.toContain('safe.directory');
  });
});

describe('a repository whose configuration names a program', () => {
  it('does not have it run', () => {
    const cwd = folder('incident/stale');
    const mark = join(cwd, '.git', 'mark');
    const program = join(cwd, '.git', 'program');
    const run = (args: string[]) => execFileSync('git', args, { cwd, stdio: 'ignore' });
    run(['init', '--quiet']);
    writeFileSync(program, `#!/bin/sh\ntouch ${mark}\n`);
    chmodSync(program, 0o755);
    writeFileSync(join(cwd, '.git', 'more'), `[core]\n\tfsmonitor = ${program}\n`);
    run(['config', 'include.path', 'more']);
    run(['add', '--all']);
    run(['status']);
    expect(existsSync(mark)).toBe(true);
    rmSync(mark);
    expect(scan(cwd).report.incomplete).toBe(false);
    expect(existsSync(mark)).toBe(false);
  });
});

describe('content that takes long where each part meets all others', () => {
  const LINES = 6_000;
  const many = (line: (index: number) => string) => Array.from({ length: LINES }, (_, index) => line(index)).join('');
  const owners = `*.pem @mail\n${`${'*a'.repeat(2_000)}b @web\n`.repeat(50)}${`${'**/a/'.repeat(60)}x @web\n`.repeat(50)}`;

  it.each([
    [
      'a crontab',
      { 'etc/cron.d/renew': many((index) => `${index % 60} 3 * * * root certbot renew --cert-name a${index}\n`) },
    ],
    [
      'a Caddyfile',
      { Caddyfile: many((index) => `a${index}.corp.internal {\n\ttls /etc/a${index}.pem /etc/a${index}.key\n}\n`) },
    ],
    [
      'HCL',
      {
        'main.tf': many(
          (index) => `resource "acme_certificate" "a${index}" {\n  common_name = "a${index}.corp.internal"\n}\n`,
        ),
      },
    ],
    [
      'a Jenkinsfile',
      { Jenkinsfile: many((index) => `node { stage('a${index}') { sh 'certbot renew --cert-name a${index}' } }\n`) },
    ],
    ['substitutions', { 'deploy/renew.sh': `certbot renew\n${'$('.repeat(800_000)}` }],
    ['patterns of owners', { '.github/CODEOWNERS': owners }],
    [
      'patterns of the configuration',
      {
        '.github/cert-hygiene.yml': `ignore:\n${`  - { rule: expired, path: '${'**/a*/'.repeat(60)}x', reason: bound, until: 2025-12-01 }\n`.repeat(50)}`,
      },
    ],
  ] as const)('%s', (_, texts) => {
    const path = `${'a/'.repeat(120)}${'a'.repeat(200)}.pem`;
    const cwd = folder();
    const incident = folder('incident/stale');
    mkdirSync(join(cwd, dirname(path)), { recursive: true });
    cpSync(join(incident, 'pods'), join(cwd, 'pods'), { recursive: true });
    cpSync(join(incident, 'legacy/mail/fullchain.pem'), join(cwd, path));
    const { report } = scan(files(cwd, texts));
    expect(report.incomplete).toBe(false);
    expect(report.faults).toEqual([]);
    expect(report.findings.map(({ rule }) => rule)).toContain('stale-copy');
  });
});
