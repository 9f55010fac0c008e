import { makeRef, nameOfRef, programRef } from '../facts/refs.ts';
import type { Fact, FactAttributes, MechanismOutput, Ref, RuleInput } from '../model/index.ts';
import { CLIENT_NEEDLES, clientNamed } from '../shell/clients/index.ts';
import { type ClientRun, clientRun, hostsAskedFor, rehearsalOf } from '../shell/clients/runs.ts';
import type { CommandBlock } from '../shell/command-blocks.ts';
import { optionValues } from '../shell/command-files.ts';
import type { Command } from '../shell/commands.ts';
import { scriptOf, scriptRef } from '../shell/scripts.ts';
import { commits, type TrackedWrite, trackedWrites } from '../shell/tracked-files.ts';
import { uploadOf } from '../shell/uploads.ts';
import { downstream, graphOf, nodeOf } from '../topology/graph.ts';
import { memoizeByObject } from '../util/memoize.ts';

/** A job of a CI system, reduced to what the rules about renewals need. */
export interface PipelineJob {
  name: string;
  /** The file that holds it, and its line. */
  path: string;
  line: number;
  runs: readonly CommandBlock[];
  /** Third-party steps, such as `peter-evans/create-pull-request@v7`. */
  uses: readonly string[];
  /** What a third-party step applies: `pulumi`. */
  applies?: string;
  /** Cron expressions of what starts it; empty where nothing does by time. */
  schedules: readonly string[];
  /** Where the first of them stands. */
  scheduleLine?: number;
  /** Whether the repository tells what starts it at all; a schedule may be kept elsewhere. */
  triggersKnown: boolean;
  /** A failure of the job or of its renewing step does not fail the run: the words that say so. */
  tolerated?: string;
  /** Started by a person only. */
  manual?: boolean;
  /** Disabled in its own file: nothing starts it, whatever its triggers are. */
  off?: boolean;
  /** Other jobs start it: a reusable workflow, a composite action. */
  called?: boolean;
  /** Refs of the jobs that it starts. */
  calls?: readonly Ref[];
  /** It starts on an empty machine: a client that is asked for a certificate finds none, and issues one each time. */
  fresh?: boolean;
  /** A runner image or an action of the job that the system no longer offers. */
  retired?: string;
}

/** Byte strings of which a file with a renewing job holds one. */
export const PIPELINE_NEEDLES = [
  ...CLIENT_NEEDLES,
  '/issue/',
  'acm import-certificate',
  'keyvault certificate',
  'ssl-certificates',
  'secret tls',
  'terraform',
  'tofu',
  'terragrunt',
  'pulumi',
  'vault kv ',
  'secretsmanager ',
  'keyvault secret',
  'renew',
  'cert',
  '.pem',
  '.crt',
  '.pfx',
  '.p12',
  '.jks',
];

/** Whether a command only renews what an earlier run obtained: if nothing is due, it issues nothing. */
function keepsState(command: Command): boolean {
  const action = issuing(command)?.action;
  return action === 'renew' || action === 'ensure';
}

/** The client run that a command is, if it obtains a certificate that clients trust. */
function issuing(command: Command): ClientRun | undefined {
  const run = clientRun(command);
  return run !== undefined && isTrusted(run) ? run : undefined;
}

const isTrusted = memoizeByObject((run: ClientRun): boolean => {
  if (run.action === 'unknown' || run.client.renewal?.startedBy === 'itself') return false;
  const local = run.command.args.some((arg) => /pebble|localhost|127\.0\.0\.1/.test(arg));
  return !local && rehearsalOf(run) === undefined;
});

/** The names that a client is asked for, as far as its command tells. */
function hostsOf(command: Command): string[] {
  const run = issuing(command);
  return run === undefined ? [] : hostsAskedFor(run);
}

/** The program that issues a certificate in this command, where it does so for real. */
function issuer(command: Command): string | undefined {
  const { name, args } = command;
  if (name === 'vault')
    return args[0] === 'write' && args.some((arg) => /pki[\w-]*\/issue\//.test(arg)) ? name : undefined;
  return issuing(command)?.client.program;
}

/** What puts the described state of an infrastructure in place, where a command does so. */
function appliedBy({ name, args }: Command): 'terraform' | 'pulumi' | undefined {
  if (/^(?:terraform|tofu|terragrunt)$/.test(name) && args.includes('apply')) return 'terraform';
  return name === 'pulumi' && args.some((arg) => arg === 'up' || arg === 'update') ? 'pulumi' : undefined;
}

/** What a step does that commits or proposes what the job has written, by the name of its action. */
const KEEPS = /pull-request|(?:^|[/-])commit(?:[-@]|$)/;

/** The writes of a job into the repository, where it commits them or proposes them. */
function keptWrites({ runs, uses }: PipelineJob): TrackedWrite[] {
  const commands = runs.flatMap((run) => run.commands);
  const keeps = uses.some((name) => KEEPS.test(name)) || commands.some(commits);
  return keeps ? trackedWrites(runs) : [];
}

/** Writes the schedule fact of a job that renews, uploads or applies; nothing for any other job. */
export function pipelineJob(output: MechanismOutput, job: PipelineJob): void {
  const commands = job.runs.flatMap((run) => run.commands);
  const issued = commands.flatMap((command) => issuer(command) ?? []);
  const uploaded = commands.filter((command) => uploadOf(command) !== undefined);
  const applying = commands.find((command) => appliedBy(command) !== undefined);
  const applies = job.applies ?? (applying === undefined ? undefined : appliedBy(applying));
  const scripts = commands.filter((command) => renewalOf(command) !== undefined);
  const calls = [...(job.calls ?? []), ...scripts.map((command) => scriptRef(renewalOf(command) ?? ''))];
  const kept = keptWrites(job);
  const first =
    commands.find((command) => issuer(command) !== undefined) ??
    uploaded[0] ??
    applying ??
    kept[0]?.command ??
    scripts[0];
  if (first === undefined && calls.length === 0 && applies === undefined) return;
  const started = job.schedules.length > 0 && job.off !== true;
  const renews = issued.length + uploaded.length + kept.length > 0;
  const attributes: FactAttributes = {
    name: job.name,
    program: issued[0] ?? programOf(uploaded[0]) ?? applies ?? kept[0]?.program ?? calledName(calls[0]),
    issues: issued.length + kept.length > 0,
    ...(job.fresh === true && commands.every((command) => !keepsState(command)) && { fresh: true }),
    ...(started && { schedules: [...job.schedules] }),
    ...(((!started && job.triggersKnown) || job.off === true) && { disabled: true }),
    ...(calls.length > 0 && { calls: true }),
    // Other scripts by such names make certificates for a test, or set a host up that renews by itself.
    ...(scripts.some((command) => /renew|rotat/i.test(renewalOf(command) ?? '')) && { renews: true }),
    ...(job.manual === true && { manual: true }),
    ...(job.retired !== undefined && { retired: job.retired }),
  };
  const programs = [...new Set(issued), ...(applies === undefined ? [] : [applies])];
  const self = makeRef('job', job.path);
  output.fact(
    {
      kind: 'schedule',
      reads: job.called === true ? [self] : [],
      // What stands in the file is started by those that call it, or by its own triggers.
      writes: [...programs.map(programRef), ...new Set(calls), ...(job.called === true ? [] : [self])],
      attributes: { ...attributes, ...(renews && outcome(job, commands)) },
      ...(job.scheduleLine !== undefined && { lines: { schedules: job.scheduleLine } }),
    },
    { line: first?.line ?? job.line },
  );
  // Where a client says which names it asks for, these tell what it renews.
  const named = commands.some((command) => hostsOf(command).length > 0);
  for (const { command, program, writes } of named ? [] : kept)
    output.fact(
      { kind: 'producer', reads: [self], writes, attributes: { name: program, program } },
      { line: command.line },
    );
}

/** Whether the name of a file is about certificates; what else a job starts is not looked at. */
export function namesCertificates(path: string): boolean {
  return (
    /cert|renew|acme|(?:key|secret).{0,20}rotat|rotat.{0,20}(?:key|secret)|(?:^|[/._-])(?:tls|ssl|pki)(?:[/._-]|$)/i.test(
      path,
    ) || clientNamed(path) !== undefined
  );
}

/** Whether the text of a step renews or uploads a certificate, as far as words tell. */
export function bringsCertificates(text: string): boolean {
  return /secret tls|certificate/.test(text) || clientNamed(text) !== undefined;
}

/** The script that a command starts, where its name is about certificates. */
function renewalOf(command: Command): string | undefined {
  const script = clientRun(command) === undefined ? scriptOf(command) : undefined;
  return script !== undefined && namesCertificates(script) ? script : undefined;
}

const programOf = (command: Command | undefined) => (command === undefined ? undefined : uploadOf(command)?.program);
const calledName = (ref: Ref | undefined) =>
  ref === undefined
    ? ''
    : nameOfRef(ref)
        .replace(/\/action\.ya?ml$/, '')
        .replace(/^.*[/:]/, '');

/** Whether a job renews, itself or by what it calls, as far as that was scanned. */
export function renewsCertificates(fact: Fact, { topology }: Pick<RuleInput, 'topology'>): boolean {
  if (fact.attributes.issues === true) return true;
  if (fact.attributes.calls !== true) return false;
  return downstream(graphOf(topology), nodeOf(topology, fact)).some(
    ({ fact: { kind, attributes } }) =>
      (kind === 'producer' && fact.attributes.renews === true) || (kind === 'schedule' && attributes.issues === true),
  );
}

/** What becomes of the renewed certificate. */
function outcome(job: PipelineJob, commands: readonly Command[]): FactAttributes {
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
    (command, i) => (issuer(command) !== undefined || uploadOf(command) !== undefined) && silenced(commands[i + 1]),
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
  const uploadedLater = new Set<string>();
  let gap: string | undefined;
  for (const command of commands.toReversed()) {
    const [verb, kind, secret = ''] = command.args;
    if (command.name === 'kubectl' && verb === 'delete' && kind === 'secret' && uploadedLater.has(secret)) gap = secret;
    if (uploadOf(command) !== undefined) for (const arg of command.args) uploadedLater.add(arg);
  }
  return gap;
}
