import { describe, expect, it } from 'vitest';
import { knownRefs } from '../../src/facts/host-paths.ts';
import { shellCommands } from '../../src/shell/commands.ts';
import { hookScripts, scriptOf } from '../../src/shell/scripts.ts';
import { mayReload, readsAnew, serviceName } from '../../src/shell/service-reloads.ts';
import { filledIn, variablesOf } from '../../src/shell/variables.ts';

describe('scripts', () => {
  it.each([
    ['/usr/local/bin/push', ['script:push']],
    ['./hooks/push.sh', ['script:push.sh']],
    ['bash /opt/push.sh --all', ['script:push.sh']],
    ['/opt/a.sh && /opt/b.sh.j2', ['script:a.sh', 'script:b.sh']],
    ['systemctl reload nginx', []],
    ['', []],
  ])('that the hook %s runs', (hook, scripts) => expect(hookScripts(hook)).toEqual(scripts));

  it.each([
    ['./renew.sh', 'renew.sh'],
    ['sudo -u acme bash -e scripts/z.sh', 'scripts/z.sh'],
    ['python3 /opt/x.py', '/opt/x.py'],
    ['make -C /srv/web renew', 'Makefile'],
    ['certbot renew', undefined],
    ['bash -c "true"', undefined],
  ])('that %s calls', (line, script) => {
    expect(shellCommands(line).flatMap((command) => scriptOf(command) ?? [])[0]).toBe(script);
  });
});

describe('rounds of a loop', () => {
  const roundsOf = (text: string) => shellCommands(text).map(({ name, rounds }) => [name, rounds]);

  it.each([
    [
      'for h in a b; do x $h; done; y',
      [
        ['x', [{ variable: 'h', values: ['a', 'b'] }]],
        ['y', undefined],
      ],
    ],
    [
      'for h in $(cat l); do ssh $h reload x; done',
      [
        ['cat', undefined],
        ['reload', [{ variable: 'h', values: ['$(cat l)'] }]],
      ],
    ],
    [
      'for h; do x; done',
      [
        ['h', undefined],
        ['x', undefined],
      ],
    ],
  ])('%s', (text, expected) => expect(roundsOf(text)).toEqual(expected));

  it('are a few', () => {
    const [command] = shellCommands(`for h in ${'a '.repeat(10_000)}; do x; done`);
    expect(command?.rounds?.[0]?.values).toHaveLength(200);
  });
});

it.each([
  ['a=/srv\nb="$a/x"\n', '$b/y', '/srv/x/y'],
  ['LIST=(\n  a # one\n  "b"\n)\n', '$LIST', 'a b'],
  ['a=$1\n', '$a/x', '$a/x'],
])('variables of %j in %s', (text, word, expected) => {
  const variables = variablesOf(text);
  expect(filledIn(filledIn(word, variables), variables)).toBe(expected);
});

it.each([
  ['/etc/ssl/a.pem', ['path:/etc/ssl/a.pem']],
  ['/etc/ssl/', ['path:/etc/ssl/']],
  ['/srv/$NAME/a.pem', ['path:/srv/']],
  ['/srv/certs/*.pem', ['path:/srv/certs/']],
  ['$HOME/a.pem', []],
  ['/$X', []],
  ['a.pem', []],
])('what is known of %s', (path, refs) => expect(knownRefs(path)).toEqual(refs));

it.each([
  ['cp a b; chmod 600 b; echo done', false],
  ['cp a b\nansible-playbook x.yml', true],
  ['cp a b\n./reload.sh', true],
  ['deploy_cert() {\n  cp a b\n}\nHANDLER="$1"; shift\n"$HANDLER" "$@"', false],
])('whether %j may reload something', (text, expected) => expect(mayReload(shellCommands(text))).toBe(expected));

it('services by their usual names', () => {
  expect(['mariadb.service', 'redis-server', 'postgresql@16-main', 'httpd'].map(serviceName)).toEqual([
    'mysql',
    'redis',
    'postgresql',
    'apache',
  ]);
  expect([readsAnew('postfix'), readsAnew('nginx')]).toEqual([true, false]);
});

it.each([
  ['/etc/ssl/after-renew', 'after-renew'],
  ['/etc/init.d/nginx', undefined],
])('the script that %s is', (text, expected) => {
  expect(shellCommands(text).map(scriptOf)).toEqual([expected]);
});
