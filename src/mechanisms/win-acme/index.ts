import { given, ownAttributes } from '../../facts/attributes.ts';
import { type FactKeys, factsBy } from '../../facts/index.ts';
import { programRef } from '../../facts/refs.ts';
import { factRule } from '../../facts/rule.ts';
import type { ConfigFile, Mechanism, MechanismOutput, Rule } from '../../model/index.ts';

/** What only the rules below read of these facts. */
type Own = 'installed' | 'scripted' | 'task';
const own = ownAttributes<Own>('win-acme');
type Output = MechanismOutput<Own>;

const CLI = 'https://www.win-acme.com/reference/cli';
const RENEWALS = 'https://www.win-acme.com/manual/automatic-renewal';

const RUN = /(?:^|[\s"'&\\/;(])(?:wacs|simple-acme)(?:\.exe)?["']?\s+(.{0,2000})/i;
/** The program behind a variable, as PowerShell calls it: `& $wacs --source manual`. */
const CALLED = /^\s*&\s*\$\w{0,20}(?:wacs|simpleacme)\w{0,20}\s+(.{0,2000})/i;
/** Ways to start `wacs --renew` again and again: the task scheduler, or a run that renews. */
const TASK = /schtasks|Register-ScheduledTask|New-ScheduledTask|win_scheduled_task|ScheduledTask\b/i;
const CONTINUED = /[`^\\]\s*$/;

/** Runs of win-acme; its own scheduled task is the schedule, unless it is told to make none. */
function read(file: ConfigFile, output: Output): void {
  const rows = file.text.split('\n');
  const isNamed = /wacs|simple-acme/i.test(file.text);
  const installed = () => file.shared('win-acme-installed', () => installedBelow(rows, file.path));
  for (const [index, first] of rows.entries()) {
    if (/^\s*(?:#|REM\b|::|\/\/)/i.test(first) || first.length > 4000) continue;
    let row = first;
    for (let next = index + 1; CONTINUED.test(row) && next < index + 20; next++)
      row = `${row.replace(CONTINUED, ' ')} ${rows[next] ?? ''}`;
    const started = TASK.test(row) ? /([\w.-]{1,100}\.ps1)\b/i.exec(row)?.[1] : undefined;
    if (started !== undefined)
      output.fact({ kind: 'schedule', reads: [], writes: [], attributes: { name: started } }, { line: index + 1 });
    if (isNamed && TASK.test(row))
      output.fact(
        {
          kind: 'schedule',
          reads: [],
          writes: [programRef('wacs')],
          attributes: { name: 'win-acme', program: 'wacs' },
        },
        { line: index + 1 },
      );
    const args = RUN.exec(row)?.[1] ?? CALLED.exec(row)?.[1];
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
        own: {
          task: !/--notaskscheduler\b/i.test(args),
          scripted: /--script\b|--store\s+\S{0,40}(?:pfxfile|pemfiles)/i.test(args),
          ...given('installed', installed()[index]),
        },
      },
      { line: index + 1 },
    );
  }
}

/** Cmdlets that give a certificate of the store to something else: a file, a service, a listener. */
const INSTALLS =
  /^\s*(?:\$\w{1,60}\s*=\s*)?((?:Export-PfxCertificate|Set-RDCertificate|Enable-ExchangeCertificate|Set-AdfsSslCertificate|Set-WebApplicationProxySslCertificate|Import-RDWebClientBrokerCert|Import-AzKeyVaultCertificate)\b|netsh\s+http\s+add\s+sslcert)/i;

/** For each row, what a script does first with a certificate below it; nothing in a script that something may run again. */
function installedBelow(rows: readonly string[], path: string): readonly (string | undefined)[] {
  // A script that runs on a schedule, or as the script of an installation, is named as such.
  if (!/\.ps1$/i.test(path) || rows.some((row) => TASK.test(row) || PARAMETER.test(row))) return [];
  const below: (string | undefined)[] = [];
  let next: string | undefined;
  for (let index = rows.length - 1; index >= 0; index--) {
    below[index] = next;
    next = INSTALLS.exec(rows[index] ?? '')?.[1] ?? next;
  }
  return below;
}

/** The thumbprint that win-acme passes to a script. */
const PARAMETER = /^\s*(?:param\s*\(.*|\[string\]\s*)\$\w{0,40}(?:Thumb|CertHash)/i;

const bySchedule: FactKeys = ({ kind, attributes }) => (kind === 'schedule' ? [String(attributes.name)] : []);
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
  factRule('win-acme', {
    id: 'win-acme-installed-once',
    title: 'Renewed certificate is installed only at setup',
    level: 'warning',
    why: 'The scheduled task of win-acme renews the certificate, but runs only its own installation steps. Nothing repeats the steps of this script after the first issue. The service keeps the first certificate until it expires.',
    fix: 'Move these steps to a script, and pass it with `--installation script --script <path> --scriptparameters "{CertThumbprint}"`.',
    references: ['https://www.win-acme.com/reference/plugins/installation/script', RENEWALS],
    kind: 'producer',
    problem(fact, { neighbours }) {
      const { installed, scripted, task } = own(fact);
      if (typeof installed !== 'string' || scripted === true || task !== true) return undefined;
      // A task that runs this very script repeats what it does.
      const name = fact.location.path.slice(fact.location.path.lastIndexOf('/') + 1);
      const again = factsBy(neighbours(fact), bySchedule, name).length > 0;
      return again
        ? undefined
        : `The script runs \`${installed}\` after win-acme has issued the certificate of ${fact.attributes.name}. The scheduled task renews it without these steps.`;
    },
  }),
];

export const winAcme: Mechanism = {
  id: 'win-acme',
  title: 'win-acme and simple-acme',
  identifiedBy: 'commands that run `wacs` or `simple-acme`',
  references: [CLI, RENEWALS],
  accepts: (path) => /\.(?:ps1|psm1|bat|cmd|ya?ml)$/i.test(path) || /(?:^|\/)[Dd]ockerfile[^/]*$/.test(path),
  needles: ['wacs', 'WACS', 'simple-acme', 'ScheduledTask', 'schtasks'],
  read,
  rules,
};
