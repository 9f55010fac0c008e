/** The command line in one table: parsing, `--help` and the documentation come from it. */

import { FORMATS } from './formats.ts';

interface OptionSpec {
  name: string;
  /** Placeholder of its value; a switch has none. */
  value?: string;
  multiple?: boolean;
  help: string;
}

export interface CommandSpec {
  name: string;
  operands: string;
  help: string;
  options: readonly OptionSpec[];
}

const NO_COLOR: OptionSpec = { name: 'no-color', help: 'disable colors' };
const NOW: OptionSpec = { name: 'now', value: 'ISO-DATE', help: 'evaluate as of this date' };
const CONFIG: OptionSpec = {
  name: 'config',
  value: 'FILE',
  help: 'config; default .github/cert-hygiene.yml',
};
const FAIL_ON: OptionSpec = { name: 'fail-on', value: 'LEVEL', help: 'error (default), warning, note or never' };
const OUTPUT: readonly OptionSpec[] = [
  { name: 'format', value: 'FORMAT', help: 'format of standard output; default text' },
  { name: 'output', value: 'FILE', help: 'write the report to FILE' },
  { name: 'report', value: 'FORMAT=FILE', multiple: true, help: 'write another report; repeatable' },
  { name: 'quiet', help: 'print only findings and totals' },
  NO_COLOR,
];
/** Every command that judges what lies in repositories takes all of them. */
const JUDGING: readonly OptionSpec[] = [
  NOW,
  CONFIG,
  FAIL_ON,
  { name: 'baseline', value: 'FILE', help: 'default .github/cert-hygiene-baseline.txt' },
];
const READING: readonly OptionSpec[] = [
  { name: 'include', value: 'GLOB', multiple: true, help: 'scan only these files; repeatable' },
  { name: 'exclude', value: 'GLOB', multiple: true, help: 'exclude these files; repeatable' },
  { name: 'keystore-passwords', value: 'FILE', help: 'one password per line; - for stdin' },
];

const NO_CACHE: OptionSpec = { name: 'no-cache', help: 'read all files; keep nothing for the next run' };

const ENDPOINTS: OptionSpec = {
  name: 'endpoints',
  value: 'SCOPE',
  help: 'probe: public, private or none (default)',
};

/** Which repositories, and how they are fetched. `*` as an operand is everything that the token of an App sees. */
const TEAM: readonly OptionSpec[] = [
  { name: 'organization', value: 'ORG', help: 'all repositories of an organization' },
  { name: 'team', value: 'ORG/SLUG', help: 'all repositories of a team' },
  { name: 'topic', value: 'TOPIC', help: 'only repositories with this topic' },
  { name: 'property', value: 'NAME=VALUE', help: 'only repositories with this custom property' },
  {
    name: 'include-repositories',
    value: 'GLOB',
    multiple: true,
    help: 'only repositories matching this glob; repeatable',
  },
  {
    name: 'exclude-repositories',
    value: 'GLOB',
    multiple: true,
    help: 'exclude repositories matching this glob; repeatable',
  },
  { name: 'archived', help: 'include archived repositories' },
  { name: 'forks', help: 'include forks' },
  { name: 'cache', value: 'FOLDER', help: 'cache facts between runs' },
  { name: 'concurrency', value: 'N', help: 'fetch this many repositories at once; default 4' },
  { name: 'timeout', value: 'SECONDS', help: 'time limit per attempt and repository; default 300' },
  { name: 'server-url', value: 'URL', help: 'GitHub server; default https://github.com' },
];

export const COMMANDS: readonly CommandSpec[] = [
  {
    name: 'scan',
    operands: '[PATH ...]',
    help: 'scan a folder, a git work tree or a bare repository',
    options: [...OUTPUT, ...JUDGING, ...READING, NO_CACHE, ENDPOINTS],
  },
  {
    name: 'team',
    operands: '[OWNER/NAME ...]',
    help: 'scan many repositories of a GitHub server together',
    options: [...TEAM, ...OUTPUT, ...JUDGING, ...READING, ENDPOINTS],
  },
  {
    name: 'diff',
    operands: '[BASE HEAD]',
    help: 'scan a change as a pull request would',
    options: [
      { name: 'staged', help: 'scan staged files, compared with BASE; default HEAD' },
      ...OUTPUT,
      ...JUDGING,
      ...READING,
    ],
  },
  {
    name: 'timeline',
    operands: '[PATH ...]',
    help: 'show versions and copies of each certificate over time',
    options: [NOW, CONFIG, ...READING, NO_CACHE, NO_COLOR],
  },
  {
    name: 'merge',
    operands: 'REPORT.json ...',
    help: 'merge the JSON reports of shards and evaluate them',
    options: [
      ...OUTPUT,
      ...JUDGING,
      ENDPOINTS,
      { name: 'plan', value: 'FILE', help: 'list repositories of the plan without a report' },
    ],
  },
  {
    name: 'probe',
    operands: 'ENDPOINT ...',
    help: 'show what endpoints serve now, such as smtp://HOST:25',
    options: [...OUTPUT, NOW, FAIL_ON],
  },
  {
    name: 'explain',
    operands: '[RULE|TOOL]',
    help: 'explain why a rule exists and how to fix its findings',
    options: [],
  },
  {
    name: 'demo',
    operands: '[FOLDER]',
    help: 'create a repository with a real outage and scan it',
    options: [NO_COLOR],
  },
  { name: 'init', operands: '[PATH]', help: 'write a starter config file, workflow and baseline', options: [NOW] },
];

/** The screen that `--help` prints, 80 columns wide: the options that several commands have. */
export function help(): string {
  const commands = COMMANDS.map((command) => row(`${command.name} ${command.operands}`, command.help, 23));
  const uses = (option: OptionSpec) =>
    COMMANDS.filter(({ options }) => options.some((one) => one.name === option.name));
  const all = new Map(COMMANDS.flatMap((command) => command.options).map((option) => [option.name, option]));
  const shared = [...all.values()].filter((option) => uses(option).length > 1);
  return [
    'Finds every copy of a certificate, reports which copies are stale, and where',
    'the renewal path to them is missing or broken.',
    '',
    'Usage: cert-hygiene COMMAND [OPTION ...]',
    '',
    ...commands,
    '',
    ...shared.map(optionRow),
    '',
    "PATH and REPORT.json may be quoted patterns, such as 'reports/**/*.json'.",
    'cert-hygiene COMMAND --help shows all options of one command.',
    `Formats: ${FORMATS.join(', ')}.`,
    'Exit codes: 0 no finding at or above --fail-on; 1 findings at or above it;',
    '2 usage error, fault or incomplete run (findings are still reported).',
    '',
  ].join('\n');
}

/** What `COMMAND --help` prints. */
export function commandHelp({ name, operands, help: about, options }: CommandSpec): string {
  const usage = `Usage: cert-hygiene ${name} ${[...(options.length > 0 ? ['[OPTION ...]'] : []), operands].join(' ')}`;
  const formats = options.some((option) => option.name === 'format') ? ['', `Formats: ${FORMATS.join(', ')}.`] : [];
  const rows = options.map(optionRow);
  return [usage, '', `  ${about}`, '', ...rows, ...formats, ...(options.length > 0 ? [''] : [])].join('\n');
}

function optionRow({ name, value, help: about }: OptionSpec): string {
  return row(`--${name}${value === undefined ? '' : ` ${value}`}`, about, 27);
}

function row(left: string, right: string, width: number): string {
  return `  ${left.padEnd(width)} ${right}`;
}
