/** One value of a YAML (or JSON) document. Plain data; an alias is the same object as its anchor. */
export interface YamlNode {
  /** `unknown` for a value that a template, a variable or a reference to a secret store fills in. */
  kind: 'map' | 'list' | 'scalar' | 'null' | 'unknown';
  /** Of a scalar, by the YAML 1.2 core schema (`no` and `012` are not what YAML 1.1 made of them); null elsewhere. */
  value: string | number | boolean | null;
  /** As it was written, template actions included; of a scalar or an unknown. */
  text: string;
  /** 1-based line of the key that leads here, or of the value where there is no key. */
  line: number;
  /** 1-based last line. */
  endLine: number;
  items: readonly YamlNode[];
  /** In written order. A key that is templated is spelled as it was written. */
  entries: ReadonlyMap<string, YamlNode>;
  /** Of a map or a list: a template may add further entries, so that an absent key is unknown. */
  open: boolean;
}

export const NO_ITEMS: readonly YamlNode[] = [];
export const NO_ENTRIES: ReadonlyMap<string, YamlNode> = new Map();

/** The node at a path of keys and indexes; undefined where a key is absent. Below an unknown everything is unknown. */
export function at(node: YamlNode | undefined, ...path: (string | number)[]): YamlNode | undefined {
  let here = node;
  for (const step of path) {
    if (here === undefined || here.kind === 'unknown') return here;
    const next = typeof step === 'number' ? here.items[step] : here.entries.get(step);
    if (next === undefined && here.open)
      return { ...here, kind: 'unknown', value: null, text: '', items: NO_ITEMS, entries: NO_ENTRIES };
    here = next;
  }
  return here;
}

/** The scalar at a path: null when it is unknown, undefined when it is missing, empty or no scalar. */
export function valueAt(
  node: YamlNode | undefined,
  ...path: (string | number)[]
): string | number | boolean | null | undefined {
  const found = at(node, ...path);
  if (found?.kind === 'unknown') return null;
  return found?.kind === 'scalar' ? (found.value as string | number | boolean) : undefined;
}

/** As {@link valueAt}, spelled as it was written. */
export function stringAt(node: YamlNode | undefined, ...path: (string | number)[]): string | null | undefined {
  const found = at(node, ...path);
  if (found?.kind === 'unknown') return null;
  return found?.kind === 'scalar' ? (typeof found.value === 'string' ? found.value : found.text) : undefined;
}

/** The text of a scalar, also of one that a template fills in as it is written; undefined for any other node. */
export function scriptText(node: YamlNode | undefined): string | undefined {
  if (node === undefined || (node.kind !== 'scalar' && node.kind !== 'unknown')) return undefined;
  return typeof node.value === 'string' ? node.value : node.text;
}

/** The items at a path; none when it is missing or no list. */
export function itemsAt(node: YamlNode | undefined, ...path: (string | number)[]): readonly YamlNode[] {
  return at(node, ...path)?.items ?? NO_ITEMS;
}

/** The entries at a path; none when it is missing or no map. */
export function entriesAt(node: YamlNode | undefined, ...path: (string | number)[]): ReadonlyMap<string, YamlNode> {
  return at(node, ...path)?.entries ?? NO_ENTRIES;
}

/** Every node below one, itself included, each once. */
export function* descend(node: YamlNode | undefined): Generator<YamlNode> {
  const seen = new Set<unknown>();
  const pending = node === undefined ? [] : [node];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const identity = next.kind === 'map' ? next.entries : next.kind === 'list' ? next.items : next;
    if (seen.has(identity)) continue;
    seen.add(identity);
    yield next;
    const children = next.kind === 'map' ? [...next.entries.values()] : next.items;
    for (let i = children.length - 1; i >= 0; i--) pending.push(children[i] as YamlNode);
  }
}
