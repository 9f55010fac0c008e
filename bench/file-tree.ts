/** A work tree to measure on: ordinary text, configuration and binaries, and a few certificates, the same every time. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { decoderFixtures } from '../__tests__/support/packed-fixtures.ts';

type Random = () => number;

/** Marsaglia's xorshift of 32 bits: numbers from 0 to 1 that depend on the seed alone. */
function xorshift(seed: number): Random {
  let state = seed || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

function pick<T>(random: Random, list: readonly T[]): T {
  return list[Math.floor(random() * list.length)] as T;
}

const SYLLABLES =
  'ac al an ar be co de di en er es fo in ist ka la le li ma mi na ne or pa po ra re ri se si sta ta te ti to tra un ve'.split(
    ' ',
  );

/** As many words as a large code base has names; short ones are frequent, as in any language. */
const WORDS = ((random) =>
  Array.from({ length: 3_000 }, (_, index) =>
    Array.from({ length: 2 + Math.floor(Math.log10(index + 1) / 1.2) }, () => pick(random, SYLLABLES)).join(''),
  ))(xorshift(20_250_922));

/** The square makes low ranks frequent. */
const word = (random: Random) => WORDS[Math.floor(random() ** 2 * WORDS.length)] as string;
const words = (random: Random, count: number) => Array.from({ length: count }, () => word(random));
const digest = (random: Random) => Buffer.from(Array.from({ length: 64 }, () => random() * 256)).toString('base64');

/** One line of each kind of text. */
const LINES: Record<string, (random: Random) => string> = {
  yaml: (random) =>
    `${'  '.repeat(Math.floor(random() * 5))}${words(random, 2).join('-')}: ${words(random, 3).join(' ')}`,
  ts: (random) => `  const ${word(random)} = await ${words(random, 2).join('.')}('${words(random, 3).join('/')}');`,
  go: (random) => `\tif err := ${words(random, 2).join('.')}(ctx, "${word(random)}"); err != nil { return err }`,
  md: (random) => `${words(random, 14).join(' ')}.`,
  json: (random) =>
    random() < 0.1
      ? `  "integrity": "sha512-${digest(random)}",`
      : `  "${words(random, 2).join('_')}": ["${words(random, 4).join('", "')}"],`,
  properties: (random) => `${words(random, 3).join('.')}=${words(random, 2).join(',')}`,
  xml: (random) => `  <${word(random)} ref="${words(random, 2).join('-')}">${words(random, 4).join(' ')}</item>`,
  sh: (random) => `${word(random)} --${word(random)} "$${word(random).toUpperCase()}" | grep -v '^#'`,
};

/** Kinds of files as they are mixed, one for each hundredth. */
const MIX = Object.entries({
  yaml: 28,
  ts: 22,
  go: 10,
  md: 10,
  json: 8,
  properties: 5,
  xml: 5,
  sh: 4,
  bin: 6,
  pem: 2,
}).flatMap(([kind, share]) => new Array<string>(share).fill(kind));

/** Certificates of the project's own fixtures, small ones only. */
const FIXTURES = [...decoderFixtures]
  .filter(([path, bytes]) => /\.(?:pem|crt|der|cer)$/.test(path) && bytes.length < 20_000)
  .map(([, bytes]) => bytes);

/** About 10 KB in the mean, a long tail included. */
function sizeOf(random: Random): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return Math.min(500_000, Math.round(300 + 5_300 * Math.exp(1.1 * normal)));
}

function contentOf(kind: string, random: Random): Buffer {
  if (kind === 'pem') return pick(random, FIXTURES);
  const size = sizeOf(random);
  const line = LINES[kind];
  if (line === undefined) return Buffer.from(Array.from({ length: size }, () => random() * 256));
  let text = '';
  while (text.length < size) text += `${line(random)}\n`;
  return Buffer.from(text);
}

/** Writes `count` files below a folder and puts them into the index of a new git repository there. */
export function makeTree(folder: string, count: number): void {
  for (let index = 0; index < count; index++) {
    const random = xorshift(index * 2_654_435_761 + 97);
    for (let warm = 0; warm < 8; warm++) random();
    const kind = pick(random, MIX);
    const group = Math.floor(index / 20);
    const path = join(
      folder,
      `${WORDS[group % 40]}/${WORDS[group % 900]}-${group}`,
      `${word(random)}-${index}.${kind}`,
    );
    if (index % 20 === 0) mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, contentOf(kind, random));
  }
  const git = (...args: string[]) => execFileSync('git', ['-C', folder, ...args], { stdio: 'inherit' });
  git('init', '--quiet');
  git('-c', 'core.autocrlf=false', 'add', '--all');
}
