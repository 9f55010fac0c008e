import type { ConfigFile } from '../../model/index.ts';
import { type YamlNode, yamlDocuments } from '../../parsers/yaml.ts';
import { DEFAULTS, MAX_STATED } from '../../topology/conditions.ts';
import type { Output } from './own.ts';

const MAX_DEPTH = 8;

/** What templates compare a value with: a word such as `cert-manager` or `ClusterIP`, or a duration. */
const CHOICE = /^(?:[A-Za-z]{1,40}(?:-[A-Za-z]{1,40}){0,4}|(?:\d{1,6}[a-z]{1,2}){1,4})?$/;
/** Where a word may be a password. Values become part of the report, and no password may. */
const SECRET_NAME = /pass|pwd|secret|token|credential|auth|[a-z]Key\b|[-_.]key\b/i;

/** What a template can name. A longer text is no name, and may hold anything. */
const NAME = /^[A-Za-z_][\w-]{0,80}$/;

/** The values that a chart comes with, as far as its templates may test them: what is off by default is not deployed. */
export function readDefaults(file: ConfigFile, output: Output): void {
  const root = yamlDocuments(file)[0]?.root();
  if (root?.kind !== 'map' || root.entries.has('apiVersion')) return;
  const switches: string[] = [];
  const visit = (node: YamlNode, name: string, depth: number) => {
    if (switches.length >= MAX_STATED) return;
    switches.push(...testsOf(node, name));
    if (depth < MAX_DEPTH) for (const [key, value] of named(node)) visit(value, `${name}.${key}`, depth + 1);
  };
  for (const [key, value] of named(root)) visit(value, `.Values.${key}`, 1);
  if (switches.length === 0) return;
  output.fact(
    { kind: 'scope', reads: [], writes: [], attributes: { resource: 'values', via: DEFAULTS }, conditions: switches },
    { line: root.line },
  );
}

function named({ entries }: YamlNode): [string, YamlNode][] {
  return [...entries].filter(([key]) => NAME.test(key));
}

/** What a template may find of a value, in the spelling of its tests. */
function testsOf(node: YamlNode, name: string): string[] {
  if (node.open || node.kind === 'unknown') return [];
  const filled =
    node.kind === 'map'
      ? node.entries.size > 0
      : node.kind === 'list'
        ? node.items.length > 0
        : node.kind === 'scalar' && node.value !== false && node.value !== '' && node.value !== 0;
  const isChoice = typeof node.value === 'string' && CHOICE.test(node.value) && !SECRET_NAME.test(name);
  return [`${filled ? '' : '!'}${name}`, ...(isChoice ? [`${name} == ${JSON.stringify(node.value)}`] : [])];
}
