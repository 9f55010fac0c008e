import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { scratch, write } from '../sources/repository.ts';
import { runCommand } from '../support/command.ts';

const leftovers = () => readdirSync(tmpdir()).filter((name) => name.startsWith('cert-hygiene-demo-'));

it('shows the incident three weeks before the outage, and leaves nothing behind', async () => {
  const before = leftovers();
  const cwd = scratch();
  const { code, out, err } = await runCommand(cwd, 'demo');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toContain('as of 2025-09-01');
  expect(out).toMatch(/✗ stale-copy\n/);
  for (const place of ['pods/13/tls.crt', 'pods/15/tls.crt', 'pods/27/tls.crt', 'legacy/mail/fullchain.pem'])
    expect(out).toContain(place);
  expect(readdirSync(cwd)).toEqual([]);
  expect(leftovers()).toEqual(before);
});

it('keeps the files in a folder that was named, where the next steps work as printed', async () => {
  const cwd = scratch();
  const { out } = await runCommand(cwd, 'demo', 'incident');
  expect(existsSync(join(cwd, 'incident/legacy/mail/fullchain.pem'))).toBe(true);
  const [command, ...args] = (/^ {2}cert-hygiene (.*)$/m.exec(out)?.[1] ?? '').split(' ');
  const scan = await runCommand(cwd, command ?? '', ...args);
  expect([scan.code, scan.out]).toEqual([1, expect.stringContaining('stale-copy')]);
});

it('writes into no folder that holds anything', async () => {
  const cwd = scratch();
  write(cwd, { 'mine/notes.txt': 'mine' });
  const { code, err } = await runCommand(cwd, 'demo', 'mine');
  expect([code, err]).toEqual([2, 'cert-hygiene: mine is not empty. Name a new folder for the files of the demo.\n']);
  expect(readdirSync(join(cwd, 'mine'))).toEqual(['notes.txt']);
});
