import { expect, it } from 'vitest';
import { automationRemoved } from '../../src/rules/automation-removed.ts';
import { syncWeakened } from '../../src/rules/sync-weakened.ts';
import { changeProblems } from '../support/changes.ts';

const certificate = (renewBefore: string) => `apiVersion: cert-manager.io/v1
kind: Certificate
metadata: {name: web, namespace: shop}
spec:
  secretName: web-tls
  duration: 2160h
  renewBefore: ${renewBefore}
  dnsNames: [www.corp.internal]
  issuerRef: {name: corp, kind: ClusterIssuer}
`;
const cron = (schedule: string) => `${schedule} root certbot renew --quiet\n`;
const run = (path: string, base: string, head: string) =>
  changeProblems(syncWeakened, { [path]: base }, { [path]: head });

it('a threshold that shrinks', async () => {
  const [problem] = await run('c.yaml', certificate('720h'), certificate('24h'));
  expect(problem?.message).toContain('1 day before expiration instead of 30 days');
  expect(await run('c.yaml', certificate('24h'), certificate('720h'))).toEqual([]);
  expect(await run('c.yaml', certificate('720h'), certificate('720h # as before'))).toEqual([]);
});

it('a schedule that becomes rarer', async () => {
  const [problem] = await run('etc/cron.d/certbot', cron('0 3 * * *'), cron('0 3 1 * *'));
  expect(problem?.message).toContain('instead of every');
  expect(await run('etc/cron.d/certbot', cron('0 3 1 * *'), cron('0 3 * * *'))).toEqual([]);
});

it('a templated value is unknown, not weaker', async () => {
  expect(await run('c.yaml', certificate('720h'), certificate('{{ .Values.renewBefore }}'))).toEqual([]);
});

const LOOP = (interval: string) =>
  `#!/bin/sh\nINTERVAL=${interval}\nwhile true; do\n  acme.sh --cron --home /storage/acme.sh\n  sleep $INTERVAL &\n  wait $!\ndone\n`;
const CALLS = (interval: string) =>
  `#!/bin/sh\nif [ -z "$EVERY" ]; then\n  EVERY='${interval}'\nfi\nwhile true; do\n  /scripts/run_certbot.sh\n  sleep "\${EVERY}"\ndone\n`;
const CERTBOT = '#!/bin/sh\ncertbot certonly --keep -n -d www.corp.internal\n';
const TIMER = (calendar: string) =>
  `[Timer]\nOnCalendar=${calendar}\nPersistent=true\n[Install]\nWantedBy=timers.target\n`;
const SALT = (days: number) => `www.corp.internal:\n  acme.cert:\n    - webroot: /srv/www\n    - renew: ${days}\n`;
const ALERT = (days: number) =>
  `groups:\n- name: ssl\n  rules:\n  - alert: expiry\n    expr: ssl_verified_cert_not_after{chain_no="0"} - time() < 86400 * ${days}\n`;
const ISSUER = (host: string) =>
  `apiVersion: cert-manager.io/v1\nkind: ClusterIssuer\nmetadata: {name: letsencrypt}\nspec:\n  acme:\n    server: https://${host}.api.letsencrypt.org/directory\n    privateKeySecretRef: {name: account}\n    solvers: [{http01: {ingress: {class: nginx}}}]\n`;
const PYTHON = (flag: string) =>
  `import subprocess\nsubprocess.check_output([\n  "certbot", "certonly",\n  "-d", ",".join(names), # all of them\n  "--cert-path", os.path.join(d, 'cert'),\n  "--webroot", "--webroot-path", webroot,\n  ${flag}"--staging",\n], stderr=subprocess.STDOUT)\n`;
const LEGO = (then: string) =>
  `#!/bin/bash\nif [ "$1" = first ]; then\n  action=run\nelse\n  action=renew\nfi\nlego --path /etc/ssl/lego \\\n    {% for name in names -%}\n    -d "{{ name }}" \\\n    {% endfor -%}\n    \${action}\n${then}`;
const PYTHON_LOOP = (seconds: number) =>
  `import subprocess, time\ncommand = ["certbot", "certonly", "-n", "--standalone", "-d", hostnames, "--keep"]\nwhile True:
    subprocess.call(command)\n    time.sleep(${seconds})\n`;
const PUPPET = (hook: string) =>
  `class web {\n  cron { 'renew':\n    command => "\${letsencrypt::command} renew --quiet${hook}",\n    hour => '3', minute => '7',\n  }\n}\n`;

it.each<[string, string, string, string, RegExp]>([
  [
    'the interval of a loop, in a variable',
    'renew.sh',
    LOOP('43200'),
    LOOP('180d'),
    /every 180 days instead of every 12/,
  ],
  [
    'the time of a timer',
    'renew-certs.timer',
    TIMER('weekly'),
    TIMER('yearly'),
    /every 36\d days instead of every 7 days/,
  ],
  ['the window of acme.cert', 'www.sls', SALT(21), SALT(3), /starts 3 days before expiration instead of 21 days/],
  ['an alert', 'alerts.yml', ALERT(14), ALERT(2), /the alert on certificates alerts 2 days before/],
  [
    'the server of an issuer',
    'i.yaml',
    ISSUER('acme-v02'),
    ISSUER('acme-staging-v02'),
    /test CA https:\/\/acme-staging/,
  ],
  ['a test CA in Python', 'renew.py', PYTHON('# '), PYTHON(''), /is only a dry run \(`--staging`\)/],
  [
    'a threshold that is stated for the first time',
    'c.yaml',
    certificate('720h').replace('  renewBefore: 720h\n', ''),
    certificate('2h'),
    /starts 2 hours before expiration instead of 30 days/,
  ],
  ['a loop of Python', 'renew.py', PYTHON_LOOP(86400), PYTHON_LOOP(7776000), /every 90 days instead of every day/],
  [
    'a script after it',
    'renew.sh',
    LEGO('sudo /etc/ssl/after-renew\n'),
    LEGO(''),
    /no longer runs `\/?.*after-renew` after it/,
  ],
])('%s, and never the other way round', async (_, path, base, head, told) => {
  const [problem, ...more] = await run(path, base, head);
  expect(problem?.message).toMatch(told);
  expect(more).toEqual([]);
  expect(await run(path, head, base)).toEqual([]);
});

it('a loop that starts a script waits longer', async () => {
  const files = (interval: string) => ({ 'scripts/start.sh': CALLS(interval), 'scripts/run_certbot.sh': CERTBOT });
  const [problem] = await changeProblems(syncWeakened, files('8d'), files('90d'));
  expect(problem?.message).toContain('every 90 days instead of every 8 days');
  expect(await changeProblems(syncWeakened, files('90d'), files('8d'))).toEqual([]);
});

it('an alert that still leaves a week is soon enough', async () => {
  expect(await run('alerts.yml', ALERT(21), ALERT(7))).toEqual([]);
});

it("puppet-letsencrypt's certbot without its hook", async () => {
  const hook = " --deploy-hook '/bin/systemctl reload httpd'";
  const found = await changeProblems(automationRemoved, { 'web.pp': PUPPET(hook) }, { 'web.pp': PUPPET('') });
  expect(found.map(({ message }) => message)).toEqual([expect.stringContaining('removes the reload of')]);
  expect(await changeProblems(automationRemoved, { 'web.pp': PUPPET('') }, { 'web.pp': PUPPET(hook) })).toEqual([]);
});

it('a script after it whose own steps stay in the repository', async () => {
  const ANSIBLE =
    '- copy: {src: renew.sh, dest: /etc/ssl/renew}\n- copy: {src: after-renew.sh, dest: /etc/ssl/after-renew}\n- copy: {src: reload.sh, dest: /etc/ssl/after-renew.d/reload}\n';
  const files = (then: string) => ({
    'roles/lego/tasks/main.yml': ANSIBLE,
    'roles/lego/files/renew.sh': LEGO(then),
    'roles/lego/files/after-renew.sh': '#!/bin/bash\nfor f in /etc/ssl/after-renew.d/*; do\n  "$f"\ndone\n',
    'roles/lego/files/reload.sh': '#!/bin/bash\nsystemctl reload nginx\n',
    'roles/web/templates/nginx.conf':
      'server {\n  listen 443 ssl;\n  ssl_certificate /etc/ssl/lego/certificates/www.crt;\n}\n',
  });
  const [base, head] = [files('sudo /etc/ssl/after-renew\n'), files('')];
  const told = async (before: typeof base, after: typeof base) =>
    (await Promise.all([syncWeakened, automationRemoved].map((rule) => changeProblems(rule, before, after)))).flat();
  expect(await told(base, head)).toHaveLength(1);
  expect(await told(head, base)).toEqual([]);
});
