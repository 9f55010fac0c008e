/** Pictures of real runs for the README: a terminal's text, with its colours, as SVG. */
import { join } from 'node:path';
import { runAudit } from '../src/commands/run-audit.ts';
import type { Runtime } from '../src/commands/runtime.ts';
import { render } from '../src/commands/write-report.ts';
import { escapeHtml } from '../src/util/escape.ts';

const COLORS: Record<string, string> = {
  '31': '#ff7b72',
  '32': '#7ee787',
  '33': '#e3b341',
  '34': '#79c0ff',
  '36': '#76e3ea',
};
const LINE = 18;
const WIDTH = 80;

/** Audits a folder as of a day and draws what a terminal of 80 columns shows. */
export async function picture(root: string, folder: string, now: string, format: string): Promise<string> {
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
  const report = await runAudit({ ...paths, now: world.clock }, world);
  // The commit of the picture would change it with every commit.
  for (const repository of report.inventory.repositories) delete repository.revision;
  return svg(
    `${format} report of ${folder} as of ${now}`,
    render(report, format, { color: true, width: WIDTH, quiet: false }),
  );
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
