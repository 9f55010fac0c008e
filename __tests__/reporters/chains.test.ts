/** A repository with one of everything: the terminal and the job summary show the way of each certificate, and where it breaks. */
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { audit } from '../../src/audit/audit.ts';
import { html } from '../../src/reporters/html.ts';
import { markdown } from '../../src/reporters/markdown.ts';
import { text } from '../../src/reporters/text.ts';
import { openSource } from '../../src/sources/open.ts';
import { displayWidth } from '../../src/util/text.ts';
import { repository } from '../sources/repository.ts';
import { at } from '../support/builders.ts';
import { renewed } from '../support/github/scenarios.ts';

const FOLDER = join(import.meta.dirname, '../fixtures/rotation/one-of-everything');
let page = '';
let summary = '';
let site = '';

beforeAll(async () => {
  const source = await openSource(FOLDER, { env: process.env, include: [], exclude: [] });
  const report = await audit([source], { now: at('2026-11-22T00:00:00Z') });
  const options = { color: false, width: 80, quiet: false };
  page = text.render(report, options);
  summary = markdown.render(report, options);
  site = html.render(report, options);
});

/** The lines from the first that holds a text, without what indents them. */
const from = (start: string, count: number) => {
  const lines = page.split('\n');
  const first = lines.findIndex((line) => line.includes(start));
  return lines.slice(first, first + count).map((line) => line.trim());
};

it('shows the chain of a renewed certificate that no process takes up', () => {
  expect(from('▲ shop.corp.internal', 4).slice(2)).toEqual([
    'ClusterIssuer "corp" → Certificate "web" → Secret shop/web-tls →',
    'Deployment "web" ✗ nothing reloads it',
  ]);
});

it('shows the chain of certbot through the file to the server', () => {
  expect(from('▲ www.corp.internal', 5).slice(2)).toEqual([
    'cron ✗ certbot-no-deploy-hook → certbot →',
    '/etc/letsencrypt/live/www.corp.internal/fullchain.pem →',
    'nginx (ssl_certificate)',
  ]);
});

it('shows the chain of a finding without a certificate', () => {
  expect(page).toContain('ExternalSecret "gateway" → Secret pay/gateway-tls →\n');
  expect(page).toContain('Deployment "gateway" ✗ keeps the version from its start\n');
});

it('shows no chain where nothing renews and nothing reads', () => {
  expect(from('▲ partner.corp.internal', 4).join()).not.toContain('→');
});

it('shows them on the page for a browser too', () => {
  expect(site).toContain(
    '<p class="dim">ClusterIssuer &quot;corp&quot; → Certificate &quot;web&quot; → Secret shop/web-tls → Deployment &quot;web&quot; ✗ nothing reloads it</p>',
  );
  expect(site).toContain('→ Deployment &quot;gateway&quot; ✗ keeps the version from its start</p>');
});

it('shows them in the rows of the job summary too', () => {
  const rowOf = (name: string) =>
    summary.split('\n').find((line) => line.startsWith('| **') && line.includes(name)) ?? '';
  const chains = (name: string) =>
    [...rowOf(name).matchAll(/<sub>(.*?)<\/sub>/g)].map(([, chain]) => chain?.replaceAll('&quot;', '"'));
  expect(chains('shop.corp.internal')).toEqual([
    'ClusterIssuer "corp" → Certificate "web" → Secret `shop/web-tls` → Deployment "web" ✗ nothing reloads it',
  ]);
  expect(rowOf('partner.corp.internal')).not.toBe('');
  expect(chains('partner.corp.internal')).toEqual([]);
  expect(summary).toContain('<sub>ExternalSecret &quot;gateway&quot; → Secret `pay/gateway-tls` → Deployment');
});

it('stays within the columns', () => {
  for (const line of page.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(80);
});

it('escapes no mark at the start, where nothing renews what is served', async () => {
  const secret = Buffer.from(renewed.pem).toString('base64');
  const root = repository({
    'tls.yaml': `kind: Secret\napiVersion: v1\nmetadata: {name: web-tls}\ntype: kubernetes.io/tls\ndata: {tls.crt: ${secret}}\n`,
    'web.yaml':
      'kind: Ingress\napiVersion: networking.k8s.io/v1\nmetadata: {name: web}\nspec: {tls: [{hosts: [mail.corp.internal], secretName: web-tls}]}\n',
  });
  const source = await openSource(root, { env: process.env, include: [], exclude: [] });
  const report = await audit([source], { now: at('2026-11-22T00:00:00Z') });
  expect(markdown.render(report, { color: false, width: 80, quiet: false })).toContain('<sub>✗ nothing renews it → ');
});
