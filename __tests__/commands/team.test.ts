/** What `cert-hygiene team` makes of its arguments before it asks anybody, and whom it asks. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { dispatch } from '../../src/commands/dispatch.ts';
import type { Runtime } from '../../src/commands/runtime.ts';
import { folder } from '../support/bundle.ts';
import { person } from '../support/github/state.ts';
import { TOKEN, teamOfTests } from '../support/github/team.ts';

async function run(args: readonly string[], env: Record<string, string> = {}) {
  const [out, err]: [string[], string[]] = [[], []];
  const world: Runtime = {
    cwd: folder(),
    clock: Date.parse('2026-11-22'),
    env: { PATH: process.env.PATH, ...env },
    columns: 80,
    color: false,
    live: false,
    workerUrl: undefined,
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
    input: () => '',
    elapsed: () => 0,
    sleep: async () => {},
  };
  const code = await dispatch('team', args, world);
  return { code, out: out.join(''), err: err.join('') };
}

it.each<[string[], string]>([
  [
    [],
    'team needs repositories (owner/name, or "*" for all that the token of an App can see), --organization or --team',
  ],
  [['--topic', 'mail'], 'team needs repositories'],
  [['web'], '"web" is not a repository: write owner/name'],
  [['acme/web', '--concurrency', '0'], '--concurrency: "0" is not a number from 1 to 32'],
  [['acme/web', '--concurrency', '4.5'], '--concurrency: "4.5" is not a number from 1 to 32'],
  [['acme/web', '--timeout', 'soon'], '--timeout: "soon" is not a number from 1 to 86400'],
  [
    ['acme/web', '--server-url', 'github.com'],
    '--server-url: "github.com" is not an address such as https://github.com',
  ],
  [['acme/web', '--server-url', 'https://user:secret@github.com'], '--server-url: '],
  [['acme/web', '--organisation', 'acme'], 'team has no option --organisation; did you mean "--organization"?'],
  [['--organization', 'acme'], 'listing repositories needs a token: set GH_TOKEN or GITHUB_TOKEN'],
  [['acme/web', '--exclude', ''], 'a glob has 1 to 1024 characters, not 0'],
])('%j: %s', async (args, reason) => {
  const { code, out, err } = await run([...args, '--quiet']);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(/^cert-hygiene: [^\n]+\n$/);
  expect(err).toContain(reason);
});

describe('the server', () => {
  const made = async () => {
    const of = await teamOfTests();
    onTestFinished(() => of.close());
    of.add('acme/web', { 'a.txt': 'a' });
    return of;
  };

  it('is the one that is named, with the API of an Enterprise Server', async () => {
    const of = await made();
    // The token of a job would see too little of an organization.
    for (const access of of.github.tokens.values()) access.account = person('release-manager');
    const args = ['--organization', 'acme', '--server-url', `${of.github.serverUrl}/`];
    const { code, err } = await run(args, { GITHUB_TOKEN: TOKEN });
    expect(code).toBe(0);
    expect(err).toContain('1 repository in the scope, listed with 1 request to the API\n[1/1] acme/web: 1 file');
    expect(of.github.violations).toEqual([]);
  });

  it('tells nothing but the report where that is asked for', async () => {
    const of = await made();
    const { out, err } = await run(['acme/web', '--server-url', of.github.serverUrl, '--quiet'], { GH_TOKEN: TOKEN });
    expect(err).toBe('');
    expect(out).not.toBe('');
  });

  it('lists all that the token of an App sees', async () => {
    const of = await made();
    of.add('other/mail', { 'a.txt': 'a' });
    const env = { GH_TOKEN: TOKEN, GITHUB_SERVER_URL: of.github.serverUrl, GITHUB_API_URL: of.github.apiUrl };
    const { err } = await run(['*'], env);
    expect(err).toContain('2 repositories in the scope');
  });
});
