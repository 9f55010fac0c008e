/** Checkouts that leave content out, in a pull request: what is missing is fetched or asked for, and nothing is new by mistake. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commit, repository, run, scratch, write } from '../sources/repository.ts';
import { cli } from '../support/bundle.ts';
import { status } from '../support/github/faults.ts';
import { expired, withPull } from '../support/github/scenarios.ts';

const base = { 'certs/mail.pem': expired.pem, 'src/a.txt': 'a\n' };

describe.concurrent('a clone without blobs', () => {
  it('has those of the base fetched, so that what was there before is not new', () =>
    withPull({ base, head: { 'certs/mail.pem': `# renewed soon\n${expired.pem}` } }, async (pull) => {
      const run = await pull.run({}, { filter: 'blob:none', depth: undefined });
      expect(run).toMatchObject({ code: 0, outputs: { 'new-findings': '0', incomplete: 'false' } });
      expect(pull.apiCalls()).not.toContain('pulls/list-files');
    }));

  it('has files outside of a sparse checkout fetched too', () =>
    withPull({ base: { 'src/a.txt': 'a\n' }, head: { 'certs/mail.pem': expired.pem } }, async (pull) => {
      const run = await pull.run({}, { filter: 'blob:none', depth: undefined, sparse: ['src'] });
      expect(run).toMatchObject({ code: 1, outputs: { 'new-findings': '1', incomplete: 'false' } });
    }));

  it('asks the API where the server gives out no objects', () =>
    withPull({ base, head: { 'certs/mail.pem': `# renewed soon\n${expired.pem}` } }, async (pull) => {
      pull.github.faults.push({ operation: 'git', ...status(500) });
      const run = await pull.run({}, { filter: 'blob:none', depth: undefined });
      expect(run).toMatchObject({ code: 0, outputs: { 'new-findings': '0', incomplete: 'false' } });
      expect(pull.apiCalls()).toContain('pulls/list-files');
    }));
});

describe('a partial clone on the command line', () => {
  it('calls nothing new that may have been in a file of the base that it lacks, and is incomplete', () => {
    const origin = repository(base);
    run(origin, ['config', 'uploadpack.allowFilter', 'true']);
    write(origin, { 'certs/mail.pem': `# renewed soon\n${expired.pem}`, 'certs/other.txt': 'x' });
    commit(origin);
    const root = join(scratch(), 'clone');
    run(origin, ['clone', '--quiet', '--filter=blob:none', `file://${origin}`, root]);
    const args = ['diff', 'HEAD~1', 'HEAD', '--now', '2026-11-22', '--format', 'json'];
    const { code, out } = cli(args, { cwd: root });
    const { findings, incompleteReasons } = JSON.parse(out);
    const errors = findings.filter(({ level }: { level: string }) => level === 'error');
    expect(errors).toMatchObject([{ rule: 'expired', status: 'existing' }]);
    expect(incompleteReasons).toEqual([expect.stringMatching(/certs\/mail\.pem could not be scanned .*partial clone/)]);
    expect(code).toBe(2);
  });
});
