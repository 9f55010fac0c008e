/** What mechanisms read from all cases, held against the schema of reports: the types of attributes are promises. */
import { Ajv } from 'ajv';
import { expect, it } from 'vitest';
import schema from '../../schemas/report.schema.json' with { type: 'json' };
import { mechanisms } from '../../src/mechanisms/index.ts';
import { casesIn } from '../support/cases.ts';
import { readFiles } from '../support/mechanisms.ts';

const trees = casesIn('mechanisms').flatMap(({ before, fixed }) => (fixed === undefined ? [before] : [before, fixed]));
const facts = trees.flatMap(({ files }) => readFiles(Object.entries(files), mechanisms).facts);

it('facts of all cases have the types that are declared', () => {
  const validate = new Ajv({ strict: false, allowUnionTypes: true }).compile({
    definitions: schema.definitions,
    $ref: '#/definitions/FactJson',
  });
  const wrong = facts.filter((fact) => !validate(fact)).map((fact) => JSON.stringify(fact));
  expect(facts.length).toBeGreaterThan(1_000);
  expect(wrong).toEqual([]);
});
