import { describe, expect, it } from 'vitest';
import { checkRun } from '../../src/github/check-run.ts';
import type { Client } from '../../src/github/client.ts';
import type { Finding } from '../../src/model/index.ts';
import { finding, location, report } from '../support/builders.ts';

interface Written {
  [key: string]: unknown;
  conclusion?: string;
  output: { title?: string; annotations: Record<string, unknown>[]; summary: string };
}

/** What a run with these findings writes, call by call. */
async function written(
  findings: readonly Partial<Finding>[],
  failed = true,
  incomplete: string[] = [],
): Promise<Written[]> {
  const calls: Written[] = [];
  const create = async (call: Written) => {
    calls.push(call);
    return { data: { id: 7 } };
  };
  const update = async (call: Written) => void calls.push(call);
  const client = { octokit: { rest: { checks: { create, update } } } } as unknown as Client;
  const all = findings.map((one) => finding({ status: 'new', ...one }));
  await checkRun(client, { owner: 'acme', repo: 'web' }, 'c1', report({ findings: all, incomplete }), failed);
  return calls;
}

const linesOf = ([call]: Written[]) =>
  call?.output.annotations.map(({ start_line, end_line }) => [start_line, end_line]);

describe('a check run', () => {
  it('marks the lines of each new finding', async () => {
    const at = (line?: number, endLine?: number) => ({
      location: {
        ...location('a.pem'),
        ...(line !== undefined && { line }),
        ...(endLine !== undefined && { endLine }),
      },
    });
    const bare = { location: { repository: 'r', path: 'a.pem' } };
    expect(linesOf(await written([at(3, 9), at(3), bare, at(9, 3)]))).toEqual([
      [3, 9],
      [3, 3],
      [1, 1],
      [9, 9],
    ]);
  });

  it.each<[string, Partial<Finding>]>([
    ['is old', { status: 'existing' }],
    ['is fixed', { status: 'fixed' }],
    ['is accepted', { suppressed: { by: 'ignore', reason: 'x' } }],
    ['lies in a fixture', { context: 'fixture' }],
  ])('leaves out what %s', async (_, overrides) => {
    expect(linesOf(await written([overrides]))).toEqual([]);
  });

  it('writes fifty at a time and five hundred at most, and says so', async () => {
    const many = (count: number) => Array.from({ length: count }, (_, i) => ({ key: `expired|${i}` }));
    expect((await written(many(50))).map(({ output }) => output.annotations.length)).toEqual([50]);
    expect((await written(many(51))).map(({ output }) => output.annotations.length)).toEqual([50, 1]);
    const calls = await written(many(501));
    expect(calls.flatMap(({ output }) => output.annotations)).toHaveLength(500);
    expect(calls[0]?.output.summary).toContain('500 of 501 are annotated');
    expect((await written(many(500)))[0]?.output.summary).not.toContain('are annotated');
  });

  it.each([
    [true, [], 'failure'],
    [true, ['a hole'], 'failure'],
    [false, ['a hole'], 'neutral'],
    [false, [], 'success'],
  ])('of a run that failed (%s) with holes %j: %s', async (failed, incomplete, conclusion) => {
    expect((await written([], failed, incomplete))[0]?.conclusion).toBe(conclusion);
  });
});

it('a check run names its commit, its repository and what to do', async () => {
  const levels = (['error', 'warning', 'note'] as const).map((level) => ({ level, key: `expired|${level}` }));
  const [call, ...others] = await written([
    ...levels,
    ...Array.from({ length: 60 }, (_, i) => ({ key: `expired|${i}` })),
  ]);
  expect(call).toMatchObject({
    owner: 'acme',
    repo: 'web',
    name: 'Certificate hygiene',
    head_sha: 'c1',
    status: 'completed',
  });
  expect(others).toEqual([expect.objectContaining({ owner: 'acme', repo: 'web', check_run_id: 7 })]);
  const [first, ...more] = call?.output.annotations ?? [];
  expect([first, ...more].slice(0, 3).map((one) => one?.annotation_level)).toEqual(['failure', 'warning', 'notice']);
  expect(first).toMatchObject({ path: 'certs/www.pem', title: expect.stringMatching(/./) });
  expect(first?.message).toContain('Fix: ');
  expect(call?.output.title).toBe(others[0]?.output.title);
  expect(call?.output.summary).toContain(String(call?.output.title).slice(0, 4));
});

it('a message is no longer than GitHub takes, and shows no control characters', async () => {
  const [call] = await written([{ message: `a\u202eb ${'x'.repeat(20_000)}` }]);
  const [one] = call?.output.annotations ?? [];
  expect(String(one?.message).length).toBeLessThan(8_300);
  expect(one?.message).not.toContain('\u202e');
});
