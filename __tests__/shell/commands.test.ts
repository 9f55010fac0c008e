import { describe, expect, it } from 'vitest';
import { configFile } from '../../src/audit/config-file.ts';
import { cronLines } from '../../src/shell/command-blocks.ts';
import { hasOpaqueArgs, invocations, invocationsWhere } from '../../src/shell/command-files.ts';
import { shellCommands } from '../../src/shell/commands.ts';
import { reloadedServices } from '../../src/shell/service-reloads.ts';

const DOLLAR = '$';

/** `<line> <operator> <name> <args>` of every command. */
const read = (text: string) =>
  shellCommands(text).map(({ line, operator, name, args }) =>
    [line, operator, name, ...args].filter((part) => part !== '').join(' '),
  );

describe('shellCommands', () => {
  it.each([
    ['words and quotes', `a 'b c' "d e" f\\ g`, ['1 a b c d e f g']],
    ['lists', 'a && b || c; d | e & f', ['1 a', '1 && b', '1 || c', '1 d', '1 | e', '1 & f']],
    ['continued lines', 'a \\\n  b \\\n  c\nd', ['1 a b c', '4 d']],
    ['comments', '# a\nb # c\nd#e', ['2 b', '3 d#e']],
    ['prefixes', 'FOO=1 sudo -u www env A=b timeout 30 /usr/bin/certbot renew', ['1 certbot renew']],
    [
      'a lock with a script',
      'flock -n /run/l -c "a b"; flock -w 5 /run/l c -c d; flock /l --command e',
      ['1 a b', '1 c -c d', '1 e'],
    ],
    [
      'wrappers of cron jobs',
      'cronic run-one lockrun --lockfile=/l -- a; systemd-run --unit x -p y=z --wait b; runuser -u www -- c; runuser -l u -c "d e"',
      ['1 a', '1 b', '1 c', '1 d e'],
    ],
    [
      'arguments that come in',
      "ls | xargs -n1 -I{} certbot renew --cert-name {}; bash -lc 'a b'; su - u -c 'c'",
      ['1 ls', '1 | certbot renew --cert-name {}', '1 a b', '1 c'],
    ],
    [
      'a program that a variable names',
      'LEGO=/usr/bin/lego\nexport RUN="docker run --rm certbot/certbot"\n"$LEGO" renew ${action}\n$RUN renew\n${X:-acme.sh} --cron; $Y a',
      [
        '2 export RUN=docker run --rm certbot/certbot',
        '3 lego renew ${action}',
        '4 certbot renew',
        '5 acme.sh --cron',
        '5 $Y a',
      ],
    ],
    ['a shell in a shell', `sudo sh -c 'a; b "c"'`, ['1 a', '1 b c']],
    ['substitutions', 'x=$(a b)\necho `c`', ['1 a b', '2 echo `c`', '2 c']],
    [
      'an image that is a program',
      'docker run --rm -v /a:/b -e X=y certbot/certbot:v5 renew -q',
      ['1 certbot renew -q'],
    ],
    ['a program in a container', 'docker compose -f a.yml exec -T proxy nginx -s reload', ['1 nginx -s reload']],
    [
      'an entry point',
      'docker compose run --rm --entrypoint "certbot certonly \\\n  -d a" certbot',
      ['1 certbot certonly -d a'],
    ],
    [
      'templates as words',
      `certbot renew {{ options | default("x y") }} ${DOLLAR}{{ a b }}`,
      [`1 certbot renew {{ options | default("x y") }} ${DOLLAR}{{ a b }}`],
    ],
    ['a process for a file', 'a -c <(b "x" <(c)) -d\ne', ['1 a -c <(b "x" <(c)) -d', '1 b x <(c)', '1 c', '2 e']],
    ['a script behind ssh', "ssh -i k u@h << 'X'\n  a b\nX\nc", ['1 ssh -i k u@h', '2 a b', '4 c']],
    [
      'a script for a shell',
      'sudo bash <<X\na\nX\nssh h sudo bash -s <<X\nb\nX',
      ['1 bash', '2 a', '4 ssh h sudo bash -s', '5 b'],
    ],
    ['what ssh hands on', "ssh u@{{ a b }} 'c d'\nssh h tee f <<X\ne\nX", ['1 c d', '2 tee f']],
    ['keywords', 'if a; then b; else c; fi; while d; do e; done', ['1 a', '1 b', '1 c', '1 d', '1 e']],
    ['a here-string', 'read -r a <<< "$b"\ncertbot renew', ['1 read -r a', '2 certbot renew']],
    ['a here-document', 'cat > f <<EOF\ncertbot renew\nEOF\nb', ['1 cat', '4 b']],
    ['an apostrophe that is not closed', "it's\nb", ["1 it's", '2 b']],
  ])('reads %s', (_, text, commands) => {
    expect(read(text)).toEqual(commands);
  });

  it('gives a here-document to the command in front of what follows on its line', () => {
    const [first, second] = shellCommands('cat > a <<X; tee b <<Y | c\nx\nX\ny\nY\nd');
    expect(first?.documents).toEqual([{ text: 'x\n', line: 2, target: 'a' }]);
    expect(second?.documents).toEqual([{ text: 'y\n', line: 4, target: 'b' }]);
  });

  it('knows conditions and loops', () => {
    const [, guarded] = shellCommands('if [ ! -f a.pem ]; then openssl req; fi');
    expect(guarded?.guards).toEqual(['[ ! -f a.pem ]']);
    const looped = shellCommands('while :; do certbot renew; sleep 12h & wait; done').find(
      ({ name }) => name === 'certbot',
    );
    expect(looped?.loop).toEqual({ sleep: '12h' });
    const sleepOf = (text: string) => shellCommands(text).find(({ name }) => name === 'certbot')?.loop?.sleep;
    expect(sleepOf('EVERY=8d\nwhile :; do certbot renew; sleep "${EVERY}"; done')).toBe('8d');
    expect(sleepOf('EVERY=$1\nwhile :; do certbot renew; sleep $EVERY; done')).toBe('$EVERY');
  });

  it.each([
    ['quotes', '"'.repeat(200_000)],
    ['substitutions', '$('.repeat(200_000)],
    ['templates', '{{ '.repeat(200_000)],
    ['nested shells', "sh -c '".repeat(50_000)],
    ['here-documents', 'cat <<A\n'.repeat(50_000)],
    ['keywords', 'if while '.repeat(50_000)],
  ])('ends on many %s', (_, text) => {
    expect(() => shellCommands(text)).not.toThrow();
  });
});

describe('reloadedServices', () => {
  it.each([
    ['systemctl reload nginx postfix.service', ['nginx', 'postfix']],
    ['systemctl try-reload-or-restart apache2', ['apache']],
    ['service haproxy reload', ['haproxy']],
    ['nginx -s reload', ['nginx']],
    ['nginx -t', []],
    ['apachectl configtest', []],
    ['apachectl graceful', ['apache']],
    ['docker compose restart proxy', ['proxy']],
    ['docker kill -s HUP proxy', ['proxy']],
    ['docker restart $(docker ps -q)', ['?']],
    ['systemctl status nginx', []],
    ['doveadm reload', ['dovecot']],
    ['sv reload nginx', ['nginx']],
    ['sv status nginx', []],
    ['s6-svc -h /run/service/svc-nginx', ['nginx']],
    ['s6-svc -d /run/service/nginx', []],
    ['echo reload', []],
  ])('%s', (text, services) => {
    expect(shellCommands(text).flatMap(reloadedServices)).toEqual(services);
  });
});

describe('cronLines', () => {
  it.each([
    ['17 3 * * * certbot renew', false, '17 3 * * *', 'certbot renew'],
    ['17 3 * * * root certbot renew', true, '17 3 * * *', 'certbot renew'],
    ['@daily acme.sh --cron', false, '@daily', 'acme.sh --cron'],
    ['# 0 1 * * mon-fri root certbot renew', true, '0 1 * * mon-fri', 'certbot renew'],
  ])('%s', (line, user, schedule, command) => {
    expect(cronLines(line, user)).toEqual([{ schedule, command, line: 1, disabled: line.startsWith('#') }]);
  });

  it.each(['# m h dom mon dow command', 'MAILTO=root', '', '# see 1 2 3'])('is no line: %s', (line) => {
    expect(cronLines(line, true)).toEqual([]);
  });
});

describe('arguments that are known at run time only', () => {
  const opaque = (...lines: string[]) => {
    const command = shellCommands([...lines, 'certbot $args'].join('\n'), 1).at(-1);
    return hasOpaqueArgs(command?.args ?? [], command?.settings);
  };

  it.each([
    [['args="-d a.example"', 'args="$args -q"'], false],
    [['args="$args $more"'], true],
    [['more=$1', 'args="$more -q"'], true],
    [['name=$1', 'args="-d $name"'], false],
    [['more=-q', 'args="$more"'], false],
    // Each is made of the other, and one of them of what a caller hands over.
    [['more="$args -q"', 'args="$more $@"'], true],
    [['more="$args -q"', 'args="$more -n"'], false],
    [[], true],
  ])('%j: %s', (lines, expected) => {
    expect(opaque(...lines)).toBe(expected);
  });

  it('are found once for all commands of a text', () => {
    const many = (name: string, of: string) => Array.from({ length: 8 }, () => `${name}="${`${of} `.repeat(100)}"`);
    const chain = Array.from({ length: 20 }, (_, i) => many(`v${i}`, `$v${i + 1}`)).flat();
    expect(opaque(...chain, 'v20=-q', 'args=$v0')).toBe(false);
    expect(opaque(...chain, 'args=$v0')).toBe(true);
  });
});

describe('what is no program names none', () => {
  const namesOf = (text: string) => shellCommands(text).map(({ name }) => name);

  it.each([
    ['a quotation that never ends', "$(\nX='a'\nopenssl pkcs12 -passout pass:secret\n)\nY='b\n"],
    ['a substitution with another command', '"$(openssl pkcs12 -passout pass:secret) certbot" renew'],
    ['one in the old form', '`keytool -storepass secret; echo certbot` renew'],
    ['one with a path', '"$(openssl pkcs12 -in /etc/a.pem -passout pass:secret) certbot" renew'],
  ])('%s', (_, text) => {
    for (const name of namesOf(text)) expect(name).not.toContain('secret');
  });

  it('a program that the shell looks for, or that lies beside the script, is one', () => {
    expect(namesOf('$(command -v certbot) renew')[0]).toContain('certbot');
    expect(namesOf('"$(dirname "$0")/renew.sh" now')[0]).toBe('renew.sh');
    expect(namesOf('"/opt/my app/renew it.sh"')[0]).toBe('renew it.sh');
  });
});

describe('programs that a YAML file runs', () => {
  const fileOf = (text: string) => configFile('.github/workflows/x.yml', text);

  it.each([
    'run: cp a b\n',
    'run: |\n  set -e\n  cp a b\n',
    'run: "set -e\\ncp a b\\n"\n',
    'run: "set -e\\r\\n\\tcp\\ta b"\n',
    'command: [cp, a, b]\n',
    "command: ['cp', a]\n",
    'command:\n  - /bin/cp\n  - a\n',
    'script: ["sudo -n /usr/bin/cp a b"]\n',
    'run: CP=cp; $CP a b\n',
    `run: x && "${DOLLAR}{CP:-cp}" a b\n`,
    'run: x "$(cp a b)"; (cp)\n',
    'run: bash -c "cp a b;cp"\n',
  ])('are found by a look at its text: %j', (text) => {
    const found = [...invocations(fileOf(text), 'cp')];
    expect(found).not.toEqual([]);
    expect(found).toEqual([...invocationsWhere(fileOf(text), ({ name }) => name === 'cp')]);
  });

  it.each(['image: cp.example.com/web\nargs: [cp-all, --cp=a, scp]\n', 'protocol: TCP\nkey: tcp\n', 'cp: /a\n'])(
    'are not looked for by a parse where its text has none: %j',
    (text) => {
      const file = { ...fileOf(text), shared: () => expect.unreachable('it was parsed') };
      expect([...invocations(file, 'cp', 'mv')]).toEqual([]);
    },
  );
});
