import type { AttributeValue, Fact, Location, OwnAttributes, Stated, WrittenFact } from '../model/index.ts';
import { at, valueAt, type YamlNode } from '../parsers/yaml.ts';

/** The scalars at paths below a node, as attributes of a fact: an absent one is left out, an unknown one is null. */
export function attributesAt<Names extends string>(
  node: YamlNode | undefined,
  paths: Record<Names, readonly string[]>,
): { attributes: { [name in Names]?: Stated }; lines: Record<string, number> } {
  const attributes: { [name in Names]?: Stated } = {};
  const lines: Record<string, number> = {};
  for (const [name, path] of Object.entries<readonly string[]>(paths)) {
    const value = valueAt(node, ...path);
    if (value === undefined) continue;
    attributes[name as Names] = value;
    const line = at(node, ...path)?.line;
    if (line !== undefined) lines[name] = line;
  }
  return { attributes, lines };
}

/** One attribute, for a spread: nothing where the value is undefined, or false. */
export function given<Name extends string, Value>(
  name: Name,
  value: Value | undefined | false,
): { [name in Name]?: Value } {
  return (value === undefined || value === false ? {} : { [name]: value }) as { [name in Name]?: Value };
}

/** The location of an attribute; the fact's own location if the attribute has no line of its own. */
export function placeOf(fact: Fact, ...names: string[]): Location {
  const line = names.map((name) => fact.lines?.[name]).find((known) => known !== undefined);
  if (line === undefined) return fact.location;
  const { endLine: _, ...location } = fact.location;
  return { ...location, line };
}

/** A value as text: null where it is unknown, undefined where it is not stated or is a list. */
export function statedText(value: AttributeValue | undefined): string | null | undefined {
  if (value === undefined || value === null) return value;
  return Array.isArray(value) ? undefined : String(value);
}

/** A value that is text; undefined for any other. */
export function textOf(value: AttributeValue | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The texts of a list; none of any other value. */
export function textsOf(value: AttributeValue | undefined): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** A fact in its stored form: what the mechanism wrote for its own rules is among its attributes. */
export function factOf(
  mechanism: string,
  { own, ...fact }: WrittenFact<string>,
  location: Location,
  conditions: readonly string[] = [],
): Fact {
  const attributes = { ...fact.attributes, ...own };
  return { ...fact, attributes, mechanism, location, ...(conditions.length > 0 && { conditions }) };
}

const NONE: OwnAttributes = {};

/**
 * Makes the function by which a mechanism reads what it wrote for its own rules; a fact of another mechanism has nothing of it.
 * @typeParam Names what the mechanism writes for its own rules
 */
export function ownAttributes<Names extends string>(
  mechanism: string,
): (fact: Fact | undefined) => OwnAttributes<Names> {
  return (fact) => (fact?.mechanism === mechanism ? fact.attributes : NONE) as OwnAttributes<Names>;
}

/** The names of attributes that two facts state differently, or that only the second one states. */
export function changedAttributes(before: Fact, after: Fact): string[] {
  const known: OwnAttributes = before.attributes;
  return Object.entries(after.attributes).flatMap(([name, value]) => (known[name] === value ? [] : [name]));
}

/** Whether a consumer names the file that it reads; a template may name only the folder. */
export function namesItsFile({ attributes }: Fact): boolean {
  return attributes.certificate !== null;
}
