/** What the inputs let the Action write: nothing through a link that was checked out, nothing out of the workspace by accident. */
import { existsSync, mkdirSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { repository, scratch } from '../sources/repository.ts';
import { actionAsync } from '../support/bundle.ts';
import { renewed } from '../support/github/scenarios.ts';
import { teamOfTests } from '../support/github/team.ts';

const FILES = { 'certs/mail.pem': renewed.pem };
const INPUTS = ['report-file', 'sarif-file', 'html-file'] as const;

/** A workspace, and a file beside it that must stay as it is. */
function place() {
  const outside = scratch();
  const victim = join(outside, 'victim.txt');
  writeFileSync(victim, 'mine');
  const root = realpathSync(repository(FILES));
  return { root, outside, victim, intact: () => readFileSync(victim, 'utf8') === 'mine' };
}

describe.each(INPUTS)('%s', (input) => {
  it('does not follow a link to a file', async () => {
    const { root, victim, intact } = place();
    symlinkSync(victim, join(root, 'report.out'));
    const run = await actionAsync(root, { [input]: 'report.out' });
    expect(run).toMatchObject({ code: 1, outputs: { result: 'error' } });
    expect(run.out).toContain(
      `${input}: report.out leads through the symbolic link report.out, which is in the workspace`,
    );
    expect(intact()).toBe(true);
  });

  it('does not follow a link that leads nowhere yet', async () => {
    const { root, outside } = place();
    symlinkSync(join(outside, 'new.txt'), join(root, 'report.out'));
    expect((await actionAsync(root, { [input]: 'report.out' })).code).toBe(1);
    expect(existsSync(join(outside, 'new.txt'))).toBe(false);
  });

  it.each(['out/report', 'out/deep/report'])('does not follow a link to a folder: %s', async (path) => {
    const { root, outside } = place();
    symlinkSync(outside, join(root, 'out'));
    const run = await actionAsync(root, { [input]: path });
    expect(run.out).toContain('leads through the symbolic link out, which is in the workspace');
    expect(existsSync(join(outside, 'report')) || existsSync(join(outside, 'deep'))).toBe(false);
  });

  it('does not follow it by an absolute path either', async () => {
    const { root, outside } = place();
    symlinkSync(outside, join(root, 'out'));
    expect((await actionAsync(root, { [input]: join(root, 'out/report') })).code).toBe(1);
    expect(existsSync(join(outside, 'report'))).toBe(false);
  });

  it('does not leave the workspace by a relative path, and may by an absolute one', async () => {
    const { root, outside } = place();
    const run = await actionAsync(root, { [input]: `../${basename(outside)}/report` });
    expect(run.out).toContain('leads out of the workspace');
    expect(existsSync(join(outside, 'report'))).toBe(false);
    expect((await actionAsync(root, { [input]: join(outside, 'report') })).code).toBe(0);
    expect(existsSync(join(outside, 'report'))).toBe(true);
  });

  it('may lie in the temporary folder of the runner, and in a new folder of the workspace', async () => {
    const { root, outside } = place();
    const temp = { RUNNER_TEMP: outside };
    expect((await actionAsync(root, { [input]: `../${basename(outside)}/report` }, temp)).code).toBe(0);
    expect((await actionAsync(root, { [input]: 'new/folder/report' }, temp)).code).toBe(0);
    expect(existsSync(join(outside, 'report')) && existsSync(join(root, 'new/folder/report'))).toBe(true);
  });

  it("does not lie in git's own folder", async () => {
    const { root } = place();
    expect((await actionAsync(root, { [input]: '.git/hooks/post-checkout' })).out).toContain("is in git's own folder");
    expect(existsSync(join(root, '.git/hooks/post-checkout'))).toBe(false);
  });
});

describe('of a team', () => {
  it.each(['plan-file', 'cache-folder', 'report-file'])('%s follows no link of the workspace', async (input) => {
    const team = await teamOfTests();
    onTestFinished(() => team.close());
    team.add('acme/web', FILES);
    const workspace = join(team.root, 'workspace');
    const outside = scratch();
    mkdirSync(workspace, { recursive: true });
    symlinkSync(outside, join(workspace, 'out'));
    const mode = input === 'plan-file' ? { mode: 'plan' } : {};
    const run = await team.action({ repositories: 'acme/web', [input]: 'out/there', ...mode });
    expect(run).toMatchObject({ code: 1, outputs: { result: 'error' } });
    expect(run.out).toContain(`${input}: out/there leads through the symbolic link out`);
    expect(existsSync(join(outside, 'there'))).toBe(false);
  });
});
