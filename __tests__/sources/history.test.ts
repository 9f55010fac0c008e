import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { collect } from '../../src/audit/collect.ts';
import { decoders } from '../../src/decoders/index.ts';
import { readHistory } from '../../src/sources/history.ts';
import { openSource } from '../../src/sources/open.ts';

const FIXTURES = join(import.meta.dirname, '../fixtures/incident');
const OLD = readFileSync(join(FIXTURES, 'stale/pods/13/tls.crt'));
const RENEWED = readFileSync(join(FIXTURES, 'repaired/pods/13/tls.crt'));
const env = { PATH: process.env.PATH };

/** A repository whose commits put the given contents at a path on the given days. */
function repository(...commits: [string, string, Buffer][]): string {
  const cwd = mkdtempSync(join(tmpdir(), 'history-'));
  onTestFinished(() => rmSync(cwd, { recursive: true }));
  const git = (args: string[], date = '2025-01-01T00:00:00Z') =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@corp.internal', ...args], {
      cwd,
      stdio: 'ignore',
      env: { ...env, GIT_COMMITTER_DATE: date, GIT_AUTHOR_DATE: date },
    });
  git(['init', '-q', '-b', 'main']);
  for (const [date, path, content] of commits) {
    mkdirSync(join(cwd, path, '..'), { recursive: true });
    writeFileSync(join(cwd, path), content);
    git(['add', '-A']);
    git(['commit', '-qm', 'change'], date);
  }
  return cwd;
}

async function historyOf(folder: string) {
  const plugIns = { decoders, mechanisms: [] };
  const source = await openSource(folder, { env });
  const { inventory } = await collect([source], { ...plugIns, env });
  return readHistory(folder, source.name, inventory, plugIns, env);
}

it('says when each version came to its place', async () => {
  const folder = repository(
    ['2025-06-24T10:00:00Z', 'pods/13/tls.crt', OLD],
    ['2025-07-01T10:00:00Z', 'README', Buffer.from('nothing')],
    ['2025-09-23T10:00:00Z', 'pods/13/tls.crt', RENEWED],
  );
  const arrivals = await historyOf(folder);
  expect(arrivals?.map(({ path, time, notAfter }) => `${path} ${time} ${notAfter}`).sort()).toEqual([
    'pods/13/tls.crt 2025-06-24T10:00:00Z 2025-09-22T08:00:00Z',
    'pods/13/tls.crt 2025-09-23T10:00:00Z 2025-11-23T08:00:00Z',
  ]);
});

it('names the commits, and reads a folder of the repository by its own paths', async () => {
  const root = repository(['2025-06-24T10:00:00Z', 'deploy/tls.crt', OLD]);
  const head = execFileSync('git', ['rev-parse', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim();
  const wanted = { revision: head, time: '2025-06-24T10:00:00Z' };
  expect(await historyOf(root)).toMatchObject([{ ...wanted, path: 'deploy/tls.crt' }]);
  expect(await historyOf(join(root, 'deploy'))).toMatchObject([{ ...wanted, path: 'tls.crt' }]);
});

it('reads names that git would take for patterns', async () => {
  const folder = repository(['2025-06-24T10:00:00Z', ':(top)*/a [b].crt', OLD]);
  expect(await historyOf(folder)).toHaveLength(1);
});

it('is undefined without a repository, and for a shallow one', async () => {
  const plain = mkdtempSync(join(tmpdir(), 'history-'));
  onTestFinished(() => rmSync(plain, { recursive: true }));
  writeFileSync(join(plain, 'a.crt'), OLD);
  expect(await historyOf(plain)).toBeUndefined();
  const origin = repository(['2025-06-24T10:00:00Z', 'a.crt', OLD], ['2025-07-24T10:00:00Z', 'b', OLD]);
  execFileSync('git', ['clone', '-q', '--depth=1', `file://${origin}`, join(plain, 'shallow')], { stdio: 'ignore' });
  expect(await historyOf(join(plain, 'shallow'))).toBeUndefined();
});
