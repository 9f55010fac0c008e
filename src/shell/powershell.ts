import type { ConfigFile } from '../model/index.ts';
import { type ClientCall, clientCall } from './clients/runs.ts';
import type { Invocation } from './command-files.ts';
import type { Command } from './commands.ts';

/** Words of a statement, quotes removed; a string may hold blanks. */
const WORD = /"([^"\n]{0,500})"|'([^'\n]{0,500})'|([^\s"'|;{}()]{1,500})/g;
const LONGEST_ROW = 4000;

/** The calls of the named clients in a script of PowerShell, one for each statement that begins with one of them. */
export function powershellInvocations(file: ConfigFile, ids: readonly string[]): (Invocation & ClientCall)[] {
  const found: (Invocation & ClientCall)[] = [];
  for (const [index, row] of file.text.split('\n').entries()) {
    if (row.length > LONGEST_ROW || /^\s*#/.test(row)) continue;
    // A pipeline, a condition and an assignment each begin a statement.
    for (const part of row.split(/[|;{}()]|=\s/)) {
      const [name, ...args] = [...part.matchAll(WORD)].map(
        ([, double, single, plain]) => double ?? single ?? plain ?? '',
      );
      if (name === undefined) continue;
      const command: Command = {
        name: name.slice(name.search(/[^/\\]+$/)),
        args: args.flatMap((arg) => arg.split(',')).filter((arg) => arg !== ''),
        line: index + 1,
        operator: '',
        redirects: [],
        documents: [],
        guards: [],
      };
      const call = clientCall(command);
      if (call === undefined || !ids.includes(call.client.id)) continue;
      found.push({
        command,
        client: call.client,
        index: 0,
        after: [],
        run: { surface: 'script', commands: [command], schedules: [] },
      });
    }
  }
  return found;
}
