import { ownAttributes } from '../../facts/attributes.ts';
import { type FactKeys, factsBy } from '../../facts/index.ts';
import { programRef } from '../../facts/refs.ts';
import { factRule } from '../../facts/rule.ts';
import type { ConfigFile, Mechanism, MechanismOutput, Rule } from '../../model/index.ts';

/** What only the rules below read of these facts. */
type Own = 'task';
const own = ownAttributes<Own>('win-acme');
type Output = MechanismOutput<Own>;

const CLI = 'https://www.win-acme.com/reference/cli';
const RENEWALS = 'https://www.win-acme.com/manual/automatic-renewal';

const RUN = /(?:^|[\s"'&\\/;(])(?:wacs|simple-acme)(?:\.exe)?["']?\s+(.{0,2000})/i;
/** Ways to start `wacs --renew` again and again: the task scheduler, or a run that renews. */
const TASK = /schtasks|Register-ScheduledTask|New-ScheduledTask|win_scheduled_task|ScheduledTask\b/i;
const CONTINUED = /[`^\\]\s*$/;

/** Runs of win-acme; its own scheduled task is the schedule, unless it is told to make none. */
function read(file: ConfigFile, output: Output): void {
  const rows = file.text.split('\n');
  for (const [index, first] of rows.entries()) {
    if (/^\s*(?:#|REM\b|::|\/\/)/i.test(first) || first.length > 4000) continue;
    let row = first;
    for (let next = index + 1; CONTINUED.test(row) && next < index + 20; next++)
      row = `${row.replace(CONTINUED, ' ')} ${rows[next] ?? ''}`;
    if (TASK.test(row) && /wacs|simple-acme/i.test(file.text))
      output.fact(
        {
          kind: 'schedule',
          reads: [],
          writes: [programRef('wacs')],
          attributes: { name: 'win-acme', program: 'wacs' },
        },
        { line: index + 1 },
      );
    const args = RUN.exec(row)?.[1];
    if (args === undefined || TASK.test(row)) continue;
    const renews = /--renew\b/i.test(args);
    if (!renews && !/--(?:target|source|host)\b/i.test(args)) continue;
    const hosts = /--host\s+["']?([\w.,*-]{1,500})/i.exec(args)?.[1]?.split(',') ?? [];
    output.fact(
      {
        kind: 'producer',
        reads: [programRef('wacs')],
        writes: [],
        names: hosts.filter((host) => host.includes('.')).map((host) => `dns:${host}`),
        attributes: { name: hosts[0] ?? 'wacs', renews },
        own: { task: !/--notaskscheduler\b/i.test(args) },
      },
      { line: index + 1 },
    );
  }
}

const renewing: FactKeys = (fact) =>
  fact.mechanism === 'win-acme' &&
  (fact.kind === 'schedule' || fact.attributes.renews === true || own(fact).task === true)
    ? ['all']
    : [];

const rules: readonly Rule[] = [
  factRule('win-acme', {
    id: 'win-acme-no-task',
    title: 'win-acme creates no scheduled task',
    level: 'warning',
    why: 'The scheduled task runs `wacs --renew` every day. With `--notaskscheduler`, the certificate is obtained but not renewed.',
    fix: 'Remove `--notaskscheduler`, or register a task that runs `wacs --renew` daily.',
    references: [CLI, RENEWALS],
    kind: 'producer',
    problem(fact, { neighbours }) {
      if (own(fact).task !== false || fact.attributes.renews === true) return undefined;
      const renewed = factsBy(neighbours(fact), renewing, 'all').length > 0;
      return renewed
        ? undefined
        : `${fact.attributes.name} is obtained with \`--notaskscheduler\`, and nothing renews it.`;
    },
  }),
];

export const winAcme: Mechanism = {
  id: 'win-acme',
  title: 'win-acme and simple-acme',
  identifiedBy: 'commands that run `wacs` or `simple-acme`',
  references: [CLI, RENEWALS],
  accepts: (path) => /\.(?:ps1|psm1|bat|cmd|ya?ml)$/i.test(path) || /(?:^|\/)[Dd]ockerfile[^/]*$/.test(path),
  needles: ['wacs', 'WACS', 'simple-acme'],
  read,
  rules,
};
