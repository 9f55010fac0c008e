/** A repository with one of everything: every report shows the path of each certificate, and where it breaks. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { audit } from '../../src/audit/audit.ts';
import { html } from '../../src/reporters/html.ts';
import { markdown } from '../../src/reporters/markdown.ts';
import { text } from '../../src/reporters/text.ts';
import { openSource } from '../../src/sources/open.ts';
import { displayWidth } from '../../src/util/text.ts';
import { write } from '../sources/repository.ts';
import { at } from '../support/builders.ts';
import { oneOfEverything } from '../support/one-of-everything.ts';

const FOLDER = mkdtempSync(join(tmpdir(), 'cert-hygiene-test-'));
afterAll(() => rmSync(FOLDER, { recursive: true }));

let page = '';
let summary = '';
let site = '';

beforeAll(async () => {
  write(FOLDER, await oneOfEverything());
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
  expect(from('▲ shop.corp.internal', 8).slice(2)).toEqual([
    '┌ ClusterIssuer "corp" (cert-manager) → Certificate "web" (cert-manager)',
    '│   deploy/shop/certificate.yaml:1',
    '├ 1 copy, expires 2026-12-09',
    '│   deploy/shop/web-tls.crt:1',
    '✗ Deployment "web" mounts it: nothing reloads it',
    'deploy/shop/web.yaml:22',
  ]);
});

it('shows the chain of certbot through the file to the server', () => {
  expect(from('▲ www.corp.internal', 8).slice(2)).toEqual([
    expect.stringMatching(/^✗ cron → certbot: .*reload/),
    '│   host/etc/cron.d/certbot:1',
    '├ 1 copy, expires 2026-12-09',
    '│   host/etc/letsencrypt/live/www.corp.internal/fullchain.pem:1',
    '└ Used by nginx (ssl_certificate)',
    'host/etc/nginx/conf.d/www.conf:4',
  ]);
});

it('shows the chain of a finding without a certificate', () => {
  expect(page).toContain('ExternalSecret "gateway" → Secret pay/gateway-tls →\n');
  expect(page).toContain('Deployment "gateway" ✗ keeps the version from its start\n');
});

it('says where nothing renews and nothing reads', () => {
  expect(from('▲ partner.corp.internal', 5).slice(2)).toEqual([
    '✗ No renewal was found',
    '└ 1 copy, expires 2026-12-09',
    'partner/partner.crt:1',
  ]);
});

it('shows them on the page for a browser too', () => {
  expect(site).toContain('<b>✗ Deployment &quot;web&quot; mounts it: nothing reloads it</b>');
  expect(site).toContain('→ Deployment &quot;gateway&quot; ✗ keeps the version from its start</p>');
});

it('shows them in the job summary too, in words and as a picture', () => {
  const cardOf = (name: string) =>
    summary
      .split(/^#### /m)
      .find((card) => card.startsWith(`🟡 \`${name}\``))
      ?.replaceAll('&quot;', '"') ?? '';
  expect(cardOf('shop.corp.internal')).toContain('- ❌ **Deployment "web" mounts it: nothing reloads it**: ');
  expect(cardOf('shop.corp.internal')).toContain('  s2["Broken use<br/>deploy/shop/web.yaml"]:::bad\n  s1 -.-> s2\n');
  expect(cardOf('partner.corp.internal')).toContain('- ❌ **No renewal was found**\n');
  expect(cardOf('partner.corp.internal')).not.toContain('mermaid');
  expect(summary).toContain('<sub>ExternalSecret &quot;gateway&quot; → Secret `pay/gateway-tls` → Deployment');
});

it('stays within the columns', () => {
  for (const line of page.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(80);
});
