/** The command line in one table: parsing, `--help` and the documentation come from it. */

export interface OptionSpec {
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

const NOW: OptionSpec = { name: 'now', value: 'ISO-DATE', help: 'judge as of then' };
const CONFIG: OptionSpec = { name: 'config', value: 'FILE', help: 'default .github/cert-hygiene.yml' };
const FAIL_ON: OptionSpec = { name: 'fail-on', value: 'LEVEL', help: 'error (default), warning, note or never' };
const OUTPUT: readonly OptionSpec[] = [
  { name: 'format', value: 'FORMAT', help: 'text, json, sarif, markdown, html, cyclonedx, ical' },
  { name: 'output', value: 'FILE', help: 'write there, not to standard output' },
  { name: 'report', value: 'FORMAT=FILE', multiple: true, help: 'write a further report; repeatable' },
  { name: 'quiet', help: 'print findings and totals only' },
  { name: 'no-color', help: 'no colours, whatever the terminal' },
];
const READING: readonly OptionSpec[] = [
  { name: 'baseline', value: 'FILE', help: 'findings that are accepted as they are' },
  { name: 'include', value: 'GLOB', multiple: true, help: 'audit only these files; repeatable' },
  { name: 'exclude', value: 'GLOB', multiple: true, help: 'leave these files out; repeatable' },
  { name: 'keystore-passwords', value: 'FILE', help: 'passwords to try, one a line; - for standard input' },
];

export const COMMANDS: readonly CommandSpec[] = [
  {
    name: 'scan',
    operands: '[PATH ...]',
    help: 'audit a folder, a git work tree or a bare repository',
    options: [...OUTPUT, NOW, CONFIG, FAIL_ON, ...READING],
  },
  {
    name: 'diff',
    operands: 'BASE HEAD',
    help: 'audit what changed, as a pull request would',
    options: [...OUTPUT, NOW, CONFIG, FAIL_ON, ...READING.slice(1)],
  },
  {
    name: 'timeline',
    operands: '[PATH ...]',
    help: 'versions and copies of each certificate on an axis',
    options: [NOW, CONFIG, ...READING, { name: 'no-color', help: 'no colours, whatever the terminal' }],
  },
  {
    name: 'merge',
    operands: 'REPORT.json ...',
    help: 'merge the JSON reports of shards into one and judge it',
    options: [
      ...OUTPUT,
      NOW,
      CONFIG,
      FAIL_ON,
      { name: 'plan', value: 'FILE', help: 'name the repositories of it that no report has' },
    ],
  },
  { name: 'explain', operands: 'RULE', help: 'why a rule exists and how to fix it', options: [] },
  { name: 'init', operands: '[PATH]', help: 'write a starter config, workflow and baseline', options: [NOW] },
];

/** The screen that `--help` prints, 80 columns wide. */
export function help(): string {
  const commands = COMMANDS.map((command) => row(`${command.name} ${command.operands}`, command.help, 23));
  const seen = new Map(COMMANDS.flatMap((command) => command.options).map((option) => [option.name, option]));
  const options = [...seen.values()].map((option) =>
    row(`--${option.name}${option.value === undefined ? '' : ` ${option.value}`}`, option.help, 27),
  );
  return [
    'Finds every copy of a certificate, says which one is newest, and where the',
    'chain that carries the newest to the others is missing, frozen or broken.',
    '',
    'Usage: cert-hygiene COMMAND [OPTION ...]',
    '',
    ...commands,
    '',
    ...options,
    '',
    'Exit codes: 0 nothing at or above --fail-on; 1 findings at or above it;',
    '2 usage error, fault or incomplete run (what was found is still reported).',
    '',
  ].join('\n');
}

function row(left: string, right: string, width: number): string {
  return `  ${left.padEnd(width)} ${right}`;
}
