import { describe, expect, it } from 'vitest';
import type { Fact } from '../../src/model/index.ts';
import { renewedPathUnread } from '../../src/rules/renewed-path-unread.ts';
import { buildTopology } from '../../src/topology/index.ts';
import { type FactOverrides, fact, inventory, location, ruleInput } from '../support/builders.ts';

const LIVE = '/etc/letsencrypt/live/www.corp.internal';
const certbot = (overrides: FactOverrides = {}) =>
  fact({
    mechanism: 'certbot',
    names: ['dns:www.corp.internal'],
    writes: [`path:${LIVE}/fullchain.pem`, `path:${LIVE}/privkey.pem`],
    ...overrides,
  });
const nginx = (path: string, overrides: FactOverrides = {}) =>
  fact({
    kind: 'consumer',
    mechanism: 'nginx',
    reads: [`path:${path}`],
    writes: ['service:nginx', 'host:www.corp.internal'],
    location: location('nginx/www.conf', 4),
    attributes: { service: 'nginx' },
    ...overrides,
  });

const acmeSh = (path: string) => fact({ mechanism: 'acme-sh', writes: [`path:${path}`] });
const reloadOf = (path: string, service = 'postgresql') =>
  fact({ kind: 'reload', mechanism: 'acme-sh', reads: [`path:${path}`], writes: [`service:${service}`] });
const postgres = (path: string) => nginx(path, { writes: ['service:postgresql'] });

const check = (...facts: Fact[]) => {
  const stock = inventory({ facts });
  return [...renewedPathUnread.check(ruleInput({ inventory: stock, topology: buildTopology(stock) }))];
};

describe('renewed-path-unread', () => {
  it.each<[string, Fact[], number]>([
    ['another path', [certbot(), nginx('/etc/ssl/www.pem')], 1],
    ['the renewed path', [certbot(), nginx(`${LIVE}/fullchain.pem`)], 0],
    ['a file beside the renewed one', [certbot(), nginx(`${LIVE}/chain.pem`)], 0],
    [
      'a path that something else writes',
      [certbot(), nginx('/etc/ssl/www.pem'), fact({ kind: 'copy', writes: ['path:/etc/ssl/www.pem'] })],
      0,
    ],
    ['another host', [certbot(), nginx('/etc/ssl/www.pem', { writes: ['host:api.corp.internal'] })], 0],
    [
      'a host of another repository',
      [certbot({ location: location('x', 1, 'corp/other') }), nginx('/etc/ssl/www.pem')],
      0,
    ],
    ['a hook that may copy', [certbot({ attributes: { hook: './deploy.sh' } }), nginx('/etc/ssl/www.pem')], 0],
    [
      'a hook for the whole tree',
      [
        certbot(),
        nginx('/etc/ssl/www.pem'),
        fact({ kind: 'reload', reads: ['path:/etc/letsencrypt/live/'], writes: ['service:?'] }),
      ],
      0,
    ],
    [
      'another reader of the renewed path',
      [certbot(), nginx('/etc/ssl/www.pem'), nginx(`${LIVE}/fullchain.pem`, { writes: ['service:postfix'] })],
      0,
    ],
    [
      'another path than the one behind which this service is reloaded',
      [acmeSh('/etc/ssl/db/full.pem'), reloadOf('/etc/ssl/db/full.pem'), postgres('/etc/ssl/pg/full.pem')],
      1,
    ],
    [
      'a file of another name than that one',
      [acmeSh('/etc/ssl/db/full.pem'), reloadOf('/etc/ssl/db/full.pem'), postgres('/etc/ssl/pg/other.pem')],
      0,
    ],
    [
      'another path, while the service is reloaded for another host',
      [
        certbot({ names: ['dns:api.corp.internal'], writes: ['path:/srv/tls/www.pem'] }),
        reloadOf('/srv/tls/www.pem', 'nginx'),
        nginx('/etc/ssl/www.pem'),
      ],
      0,
    ],
  ])('%s: %#', (_, facts, count) => expect(check(...facts)).toHaveLength(count));

  it('names both paths', () => {
    expect(check(certbot(), nginx('/etc/ssl/www.pem'))[0]).toMatchObject({
      message: expect.stringMatching(
        /nginx reads \/etc\/ssl\/www\.pem, .* in \/etc\/letsencrypt\/live\/www\.corp\.internal\/fullchain\.pem/,
      ),
      locations: [{ path: 'nginx/www.conf', line: 4 }],
    });
  });
});
