/**
 * Mutates every fixture and form of the decoders and prints what each mutant was judged to be, one line a fixture with a digest of all
 * verdicts: two versions of Node must print the same. `--show FIXTURE` prints each verdict of one fixture.
 */
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import type { Files } from '../__tests__/support/material.ts';
import { decoderFixtures } from '../__tests__/support/packed-fixtures.ts';
import { createExaminer } from '../src/audit/examine.ts';
import { decoders } from '../src/decoders/index.ts';
import { mutant } from './fuzz/inputs.ts';
import { randomFrom } from './random.ts';

const FORMS = resolve(dirname(fileURLToPath(import.meta.url)), '../__tests__/decoders/forms');
const SLOW = 2_000;

const { values } = parseArgs({ options: { show: { type: 'string' }, count: { type: 'string', default: '1000' } } });
const count = Number(values.count);

const examiner = createExaminer({ decoders, mechanisms: [] }, ['opens-only-fixtures', 'changeit']);
const files = new Map(decoderFixtures);
for (const file of readdirSync(FORMS)) {
  const forms = (await import(pathToFileURL(join(FORMS, file)).href)) as Record<string, Files>;
  for (const part of ['good', 'bad', 'decoys'])
    for (const [name, content] of Object.entries(forms[part] ?? {}))
      files.set(`${file.replace(/\.ts$/, '')}/${part}/${name}`, Buffer.from(content));
}
let [slowest, faults] = [0, 0];
for (const [file, bytes] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
  if (values.show !== undefined && values.show !== file) continue;
  const next = randomFrom(createHash('sha256').update(file).digest().readInt32LE());
  const digest = createHash('sha256');
  const tally: Record<string, number> = {};
  for (let i = 0; i < count; i++) {
    const input = mutant(bytes, next);
    const start = performance.now();
    const facts = await examiner.examine('r', file, input);
    slowest = Math.max(slowest, performance.now() - start);
    const found =
      facts === undefined ? 0 : facts.certificates.length + facts.privateKeys.length + facts.keystores.length;
    const kind =
      facts === undefined ? 'nothing' : facts.unreadable.length > 0 ? 'unreadable' : found > 0 ? 'read' : 'nothing';
    faults += facts?.faults.length ?? 0;
    tally[kind] = (tally[kind] ?? 0) + 1;
    const verdict = JSON.stringify(facts ?? null);
    digest.update(verdict);
    if (values.show !== undefined) console.log(`${i} ${verdict}`);
  }
  const tallied = Object.entries(tally)
    .sort()
    .map(([kind, number]) => `${kind} ${number}`);
  console.log(`${digest.digest('hex').slice(0, 16)} ${file}: ${tallied.join(', ')}`);
}
console.error(
  `${files.size} fixtures, ${count} mutations each; slowest ${Math.round(slowest)} ms, limit ${SLOW} ms; ${faults} faults`,
);
if (slowest > SLOW || faults > 0) process.exitCode = 1;
