import { ownAttributes } from '../../facts/attributes.ts';
import { makeRef } from '../../facts/refs.ts';
import type { ConfigFile, MechanismOutput } from '../../model/index.ts';
import { at, itemsAt, stringAt, valueAt, type YamlNode, yamlDocuments } from '../../parsers/yaml.ts';

export const MECHANISM = 'bosh';
/** What only the rules of BOSH read of its facts. */
export type Own = 'days' | 'updateMode' | 'signer' | 'rotates';
export const own = ownAttributes<Own>(MECHANISM);
export type Output = MechanismOutput<Own>;

/** What CredHub and the bosh command take where a variable states no duration. */
export const DEFAULT_DAYS = 365;

/** A key of a certificate that a manifest takes from a variable. */
const USE = /\(\(([\w./-]{1,200})\.(?:certificate|private_key|ca)\)\)/g;
/** A path of an operations file that replaces the duration of a variable. */
const DURATION_PATH = /^\/variables\/name=([^/?]{1,200})\??\/options\??\/duration\??$/;

export const variableRef = (name: string) => makeRef('bosh-variable', name);

/** Variables of manifests and operations files, and the manifests that use them. */
export function readManifest(file: ConfigFile, output: Output): void {
  if (!/\.ya?ml$/.test(file.path)) return;
  for (const document of yamlDocuments(file)) {
    if (!/\bcertificate\b|\/duration\b/.test(document.text)) continue;
    const root = document.root();
    if (root === undefined) continue;
    for (const variable of itemsAt(root, 'variables')) readVariable(variable, output);
    for (const operation of root.items) readOperation(operation, output);
    if (root.entries.has('instance_groups') || root.entries.has('addons') || root.items.some(isOperation))
      readUses(document.text, document.line, output);
  }
}

const isOperation = (node: YamlNode) => stringAt(node, 'path')?.startsWith('/') === true && node.entries.has('type');

function readOperation(operation: YamlNode, output: Output): void {
  const path = stringAt(operation, 'path');
  if (typeof path !== 'string' || !path.startsWith('/variables')) return;
  const value = at(operation, 'value');
  if (value === undefined) return;
  for (const variable of value.kind === 'list' ? value.items : [value]) readVariable(variable, output);
  const changed = DURATION_PATH.exec(path)?.[1];
  if (changed === undefined) return;
  const days = value.kind === 'scalar' ? value.value : null;
  output.fact(
    {
      kind: 'scope',
      reads: [variableRef(changed)],
      writes: [],
      attributes: { resource: 'BOSH operation', name: changed },
      own: { days: typeof days === 'number' ? days : null },
    },
    { line: operation.line },
  );
}

function readVariable(variable: YamlNode, output: Output): void {
  const name = stringAt(variable, 'name');
  if (stringAt(variable, 'type') !== 'certificate' || typeof name !== 'string') return;
  const days = valueAt(variable, 'options', 'duration');
  const signer = stringAt(variable, 'options', 'ca');
  const updateMode = stringAt(variable, 'update_mode');
  output.fact(
    {
      kind: 'producer',
      reads: typeof signer === 'string' ? [variableRef(signer)] : [],
      writes: [variableRef(name)],
      attributes: {
        resource: 'BOSH variable',
        name,
        state: 'once',
        ...(valueAt(variable, 'options', 'is_ca') === true && { isCA: true }),
      },
      own: {
        days: days === undefined ? DEFAULT_DAYS : typeof days === 'number' ? days : null,
        ...(signer !== undefined && { signer }),
        ...(updateMode !== undefined && updateMode !== 'no-overwrite' && { updateMode }),
      },
    },
    { line: at(variable, 'name')?.line ?? variable.line, endLine: variable.endLine },
  );
}

/** One consumer for each variable that the document uses, at its first use. */
function readUses(text: string, firstLine: number, output: Output): void {
  const seen = new Set<string>();
  for (const [index, line] of text.split('\n').entries()) {
    if (!line.includes('((') || /^\s*#/.test(line)) continue;
    for (const [, name = ''] of line.matchAll(USE)) {
      if (seen.has(name)) continue;
      seen.add(name);
      output.fact(
        {
          kind: 'consumer',
          reads: [variableRef(name)],
          writes: [],
          attributes: { resource: 'BOSH manifest', name },
        },
        { line: firstLine + index },
      );
    }
  }
}
