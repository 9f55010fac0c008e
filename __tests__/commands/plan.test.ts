import { describe, expect, it } from 'vitest';
import { emptyInventory } from '../../src/audit/inventory.ts';
import { formatPlan, makePlan, matrixOf, missingFrom, readPlan, readShard, shareOf } from '../../src/commands/plan.ts';
import type { RemoteRepository } from '../../src/model/index.ts';
import { NOW, repository } from '../support/builders.ts';

const SERVER = 'https://github.corp.internal';
const listed: RemoteRepository[] = ['web', 'mail', 'dns', 'infra', 'shop'].map((name, index) => ({
  name: `corp/${name}`,
  url: `${SERVER}/corp/${name}`,
  size: index * 1_000,
  ...(index > 0 && { defaultBranch: 'main' }),
}));
const read = (plan: object) => readPlan(JSON.stringify(plan), 'plan.json');

describe('a plan', () => {
  it('comes back as it was written, by name, whatever the order of the list', async () => {
    const plan = makePlan(listed, 2, NOW);
    expect(plan).toMatchObject({ schemaVersion: 1, listed: '2026-11-22T00:00:00Z', shards: 2 });
    expect(await readPlan(formatPlan(plan), 'plan.json')).toEqual(plan);
    expect(formatPlan(makePlan(listed.toReversed(), 2, NOW))).toBe(formatPlan(plan));
  });

  it.each([
    [2, 2],
    [7, 5],
    [undefined, 1],
  ])('asked for %s shards has %s', (asked, expected) => expect(makePlan(listed, asked, NOW).shards).toBe(expected));

  it('gives a matrix of numbers alone', () => {
    expect(matrixOf(makePlan(listed, 3, NOW))).toBe('{"shard":["1/3","2/3","3/3"]}');
  });

  it('gives every repository to one shard, cloned from the server and nowhere else', () => {
    const plan = makePlan(listed, 2, NOW);
    const shares = [1, 2].flatMap((number) => shareOf(plan, { number, of: 2 }, SERVER));
    expect(shares.toSorted((a, b) => a.size - b.size)).toEqual(listed);
  });

  it('of another number of shards is refused', () => {
    expect(() => shareOf(makePlan(listed, 2, NOW), { number: 1, of: 4 }, SERVER)).toThrow(
      /"1\/4" does not belong to this plan/,
    );
  });

  it.each([
    ['no JSON', '{', /plan.json is not JSON/],
    ['another file', '{"schemaVersion": 1}', /plan.json is not a plan: it must have required property/],
  ])('that is %s is refused', async (_, text, reason) => {
    await expect(readPlan(text, 'plan.json')).rejects.toThrow(reason);
  });

  it.each([
    ['a name that is none', { name: '../etc' }, /\/repositories\/0\/name must match pattern/],
    ['a shard that is not there', { shard: 3 }, /a missing shard/],
    ['a repository twice', { name: 'corp/WEB' }, /lists a repository twice/],
    ['a field that nobody knows', { url: 'https://elsewhere.example' }, /must NOT have additional properties/],
  ])('with %s is refused', async (_, change, reason) => {
    const plan = makePlan(listed, 2, NOW);
    const [first, ...rest] = plan.repositories;
    await expect(read({ ...plan, repositories: [{ ...first, ...change }, ...rest] })).rejects.toThrow(reason);
  });

  it('names what is missing, renamed ones not among it', () => {
    const plan = makePlan(listed, 2, NOW);
    const there = ['dns', 'infra', 'SHOP'].map((name) => repository({ name: `corp/${name}` }));
    const renamed = repository({ name: 'corp/website', formerName: 'corp/web' });
    const inventory = { ...emptyInventory(), repositories: [...there, renamed] };
    const shard = plan.repositories.find(({ name }) => name === 'corp/mail')?.shard;
    expect(missingFrom(plan, inventory)).toEqual([
      `1 of the 5 repositories of the plan are in no report (shard ${shard}/2): corp/mail.`,
    ]);
    const all = { ...inventory, repositories: [...inventory.repositories, repository({ name: 'corp/mail' })] };
    expect(missingFrom(plan, all)).toEqual([]);
  });

  it('of hundreds that are missing names some and counts the rest', () => {
    const many = Array.from({ length: 300 }, (_, index) => ({ name: `corp/r${index}`, url: '', size: 1 }));
    const [text = ''] = missingFrom(makePlan(many, 3, NOW), emptyInventory());
    expect(text).toMatch(/\(shard 1\/3, 2\/3, 3\/3\): corp\/r0, .* and 280 more\.$/);
    expect(text.length).toBeLessThan(500);
  });
});

describe('readShard', () => {
  it('reads the number and the whole', () => expect(readShard('12/256')).toEqual({ number: 12, of: 256 }));

  it.each(['', '0/4', '5/4', '1/257', '1', '1/4/2', 'a/b', '-1/4', '01/4'])('refuses "%s"', (text) => {
    expect(() => readShard(text)).toThrow(/is not a shard such as 2\/4/);
  });
});
