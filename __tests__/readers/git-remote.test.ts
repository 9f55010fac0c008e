/** What a fetch tells and runs, in a repository whose configuration is hostile. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { GitError } from '../../src/readers/git.ts';
import { gitRemote } from '../../src/readers/git-remote.ts';

const TOKEN = 'ghs_CANARYcanary';
const BASIC = Buffer.from(`x-access-token:${TOKEN}`).toString('base64');

/** Fetches from a server that answers with a status, with some configuration in the repository. */
async function fetchWith(status: number, config: Record<string, string>, token?: string) {
  const seen: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    seen.push(request.headers.authorization);
    response.writeHead(status, status === 401 ? { 'www-authenticate': 'Basic' } : {}).end(`refused ${TOKEN}`);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const serverUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const root = mkdtempSync(join(tmpdir(), 'cert-hygiene-remote-'));
  onTestFinished(() => {
    rmSync(root, { recursive: true });
    server.close();
  });
  execFileSync('git', ['init', '--quiet', root]);
  const trap = join(root, 'trap');
  writeFileSync(join(root, 'trap.sh'), `#!/bin/sh\ntouch ${trap}\necho stolen\n`, { mode: 0o755 });
  for (const [key, value] of Object.entries(config)) {
    const text = value.replaceAll('TRAP', join(root, 'trap.sh')).replaceAll('SERVER', serverUrl);
    execFileSync('git', ['-C', root, 'config', key.replaceAll('SERVER', serverUrl), text]);
  }
  const args = [`--git-dir=${root}/.git`, 'fetch', '--depth=1', `${serverUrl}/corp/web`, 'a'.repeat(40)];
  const error = await gitRemote(args, { serverUrl, token }, process.env).catch((reason: unknown) => reason);
  return { seen, error: error as GitError, trapped: existsSync(trap) };
}

it('the token goes to the server it is for, and into no error', async () => {
  const { seen, error } = await fetchWith(403, {}, TOKEN);
  expect(seen).toEqual([`basic ${BASIC}`]);
  expect(error).toBeInstanceOf(GitError);
  for (const text of [error.message, error.stderr, String(error.stack)]) {
    expect(text).not.toContain(TOKEN);
    expect(text).not.toContain(BASIC);
  }
});

it('takes the place of what the repository would send along', async () => {
  const { seen } = await fetchWith(403, { 'http.SERVER/.extraheader': 'Authorization: basic persisted' }, TOKEN);
  expect(seen).toEqual([`basic ${BASIC}`]);
});

it.each<[string, Record<string, string>]>([
  ['core.askPass', { 'core.askPass': 'TRAP' }],
  ['a credential helper', { 'credential.helper': '!TRAP' }],
  ['a credential helper of the server', { 'credential.SERVER.helper': '!TRAP' }],
  ['a proxy of git', { 'core.gitProxy': 'TRAP' }],
  ['another address', { 'url.ext::TRAP .insteadOf': 'SERVER' }],
])('%s of the repository is not started', async (_, config) => {
  const { trapped, error } = await fetchWith(401, config, TOKEN);
  expect(error).toBeInstanceOf(GitError);
  expect(trapped).toBe(false);
});

it('what git says is told without the token, in either form', async () => {
  const remote = { serverUrl: 'https://git.corp.internal', token: TOKEN };
  for (const secret of [TOKEN, BASIC]) {
    const error = await gitRemote([`no-${secret}`], remote, process.env).catch((reason: unknown) => reason);
    expect((error as GitError).message).toContain("'no-***' is not a git command");
    expect((error as GitError).stderr).not.toContain(secret);
  }
});

it('no token asks as anybody', async () => {
  expect((await fetchWith(404, {})).seen).toEqual([undefined]);
});
