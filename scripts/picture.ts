/** Pictures of real runs for the README: a terminal's text, with its colours, as SVG. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runAudit } from '../src/commands/run-audit.ts';
import type { Runtime } from '../src/commands/runtime.ts';
import { render } from '../src/commands/write-report.ts';
import { escapeHtml } from '../src/util/escape.ts';
import { writeCertificate } from '../src/x509/write-certificate.ts';

const COLORS: Record<string, string> = {
  '31': '#ff7b72',
  '32': '#7ee787',
  '33': '#e3b341',
  '34': '#79c0ff',
  '36': '#76e3ea',
};
const LINE = 18;
const WIDTH = 80;

/** The days on which certificates came into the repository of {@link historyPicture}: name, file, and each version's dates. */
const HISTORY: readonly [day: string, name: string, path: string, from: string, to: string][] = [
  ['2025-02-10', 'vpn.corp.internal', 'vpn/server.pem', '2025-02-10', '2026-02-10'],
  ['2025-03-27', 'mail.corp.internal', 'legacy/mail.pem', '2025-03-26', '2025-06-24'],
  ['2025-03-27', 'mail.corp.internal', 'pods/tls.pem', '2025-03-26', '2025-06-24'],
  ['2025-04-02', 'www.corp.internal', 'www/tls.pem', '2025-04-01', '2025-06-30'],
  ['2025-05-12', 'api.corp.internal', 'api/blue.pem', '2025-05-12', '2025-11-12'],
  ['2025-05-12', 'api.corp.internal', 'api/green.pem', '2025-05-12', '2025-11-12'],
  ['2025-06-20', 'mail.corp.internal', 'legacy/mail.pem', '2025-06-19', '2025-09-22'],
  ['2025-06-20', 'mail.corp.internal', 'pods/tls.pem', '2025-06-19', '2025-09-22'],
  ['2025-07-04', 'www.corp.internal', 'www/tls.pem', '2025-07-03', '2025-10-01'],
  ['2025-08-25', 'mail.corp.internal', 'legacy/mail.pem', '2025-08-25', '2025-11-23'],
];

/** Draws the timeline of a repository with a history: written version by version, each in a commit of its day. */
export async function historyPicture(now: string): Promise<string> {
  const root = mkdtempSync(join(tmpdir(), 'cert-hygiene-history-'));
  try {
    const git = (day: string, ...args: string[]) =>
      execFileSync(
        'git',
        ['-c', 'user.name=corp', '-c', 'user.email=corp@corp.internal', '-c', 'commit.gpgsign=false', ...args],
        {
          cwd: root,
          stdio: 'ignore',
          env: { ...process.env, GIT_AUTHOR_DATE: `${day}T12:00:00Z`, GIT_COMMITTER_DATE: `${day}T12:00:00Z` },
        },
      );
    git(now, 'init', '-q', '-b', 'main');
    const issuer = writeCertificate({
      commonName: 'Corp Issuing CA 1',
      serialNumber: '01',
      notBefore: '2020-01-01T00:00:00Z',
      notAfter: '2035-01-01T00:00:00Z',
      ca: true,
    });
    // One version in several places is one certificate.
    const written = new Map<string, string>();
    for (const day of new Set(HISTORY.map(([one]) => one))) {
      for (const [, name, path, from, to] of HISTORY.filter(([one]) => one === day)) {
        const dates = { notBefore: `${from}T08:00:00Z`, notAfter: `${to}T08:00:00Z` };
        const serialNumber = String(written.size + 10);
        const key = `${name} ${from}`;
        const fields = { commonName: name, names: [name], serialNumber, issuer, ...dates };
        const pem = written.get(key) ?? writeCertificate(fields).pem;
        written.set(key, pem);
        mkdirSync(join(root, dirname(path)), { recursive: true });
        writeFileSync(join(root, path), pem);
      }
      git(day, 'add', '-A');
      git(day, 'commit', '-qm', `Certificates of ${day}`);
    }
    return await picture(root, '.', now, 'timeline', { title: 'Timeline of a repository', history: true });
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** Audits a folder as of a day and draws what a terminal of 80 columns shows. */
export async function picture(
  root: string,
  folder: string,
  now: string,
  format: string,
  { title = `${format} report of ${folder}`, history = false } = {},
): Promise<string> {
  const world: Runtime = {
    cwd: join(root, folder),
    clock: Date.parse(now),
    env: { PATH: process.env.PATH, HOME: process.env.HOME },
    columns: WIDTH,
    color: true,
    live: false,
    workerUrl: undefined,
    out: () => {},
    err: () => {},
    input: () => '',
    elapsed: () => 0,
    sleep: async () => {},
  };
  const paths = { paths: ['.'], include: [], exclude: [], passwords: [] };
  const report = await runAudit({ ...paths, now: world.clock, history }, world);
  // The commit of the picture would change it with every commit.
  for (const repository of report.inventory.repositories) delete repository.revision;
  return svg(`${title} as of ${now}`, render(report, format, { color: true, width: WIDTH, quiet: false }));
}

function svg(title: string, text: string): string {
  const lines = text.trimEnd().split('\n');
  const height = lines.length * LINE + 24;
  const rows = lines.map((line, index) => `<text x="12" y="${(index + 1) * LINE + 8}">${spans(line)}</text>`);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH * 8.43 + 24}" height="${height}" font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, monospace" font-size="14" fill="#e6edf3">`,
    `<title>${escapeHtml(title)}</title>`,
    `<rect width="100%" height="100%" rx="8" fill="#0d1117"/>`,
    ...rows,
    '</svg>',
    '',
  ].join('\n');
}

/** ANSI's colours and weights as spans. Every other escape sequence was taken out by the reporter. */
function spans(line: string): string {
  let [color, bold, dim] = ['', false, false];
  let out = '';
  for (const part of line.split(/(\u001b\[[0-9;]*m)/)) {
    const code = /^\u001b\[([0-9;]*)m$/.exec(part)?.[1];
    if (code === undefined) {
      if (part === '') continue;
      const style = [color && `fill="${color}"`, bold && 'font-weight="bold"', dim && 'opacity="0.65"'].filter(Boolean);
      out += `<tspan xml:space="preserve"${style.map((one) => ` ${one}`).join('')}>${escapeHtml(part)}</tspan>`;
      continue;
    }
    for (const one of code.split(';')) {
      if (one === '1') bold = true;
      else if (one === '2') dim = true;
      else if (one === '22') [bold, dim] = [false, false];
      else if (one === '39' || one === '0' || one === '') color = '';
      else color = COLORS[one] ?? color;
    }
  }
  return out;
}
