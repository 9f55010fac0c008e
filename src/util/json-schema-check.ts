/**
 * Makes a check of data against a JSON Schema: what is wrong first, such as `/repositories/0 must be object`; undefined where
 * nothing is. The validator is loaded here, because most runs read no such data.
 */
export async function shapeCheck(
  schema: () => Promise<{ default: object }>,
): Promise<(value: unknown) => string | undefined> {
  const [{ Ajv }, { default: shape }] = await Promise.all([import('ajv'), schema()]);
  const validate = new Ajv({ strict: false, allowUnionTypes: true }).compile(shape);
  return (value) => {
    if (validate(value)) return undefined;
    const [first] = validate.errors ?? [];
    return `${first?.instancePath || 'it'} ${first?.message}`;
  };
}
