import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folder } from '../../src/sources/folder.ts';
import { namesOf, scratch, skippedOf, write } from './repository.ts';

describe('a folder without git', () => {
  it('is all files below it, hidden ones and those of ignore lists included, without what git keeps', async () => {
    const root = scratch();
    write(root, {
      'a.pem': '',
      '.env': '',
      'b/.c/d.pem': '',
      '.gitignore': '*',
      '.git/HEAD': '',
      'sub/.git/config': '',
    });
    const source = await folder(root);
    expect(namesOf(source)).toEqual(['.env', '.gitignore', 'a.pem', 'b/.c/d.pem']);
    expect(source.skipped).toEqual([]);
  });

  it('never follows a link', async () => {
    const root = scratch();
    const outside = scratch();
    write(outside, { 'secret.pem': 's' });
    write(root, { 'a.pem': '' });
    symlinkSync('/etc/passwd', join(root, 'file'));
    symlinkSync('/', join(root, 'root'));
    symlinkSync(outside, join(root, 'outside'));
    symlinkSync('.', join(root, 'loop'));
    symlinkSync('self', join(root, 'self'));
    symlinkSync('nowhere', join(root, 'dangling'));
    const source = await folder(root);
    expect(namesOf(source)).toEqual(['a.pem']);
    expect(skippedOf(source)).toEqual(
      ['dangling', 'file', 'loop', 'outside', 'root', 'self'].map((name) => `${name}: symlink`),
    );
  });

  it('lists FIFOs and sockets, and waits for neither', async () => {
    const root = scratch();
    execFileSync('mkfifo', [join(root, 'fifo.pem')]);
    const server = createServer().listen(join(root, 'socket.pem'));
    await new Promise((done) => server.on('listening', done));
    const source = await folder(root);
    server.close();
    expect(namesOf(source)).toEqual([]);
    expect(skippedOf(source)).toEqual(['fifo.pem: not-a-file', 'socket.pem: not-a-file']);
  });

  it('has names of any bytes, in folders of any bytes', async () => {
    const root = scratch();
    const odd = Buffer.concat([Buffer.from(`${root}/`), Buffer.from([0xe4, 0xff])]);
    mkdirSync(odd);
    writeFileSync(Buffer.concat([odd, Buffer.from('/'), Buffer.from([0xfe]), Buffer.from('.pem')]), 'x');
    write(root, { '-rf': '', 'new\nline.pem': '', 'größe.pem': '' });
    expect(namesOf(await folder(root))).toEqual(['-rf', '\\xe4\\xff/\\xfe.pem', 'größe.pem', 'new\nline.pem']);
  });

  it('says which folders may not be read', async () => {
    const root = scratch();
    write(root, { 'a.pem': '', 'closed/b.pem': '' });
    chmodSync(join(root, 'closed'), 0);
    const source = await asNobody(() => folder(root));
    chmodSync(join(root, 'closed'), 0o755);
    expect(namesOf(source)).toEqual(['a.pem']);
    expect(skippedOf(source)).toEqual(['closed: denied']);
  });

  it('is named by its own name', async () => {
    const root = scratch();
    write(root, { 'web/a.pem': '' });
    expect((await folder(join(root, 'web'))).name).toBe('web');
    expect((await folder(root, { name: 'corp/web' })).name).toBe('corp/web');
  });
});

/** Root may read everything: then the step is done with the rights of another user. */
async function asNobody<T>(step: () => Promise<T>): Promise<T> {
  if (process.getuid?.() !== 0) return step();
  process.seteuid?.(65_534);
  try {
    return await step();
  } finally {
    process.seteuid?.(0);
  }
}
