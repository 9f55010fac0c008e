/** What the review of a change lists: all that it does to certificates and their automation, and nothing that merely moved. */
import { describe, expect, it } from 'vitest';
import { issue } from '../../scripts/fixtures/pki.ts';
import { commentOn } from '../../src/reporters/comment.ts';
import { markdown } from '../../src/reporters/markdown.ts';
import { text } from '../../src/reporters/text.ts';
import { CERTIFICATE, DEPLOYMENT, ISSUER } from '../support/shop.ts';
import { auditPullRequest, type Files } from '../support/team-chains.ts';

async function rows(base: Files, head: Files): Promise<string[]> {
  const report = await auditPullRequest({ 'corp/web': base }, { 'corp/web': head });
  return (report.changes ?? []).map(({ action, step, what, differences, location, effect }) => {
    const told = differences.map(({ of, before = '', after = '' }) => `${of} ${before}>${after}`);
    return [`${action} ${step}: ${what} ${location.path}`, ...told, ...(effect ? [effect] : [])].join(' | ');
  });
}

const SHOP: Files = { 'issuer.yaml': ISSUER, 'certificate.yaml': CERTIFICATE, 'web.yaml': DEPLOYMENT };
const CRON: Files = {
  'cron.d/certbot': '0 3 * * * root certbot renew -q\n',
  'nginx/www.conf':
    'server {\n  listen 443 ssl;\n  ssl_certificate /etc/letsencrypt/live/www/fullchain.pem;\n  ssl_certificate_key /etc/letsencrypt/live/www/privkey.pem;\n}\n',
};

const zones = (first: string) =>
  `apiVersion: cert-manager.io/v1\nkind: ClusterIssuer\nmetadata: {name: le}\nspec:\n  acme:\n    server: https://acme-v02.api.letsencrypt.org/directory\n    privateKeySecretRef: {name: le}\n    solvers:\n    - dns01: {cloudflare: {apiTokenSecretRef: {name: c, key: t}}}\n      selector: {dnsZones: [${first}]}\n`;
const everywhere = (spaces: string) =>
  `apiVersion: external-secrets.io/v1\nkind: ClusterExternalSecret\nmetadata: {name: web-tls}\nspec:\n  namespaceSelectors:\n  - matchExpressions: [{key: kubernetes.io/metadata.name, operator: In, values: [${spaces}]}]\n  externalSecretSpec:\n    secretStoreRef: {kind: ClusterSecretStore, name: vault}\n    target: {name: web-tls, template: {type: kubernetes.io/tls}}\n    dataFrom: [{extract: {key: web-tls}}]\n`;

describe('the review of a change', () => {
  it('is empty where nothing but places, comments and blank lines change', async () => {
    const { 'certificate.yaml': text, ...rest } = SHOP;
    expect(await rows(SHOP, { ...rest, 'tls/shop.yaml': `# Kept by the shop.\n\n${text}` })).toEqual([]);
    expect(await rows(SHOP, { ...SHOP, 'README.md': 'The shop.\n' })).toEqual([]);
    const script =
      'openssl pkcs12 -export -in /etc/tls/www.pem -out /etc/tls/www.p12 -passout pass:\ncp /etc/tls/www.p12 /srv/www.p12\n';
    expect(await rows({ 'bin/entrypoint.sh': script }, { 'bin/start.sh': script })).toEqual([]);
  });

  it('tells what differs, before and after', async () => {
    const [row, ...more] = await rows(SHOP, {
      ...SHOP,
      'certificate.yaml': String(CERTIFICATE).replace('renewBefore: 720h', 'renewBefore: 1h'),
    });
    expect(more).toEqual([]);
    expect(row).toContain('altered renewal: Certificate "shop" (cert-manager) certificate.yaml');
    expect(row).toContain('renews before expiration 720h>1h');
    expect(row).toContain('weakens');
  });

  it('tells of a step that is gone, though nobody is known to use it', async () => {
    const { 'cron.d/certbot': _, ...rest } = CRON;
    const told = await rows(
      { 'cron.d/certbot': CRON['cron.d/certbot'] as string, 'README.md': 'a' },
      { 'README.md': 'a' },
    );
    expect(told.some((row) => row.startsWith('removed renewal') && row.endsWith('unclear'))).toBe(true);
    expect((await rows(CRON, rest)).some((row) => row.endsWith('breaks'))).toBe(true);
  });

  it.each<[string, string, string, string, string[]]>([
    [
      'the folder of cron that a task copies to, with its arguments in one text',
      'roles/web/tasks/main.yml',
      '- name: cron\n  copy:\n    src=renew dest=/etc/cron.monthly/renew\n    mode=0755\n',
      '- name: cron\n  copy:\n    src=renew dest=/etc/cron.daily/renew\n    mode=0755\n',
      ['schedule @monthly>@daily'],
    ],
    [
      'a time that goes into a variable, which is no removal',
      'templates/cron.d/renew.j2',
      '15 4 */5 * * root certbot renew -q\n',
      '{{ renew_time }} root certbot renew -q\n',
      ['schedule 15 4 */5 * *>{{renew_time}}'],
    ],
    [
      'the key that is asked for',
      'bin/renew.sh',
      '#!/bin/sh\ncertbot renew -q\n',
      '#!/bin/sh\ncertbot renew --key-type ecdsa -q\n',
      ['key type >ecdsa'],
    ],
    ['the zones of an issuer', 'issuer.yaml', zones('bjws.dev'), zones('bjw-s.dev'), ['DNS zones bjws.dev>bjw-s.dev']],
    [
      'the namespaces that a copy reaches',
      'copy.yaml',
      everywhere('cert-manager, network'),
      everywhere('network'),
      ['copies to cert-manager and network>network', 'weakens'],
    ],
    [
      'an API that is left before its end',
      'defaults.yml',
      'letsencrypt_server: https://acme-v01.api.letsencrypt.org/directory\n',
      'letsencrypt_server: https://acme-v02.api.letsencrypt.org/directory\n',
      ['removed issuer'],
    ],
  ])('tells of %s', async (_, path, before, after, expected) => {
    const beside = { 'roles/web/files/renew': '#!/bin/sh\ncertbot renew\n' };
    const found = (await rows({ ...beside, [path]: before }, { ...beside, [path]: after })).join('\n');
    for (const words of expected) expect(found).toContain(words);
    expect(found).not.toContain('unclear');
    expect(found).not.toContain('breaks');
  });

  it('tells of a Secret that only a test still renews', async () => {
    const away = { 'certificate.yaml': String(CERTIFICATE).replace(/secretName: .*/, 'secretName: other-tls') };
    const lost = async (another: string) => {
      const both = { ...SHOP, [another]: CERTIFICATE as string };
      return (await rows(both, { ...both, ...away })).filter((row) => row.endsWith('breaks')).length;
    };
    expect(await lost('tests/e2e/upgrade/shop.yaml')).toBe(1);
    expect(await lost('platform/shop.yaml')).toBe(0);
  });

  it('tells where the version that it replaces stays, and until when', async () => {
    const [older, newer] = await Promise.all(
      [2026, 2027].map((year) =>
        issue({ subject: 'CN=mail.corp.internal', notBefore: `${year - 1}-03-01`, notAfter: `${year}-03-01` }),
      ),
    );
    if (older === undefined || newer === undefined) throw new Error('two certificates');
    const base = { 'a.pem': older.pem, 'b/tls.pem': older.pem, 'c.pem': older.pem };
    const [row] = await rows(base, { ...base, 'a.pem': newer.pem });
    expect(row).toContain('older version in a.pem, b/tls.pem and c.pem>b/tls.pem and c.pem (until 2026-03-01)');
    const all = await rows(base, { 'a.pem': newer.pem, 'b/tls.pem': newer.pem, 'c.pem': newer.pem });
    expect(all.join()).not.toContain('older version');
  });

  it('knows the tool that takes the place of another', async () => {
    const told = await rows(
      { 'cron.d/certbot': '0 3 * * * root certbot certonly -d www.corp.internal\n' },
      { 'cron.d/lego': '0 3 * * * root lego --email ops@corp.internal --domains www.corp.internal run\n' },
    );
    expect(told.filter((row) => row.startsWith('replaced renewal'))).toHaveLength(1);
    expect(told.filter((row) => /^(?:removed|added) renewal/.test(row))).toEqual([]);
  });

  it('is a list in the comment and the summary, and lines in the terminal', async () => {
    const head = { ...SHOP, 'certificate.yaml': String(CERTIFICATE).replace('renewBefore: 720h', 'renewBefore: 1h') };
    const report = await auditPullRequest({ 'corp/web': SHOP }, { 'corp/web': head });
    const options = { color: false, width: 100, quiet: false };
    for (const page of [commentOn(report, options, true), markdown.render(report, options)])
      expect(page).toMatch(/Changed renewal: \*\*Certificate.*`720h` → `1h`/);
    expect(text.render(report, options)).toMatch(/~ renewal: Certificate "shop" \(cert-manager\)/);
  });

  it('tells of the version of a controller', async () => {
    const at = (version: string): Files => ({
      'system/cert-manager/Chart.yaml': `name: cert-manager\nversion: 0.0.0\ndependencies:\n  - name: cert-manager\n    version: ${version}\n    repository: https://charts.corp.internal\n`,
      'apps/reloader.yaml':
        'kind: OCIRepository\nspec:\n  ref:\n    tag: 1.2.0\n  url: oci://ghcr.corp.internal/charts/reloader\n',
    });
    const [row, ...more] = await rows(at('v1.14.3'), at('v1.15.3'));
    expect(more).toEqual([]);
    expect(row).toContain('altered controller: chart "cert-manager" (helm)');
    expect(row).toContain('version v1.14.3>v1.15.3');
  });
});
