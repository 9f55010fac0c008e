/** What the review of a change lists: all that it does to certificates and their automation, and nothing that merely moved. */
import { describe, expect, it } from 'vitest';
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
