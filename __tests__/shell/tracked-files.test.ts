import { describe, expect, it } from 'vitest';
import { shellRuns } from '../../src/shell/command-blocks.ts';
import { commits, trackedWrites } from '../../src/shell/tracked-files.ts';

function written(text: string, surface: 'script' | 'github-actions' = 'github-actions', folder?: string) {
  const runs = shellRuns(text, surface).map((run) => ({ ...run, ...(folder !== undefined && { folder }) }));
  return trackedWrites(runs).map(({ program, writes }) => `${program}: ${writes.join(' ')}`);
}

describe('trackedWrites', () => {
  it.each<[string, string, string[]]>([
    ['a copy out of another folder', 'cd tools && ./make.sh\ncp a.pem ../tls/', ['make.sh: file:tls/a.pem']],
    ['the output of a program', 'sign www >| tls/www.crt', ['sign: file:tls/www.crt']],
    ['an option', 'openssl x509 -req -in www.csr -CA x -out tls/www.crt', ['openssl: file:tls/www.crt']],
    ['a pipe', 'fetch www | tee tls/www.crt', ['tee: file:tls/www.crt']],
    ['a client', 'acme.sh --install-cert -d a.org --fullchain-file tls/a.pem', ['acme.sh: file:tls/a.pem']],
    ['the workspace by its name', 'cd /opt/x && run -o $GITHUB_WORKSPACE/tls/a.pem', ['run: file:tls/a.pem']],
    [
      'a key beside its certificate',
      'cp a.pem tls/a.pem\ncp a.key tls/a.key',
      ['cp: file:tls/a.pem', 'cp: file:tls/a.key'],
    ],
    ['a key alone', 'cp a.key tls/a.key', []],
    ['another folder of the runner', 'cd /opt/x && run -o tls/a.pem', []],
    ['a folder above', 'run -o ../a.pem', []],
    ['a variable', 'run -o "$OUT/a.pem"', []],
    ['an absolute path', 'run -o /etc/ssl/a.pem', []],
    ['anchors', 'curl -o certs/cacert.pem https://curl.se/ca/cacert.pem', []],
    ['a test', 'run -o test/a.pem', []],
    ['what is read', 'run --cert tls/a.pem < tls/b.pem', []],
  ])('%s', (_, text, expected) => {
    expect(written(text)).toEqual(expected);
  });

  it('starts in the folder of the step, and of the clone in a script', () => {
    expect(written('run > a.pem', 'github-actions', 'tls')).toEqual(['run: file:tls/a.pem']);
    expect(written('cd /srv/repo && run > tls/a.pem', 'script')).toEqual(['run: file:tls/a.pem']);
  });

  it('is bounded', () => {
    expect(written('x > a.pem\n'.repeat(20_000)).length).toBe(64);
  });
});

describe('commits', () => {
  it.each([
    ['git commit -am x', true],
    ['git -C /srv/repo commit -m x', true],
    ['git add -A', false],
    ['svn commit', false],
  ])('%s', (text, expected) => {
    expect(shellRuns(text, 'script')[0]?.commands.some(commits)).toBe(expected);
  });
});
