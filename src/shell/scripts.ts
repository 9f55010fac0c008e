import { makeRef } from '../facts/refs.ts';
import type { Ref } from '../model/index.ts';
import { type Command, INTERPRETER, shellCommands } from './commands.ts';

/** `script:renew.sh`: scripts are installed under other folders, their names stay. */
export function scriptRef(path: string): Ref {
  return makeRef('script', path.slice(path.lastIndexOf('/') + 1).replace(/\.(?:j2|tpl|erb|tmpl)$/, ''));
}

const SCRIPT = /\.(?:sh|bash|zsh|ksh|py|pl|rb)$/;

/** The script or the Makefile that a command runs, as it is written; undefined for a program. */
export function scriptOf({ name, args }: Pick<Command, 'name' | 'args'>): string | undefined {
  if (name === 'make') return 'Makefile';
  const word = INTERPRETER.test(name) ? args.find((arg) => !arg.startsWith('-')) : name;
  return word !== undefined && SCRIPT.test(word) ? word : undefined;
}

/** The scripts that a hook runs, as refs that what stands in them reads. A path alone is a script whatever its name. */
export function hookScripts(hook: string): Ref[] {
  const [alone] = /^[.~]?\/[\w./-]{1,300}$/.exec(hook.trim()) ?? [];
  const scripts = alone === undefined ? shellCommands(hook).flatMap((command) => scriptOf(command) ?? []) : [alone];
  return [...new Set(scripts.map(scriptRef))];
}
