import type { ConfigFile } from '../../model/index.ts';
import { memoizeByObject } from '../../util/memoize.ts';
import {
  hasOpaqueArgs,
  type Invocation,
  invocationsWhere,
  lastOption,
  option,
  optionValues,
} from '../command-files.ts';
import type { Command } from '../commands.ts';
import { type CertificateClient, type ClientAction, clientOfProgram } from './index.ts';

type ClientCommand = Pick<Command, 'name' | 'args'> & Partial<Pick<Command, 'redirects' | 'settings'>>;

/** A command that calls a certificate client, whatever it has the client do. */
export interface ClientCall {
  client: CertificateClient;
  command: ClientCommand;
}

/** A command that has a client obtain or renew certificates. */
export interface ClientRun extends ClientCall {
  /** `unknown` where the arguments are known at run time only. */
  action: ClientAction | 'unknown';
}

/** The call of a client that a command is; undefined for any other program, and for other commands of `step`. */
export function clientCall(command: ClientCommand): ClientCall | undefined {
  const client = clientOfProgram(command.name);
  if (client?.subcommand !== undefined && command.args[0] !== client.subcommand) return undefined;
  return client === undefined ? undefined : { client, command };
}

const HELP = new Set(['--help', '--version', 'help', 'version']);

/** The run of a client that obtains or renews certificates; undefined for any other command, such as `certbot certificates`. */
export function clientRun(command: ClientCommand): ClientRun | undefined {
  return clientOfProgram(command.name) === undefined ? undefined : runOf(command);
}

/** Many readers ask about the same command. */
const runOf = memoizeByObject((command: ClientCommand): ClientRun | undefined => {
  const call = clientCall(command);
  if (call === undefined) return undefined;
  const { name, args } = command;
  const { actions, otherwise, others = [] } = call.client;
  if (args.some((arg) => HELP.has(arg))) return undefined;
  // A cmdlet is its own verb.
  const words = new Set([name, ...args.flatMap((arg) => valuesOf(arg, command))]);
  const given = actions.find((action) => action.some((verb, index) => index > 0 && words.has(verb)))?.[0];
  if (given === undefined && args.some((arg) => others.includes(arg))) return undefined;
  // What is passed at run time may be the verb.
  const unsure = given === undefined && actions.length > 0 && hasOpaqueArgs(args);
  // Without any argument, the name is asked for: `command -v certbot`.
  const action = given ?? (unsure ? 'unknown' : args.length === 0 ? undefined : otherwise);
  return action === undefined ? undefined : { ...call, action };
});

/** What an argument may be: itself, or all that its text sets the variable to. */
export function valuesOf(arg: string, { settings }: Pick<ClientCommand, 'settings'>): readonly string[] {
  const variable = arg.startsWith('$') ? /^\$\{?(\w{1,60})\}?$/.exec(arg)?.[1] : undefined;
  return (variable === undefined ? undefined : settings?.get(variable)) ?? [arg];
}

/** The commands of a file that call one of the named clients. */
export function* clientInvocations(file: ConfigFile, ...ids: string[]): Generator<Invocation & ClientCall> {
  for (const invocation of invocationsWhere(file, ({ name }) => ids.includes(clientOfProgram(name)?.id ?? ''))) {
    const call = clientCall(invocation.command);
    if (call !== undefined) yield { ...invocation, client: call.client };
  }
}

/** The CA or the directory that a command line names; undefined where it names none. */
export function clientServer({ client: { server = [] }, command: { args } }: ClientCall): string | undefined {
  return server.length === 0 ? undefined : option(args, ...server);
}

/** Words of a command that are looked at for the beginning of a condition. */
const MAX_BEFORE = 200;

/** The argument with which a run obtains nothing that clients trust: an option for rehearsals, or the CA of one. */
export function rehearsalOf(call: ClientCall): string | undefined {
  const { rehearsal = [] } = call.client;
  const { args } = call.command;
  const flag = args.find((arg, index) => rehearsal.includes(arg) && !isConditional(args.slice(0, index)));
  if (flag !== undefined) return flag;
  const named = clientServer(call);
  if (named !== undefined && /staging|pebble|[-_](?:test|stage)$/i.test(named)) return named;
  return args.find((arg) => /acme-staging/.test(arg));
}

/** Whether what follows these words depends on a condition of their template: `{% if staging %} --staging {% endif %}`. */
function isConditional(before: readonly string[]): boolean {
  const text = before.slice(-MAX_BEFORE).join(' ');
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  return count(/\{%-?\s*if\b/g) > count(/\{%-?\s*endif\b/g);
}

/** Whether a run waits for a person who answers the challenge, so that nothing can repeat it unattended. */
export function isByHand({ client, command: { args } }: ClientCall): boolean {
  const { options = [], hooks = [] } = client.byHand ?? {};
  const isGiven = (name: string) => args.some((arg) => arg === name || arg.startsWith(`${name}=`));
  const waits = options.some((one) => {
    const [name = '', value] = one.split('=');
    return value === undefined ? isGiven(name) : option(args, name) === value;
  });
  return waits && !hooks.some(isGiven);
}

const HOST = /^(?:\*\.)?[\w-]+(?:\.[\w-]+)+$/;
const FILE = /\.(?:pem|crt|cer|key|csr|der|pfx|p12|conf|cfg|sh|log|json)$/i;

/** Host names that a run asks for, as written and as far as they are known. */
export function hostsAskedFor({ client, command: { args } }: ClientCall): string[] {
  const { options = [], after } = client.names ?? {};
  const operands = after === undefined ? [] : args.slice(after === '' ? 0 : args.indexOf(after) + 1);
  const words = [
    // simp_le takes the folder of the challenges after the name.
    ...optionValues(args, ...options).map((name) => name.replace(/:\/.*$/, '')),
    ...operands.filter((word) => !word.startsWith('-') && !FILE.test(word)),
  ];
  return [...new Set(words.filter((word) => HOST.test(word)))];
}

/** The command that a run has the client run after a renewal; undefined where none is given. */
export function hookOf({ client, command: { args } }: ClientCall): string | undefined {
  const { options = [], attempts = [], last } = client.hooks ?? {};
  const value = last === true ? lastOption : option;
  const given = options.length === 0 ? undefined : value(args, ...options);
  return given ?? (attempts.length === 0 ? undefined : value(args, ...attempts));
}

/**
 * Files to which a run writes certificates and keys, as written: the named ones, or those of the certificate in the
 * client's folder. If the name of the certificate is unknown, the folder, which ends with a slash. `cwd` is the folder
 * in which the command runs.
 */
export function filesWritten(call: ClientCall, cwd = ''): string[] {
  const { client, command } = call;
  const { args, redirects = [] } = command;
  const { options = [], local, operands, output } = client.files ?? {};
  const named = options.flatMap(({ names, default: without }) => option(args, ...names) ?? without ?? []);
  const inside =
    local === undefined ? [] : optionValues(args, ...local).filter((name) => operands?.test(name) === true);
  const positional = local !== undefined || operands === undefined ? [] : args.filter((arg) => operands.test(arg));
  const printed = output === true ? redirects.filter(({ text }) => /^1?>{1,2}\|?$/.test(text)) : [];
  return [
    ...named,
    ...positional,
    ...inside.map((name) => `${cwd}/${name}`),
    ...printed.map(({ target }) => target),
    ...filesInFolder(call),
  ];
}

function filesInFolder(call: ClientCall): string[] {
  const { folder, paths = [], nameOptions = [], wildcard = '' } = call.client.files ?? {};
  const { args } = call.command;
  const given = folder?.options === undefined ? undefined : option(args, ...folder.options);
  const path = (given ?? folder?.path)?.replace(/\/$/, '');
  if (path === undefined) return [];
  const name = (nameOptions.length === 0 ? undefined : option(args, ...nameOptions)) ?? hostsAskedFor(call)[0];
  const files = paths.map((file) => {
    const at = file.indexOf('{name}');
    return name === undefined && at >= 0
      ? file.slice(0, at)
      : file.replace('{name}', name?.replace(/^\*\./, wildcard) ?? '');
  });
  return [...new Set(files)].map((file) => `${path}/${file}`);
}

/** Days before the end from which on a run renews, where its command line says so. */
export function renewDaysOf({ client, command: { args } }: ClientCall): number | undefined {
  const { options = [], unit = 'days' } = client.renewal ?? {};
  const value = options.length === 0 ? undefined : option(args, ...options);
  const count = /^\d{1,9}$/.test(value ?? '') ? Number(value) : undefined;
  return count === undefined ? undefined : unit === 'seconds' ? count / 86_400 : count;
}
