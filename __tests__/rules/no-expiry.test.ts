import { describe, expect, it } from 'vitest';
import { noExpiry } from '../../src/rules/no-expiry.ts';
import { certificate, problems } from '../support/builders.ts';

describe('no-expiry', () => {
  it.each([
    ['9999-12-31T23:59:59Z', 1],
    ['9999-12-31T23:59:58Z', 0],
    ['9998-12-31T23:59:59Z', 0],
    [null, 0],
  ])('%s: %i', (notAfter, count) => {
    expect(problems(noExpiry, { inventory: { certificates: [certificate({ notAfter })] } })).toHaveLength(count);
  });
});
