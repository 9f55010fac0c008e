import { describe, expect, it } from 'vitest';
import { parse } from '../../src/commands/arguments.ts';
import { COMMANDS, type CommandSpec } from '../../src/commands/command-table.ts';
import { UsageError } from '../../src/util/errors.ts';

const scan = COMMANDS.find(({ name }) => name === 'scan') as CommandSpec;

describe('arguments that a command does not take', () => {
  it.each([
    [['--formt', 'json'], 'scan has no option --formt; did you mean "--format"?'],
    [['-x'], 'scan has no option -x'],
    [['--format'], 'scan --format takes a value: --format FORMAT'],
    [['--format', '--quiet'], 'scan --format takes a value: --format FORMAT'],
    [['--quiet=yes'], 'scan --quiet takes no value'],
  ])('%j', (argv, message) => {
    expect(() => parse(scan, argv)).toThrow(new UsageError(message));
  });
});
