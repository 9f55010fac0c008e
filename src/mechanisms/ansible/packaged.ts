import { knownRefs } from '../../facts/host-paths.ts';
import { scriptText, stringAt, type YamlNode } from '../../parsers/yaml.ts';
import { shellCommands } from '../../shell/commands.ts';
import { copyOf } from '../../shell/copy-commands.ts';
import { ansibleNotified } from '../../shell/managed-files.ts';
import type { Output } from './read.ts';

/** What a server presents, in a store of its own. */
const STORE = /^\/(?!tmp\/|var\/tmp\/)[^\s{}]{1,200}\.(?:jks|p12|pfx|keystore|ks)$/;
const TRUST = /trust|cacerts|(?:^|[/._-])ca(?:[/._-]|$)/i;

/** The keystore that the command of a task puts together, by keytool or openssl, and whether a handler hears of it. */
export function readPackaged(task: YamlNode, shell: YamlNode, text: string, output: Output): void {
  const commands = shellCommands(
    shell.kind === 'map' ? (stringAt(shell, 'cmd') ?? '') : (scriptText(shell) ?? ''),
    shell.line,
  );
  for (const command of commands) {
    const moved = /^(?:keytool|openssl)$/.test(command.name) ? copyOf(command, undefined) : undefined;
    if (moved === undefined || !STORE.test(moved.target) || TRUST.test(moved.target)) continue;
    // A result that no other task asks for tells nobody.
    const result = stringAt(task, 'register');
    const isAsked = typeof result === 'string' && text.split(result).length > 2;
    const notified = ansibleNotified(task);
    output.fact(
      {
        kind: 'copy',
        reads: moved.sources.flatMap(knownRefs),
        writes: knownRefs(moved.target),
        attributes: {
          name: moved.target,
          told: notified.length > 0 || isAsked || stringAt(task, 'listen') !== undefined,
          remote: true,
          ...(notified.length > 0 && { chained: notified }),
        },
      },
      { line: shell.line },
    );
  }
}
