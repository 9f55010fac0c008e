import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { allRules, families } from '../../src/audit/rules.ts';
import { COMMANDS } from '../../src/commands/command-table.ts';
import { scratch, write } from '../sources/repository.ts';
import { runCommand } from '../support/command.ts';
import { expired } from '../support/github/scenarios.ts';

const run = (name: string, ...args: string[]) => runIn(scratch(), name, ...args);

const runIn = async (cwd: string, name: string, ...args: string[]) => ({
  cwd,
  ...(await runCommand(cwd, name, ...args)),
});

describe('help', () => {
  it.each([
    ['scan', '--help'],
    ['scan', '.', '-h'],
    ['help', 'scan'],
    ['--help', 'scan'],
  ])('%s %s', async (name, ...args) => {
    expect(await run(name, ...args)).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^Usage: cert-hygiene scan /),
    });
  });

  it.each([['help'], ['-h'], ['help', 'nothing']])('%s: of all', async (name, ...args) => {
    expect((await run(name, ...args)).out).toContain('Usage: cert-hygiene COMMAND');
  });
});

describe('explain', () => {
  it('tells why a rule exists, how to fix it, and where its page is', async () => {
    const { code, out } = await run('explain', 'certbot-no-deploy-hook');
    expect(code).toBe(0);
    expect(out).toMatch(/^certbot-no-deploy-hook \(warning\)\n\n[\s\S]*\nWhy: [\s\S]*\nFix: /);
    expect(out).toMatch(/\nBefore and after: https:\/\/\S+\/docs\/rules\/certbot-no-deploy-hook\.md\n/);
  });

  it('lists every rule by family within the terminal, where no name is given', async () => {
    const { code, out } = await run('explain');
    expect(code).toBe(0);
    const lines = out.split('\n');
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
    expect(
      allRules.filter(({ id, level }) => !out.includes(`  ${level.padEnd(7)}  ${id} `)).map(({ id }) => id),
    ).toEqual([]);
    expect(families.filter(({ id, title }) => !lines.includes(`${title} (${id})`))).toEqual([]);
  });

  it.each([
    ['of a tool', 'certbot', 'certbot-no-deploy-hook', 'stale-copy', '/docs/rules/README.md#certbot'],
    ['of a family', 'copies', 'stale-copy', 'certbot-no-deploy-hook', '/docs/rules/README.md#copies-of-a-certificate'],
  ])('lists the rules %s', async (_, name, own, other, page) => {
    const { code, out } = await run('explain', name);
    expect(code).toBe(0);
    expect(out).toContain(`  ${own} `);
    expect(out).not.toContain(other);
    expect(out.trimEnd().endsWith(page)).toBe(true);
  });

  it.each([
    ['stale-copies', 'there is no rule or tool "stale-copies"; did you mean "stale-copy"?'],
    ['certbt', 'there is no rule or tool "certbt"; did you mean "certbot"?'],
    ['nothing-like-it', 'there is no rule or tool "nothing-like-it"; "cert-hygiene explain" lists all'],
  ])('suggests what %s may mean', async (name, message) => {
    expect(await run('explain', name)).toMatchObject({ code: 2, out: '', err: `cert-hygiene: ${message}\n` });
  });
});

it('takes - for standard output', async () => {
  const { cwd, code, out } = await run('scan', '--format', 'json', '--output', '-', '--report', 'sarif=-');
  expect(code).toBe(0);
  expect(out).toMatch(/^\{\n {2}"schemaVersion": 1,[\s\S]*\}\n\{\n {2}"version": "2\.1\.0"/);
  expect(readdirSync(cwd)).toEqual([]);
});

it('judges alike in every command that judges repositories', () => {
  const judging = ['now', 'config', 'fail-on', 'baseline'];
  const taken = (command: string) => COMMANDS.find(({ name }) => name === command)?.options.map(({ name }) => name);
  for (const command of ['scan', 'team', 'diff', 'merge'])
    expect(taken(command)).toEqual(expect.arrayContaining(judging));
});

it('merges with a baseline', async () => {
  const cwd = scratch();
  write(cwd, { 'mail.pem': expired.pem });
  await runIn(cwd, 'scan', '--output', 'report.json', '--format', 'json');
  const merged = await runIn(cwd, 'merge', 'report.json', '--format', 'json');
  expect(merged.code).toBe(1);
  const [{ key }] = JSON.parse(merged.out).findings;
  write(cwd, { 'accepted.txt': `${key.replace('|', ' ')}\n` });
  expect(await runIn(cwd, 'merge', 'report.json', '--baseline', 'accepted.txt')).toMatchObject({ code: 0, err: '' });
});
