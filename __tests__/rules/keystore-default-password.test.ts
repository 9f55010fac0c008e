import { describe, expect, it } from 'vitest';
import type { Keystore } from '../../src/model/index.ts';
import { keystoreDefaultPassword } from '../../src/rules/keystore-default-password.ts';
import { keystore, privateKey, problems, sighting } from '../support/builders.ts';

const key = (path: string, pointer?: string) =>
  privateKey({ sightings: [sighting(path, 1, pointer === undefined ? {} : { pointer })] });
const levels = (store: Keystore, ...privateKeys: ReturnType<typeof key>[]) =>
  problems(keystoreDefaultPassword, { inventory: { keystores: [store], privateKeys } }).map(
    (problem) => problem.level ?? keystoreDefaultPassword.level,
  );

describe('keystore-default-password', () => {
  it.each(['none', 'empty-password', 'given-password', 'locked'] as const)(
    'is silent for a store that opened with %s',
    (opened) => {
      expect(levels(keystore('web.p12', { opened }), key('web.p12'))).toEqual([]);
    },
  );

  it('leaves a store with a private key to the finding of that key', () => {
    const store = keystore('web.p12', { opened: 'default-password' });
    expect(levels(store, key('web.p12', 'alias "web"'))).toEqual([]);
    expect(levels(store, key('web.key'))).toEqual(['note']);
    expect(levels(store)).toEqual(['note']);
  });

  it('tells stores inside one archive apart', () => {
    const store = keystore('app.war', { opened: 'default-password', pointer: 'WEB-INF/a.jks' });
    expect(levels(store, key('app.war', 'WEB-INF/a.jks!alias "web"'))).toEqual([]);
    expect(levels(store, key('app.war', 'WEB-INF/a.jks2!alias "web"'))).toEqual(['note']);
  });

  it('goes by the place, without lines', () => {
    const keystores = [keystore('deploy.yaml', { opened: 'default-password', pointer: 'data["a.p12"]', line: 9 })];
    expect(problems(keystoreDefaultPassword, { inventory: { keystores } })[0]?.subject).toBe(
      'deploy.yaml#data["a.p12"]',
    );
  });
});
