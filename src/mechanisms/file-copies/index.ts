import { factRule } from '../../lib/fact-rules.ts';
import { pathRefs } from '../../lib/host-paths.ts';
import { invocations, mayRun } from '../../lib/run-files.ts';
import { assignments, type Run } from '../../lib/runs.ts';
import type { Command } from '../../lib/shell.ts';
import { scriptRef } from '../../lib/tool-facts.ts';
import type { ConfigFile, Fact, Mechanism, MechanismOutput, Rule } from '../../model/index.ts';

const HOOKS = 'https://eff-certbot.readthedocs.io/en/stable/using.html#renewing-certificates';
const SET = 'https://www.gnu.org/software/bash/manual/html_node/The-Set-Builtin.html';

/** Where ACME clients keep what they renew. */
const RENEWED =
  /(?:letsencrypt|certbot)\/live\/|\.acme\.sh\/|\.lego\/certificates\/|\/var\/lib\/acme\/|RENEWED_LINEAGE/;

/** Commands that copy a renewed certificate to where it is read. A redirected message hides no exit code, which a script may look at. */
function read(file: ConfigFile, output: MechanismOutput): void {
  let variables: ReturnType<typeof assignments> | undefined;
  const setups = new Map<Run, number | undefined>();
  for (const { command, run, hidden, after } of invocations(file, 'cp', 'install', 'scp', 'rsync', 'cat')) {
    const { name, args, line } = command;
    const into = name === 'cat' ? writtenBy(command, after[0]) : [];
    if (into === undefined) continue;
    const given = [...args.filter((arg) => !arg.startsWith('-')), ...into];
    // Scripts name the folder first, and copy from `$LIVE/fullchain.pem`.
    if (run.surface === 'script' && given.some((path) => path.includes('$'))) variables ??= assignments(file.text, 1);
    const paths = given.map((path) => filledIn(filledIn(path, variables), variables));
    const source = paths.find(isRenewed);
    const target = paths.at(-1);
    if (source === undefined || target === undefined || source === target) continue;
    if (!setups.has(run)) setups.set(run, issueLine(run));
    const setup = (setups.get(run) ?? Number.POSITIVE_INFINITY) <= line;
    output.fact(
      {
        kind: 'copy',
        reads: paths
          .slice(0, -1)
          .filter(isRenewed)
          .flatMap((path) => pathRefs(path)),
        writes: /^[\w.@-]+:/.test(target) || target.endsWith('/') ? [] : pathRefs(target),
        attributes: {
          name: source,
          program: name,
          target,
          surface: run.surface,
          ...(hidden?.startsWith('||') && { hidden }),
          ...(setup && { setup: true }),
        },
      },
      { line },
    );
  }
}

const isRenewed = (path: string) => RENEWED.test(path);

/** The file that `cat` puts together, as HAProxy wants chain and key: `cat a b > c`, `cat a b | sudo tee c`. */
function writtenBy({ redirects }: Command, next: Command | undefined): [string] | undefined {
  const redirect = redirects.find(({ text }) => /^1?>{1,2}\|?$/.test(text));
  if (redirect !== undefined) return [redirect.target];
  const target =
    next?.operator === '|' && next.name === 'tee' ? next.args.find((arg) => !arg.startsWith('-')) : undefined;
  return target === undefined ? undefined : [target];
}

const LONGEST_PATH = 1000;

/** A word with the variables that the script sets; those that a command or the caller gives stay as they are. */
function filledIn(word: string, variables: ReadonlyMap<string, { value: string }> = new Map()): string {
  return word
    .replace(/\$(?:\{(\w{1,60})\}|(\w{1,60}))/g, (all, braced, bare) => {
      const value = variables.get(braced ?? bare)?.value;
      return value === undefined || /\$[(\d@*#?]|`/.test(value) ? all : value;
    })
    .slice(0, LONGEST_PATH);
}

/** Line of the first issue of a certificate in a script that nothing repeats and that renews nothing itself. */
function issueLine({ surface, schedules, commands }: Run): number | undefined {
  if (surface !== 'script' || schedules.length > 0 || commands.some((one) => renews(one) || writesCopy(one)))
    return undefined;
  return commands.find(issues)?.line;
}

const issues = ({ name, args }: Command) =>
  (name === 'certbot' && args.includes('certonly')) ||
  (name === 'acme.sh' && args.includes('--issue')) ||
  (name === 'lego' && args.includes('run'));

const renews = ({ name, args }: Command) =>
  /^(?:certbot|acme\.sh|lego|dehydrated)$/.test(name) &&
  args.some(
    (arg) =>
      /^(?:renew|--renew|--renew-all|--cron)$/.test(arg) || /^--(?:deploy|renew|post)-hook|^--reloadcmd/.test(arg),
  );

const COPY =
  /\b(?:cp|install|rsync|scp|cat)\s[^\n]{0,200}(?:\/live\/|RENEWED_LINEAGE|\.acme\.sh|\.(?:pem|crt|cer|key)\b)/;

/** Whether a command writes a script that copies: the renewal may well run it. */
function writesCopy({ name, args, documents, redirects }: Command): boolean {
  if (documents.some((document) => COPY.test(document.text))) return true;
  return /^(?:echo|printf)$/.test(name) && redirects.length > 0 && args.some((arg) => COPY.test(arg));
}

/** Whether something may well repeat a copy: a hook, a schedule of the script, or another copy that is no set-up. */
function mayRepeat(copy: Fact, neighbours: readonly Fact[]): boolean {
  const script = scriptRef(copy.location.path);
  return neighbours.some(
    ({ kind, attributes, writes }) =>
      (kind === 'schedule' && writes.includes(script)) ||
      (kind === 'copy' && attributes.setup !== true) ||
      (kind === 'reload' && (attributes.hook !== undefined || attributes.directory === true)) ||
      (kind === 'producer' && (attributes.hook !== undefined || attributes.opaque === true)),
  );
}

const rules: readonly Rule[] = [
  factRule('file-copies', {
    id: 'file-copies-made-once',
    title: 'A renewed certificate is copied at set-up only',
    level: 'warning',
    why: 'The client renews its own file. The copy that the server reads was made once, behind the first issue, and stays as it is: the server goes on with the old certificate until it has expired, while every renewal succeeds.',
    fix: 'Let the server read the file of the client, or copy and reload in a hook that runs after each renewal: a script in `/etc/letsencrypt/renewal-hooks/deploy/`, or `--reloadcmd` of acme.sh.',
    references: [HOOKS],
    kind: 'copy',
    problem(fact, { neighbours }) {
      const { setup, name, target } = fact.attributes;
      if (setup !== true || mayRepeat(fact, neighbours(fact))) return undefined;
      return {
        message: `${name} is copied to ${target} behind the first issue, and nothing here copies it again after a renewal.`,
        subject: `${fact.location.path}#set-up`,
      };
    },
  }),
  factRule('file-copies', {
    id: 'file-copies-failure-hidden',
    title: 'A copy that fails looks like one that was made',
    level: 'warning',
    why: 'The renewed certificate is copied to where it is served from, and a failure is swallowed: a missing source, a full disk or a host that is down leave the old copy in place, and nobody hears of it.',
    fix: 'Remove `|| true`, let the script end with `set -e`, and alert on its failure.',
    references: [HOOKS, SET],
    kind: 'copy',
    problem: ({ attributes: { hidden, program, name, target } }) =>
      hidden === undefined ? undefined : `\`${program}\` of ${name} to ${target} fails in silence (\`${hidden}\`).`,
  }),
];

export const fileCopies: Mechanism = {
  id: 'file-copies',
  title: 'Copies by command',
  identifiedBy: '`cp`, `install`, `scp`, `rsync` and `cat … > file` of what an ACME client renews',
  references: [HOOKS],
  accepts: mayRun,
  needles: ['/live/', '.acme.sh/', '.lego/', '/var/lib/acme/', 'RENEWED_LINEAGE'],
  read,
  rules,
};
