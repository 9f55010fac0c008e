import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/commands/command-table.ts';
import { dispatch } from '../../src/commands/dispatch.ts';
import type { Runtime } from '../../src/commands/runtime.ts';
import { ENV, scratch, write } from '../sources/repository.ts';
import { expired } from '../support/github/scenarios.ts';

const run = (name: string, ...args: string[]) => runIn(scratch(), name, ...args);

async function runIn(cwd: string, name: string, ...args: string[]) {
  const [out, err]: [string[], string[]] = [[], []];
  const world: Partial<Runtime> = { cwd, env: ENV, clock: Date.parse('2026-11-22'), columns: 80, color: false };
  Object.assign(world, { out: (text: string) => out.push(text), err: (text: string) => err.push(text) });
  const code = await dispatch(name, args, world as Runtime);
  return { cwd, code, out: out.join(''), err: err.join('') };
}

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
