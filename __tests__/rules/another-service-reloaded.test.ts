import { describe, expect, it } from 'vitest';
import type { Fact } from '../../src/model/index.ts';
import { anotherServiceReloaded } from '../../src/rules/another-service-reloaded.ts';
import { buildTopology } from '../../src/topology/index.ts';
import { type FactOverrides, fact, inventory, location, ruleInput } from '../support/builders.ts';

const PEM = 'path:/etc/ssl/www.pem';
const renewal = fact({ mechanism: 'certmonger', writes: [PEM], location: location('request.sh', 2) });
const reload = (service: string, overrides: FactOverrides = {}) =>
  fact({
    kind: 'reload',
    mechanism: 'certmonger',
    reads: [PEM],
    writes: [`service:${service}`],
    location: location('request.sh', 2),
    ...overrides,
  });
const reader = (service: string, overrides: FactOverrides = {}) =>
  fact({
    kind: 'consumer',
    mechanism: service,
    reads: [PEM],
    writes: [`service:${service}`],
    location: location('server.conf', 4),
    attributes: { service },
    ...overrides,
  });

const check = (...facts: Fact[]) => {
  const stock = inventory({ facts });
  return [...anotherServiceReloaded.check(ruleInput({ inventory: stock, topology: buildTopology(stock) }))];
};

describe('another-service-reloaded', () => {
  it.each<[string, Fact[], number]>([
    ['another one', [renewal, reload('dirsrv'), reader('apache')], 1],
    ['this one', [renewal, reload('apache'), reader('apache')], 0],
    ['this one, by something else', [renewal, reload('dirsrv'), reader('apache'), reload('apache', { reads: [] })], 0],
    ['a container, which may be this one', [renewal, reload('proxy'), reader('nginx')], 0],
    ['what a script decides', [renewal, reload('?'), reader('nginx')], 0],
    ['none at all', [renewal, reader('nginx')], 0],
    ['another one, of another file', [renewal, reload('dirsrv', { reads: ['path:/etc/x.pem'] }), reader('apache')], 0],
    ['another one, beside one that watches its files', [renewal, reload('dirsrv'), reader('rabbitmq')], 0],
    ['another one, before an application', [renewal, reload('dirsrv'), reader('spring')], 0],
    ['another one, by certbot', [{ ...renewal, mechanism: 'certbot' }, reload('dirsrv'), reader('apache')], 0],
    [
      'another one, of what is made once',
      [{ ...renewal, attributes: { state: 'once' } }, reload('dirsrv'), reader('apache')],
      0,
    ],
  ])('%s is reloaded', (_, facts, count) => expect(check(...facts)).toHaveLength(count));

  it('is a note for a mail server whose processes read the file one after the other', () => {
    expect(check(renewal, reload('nginx'), reader('postfix'))).toMatchObject([{ level: 'note' }]);
    expect(check(renewal, reload('nginx'), reload('postfix'), reader('postfix'))).toEqual([]);
  });

  it('names both services', () => {
    expect(check(renewal, reload('dirsrv'), reader('apache'))[0]).toMatchObject({
      message: expect.stringMatching(
        /^apache reads the certificate, .* Only dirsrv is reloaded afterwards; nothing found here reloads apache\.$/,
      ),
      locations: [{ path: 'server.conf', line: 4 }],
    });
  });
});
