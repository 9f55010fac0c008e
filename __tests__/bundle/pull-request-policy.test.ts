/** What a change brings along to be judged by: it counts after the merge. */
import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { expired, withPull } from '../support/github/scenarios.ts';

const fingerprint = new X509Certificate(expired.pem).fingerprint256.replaceAll(':', '').toLowerCase();
const BASELINE = '.github/cert-hygiene-baseline.txt';
const LINE = `expired ${fingerprint}\n`;
const COMMENT = '# cert-hygiene: ignore expired until=2099-03-01 reason="partner, ticket 123"';

describe.concurrent('the baseline at its default place', () => {
  it('counts where the base has it', () =>
    withPull({ base: { [BASELINE]: LINE } }, async (pull) => {
      expect(await pull.run()).toMatchObject({ code: 0, outputs: { 'new-findings': '0' } });
    }));

  it('is ignored with baseline-file: none', () =>
    withPull({ base: { [BASELINE]: LINE } }, async (pull) => {
      expect(await pull.run({ 'baseline-file': 'none' })).toMatchObject({ code: 1, outputs: { 'new-findings': '1' } });
    }));

  it('does not count where the change brings it, and the report says what it would do', () =>
    withPull({ head: { 'certs/mail.pem': expired.pem, [BASELINE]: LINE } }, async (pull) => {
      const run = await pull.run();
      expect(run).toMatchObject({ code: 1, outputs: { 'new-findings': '1' } });
      expect(run.summary).toContain('would report 0');
    }));
});

describe.concurrent('a comment that ignores a finding', () => {
  it('does not count where the change brings it', () =>
    withPull({ head: { 'certs/mail.pem': `${COMMENT}\n${expired.pem}` } }, async (pull) => {
      const run = await pull.run();
      expect(run).toMatchObject({ code: 1, outputs: { 'new-findings': '1' } });
      expect(run.summary).toContain('would report 0');
    }));

  it('counts where the base has it', () =>
    withPull(
      {
        base: { 'certs/mail.pem': `${COMMENT}\n${expired.pem}` },
        head: { 'certs/mail.pem': `# mail\n${COMMENT}\n${expired.pem}` },
      },
      async (pull) => {
        expect(await pull.run()).toMatchObject({ code: 0, outputs: { 'new-findings': '0', result: 'clean' } });
      },
    ));
});
