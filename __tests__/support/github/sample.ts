/** A part of a JSON Schema, or any JSON object. */
export type Node = Record<string, unknown>;

const FORMATS: Record<string, string> = {
  'date-time': '2026-11-22T00:00:00Z',
  date: '2026-11-22',
  uri: 'https://github.corp.internal/',
  'uri-template': 'https://github.corp.internal/',
  email: 'octocat@corp.internal',
  ipv4: '10.0.0.1',
};

/**
 * The least value that a schema takes: required members only, null where it may be, else the first choice.
 * @param find the schema behind a `$ref`
 */
export function sample(schema: Node, find: (ref: string) => Node): unknown {
  if (typeof schema.$ref === 'string') return sample(find(schema.$ref), find);
  if ('const' in schema) return schema.const;
  const types = Array.isArray(schema.type) ? schema.type : [schema.type];
  if (types.includes('null')) return null;
  if (Array.isArray(schema.enum)) return schema.enum[0];
  for (const key of ['anyOf', 'oneOf'] as const) {
    const choices = schema[key] as Node[] | undefined;
    if (choices !== undefined && schema.properties === undefined)
      return choices.some((one) => one.type === 'null') ? null : sample(choices[0] ?? {}, find);
  }
  if (Array.isArray(schema.allOf)) {
    return Object.assign({}, ...(schema.allOf as Node[]).map((one) => sample(one, find)));
  }
  switch (types[0]) {
    case 'string':
      return FORMATS[String(schema.format)] ?? 'x'.repeat(Number(schema.minLength ?? 1));
    case 'integer':
    case 'number':
      return schema.minimum ?? 1;
    case 'boolean':
      return false;
    case 'array':
      return Array.from({ length: Number(schema.minItems ?? 0) }, () => sample((schema.items ?? {}) as Node, find));
    default: {
      const properties = (schema.properties ?? {}) as Record<string, Node>;
      const required = (schema.required ?? []) as string[];
      return Object.fromEntries(required.map((name) => [name, sample(properties[name] ?? {}, find)]));
    }
  }
}
