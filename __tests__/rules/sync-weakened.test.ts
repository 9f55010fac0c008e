import { expect, it } from 'vitest';
import { syncWeakened } from '../../src/rules/sync-weakened.ts';
import { changeProblems } from '../support/changes.ts';

const certificate = (renewBefore: string) => `apiVersion: cert-manager.io/v1
kind: Certificate
metadata: {name: web, namespace: shop}
spec:
  secretName: web-tls
  duration: 2160h
  renewBefore: ${renewBefore}
  dnsNames: [www.corp.internal]
  issuerRef: {name: corp, kind: ClusterIssuer}
`;
const cron = (schedule: string) => `${schedule} root certbot renew --quiet\n`;
const run = (path: string, base: string, head: string) =>
  changeProblems(syncWeakened, { [path]: base }, { [path]: head });

it('a threshold that shrinks', async () => {
  const [problem] = await run('c.yaml', certificate('720h'), certificate('24h'));
  expect(problem?.message).toContain('1 day before expiration instead of 30 days');
  expect(await run('c.yaml', certificate('24h'), certificate('720h'))).toEqual([]);
  expect(await run('c.yaml', certificate('720h'), certificate('720h # as before'))).toEqual([]);
});

it('a schedule that becomes rarer', async () => {
  const [problem] = await run('etc/cron.d/certbot', cron('0 3 * * *'), cron('0 3 1 * *'));
  expect(problem?.message).toContain('instead of every');
  expect(await run('etc/cron.d/certbot', cron('0 3 1 * *'), cron('0 3 * * *'))).toEqual([]);
});

it('a templated value is unknown, not weaker', async () => {
  expect(await run('c.yaml', certificate('720h'), certificate('{{ .Values.renewBefore }}'))).toEqual([]);
});
