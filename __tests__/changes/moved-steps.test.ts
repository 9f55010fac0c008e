/** Steps that are still there after a change, and run at another event, at another place, once, or not at all. */
import { describe, expect, it } from 'vitest';
import { statementsOf } from '../../src/changes/changed-lines.ts';
import { movedStatements } from '../../src/changes/edit-places.ts';
import { auditPullRequest, type Files } from '../support/team-chains.ts';
import { wholeScans } from '../support/whole-searches.ts';

const NGINX: Files = {
  'nginx/www.conf':
    'server {\n  listen 443 ssl;\n  server_name www.corp.internal api.corp.internal;\n  ssl_certificate /etc/letsencrypt/live/www/fullchain.pem;\n  ssl_certificate_key /etc/letsencrypt/live/www/privkey.pem;\n}\n',
};
const HANDLERS: Files = {
  'roles/tls/handlers/main.yml': '- name: reload nginx\n  service:\n    name: nginx\n    state: reloaded\n',
};
const LINEAGE =
  '#!/bin/sh\nset -e\ncp "$RENEWED_LINEAGE/fullchain.pem" /etc/postfix/tls/cert.pem\nsystemctl reload postfix\n';
const PLAIN = '#!/bin/sh\nsystemctl reload nginx\n';
const CRON = '0 3 * * * root certbot renew -q --deploy-hook "systemctl reload nginx"\n';

async function warnings(base: Files, head: Files): Promise<string[]> {
  const report = await auditPullRequest({ 'corp/web': base }, { 'corp/web': head });
  return report.findings
    .filter(({ status, level }) => status === 'new' && level !== 'note')
    .map(({ rule, message, location: { path, line } }) => `${rule} ${path}:${line} ${message}`);
}

/** A file before and after, beside others. */
const edited = (path: string, before: string, after: string, beside: Files = {}): [Files, Files] => [
  { ...NGINX, ...beside, [path]: before },
  { ...NGINX, ...beside, [path]: after },
];
const script = (before: string, after: string, beside: Files = {}) =>
  edited('bin/renew.sh', `#!/bin/sh\nset -e\n${before}\n`, `#!/bin/sh\nset -e\n${after}\n`, beside);
const moved = (from: string, to: string, text: string, beside: Files = {}): [Files, Files] => [
  { ...NGINX, ...beside, [from]: text },
  { ...NGINX, ...beside, [to]: text },
];
const task = (dest: string) => `- name: hook\n  copy:\n    src: reload.sh\n    dest: ${dest}\n    mode: "0755"\n`;
const RENEW = 'certbot renew -q';
const COPY = 'cp -L /etc/letsencrypt/live/www/fullchain.pem /srv/tls/www.pem\nsystemctl reload nginx';
const FIRST = 'if [ ! -d /etc/letsencrypt/live/www ]; then\n  certbot certonly -n -d www.corp.internal\n';
const lego = (hook: string) =>
  `lego --email ops@corp.internal --domains www.corp.internal --http renew ${hook} "systemctl reload nginx"`;
const unit = (success: string) => `[Unit]\n${success}\n[Service]\nType=oneshot\nExecStart=/usr/bin/certbot renew -q\n`;
const puppet = (relation: string) =>
  `class web::tls {\n  file { '/etc/nginx/tls/www.pem':\n    source => 'puppet:///modules/web/www.pem',\n    ${relation} => Service['nginx'],\n  }\n  service { 'nginx': ensure => running }\n}\n`;
const copied = (more: string) =>
  `- name: copy the certificate\n  command: cp -L /etc/letsencrypt/live/www/fullchain.pem /srv/tls/www.pem\n${more}  notify: reload nginx\n`;
const issued = (more: string) =>
  `- name: first certificate\n  command: certbot certonly -n -d www.corp.internal\n${more}`;
const CREATES = '  args:\n    creates: /srv/tls/www.pem\n';
const UNITS: Files = {
  'systemd/certbot-renew.timer': '[Timer]\nOnCalendar=daily\n[Install]\nWantedBy=timers.target\n',
  'systemd/deploy-cert.service':
    '[Service]\nType=oneshot\nExecStart=/usr/bin/cp -L /etc/letsencrypt/live/www/fullchain.pem /srv/tls/www.pem\n',
};

describe('a step that stays', () => {
  it.each<[string, [Files, Files], string]>([
    [
      'in a hook that runs before the renewal',
      script(`${RENEW} --deploy-hook ./reload-web`, `${RENEW} --pre-hook ./reload-web`),
      'bin/renew.sh:3',
    ],
    [
      'in a hook of the end that asks which certificate was renewed',
      script(`${RENEW} --deploy-hook /opt/deploy-mail.sh`, `${RENEW} --post-hook /opt/deploy-mail.sh`, {
        'bin/deploy-mail.sh': LINEAGE,
      }),
      'bin/renew.sh:3',
    ],
    ['in a hook of the first issue', script(lego('--renew-hook'), lego('--run-hook')), 'after the first issue'],
    [
      'in the folder of another stage',
      moved('etc/letsencrypt/renewal-hooks/deploy/mail.sh', 'etc/letsencrypt/renewal-hooks/post/mail.sh', LINEAGE),
      'renewal-hooks/post/mail.sh:1',
    ],
    [
      'in the folder of another stage on a host',
      edited(
        'roles/tls/tasks/main.yml',
        task('/etc/letsencrypt/renewal-hooks/deploy/reload.sh'),
        task('/etc/letsencrypt/renewal-hooks/post/reload.sh'),
        { 'roles/tls/files/reload.sh': LINEAGE },
      ),
      'roles/tls/tasks/main.yml:4',
    ],
    [
      'in a unit that waits for a failure',
      edited(
        'systemd/certbot-renew.service',
        unit('OnSuccess=deploy-cert.service'),
        unit('OnFailure=deploy-cert.service'),
        UNITS,
      ),
      'only after a failure',
    ],
    [
      'in a resource that is only ordered',
      edited('manifests/tls.pp', puppet('notify'), puppet('before')),
      'manifests/tls.pp:4',
    ],
    [
      'only for the first certificate',
      script(`${FIRST}fi\n${RENEW}\n${COPY}`, `${FIRST}  ${COPY.replace('\n', '\n  ')}\nfi\n${RENEW}`),
      'only under',
    ],
    [
      'under a condition that only a new host passes',
      script(`${RENEW}\n${COPY}`, `${RENEW}\nif [ ! -f /srv/tls/www.pem ]; then\n  ${COPY.replace('\n', '\nfi\n')}`),
      'only once',
    ],
    [
      'after a test that only a new host fails',
      script(`${RENEW}\n${COPY}`, `${RENEW}\n[ -f /srv/tls/www.pem ] || ${COPY}`),
      'only once',
    ],
    [
      'before the renewal',
      script(`${RENEW}\nsystemctl reload postfix`, `systemctl reload postfix\n${RENEW}`),
      'bin/renew.sh:4',
    ],
    [
      'in a task that is done once',
      edited('roles/tls/tasks/main.yml', copied(''), copied(CREATES), HANDLERS),
      'only once',
    ],
    [
      'as a copy of links',
      script('rsync -aL /etc/letsencrypt/live/www/ backup:/srv/', 'rsync -a /etc/letsencrypt/live/www/ backup:/srv/'),
      'links',
    ],
    [
      'as a recursive copy of links',
      script('cp -rL /etc/letsencrypt/live/www /srv/', 'cp -r /etc/letsencrypt/live/www /srv/'),
      'links',
    ],
    [
      'as an archive of links',
      script(
        'tar -chzf /srv/tls.tgz -C /etc/letsencrypt/live www',
        'tar -czf /srv/tls.tgz -C /etc/letsencrypt/live www',
      ),
      'links',
    ],
    ['in a file that cron ignores', moved('etc/cron.d/certbot', 'etc/cron.d/certbot.cron', CRON), 'certbot.cron'],
    [
      'in a script that run-parts ignores',
      moved(
        'debian/etc/cron.daily/renew-certs',
        'debian/etc/cron.daily/renew-certs.sh',
        '#!/bin/sh\ncertbot renew -q\n',
      ),
      'renew-certs.sh',
    ],
    [
      'in a file that a task puts under such a name',
      edited('roles/tls/tasks/main.yml', task('/etc/cron.d/certbot-renew'), task('/etc/cron.d/certbot-renew.cron')),
      'certbot-renew.cron',
    ],
    [
      'in a file of the module for cron',
      edited(
        'roles/tls/tasks/main.yml',
        '- cron:\n    name: renew\n    special_time: daily\n    user: root\n    job: certbot renew -q\n    cron_file: certbot-renew\n',
        '- cron:\n    name: renew\n    special_time: daily\n    user: root\n    job: certbot renew -q\n    cron_file: certbot.renew\n',
      ),
      'certbot.renew',
    ],
    [
      'in an image under such a name',
      edited(
        'Dockerfile',
        'FROM debian:12\nRUN apt-get install -y certbot cron\nCOPY renew-cron /etc/cron.d/renew\n',
        'FROM debian:12\nRUN apt-get install -y certbot cron\nCOPY renew-cron /etc/cron.d/renew.cron\n',
        { 'renew-cron': CRON },
      ),
      'renew.cron',
    ],
    [
      'without a name that a server still has',
      script(
        `certbot certonly -n -d www.corp.internal -d api.corp.internal`,
        `certbot certonly -n -d www.corp.internal`,
      ),
      '`api.corp.internal`, which nginx/www.conf uses',
    ],
  ])('is a warning %s', async (_, [base, head], expected) => {
    expect((await warnings(base, head)).join('\n')).toContain(expected);
  });

  it.each<[string, [Files, Files]]>([
    [
      'in a hook of the end that asks for nothing',
      script(`${RENEW} --deploy-hook "systemctl reload nginx"`, `${RENEW} --post-hook "systemctl reload nginx"`),
    ],
    [
      'in the folder of the end, and asks for nothing',
      moved('etc/letsencrypt/renewal-hooks/deploy/web.sh', 'etc/letsencrypt/renewal-hooks/post/web.sh', PLAIN),
    ],
    [
      'as a copy that follows links anyway',
      script('cp -L /etc/letsencrypt/live/www/fullchain.pem /srv/', 'cp /etc/letsencrypt/live/www/fullchain.pem /srv/'),
    ],
    [
      'as a copy of a folder without links',
      script('rsync -aL /srv/tls/ backup:/srv/', 'rsync -a /srv/tls/ backup:/srv/'),
    ],
    ['in a file of cron with another good name', moved('etc/cron.d/certbot', 'etc/cron.d/renew-certificates', CRON)],
    [
      'in a file that the cron of the host accepts',
      edited(
        'roles/tls/tasks/main.yml',
        `- dnf: {name: certbot}\n${task('/etc/cron.d/certbot-renew')}`,
        `- dnf: {name: certbot}\n${task('/etc/cron.d/certbot-renew.cron')}`,
      ),
    ],
    [
      'without a name that nothing has',
      script(
        'certbot certonly -n -d www.corp.internal -d old.corp.internal',
        'certbot certonly -n -d www.corp.internal',
      ),
    ],
    [
      'without a name that a wildcard covers',
      script(
        'certbot certonly -n -d www.corp.internal -d api.corp.internal',
        "certbot certonly -n -d www.corp.internal -d '*.corp.internal'",
      ),
    ],
    [
      'in a task for the first certificate',
      edited('roles/tls/tasks/main.yml', issued(''), issued(CREATES), { 'etc/cron.d/certbot': CRON }),
    ],
    [
      'under a condition that asks for a certificate',
      script(
        `${RENEW}\n${COPY}`,
        `${RENEW}\nif [ -f /etc/letsencrypt/live/www/fullchain.pem ]; then\n  ${COPY.replace('\n', '\n  ')}\nfi`,
      ),
    ],
  ])('is no warning %s', async (_, [base, head]) => {
    expect(await warnings(base, head)).toEqual([]);
  });

  it('is told although an address of a person is in the same line', async () => {
    const line = (hook: string) => `certbot certonly -m ops@corp.internal -d www.corp.internal ${hook} ./reload-web`;
    expect(await warnings(...script(line('--deploy-hook'), line('--pre-hook')))).not.toEqual([]);
    expect(await warnings(...script(line('--deploy-hook'), line('--deploy-hook').replace('ops@', 'web@')))).toEqual([]);
  });
});

const MODULE = `"""Certificates of domains, by Let's Encrypt."""
import acme_tiny
LIMIT_LEFT = 15
def renew_certificates(domains):
    for domain in domains:
        if _needs_renewal(domain):
            acme_tiny.get_crt(ACCOUNT, domain)
def _check_acme_challenge(domain):
    return os.path.exists(domain)
def _enable_certificate(domain):
    os.symlink("/etc/certs/new/fullchain.pem", "/etc/certs/live/crt.pem")
    logger.debug("Let's Encrypt issued a certificate")
    _run("reload", "nginx")
    _run("restart", "dovecot")
`;
const LIST = (hosts: string) =>
  `{\n  targets = [\n${hosts}  ];\n  rules = [\n    {\n      expr = "probe_ssl_earliest_cert_expiry - time() < 86400 * 14";\n    }\n  ];\n}\n`;
const HOSTS = '    "https://www.corp.internal"\n    "https://api.corp.internal"\n';
const ROLE: Files = {
  'roles/mail/templates/etc/pki/hooks/postfix.j2': '#!/bin/sh\nsystemctl reload postfix\n',
};
const PLACED =
  '- name: packages\n  apt: {name: postfix}\n\n- name: hook\n  template:\n    src: etc/pki/hooks/postfix.j2\n    dest: /etc/pki/hooks/postfix\n    mode: "0755"\n';
const SECRET = (label: string) =>
  `apiVersion: cert-manager.io/v1\nkind: Certificate\nmetadata: {name: db}\nspec:\n  secretName: db-tls\n  dnsNames: [db.corp.internal]\n  issuerRef: {name: ca, kind: ClusterIssuer}\n  secretTemplate:\n    labels:\n      ${label}\n`;
const STORE: Files = {
  'store.yaml':
    'apiVersion: external-secrets.io/v1\nkind: SecretStore\nmetadata: {name: s}\nspec:\n  provider:\n    webhook:\n      url: https://db.corp.internal:9998/x\n',
};
const named = (names: string) => SECRET('x: y').replace('db.corp.internal', names);
const CRON_TASK = (job: string) =>
  `- cron:\n    cron_file: renewal\n    name: renewal\n    user: root\n    job: ${job}\n    hour: "4"\n    minute: "30"\n`;
const RELOADS: Files = {
  'roles/common/tasks/reload_nginx.yml': '- name: reload nginx\n  service:\n    name: nginx\n    state: reloaded\n',
  'templates/site.conf.j2':
    'server {\n  listen 443 ssl;\n  ssl_certificate {{ path }};\n  ssl_certificate_key {{ key }};\n}\n',
};
const stopped = (condition: string) =>
  `class letsencrypt::renew {\n  exec { 'certbot renew -q': }\n  if ${condition} {\n    service { 'certbot.timer':\n      ensure => stopped,\n      enable => false,\n    }\n  }\n}\n`;

const HOOKED =
  '- name: hook\n  copy:\n    src: voice.sh\n    dest: /etc/letsencrypt/hook.d/voice.sh\n    mode: "0755"\n';
const STAGING = (value: string) =>
  `services:\n  acme:\n    image: example/acme\n    environment:\n      - LE_STAGING=\${LE_STAGING:-${value}}\n      - ACME_DIR=/var/lib/acme\n    volumes: [./ssl:/var/lib/acme]\n`;

describe('a step that is gone', () => {
  it.each<[string, [Files, Files], string]>([
    [
      'as the file by which a supervisor starts it',
      [{ 's6-rc.d/user/contents.d/acme-renewal': '', 'a.sh': RENEW }, { 'a.sh': RENEW }],
      'acme-renewal',
    ],
    [
      'at the end of the line of cron that renews, whatever a playbook reloads',
      edited(
        'roles/le/tasks/main.yml',
        CRON_TASK('cd /var/lib/le && ./renew-certs.py ; service nginx reload'),
        CRON_TASK('cd /var/lib/le && ./renew-certs.py'),
        RELOADS,
      ).map(({ 'nginx/www.conf': _, ...files }) => files) as [Files, Files],
      'nginx',
    ],
    [
      'from a module that renews',
      edited('src/certificate.py', MODULE, MODULE.replace('    _run("restart", "dovecot")\n', '')),
      'dovecot',
    ],
    [
      'earlier in a module that renews',
      edited('src/certificate.py', MODULE, MODULE.replace('= 15', '= 3')),
      'LIMIT_LEFT',
    ],
    [
      'as a target of an alert',
      edited('alerts.nix', LIST(HOSTS), LIST(`${HOSTS.split('\n')[0]}\n`)),
      'api.corp.internal',
    ],
    [
      'as a hook that is no longer placed',
      edited('roles/mail/tasks/main.yml', PLACED, `${PLACED.split('\n\n')[0]}\n`, ROLE),
      'postfix.j2',
    ],
    [
      'as a label by which a database reloads',
      edited(
        'db.yaml',
        SECRET('cnpg.io/reload: ""'),
        SECRET('cnpg.io/reload: ""').split('  secretTemplate')[0] as string,
      ),
      'cnpg.io/reload',
    ],
    [
      'as a name that a client uses',
      edited('db.yaml', named('db.corp.internal, localhost'), named('localhost'), STORE),
      'store.yaml uses',
    ],
    [
      'for most of the month',
      script(
        `echo "$minute 1 * * * root ${RENEW}" > /etc/cron.d/certbot`,
        `echo "$minute 1 1 * * root ${RENEW}" > /etc/cron.d/certbot`,
      ),
      'every 31 days',
    ],
    [
      'until the certificate is old',
      edited('roles/letsencrypt/defaults/main.yml', 'letsencrypt_min_age: 60\n', 'letsencrypt_min_age: 85\n'),
      '85',
    ],
    [
      'from a CA that clients trust',
      script('acme.sh --set-default-ca --server letsencrypt', 'acme.sh --set-default-ca --server letsencrypt_test'),
      'letsencrypt_test',
    ],
    [
      'from the log',
      script('if ! certbot renew -q; then\n  error "failed"\nfi', 'certbot renew -q 2>/dev/null || true'),
      'hides',
    ],
    [
      'wherever a condition was in the way of its end',
      edited('manifests/renew.pp', stopped('$disable and $timer'), stopped('$timer')),
      'stops more',
    ],
    [
      'by a default of a role',
      edited('roles/pki/defaults/main.yml', 'pki_scheduler: True\n', 'pki_scheduler: False\n', {
        'roles/pki/tasks/main.yml':
          '- cron:\n    name: realms\n    job: /usr/local/lib/pki/pki-realm schedule\n    special_time: weekly\n    state: \'{{ "present" if (pki_enabled | bool and pki_scheduler | bool) else "absent" }}\'\n',
      }),
      'pki_scheduler',
    ],
    [
      'as a hook in its folder, although a task runs it too',
      edited(
        'roles/voice/tasks/main.yml',
        `${HOOKED}- name: first copy\n  command: /etc/letsencrypt/hook.d/voice.sh post\n  args: {creates: /srv/voice.pem}\n`,
        '- name: first copy\n  command: /etc/letsencrypt/hook.d/voice.sh post\n  args: {creates: /srv/voice.pem}\n',
      ),
      'hook.d/voice.sh',
    ],
    ['from a CA that clients trust, by default', edited('compose.yml', STAGING('n'), STAGING('y')), 'LE_STAGING'],
    [
      'until its last days',
      script(
        `acme.sh --issue -d www.corp.internal --days "\${RENEW_AFTER:-60}"`,
        `acme.sh --issue -d www.corp.internal --days "\${RENEW_AFTER:-88}"`,
      ),
      '88',
    ],
    [
      'as a wildcard below which clients connect',
      edited('db.yaml', named('corp.internal, "*.corp.internal"'), named('corp.internal'), STORE),
      '`*.corp.internal`, which',
    ],
  ])('is a warning %s', async (_, [base, head], expected) => {
    expect((await warnings(base, head)).join('\n')).toContain(expected);
  });

  it.each<[string, [Files, Files]]>([
    [
      'as a hook in its folder that another task puts there',
      edited(
        'roles/voice/tasks/main.yml',
        HOOKED,
        HOOKED.replace('src: voice.sh', 'src: voice-hook.sh').replace('name: hook', 'name: new hook'),
      ),
    ],
    [
      'as a wildcard whose only host has a certificate of its own',
      script("certbot certonly -n -d corp.internal -d '*.corp.internal'", 'certbot certonly -n -d corp.internal', {
        ...STORE,
        'own.yaml': SECRET('x: y'),
      }).map(({ 'nginx/www.conf': _, ...files }) => files) as [Files, Files],
    ],
    ['as an empty file of something else', [{ 'data/uploads/acme-logo': '', 'a.sh': RENEW }, { 'a.sh': RENEW }]],
    [
      'as a target of another check',
      edited(
        'alerts.nix',
        LIST(HOSTS).replace('ssl_earliest_cert_expiry', 'duration_seconds'),
        LIST(`${HOSTS.split('\n')[0]}\n`).replace('ssl_earliest_cert_expiry', 'duration_seconds'),
      ),
    ],
    [
      'as a hook, with its file',
      [
        { ...ROLE, 'roles/mail/tasks/main.yml': PLACED },
        { 'roles/mail/tasks/main.yml': `${PLACED.split('\n\n')[0]}\n` },
      ],
    ],
    [
      'as a label that only sorts',
      edited('db.yaml', SECRET('team: data'), SECRET('team: data').split('  secretTemplate')[0] as string),
    ],
    [
      'in a program that renews nothing',
      edited(
        'src/certificate.py',
        MODULE.replace(/renew/g, 'read'),
        MODULE.replace(/renew/g, 'read').replace('    _run("restart", "dovecot")\n', ''),
      ),
    ],
    [
      'at another minute that a variable tells',
      script(
        `echo "$minute 1 * * * root ${RENEW}" > /etc/cron.d/certbot`,
        `echo "$offset 1 * * * root ${RENEW}" > /etc/cron.d/certbot`,
      ),
    ],
    [
      'as the time for which browsers keep a page',
      edited(
        'nginx/ssl.conf',
        'add_header Strict-Transport-Security "max-age=300";\n',
        'add_header Strict-Transport-Security "max-age=31536000";\n',
      ),
    ],
    [
      'wherever one more condition is in the way of its end',
      edited('manifests/renew.pp', stopped('$timer'), stopped('$timer and $disable')),
    ],
  ])('is no warning %s', async (_, [base, head]) => {
    const told = await warnings(base, head);
    expect(told).toEqual([]);
  });

  it('is told although the same note is about what came in its place', async () => {
    const folder = (stage: string) =>
      `- name: hooks\n  copy:\n    src: etc/letsencrypt/renewal-hooks/deploy/\n    dest: /etc/letsencrypt/renewal-hooks/${stage}/\n    mode: "0755"\n`;
    const told = await warnings(...edited('roles/le/tasks/certbot.yml', folder('deploy'), folder('pre')));
    expect(told.join('\n')).toContain('before the renewal');
  });

  it('is told without the secrets of a condition that is new', async () => {
    const secret = 'hunter2hunter2';
    const told = await warnings(
      ...edited(
        'roles/tls/tasks/main.yml',
        copied(''),
        copied(`  when: not tls.stat.exists or password == "${secret}"\n`),
        HANDLERS,
      ),
    );
    expect(told.join('\n')).toContain('runs only once');
    expect(told.join('\n')).not.toContain(secret);
  });

  it('is found in a long script without a look at all of it for each', () => {
    const lines = (of: (i: number) => string) => Array.from({ length: 400 }, (_, i) => of(i)).join('');
    const renew = (i: number) => `certbot renew --cert-name a${i}\n`;
    const copy = (i: number) => `cp /etc/letsencrypt/live/a${i}/fullchain.pem /srv/tls/${i}.pem\n`;
    const [before, after] = [lines(renew) + lines(copy), lines(copy) + lines(renew)];
    const scans = wholeScans(400, () => {
      expect(movedStatements(statementsOf(before), statementsOf(after))).toHaveLength(8);
      expect(movedStatements(statementsOf(before), statementsOf(before))).toEqual([]);
    });
    expect(Math.max(0, ...scans.values())).toBeLessThan(20);
  });
});
