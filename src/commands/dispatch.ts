import { messageOf, UsageError } from '../util/errors.ts';
import { escapeLog } from '../util/escape.ts';
import { didYouMean } from '../util/typos.ts';
import { parse } from './arguments.ts';
import { COMMANDS, commandHelp, help } from './command-table.ts';
import { EXIT, type Runtime } from './runtime.ts';

/** Runs one command. The result is the exit code; whatever is thrown ends as one line on standard error. */
export async function dispatch(name: string, argv: readonly string[], world: Runtime): Promise<number> {
  const asked = name === '--help' || name === '-h' || name === 'help';
  const command = COMMANDS.find((candidate) => candidate.name === (asked ? argv[0] : name));
  if (asked || argv.includes('--help') || argv.includes('-h')) {
    world.out(command === undefined ? help() : commandHelp(command));
    return EXIT.clean;
  }
  try {
    if (command === undefined) {
      const hint = didYouMean(
        name,
        COMMANDS.map((known) => known.name),
      );
      throw new UsageError(`there is no command "${name}"${hint}; see cert-hygiene --help`);
    }
    const { run } = await load(name);
    return await run(parse(command, argv), world);
  } catch (error) {
    const usage = error instanceof UsageError;
    world.err(`cert-hygiene: ${usage ? '' : 'internal error: '}${escapeLog(messageOf(error))}\n`);
    return EXIT.trouble;
  }
}

/** Each command is a module of its own, so that a run loads what it needs. */
function load(name: string) {
  switch (name) {
    case 'scan':
      return import('./scan.ts');
    case 'team':
      return import('./team.ts');
    case 'diff':
      return import('./diff.ts');
    case 'timeline':
      return import('./timeline.ts');
    case 'merge':
      return import('./merge.ts');
    case 'probe':
      return import('./probe.ts');
    case 'init':
      return import('./init.ts');
    case 'demo':
      return import('./demo.ts');
    default:
      return import('./explain.ts');
  }
}
