import { mkdtempSync, rmSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { cacheFolder, compiledVariables, keepCompiled, outside } from '../../src/util/cache-folder.ts';

describe('cacheFolder', () => {
  it.each<[string, Record<string, string>, string | undefined]>([
    ['the cache of the user', { HOME: '/home/a' }, '/home/a/.cache/cert-hygiene'],
    ['where XDG puts it', { HOME: '/home/a', XDG_CACHE_HOME: '/var/a' }, '/var/a/cert-hygiene'],
    ['no relative path', { HOME: '/home/a', XDG_CACHE_HOME: 'cache' }, '/home/a/.cache/cert-hygiene'],
    ['the runner, where it has a tool cache', { HOME: '/r', RUNNER_TOOL_CACHE: '/tools' }, '/tools/cert-hygiene'],
    ['nothing on a runner that is thrown away', { HOME: '/r', RUNNER_ENVIRONMENT: 'github-hosted' }, undefined],
    ['nothing where it is off', { HOME: '/home/a', CERT_HYGIENE_CACHE: 'off' }, undefined],
    ['the folder that is named', { HOME: '/home/a', CERT_HYGIENE_CACHE: '/mnt/cache' }, '/mnt/cache'],
    ['nothing without a home', {}, undefined],
    ['nothing inside of what is audited', { HOME: '/srv/repository' }, undefined],
  ])('is %s', (_, env, expected) => expect(cacheFolder(env, '/srv/repository')).toBe(expected));
});

describe('a folder that is used only outside of the workspace', () => {
  it.each([
    ['/mnt/cache', '/mnt/cache'],
    ['/srv/other', '/srv/other'],
    ['/srv', '/srv'],
    ['/srv/repository', undefined],
    ['/srv/repository/.cache', undefined],
    ['/srv/repository/..cache', undefined],
    ['/mnt/../srv/repository/cache', undefined],
    ['cache', undefined],
    ['../cache', undefined],
    [undefined, undefined],
  ])('%s', (folder, expected) => expect(outside(folder, '/srv/repository')).toBe(expected));
});

it('threads keep what they compile where this one does, if this Node.js can', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cert-hygiene-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  expect(compiledVariables()).toEqual({});
  keepCompiled(folder);
  const kept = 'enableCompileCache' in nodeModule ? { NODE_COMPILE_CACHE: join(folder, 'compiled') } : {};
  expect(compiledVariables()).toEqual(kept);
});
