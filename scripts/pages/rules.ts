/** The pages of rules: one for each, and the list of all. */
import { casesOf, type Files, type FixedCase } from '../../__tests__/support/cases.ts';
import { allRules, type Family, families, familyAnchor } from '../../src/audit/rules.ts';
import { LEVELS, type Level, type Rule } from '../../src/model/index.ts';
import { diffLines } from './diff.ts';

/** Lines of a file that are shown around what differs, and the length up to which a file is shown whole. */
const CONTEXT = 3;
const SHORT = 24;
/** Files in which no comment can ignore a finding. */
const WITHOUT_COMMENTS = /\.(?:json|xml|p12|pfx|jks|crl)$/;

/** Cases are judged as of 2026-11-22: an entry written then ends with the next quarter. */
const UNTIL = '2027-03-31';

/** What a rule needs beyond the files of the repository. */
const NEEDS: Record<NonNullable<Rule['about']>, string> = {
  change: 'Reported in pull requests and by `cert-hygiene diff`. ',
  history: 'Needs the git history of the file. ',
  endpoint: 'Needs a declared endpoint. ',
};

const LANGUAGES: Record<string, string> = {
  ...{ yml: 'yaml', yaml: 'yaml', json: 'json', tf: 'hcl', hcl: 'hcl', sh: 'sh', toml: 'toml', ini: 'ini' },
  ...{ Dockerfile: 'dockerfile', Jenkinsfile: 'groovy', nix: 'nix', pp: 'puppet', rb: 'ruby', bicep: 'bicep' },
};

/** Every page of rules: path → content. @throws Error where a rule has no page */
export function rulePages(generated: string): [string, string][] {
  const stray = allRules.filter(({ id }) => !families.some(({ rules }) => rules.some((rule) => rule.id === id)));
  if (stray.length > 0) throw new Error(`${stray[0]?.id} has no "family", so no list would show it`);
  const pages = families.flatMap((family) =>
    family.rules.map((rule): [string, string] => [`docs/rules/${rule.id}.md`, rulePage(rule, family, generated)]),
  );
  return [['docs/rules/README.md', indexPage(generated)], ...pages];
}

function indexPage(generated: string): string {
  return [
    '# Rules',
    '',
    generated,
    '',
    `${allRules.length} rules. Each page says why a rule exists and how to fix what it finds. It shows an example before and after the fix.`,
    '`cert-hygiene explain` prints this list, and `cert-hygiene explain RULE` explains one rule.',
    '',
    '## Levels',
    '',
    'A finding is an error, a warning or a note. The config file sets the level of a rule ([`levels`](../configuration.md#levels)). It ignores',
    'findings until a date ([`ignore`](../configuration.md#ignore)). A [comment beside the code](../inline-ignores.md) ignores one finding.',
    '',
    'In test fixtures, examples, vendored code and trust stores every finding is a note.',
    'The place of the finding decides:',
    '',
    '- folders such as `test`, `t`, `testdata`, `examples`, `docs`, `vendor` and `deps`',
    '- files such as `tls_test.go`, `README.md` and `tls.key.example`',
    '- names in a certificate such as `localhost`, `web.test` and `www.example.com`',
    '',
    'A `test` folder beside `prod`, or below `environments`, is a stage and counts. A trust store in which every certificate has',
    'expired counts too.',
    '',
    '## General rules',
    '',
    ...families.filter(({ tool }) => !tool).flatMap(familyTable),
    '## Rules of one tool',
    '',
    'They read the configuration of the tool. [Mechanisms](../mechanisms.md) says how each tool is identified.',
    '',
    ...families.filter(({ tool }) => tool).flatMap(familyTable),
  ].join('\n');
}

function familyTable({ title, rules }: Family): string[] {
  return [
    `### ${title}`,
    '',
    '| Rule | Level | Title |',
    '|---|---|---|',
    ...rules.map(({ id, level, title: of }) => `| [\`${id}\`](${id}.md) | ${level} | ${cell(of)} |`),
    '',
  ];
}

function rulePage(rule: Rule, family: Family, generated: string): string {
  const [example] = casesOf(rule.id).toSorted((a, b) => Number(b.of === family.id) - Number(a.of === family.id));
  return [
    `# ${rule.title}`,
    '',
    generated,
    '',
    `Rule \`${rule.id}\` · [${family.title}](${familyAnchor(family.title)}) · [All rules](README.md)`,
    '',
    '## Why this matters',
    '',
    rule.why,
    '',
    '## Fix',
    '',
    rule.fix,
    '',
    '## Level',
    '',
    `${levelText(rule)} ${rule.about === undefined ? '' : NEEDS[rule.about]}Since ${rule.since}. [How levels change](README.md#levels)`,
    '',
    ...(example === undefined ? [] : ['## Before and after', '', ...exampleLines(rule, example)]),
    '## Ignore this',
    '',
    ...ignoreLines(rule, example),
    ...(rule.references.length > 0 ? ['## References', '', ...rule.references.map((url) => `- ${link(url)}`), ''] : []),
  ].join('\n');
}

const withArticle = (level: Level) => `${level === 'error' ? 'an' : 'a'} ${level}`;

function levelText({ level, otherLevels = {} }: Rule): string {
  const others = LEVELS.flatMap((other) =>
    otherLevels[other] === undefined ? [] : [`${withArticle(other)} ${otherLevels[other]}`],
  );
  return [`${capital(level)}`, ...others].join('; ').concat('.');
}

/** The files that the fix changes as differences, then the places of the finding in files that it does not change. */
function exampleLines(rule: Rule, example: FixedCase): string[] {
  const { before, fixed, start } = example;
  if (start !== undefined) return changeLines(start, before.files, fixed.files);
  // A rule about changes reports the change that turns the healthy repository into the broken one.
  const change = rule.about === 'change';
  const [from, to] = change ? [fixed, before] : [before, fixed];
  const about = change
    ? 'The rule reports a change that removes the lines with `-` and adds the lines with `+`.'
    : 'Lines with `-` are before the fix, lines with `+` after it.';
  const paths = [...new Set([...Object.keys(before.files), ...Object.keys(fixed.files)])].sort();
  const changed = paths.filter((path) => before.files[path] !== fixed.files[path]);
  const marked = before.findings.flatMap((finding) => {
    const [, id, path = '', line] = /^(\S+) (.*):(\d+)$/.exec(finding) ?? [];
    return id === rule.id && !changed.includes(path) ? [{ path, line: Number(line) }] : [];
  });
  const shown = [...changed, ...new Set(marked.map(({ path }) => path))];
  const rest = paths.filter((path) => !shown.includes(path));
  const isShort = rest.reduce((sum, path) => sum + linesOf(before.files[path]).length, 0) <= SHORT;
  const dates = [before.committed, fixed.committed]
    .filter((date) => date !== undefined)
    .map((date) => date.slice(0, 10));
  return [
    [
      about,
      ...legend([before.files, fixed.files]),
      ...(dates.length > 0
        ? [`The last commit is from ${[...new Set(dates)].join('. After the fix, it is from ')}.`]
        : []),
    ].join(' '),
    '',
    ...changed.flatMap((path) => changedFile(path, from.files[path], to.files[path])),
    ...[...new Set(marked.map(({ path }) => path))].flatMap((path) =>
      markedFile(
        path,
        before.files[path] ?? '',
        marked.filter((place) => place.path === path).map(({ line }) => line),
      ),
    ),
    ...(isShort
      ? rest.flatMap((path) => markedFile(path, before.files[path] ?? '', []))
      : [`Other files of the example, not shown and not changed: ${list(rest.map((path) => `\`${path}\``))}.`, '']),
  ];
}

/** What the reader has to know of the lines that stand for something else. */
function legend(files: readonly Files[]): string[] {
  const paths = files.flatMap((tree) => Object.keys(tree));
  const texts = files.flatMap((tree) => Object.values(tree)).join('\n');
  return [
    ...(/<(?:\w+ of )?(?:certificate|ca|crl|key|keystore) /.test(texts)
      ? ['A line such as `<certificate …>` stands for a real file with these properties.']
      : []),
    ...(paths.some((path) => path.includes('://')) ? ['The block of an endpoint shows what it serves.'] : []),
    ...(paths.some((path) => path.startsWith('git log'))
      ? ['The block of `git log` shows when the file got each version.']
      : []),
  ];
}

/** A change that is reported, and the change that is not. */
function changeLines(start: Files, reported: Files, silent: Files): string[] {
  const changes = (to: Files) =>
    Object.keys(to)
      .filter((path) => start[path] !== to[path])
      .flatMap((path) => changedFile(path, start[path], to[path]));
  return [
    `The rule reports this change. ${legend([start]).join(' ')}`,
    '',
    ...changes(reported),
    'It does not report this one:',
    '',
    ...changes(silent),
  ];
}

function changedFile(path: string, from: string | undefined, to: string | undefined): string[] {
  const state = from === undefined ? ' (new)' : to === undefined ? ' (removed)' : '';
  const lines = diffLines(linesOf(from), linesOf(to));
  const near = (index: number) =>
    lines.slice(Math.max(0, index - CONTEXT), index + CONTEXT + 1).some(({ side }) => side !== ' ');
  const shown = lines.length <= SHORT ? lines.map(() => true) : lines.map((_, index) => near(index));
  const text = lines.flatMap(({ side, text: line }, index) => {
    if (shown[index]) return [`${side}${line}`.trimEnd()];
    return index === 0 || shown[index - 1] ? [' …'] : [];
  });
  return [`\`${path}\`${state}`, '', ...fenced('diff', text), ''];
}

function markedFile(path: string, file: string, marks: readonly number[]): string[] {
  const lines = linesOf(file);
  const shown = lines.map(
    (_, index) => lines.length <= SHORT || marks.some((line) => Math.abs(line - 1 - index) <= CONTEXT),
  );
  const text = lines.flatMap((line, index) => {
    if (shown[index]) return [line];
    return index === 0 || shown[index - 1] ? ['…'] : [];
  });
  const at = marks.length === 1 ? `line ${marks[0]}` : `lines ${list(marks.map(String))}`;
  const state = marks.length === 0 ? 'unchanged' : `reported at ${at}, unchanged`;
  const language = LANGUAGES[path.split(/[./]/).at(-1) ?? ''] ?? 'text';
  return [`\`${path}\` (${state})`, '', ...fenced(language, text), ''];
}

/** The entry of the config and the comment that ignore the finding of the example. */
function ignoreLines({ id, judges, about, joint }: Rule, example: FixedCase | undefined): string[] {
  if (judges === 'policy')
    return [
      'No `ignore` entry hides this finding, because it is about the entries themselves. To switch it off, set its',
      '[level](../configuration.md#levels):',
      '',
      ...fenced('yaml', ['levels:', `  ${id}: off`]),
      '',
    ];
  const marks = [...(example?.before.findings ?? []), ...(example?.fixed.findings ?? [])];
  const place = marks.map((finding) => /^(\S+) (.*):\d+$/.exec(finding)).find((found) => found?.[1] === id)?.[2];
  // A finding about several files is ignored where all of them are.
  const path = joint && place?.includes('/') ? `${place.slice(0, place.indexOf('/'))}/**` : place;
  const entry = ['ignore:', `  - rule: ${id}`, ...(path === undefined ? [] : [`    path: ${path}`])];
  const more = ['    reason: why it may stay, and the ticket', `    until: ${UNTIL}`];
  const sign = /(?:^|[./])(?:Jenkinsfile|jenkinsfile|bicep|java|js|ts|groovy)$/.test(place ?? '') ? '//' : '#';
  const inline =
    about !== undefined || joint || place === undefined || WITHOUT_COMMENTS.test(place)
      ? []
      : [
          'Or in a comment above the line:',
          '',
          ...fenced('text', [`${sign} cert-hygiene: ignore ${id} until=${UNTIL} reason="why, ticket"`]),
          '',
        ];
  return [
    'In the [config file](../configuration.md#ignore):',
    '',
    ...fenced('yaml', [...entry, ...more]),
    '',
    ...inline,
  ];
}

/** A block of code whose fence no line of it ends. */
function fenced(language: string, lines: readonly string[]): string[] {
  const ticks = lines.flatMap((line) => /`{3,}/g.exec(line)?.[0].length ?? 2);
  const fence = '`'.repeat(Math.max(2, ...ticks) + 1);
  return [`${fence}${language}`, ...lines, fence];
}

function linesOf(text: string | undefined): string[] {
  return text === undefined ? [] : text.replace(/\n$/, '').split('\n');
}

function list(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

const link = (url: string) => `<${url}>`;
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
}
