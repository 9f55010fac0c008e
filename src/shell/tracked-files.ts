import { fileRef } from '../facts/refs.ts';
import type { Ref } from '../model/index.ts';
import { MATERIAL_FILE } from '../util/material-names.ts';
import { clientCall, filesWritten } from './clients/runs.ts';
import type { CommandBlock } from './command-blocks.ts';
import { optionValues } from './command-files.ts';
import type { Command } from './commands.ts';
import { scriptOf } from './scripts.ts';

/** A command that writes files of certificates into the work tree. */
export interface TrackedWrite {
  command: Command;
  /** What made them, if known: the script before it in the same step, or the program itself. */
  program: string;
  /** The files, as refs in the repository. */
  writes: Ref[];
}

/** Options of programs that name a file to be written. */
const OUTPUTS = ['-out', '--out', '-o', '--output', '--output-file', '-O', '--output-document', '-destkeystore'];
const COPIES = /^(?:cp|mv|install|rsync|scp|tee|ln)$/;
const KEY = /(?:^|[/._-])(?:priv)?key\d*(?:\.\w+)?$|\.key$/i;
/** Bundles of CAs, and material for tests: what is written there is served by nothing. */
const OTHER =
  /(?:^|[/._-])(?:ca|cas|cacerts?|roots?|trust\w*|bundle|dhparams?|tests?|testdata|fixtures?|examples?|samples?|demo|mocks?|spec|dev|local)(?:[/._-]|$)/i;
/** Maximum number of files that are followed in one run. */
const MAX_FILES = 64;

/** The workspace under the names that pipelines have for it. */
const WORKSPACE =
  /^(?:\$\{?(?:GITHUB_WORKSPACE|CI_PROJECT_DIR|WORKSPACE|BUILD_SOURCESDIRECTORY)\}?|\$\{\{\s{0,4}github\.workspace\s{0,4}\}\}|\$\((?:Build\.SourcesDirectory|git rev-parse --show-toplevel)\))(?:\/|$)/;

/** A path in the repository, from the folder in which a command runs; undefined where it lies outside, or is not known. */
function trackedPath(word: string, folder: string | undefined): string | undefined {
  const inner = word.replace(WORKSPACE, '');
  if (inner === word && folder === undefined) return undefined;
  if (/^[/~]|[$`*?{[]/.test(inner)) return undefined;
  const parts: string[] = [];
  for (const part of `${inner === word ? folder : ''}/${inner}`.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return undefined;
    } else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** Files that a command names as what it writes, as written. A copy into a folder keeps the names. */
function written(command: Command): string[] {
  const { name, args, redirects } = command;
  const call = clientCall(command);
  const printed = redirects.filter(({ text }) => /^1?>{1,2}\|?$/.test(text)).map(({ target }) => target);
  const operands = COPIES.test(name) ? args.filter((arg) => !arg.startsWith('-')) : [];
  const target = operands.at(-1) ?? '';
  const names = operands.slice(0, -1).map((source) => source.slice(source.lastIndexOf('/') + 1));
  const kept =
    MATERIAL_FILE.test(target) || name === 'tee' ? operands.slice(-1) : names.map((one) => `${target}/${one}`);
  return [...(call === undefined ? [] : filesWritten(call)), ...optionValues(args, ...OUTPUTS), ...printed, ...kept];
}

/** Whether a command commits what lies in the work tree. */
export function commits({ name, args }: Pick<Command, 'name' | 'args'>): boolean {
  return name === 'git' && args.includes('commit');
}

/** The commands of a job that write certificates into the repository, in their order. Linear in the commands. */
export function trackedWrites(runs: readonly CommandBlock[]): TrackedWrite[] {
  const found: TrackedWrite[] = [];
  for (const { commands, surface, folder: start = '' } of runs) {
    // A script on a host changes to its clone first; a step of a pipeline starts there.
    const elsewhere = surface === 'script' || surface === 'cron' ? '' : undefined;
    let folder: string | undefined = start;
    let script: string | undefined;
    for (const command of commands) {
      if (command.name === 'cd' || command.name === 'pushd')
        folder = trackedPath(command.args.find((arg) => !arg.startsWith('-')) ?? '~', folder) ?? elsewhere;
      script = scriptOf(command) ?? script;
      const paths = written(command)
        .flatMap((word) => trackedPath(word, folder) ?? [])
        .filter((path) => MATERIAL_FILE.test(path) && !OTHER.test(path));
      if (paths.length === 0 || found.length >= MAX_FILES) continue;
      const program = clientCall(command)?.client.program ?? script ?? command.name;
      found.push({
        command,
        program: program.slice(program.lastIndexOf('/') + 1),
        writes: paths.slice(0, MAX_FILES).map(fileRef),
      });
    }
  }
  // A key alone is no certificate.
  return found.some(({ writes }) => writes.some((ref) => !KEY.test(ref))) ? found : [];
}
