import { describe, expect, it } from 'vitest';
import { changedAttributes, ownAttributes, statedText, textOf, textsOf } from '../../src/facts/attributes.ts';
import type { MechanismOutput, WrittenFact } from '../../src/model/index.ts';
import { fact } from '../support/builders.ts';

describe('what only a tool reads', () => {
  const own = ownAttributes<'quiet' | 'force'>('certbot');

  it('is there for the mechanism that wrote it', () => {
    const written = fact({ mechanism: 'certbot', attributes: { name: 'www' }, own: { quiet: true, force: null } });
    expect([own(written).quiet, own(written).force]).toEqual([true, null]);
    expect(written.attributes).toEqual({ name: 'www', quiet: true, force: null });
  });

  it('is nothing to another', () => {
    expect(own(fact({ mechanism: 'lego', own: { quiet: true } })).quiet).toBeUndefined();
    expect(own(undefined).quiet).toBeUndefined();
  });
});

/** Checked by the compiler: where one of these is no error, `tsc` says so. */
describe('a misspelt key', () => {
  const written: unknown[] = [];
  const output: MechanismOutput<'quiet'> = { fact: (one) => written.push(one), unreadable: () => undefined };
  const base = { kind: 'reload' as const, reads: [], writes: [] };
  const slip = { shedules: ['0 0 * * *'] };

  it('is an error where a mechanism writes it', () => {
    output.fact({ ...base, attributes: { schedules: ['0 0 * * *'] }, own: { quiet: true } }, { line: 1 });
    // @ts-expect-error: `schedules` is meant.
    output.fact({ ...base, attributes: { shedules: ['0 0 * * *'] } }, { line: 1 });
    // @ts-expect-error: the same behind a spread.
    output.fact({ ...base, attributes: { name: 'www', ...slip } }, { line: 1 });
    // @ts-expect-error: what the mechanism declares as its own is no attribute for all.
    output.fact({ ...base, attributes: { quiet: true } }, { line: 1 });
    // @ts-expect-error: `quiet` is meant.
    output.fact({ ...base, attributes: {}, own: { quite: true } }, { line: 1 });
    // @ts-expect-error: a schedule is text.
    const wrong: WrittenFact = { ...base, attributes: { schedule: 5 } };
    written.push(wrong);
    expect(written).toHaveLength(6);
  });

  it('is an error where a rule reads it', () => {
    const one = fact({ mechanism: 'certbot', attributes: { disabled: true }, own: { quiet: true } });
    // @ts-expect-error: `disabled` is meant.
    const { dissabled } = one.attributes;
    // @ts-expect-error: what is a tool's own is read by its own rules.
    const { quiet } = one.attributes;
    // @ts-expect-error: `quiet` is meant.
    const { quite } = ownAttributes<'quiet'>('certbot')(one);
    expect([dissabled, quiet, quite]).toEqual([undefined, true, undefined]);
  });
});

describe('values', () => {
  it.each([
    ['text', 'text', 'text', []],
    [5, undefined, '5', []],
    [false, undefined, 'false', []],
    [null, undefined, null, []],
    [undefined, undefined, undefined, []],
    [['a', 1, 'b', null], undefined, undefined, ['a', 'b']],
  ] as const)('%j is read as text, as stated and as a list', (value, text, stated, list) => {
    const given = Array.isArray(value) ? [...value] : (value as string | number | boolean | null | undefined);
    expect([textOf(given), statedText(given), textsOf(given)]).toEqual([text, stated, list]);
  });
});

describe('changed attributes', () => {
  it('are those that the second fact states otherwise, or alone', () => {
    const before = fact({ attributes: { name: 'www', schedule: '0 0 * * *', hidden: '|| true' } });
    const after = fact({ attributes: { name: 'www', schedule: '0 0 1 * *' }, own: { quiet: true } });
    expect(changedAttributes(before, after)).toEqual(['schedule', 'quiet']);
    expect(changedAttributes(after, after)).toEqual([]);
  });
});
