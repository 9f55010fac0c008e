import { describe, expect, it } from 'vitest';
import { keystorePasswordCommitted as rule } from '../../src/rules/keystore-password-committed.ts';
import { keystore, location, policy, privateKey, problems, sighting } from '../support/builders.ts';

const passwordAt = location('conf/app.yml', 7);
const store = keystore('web.p12', { opened: 'repository-password', passwordAt });
const privateKeys = [privateKey({ sightings: [sighting('web.p12', 1, { pointer: 'alias "web"' })] })];

describe('keystore-password-committed', () => {
  it('names the store and the place of its password', () => {
    const [problem] = problems(rule, { inventory: { keystores: [store], privateKeys } });
    expect(problem?.message).toBe(
      'The password of the keystore "web.p12" is in the repository, at conf/app.yml:7. It protects a private key.',
    );
    expect(problem?.related).toEqual([passwordAt]);
    expect(problem?.level).toBeUndefined();
  });

  it('is a note that says whether it holds a private key, which has a finding of its own', () => {
    expect(rule.level).toBe('note');
    expect(problems(rule, { inventory: { keystores: [store] } })[0]?.message).toContain('holds no private key');
  });

  it.each(['none', 'empty-password', 'default-password', 'given-password', 'locked'] as const)(
    'is silent for %s',
    (opened) => {
      expect(problems(rule, { inventory: { keystores: [keystore('web.p12', { opened })], privateKeys } })).toEqual([]);
    },
  );

  it('is silent for test data', () => {
    const judged = { policy: policy({ contextOf: () => 'fixture' }) };
    expect(problems(rule, { ...judged, inventory: { keystores: [store], privateKeys } })).toEqual([]);
  });
});
