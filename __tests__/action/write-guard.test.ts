import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { guardedPath, writeGuarded } from '../../src/action/write-guard.ts';

let root: string;
/** A workspace, a folder for temporary files and one of somebody else. */
const at = (...parts: string[]) => join(root, ...parts);
const world = (env: Record<string, string> = { RUNNER_TEMP: at('temp') }) => ({ cwd: at('work'), env });
const guarded = (path: string, env?: Record<string, string>) => guardedPath('report-file', path, world(env));

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'write-guard-')));
  onTestFinished(() => rmSync(root, { recursive: true }));
  for (const folder of ['work/out', 'work/.git', 'temp', 'other']) mkdirSync(at(folder), { recursive: true });
  writeFileSync(at('work/file'), '');
});

describe('what an input writes', () => {
  it.each([
    ['a file in the workspace', 'report.html', 'work/report.html'],
    ['a file that is there', 'file', 'work/file'],
    ['folders that are not there yet', 'a/b/c.html', 'work/a/b/c.html'],
    ['a name with dots', '..report', 'work/..report'],
    ['the temporary folder, by a relative path', '../temp/report.html', 'temp/report.html'],
  ])('may be %s', (_, path, lies) => expect(guarded(path)).toBe(at(lies)));

  it('may be elsewhere by an absolute path', () => {
    expect(guarded(at('other/report.html'))).toBe(at('other/report.html'));
    expect(guarded(at('work/report.html'))).toBe(at('work/report.html'));
  });

  it.each([
    ['beside the workspace', '../other/report.html', 'leads out of the workspace'],
    ['the folder above', '..', 'leads out of the workspace'],
    ["in git's own folder", '.git/config', "is in git's own folder"],
    ["in git's own folder, in capitals", '.GIT/config', "is in git's own folder"],
    ['below a file', 'file/report.html', 'leads through file, which is no folder'],
  ])('is not %s', (_, path, why) => expect(() => guarded(path)).toThrow(`report-file: ${path} ${why}`));

  it('is in no temporary folder that nobody names', () => {
    expect(() => guarded('../temp/report.html', {})).toThrow('leads out of the workspace');
    expect(() => guarded('../temp/report.html', { RUNNER_TEMP: relative('.', at('temp')) })).toThrow(
      'leads out of the workspace',
    );
  });

  it('follows no link of the workspace', () => {
    symlinkSync(at('other'), at('work/link'));
    symlinkSync(at('other/victim'), at('work/out/report.html'));
    expect(() => guarded('link/report.html')).toThrow('leads through the symbolic link link');
    expect(() => guarded('out/report.html')).toThrow('leads through the symbolic link out/report.html');
  });

  it('leads into the workspace by no link outside of it', () => {
    symlinkSync(at('work'), at('other/link'));
    expect(() => guarded(at('other/link/report.html'))).toThrow('leads into the workspace through a symbolic link');
    expect(() => guarded(at('other/link/new/report.html'))).toThrow('leads into the workspace through a symbolic link');
  });

  it('is written with its folders, over what was there', () => {
    writeGuarded('report-file', 'a/b.html', 'first, long', world());
    writeGuarded('report-file', 'a/b.html', 'second', world());
    expect(readFileSync(at('work/a/b.html'), 'utf8')).toBe('second');
    expect(() => writeGuarded('report-file', 'out', 'x', world())).toThrow('out cannot be written');
  });
});
