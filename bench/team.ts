/**
 * Measures an audit of many small repositories that are served on this machine: seconds for each repository, and memory, at
 * each hundred; then the same once more, with nothing changed.
 *
 *   npm run bench:team -- [--repositories N] [--concurrency N] [--cli FILE]
 */
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { serveGit } from '../__tests__/support/github/git-http.ts';
import { commit, initBare } from '../__tests__/support/github/repository.ts';
import { issue } from '../scripts/fixtures/pki.ts';

const ROOT = resolve(import.meta.dirname, '..');
const EVERY = 100;
/** Certificates that the repositories share; each of them is renewed in some. */
const CERTIFICATES = 100;
const PER_PAGE = 100;

/** Bare repositories `acme/app-N` with some twenty small files each, one of them a certificate in every second one. */
async function makeRepositories(root: string, count: number): Promise<void> {
  const template = join(root, 'template');
  initBare(template);
  writeFileSync(join(template, 'HEAD'), 'ref: refs/heads/main\n');
  const ca = await issue({
    subject: 'CN=Corp Issuing CA 1, O=Corp',
    ca: true,
    notBefore: '2020-01-01T00:00:00Z',
    notAfter: '2035-01-01T00:00:00Z',
  });
  const pool: string[] = [];
  for (let number = 0; number < Math.min(count, CERTIFICATES); number++) {
    const name = `app-${number % (CERTIFICATES / 2)}.corp.internal`;
    const notBefore = number < CERTIFICATES / 2 ? '2026-09-01T00:00:00Z' : '2026-10-01T00:00:00Z';
    const made = await issue({
      subject: `CN=${name}`,
      names: [name],
      issuer: ca,
      notBefore,
      notAfter: '2026-12-31T00:00:00Z',
    });
    pool.push(made.pem);
  }
  for (let number = 1; number <= count; number++) {
    const files: Record<string, string> = {
      'README.md': `# Application ${number}\n`,
      '.github/CODEOWNERS': `* @acme/team-${number % 20}\n`,
      'deploy/certificate.yaml': manifest(number),
    };
    for (let file = 0; file < 17; file++)
      files[`src/module-${file}.ts`] = `export const value = ${number * file};\n`.repeat(20);
    if (number % 2 === 0) files['tls/server.pem'] = pool[number % pool.length] ?? '';
    const gitDir = join(root, 'git/acme', `app-${number}`);
    cpSync(template, gitDir, { recursive: true });
    commit(gitDir, [], files);
  }
}

function manifest(number: number): string {
  return `apiVersion: cert-manager.io/v1
kind: Certificate
metadata: {name: app-${number}, namespace: app-${number}}
spec: {secretName: app-${number}-tls, dnsNames: [app-${number}.corp.internal], issuerRef: {name: corp, kind: ClusterIssuer}}
`;
}

/** The one list of the API that is asked for, and git over smart HTTP. */
async function serve(root: string, count: number) {
  const seen = { git: 0, api: 0 };
  const server = createServer((request, response) => {
    const { url = '/' } = request;
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      if (url.startsWith('/api/v3/orgs/acme/repos')) {
        seen.api++;
        list(new URL(url, 'http://127.0.0.1'), count, response);
      } else {
        seen.git++;
        void serveGit(join(root, 'git'), url, request, Buffer.concat(parts), response);
      }
    });
  });
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen, close: () => server.close() };
}

function list(url: URL, count: number, response: ServerResponse): void {
  const page = Number(url.searchParams.get('page') ?? 1);
  const items = Array.from({ length: count }, (_, index) => ({ full_name: `acme/app-${index + 1}`, size: 12 }));
  const body = items.slice((page - 1) * PER_PAGE, page * PER_PAGE);
  const next = page * PER_PAGE < count ? { link: `<${url.pathname}?page=${page + 1}>; rel="next"` } : {};
  response.writeHead(200, { 'content-type': 'application/json', ...next }).end(JSON.stringify(body));
}

interface Mark {
  done: number;
  seconds: number;
  /** MB, of the process that audits; undefined where the system does not tell. */
  now: number | undefined;
  peak: number | undefined;
}

/** Runs the audit, and looks at it at each hundred. */
function audit(cli: string, args: readonly string[], env: Record<string, string>): Promise<Mark[]> {
  const started = performance.now();
  const child = spawn(process.execPath, [cli, 'team', ...args], {
    env: { PATH: process.env.PATH ?? '', ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const marks: Mark[] = [];
  let rest = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const done = Number(/^\[ *(\d+)\//.exec(line)?.[1] ?? Number.NaN);
      if (Number.isNaN(done)) console.log(line);
      if (done % EVERY !== 0) continue;
      marks.push({ done, seconds: (performance.now() - started) / 1000, ...memoryOf(child.pid) });
    }
  });
  return new Promise((finish, fail) => {
    child.on('error', fail);
    child.on('close', () => finish(marks));
  });
}

function memoryOf(pid: number | undefined): Pick<Mark, 'now' | 'peak'> {
  try {
    const text = readFileSync(`/proc/${pid}/status`, 'utf8');
    const read = (key: string) => Number(new RegExp(`^${key}:\\s+(\\d+)`, 'm').exec(text)?.[1]) / 1024;
    return { now: read('VmRSS'), peak: read('VmHWM') };
  } catch {
    return { now: undefined, peak: undefined };
  }
}

function print(title: string, marks: readonly Mark[]): void {
  console.log(
    `${title}\n${'repositories'.padStart(14)}${'s each'.padStart(10)}${'MB now'.padStart(10)}${'MB peak'.padStart(10)}`,
  );
  let before = 0;
  for (const { done, seconds, now, peak } of marks) {
    const each = ((seconds - before) / EVERY).toFixed(3);
    before = seconds;
    console.log(
      `${String(done).padStart(14)}${each.padStart(10)}${(now?.toFixed(0) ?? '-').padStart(10)}${(peak?.toFixed(0) ?? '-').padStart(10)}`,
    );
  }
}

const { values } = parseArgs({
  options: {
    repositories: { type: 'string', default: '1000' },
    concurrency: { type: 'string', default: '4' },
    cli: { type: 'string', default: join(ROOT, 'dist', 'cli.js') },
  },
});
const count = Number(values.repositories);
const root = mkdtempSync(join(tmpdir(), 'cert-hygiene-bench-team-'));
try {
  mkdirSync(join(root, 'git/acme'), { recursive: true });
  console.log(`making ${count} repositories`);
  await makeRepositories(root, count);
  const server = await serve(root, count);
  const args = ['--organization', 'acme', '--server-url', server.url, '--concurrency', values.concurrency];
  const options = ['--cache', join(root, 'cache'), '--now', '2026-11-22', '--format', 'json', '--fail-on', 'never'];
  const env = { GH_TOKEN: 'ghs_benchbenchbenchbench', TMPDIR: root };
  for (const title of ['first run', 'nothing changed']) {
    const before = { ...server.seen };
    print(title, await audit(resolve(values.cli), [...args, ...options], env));
    console.log(`requests: ${server.seen.api - before.api} to the API, ${server.seen.git - before.git} of git`);
  }
  server.close();
} finally {
  rmSync(root, { recursive: true, force: true });
}
