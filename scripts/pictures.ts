/**
 * Renders what GitHub and a browser show of the incident as PNG, for the README: `npm run pictures`. It needs Chromium
 * (`CHROMIUM`, default `chromium`) and, for diagrams, Mermaid: `npm install --no-save mermaid@11`, or its file in `MERMAID`.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import MarkdownIt from 'markdown-it';
import { audit } from '../src/audit/audit.ts';
import { auditChange } from '../src/audit/audit-change.ts';
import { allRules } from '../src/audit/rules.ts';
import type { RenderOptions, Report } from '../src/model/index.ts';
import { readConfig } from '../src/policy/config.ts';
import { reporters } from '../src/reporters/index.ts';
import { issueDrafts } from '../src/reporters/issue.ts';
import { changedFiles } from '../src/sources/changes.ts';
import { withOwners } from '../src/sources/open.ts';
import { revision } from '../src/sources/revision.ts';
import { compressPng } from './compress-png.ts';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const INCIDENT = join(ROOT, '__tests__/fixtures/incident');
const NOW = Date.parse('2025-09-01');
const WIDTH = 880;
const CHROMIUM = process.env.CHROMIUM ?? 'chromium';
const MERMAID = process.env.MERMAID ?? join(ROOT, 'node_modules/mermaid/dist/mermaid.min.js');
/** The README shows them in a column of 880 pixels; more is not read there. */
const MAX_HEIGHT = 1100;

/** As GitHub shows Markdown, near enough to judge a text by. */
const STYLE = `
body { margin: 0; background: #fff; color: #1f2328; font: 16px/1.5 -apple-system, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif }
main { padding: 20px 24px; max-width: 832px; overflow-wrap: break-word }
h1, h2 { border-bottom: 1px solid #d1d9e0; padding-bottom: 0.3em; font-size: 1.5em; margin: 0 0 16px } h3 { font-size: 1.25em } h4 { font-size: 1em }
h3, h4 { margin: 20px 0 12px } p, ul, ol, pre, details { margin: 0 0 14px } ul, ol { padding-left: 2em } li + li { margin-top: 0.25em } a { color: #0969da; text-decoration: none }
code { font: 85% ui-monospace, "DejaVu Sans Mono", monospace; background: #818b981f; padding: 0.2em 0.4em; border-radius: 6px }
pre { background: #f6f8fa; padding: 14px; border-radius: 6px; overflow: hidden } pre code { background: none; padding: 0 } sub { font-size: 75% }
pre.mermaid svg { display: block; margin: 0 auto }
`;

const git = (cwd: string, ...args: string[]) =>
  execFileSync(
    'git',
    ['-c', 'user.name=corp', '-c', 'user.email=corp@corp.internal', '-c', 'commit.gpgsign=false', ...args],
    {
      cwd,
      encoding: 'utf8',
      env: { ...process.env, GIT_AUTHOR_DATE: '2025-09-01T00:00:00Z', GIT_COMMITTER_DATE: '2025-09-01T00:00:00Z' },
    },
  ).trim();

/** Two commits: every copy of one version, and then the renewed version in the legacy system alone. */
function incident(folder: string): void {
  cpSync(join(INCIDENT, 'stale'), folder, { recursive: true });
  const renewed = readFileSync(join(folder, 'legacy/mail/fullchain.pem'));
  cpSync(join(folder, 'pods/13/tls.crt'), join(folder, 'legacy/mail/fullchain.pem'));
  mkdirSync(join(folder, '.github'), { recursive: true });
  writeFileSync(join(folder, '.github/CODEOWNERS'), '/pods/ @corp/mail-pods\n');
  git(folder, 'init', '-q', '-b', 'main');
  git(folder, 'remote', 'add', 'origin', 'https://github.com/corp/mail');
  git(folder, 'add', '-A');
  git(folder, 'commit', '-qm', 'Certificates');
  git(folder, 'branch', 'base');
  writeFileSync(join(folder, 'legacy/mail/fullchain.pem'), renewed);
  git(folder, 'commit', '-qam', 'Renew the certificate of mail');
}

const env = { PATH: process.env.PATH, HOME: process.env.HOME };

async function reportsOf(folder: string): Promise<{ whole: Report; change: Report; options: RenderOptions }> {
  const sides = { env, include: [], exclude: [] };
  const [base, head] = await Promise.all([revision(folder, 'base', sides), revision(folder, 'main', sides)]);
  if (head.access.kind !== 'git' || base.revision === undefined || head.revision === undefined)
    throw new Error('no commits');
  const file = '.github/cert-hygiene.yml';
  const ids = allRules.map(({ id }) => id);
  const config = await readConfig(readFileSync(join(folder, file), 'utf8'), file, ids);
  const judge = { now: NOW, config, env };
  const whole = await audit([await withOwners(head, env)], judge);
  const changed = await changedFiles(head.access.gitDir, base.revision, head.revision, head.name, env);
  const change = await auditChange(
    { head: await withOwners(head, env), base: changed.base, names: changed.names, after: undefined, failOn: 'error' },
    { ...judge, baseline: undefined, passwords: [], workerUrl: undefined },
  );
  const links = `https://github.com/corp/mail/blob/${head.revision}/`;
  return { whole, change, options: { color: false, width: 80, quiet: false, links } };
}

function page(markdown: string): string {
  const body = new MarkdownIt({ html: true })
    .render(markdown)
    .replace(/<pre><code class="language-mermaid">([\s\S]*?)<\/code><\/pre>/g, '<pre class="mermaid">$1</pre>');
  const script = existsSync(MERMAID) ? readFileSync(MERMAID, 'utf8') : '';
  if (script === '') throw new Error('Mermaid is missing. Run "npm install --no-save mermaid@11".');
  return `<!doctype html><meta charset="utf-8"><style>${STYLE}</style><main>${body}</main><script>${script}</script>
<script>mermaid.initialize({ startOnLoad: true, securityLevel: 'strict' })</script>`;
}

/** Draws a page as high as its content is. */
function draw(html: string, file: string, folder: string): void {
  const path = join(folder, 'page.html');
  const measure =
    '<script>setTimeout(() => { document.title = "height " + document.documentElement.scrollHeight }, 3000)</script>';
  const run = (...args: string[]) =>
    execFileSync(
      CHROMIUM,
      [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--no-first-run',
        '--hide-scrollbars',
        `--user-data-dir=${join(folder, 'chromium')}`,
        '--virtual-time-budget=8000',
        ...args,
        `file://${path}`,
      ],
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1 << 28 },
    );
  writeFileSync(path, html + measure);
  const height = Number(
    /<title>height (\d+)<\/title>/.exec(run(`--window-size=${WIDTH},200`, '--dump-dom'))?.[1] ?? 800,
  );
  writeFileSync(path, html);
  run(`--window-size=${WIDTH},${Math.min(height, MAX_HEIGHT)}`, `--screenshot=${file}`);
  writeFileSync(file, compressPng(readFileSync(file)));
  console.log(`${file}: ${WIDTH} x ${Math.min(height, MAX_HEIGHT)}, ${readFileSync(file).length} bytes`);
}

const folder = mkdtempSync(join(tmpdir(), 'cert-hygiene-pictures-'));
try {
  const repository = join(folder, 'mail');
  incident(repository);
  const { whole, change, options } = await reportsOf(repository);
  const text = (report: Report, id: string) => reporters.find((one) => one.id === id)?.render(report, options) ?? '';
  const [issue] = issueDrafts(whole, options);
  const out = join(ROOT, 'docs/pictures');
  mkdirSync(out, { recursive: true });
  draw(page(`# ${issue?.title}\n\n${issue?.body}`), join(out, 'issue.png'), folder);
  draw(page(text(change, 'comment')), join(out, 'comment.png'), folder);
  draw(page(text(whole, 'markdown')), join(out, 'summary.png'), folder);
  // The measuring script is not the page's own, so the copy for the picture has no policy. Skipped content would be measured wrong.
  draw(
    text(whole, 'html')
      .replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '')
      .replace('</style>', '* { content-visibility: visible !important }</style>'),
    join(out, 'report.png'),
    folder,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
