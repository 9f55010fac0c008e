import { describe, expect, it } from 'vitest';
import { expectationBroken } from '../../src/rules/expectation-broken.ts';
import { entryUse, location, problems } from '../support/builders.ts';

const broken = (related: ReturnType<typeof location>[]) =>
  problems(expectationBroken, {
    entries: [entryUse({ kind: 'expect', state: 'broken', text: 'tests/a.pem: expired', related })],
  })[0];

describe('expectation-broken', () => {
  it('stands at the entry and names the files that are no longer so', () => {
    const problem = broken([location('tests/a.pem')]);
    expect(problem?.locations).toEqual([entryUse().location]);
    expect(problem?.related).toEqual([location('tests/a.pem')]);
    expect(problem?.message).toContain('"tests/a.pem: expired", but no matching file is in that state');
  });

  it('says so when nothing is there', () => {
    expect(broken([])?.message).toContain('but no file matches it now');
  });

  it.each(['used', 'unused', 'lapsed'] as const)('is silent for an entry that is %s', (state) => {
    expect(problems(expectationBroken, { entries: [entryUse({ kind: 'expect', state })] })).toEqual([]);
  });
});
