import { plainName } from '../facts/host-paths.ts';
import type { ConfigFile } from '../model/index.ts';
import { chefResources, puppetResources } from '../parsers/resources.ts';
import { addTo } from '../util/collections.ts';
import { memoizeByObject, memoizeLast } from '../util/memoize.ts';
import { clientOfProgram } from './clients/index.ts';
import {
  type CommandBlock,
  containerUnitRuns,
  cronFolderSchedule,
  cronRuns,
  dockerfileRuns,
  isCrontab,
  jenkinsRuns,
  makefileRuns,
  shellRuns,
  unitRuns,
  writtenRuns,
} from './command-blocks.ts';
import type { Command } from './commands.ts';
import {
  hclScripts,
  justRuns,
  nixRuns,
  packageRuns,
  pythonRuns,
  type Script,
  vagrantRuns,
} from './embedded-scripts.ts';
import { isRecipe, managedFilesOf } from './managed-files.ts';
import { chefRuns, puppetRuns } from './resource-commands.ts';
import { yamlRuns } from './yaml-commands.ts';

/** Whether a file may hold commands: scripts, crontabs, units, Dockerfiles, Makefiles, Jenkinsfiles and YAML. */
export const mayHoldCommands = memoizeLast((path: string): boolean => {
  const name = plainName(path);
  if (
    /\.(?:sh|bash|zsh|ksh|cron|service|container|ya?ml|sls|mk|envrc|dockerfile|containerfile|groovy|jenkinsfile)$/.test(
      name,
    )
  )
    return true;
  if (/^(?:dockerfile|containerfile|makefile|gnumakefile|jenkinsfile|justfile|procfile|crontab)(?:[.-]|$)/.test(name))
    return true;
  if (/\.(?:pp|tf|tofu|pkr\.hcl|nix|py|just)$/.test(name) || name === 'package.json' || isRecipe(path)) return true;
  return !name.includes('.') || isHook(name) || isCrontab(path) || cronFolderSchedule(path) !== undefined;
});

/** A script that is named after its purpose: `letsencrypt.hook.d`. */
const isHook = (name: string) => /^(?:[\w-]+\.)*hooks?(?:\.d)?$/.test(name) && name.includes('.');

export function isDockerfile(path: string): boolean {
  return /^(?:dockerfile|containerfile)|\.(?:dockerfile|containerfile)$/.test(plainName(path));
}

/** The runs of a file; made once for all mechanisms. Files of no known form have none. */
export function commandBlocksOf(file: ConfigFile): readonly CommandBlock[] {
  return file.shared('runs', (text) => readRuns(file, text));
}

function readRuns(file: ConfigFile, text: string): CommandBlock[] {
  const { path } = file;
  const name = plainName(path);
  const period = cronFolderSchedule(path);
  if (/\.ya?ml$/.test(name)) return yamlRuns(file);
  if (name.endsWith('.sls')) return [...yamlRuns(file), ...managedRuns(file)];
  if (name.endsWith('.pp')) return [...puppetResources(text).flatMap(puppetRuns), ...managedRuns(file)];
  if (/\.(?:tf|tofu|pkr\.hcl)$/.test(name)) return hclScripts(text).flatMap(startRuns);
  if (name.endsWith('.nix')) return nixRuns(text);
  if (name.endsWith('.py')) return pythonRuns(text);
  if (name === 'vagrantfile') return vagrantRuns(text);
  if (name === 'package.json') return packageRuns(text);
  if (/^\.?justfile$|\.just$/.test(name)) return justRuns(text);
  if (/^user[-_]data$/.test(name)) return startRuns({ text, line: 1 });
  if (name.endsWith('.rb')) return [...chefResources(text).flatMap(chefRuns), ...managedRuns(file)];
  const unit = path.slice(path.lastIndexOf('/') + 1).replace(/\.(?:j2|tpl|erb|tmpl)$/, '');
  if (name.endsWith('.service')) return unitRuns(text, unit);
  if (name.endsWith('.container')) return containerUnitRuns(text, unit);
  // Only the system's tables name a user; a `crontab` that an image or a user installs has five fields and the command.
  if (isCrontab(path) && !text.startsWith('#!'))
    return cronRuns(text, /cron\.d\/|(?:^|\/)etc\/crontab(?:\.|$)/.test(path));
  if (isDockerfile(path)) return dockerfileRuns(text);
  if (/^(?:gnu)?makefile|\.mk$/.test(name)) return makefileRuns(text);
  if (/jenkinsfile|\.groovy$/.test(name)) return jenkinsRuns(text);
  if (isHook(name) && !text.startsWith('#!')) return [];
  if (!name.includes('.') && period === undefined && !text.startsWith('#!') && !path.includes('renewal-hooks/'))
    return [];
  return shellRuns(text, 'script', period === undefined ? {} : { schedules: [period] });
}

/** What a machine runs at its first start: a script, or the lists of cloud-init. */
function startRuns({ text, line }: Script): CommandBlock[] {
  if (!/^\s{0,40}#cloud-config/.test(text)) return shellRuns(text, 'script', { line });
  const file = { path: 'cloud-config.yaml', text, shared: <T>(_: string, make: (text: string) => T) => make(text) };
  return yamlRuns(file).map((run) => ({
    ...run,
    commands: run.commands.map((command) => ({ ...command, line: command.line + line - 1 })),
  }));
}

/** Scripts, crontabs and units whose text is in the state, the manifest or the recipe that writes them. */
function managedRuns(file: ConfigFile): CommandBlock[] {
  return managedFilesOf(file).flatMap(({ path, content }) =>
    content === undefined ? [] : writtenRuns(path, content.text, content.line),
  );
}

/** Commands of one use follow within a few commands; a limit keeps a file with many uses linear. */
const MAX_AFTER = 40;

/** One use of a tool. */
export interface Invocation {
  command: Command;
  run: CommandBlock;
  /** Its place among the commands of the run. */
  index: number;
  /** Commands that follow it in the same run. */
  after: Command[];
  /** How its failure is kept quiet: `|| true`, or errors sent to `/dev/null`. */
  hidden?: string;
}

/** Whether a file is read as YAML. */
export const isYaml = memoizeLast((path: string): boolean => /\.(?:ya?ml|sls)$/.test(plainName(path)));

const PATTERNS = new Map<string, RegExp>();

/** A pattern of texts with one of some programs as the word of a command. `\n` is the end of a line in a quoted text. */
function patternOf(names: readonly string[]): RegExp {
  const key = names.join(' ');
  const known = PATTERNS.get(key);
  if (known !== undefined) return known;
  const words = names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  const made = new RegExp(`(?:\\b|\\\\[nrt])(?:${words})(?![\\w./:=@%+~-])`);
  PATTERNS.set(key, made);
  return made;
}

/**
 * Whether a file may run one of some programs. Nearly all YAML runs none, and a look at its text costs little against its
 * parse. An image may name the program of a client in another way.
 */
export function mayRun({ path, text }: ConfigFile, names: readonly string[]): boolean {
  return !isYaml(path) || names.some((name) => clientOfProgram(name) !== undefined) || patternOf(names).test(text);
}

/** Every use of the named programs in a file. */
export function* invocations(file: ConfigFile, ...names: string[]): Generator<Invocation> {
  if (mayRun(file, names)) yield* invocationsWhere(file, ({ name }) => names.includes(name));
}

/** Every command of a file that is wanted, one by one: a reader that has read enough of a large file asks for no more. */
export function* invocationsWhere(file: ConfigFile, wanted: (command: Command) => boolean): Generator<Invocation> {
  for (const run of commandBlocksOf(file)) {
    for (const [index, command] of run.commands.entries()) {
      if (!wanted(command)) continue;
      const after = run.commands.slice(index + 1, index + 1 + MAX_AFTER);
      const hidden = hiddenBy(command, after[0]);
      yield { command, run, index, after, ...(hidden !== undefined && { hidden }) };
    }
  }
}

function hiddenBy(command: Command, next: Command | undefined): string | undefined {
  if (next?.operator === '||' && (next.name === 'true' || next.name === ':')) return `|| ${next.name}`;
  const quiet = command.redirects.find(({ text, target }) => target === '/dev/null' && /^(?:2|&)>/.test(text));
  if (quiet !== undefined) return `${quiet.text}/dev/null`;
  const both = command.redirects.findIndex(({ text, target }) => text === '2>&' && target === '1');
  const out = command.redirects.findIndex(({ text, target }) => /^1?>/.test(text) && target === '/dev/null');
  return both > out && out >= 0 ? '>/dev/null 2>&1' : undefined;
}

/** Value of the first of these options, `''` where it stands alone or last; undefined where none is given. */
export function option(args: readonly string[], ...names: string[]): string | undefined {
  for (const [index, arg] of args.entries()) {
    for (const name of names) {
      if (arg === name) return args[index + 1] ?? '';
      if (name.startsWith('--') && arg.startsWith(`${name}=`)) return arg.slice(name.length + 1);
    }
  }
  return undefined;
}

/** As {@link option}, of the last one given, for programs that let it win. */
export function lastOption(args: readonly string[], ...names: string[]): string | undefined {
  const at = args.findLastIndex((arg) => names.some((name) => arg === name || arg.startsWith(`${name}=`)));
  return at < 0 ? undefined : option(args.slice(at), ...names);
}

/** All values of a repeatable option, split at commas. */
export function optionValues(args: readonly string[], ...names: string[]): string[] {
  return args.flatMap((arg, index) => {
    for (const name of names) {
      if (arg === name) return (args[index + 1] ?? '').split(',');
      if (name.startsWith('--') && arg.startsWith(`${name}=`)) return arg.slice(name.length + 1).split(',');
    }
    return [];
  });
}

/**
 * Whether some arguments are known at run time only (`"$@"`, `$OPTIONS`), so that an option may be among them. A variable whose
 * values the same text puts together (`args="$args -d $domain"`) is as known as these.
 */
export function hasOpaqueArgs(args: readonly string[], settings?: Command['settings']): boolean {
  return isOpaque(args, (name) => settings === undefined || !settings.has(name) || opaqueVariables(settings).has(name));
}

/** An expression that states its options, and puts values to them: `{{ ['-d'] | product(names) | map('join', ' ') }}`. */
const STATED_OPTIONS = /^\{\{.{0,400}["']\s?--?[a-z]/s;

function isOpaque(args: readonly string[], isUnknown: (variable: string) => boolean): boolean {
  return args.some((arg, i) => {
    if (/^\$[@*]$|^\$\{\w+\[[@*]\]\}$/.test(arg)) return true;
    if (!/^(?:\$[{A-Za-z_]|\{\{|\{%)/.test(arg) || /^--?[a-z]/.test(args[i - 1] ?? '')) return false;
    if (STATED_OPTIONS.test(arg) && !arg.includes('hook')) return false;
    return isUnknown(/^\$\{?(\w{1,60})\}?$/.exec(arg)?.[1] ?? '');
  });
}

/** Variables of a text that get something unknown, itself or by way of another variable. */
const opaqueVariables = memoizeByObject((settings: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> => {
  const opaque = new Set<string>();
  const users = new Map<string, string[]>();
  for (const [name, values] of settings) {
    const isUnknown = (other: string) => {
      if (settings.has(other)) addTo(users, other, name);
      return !settings.has(other);
    };
    // A variable from a caller may hold several words, and an option among them.
    const words = values.map((value) => value.replace(/\$(?=\d)/g, '${').split(/\s+/));
    if (words.some((some) => isOpaque(some, isUnknown))) opaque.add(name);
  }
  // A set hands out what is added while it is walked.
  for (const name of opaque) for (const user of users.get(name) ?? []) opaque.add(user);
  return opaque;
});
