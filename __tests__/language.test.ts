import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { INPUTS, OUTPUTS } from '../src/action/inputs.ts';
import { allRules } from '../src/audit/rules.ts';
import { COMMANDS } from '../src/commands/command-table.ts';
import type { Rule } from '../src/model/index.ts';
import {
  forbidden,
  isImperative,
  MAX_WORDS,
  readWords,
  type Text,
  textsOfPage,
  textsOfSource,
  tooLong,
} from './support/language.ts';

const root = join(import.meta.dirname, '..');
const words = readWords();

/** Pages that `npm run docs` writes: their texts are those of the sources. */
const GENERATED = /^docs\/(?:rules|mechanisms|formats|inputs|configuration|command-line)(?:\.md|\/)/;

function textsOfFolder(folder: string, ending: string, read: (path: string, text: string) => Text[]): Text[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .filter((path) => !GENERATED.test(path))
    .flatMap((path) => read(path, readFileSync(join(root, path), 'utf8')));
}

const sources = [
  ...textsOfFolder('src', '.ts', textsOfSource),
  // The scaffold's texts are code: they name kinds of facts.
  ...textsOfFolder('scripts', '.ts', textsOfSource).filter(({ path }) => path !== 'scripts/scaffold-texts.ts'),
];
const pages = [
  ...textsOfFolder('docs', '.md', textsOfPage),
  ...['README.md', 'CHANGELOG.md', 'SECURITY.md', 'CONTRIBUTING.md'].flatMap((path) =>
    textsOfPage(path, readFileSync(join(root, path), 'utf8')),
  ),
];

const ruleTexts = allRules.flatMap(({ id, title, why, fix, several = '', brief = '' }) =>
  [title, why, fix, several, brief].map((text): Text => ({ path: id, line: 1, text, kind: 'literal' })),
);

/** Titles that more than one rule has, whatever their letters. */
function shared(rules: readonly Pick<Rule, 'id' | 'title'>[]): string[] {
  const ids = new Map<string, string[]>();
  for (const { id, title } of rules) ids.set(title.toLowerCase(), [...(ids.get(title.toLowerCase()) ?? []), id]);
  return [...ids]
    .filter(([, ofTitle]) => ofTitle.length > 1)
    .map(([title, ofTitle]) => `${title}: ${ofTitle.join(', ')}`);
}

/** What is wrong with the title, the reason and the fix of a rule, apart from words and sentences. */
function flawsOf({ id, title, why, fix }: Pick<Rule, 'id' | 'title' | 'why' | 'fix'>): string[] {
  const count = (text: string) => text.split(/\s+/).length;
  return [
    title.length > 60 && `${id}: the title has ${title.length} characters: ${title}`,
    title.endsWith('.') && `${id}: the title ends with a full stop`,
    /^(?:An?|The|This|What|Where) /.test(title) && `${id}: the title starts with an article or a question: ${title}`,
    count(why) > 60 && `${id}: the reason has ${count(why)} words`,
    count(fix) > 35 && `${id}: the fix has ${count(fix)} words`,
    !isImperative(fix) && `${id}: the fix does not start with an imperative: ${fix}`,
  ].filter((flaw) => flaw !== false);
}

describe('the language of every text that a person reads', () => {
  it('is looked at in rules, literals, comments and pages', () => {
    const counts = { rules: allRules.length, pages: pages.length };
    const literals = sources.filter(({ kind }) => kind === 'literal').length;
    expect([counts.rules > 280, counts.pages > 700, literals > 2_400, sources.length > 6_500]).toEqual(
      Array(4).fill(true),
    );
  });

  it('uses no word of the list', () => {
    expect(forbidden([...sources, ...pages, ...ruleTexts], words)).toEqual([]);
  });

  it(`has no sentence of more than ${MAX_WORDS} words`, () => {
    const isPrinted = ({ kind, path }: Text) => kind === 'literal' && /^(?:src|scripts\/pages)\//.test(path);
    const literals = sources.filter(isPrinted);
    // Decisions are records of their time.
    const prose = pages.filter(({ path }) => !path.startsWith('docs/decisions/'));
    expect(tooLong([...literals, ...prose, ...ruleTexts])).toEqual([]);
  });

  it('gives each rule a short title of its own, a reason and an imperative fix', () => {
    expect(allRules.flatMap(flawsOf)).toEqual([]);
    expect(shared(allRules)).toEqual([]);
  });
});

describe('the help of inputs, outputs, commands and options', () => {
  const options = COMMANDS.flatMap(({ name, options: own }) =>
    own.map((option) => ({ ...option, name: `${name} --${option.name}` })),
  );
  const flaws = (texts: readonly { name: string; help: string }[], limit: number) =>
    texts
      .filter(({ help }) => help.length > limit || help.endsWith('.'))
      .map(({ name, help }) => `${name}: ${help.length} characters`);

  it('is short', () => {
    expect(flaws([...COMMANDS, ...options], 60)).toEqual([]);
    expect(flaws([...INPUTS, ...OUTPUTS], 120)).toEqual([]);
    expect(flaws([{ name: 'planted', help: 'x'.repeat(61) }], 60)).toHaveLength(1);
  });

  it('of the Action uses no word of the list', () => {
    const texts = [...INPUTS, ...OUTPUTS].map(
      ({ name, help }): Text => ({ path: name, line: 1, text: help, kind: 'literal' }),
    );
    expect(forbidden(texts, words)).toEqual([]);
  });
});

describe('the checks of the language', () => {
  const text = (value: string, kind: Text['kind'] = 'literal'): Text => ({
    path: 'planted',
    line: 1,
    text: value,
    kind,
  });

  it.each([
    'The certificate runs out on Monday.',
    'Mend the hook first.',
    'It stops to work then.',
    'Replace it by a newer one.',
    'Nothing in sight renews it.',
    'What the server reads is old.',
    'Of a template, audit what it renders to.',
    'The copy lies in another folder.',
    'Clients refuse it.',
  ])('refuse "%s"', (planted) => {
    expect(forbidden([text(planted)], words)).not.toEqual([]);
  });

  it.each([
    'The disk runs out of space.',
    'What does it read?',
    'Replace it with a newer one.',
    'The rule suppression-lapsed reports it.',
    'This is a certificate authority.',
  ])('accept "%s"', (healthy) => {
    expect(forbidden([text(healthy)], words)).toEqual([]);
  });

  it('hold comments to the words of their section only', () => {
    expect(forbidden([text('What nginx reads.', 'comment')], words)).toEqual([]);
    expect(forbidden([text('Mends a path.', 'comment')], words)).toHaveLength(1);
  });

  it('count words by sentence, and code as one word', () => {
    const long = Array.from({ length: MAX_WORDS }, () => 'word').join(' ');
    expect(tooLong([text(`${long}. ${long} \`one two\`.`)])).toHaveLength(1);
    expect(tooLong([text(`${long}. Next; ${long}.`)])).toEqual([]);
  });

  it('find literals in templates, and no text in patterns and comments', () => {
    const call = '$' + "{f('in a call')}";
    const source = `const a = /it's "one two"/; // it's a comment
const b = \`two words ${call} end\`;`;
    const found = textsOfSource('planted.ts', source).filter(({ kind }) => kind === 'literal');
    expect(found.map((one) => `${one.line} ${one.text}`)).toEqual(['2 two words … end', '2 in a call']);
  });

  it('read paragraphs, entries and cells of a page, and no code', () => {
    const page = '# One\n\nTwo\nthree [four](https://x.y).\n\n```sh\nmend\n```\n\n| five | six |\n|---|---|\n';
    expect(textsOfPage('planted.md', page).map((one) => `${one.line} ${one.text}`)).toEqual([
      '1 One',
      '3 Two three four.',
      '10 five',
      '10 six',
    ]);
  });

  it('refuse a title, a reason and a fix that do not follow the form', () => {
    const rule = { id: 'planted', title: 'Certificate expires soon', why: 'Clients reject it.', fix: 'Renew it.' };
    expect(flawsOf(rule)).toEqual([]);
    expect(flawsOf({ ...rule, title: `The ${'x'.repeat(60)}.` })).toHaveLength(3);
    expect(flawsOf({ ...rule, why: 'word '.repeat(61), fix: 'The hook is missing.' })).toHaveLength(2);
    expect(flawsOf({ ...rule, fix: 'In the unit, add `OnCalendar=`.' })).toEqual([]);
    expect(shared([rule, { ...rule, id: 'other', title: 'certificate EXPIRES soon' }])).toHaveLength(1);
  });
});
