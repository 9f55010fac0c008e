import { describe, expect, it } from 'vitest';
import { clientUseOfPublicCertificate } from '../../src/rules/client-use-of-public-certificate.ts';
import { at, fact, problems, topology } from '../support/builders.ts';

const LIVE = '/etc/letsencrypt/live/gw.corp.internal/fullchain.pem';
type Attributes = NonNullable<Parameters<typeof fact>[0]>['attributes'];

/** What is said of a server that uses a file, beside what else is known. */
function messages(use: Attributes, others: Parameters<typeof fact>[0][] = [], now = '2026-11-22T00:00:00Z'): string[] {
  const consumer = fact({
    kind: 'consumer',
    mechanism: 'nginx',
    reads: [`path:${use?.certificate}`],
    attributes: { service: 'nginx', directive: 'proxy_ssl_certificate', side: 'client', ...use },
  });
  const facts = [consumer, ...others.map((one) => fact(one))];
  return problems(clientUseOfPublicCertificate, { topology: topology({ facts }), now: at(now) }).map(
    (one) => one.message,
  );
}

const certbot = (server?: string) => ({
  kind: 'producer' as const,
  mechanism: 'certbot',
  attributes: server === undefined ? {} : { server },
});

describe('client-use-of-public-certificate', () => {
  it.each<[string, Attributes, Parameters<typeof fact>[0][], number]>([
    ['a file of certbot', { certificate: LIVE }, [], 1],
    [
      'a file of certbot that asks a public CA',
      { certificate: LIVE },
      [certbot('https://acme-v02.api.letsencrypt.org/directory')],
      1,
    ],
    ['a file of certbot that asks a private CA', { certificate: LIVE }, [certbot('https://ca.corp.internal/acme')], 0],
    [
      'a file that a client of a private CA renews',
      { certificate: '/etc/ssl/gw.crt' },
      [{ kind: 'producer', mechanism: 'step', writes: ['path:/etc/ssl/gw.crt'] }],
      0,
    ],
    ['a file that nothing here renews', { certificate: '/etc/ssl/partner.pem' }, [certbot()], 0],
    ['a path that is not known', { certificate: null }, [], 0],
  ])('%s', (_, use, others, expected) => expect(messages(use, others)).toHaveLength(expected));

  it('leaves the certificate alone that a server shows', () => {
    const shown = fact({ kind: 'consumer', attributes: { service: 'nginx', certificate: LIVE } });
    expect(problems(clientUseOfPublicCertificate, { topology: topology({ facts: [shown] }) })).toEqual([]);
  });

  it.each([
    ['2026-02-10T23:59:59Z', "Let's Encrypt stops putting clientAuth into its certificates on 2026-02-11."],
    ['2026-02-11T00:00:00Z', "Let's Encrypt stopped putting clientAuth into its certificates on 2026-02-11."],
  ])('at %s', (now, text) => expect(messages({ certificate: LIVE }, [], now)[0]).toContain(text));
});
