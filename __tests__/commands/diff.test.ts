import { expect, it } from 'vitest';
import { commit, repository, scratch, write } from '../sources/repository.ts';
import { runCommand } from '../support/command.ts';
import { expired, renewed } from '../support/github/scenarios.ts';

const run = (cwd: string, ...args: string[]) => runCommand(cwd, 'diff', ...args);

it('fails for what the change brings, unless the baseline accepts it', async () => {
  const cwd = repository({ 'mail.pem': renewed.pem });
  write(cwd, { 'mail.pem': expired.pem });
  const head = commit(cwd);
  const bad = await run(cwd, 'HEAD~1', head);
  expect(bad).toMatchObject({ code: 1, err: '' });
  expect(bad.out).toContain('expired (new)');

  const report = await run(cwd, 'HEAD~1', head, '--format', 'json');
  const [{ key }] = JSON.parse(report.out).findings.filter(({ rule }: { rule: string }) => rule === 'expired');
  write(cwd, { 'accepted.txt': `${key.replace('|', ' ')}\n` });
  expect(await run(cwd, 'HEAD~1', head, '--baseline', 'accepted.txt')).toMatchObject({ code: 0, err: '' });
});

it.each([
  [[], 'diff takes two revisions, such as: cert-hygiene diff main HEAD'],
  [['main', 'HEAD'], ' is not a git repository'],
])('%j: %s', async (args, message) => {
  const { code, out, err } = await run(scratch(), ...args);
  expect([code, out, err.endsWith(`${message}\n`)]).toEqual([2, '', true]);
});
