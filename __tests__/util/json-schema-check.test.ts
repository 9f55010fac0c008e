import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { shapeCheck, validatorOf } from '../../src/util/json-schema-check.ts';

const SCHEMAS = join(import.meta.dirname, '../../schemas');

describe('the schemas', () => {
  const names = readdirSync(SCHEMAS).filter((name) => name.endsWith('.json'));

  it('are there', () => expect(names).toContain('config.schema.json'));

  // Where they are used they are taken as they are.
  it.each(names)('%s is a schema', (name) => {
    const schema = JSON.parse(readFileSync(join(SCHEMAS, name), 'utf8'));
    expect(schema.$schema).toBe('http://json-schema.org/draft-07/schema#');
    const ajv = new Ajv({ strict: false });
    expect(ajv.validateSchema(schema), JSON.stringify(ajv.errors)).toBe(true);
  });
});

const schema = {
  type: 'object',
  properties: { names: { type: 'array', items: { type: ['string', 'null'] } } },
  required: ['names'],
  additionalProperties: false,
};
const load = async () => ({ default: schema });

describe('a check of data', () => {
  it.each([
    [{ names: ['a', null] }, undefined],
    [{ names: [] }, undefined],
    [{ names: ['a', 1] }, '/names/1 must be string,null'],
    [{}, "it must have required property 'names'"],
    [[], 'it must be object'],
    [{ names: [], more: 1 }, 'it must NOT have additional properties'],
  ])('%j: %s', async (value, complaint) => {
    expect((await shapeCheck(load))(value)).toBe(complaint);
  });

  it('is made once for a schema', async () => {
    expect(await validatorOf(load)).toBe(await validatorOf(load));
    expect(await validatorOf(async () => ({ default: { ...schema } }))).not.toBe(await validatorOf(load));
  });

  it('gives the schema of the place that is wrong', async () => {
    const validate = await validatorOf(load);
    validate({ names: [], more: 1 });
    expect(validate.errors?.[0]?.parentSchema).toBe(schema);
  });
});
