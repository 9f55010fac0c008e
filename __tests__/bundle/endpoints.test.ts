/** What servers serve, asked by the bundle: from a terminal, on a schedule, and never for a pull request. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Issued } from '../../scripts/fixtures/pki.ts';
import { actionAsync, cli, cliAsync, folder } from '../support/bundle.ts';
import { expired, renewed, withPull } from '../support/github/scenarios.ts';
import { closeServers, identity, listen, SCRIPTS, scripted, secure } from '../support/tls-servers.ts';

const NOW = '2026-11-22';
const CONFIG = '.github/cert-hygiene.yml';

afterEach(closeServers);

/** A mail server that serves a certificate; counts who comes. */
async function mailServer(served: Issued): Promise<{ endpoint: string; visits(): number }> {
  let visits = 0;
  const serve = scripted(SCRIPTS.smtp, secure(served));
  const port = await listen((socket) => {
    visits++;
    serve(socket);
  });
  return { endpoint: `smtp://127.0.0.1:${port}`, visits: () => visits };
}

function workspace(files: Record<string, string>): string {
  const root = folder();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

const declaring = (endpoint: string) => ({ [CONFIG]: `endpoints: ["${endpoint}"]\n` });

describe('cert-hygiene probe', () => {
  const probe = (...args: string[]) => cliAsync(['probe', '--now', NOW, ...args], { cwd: folder() });

  it('shows what is served, and exits as every command does', async () => {
    const good = await mailServer(renewed);
    const sound = await probe(good.endpoint);
    expect(sound).toMatchObject({ code: 0, err: '' });
    expect(sound.out).toMatch(/✓ smtp:\/\/127\.0\.0\.1:\d+ +expires 2027-10-20, in \d+ days/);
    expect(sound.out).toMatch(/mail\.corp\.internal · issued by mail\.corp\.internal · self-signed ·\s+serial number/);
    expect(sound.out).toMatch(/\n✓ 1 endpoint serves a valid certificate\n {2}1 endpoint probed\n$/);

    const summary = await probe('--format', 'markdown', good.endpoint);
    expect(summary.out).toMatch(/^## ✅ 1 endpoint serves a valid certificate\n\n<sub>Probed as of /);

    const bad = await probe((await mailServer(expired)).endpoint);
    expect(bad.code).toBe(1);
    expect(bad.out).toMatch(/expired on 2026-11-01 at\s+00:00 UTC/);
  });

  it('is incomplete where an endpoint does not show a certificate', async () => {
    const port = await listen((socket) => socket.end('SSH-2.0-OpenSSH_9.9\r\n'));
    const run = await probe('--format', 'json', `smtp://127.0.0.1:${port}`);
    expect(run.code).toBe(2);
    const report = JSON.parse(run.out);
    expect(report.findings.map(({ rule }: { rule: string }) => rule)).toEqual(['served-unreachable']);
    expect(report.incompleteReasons[0]).toMatch(/could not be read: its answer does not follow its protocol\.$/);
  });

  it.each([
    [[], 'probe takes an endpoint'],
    [['gopher://mx.corp.internal'], 'its scheme is not one of'],
    [['smtp://mx.corp.internal/inbox'], 'it continues after the host'],
  ])('%j is refused in one line', (operands, part) => {
    const run = cli(['probe', ...operands], { cwd: folder() });
    expect(run.code).toBe(2);
    expect(run.err).toContain(part);
    expect(run.err.trimEnd().split('\n')).toHaveLength(1);
  });
});

describe('cert-hygiene scan', () => {
  it('asks nobody unless it is told to, and says so', async () => {
    const { endpoint, visits } = await mailServer(expired);
    const cwd = workspace({ ...declaring(endpoint), 'legacy/mail.pem': renewed.pem });
    const run = await cliAsync(['scan', '.', '--now', NOW], { cwd });
    expect(run.code).toBe(0);
    expect(run.out).toContain('1 declared endpoint was not probed (endpoints: none).');
    expect(visits()).toBe(0);
  });

  it('sees the old version in service while the new one is stored', async () => {
    const own = { subject: 'CN=mail.corp.internal, O=Corp', names: ['mail.corp.internal'] };
    const old = await identity({ ...own, notBefore: '2026-01-01T00:00:00Z', notAfter: '2027-01-31T00:00:00Z' });
    const { endpoint } = await mailServer(old);
    const cwd = workspace({ ...declaring(endpoint), 'legacy/mail.pem': renewed.pem });
    const run = await cliAsync(['scan', '.', '--now', NOW, '--endpoints', 'private', '--format', 'json'], { cwd });
    const served = (one: { rule: string }) => one.rule.startsWith('served-');
    expect(JSON.parse(run.out).findings.filter(served)).toMatchObject([
      {
        rule: 'served-stale',
        level: 'warning',
        location: { path: CONFIG, line: 1, pointer: endpoint },
        related: [{ path: 'legacy/mail.pem', line: 1 }],
      },
    ]);
  });

  it('asks no private address in public', async () => {
    const { endpoint, visits } = await mailServer(expired);
    const cwd = workspace(declaring(endpoint.replace(/\d+$/, '25')));
    const run = await cliAsync(['scan', '.', '--now', NOW, '--endpoints', 'public'], { cwd });
    expect(run.out).toContain('its address is private, and only public addresses are probed');
    expect(visits()).toBe(0);
  });
});

describe('cert-hygiene merge', () => {
  it('asks for what the shards together declare, and keeps what they asked', async () => {
    const { endpoint, visits } = await mailServer(expired);
    const cwd = workspace({ ...declaring(endpoint), 'legacy/mail.pem': renewed.pem });
    const judged = ['--now', NOW, '--fail-on', 'never', '--format', 'json'];
    await cliAsync(['scan', '.', ...judged, '--output', 'shard.json'], { cwd });
    const asking = await cliAsync(['merge', 'shard.json', ...judged, '--endpoints', 'private'], { cwd });
    writeFileSync(join(cwd, 'asked.json'), asking.out);
    const kept = await cliAsync(['merge', 'asked.json', ...judged], { cwd });
    for (const { out } of [asking, kept]) {
      const { served, findings } = JSON.parse(out);
      expect(served).toMatchObject([{ endpoint, address: '127.0.0.1', nameMatches: false }]);
      expect(findings).toContainEqual(expect.objectContaining({ rule: 'served-expired' }));
    }
    expect(visits()).toBe(1);
  });
});

describe('the Action', () => {
  it('asks on a schedule, and shows in the summary what is served', async () => {
    const { endpoint } = await mailServer(expired);
    const cwd = workspace(declaring(endpoint));
    const inputs = { now: NOW, endpoints: 'private', issues: 'none' };
    const run = await actionAsync(cwd, inputs, { GITHUB_EVENT_NAME: 'schedule' });
    expect(run).toMatchObject({ code: 1, outputs: { result: 'findings', errors: '1' } });
    expect(run.summary).toContain('### What endpoints serve');
    expect(run.summary).toContain('expired 2026-11-01');
  });

  it.each(['issue_comment', 'workflow_run', 'pull_request_review'])('asks nobody on %s', async (event) => {
    const { endpoint, visits } = await mailServer(expired);
    const inputs = { now: NOW, endpoints: 'private', issues: 'none' };
    const run = await actionAsync(workspace(declaring(endpoint)), inputs, { GITHUB_EVENT_NAME: event });
    expect(run.outputs.result).toBe('clean');
    expect(visits()).toBe(0);
  });

  it.each(['auto', 'full'])('asks nobody for a pull request in mode %s, whatever it declares', async (mode) => {
    const { endpoint, visits } = await mailServer(expired);
    await withPull({ head: declaring(endpoint) }, async (pull) => {
      const run = await pull.run({ mode, endpoints: 'private', comment: 'never' });
      expect(run.code).toBe(0);
    });
    expect(visits()).toBe(0);
  });
});
