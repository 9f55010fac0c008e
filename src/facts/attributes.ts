import type { AttributeValue, Fact, Location } from '../model/index.ts';
import { at, valueAt, type YamlNode } from '../parsers/yaml.ts';

type Read = Required<Pick<Fact, 'attributes' | 'lines'>>;

/** The scalars at paths below a node, as attributes of a fact: an absent one is left out, an unknown one is null. */
export function attributesAt(node: YamlNode | undefined, paths: Record<string, readonly string[]>): Read {
  const read: Read = { attributes: {}, lines: {} };
  for (const [name, path] of Object.entries(paths)) {
    const value = valueAt(node, ...path);
    if (value === undefined) continue;
    read.attributes[name] = value;
    const line = at(node, ...path)?.line;
    if (line !== undefined) read.lines[name] = line;
  }
  return read;
}

/** Where an attribute stands; the fact's own place where it has no line of its own. */
export function placeOf(fact: Fact, ...names: string[]): Location {
  const line = names.map((name) => fact.lines?.[name]).find((known) => known !== undefined);
  if (line === undefined) return fact.location;
  const { endLine: _, ...location } = fact.location;
  return { ...location, line };
}

/** Whether an attribute is stated at all, known or not. */
export function states(fact: Fact, name: string): boolean {
  return Object.hasOwn(fact.attributes, name);
}

/** Text of an attribute: null when unknown, undefined when it is not stated. */
export function attributeText(fact: Fact, name: string): string | null | undefined {
  const value: AttributeValue | undefined = fact.attributes[name];
  if (value === undefined || value === null) return value;
  return Array.isArray(value) ? undefined : String(value);
}
