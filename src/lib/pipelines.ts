import type { AttributeValue, MechanismOutput, Rule } from '../model/index.ts';
import { cronCadence } from './cron.ts';
import { DAY, spellDuration } from './duration.ts';
import { factRule } from './fact-rules.ts';
import { optionValues } from './run-files.ts';
import type { Run } from './runs.ts';
import type { Command } from './shell.ts';
import { text, texts } from './tool-facts.ts';

/** A job of a CI system, reduced to what renewal checks ask. */
export interface PipelineJob {
  name: string;
  runs: readonly Run[];
  /** Third-party steps, such as `peter-evans/create-pull-request@v7`. */
  uses: readonly string[];
  /** Cron expressions of what starts it; empty where nothing does by time. */
  schedules: readonly string[];
  /** Whether the repository tells what starts it at all; a schedule may be kept elsewhere. */
  triggersKnown: boolean;
  /** A failure of the job or of its renewing step does not fail the run: the words that say so. */
  tolerated?: string;
  /** Started by a person only. */
  manual?: boolean;
  /** It starts on an empty machine: a client that is asked for a certificate finds none, and issues one each time. */
  fresh?: boolean;
  /** What the job runs on, or runs, that the system no longer offers. */
  retired?: string;
}

/** Byte strings of which a file with a renewing job holds one. */
export const PIPELINE_NEEDLES = [
  'certbot',
  'acme.sh',
  'lego',
  'dehydrated',
  'getssl',
  'step ca',
  'pki',
  'acm import-certificate',
  'keyvault certificate',
  'ssl-certificates',
  'secret tls',
  'terraform',
  'tofu',
  'terragrunt',
];

/** Whether a command renews what an earlier run left behind: it issues nothing when nothing is due. */
function keepsState({ name, args }: Command): boolean {
  if (name === 'step') return args[1] === 'renew';
  return (
    issuer({ name, args }) !== undefined &&
    (/^(?:dehydrated|getssl)$/.test(name) ||
      args.some((arg) => /^(?:renew|--renew|--renew-all|--cron|--keep(?:-until-expiring)?)$/.test(arg)))
  );
}

/** The program that issues a certificate in this command, where it does so for real. */
function issuer({ name, args }: Pick<Command, 'name' | 'args'>): string | undefined {
  const has = (...words: string[]) => args.some((arg) => words.includes(arg));
  if (
    args.some((arg) => /staging|pebble|localhost|127\.0\.0\.1/.test(arg)) ||
    has('--dry-run', '--test-cert', '--test')
  )
    return undefined;
  if (name === 'certbot') return has('renew', 'certonly', 'run') ? name : undefined;
  if (name === 'acme.sh') return has('--issue', '--renew', '--renew-all', '--cron') ? name : undefined;
  if (name === 'lego') return has('run', 'renew') ? name : undefined;
  if (name === 'dehydrated') return has('-c', '--cron') ? name : undefined;
  if (name === 'getssl') return name;
  if (name === 'step') return args[0] === 'ca' && (args[1] === 'renew' || args[1] === 'certificate') ? name : undefined;
  if (name === 'vault')
    return args[0] === 'write' && args.some((arg) => /pki[\w-]*\/issue\//.test(arg)) ? name : undefined;
  return undefined;
}

/** Whether a command brings a certificate to where it is served from. */
function uploads({ name, args }: Command): boolean {
  const line = args
    .filter((arg) => !arg.startsWith('-'))
    .slice(0, 4)
    .join(' ');
  if (name === 'aws') return line.startsWith('acm import-certificate');
  if (name === 'az') return /^keyvault certificate (?:import|create)/.test(line);
  if (name === 'gcloud') return /^compute ssl-certificates create/.test(line);
  return (name === 'kubectl' || name === 'oc') && line.startsWith('create secret tls');
}

/** Writes the schedule fact of a job that renews, uploads or applies; nothing for any other job. */
export function pipelineJob(output: MechanismOutput, job: PipelineJob): void {
  const commands = job.runs.flatMap((run) => run.commands);
  const issued = commands.flatMap((command) => issuer(command) ?? []);
  const uploaded = commands.filter(uploads);
  const applies = commands.find(
    ({ name, args }) => /^(?:terraform|tofu|terragrunt)$/.test(name) && args.includes('apply'),
  );
  const first = commands.find((command) => issuer(command) !== undefined) ?? uploaded[0] ?? applies;
  if (first === undefined) return;
  const started = job.schedules.length > 0;
  const renews = issued.length + uploaded.length > 0;
  const attributes: Record<string, AttributeValue> = {
    name: job.name,
    program:
      issued[0] ??
      (uploaded[0] === undefined ? 'terraform' : `${uploaded[0].name} ${uploaded[0].args.slice(0, 2).join(' ')}`),
    issues: issued.length > 0,
    ...(job.fresh === true && commands.every((command) => !keepsState(command)) && { fresh: true }),
    ...(started && { schedules: [...job.schedules] }),
    ...(!started && job.triggersKnown && { disabled: true }),
    ...(job.manual === true && { manual: true }),
    ...(job.retired !== undefined && { retired: job.retired }),
  };
  if (renews) Object.assign(attributes, outcome(job, commands));
  const programs = [...new Set(issued), ...(applies === undefined ? [] : ['terraform'])];
  output.fact(
    { kind: 'schedule', reads: [], writes: programs.map((name) => `run:${name}`), attributes },
    { line: first.line },
  );
}

/** What becomes of the renewed certificate. */
function outcome(job: PipelineJob, commands: readonly Command[]): Record<string, AttributeValue> {
  const opens =
    job.uses.find((name) => /create-pull-request/.test(name)) ??
    commands.find(
      ({ name, args }) =>
        (name === 'gh' && args[0] === 'pr' && args[1] === 'create') ||
        (name === 'glab' && args[0] === 'mr' && args[1] === 'create'),
    )?.name ??
    (commands.some(
      ({ name, args }) =>
        name === 'git' && args.includes('push') && args.some((arg) => arg.startsWith('merge_request.create')),
    )
      ? 'git push -o merge_request.create'
      : undefined);
  const merged =
    job.uses.some((name) => /auto-?merge/.test(name)) ||
    commands.some(
      ({ args }) =>
        args.some((arg) => /^(?:--auto|--auto-merge|merge_request\.merge_when_pipeline_succeeds)/.test(arg)) &&
        args.length > 1,
    );
  const quiet = commands.find(
    (command, i) => (issuer(command) !== undefined || uploads(command)) && silenced(commands[i + 1]),
  );
  const key = committedKey(commands);
  const gap = secretGap(commands);
  const hidden = job.tolerated ?? (quiet === undefined ? undefined : '|| true');
  return {
    ...(opens !== undefined && !merged && { review: opens }),
    ...(hidden !== undefined && { hidden }),
    ...(key !== undefined && { committedKey: key }),
    ...(gap !== undefined && { gap }),
  };
}

const silenced = (next: Command | undefined) => next?.operator === '||' && /^(?:true|:|echo)$/.test(next.name);

/** A private key that is copied into the work tree, or named, before `git add`. */
function committedKey(commands: readonly Command[]): string | undefined {
  const add = commands.findIndex(
    ({ name, args }) => name === 'git' && (args[0] === 'add' || (args[0] === 'commit' && args.includes('-a'))),
  );
  if (add < 0) return undefined;
  const isKey = (arg: string) => /(?:^|\/)privkey\d*\.pem$|\.key$/.test(arg);
  const named = commands[add]?.args.find(isKey);
  // `git add -A` takes what a client was told to write into the work tree.
  const all = commands[add]?.args.some((arg) => /^(?:-A|--all|\.|-a|-am)$/.test(arg));
  const written = commands
    .slice(0, add)
    .flatMap(({ args }) => optionValues(args, '--key-file', '--keypath', '-keyout'));
  const taken = written.find((path) => /^[\w.]/.test(path) && (all || commands[add]?.args.includes(path)));
  if (taken !== undefined) return taken;
  const copied = commands
    .slice(0, add)
    .find(({ name, args }) => (name === 'cp' || name === 'mv' || name === 'install') && args.some(isKey));
  const target = copied?.args.at(-1) ?? '';
  // A copy to an absolute path or below a variable lies outside the work tree.
  return named ?? (copied === undefined || /^[/~$]/.test(target) ? undefined : copied.args.find(isKey));
}

function secretGap(commands: readonly Command[]): string | undefined {
  for (const [index, { name, args }] of commands.entries()) {
    if (name !== 'kubectl' || args[0] !== 'delete' || args[1] !== 'secret') continue;
    const secret = args[2] ?? '';
    if (commands.slice(index + 1).some((later) => uploads(later) && later.args.includes(secret))) return secret;
  }
  return undefined;
}

/** References of one CI system's documentation that its checks share. */
export interface PipelineDocs {
  /** Id of the mechanism. */
  id: string;
  /** What the system calls a job, as the messages do: `The workflow job`. */
  noun: string;
  schedule: string;
  failure: string;
  /** How the failure is tolerated, in the system's own words. */
  tolerated: string;
}

/** The checks that every CI system has: how often, whether a person stands between, and whether failures are seen. */
export function pipelineRules({ id, noun, schedule, failure, tolerated }: PipelineDocs): Rule[] {
  return [
    factRule(id, {
      id: `${id}-renewal-too-rare`,
      title: 'The renewal runs too rarely',
      level: 'warning',
      why: 'Certificates are renewed in the last third of their lifetime: 30 days today, 15 with 45-day certificates. With a run a month, two that fail end in an expired certificate.',
      fix: 'Run every day; the client renews only what is due.',
      references: [schedule],
      problem(fact) {
        if (fact.attributes.issues !== true) return undefined;
        const waits = texts(fact, 'schedules').map(cronCadence);
        // Three tries should fit into the window, which is the whole lifetime where every run issues.
        const longest = (fact.attributes.fresh === true ? 31 : 10) * DAY;
        if (waits.length === 0 || waits.some((wait) => typeof wait !== 'number' || wait <= longest)) return undefined;
        const shortest = Math.min(...waits.filter((wait) => typeof wait === 'number'));
        return `${noun} "${fact.attributes.name}" runs ${fact.attributes.program} at \`${texts(fact, 'schedules').join('`, `')}\`: up to ${spellDuration(shortest)} pass between two runs.`;
      },
    }),
    factRule(id, {
      id: `${id}-renewal-waits-for-review`,
      title: 'A renewed certificate waits for a person',
      level: 'warning',
      why: 'The job ends in a change request. The certificate is renewed and not deployed until somebody merges, and nobody is told that it is urgent.',
      fix: 'Deploy from the job, or merge automatically and alert when such a request stays open for three days.',
      references: [schedule],
      problem: (fact) =>
        fact.attributes.review === undefined
          ? undefined
          : `${noun} "${fact.attributes.name}" renews with ${fact.attributes.program} and hands the result to a reviewer (\`${fact.attributes.review}\`).`,
    }),
    factRule(id, {
      id: `${id}-failure-unseen`,
      title: 'A failed renewal looks like success',
      level: 'note',
      why: 'The run is green whether or not the certificate was renewed, so the first sign is an expired certificate.',
      fix: `Remove ${tolerated} and \`|| true\` from the renewing step, and notify on failure.`,
      references: [failure],
      problem: (fact) =>
        text(fact, 'hidden') === undefined
          ? undefined
          : `${noun} "${fact.attributes.name}" passes when ${fact.attributes.program} fails (\`${fact.attributes.hidden}\`).`,
    }),
    factRule(id, {
      id: `${id}-private-key-committed`,
      title: 'The job commits the private key',
      level: 'error',
      why: 'Whoever can read the repository, now or later, can impersonate the server; the history keeps the key when the file is gone.',
      fix: 'Write the key to a secret manager, and revoke the certificates whose keys were committed.',
      references: ['https://cheatsheetseries.owasp.org/cheatsheets/Key_Management_Cheat_Sheet.html'],
      problem: (fact) =>
        fact.attributes.committedKey === undefined
          ? undefined
          : `${noun} "${fact.attributes.name}" adds ${fact.attributes.committedKey} to git.`,
    }),
    factRule(id, {
      id: `${id}-secret-deleted-first`,
      title: 'The Secret is gone while it is replaced',
      level: 'note',
      why: 'Between `kubectl delete` and `kubectl create` pods that start find no certificate; when the second command fails there is none at all.',
      fix: 'Use `kubectl create secret tls … --dry-run=client -o yaml | kubectl apply -f -`, then `kubectl rollout restart`.',
      references: ['https://kubernetes.io/docs/reference/kubectl/generated/kubectl_create/kubectl_create_secret_tls/'],
      problem: (fact) =>
        fact.attributes.gap === undefined
          ? undefined
          : `${noun} "${fact.attributes.name}" deletes the Secret ${fact.attributes.gap} before it creates it again.`,
    }),
  ];
}
