import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyInventory, inventoryBuilder, mergeInventories } from '../../src/audit/inventory.ts';
import type { Inventory, Sighting } from '../../src/model/index.ts';
import {
  certificate,
  fact,
  keystore,
  location,
  privateKey,
  repository,
  request,
  revocationList,
  sighting,
  unreadable,
} from '../support/builders.ts';

const one = (part: Partial<Inventory>): Inventory => mergeInventories({ ...emptyInventory(), ...part });

/** Few values for each field, so that parts overlap. */
const few = fc.constantFrom('1', '2', '3');
const sightings: fc.Arbitrary<Sighting[]> = fc.array(
  fc.tuple(few, few).map(([path, pointer]) => sighting(path, 1, { pointer })),
  { minLength: 1, maxLength: 3 },
);
const inventories: fc.Arbitrary<Inventory> = fc.record({
  repositories: fc.array(
    fc.tuple(few, few, fc.nat(3), fc.option(few), fc.option(few)).map(([name, path, files, formerName, detail]) =>
      repository({
        name,
        files,
        bytes: files * 10,
        skipped: [{ path, reason: 'symlink' }],
        ...(formerName !== null && { formerName }),
        ...(detail !== null && { failure: { reason: 'gone', detail } }),
      }),
    ),
    { maxLength: 2 },
  ),
  certificates: fc.array(
    fc
      .tuple(few, few, sightings)
      .map(([fingerprint, subject, seen]) => certificate({ fingerprint, subject, sightings: seen })),
    { maxLength: 4 },
  ),
  privateKeys: fc.array(
    fc.tuple(fc.option(few), sightings).map(([fingerprint, seen]) => {
      const { publicKeyFingerprint: _, ...key } = privateKey({ sightings: seen });
      return fingerprint === null ? key : { ...key, publicKeyFingerprint: fingerprint };
    }),
    { maxLength: 4 },
  ),
  keystores: fc.array(
    few.map((path) => keystore(path)),
    { maxLength: 2 },
  ),
  revocationLists: fc.array(
    fc.tuple(few, sightings).map(([fingerprint, seen]) => revocationList({ fingerprint, sightings: seen })),
    { maxLength: 2 },
  ),
  requests: fc.array(
    fc.tuple(few, sightings).map(([fingerprint, seen]) => request({ fingerprint, sightings: seen })),
    { maxLength: 2 },
  ),
  expirations: fc.array(
    few.map((path) => ({ ...location(path), kind: 'token' as const, notAfter: '2027-01-01T00:00:00Z' })),
    { minLength: 1, maxLength: 2 },
  ),
  facts: fc.array(
    fc.tuple(few, few).map(([path, value]) => fact({ location: location(path), own: { value } })),
    { maxLength: 3 },
  ),
  unreadable: fc.array(
    fc.tuple(few, few).map(([path, detail]) => unreadable(path, { detail })),
    { maxLength: 3 },
  ),
});

describe('mergeInventories', () => {
  it('is a union: in any order, in any groups, any number of times, the same text', () => {
    fc.assert(
      fc.property(inventories, inventories, inventories, (a, b, c) => {
        const all = JSON.stringify(mergeInventories(a, b, c));
        expect(JSON.stringify(mergeInventories(c, a, b))).toBe(all);
        expect(JSON.stringify(mergeInventories(mergeInventories(a, b), c))).toBe(all);
        expect(JSON.stringify(mergeInventories(a, mergeInventories(c, b)))).toBe(all);
        expect(JSON.stringify(mergeInventories(a, b, b, c, a))).toBe(all);
        expect(JSON.stringify(mergeInventories(mergeInventories(a, b, c), emptyInventory()))).toBe(all);
      }),
      { numRuns: 300 },
    );
  });

  it('gathers the sightings of one certificate, in the order of their places', () => {
    const [b, a] = [sighting('b.pem', 1), sighting('a.pem', 9)];
    const merged = mergeInventories(
      one({ certificates: [certificate({ fingerprint: 'f1', sightings: [b] })] }),
      one({ certificates: [certificate({ fingerprint: 'f1', sightings: [a, b] })] }),
    );
    expect(merged.certificates.map(({ sightings }) => sightings)).toEqual([[a, b]]);
  });

  it('knows of a certificate all signers that any part knows of', () => {
    const { certificates } = mergeInventories(
      one({ certificates: [certificate({ fingerprint: 'f1', signedBy: ['b'] }), certificate({ fingerprint: 'f2' })] }),
      one({ certificates: [certificate({ fingerprint: 'f1', signedBy: ['a'] }), certificate({ fingerprint: 'f1' })] }),
    );
    expect(certificates.map(({ signedBy }) => signedBy)).toEqual([['a', 'b'], undefined]);
  });

  it('never takes two keys that it cannot tell apart for one', () => {
    const { publicKeyFingerprint: _, ...locked } = privateKey({ encrypted: true });
    const { privateKeys } = mergeInventories(
      one({ privateKeys: [{ ...locked, sightings: [sighting('a.key'), sighting('b.key')] }] }),
      one({ privateKeys: [{ ...locked, sightings: [sighting('a.key')] }] }),
    );
    expect(privateKeys.map(({ sightings }) => sightings.map(({ path }) => path))).toEqual([['a.key'], ['b.key']]);
  });

  it('counts a repository that two shards read once, with all that either skipped', () => {
    const merged = mergeInventories(
      one({
        repositories: [repository({ name: 'r', files: 5, bytes: 50, skipped: [{ path: 'x', reason: 'symlink' }] })],
      }),
      one({
        repositories: [repository({ name: 'r', files: 3, bytes: 60, skipped: [{ path: 'a', reason: 'denied' }] })],
      }),
    );
    expect(merged.repositories).toEqual([
      repository({
        name: 'r',
        files: 5,
        bytes: 60,
        skipped: [
          { path: 'a', reason: 'denied' },
          { path: 'x', reason: 'symlink' },
        ],
      }),
    ]);
  });

  it('keeps revisions of one repository apart', () => {
    const merged = mergeInventories(
      one({ repositories: [repository({ name: 'r', revision: 'b' })] }),
      one({ repositories: [repository({ name: 'r', revision: 'a' })] }),
    );
    expect(merged.repositories.map(({ revision }) => revision)).toEqual(['a', 'b']);
  });

  it('knows a history only where a part does', () => {
    expect(one({})).not.toHaveProperty('arrivals');
    expect(one({ arrivals: [] }).arrivals).toEqual([]);
  });
});

describe('inventoryBuilder', () => {
  it('may be asked more than once, and leaves what it was given alone', () => {
    const part = Object.freeze({ certificates: [Object.freeze(certificate({ fingerprint: 'f1' }))] });
    const builder = inventoryBuilder();
    builder.add(part);
    const first = builder.inventory();
    builder.add({ unreadable: [unreadable('x.p12')] });
    expect(builder.inventory()).toEqual({ ...first, unreadable: [unreadable('x.p12')] });
  });
});
