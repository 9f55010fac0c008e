import type { ConfigFile, MechanismOutput } from '../model/index.ts';
import { at, entriesAt, itemsAt, scriptText, stringAt, type YamlNode } from '../parsers/yaml.ts';
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

/** `{{ folder }}:/data`, `{{ name }}_data:/data:rw` */
const NAMED_TARGET = /^(?:\{\{[^{}:]{1,200}\}\}|[^:{}$]){1,300}:\/[^:{}$]{0,300}(?::\w{1,20})?$/;

/** Where volumes are in the container of a service; undefined if that is not known. */
export function mountsOf({ node, volumes }: ComposeService): string[] | undefined {
  if (node.open || node.entries.has('extends') || node.entries.has('volumes_from')) return undefined;
  const list = at(node, 'volumes');
  const templated = list?.items.filter(({ kind }) => kind === 'unknown') ?? [];
  // A template may choose the source of a volume; what it puts in whole is not known.
  if (list?.open === true && (templated.length === 0 || !templated.every(({ text }) => NAMED_TARGET.test(text))))
    return undefined;
  const targets = [
    ...volumes.map(({ text }) => (text.includes(':') ? (text.split(':')[1] ?? '') : text)),
    ...itemsAt(node, 'volumes').flatMap((item) => stringAt(item, 'target') ?? []),
  ];
  return targets.some((target) => /[${]/.test(target)) ? undefined : targets;
}

/** Whether a mount holds a file or a folder. */
export const isMountOf = (path: string) => (target: string) =>
  path === target.replace(/\/$/, '') || path.startsWith(target.replace(/\/?$/, '/'));

/** Whether other hosts reach the port of a service for HTTPS. */
export function publishesHttps({ node }: ComposeService): boolean {
  if (stringAt(node, 'network_mode') === 'host') return true;
  return itemsAt(node, 'ports').some((item) => {
    if (item.kind === 'map') return /^443$/.test(scriptText(at(item, 'target')) ?? '');
    const text = scriptText(item) ?? '';
    return /(?:^|:)443(?:\/tcp)?$/.test(text) && !/^(?:127\.|localhost|\[::1\])/.test(text);
  });
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
