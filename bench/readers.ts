/**
 * Measures how the reading and the judgement of one file grow: files of every mechanism, made of its own cases, files of every
 * decoder, and files that once took long, each repeated until they have 0.2, 0.8 and 3.2 MB. Each size is read in a process of its own, by a bundle. Prints
 * processor time, growth and peak memory; exits with 1 where the growth is more than 1.5 times proportional, or the largest
 * takes more than 3 s or 400 MB, in both of two attempts.
 * Usage: npm run bench:readers -- [MECHANISM|DECODER]…
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { DECODER_PIECES } from './decoder-pieces.ts';
import { PIECES, pieced, repeated, samples } from './mechanism-pieces.ts';
import type { Measured, Order } from './read-one.ts';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const SIZES = [200_000, 800_000, 3_200_000] as const;
/** Times below are start-up and noise. */
const MEASURABLE = 100;
const LIMITS = { growth: 1.5, milliseconds: 3_000, judgement: 10_000, megabytes: 400 };

/** Bundles the program that reads one file. */
async function bundle(into: string): Promise<string> {
  const made = await rolldown({
    cwd: ROOT,
    input: { 'read-one': 'bench/read-one.ts' },
    platform: 'node',
    tsconfig: join(ROOT, 'tsconfig.json'),
    onLog() {},
  });
  await made.write({ dir: into, format: 'esm', entryFileNames: '[name].mjs' });
  await made.close();
  return join(into, 'read-one.mjs');
}

/** The processor time and memory of one reading; a reading that takes a minute is ended. */
function measure(program: string, order: Order): Measured {
  try {
    const output = execFileSync(process.execPath, [program], {
      input: JSON.stringify(order),
      encoding: 'utf8',
      timeout: 60_000,
    });
    return JSON.parse(output) as Measured;
  } catch {
    const never = Number.POSITIVE_INFINITY;
    return { milliseconds: never, judgement: never, megabytes: never, facts: 0, unreadable: 0 };
  }
}

/** Whether a file keeps the limits. What else the machine does adds to the processor time: one that does not is measured once more. */
function judged(name: string, read: (bytes: number) => Measured): boolean {
  return keeps(name, read) || keeps(`${name}, again`, read);
}

/** Prints one line, and tells whether it keeps the limits. */
function keeps(name: string, read: (bytes: number) => Measured): boolean {
  const [small, middle, large] = SIZES;
  const last = read(large);
  // What is over in no time at its largest need not be measured again.
  const quick = last.milliseconds + last.judgement < MEASURABLE;
  const before = quick ? undefined : read(middle);
  const growthOf = (of: 'milliseconds' | 'judgement') =>
    before === undefined ? 1 : last[of] / Math.max(before[of], MEASURABLE / 4) / 4;
  const growth = growthOf('milliseconds');
  const within =
    // A reading that was ended says nothing about growth.
    before?.milliseconds !== Number.POSITIVE_INFINITY &&
    Math.max(growth, growthOf('judgement')) <= LIMITS.growth &&
    (['milliseconds', 'judgement', 'megabytes'] as const).every((of) => last[of] <= LIMITS[of]);
  const times = [quick ? undefined : read(small).milliseconds, before?.milliseconds, last.milliseconds];
  const columns = [
    ...times.map((time) => (time?.toFixed(0) ?? '').padStart(8)),
    growth.toFixed(2).padStart(6),
    last.judgement.toFixed(0).padStart(7),
    growthOf('judgement').toFixed(2).padStart(6),
    last.megabytes.toFixed(0).padStart(6),
  ];
  const { facts, unreadable } = last;
  console.log(
    `${within ? 'ok  ' : 'OVER'}${columns.join('')} ${String(facts).padStart(7)}${unreadable > 0 ? '!' : ' '} ${name}`,
  );
  return within;
}

const wanted = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'bench-readers-'));
let over = 0;
try {
  const program = await bundle(folder);
  const base = measure(program, { path: 'nothing', warmUp: '', text: '' });
  console.log(
    `    ${SIZES.map((bytes) => `${bytes / 1e6} MB`.padStart(8)).join('')} growth  judge growth  MB (base ${base.megabytes.toFixed(0)}), facts of the largest, ! where not all of it was read`,
  );
  for (const sample of samples()) {
    if (wanted.length > 0 && !wanted.includes(sample.mechanism)) continue;
    const { path, mechanism, text: warmUp } = sample;
    if (!judged(`${mechanism} ${path}`, (bytes) => measure(program, { path, warmUp, text: repeated(sample, bytes) })))
      over++;
  }
  for (const [decoder, pieces] of Object.entries(DECODER_PIECES)) {
    if (wanted.length > 0 && !wanted.includes(decoder)) continue;
    for (const [path, piece] of pieces) {
      const encoding = typeof piece === 'string' ? undefined : 'latin1';
      const warmUp = piece.toString('latin1');
      const read = (bytes: number) =>
        measure(program, { path, warmUp, text: pieced(warmUp, bytes), ...(encoding && { encoding }) });
      if (!judged(`${decoder} ${path} of ${JSON.stringify(warmUp.slice(0, 40))}`, read)) over++;
    }
  }
  for (const [path, piece] of wanted.length === 0 || wanted.includes('pieces') ? PIECES : []) {
    const read = (bytes: number) => measure(program, { path, warmUp: piece, text: pieced(piece, bytes) });
    if (!judged(`${path} of ${JSON.stringify(piece)}`, read)) over++;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(`${over} over the limits (milliseconds; growth from 0.8 to 3.2 MB against proportional; peak memory)`);
process.exitCode = over > 0 ? 1 : 0;
