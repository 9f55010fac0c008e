/** The registry of certificate clients: what its entries say, and that every part of the product goes by them. */
import { describe, expect, it } from 'vitest';
import { CERTBOT_LIVE } from '../../src/facts/host-paths.ts';
import { mechanisms } from '../../src/mechanisms/index.ts';
import {
  CLIENT_NEEDLES,
  CLIENTS,
  clientHanding,
  clientKeeping,
  clientNamed,
  clientOfHookFolder,
  clientOfImage,
  clientOfPackage,
  clientOfProgram,
  namesOf,
  runRef,
  STARTED_CLIENTS,
} from '../../src/shell/clients/index.ts';
import {
  clientRun,
  filesWritten,
  hookOf,
  hostsAskedFor,
  rehearsalOf,
  renewDaysOf,
} from '../../src/shell/clients/runs.ts';
import { shellCommands } from '../../src/shell/commands.ts';
import { programOfImage } from '../../src/shell/containers.ts';
import { scriptRef } from '../../src/shell/scripts.ts';
import { readFiles } from '../support/mechanisms.ts';

/** The first run of a client in shell text. */
const runOf = (text: string) => shellCommands(text).flatMap((command) => clientRun(command) ?? [])[0];
const known = (text: string) => {
  const run = runOf(text);
  if (run === undefined) throw new Error(`no client runs in: ${text}`);
  return run;
};

describe('the entries', () => {
  it('have ids and programs of their own', () => {
    const ids = CLIENTS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))).toEqual([]);
    const programs = CLIENTS.flatMap(namesOf).map((name) => name.toLowerCase());
    expect(programs.filter((name, index) => programs.indexOf(name) !== index)).toEqual([]);
  });

  it.each(CLIENTS.map((client) => [client.title, client] as const))('%s cites its documentation', (_, client) => {
    expect(client.references.filter((url) => !url.startsWith('https://'))).toEqual([]);
    expect(client.references).not.toEqual([]);
  });

  it('have the command line of a renewal, unless the client starts itself', () => {
    expect(STARTED_CLIENTS.filter(({ example }) => example === undefined).map(({ id }) => id)).toEqual([]);
  });

  it('name a mechanism where it reads their commands', () => {
    const own = CLIENTS.filter(
      ({ commandsReadBy, id }) => commandsReadBy !== undefined && !/^(?:mod-md|nginx-acme)$/.test(id),
    );
    expect(own.filter(({ id }) => !mechanisms.some((one) => one.id === id)).map(({ id }) => id)).toEqual([]);
  });
});

const KUBERNETES = (script: string) =>
  `apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: renew}\nspec:\n  schedule: "0 3 * * *"\n  jobTemplate:\n    spec:\n      template:\n        spec:\n          containers:\n            - name: renew\n              image: corp/tools:1\n              command: [sh, -c, ${JSON.stringify(script)}]\n`;
const WORKFLOW = (script: string) =>
  `on:\n  schedule: [{cron: "0 3 * * *"}]\njobs:\n  renew:\n    runs-on: ubuntu-latest\n    steps:\n      - run: ${JSON.stringify(script)}\n`;

/** An entry is all that a client needs: these hold for each one without a line of code that knows it. */
describe.each(STARTED_CLIENTS.map((client) => [client.title, client] as const))('%s is known', (_, client) => {
  const example = client.example ?? '';
  const start = runRef(client.program);
  const factsIn = (path: string, text: string) => readFiles([[path, text]], mechanisms).facts;

  it('as what its example runs', () => {
    expect(runOf(example)?.client.id).toBe(client.id);
    expect(runOf(example)?.action).not.toBe('unknown');
  });

  it('under each of its names', () => {
    for (const name of namesOf(client)) {
      expect(clientOfProgram(name)?.id, name).toBe(client.id);
      const text = client.subcommand === undefined ? name : `${name} ${client.subcommand} renew`;
      expect(clientNamed(`/usr/local/bin/${text}`)?.id, name).toBe(client.id);
      expect(
        CLIENT_NEEDLES.some((needle) => text.includes(needle)),
        name,
      ).toBe(true);
    }
  });

  it('in a crontab', () => {
    const [schedule] = factsIn('etc/cron.d/renew', `17 4 * * * root ${example}\n`).filter(
      (fact) => fact.mechanism === 'cron' && fact.kind === 'schedule',
    );
    expect(schedule?.writes).toContain(start);
  });

  it('in a workflow', () => {
    const schedules = factsIn('.github/workflows/renew.yml', WORKFLOW(example)).filter(
      (fact) => fact.mechanism === 'github-actions' && fact.kind === 'schedule',
    );
    expect(schedules.map(({ attributes }) => [attributes.program, attributes.issues])).toEqual([
      [client.program, true],
    ]);
  });

  it('in a CronJob', () => {
    const schedules = factsIn('k8s/renew.yaml', KUBERNETES(example)).filter(
      (fact) => fact.mechanism === 'kubernetes-workloads' && fact.kind === 'schedule',
    );
    expect(schedules.map(({ attributes }) => String(attributes.tool).split(' ')[0])).toEqual([client.program]);
  });

  it.skipIf(client.id === 'win-acme')('in a script, as what renews or starts it', () => {
    const facts = factsIn('bin/renew.sh', `#!/bin/sh\n${example}\n`).filter(
      ({ kind, reads }) => (kind === 'producer' || kind === 'schedule') && reads.includes(scriptRef('renew.sh')),
    );
    expect(facts.map(({ kind }) => kind)).toEqual([client.configuredBy === 'files' ? 'schedule' : 'producer']);
  });
});

describe('what a command line does', () => {
  it.each([
    ['certbot renew -q', 'certbot', 'renew'],
    ['certbot-auto renew', 'certbot', 'renew'],
    ['certbot-3.11 renew', 'certbot', 'renew'],
    ['certbot certonly --webroot -w /var/www -d a.example.org', 'certbot', 'issue'],
    ['certbot certonly --keep -d a.example.org', 'certbot', 'ensure'],
    ['certbot --nginx -d a.example.org', 'certbot', 'issue'],
    ['/root/.acme.sh/acme.sh --cron --home /root/.acme.sh', 'acme-sh', 'renew'],
    ['bash ~/.acme.sh/acme.sh --issue -d a.example.org', 'acme-sh', 'issue'],
    ['docker exec acme --renew -d a.example.org', 'acme-sh', 'renew'],
    ['docker run --rm goacme/lego:v4 --domains a.example.org renew', 'lego', 'renew'],
    ['lego --domains a.example.org "$ACTION"', 'lego', 'unknown'],
    ['sh ./dehydrated -c', 'dehydrated', 'ensure'],
    ['getssl -u -a -q', 'getssl', 'ensure'],
    ['uacme -h hook.sh issue a.example.org', 'uacme', 'ensure'],
    ['simp_le -f key.pem -f fullchain.pem -d a.example.org', 'simp-le', 'ensure'],
    ['docker run zenhack/simp_le -f key.pem -d a.example.org', 'simp-le', 'ensure'],
    ['acmetool --batch', 'acmetool', 'ensure'],
    ['acmetool want a.example.org', 'acmetool', 'ensure'],
    ['python3 -u /opt/acme_tiny.py --csr a.csr', 'acme-tiny', 'reissue'],
    ['python3 -m acme_tiny --csr a.csr', 'acme-tiny', 'reissue'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of the shell
    ['acme-tiny ${OPTIONS} --csr a.csr', 'acme-tiny', 'reissue'],
    ['acme-nginx -d a.example.org', 'acme-nginx', 'reissue'],
    ['acme-nginx -d a.example.org --renew-days 33', 'acme-nginx', 'ensure'],
    ['step ca renew --force a.crt a.key', 'step', 'renew'],
    ['dokku letsencrypt:auto-renew', 'dokku-letsencrypt', 'renew'],
    ['dokku letsencrypt:auto-renew "$app"', 'dokku-letsencrypt', 'renew'],
    ['step ca certificate a.example.org a.crt a.key', 'step', 'issue'],
    ['ipa-getcert request -f a.crt -k a.key', 'certmonger', 'ensure'],
    ['wacs.exe --renew', 'win-acme', 'renew'],
  ])('%s', (text, id, action) => {
    expect(runOf(text)).toMatchObject({ client: { id }, action });
  });

  it.each([
    'certbot certificates',
    'certbot delete --cert-name a.example.org',
    'certbot renew --help',
    'command -v certbot',
    'acme.sh --upgrade --auto-upgrade',
    'getssl -c a.example.org',
    'uacme new ops@example.org',
    'acmetool redirector --service.daemon=1',
    'step certificate inspect a.crt',
    'step ca root root.crt',
    'dokku letsencrypt:list',
    'dokku ps:restart "$app"',
    'legolas run',
    './letsencrypt.sh',
  ])('%s obtains nothing', (text) => expect(runOf(text)).toBeUndefined());

  it.each([
    ['certbot renew --dry-run', '--dry-run'],
    ['certbot renew --server https://acme-staging-v02.api.letsencrypt.org/directory', 'https://acme-staging'],
    ['acme.sh --issue --server letsencrypt_test -d a.example.org', 'letsencrypt_test'],
    ['acme.sh --issue --staging -d a.example.org', '--staging'],
    ['lego --server=https://acme-staging-v02.api.letsencrypt.org/directory run', 'https://acme-staging'],
    ['dehydrated -c --ca letsencrypt-test', 'letsencrypt-test'],
    ['uacme -s -h hook.sh issue a.example.org', '-s'],
    ['acme-nginx -d a.example.org --staging', '--staging'],
    ['certbot certonly -d www.corp.internal {% if quiet %} --quiet {% endif %} --staging', /^--staging$/],
  ])('%s is for a test', (text, flag) => expect(rehearsalOf(known(text))).toMatch(flag));

  it.each([
    'certbot certonly -d staging.example.org',
    'lego -d test.example.org run',
    // For uacme the option is a word of its own only.
    'uacme -h hook.sh -t EC issue a.example.org',
    'acme.sh --issue -d a.example.org --server https://ca.corp.internal/acme',
    'certbot certonly -d www.corp.internal {% if staging %} --staging {% endif %}',
  ])('%s is for real', (text) => expect(rehearsalOf(known(text))).toBeUndefined());
});

describe('what a run reads and writes', () => {
  it.each<[string, string[]]>([
    ['certbot certonly -d a.example.org -d b.example.org,c.example.org', ['a', 'b', 'c']],
    ['uacme -v -h hook.sh issue a.example.org b.example.org', ['a', 'b']],
    ['acmetool want a.example.org', ['a']],
    ['simp_le -d a.example.org:/var/www/a -d b.example.org', ['a', 'b']],
    ['getssl a.example.org', ['a']],
    ['lego -d "$DOMAIN" run', []],
  ])('%s', (text, hosts) => {
    expect(hostsAskedFor(known(text))).toEqual(hosts.map((host) => `${host}.example.org`));
  });

  it.each<[string, string[]]>([
    [
      'certbot certonly --cert-name www -d a.example.org --config-dir /srv/le',
      [
        '/srv/le/live/www/fullchain.pem',
        '/srv/le/live/www/cert.pem',
        '/srv/le/live/www/chain.pem',
        '/srv/le/live/www/privkey.pem',
      ],
    ],
    ['certbot renew', ['/etc/letsencrypt/live/']],
    [
      'uacme issue "*.example.org"',
      ['/etc/ssl/uacme/example.org/cert.pem', '/etc/ssl/uacme/private/example.org/key.pem'],
    ],
    ['uacme -c /srv/u issue "$HOST"', ['/srv/u/', '/srv/u/private/']],
    [
      'lego --path /srv/lego -d "*.example.org" renew',
      ['/srv/lego/certificates/_.example.org.crt', '/srv/lego/certificates/_.example.org.key'],
    ],
    ['acmetool --batch', ['/var/lib/acme/live/']],
    ['acme-nginx -d a.example.org -o /etc/a.pem', ['/etc/a.pem', '/etc/ssl/private/letsencrypt-domain.key']],
    ['python3 acme_tiny.py --csr a.csr > /etc/a.crt', ['/etc/a.crt']],
    ['step ca renew /etc/a.crt /etc/a.key --force', ['/etc/a.crt', '/etc/a.key']],
    ['getcert request -f /etc/a.crt -k /etc/a.key', ['/etc/a.crt', '/etc/a.key']],
    [
      'acme.sh --issue -d a.example.org --fullchain-file /etc/a.pem --key-file /etc/a.key',
      ['/etc/a.pem', '/etc/a.key'],
    ],
  ])('%s', (text, files) => expect(filesWritten(known(text))).toEqual(files));

  it('simp_le writes into the folder that it runs in, and its account is no certificate', () => {
    const run = known('simp_le -f account_key.json -f fullchain.pem -f key.pem -d a.example.org');
    expect(filesWritten(run, '/etc/ssl/a')).toEqual(['/etc/ssl/a/fullchain.pem', '/etc/ssl/a/key.pem']);
  });

  it.each([
    ['certbot renew --deploy-hook one --deploy-hook two', 'two'],
    ['certbot renew --post-hook after', 'after'],
    ['acme.sh --issue -d a.example.org --reloadcmd one', 'one'],
    ['acme.sh --issue -d a.example.org --post-hook after', 'after'],
    ['lego run --deploy-hook one', 'one'],
    ['dehydrated -c -k one', 'one'],
    ['step ca renew a.crt a.key --exec one', 'one'],
    ['getcert request -f a -k b -C one', 'one'],
    // Its hook answers challenges.
    ['uacme -h hook.sh issue a.example.org', undefined],
  ])('%s', (text, hook) => expect(hookOf(known(text))).toBe(hook));

  it.each([
    ['uacme -d 20 issue a.example.org', 20],
    ['simp_le -f key.pem --valid_min 864000', 10],
    ['acme-nginx -d a.example.org --renew-days 33', 33],
    ['uacme issue a.example.org', undefined],
  ])('%s', (text, days) => expect(renewDaysOf(known(text))).toBe(days));
});

it('knows the folder of all lineages of certbot by one ref', () => {
  expect(CERTBOT_LIVE).toBe(`path:${clientOfProgram('certbot')?.files?.live}`);
});

describe('other places that name a client', () => {
  it.each([
    ['certbot/certbot:v5.1.0', 'certbot'],
    ['certbot/dns-route53', 'certbot'],
    ['docker.io/certbot/dns-cloudflare@sha256:0', 'certbot'],
    ['registry:5000/mirror/certbot:1', 'certbot'],
    ['neilpang/acme.sh', 'acme.sh'],
    ['ghcr.io/acme/lego:v4', 'lego'],
    ['zenhack/simp_le', 'simp_le'],
    ['corp/uacme:1', 'uacme'],
    ['smallstep/step-cli', undefined],
    ['certbot/certbot-exporter', undefined],
    ['corp/lego-exporter', undefined],
    ['nginx', undefined],
  ])('the image %s', (image, program) => expect(programOfImage(image)).toBe(program));

  it('tells images of the project from others', () => {
    expect(clientOfImage('certbot/certbot')?.image.official).toBe(true);
    expect(clientOfImage('corp/certbot')?.image.official).toBeUndefined();
  });

  it.each([
    ['python3-certbot-nginx', 'certbot'],
    ['certbot==2.1', 'certbot'],
    ['letsencrypt', 'certbot'],
    ['certbotx', undefined],
    ['lego', undefined],
  ])('the package %s', (name, id) => expect(clientOfPackage(name)?.id).toBe(id));

  it.each([
    ['/usr/local/bin/certbot-renew.sh', 'certbot'],
    ['letsencrypt.sh', 'dehydrated'],
    ['renew-letsencrypt', 'certbot'],
    ['curl https://acme-v02.api.letsencrypt.org/directory', undefined],
    ['/usr/share/uacme/uacme.sh', 'uacme'],
    ['lego-renew.service', 'lego'],
    ['legolas.service', undefined],
    ['stepwise ca', undefined],
    ['docker run smallstep/step-cli step ca renew', 'step'],
    ['wacs', 'win-acme'],
    ['swacs', undefined],
    ['traefik.service', undefined],
  ])('the text "%s"', (text, id) => expect(clientNamed(text)?.id).toBe(id));

  it.each([
    ['$RENEWED_LINEAGE/fullchain.pem', '', 'certbot'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of the shell
    ['${LEGO_HOOK_CERT_PATH}', '', 'lego'],
    ['$LEGO_CERT_KEY_PATH', '', 'lego'],
    ['$FULLCHAINFILE', 'deploy_cert() {', 'dehydrated'],
    ['$FULLCHAINFILE', '', undefined],
    ['$CERT_KEY_PATH', 'cat $CERT_FULLCHAIN_PATH', 'acme-sh'],
    ['$CERT_KEY_PATH', '', undefined],
    ['$ACME_STATE_DIR/live/a/fullchain', '[ "$1" = live-updated ]', 'acmetool'],
    ['$cert.FullChainFile', '', 'posh-acme'],
  ])('the variable %s in "%s"', (word, text, id) => expect(clientHanding(word, text)?.id).toBe(id));

  it.each([
    ['/etc/letsencrypt/live/a/fullchain.pem', 'certbot'],
    ['/srv/certbot/live/a/privkey.pem', 'certbot'],
    ['/root/.acme.sh/a/fullchain.cer', 'acme-sh'],
    ['/var/lib/acme/live/a/fullchain', 'acmetool'],
    ['/var/lib/acme/a/fullchain.pem', 'lego'],
    ['/etc/ssl/uacme/a/cert.pem', 'uacme'],
    ['/data/acme.json', 'traefik'],
    ['/etc/ssl/a.pem', undefined],
  ])('the file %s', (path, id) => expect(clientKeeping(path)?.client.id).toBe(id));

  it('tells the host of a file of Caddy', () => {
    expect(clientKeeping('/data/caddy/certificates/acme-v02/a.example.org/a.example.org.crt')).toMatchObject({
      client: { id: 'caddy' },
      host: 'a.example.org',
    });
  });

  it.each([
    ['etc/letsencrypt/renewal-hooks/deploy/nginx', 'certbot'],
    ['letsencrypt/renewal-hooks/deploy/nginx', 'certbot'],
    ['/usr/libexec/acme/hooks/reload', 'acmetool'],
    ['hooks/reload', undefined],
  ])('the hook %s', (path, id) => expect(clientOfHookFolder(path)?.id).toBe(id));
});
