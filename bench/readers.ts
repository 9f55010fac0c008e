/**
 * Measures how the reading of one file grows: files of every mechanism, made of its own cases repeated until they have
 * 0.2, 0.8 and 3.2 MB, each size in a process of its own. Prints processor time, growth and peak memory; exits with 1 where
 * the growth is more than 1.5 times proportional, or the largest takes more than 3 s or 400 MB.
 * Usage: npm run bench:readers -- [MECHANISM…]
 */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { casesIn } from '../__tests__/support/cases.ts';
import { readFiles } from '../__tests__/support/mechanisms.ts';
import { mechanisms } from '../src/mechanisms/index.ts';

const SIZES = [200_000, 800_000, 3_200_000];
/** Times below are start-up and noise. */
const MEASURABLE = 60;
const LIMITS = { growth: 1.5, milliseconds: 3_000, megabytes: 400 };

interface Sample {
  mechanism: string;
  path: string;
  text: string;
}

interface Measured {
  milliseconds: number;
  megabytes: number;
}

/** One file for each distinct name among the cases of a mechanism, the longest of its kind. */
function samples(wanted: readonly string[]): Sample[] {
  const found = new Map<string, Sample>();
  for (const { of, before } of casesIn('mechanisms')) {
    if (wanted.length > 0 && !wanted.includes(of)) continue;
    for (const [path, text] of Object.entries(before.files)) {
      const key = `${of} ${path.replace(/.*\//, '')}`;
      if ((found.get(key)?.text.length ?? 0) < text.length) found.set(key, { mechanism: of, path, text });
    }
  }
  return [...found.values()];
}

/** The text again and again, with names of their own, as one file of its kind. */
export function repeated({ path, text }: Pick<Sample, 'path' | 'text'>, bytes: number): string {
  const separator = /\.ya?ml$/.test(path) && !/^---/.test(text) ? '\n---\n' : '\n';
  const parts: string[] = [];
  for (let length = 0, index = 0; length < bytes; index++) {
    const part = text.replace(/\b(?:www|mail|example|shop|app|web|api|default|edge|corp)\b/g, `$&${index}`);
    parts.push(part);
    length += part.length + separator.length;
  }
  return parts.join(separator);
}

/** Reads one file in this process. */
function measure(sample: Sample, bytes: number): Measured {
  const text = repeated(sample, bytes);
  readFiles([[sample.path, sample.text]], mechanisms);
  const started = process.cpuUsage();
  readFiles([[sample.path, text]], mechanisms);
  const { user, system } = process.cpuUsage(started);
  return { milliseconds: (user + system) / 1e3, megabytes: process.resourceUsage().maxRSS / 1024 };
}

function main(wanted: readonly string[]): void {
  let slow = 0;
  for (const sample of samples(wanted)) {
    const measured = SIZES.map((bytes) => {
      const child = ['--import', 'tsx', fileURLToPath(import.meta.url), '--one', JSON.stringify(sample), String(bytes)];
      return JSON.parse(execFileSync(process.execPath, child, { encoding: 'utf8' })) as Measured;
    });
    const times = measured.map(({ milliseconds }) => milliseconds);
    const [, middle = 0, last = 0] = times;
    const growth = last < MEASURABLE ? 1 : last / Math.max(middle, MEASURABLE / 4) / 4;
    const megabytes = measured.at(-1)?.megabytes ?? 0;
    const over = growth > LIMITS.growth || last > LIMITS.milliseconds || megabytes > LIMITS.megabytes;
    if (over) slow++;
    const columns = [
      ...times.map((time) => time.toFixed(0).padStart(7)),
      growth.toFixed(2).padStart(6),
      megabytes.toFixed(0).padStart(6),
    ];
    console.log(`${over ? 'OVER' : 'ok  '}${columns.join('')}  ${sample.mechanism} ${sample.path}`);
  }
  console.log(`${slow} over the limits (ms at 0.2, 0.8 and 3.2 MB; growth; MB)`);
  process.exitCode = slow > 0 ? 1 : 0;
}

const [first, json, bytes] = process.argv.slice(2);
if (first === '--one') console.log(JSON.stringify(measure(JSON.parse(json as string), Number(bytes))));
else main(process.argv.slice(2));
