import { generateKeyPairSync, X509Certificate } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allRules } from '../../src/audit/rules.ts';
import { CONFIG_TEXT } from '../../src/commands/starter-files.ts';
import { readConfig } from '../../src/policy/config.ts';
import { commit, repository, run, scratch, write } from '../sources/repository.ts';
import { runCommand } from '../support/command.ts';
import { expired } from '../support/github/scenarios.ts';

const BASELINE = '.github/cert-hygiene-baseline.txt';
const WORKFLOW = '.github/workflows/cert-hygiene.yml';

/** The incident without a config of its own. */
function incident(): string {
  const root = repository();
  cpSync(join(import.meta.dirname, '../fixtures/incident/stale'), root, { recursive: true });
  rmSync(join(root, '.github'), { recursive: true });
  commit(root);
  return root;
}

it('names what the baseline leaves out: private keys, and outages with a date', async () => {
  const cwd = incident();
  const { code, out, err } = await runCommand(cwd, 'init', '--now', '2025-09-01');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(
    /not baselined. Fix them first:\n {2}error {4}private-key-committed {2}pods\/13\/tls\.key:1 .*\n {2}error {4}stale-copy {2}pods\/13\/tls\.crt:1 /,
  );
  expect(readFileSync(join(cwd, BASELINE), 'utf8')).not.toMatch(/private-key-committed|stale-copy/);
});

it('names twenty, and counts the rest', async () => {
  const key = () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  const pem = () => key().export({ format: 'pem', type: 'pkcs8' });
  const files = Array.from({ length: 25 }, (_, index) => [`secrets/${index}/www.key`, pem()]);
  const { out } = await runCommand(repository(Object.fromEntries(files)), 'init');
  expect(out.match(/^ {2}error {4}private-key-committed {2}secrets\/\d+\/www\.key:1$/gm)).toHaveLength(20);
  expect(out).toContain('\n  and 5 more\n');
});

describe('what it wrote', () => {
  it('is found by the next scan without being named, and can be switched off', async () => {
    const cwd = repository({ 'mail.pem': expired.pem });
    expect((await runCommand(cwd, 'scan')).code).toBe(1);
    await runCommand(cwd, 'init');
    expect(readFileSync(join(cwd, BASELINE), 'utf8')).toContain('expired ');
    expect((await runCommand(cwd, 'scan')).code).toBe(0);
    expect((await runCommand(cwd, 'scan', '--baseline', 'none')).code).toBe(1);
  });

  it('is a config that is valid, and says where its schema is', async () => {
    expect(CONFIG_TEXT).toMatch(/^# yaml-language-server: \$schema=https:\/\/\S+\/schemas\/config\.schema\.json\n/);
    const ids = allRules.map(({ id }) => id);
    expect((await readConfig(CONFIG_TEXT, 'c.yml', ids)).config).toEqual({ expiring: { days: 30, lifetime: '1/3' } });
    // What is commented out is valid too, once the marks are taken off.
    const examples = CONFIG_TEXT.replace(/^# ((?:sync|ignore):| {2}.*)$/gm, '$1');
    expect(Object.keys((await readConfig(examples, 'c.yml', ids)).config)).toEqual(['expiring', 'sync', 'ignore']);
  });

  it('is never written over', async () => {
    const cwd = repository({ [WORKFLOW]: 'mine\n' });
    expect((await runCommand(cwd, 'init')).out).toContain(`kept    ${WORKFLOW}\n`);
    expect(readFileSync(join(cwd, WORKFLOW), 'utf8')).toBe('mine\n');
    expect(existsSync(join(cwd, BASELINE))).toBe(false);
    const again = (await runCommand(cwd, 'init')).out;
    expect(again).not.toMatch(/wrote|The baseline holds/);
  });
});

describe('the default branch of the workflow', () => {
  const branchIn = (cwd: string) => /branches: \[(.*)\]/.exec(readFileSync(join(cwd, WORKFLOW), 'utf8'))?.[1];

  it.each([
    ['the one that the clone was told', ['trunk'], 'trunk'],
    ['main, when a topic is checked out', ['main', 'topic'], 'main'],
    ['master, when there is no main', ['master', 'topic'], 'master'],
    ['quoted, when YAML needs it', ['release#1'], '"release#1"'],
  ])('%s', async (_, [first = '', topic], expected) => {
    const cwd = repository();
    run(cwd, ['branch', '--move', first]);
    if (topic !== undefined) run(cwd, ['checkout', '--quiet', '-b', topic]);
    let place = cwd;
    if (first === 'trunk') {
      place = join(scratch(), 'clone');
      run(cwd, ['clone', '--quiet', cwd, place]);
      run(place, ['checkout', '--quiet', '-b', 'topic']);
    }
    await runCommand(place, 'init');
    expect(branchIn(place)).toBe(expected);
  });

  it('is main outside of a repository', async () => {
    const cwd = scratch();
    await runCommand(cwd, 'init');
    expect(branchIn(cwd)).toBe('main');
  });
});

it('refuses a folder inside of a repository, whose workflows GitHub does not read', async () => {
  const cwd = repository();
  mkdirSync(join(cwd, 'services'));
  const { code, err } = await runCommand(join(cwd, 'services'), 'init');
  expect([code, err]).toEqual([
    2,
    `cert-hygiene: init writes to the root of a repository. Run cert-hygiene init ${cwd}\n`,
  ]);
  expect(existsSync(join(cwd, 'services/.github'))).toBe(false);
});

describe('the baseline of a change', () => {
  const fingerprint = new X509Certificate(expired.pem).fingerprint256.replaceAll(':', '').toLowerCase();
  const key = `expired ${fingerprint}\n`;

  it('is that of the base, at the default place', async () => {
    const cwd = repository({ [BASELINE]: key });
    write(cwd, { 'mail.pem': expired.pem });
    commit(cwd);
    expect((await runCommand(cwd, 'diff', 'HEAD~1', 'HEAD')).code).toBe(0);
    expect((await runCommand(cwd, 'diff', 'HEAD~1', 'HEAD', '--baseline', 'none')).code).toBe(1);
  });

  it('does not come with the change that it would hide', async () => {
    const cwd = repository();
    write(cwd, { 'mail.pem': expired.pem, [BASELINE]: key });
    commit(cwd);
    const { code, out } = await runCommand(cwd, 'diff', 'HEAD~1', 'HEAD');
    expect(code).toBe(1);
    expect(out).toContain('This change edits the policy of cert-hygiene.');
  });
});
