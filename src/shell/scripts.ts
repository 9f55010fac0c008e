import { makeRef } from '../facts/refs.ts';
import type { Ref } from '../model/index.ts';
import { clientOfProgram } from './clients/index.ts';
import { type Command, shellCommands } from './commands.ts';
import { INTERPRETER } from './prefixes.ts';

/** `script:renew.sh`: scripts are installed under other folders, their names stay. */
export function scriptRef(path: string): Ref {
  return makeRef('script', path.slice(path.lastIndexOf('/') + 1).replace(/\.(?:j2|tpl|erb|tmpl)$/, ''));
}

const SCRIPT = /\.(?:sh|bash|zsh|ksh|py|pl|rb)$/;

/** Where people put scripts of their own, which need no ending: `/usr/local/bin/renew-certs`, `./deploy`, `~/bin/x`. */
const OWN =
  /^(?:~|\$HOME|\.{1,2}|\/(?:usr\/local|opt|root|home|srv|etc(?!\/(?:rc\.d\/)?init\.d\/)|scripts?)(?=\/))[\w./-]*\/[\w.-]+$/;

/** The script or the Makefile that a command runs, as it is written; undefined for a program. */
export function scriptOf({ name, args, path }: Pick<Command, 'name' | 'args' | 'path'>): string | undefined {
  if (name === 'make') return 'Makefile';
  const runs = INTERPRETER.test(name);
  const word = runs ? args.find((arg) => !arg.startsWith('-')) : name;
  if (word === undefined || SCRIPT.test(word)) return word;
  return OWN.test(runs ? word : (path ?? '')) && clientOfProgram(name) === undefined ? word : undefined;
}

/** The scripts that a hook runs, as refs that what stands in them reads. A path alone is a script whatever its name. */
export function hookScripts(hook: string): Ref[] {
  const [alone] = /^[.~]?\/[\w./-]{1,300}$/.exec(hook.trim()) ?? [];
  const scripts = alone === undefined ? shellCommands(hook).flatMap((command) => scriptOf(command) ?? []) : [alone];
  return [...new Set(scripts.map(scriptRef))];
}
