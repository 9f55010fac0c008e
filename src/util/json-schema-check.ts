import type { Ajv, ValidateFunction } from 'ajv';
import { memoizeByObject } from './memoize.ts';

/** A schema of ours, loaded where it is needed. */
export type LoadSchema = () => Promise<{ default: object }>;

/**
 * The validator of a schema of ours, made once. Its errors have the schema of their place. The library is loaded here, because
 * most runs read no data that has a schema. The schemas are not checked against the schema of schemas, which would take twice
 * as long as all the rest: a test does that.
 */
export async function validatorOf(schema: LoadSchema): Promise<ValidateFunction> {
  const [library, { default: shape }] = await Promise.all([import('ajv'), schema()]);
  return compile(shape, library.Ajv);
}

const compile = memoizeByObject((schema: object, Library: typeof Ajv) =>
  new Library({ strict: false, verbose: true, validateSchema: false, meta: false }).compile(schema),
);

/** Makes a check of data against a schema: what is wrong first, such as `/repositories/0 must be object`; undefined where nothing is. */
export async function shapeCheck(schema: LoadSchema): Promise<(value: unknown) => string | undefined> {
  const validate = await validatorOf(schema);
  return (value) => {
    if (validate(value)) return undefined;
    const [first] = validate.errors ?? [];
    return `${first?.instancePath || 'it'} ${first?.message}`;
  };
}
