import { isUnknown } from '../facts/host-paths.ts';
import { at, scriptText, type YamlNode } from '../parsers/yaml.ts';
import { keptFile } from './command-blocks.ts';

/** The value of a module in a task, under the module's short name or with its collection. */
export function moduleOf(task: YamlNode, ...names: string[]): YamlNode | undefined {
  for (const [key, value] of task.entries) {
    if (
      names.includes(key.slice(key.lastIndexOf('.') + 1)) &&
      (value.kind === 'map' || scriptText(value) !== undefined)
    )
      return value;
  }
  return undefined;
}

/** `key=value`, the value in quotes, with template actions, or neither. */
const ARGUMENT = /(?:^|\s)(\w{1,40})=("[^"]*"|'[^']*'|(?:\{\{[^}]*\}\}|[^\s{]|\{)+)/g;

/** The arguments of a module as a map, also where they are written in one line (`copy: src=a dest=/b`). */
export function argumentsOf(task: YamlNode, ...names: string[]): YamlNode | undefined {
  const node = moduleOf(task, ...names);
  if (node === undefined || node.kind === 'map') return node;
  const text = (scriptText(node) ?? '').slice(0, 4000);
  const entries = new Map<string, YamlNode>();
  for (const [, key = '', raw = ''] of text.matchAll(ARGUMENT)) {
    const value = raw.replace(/^(["'])(.*)\1$/s, '$2');
    entries.set(key, { ...node, kind: isUnknown(value) ? 'unknown' : 'scalar', value, text: value });
  }
  return entries.size === 0 ? undefined : { ...node, kind: 'map', value: null, text: '', entries };
}

/** Texts of an argument that names several things: a list, or what the task loops over. */
export function namesOf(task: YamlNode, argument: YamlNode | undefined): string[] {
  const written = argument?.kind === 'list' ? argument.items.map(scriptText) : (scriptText(argument) ?? '').split(',');
  const looped = /\bitem\b/.test(argument?.text ?? '')
    ? ['loop', 'with_items', 'with_list'].flatMap((key) => at(task, key)?.items.map(scriptText) ?? [])
    : [];
  return [...written, ...looped].map((name) => (name ?? '').trim());
}

/** The file that a task creates with its commands, and without which alone it runs. */
export function keptByTask(task: YamlNode, commands: readonly { text: string }[]): { unless?: string } {
  const args = at(task, 'args');
  const inArgs = args?.kind === 'map' ? scriptText(at(args, 'creates')) : undefined;
  const stated = scriptText(at(task, 'creates')) ?? inArgs;
  const inline = commands.flatMap(({ text }) => /\bcreates=(\S{1,300})/.exec(text)?.[1] ?? [])[0];
  return keptFile(stated ?? inline, undefined);
}
