import { describe, expect, it } from 'vitest';
import type { Fact } from '../../src/model/index.ts';
import { buildTopology } from '../../src/topology/index.ts';
import { type FactOverrides, fact, inventory, location } from '../support/builders.ts';

const writer = (ref: string, overrides: FactOverrides = {}) =>
  fact({ kind: 'copy', writes: [ref], location: location('copy.sh', 1), ...overrides });
const reader = (ref: string, overrides: FactOverrides = {}) =>
  fact({ kind: 'consumer', reads: [ref], location: location('www.conf', 1), ...overrides });
const joined = (...facts: Fact[]) =>
  buildTopology(inventory({ facts })).edges.map(({ from, to, confidence }) => `${from} ${to} ${confidence}`);

describe('folders on a host', () => {
  it.each([
    ['path:/etc/ssl/www/', 'path:/etc/ssl/www/a.pem', 'high'],
    ['path:/etc/ssl/www/a.pem', 'path:/etc/ssl/www/', 'high'],
    ['path:/etc/letsencrypt/live/', 'path:/etc/letsencrypt/live/www/fullchain.pem', 'low'],
    ['path:/certs/', 'path:/certs/www/a.pem', 'low'],
    ['path:/etc/ssl/www/', 'path:/etc/ssl/www2/a.pem', undefined],
    ['path:/etc/', 'path:/etc/ssl/www/a.pem', undefined],
    ['path:/etc/ssl/www/a.pem', 'path:/etc/ssl/www/a.pem.bak', undefined],
    ['path:/', 'path:/a.pem', undefined],
  ])('%s and %s: %s', (written, read, confidence) => {
    const edges = joined(writer(written), reader(read));
    expect(edges).toEqual(confidence === undefined ? [] : [`fact:0 fact:1 ${confidence}`]);
  });

  it('mean something in their own repository only', () => {
    const other = { location: location('www.conf', 1, 'corp/other') };
    expect(joined(writer('path:/etc/ssl/www/'), reader('path:/etc/ssl/www/a.pem', other))).toEqual([]);
  });

  it('are followed a few levels up, however deep a path is', () => {
    const deep = `path:/srv${'/a'.repeat(50_000)}/x.pem`;
    expect(joined(writer('path:/srv/a/'), reader(deep))).toEqual([]);
  });
});

describe('copies between repositories', () => {
  const there = { location: location('www.conf', 1, 'corp/there') };
  const remote = { attributes: { remote: true } };
  const path = 'path:/etc/ssl/shop/www.pem';
  const served = reader(path, { ...there, writes: ['service:nginx'] });

  it('bring the reload behind them along', () => {
    const reload = fact({ kind: 'reload', reads: [path], writes: ['service:nginx'], location: location('copy.sh', 2) });
    expect(joined(writer(path, remote), served, reload)).toEqual(['fact:0 fact:1 low', 'fact:1 fact:2 low']);
  });

  it.each<[string, Fact[]]>([
    ['stay on their host', [writer(path), served]],
    [
      'are not told from each other',
      [writer(path, remote), writer(path, { ...remote, location: location('c', 1, 'corp/c') }), served],
    ],
    [
      'join no path that every host has',
      [writer('path:/etc/nginx/ssl/server.crt', remote), reader('path:/etc/nginx/ssl/server.crt', there)],
    ],
  ])('%s', (_, facts) => expect(joined(...facts)).toEqual([]));

  it.each([
    [100, 16 * 16],
    [300, 0],
  ])('are bounded where %i of each name one path', (count, most) => {
    const copies = Array.from({ length: count }, (_, line) =>
      writer(path, { ...remote, location: location('copy.sh', line) }),
    );
    const readers = Array.from({ length: count }, () => served);
    expect(joined(...copies, ...readers)).toHaveLength(most);
  });
});
