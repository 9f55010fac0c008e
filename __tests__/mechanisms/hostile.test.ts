/** Every mechanism survives what a file may become: cut off, mangled, repeated, and full of keys that objects already have. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DECODER_PIECES } from '../../bench/decoder-pieces.ts';
import { PIECES as LONG_PIECES, pieced, repeated, samples } from '../../bench/mechanism-pieces.ts';
import { decoders } from '../../src/decoders/index.ts';
import { factRule } from '../../src/facts/rule.ts';
import { mechanisms } from '../../src/mechanisms/index.ts';
import type { Fact, RuleInput } from '../../src/model/index.ts';
import { rules } from '../../src/rules/index.ts';
import { casesIn } from '../support/cases.ts';
import { judge, readFiles } from '../support/mechanisms.ts';
import { wholeScans, wholeSearches } from '../support/whole-searches.ts';

const everyRule = [...rules, ...mechanisms.flatMap((mechanism) => mechanism.rules)];

const MANGLED: [string, (text: string) => string][] = [
  ...Array.from({ length: 12 }, (_, i): [string, (text: string) => string] => [
    `cut off after ${i + 1} of 13 parts`,
    (text) => text.slice(0, (text.length * (i + 1)) / 13),
  ]),
  ['with every value empty', (text) => text.replace(/[:=] .*$/gm, ':')],
  ['with every value a list', (text) => text.replace(/([:=]) (\S.*)$/gm, '$1 [$2, [x], {a: b}]')],
  ['with every value a template', (text) => text.replace(/([:=]) (\S.*)$/gm, '$1 {{ .Values.x }}')],
  ['with every value a number', (text) => text.replace(/([:=]) (\S.*)$/gm, '$1 12')],
  ['with the keys of objects', (text) => text.replace(/^(\s*)(\w+):/gm, '$1__proto__:')],
  ['with its lines in reverse', (text) => text.split('\n').reverse().join('\n')],
  ['with its indentation lost', (text) => text.replace(/^[ \t]+/gm, '')],
  ['with null bytes', (text) => text.replaceAll('e', '\0')],
  ['with other line ends', (text) => text.replaceAll('\n', '\r\n')],
  ['thirty times', (text) => `${text}\n---\n`.repeat(30)],
];

/** The files of the healthy case of each mechanism, by its id. */
const healthy = new Map(
  casesIn('mechanisms').flatMap(({ of, name, before }) =>
    name === 'healthy' ? [[of, Object.entries(before.files)] as const] : [],
  ),
);

describe.each([...healthy])('%s', (_, files) => {
  it.each(MANGLED)('%s', (_, mangle) => {
    const read = readFiles(
      files.map(([path, text]) => [path, mangle(text)] as [string, string]),
      mechanisms,
    );
    expect(() => judge(read, everyRule, 0)).not.toThrow();
    for (const fact of read.facts) {
      for (const ref of [...fact.reads, ...fact.writes]) expect(ref).toMatch(/^[\w-]+:/);
    }
    // Facts are plain JSON, so that an inventory can be stored and merged.
    expect(JSON.parse(JSON.stringify(read.facts))).toEqual(read.facts);
  });
});

it('has cases to mangle', () => {
  expect(healthy.size).toBeGreaterThan(20);
});

/** What opens, repeats or continues something in a language that a mechanism reads. */
const PIECES = [
  ...[
    '{{ ',
    '{% ',
    '{#',
    'a: ',
    '- ',
    '[',
    '{',
    '"',
    "'",
    '\\',
    '$(',
    '`',
    '${',
    '<<EOF\n',
    '|| ',
    'if x; then ',
    '|\n',
    '? ',
  ],
  ...[
    '&a ',
    '*a ',
    '- - ',
    'kind: Secret\n---\n',
    'server {',
    'resource "a" "b" {',
    '"${',
    '/*',
    '//',
    '%{',
    '\t',
    '\r',
    '\0',
  ],
  ...[
    '\uE000',
    '\\\n',
    '\n',
    ' ',
    '* * * * * certbot renew\n',
    'certbot renew\n',
    'ExecStart=',
    '<VirtualHost>\n',
    '-----BEGIN',
  ],
];

/** A cubic step takes minutes for these, and the time limit of the tests ends it. */
const LENGTH = 8_000;

describe.each(mechanisms.map((mechanism) => [mechanism.id, mechanism] as const))('%s withstands', (_, mechanism) => {
  const sample = healthy.get(mechanism.id)?.[0];
  if (sample === undefined) return;
  const [path, text] = sample;
  const survives = (hostile: string) => {
    const read = readFiles([[path, hostile]], [mechanism]);
    judge(read, everyRule, 0);
  };

  it('one piece over and over', () => {
    for (const piece of PIECES) survives(`${text}\n${piece.repeat(LENGTH / piece.length)}`);
  });

  it('any mixture of them', () => {
    const lines = text.split('\n').map((line) => `${line}\n`);
    const mixture = fc.array(fc.oneof(fc.constantFrom(...PIECES, ...lines), fc.string({ maxLength: 6 })), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(mixture, (parts) => survives(parts.join(''))),
      { numRuns: 60, seed: 20_250_922 },
    );
  });
});

describe('a crontab of thousands of lines is judged in linear time', () => {
  const LINES = 12_000;
  const script = ['deploy/renew-mail.sh', 'certbot renew\n'] as [string, string];

  it.each([
    ['that renew', () => '0 3 * * * certbot renew -q\n'],
    ['that make a new certificate', (i: number) => `0 3 1 * * certbot renew --force-renewal --cert-name a${i}\n`],
    ['that run a script which is not there', (i: number) => `0 3 * * * root /opt/renew-mail-${i}.sh\n`],
    ['that are commented out', (i: number) => `# 0 3 * * * certbot renew --cert-name a${i}\n`],
  ])('%s', (_, line) => {
    const crontab = Array.from({ length: LINES }, (_, i) => line(i)).join('');
    const started = process.cpuUsage();
    judge(readFiles([['crontab', crontab], script], mechanisms), everyRule, 0);
    const { user, system } = process.cpuUsage(started);
    // Every line with every other one took two minutes.
    expect((user + system) / 1e6).toBeLessThan(20);
  });
});

/** A question about all of a text, asked for each of its steps, makes the reading quadratic. */
describe('no mechanism searches a whole file for each of its steps', () => {
  /** Further searches of one place in the larger file that may be chance: they ended early in the smaller one. */
  const CHANCE = 6;
  /** Often enough, and so long that little else is as long as half of it. */
  const bytesOf = (text: string) => Math.max(14 * text.length, 6_000);
  const files: (readonly [name: string, path: string, bytes: number, of: (bytes: number) => string])[] = [
    ...samples().map(
      (one) =>
        [`${one.mechanism} ${one.path}`, one.path, bytesOf(one.text), (bytes: number) => repeated(one, bytes)] as const,
    ),
    ...LONG_PIECES.map(
      ([path, piece]) => [path, path, bytesOf(piece), (bytes: number) => pieced(piece, bytes)] as const,
    ),
  ];
  const searched = (path: string, text: string) =>
    wholeSearches(text.length / 2, () => void readFiles([[path, text]], mechanisms));

  it.each(files)('%s', (_, path, bytes, of) => {
    const before = searched(path, of(bytes / 7));
    const after = searched(path, of(bytes));
    const grown = [...after].filter(([place, count]) => count - (before.get(place) ?? 0) > CHANCE);
    expect(grown).toEqual([]);
  });
});

it.each([
  ['setup.ps1', 'wacs.exe --source manual --host a.example\nExport-PfxCertificate -Cert $c -FilePath a.pfx\n'],
  ['srv/deploy.sh', 'set -eu\ncp /etc/letsencrypt/live/a.example/fullchain.pem /srv/fullchain.pem\n'],
])('a script of many issues and copies is gone through a few times: %s', (path, step) => {
  const scans = wholeScans(200, () => void readFiles([[path, step.repeat(200)]], mechanisms));
  expect(Math.max(0, ...scans.values())).toBeLessThan(20);
});

it('jobs that copy the same Secret are not each held against all others', () => {
  const copy = 'kubectl -n web get secret a-tls -o yaml | sed "s/namespace: web/namespace: b/" | kubectl apply -f -';
  const job = `deploy:\n  script:\n    - >-\n      ${copy}\n---\n`;
  const read = readFiles([['.gitlab-ci.yml', job.repeat(300)]], mechanisms);
  expect(read.facts.length).toBeGreaterThan(299);
  const scans = wholeScans(250, () => void judge(read, everyRule, 0));
  expect(Math.max(...scans.values())).toBeLessThan(100);
});

it('a rule that holds each step against all others ends for one repository, says so, and goes on for the others', () => {
  const rule = factRule('x', {
    ...{ id: 'x-x', title: 'X', level: 'note', why: '', fix: '', references: [] },
    problem: (fact, { neighbours }) => (neighbours(fact).some(({ kind }) => kind === 'pin') ? undefined : 'alone'),
  });
  const steps = (name: string, count: number): Fact[] =>
    Array.from({ length: count }, (_, line) => ({
      ...{ kind: 'producer', mechanism: 'x', reads: [], writes: [], attributes: {} },
      location: { repository: name, path: 'a', line },
    }));
  const facts = [...steps('a/small', 2), ...steps('b/big', 11_000), ...steps('c/small', 3)];
  const input = { topology: { facts } } as unknown as RuleInput;
  const counts = new Map<string, number>();
  const check = () => {
    for (const { locations } of rule.check(input)) {
      const name = locations[0]?.repository ?? '';
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  };
  expect(check).toThrow(/^b\/big defines too many steps; not all were checked$/);
  expect([...counts]).toEqual([
    ['a/small', 2],
    ['b/big', 9_091],
    ['c/small', 3],
  ]);
});

it('of the values of a chart choices are kept, and no password', () => {
  const values = [
    ...['adminPassword: hunter', 'db: {pwd: Letmein, apiKey: abcdef, kind: internal}', 'auth: {token: abc}'],
    ...[
      'phrase: c4n4ry-pa55-phrase',
      'url: https://user:hunter@db',
      'mode: cert-manager',
      'empty: ""',
      'life: 2160h30m',
    ],
  ];
  const { facts } = readFiles([['chart/values.yaml', `${values.join('\n')}\n`]], mechanisms);
  const told = facts.flatMap(({ conditions = [] }) => conditions).filter((one) => one.includes('=='));
  expect(told).toEqual([
    '.Values.db.kind == "internal"',
    '.Values.mode == "cert-manager"',
    '.Values.empty == ""',
    '.Values.life == "2160h30m"',
  ]);
});

it('of the names of values none is kept that no template can have', () => {
  const values = 'mode: cert-manager\n"a hunter": 1\nnote: |\n  x\n2160h\nc4n4ry-pa55-phrase\nhost: x\n';
  const { facts } = readFiles([['chart/values.yaml', values]], mechanisms);
  const conditions = facts.flatMap((fact) => fact.conditions ?? []);
  expect(conditions).toContain('.Values.host');
  expect(conditions.join('\n')).not.toMatch(/hunter|c4n4ry/);
});

it('every mechanism and every decoder has files by which the growth of its reading is measured', () => {
  expect(Object.keys(DECODER_PIECES).sort()).toEqual(decoders.map(({ id }) => id).sort());
  const measured = new Set(casesIn('mechanisms').map(({ of }) => of));
  expect(mechanisms.map(({ id }) => id).filter((id) => !measured.has(id))).toEqual([]);
});

/** A call takes some 120,000 arguments: `push(...all)` overflows the stack with more. */
it.each([
  ['cron', 'renew.sh', `cat > /etc/cron.d/x <<EOF\n${'* * * * * r true\n'.repeat(150_000)}EOF\n`],
  ['cron', 'renew.sh', `for a in $(${'true; '.repeat(150_000)}); do certbot renew; done\n`],
  ['nginx', 'nginx.conf', `server { server_name ${'a '.repeat(150_000)}; ssl_certificate /etc/ssl/a.pem; }\n`],
])('a very long list in one place is read: %s', (id, path, text) => {
  const readers = mechanisms.filter((mechanism) => mechanism.id === id);
  expect(readers).toHaveLength(1);
  expect(() => readFiles([[path, text]], readers)).not.toThrow();
});
