import type { ConfigFile, MechanismOutput } from '../model/index.ts';
import { at, entriesAt, itemsAt, scriptText, type YamlNode } from '../parsers/yaml.ts';
import { yamlRoots } from './yaml-commands.ts';

export interface ComposeService {
  name: string;
  image: string;
  node: YamlNode;
  /** Variables with the line of each; a value from elsewhere (`${X}`, a bare name) is null. */
  environment: Map<string, { value: string | null; line: number }>;
  volumes: { text: string; line: number }[];
}

/** Services of a compose file, in both spellings of `environment`. */
export function composeServices(file: ConfigFile, output: MechanismOutput): ComposeService[] {
  return yamlRoots(file, output).flatMap((root) =>
    [...entriesAt(root, 'services')].map(([name, node]) => ({
      name,
      node,
      image: scriptText(at(node, 'image')) ?? '',
      environment: environmentOf(at(node, 'environment')),
      volumes: itemsAt(node, 'volumes').flatMap((item) => {
        const [source, target] = [scriptText(at(item, 'source')), scriptText(at(item, 'target'))];
        const text = item.kind === 'map' && source !== undefined ? `${source}:${target}` : scriptText(item);
        return text === undefined ? [] : [{ text, line: item.line }];
      }),
    })),
  );
}

function environmentOf(node: YamlNode | undefined): ComposeService['environment'] {
  const found: ComposeService['environment'] = new Map();
  const set = (name: string, text: string | undefined, line: number) =>
    found.set(name, { value: text === undefined || text.includes('$') || text.includes('{{') ? null : text, line });
  for (const [name, value] of node?.entries ?? []) set(name, scriptText(value), value.line);
  for (const item of node?.items ?? []) {
    const text = scriptText(item) ?? '';
    const equals = text.indexOf('=');
    if (equals > 0) set(text.slice(0, equals), text.slice(equals + 1), item.line);
    else if (text !== '') set(text, undefined, item.line);
  }
  return found;
}
