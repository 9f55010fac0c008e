import { parseArgs } from 'node:util';
import { messageOf, UsageError } from '../util/errors.ts';
import { didYouMean } from '../util/typos.ts';
import type { CommandSpec } from './command-table.ts';

export interface Arguments {
  operands: string[];
  /** Last value of an option, or undefined. */
  value(name: string): string | undefined;
  /** All values of a repeatable option. */
  values(name: string): string[];
  /** Whether a switch is there. */
  has(name: string): boolean;
}

/** Reads the arguments after the command's name. Throws UsageError for what the command does not know. */
export function parse(command: CommandSpec, argv: readonly string[]): Arguments {
  const options = Object.fromEntries(
    command.options.map((option) => [
      option.name,
      { type: option.value === undefined ? ('boolean' as const) : ('string' as const), multiple: true as const },
    ]),
  );
  let parsed: ReturnType<typeof parseArgs>;
  try {
    parsed = parseArgs({ args: [...argv], options, allowPositionals: true, strict: true });
  } catch (error) {
    const unknown = /Unknown option '(--?[^']+)'/.exec(messageOf(error))?.[1];
    if (unknown === undefined) throw new UsageError(plainer(command, messageOf(error).split('. ')[0] ?? ''));
    const names = command.options.map((option) => `--${option.name}`);
    throw new UsageError(`${command.name} has no option ${unknown}${didYouMean(unknown, names)}`);
  }
  const values = (name: string) => (parsed.values[name] ?? []) as string[];
  return {
    operands: parsed.positionals,
    value: (name) => values(name).at(-1),
    values,
    has: (name) => parsed.values[name] !== undefined,
  };
}

/** What Node says of a value that is missing or too much, in words of the command line. */
function plainer({ name, options }: CommandSpec, message: string): string {
  const [, given, less, more] =
    /^Option '(--[\w-]+)[^']*' (?:(argument missing|argument is ambiguous)|(does not take an argument))/.exec(
      message,
    ) ?? [];
  const value = options.find((option) => `--${option.name}` === given)?.value;
  if (less !== undefined) return `${name} ${given} takes a value: ${given} ${value}`;
  return more === undefined ? message : `${name} ${given} takes no value`;
}

/** One of a closed set of values. Throws UsageError that lists them. */
export function oneOf<T extends string>(option: string, given: string, allowed: readonly T[]): T {
  const match = allowed.find((value) => value === given);
  if (match === undefined) throw new UsageError(`${option}: "${given}" is not one of ${allowed.join(', ')}`);
  return match;
}

/** An ISO 8601 date or instant, in milliseconds. A date alone is midnight UTC. Throws UsageError. */
export function instant(option: string, given: string): number {
  const shape = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2}))?$/;
  const value = shape.test(given) ? Date.parse(given) : Number.NaN;
  // Date.parse accepts 30 February; the round trip does not.
  const day = Number.isNaN(value) ? '' : new Date(Date.parse(given.slice(0, 10))).toISOString().slice(0, 10);
  if (day !== given.slice(0, 10)) {
    throw new UsageError(`${option}: "${given}" is not an ISO date such as 2026-11-22 or 2026-11-22T08:00:00Z`);
  }
  return value;
}
