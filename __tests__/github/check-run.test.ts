import { describe, expect, it } from 'vitest';
import { checkRun } from '../../src/github/check-run.ts';
import type { Client } from '../../src/github/client.ts';
import type { Finding } from '../../src/model/index.ts';
import { finding, location, report } from '../support/builders.ts';

interface Written {
  conclusion?: string;
  output: { annotations: Record<string, unknown>[]; summary: string };
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
