import { describe, expect, it } from 'vitest';
import type { Client } from '../../src/github/client.ts';
import { pullFiles } from '../../src/github/pull-files.ts';

interface Changed {
  filename: string;
  status: string;
  previous_filename?: string;
}

/** A server with these changed files; `big` is above what GitHub gives in one answer, `gone` is not in the base. */
function clientOf(files: readonly Changed[]): Client {
  const contents: Record<string, object> = {
    folder: [] as object,
    module: { type: 'submodule' },
    big: { type: 'file', encoding: 'none', sha: 's1', content: '' },
  };
  const repo = { owner: 'acme', repo: 'web' };
  const getContent = async ({ path, ...of }: { path: string }) => {
    expect(of).toEqual({ ...repo, ref: 'c1' });
    if (path === 'gone') throw Object.assign(new Error('Not Found'), { status: 404 });
    if (path === 'broken') throw Object.assign(new Error('Server Error'), { status: 500 });
    return { data: contents[path] ?? { type: 'file', encoding: 'base64', content: `of ${path}` } };
  };
  const getBlob = async ({ file_sha, ...of }: { file_sha: string }) => {
    expect(of).toEqual(repo);
    return { data: { content: `blob ${file_sha}` } };
  };
  const paginate = async (_: unknown, of: object) => {
    expect(of).toEqual({ ...repo, pull_number: 7, per_page: 100 });
    return files;
  };
  const rest = { pulls: { listFiles: {} }, repos: { getContent }, git: { getBlob } };
  return { octokit: { paginate, rest } } as unknown as Client;
}

const read = (files: readonly Changed[]) =>
  pullFiles(clientOf(files), { owner: 'acme', repo: 'web' }, 7, 'c1', 'acme/web');
const modified = (filename: string): Changed => ({ filename, status: 'modified' });

describe('the files of a pull request', () => {
  it('have their base as it was, by the name that it had there', async () => {
    const { names, present, base } = await read([
      modified('a'),
      modified('big'),
      { filename: 'new', status: 'added' },
      { filename: 'old', status: 'removed' },
      { filename: 'after', status: 'renamed', previous_filename: 'before' },
    ]);
    expect(base.access).toMatchObject({
      kind: 'memory',
      contents: { a: 'of a', big: 'blob s1', old: 'of old', before: 'of before' },
    });
    expect(base.entries.map(({ name }) => name)).toEqual(['a', 'big', 'old', 'before']);
    expect([...names].sort()).toEqual(['a', 'after', 'before', 'big', 'new', 'old']);
    expect(present).toEqual(['a', 'big', 'new', 'after']);
    expect(base).toMatchObject({ name: 'acme/web', revision: 'c1' });
  });

  it('have none where the base has no file', async () => {
    expect((await read(['gone', 'folder', 'module'].map(modified))).base.entries).toEqual([]);
  });

  it('are not read in part', async () => {
    await expect(read([modified('broken')])).rejects.toThrow('Server Error');
    const many = (count: number, status: string) =>
      Array.from({ length: count }, (_, i) => ({ filename: `f${i}`, status }));
    expect((await read(many(100, 'modified'))).base.entries).toHaveLength(100);
    await expect(read(many(101, 'modified'))).rejects.toThrow('101 files are too many');
    expect((await read(many(2_999, 'added'))).names.size).toBe(2_999);
    await expect(read(many(3_000, 'added'))).rejects.toThrow('no more than 3000 files');
  });
});
