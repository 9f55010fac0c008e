import { factRule } from '../../lib/fact-rules.ts';
import { pathRefs } from '../../lib/host-paths.ts';
import { invocations, mayRun } from '../../lib/run-files.ts';
import type { ConfigFile, Mechanism, MechanismOutput, Rule } from '../../model/index.ts';

const HOOKS = 'https://eff-certbot.readthedocs.io/en/stable/using.html#renewing-certificates';
const SET = 'https://www.gnu.org/software/bash/manual/html_node/The-Set-Builtin.html';

/** Where ACME clients keep what they renew. */
const RENEWED =
  /(?:letsencrypt|certbot)\/live\/|\.acme\.sh\/|\.lego\/certificates\/|\/var\/lib\/acme\/|RENEWED_LINEAGE/;

/** Commands that copy a renewed certificate to where it is read. A redirected message hides no exit code, which a script may look at. */
function read(file: ConfigFile, output: MechanismOutput): void {
  for (const { command, run, hidden } of invocations(file, 'cp', 'install', 'scp', 'rsync')) {
    const { name, args, line } = command;
    const paths = args.filter((arg) => !arg.startsWith('-'));
    const source = paths.find((path) => RENEWED.test(path));
    const target = paths.at(-1);
    if (source === undefined || target === undefined || source === target) continue;
    output.fact(
      {
        kind: 'copy',
        reads: pathRefs(source),
        writes: /^[\w.@-]+:/.test(target) || target.endsWith('/') ? [] : pathRefs(target),
        attributes: {
          name: source,
          program: name,
          target,
          surface: run.surface,
          ...(hidden?.startsWith('||') && { hidden }),
        },
      },
      { line },
    );
  }
}

const rules: readonly Rule[] = [
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
  identifiedBy: '`cp`, `install`, `scp` and `rsync` of what an ACME client renews',
  references: [HOOKS],
  accepts: mayRun,
  needles: ['/live/', '.acme.sh/', '.lego/', '/var/lib/acme/', 'RENEWED_LINEAGE'],
  read,
  rules,
};
