import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dispatch } from '../../src/commands/dispatch.ts';
import type { World } from '../../src/commands/world.ts';
import { ENV, scratch } from '../sources/repository.ts';

async function run(name: string, ...args: string[]) {
  const [out, err]: [string[], string[]] = [[], []];
  const cwd = scratch();
  const world: Partial<World> = { cwd, env: ENV, clock: Date.parse('2026-11-22'), columns: 80, color: false };
  Object.assign(world, { out: (text: string) => out.push(text), err: (text: string) => err.push(text) });
  const code = await dispatch(name, args, world as World);
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
