import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, renameSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Content, fileReader, MAX_SEARCHED, skippedFor, windowSearch } from '../../src/readers/file-reader.ts';
import { scratch, write } from '../sources/repository.ts';

const MiB = 1 << 20;

/** What reading these names came to, in short. */
async function read(
  root: string,
  names: readonly string[],
  maxFileBytes = 16 * MiB,
  needle = 'NEEDLE',
): Promise<string[]> {
  const told: string[] = [];
  const reader = fileReader(root, { maxFileBytes, suspect: (_, window) => window.includes(needle) });
  await reader.each(
    names.map((name) => ({ name })),
    (_, content) => void told.push(inShort(content)),
  );
  reader.close();
  return told;
}

function inShort(content: Content): string {
  if (content.kind === 'bytes') return content.bytes.toString();
  if (content.kind === 'large') return `large ${content.size}${content.suspect ? ' suspect' : ''}`;
  return content.detail === undefined ? content.reason : `${content.reason} (${content.detail})`;
}

describe('fileReader', () => {
  it('reads files one after the other, larger and smaller ones, to their ends', async () => {
    const root = scratch();
    const sizes = [0, 1, 300_000, 5, 2 * MiB + 1, 256 << 10, 7];
    write(root, Object.fromEntries(sizes.map((size, i) => [`${i}`, String(i).repeat(size)])));
    expect(
      await read(
        root,
        sizes.map((_, i) => `${i}`),
      ),
    ).toEqual(sizes.map((size, i) => String(i).repeat(size)));
  });

  it('waits for each visit before the buffer is used again', async () => {
    const root = scratch();
    write(root, { a: 'aaa', b: 'bbb' });
    const told: string[] = [];
    const reader = fileReader(root, { maxFileBytes: MiB, suspect: () => false });
    await reader.each([{ name: 'a' }, { name: 'b' }], async (_, content) => {
      await new Promise(setImmediate);
      told.push(inShort(content));
    });
    expect(told).toEqual(['aaa', 'bbb']);
  });

  it('opens no link, and nothing that lies behind one', async () => {
    const root = scratch();
    const outside = scratch();
    write(outside, { 'secret.pem': 's', 'deep/secret.pem': 's' });
    symlinkSync('/etc/passwd', join(root, 'passwd'));
    symlinkSync('loop', join(root, 'loop'));
    symlinkSync('nowhere', join(root, 'dangling'));
    symlinkSync(outside, join(root, 'outside'));
    mkdirSync(join(root, 'real'));
    symlinkSync(outside, join(root, 'real', 'outside'));
    write(root, { 'real/a.pem': 'a' });
    expect(
      await read(root, [
        'passwd',
        'loop',
        'dangling',
        'outside/secret.pem',
        'outside/deep/secret.pem',
        'real/a.pem',
        'real/outside/secret.pem',
        'real/outside/deep/secret.pem',
        'real/a.pem',
      ]),
    ).toEqual([
      'symlink',
      'symlink',
      'symlink',
      'symlink (its folder is a link)',
      'symlink (its folder is a link)',
      'a',
      'symlink (its folder is a link)',
      'symlink (its folder is a link)',
      'a',
    ]);
  });

  it('sees a folder that became a link after its neighbour was read', async () => {
    const root = scratch();
    write(root, { 'a/b/1': 'one', 'a/b/2': 'two', 'a/c/3': 'three' });
    const told: string[] = [];
    const reader = fileReader(root, { maxFileBytes: MiB, suspect: () => false });
    const visit = (_: unknown, content: Content) => void told.push(inShort(content));
    await reader.each([{ name: 'a/b/1' }], visit);
    renameSync(join(root, 'a', 'c'), join(root, 'c'));
    symlinkSync('../c', join(root, 'a', 'c'));
    await reader.each([{ name: 'a/c/3' }, { name: 'a/b/2' }], visit);
    expect(told).toEqual(['one', 'symlink (its folder is a link)', 'two']);
  });

  it('neither waits for a FIFO nor reads what is no file', async () => {
    const root = scratch();
    execFileSync('mkfifo', [join(root, 'fifo')]);
    mkdirSync(join(root, 'folder'));
    const server = createServer().listen(join(root, 'socket'));
    await new Promise((done) => server.on('listening', done));
    expect(await read(root, ['fifo', 'folder', 'socket'])).toEqual(['not-a-file', 'not-a-file', 'not-a-file']);
    server.close();
    expect(await read('/dev', ['null', 'zero'])).toEqual(['not-a-file', 'not-a-file']);
  });

  it('says what vanished, what is forbidden and what the system refuses', async () => {
    const root = scratch();
    write(root, { 'closed.pem': 'c', file: 'f', 'gone/a.pem': 'a' });
    chmodSync(join(root, 'closed.pem'), 0);
    rmSync(join(root, 'gone'), { recursive: true });
    const names = ['closed.pem', 'gone/a.pem', 'file/below.pem', 'x'.repeat(5_000)];
    const root0 = process.getuid?.() === 0;
    // Root may read everything.
    if (root0) process.seteuid?.(65_534);
    const told = await read(root, names);
    if (root0) process.seteuid?.(0);
    expect(told).toEqual(['denied', 'missing', 'missing', 'unreadable (the system reported ENAMETOOLONG)']);
  });

  it('searches a file over the limit window by window, across their borders', async () => {
    const root = scratch();
    const window = 4 * MiB;
    for (const at of [0, window - 3, window - 4096 - 3, 2 * window - 4096 - 2, 9 * MiB - 6]) {
      const bytes = Buffer.alloc(9 * MiB, 0x20);
      bytes.write('NEEDLE', at);
      writeFileSync(join(root, 'large'), bytes);
      expect(await read(root, ['large'], MiB)).toEqual([`large ${9 * MiB} suspect`]);
    }
    writeFileSync(join(root, 'large'), Buffer.alloc(9 * MiB, 0x20));
    expect(await read(root, ['large'], MiB)).toEqual([`large ${9 * MiB}`]);
  });

  it('takes a file for unread that is too large even to be searched', async () => {
    const root = scratch();
    writeFileSync(join(root, 'huge'), '');
    truncateSync(join(root, 'huge'), MAX_SEARCHED + 1);
    expect(await read(root, ['huge'])).toEqual([`large ${MAX_SEARCHED + 1} suspect`]);
  });
});

describe('windowSearch', () => {
  it('sees each byte, whatever the pieces, and keeps no more than a window', () => {
    let seen = 0;
    let largest = 0;
    const search = windowSearch((window) => {
      largest = Math.max(largest, window.length);
      seen += window.length;
      return false;
    });
    for (let i = 0; i < 200; i++) search.push(Buffer.alloc(65_536));
    expect(search.end()).toBe(false);
    expect(largest).toBe(4 * MiB);
    expect(seen).toBeGreaterThanOrEqual(200 * 65_536);
  });
});

describe('skippedFor', () => {
  it.each([
    ['EACCES', 'denied'],
    ['EPERM', 'denied'],
    ['ENOENT', 'missing'],
    ['ENOTDIR', 'missing'],
    ['ELOOP', 'symlink'],
    ['ENXIO', 'not-a-file'],
    ['EIO', 'unreadable'],
    ['EMFILE', 'unreadable'],
  ])('%s is %s', (code, reason) => {
    expect(skippedFor(Object.assign(new Error(), { code }))).toMatchObject({ kind: 'skipped', reason });
  });
});
