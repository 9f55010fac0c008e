/**
 * Feeds the bundle files of many languages and damaged fixtures, with certificates and secrets planted in them. A certificate
 * that is neither found nor told as not read, a secret that is shown, a fault, a crash, a hang and a run that takes too much are failures.
 * Usage: npm run fuzz -- [--seconds N] [--seed N] [--batches N] [--program dist/cli.js] [--keep FOLDER]
 */
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { casesIn } from '../__tests__/support/cases.ts';
import { decoderFixtures } from '../__tests__/support/packed-fixtures.ts';
import { type Input, inputOf } from './fuzz/inputs.ts';
import { certificates, secretsOf } from './fuzz/material.ts';
import { choices } from './fuzz/random-choice.ts';
import { isSlow, runBundle, type Verdict } from './fuzz/run-bundle.ts';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');
/** Files of one run of the bundle. */
const BATCH = 200;

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string' },
    batches: { type: 'string' },
    program: { type: 'string', default: join(ROOT, 'dist/cli.js') },
    keep: { type: 'string' },
  },
});
const seed = Number(values.seed ?? randomBytes(4).readUInt32LE());
const program = resolve(values.program);

/** What is damaged: the fixtures of the decoders and the files of all cases, by a short path. */
function fixtures(): Map<string, Buffer> {
  const found = new Map([...decoderFixtures].map(([path, bytes]) => [basename(path), bytes]));
  // What an endpoint serves is no file.
  for (const { before } of [...casesIn('mechanisms'), ...casesIn('rules')])
    for (const [path, text] of Object.entries(before.files))
      if (!path.includes('://')) found.set(path, Buffer.from(text));
  return found;
}

const pool = await certificates();
const secrets = secretsOf(pool);
const material = fixtures();
const total = { inputs: 0, planted: 0, lost: 0, told: 0, faults: 0, milliseconds: 0, slowest: 0, peak: 0 };

/** The fewest files of a run that goes wrong in the same way: halves, then single files. */
function smallest(inputs: Input[], fails: (verdict: Verdict) => boolean): Input[] {
  let left = inputs;
  while (left.length > 1) {
    const middle = left.length >> 1;
    const half = [left.slice(0, middle), left.slice(middle)].find((part) => fails(runBundle(program, part, secrets)));
    if (half === undefined) return left;
    left = half;
  }
  return left;
}

function keep(inputs: readonly Input[], what: string): void {
  console.log(
    `  ${what}: ${inputs
      .map(({ path }) => path)
      .slice(0, 5)
      .join(', ')}`,
  );
  if (values.keep === undefined) return;
  for (const { path, bytes } of inputs) {
    const name = `${createHash('sha256').update(bytes).digest('hex').slice(0, 8)}-${basename(path)}`;
    mkdirSync(values.keep, { recursive: true });
    writeFileSync(join(values.keep, name), bytes);
    console.log(`  kept as ${join(values.keep, name)} (${path})`);
  }
}

function summary(): string {
  const { inputs, planted, lost, told, faults, milliseconds, slowest, peak } = total;
  const found = `${inputs} inputs, ${planted} planted, ${lost} lost, ${told} told as not read, ${faults} faults`;
  const took = `${(milliseconds / 1_000).toFixed(0)} s of processor time, slowest run ${slowest.toFixed(0)} ms, peak ${peak.toFixed(0)} MB`;
  return `seed ${seed}: ${found}; ${took}`;
}

const batches = Number(values.batches ?? Number.POSITIVE_INFINITY);
const budget = values.batches === undefined ? Number(values.seconds) * 1_000 : Number.POSITIVE_INFINITY;
for (let batch = 0; batch < batches && total.milliseconds < budget; batch++) {
  const random = choices(seed + batch * 7_919);
  const inputs = Array.from({ length: BATCH }, (_, index) => inputOf(index, random, pool, material));
  let verdict = runBundle(program, inputs, secrets);
  // What else the machine does adds to the processor time: a run that takes too much is measured once more.
  if (isSlow(verdict)) verdict = runBundle(program, inputs, secrets);
  total.inputs += inputs.length;
  total.planted += inputs.filter(({ planted }) => planted !== undefined).length;
  total.milliseconds += verdict.milliseconds;
  total.slowest = Math.max(total.slowest, verdict.milliseconds);
  total.peak = Math.max(total.peak, verdict.megabytes);
  total.lost += verdict.lost.length;
  total.told += verdict.told;
  total.faults += verdict.wrong.length;
  if (batch % 100 === 99) console.error(summary());
  if (verdict.lost.length === 0 && verdict.wrong.length === 0) continue;
  console.log(`batch ${batch}, to be repeated with --seed ${seed + batch * 7_919} --batches 1`);
  const lost = new Set(verdict.lost);
  for (const input of inputs) if (lost.has(input.path)) keep([input], 'lost');
  const [first] = verdict.wrong;
  if (first === undefined) continue;
  const kind = first.slice(0, 20);
  keep(
    smallest(inputs, ({ wrong }) => wrong.some((one) => one.startsWith(kind))),
    verdict.wrong.slice(0, 3).join('; '),
  );
}
console.log(summary());
process.exitCode = total.lost + total.faults > 0 ? 1 : 0;
