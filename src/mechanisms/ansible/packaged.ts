import { knownRefs } from '../../facts/host-paths.ts';
import { variableRefs } from '../../facts/path-variables.ts';
import { makeRef } from '../../facts/refs.ts';
import type { ConfigFile } from '../../model/index.ts';
import { at, scriptText, stringAt, type YamlNode } from '../../parsers/yaml.ts';
import { argumentsOf } from '../../shell/ansible-module.ts';
import { shellCommands } from '../../shell/commands.ts';
import { copyOf } from '../../shell/copy-commands.ts';
import { ansibleNotified } from '../../shell/managed-files.ts';
import type { Output } from './own.ts';

/** What a server presents, in a store of its own. */
const STORE = /^\/(?!tmp\/|var\/tmp\/)[^\s{}]{1,200}\.(?:jks|p12|pfx|keystore|ks)$/;
const TRUST = /trust|cacerts|(?:^|[/._-])ca(?:[/._-]|$)/i;

/** The keystore that the command of a task puts together, by keytool or openssl, and whether a handler hears of it. */
export function readPackaged(task: YamlNode, shell: YamlNode, file: ConfigFile, output: Output): void {
  const commands = shellCommands(
    shell.kind === 'map' ? (stringAt(shell, 'cmd') ?? '') : (scriptText(shell) ?? ''),
    shell.line,
  );
  for (const command of commands) {
    const moved = /^(?:keytool|openssl)$/.test(command.name) ? copyOf(command, undefined) : undefined;
    if (moved === undefined || !STORE.test(moved.target) || TRUST.test(moved.target)) continue;
    const isAsked = isAskedFor(task, file);
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

/** Modules of any collection that obtain a certificate, and their arguments for the file. */
const ISSUES = /(?:^|[._])cert(?:ificate)?$/;
export const ISSUED_FILES = ['crt_file', 'cert_file', 'crt_path', 'cert_path', 'certificate_path', 'certificate_file'];

/** The file into which a module of some collection puts the certificate that it obtains, and whether a handler hears of it. */
export function readIssued(task: YamlNode, file: ConfigFile, output: Output): void {
  for (const [module, args] of task.entries) {
    if (args.kind !== 'map' || !ISSUES.test(module) || stringAt(args, 'state') === 'absent') continue;
    const given = ISSUED_FILES.map((name) => scriptText(at(args, name))).find((text) => text !== undefined);
    if (given === undefined || TRUST.test(given)) continue;
    const writes = knownRefs(given);
    const notified = ansibleNotified(task);
    output.fact(
      {
        kind: 'copy',
        reads: [],
        writes: writes.length > 0 ? writes : variableRefs(given),
        attributes: {
          name: given,
          told: notified.length > 0 || isAskedFor(task, file) || stringAt(task, 'listen') !== undefined,
          remote: true,
          ...(notified.length > 0 && { chained: notified }),
        },
      },
      { line: args.line },
    );
  }
}

/** Whether other tasks ask for the result of one: what no task asks for starts nothing. */
function isAskedFor(task: YamlNode, file: ConfigFile): boolean {
  const result = stringAt(task, 'register');
  return typeof result === 'string' && (file.shared('word-counts', countWords).get(result) ?? 0) > 1;
}

/** How often each word of a text is there. */
function countWords(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [word] of text.matchAll(/\w+/g)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

const HELD = /cert|\bcrt\b|tls|ssl|\.(?:pem|crt|cer|p12)$/i;
/** Whether a secret holds a certificate that a server or a client presents; trust anchors are less urgent. */
const isHeld = (name: string, from: string) => HELD.test(name + from) && !TRUST.test(name);

/** Secrets of one container that are read. */
const MAX_SECRETS = 50;

/** Certificates that a task keeps as secrets of Podman, and containers that get such secrets when they are created. */
export function readContainerSecrets(task: YamlNode, file: ConfigFile, output: Output): void {
  const secret = argumentsOf(task, 'podman_secret');
  const name = scriptText(at(secret, 'name'));
  const from = scriptText(at(secret, 'path') ?? at(secret, 'data')) ?? '';
  if (secret !== undefined && name !== undefined && stringAt(secret, 'state') !== 'absent' && isHeld(name, from))
    output.fact(
      {
        kind: 'copy',
        reads: [],
        writes: [makeRef('stored', `podman/${name}`)],
        attributes: {
          name,
          resource: 'container secret',
          remote: true,
          told: ansibleNotified(task).length > 0 || isAskedFor(task, file) || at(task, 'listen') !== undefined,
        },
      },
      { line: secret.line },
    );
  const container = argumentsOf(task, 'podman_container');
  const used = (at(container, 'secrets')?.items ?? []).flatMap((item) => scriptText(item)?.split(',', 1) ?? []);
  if (container === undefined || used.length === 0) return;
  output.fact(
    {
      kind: 'consumer',
      reads: used.slice(0, MAX_SECRETS).map((one) => makeRef('stored', `podman/${one.trim()}`)),
      writes: [],
      attributes: { name: scriptText(at(container, 'name')) ?? '?', resource: 'container' },
    },
    { line: container.line },
  );
}
