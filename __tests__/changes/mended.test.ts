/** What a pull request calls fixed: only what is healthy after it. */
import { describe, expect, it } from 'vitest';
import { auditPullRequest, type Files } from '../support/team-chains.ts';

async function fixed(base: Files, head: Files): Promise<string[]> {
  const { findings } = await auditPullRequest({ 'corp/web': base }, { 'corp/web': head });
  return findings.filter(({ status }) => status === 'fixed').map(({ rule }) => rule);
}

const LINE = '17 3 * * * root certbot renew -q --force-renewal\n';
const OTHER = '5 4 * * * root certbot certonly -d www.corp.internal --deploy-hook "systemctl reload nginx"\n';
const at = (text: string): Files => ({ 'etc/cron.d/certbot': text, 'README.md': 'a' });

describe('a finding is fixed', () => {
  it('where the line stays without what was wrong with it', async () => {
    expect(await fixed(at(LINE), at(LINE.replace(' --force-renewal', '')))).toContain('certbot-force-renewal');
  });

  it.each([
    ['is commented out', at(`# ${LINE}`)],
    ['is deleted beside another', at(OTHER)],
    ['is deleted with its file', { 'README.md': 'a' }],
  ])('never where the line %s', async (_, head) => {
    expect(await fixed(at(head['etc/cron.d/certbot'] === OTHER ? `${LINE}${OTHER}` : LINE), head)).not.toContain(
      'certbot-force-renewal',
    );
  });
});
