import { describe, expect, it } from 'vitest';
import { namesMissing } from '../../src/rules/names-missing.ts';
import { certificate, problems } from '../support/builders.ts';

describe('names-missing', () => {
  it.each([
    ['a common name alone', { names: [], subject: 'CN=www.corp.internal' }, 1],
    ['nothing at all', { names: [], subject: '' }, 1],
    ['a mail address alone', { names: ['email:a@corp.internal'] }, 1],
    ['a host', { names: ['dns:www.corp.internal'] }, 0],
    ['an address', { names: ['ip:10.0.0.1'] }, 0],
    ['a SPIFFE identity', { names: ['uri:spiffe://corp.internal/ns/default/sa/web'] }, 0],
    ['a client', { names: [], extendedKeyUsage: ['clientAuth'] }, 0],
    ['a CA', { names: [], ca: true }, 0],
    ['no purpose stated', { names: [], extendedKeyUsage: [] }, 0],
  ])('%s', (_, overrides, count) => {
    expect(problems(namesMissing, { inventory: { certificates: [certificate(overrides)] } })).toHaveLength(count);
  });
});
