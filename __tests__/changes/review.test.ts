/** What the review of a change lists: all that it does to certificates and their automation, and nothing that merely moved. */

import { describe, expect, it } from 'vitest';
import { issue } from '../../scripts/fixtures/pki.ts';
import { shown } from '../../src/changes/edit-words.ts';
import { commentOn } from '../../src/reporters/comment.ts';
import { markdown } from '../../src/reporters/markdown.ts';
import { text } from '../../src/reporters/text.ts';
import { CERTIFICATE, DEPLOYMENT, ISSUER } from '../support/shop.ts';
import { auditPullRequest, type Files } from '../support/team-chains.ts';

async function rows(base: Files, head: Files): Promise<string[]> {
  const report = await auditPullRequest({ 'corp/web': base }, { 'corp/web': head });
  return (report.changes ?? []).map(({ action, step, what, differences, location, effect }) => {
    const told = differences.map(({ of, before = '', after = '' }) => `${of} ${before}>${after}`);
    return [`${action} ${step}: ${what} ${location.path}`, ...told, ...(effect ? [effect] : [])].join(' | ');
  });
}

const SHOP: Files = { 'issuer.yaml': ISSUER, 'certificate.yaml': CERTIFICATE, 'web.yaml': DEPLOYMENT };
const CRON: Files = {
  'cron.d/certbot': '0 3 * * * root certbot renew -q\n',
  'nginx/www.conf':
    'server {\n  listen 443 ssl;\n  ssl_certificate /etc/letsencrypt/live/www/fullchain.pem;\n  ssl_certificate_key /etc/letsencrypt/live/www/privkey.pem;\n}\n',
};

const zones = (first: string) =>
  `apiVersion: cert-manager.io/v1\nkind: ClusterIssuer\nmetadata: {name: le}\nspec:\n  acme:\n    server: https://acme-v02.api.letsencrypt.org/directory\n    privateKeySecretRef: {name: le}\n    solvers:\n    - dns01: {cloudflare: {apiTokenSecretRef: {name: c, key: t}}}\n      selector: {dnsZones: [${first}]}\n`;
const everywhere = (spaces: string) =>
  `apiVersion: external-secrets.io/v1\nkind: ClusterExternalSecret\nmetadata: {name: web-tls}\nspec:\n  namespaceSelectors:\n  - matchExpressions: [{key: kubernetes.io/metadata.name, operator: In, values: [${spaces}]}]\n  externalSecretSpec:\n    secretStoreRef: {kind: ClusterSecretStore, name: vault}\n    target: {name: web-tls, template: {type: kubernetes.io/tls}}\n    dataFrom: [{extract: {key: web-tls}}]\n`;

describe('the review of a change', () => {
  it('is empty where nothing but places, comments and blank lines change', async () => {
    const { 'certificate.yaml': text, ...rest } = SHOP;
    expect(await rows(SHOP, { ...rest, 'tls/shop.yaml': `# Kept by the shop.\n\n${text}` })).toEqual([]);
    expect(await rows(SHOP, { ...SHOP, 'README.md': 'The shop.\n' })).toEqual([]);
    const script =
      'openssl pkcs12 -export -in /etc/tls/www.pem -out /etc/tls/www.p12 -passout pass:\ncp /etc/tls/www.p12 /srv/www.p12\n';
    expect(await rows({ 'bin/entrypoint.sh': script }, { 'bin/start.sh': script })).toEqual([]);
  });

  it('tells what differs, before and after', async () => {
    const [row, ...more] = await rows(SHOP, {
      ...SHOP,
      'certificate.yaml': String(CERTIFICATE).replace('renewBefore: 720h', 'renewBefore: 1h'),
    });
    expect(more).toEqual([]);
    expect(row).toContain('altered renewal: Certificate "shop" (cert-manager) certificate.yaml');
    expect(row).toContain('renews before expiration 720h>1h');
    expect(row).toContain('weakens');
  });

  it('tells of a step that is gone, though nobody is known to use it', async () => {
    const { 'cron.d/certbot': _, ...rest } = CRON;
    const told = await rows(
      { 'cron.d/certbot': CRON['cron.d/certbot'] as string, 'README.md': 'a' },
      { 'README.md': 'a' },
    );
    expect(told.some((row) => row.startsWith('removed renewal') && row.endsWith('unclear'))).toBe(true);
    expect((await rows(CRON, rest)).some((row) => row.endsWith('breaks'))).toBe(true);
  });

  it.each<[string, string, string, string, string[]]>([
    [
      'the folder of cron that a task copies to, with its arguments in one text',
      'roles/web/tasks/main.yml',
      '- name: cron\n  copy:\n    src=renew dest=/etc/cron.monthly/renew\n    mode=0755\n',
      '- name: cron\n  copy:\n    src=renew dest=/etc/cron.daily/renew\n    mode=0755\n',
      ['schedule @monthly>@daily'],
    ],
    [
      'a time that goes into a variable, which is no removal',
      'templates/cron.d/renew.j2',
      '15 4 */5 * * root certbot renew -q\n',
      '{{ renew_time }} root certbot renew -q\n',
      ['schedule 15 4 */5 * *>{{renew_time}}'],
    ],
    [
      'the key that is asked for',
      'bin/renew.sh',
      '#!/bin/sh\ncertbot renew -q\n',
      '#!/bin/sh\ncertbot renew --key-type ecdsa -q\n',
      ['key type >ecdsa'],
    ],
    ['the zones of an issuer', 'issuer.yaml', zones('bjws.dev'), zones('bjw-s.dev'), ['DNS zones bjws.dev>bjw-s.dev']],
    [
      'the namespaces that a copy reaches',
      'copy.yaml',
      everywhere('cert-manager, network'),
      everywhere('network'),
      ['copies to cert-manager and network>network', 'weakens'],
    ],
    [
      'an API that is left before its end',
      'defaults.yml',
      'letsencrypt_server: https://acme-v01.api.letsencrypt.org/directory\n',
      'letsencrypt_server: https://acme-v02.api.letsencrypt.org/directory\n',
      ['removed issuer'],
    ],
  ])('tells of %s', async (_, path, before, after, expected) => {
    const beside = { 'roles/web/files/renew': '#!/bin/sh\ncertbot renew\n' };
    const found = (await rows({ ...beside, [path]: before }, { ...beside, [path]: after })).join('\n');
    for (const words of expected) expect(found).toContain(words);
    expect(found).not.toContain('unclear');
    expect(found).not.toContain('breaks');
  });

  it('tells of a Secret that only a test still renews', async () => {
    const away = { 'certificate.yaml': String(CERTIFICATE).replace(/secretName: .*/, 'secretName: other-tls') };
    const lost = async (another: string) => {
      const both = { ...SHOP, [another]: CERTIFICATE as string };
      return (await rows(both, { ...both, ...away })).filter((row) => row.endsWith('breaks')).length;
    };
    expect(await lost('tests/e2e/upgrade/shop.yaml')).toBe(1);
    expect(await lost('platform/shop.yaml')).toBe(0);
  });

  it('tells where the version that it replaces stays, and until when', async () => {
    const [older, newer] = await Promise.all(
      [2026, 2027].map((year) =>
        issue({ subject: 'CN=mail.corp.internal', notBefore: `${year - 1}-03-01`, notAfter: `${year}-03-01` }),
      ),
    );
    if (older === undefined || newer === undefined) throw new Error('two certificates');
    const base = { 'a.pem': older.pem, 'b/tls.pem': older.pem, 'c.pem': older.pem };
    const [row] = await rows(base, { ...base, 'a.pem': newer.pem });
    expect(row).toContain(
      'places of the older version a.pem, b/tls.pem and c.pem>b/tls.pem and c.pem (until 2026-03-01)',
    );
    const all = await rows(base, { 'a.pem': newer.pem, 'b/tls.pem': newer.pem, 'c.pem': newer.pem });
    expect(all.join()).not.toContain('older version');
  });

  it('knows the tool that takes the place of another', async () => {
    const told = await rows(
      { 'cron.d/certbot': '0 3 * * * root certbot certonly -d www.corp.internal\n' },
      { 'cron.d/lego': '0 3 * * * root lego --email ops@corp.internal --domains www.corp.internal run\n' },
    );
    expect(told.filter((row) => row.startsWith('replaced renewal'))).toHaveLength(1);
    expect(told.filter((row) => /^(?:removed|added) renewal/.test(row))).toEqual([]);
  });

  it('is a list in the comment and the summary, and lines in the terminal', async () => {
    const head = { ...SHOP, 'certificate.yaml': String(CERTIFICATE).replace('renewBefore: 720h', 'renewBefore: 1h') };
    const report = await auditPullRequest({ 'corp/web': SHOP }, { 'corp/web': head });
    const options = { color: false, width: 100, quiet: false };
    for (const page of [commentOn(report, options, true), markdown.render(report, options)])
      expect(page).toMatch(/Changed renewal: \*\*Certificate.*`720h` → `1h`/);
    expect(text.render(report, options)).toMatch(/~ renewal: Certificate "shop" \(cert-manager\)/);
  });

  it('tells of the version of a controller', async () => {
    const at = (version: string): Files => ({
      'system/cert-manager/Chart.yaml': `name: cert-manager\nversion: 0.0.0\ndependencies:\n  - name: cert-manager\n    version: ${version}\n    repository: https://charts.corp.internal\n`,
      'apps/reloader.yaml':
        'kind: OCIRepository\nspec:\n  ref:\n    tag: 1.2.0\n  url: oci://ghcr.corp.internal/charts/reloader\n',
    });
    const [row, ...more] = await rows(at('v1.14.3'), at('v1.15.3'));
    expect(more).toEqual([]);
    expect(row).toContain('altered controller: chart "cert-manager" (helm)');
    expect(row).toContain('version v1.14.3>v1.15.3');
  });
});

interface Told {
  /** Of the findings on the edited file. */
  warnings: string[];
  /** Rows about its text. */
  rows: string[];
}

async function told(path: string, before: string, after: string, beside: Record<string, string> = {}): Promise<Told> {
  const both = { 'README.md': 'a', ...beside };
  const report = await auditPullRequest(
    { 'corp/web': { ...both, [path]: before } },
    { 'corp/web': { ...both, [path]: after } },
  );
  return {
    warnings: report.findings
      .filter(
        ({ status, level, rule }) =>
          status === 'new' && level !== 'note' && /^(?:sync-weakened|automation-removed)$/.test(rule),
      )
      .map(({ message }) => message),
    rows: (report.changes ?? []).flatMap(({ differences, context }) =>
      context === undefined
        ? differences.filter(({ of }) => of === 'line').map(({ before: was = '', after: is = '' }) => `${was}>${is}`)
        : [],
    ),
  };
}

const HOOK = `#!/bin/sh
set -e
DEST=/srv/tls
RETRY_DAYS=14
for name in www mail; do
  cp "/etc/letsencrypt/live/$name/fullchain.pem" "$DEST/$name.pem"
  cp "/etc/letsencrypt/live/$name/privkey.pem" "$DEST/$name.key"
done
push_to_balancer "$DEST"
systemctl reload haproxy
`;
const LOOP = `#!/bin/sh
while true; do
  certbot renew -q --webroot-path /var/www/acme
  sleep 43200
done
`;
const RECIPE = `execute "renew" do
  command "/usr/bin/certbot renew"
  action :nothing
end

service "renew.timer" do
  # certificates
  action [:enable, :start]
end
`;
const TASKS = `- name: Renew the certificates
  ansible.builtin.command: certbot renew -q
  notify: reload nginx

- name: Install the agent
  ansible.builtin.package: {name: agent}
`;
const PIPELINE = `pipeline {
  stages {
    stage('Renew certificate') {
      when { expression { DUE } }
      steps { script {
        if (daysLeft < 21) { DUE = true }
        bat "python.exe update-certificate.py"
      } }
    }
  }
}
`;

describe('an edit of a step', () => {
  it.each<[string, string, string, [string, string], string]>([
    [
      'a command without a replacement',
      'hooks/deploy-cert.sh',
      HOOK,
      ['push_to_balancer "$DEST"\nsystemctl', 'systemctl'],
      '',
    ],
    [
      'a command that is now a comment',
      'hooks/deploy-cert.sh',
      HOOK,
      ['systemctl reload', '# systemctl reload'],
      'haproxy',
    ],
    [
      'a command that does nothing now',
      'hooks/deploy-cert.sh',
      HOOK,
      ['push_to_balancer "$DEST"', ': "$DEST"'],
      'no longer has `push_to_balancer',
    ],
    ['an early end', 'hooks/deploy-cert.sh', HOOK, ['set -e\n', 'set -e\nexit 0\n'], 'ends early at `exit 0`'],
    ['failures that stop nothing', 'hooks/deploy-cert.sh', HOOK, ['set -e\n', ''], 'no longer stops at a failure'],
    [
      'a failure that is hidden',
      'hooks/deploy-cert.sh',
      HOOK,
      ['push_to_balancer "$DEST"', 'push_to_balancer "$DEST" || true'],
      'hides its failures',
    ],
    [
      'a new condition',
      'hooks/deploy-cert.sh',
      HOOK,
      ['push_to_balancer "$DEST"', 'if [ "$PUSH" = yes ]; then\n  push_to_balancer "$DEST"\nfi'],
      'only under a new condition',
    ],
    [
      'a condition before it',
      'hooks/deploy-cert.sh',
      HOOK,
      ['push_to_balancer "$DEST"', '[ "$PUSH" = yes ] && push_to_balancer "$DEST"'],
      'runs only if `[ "$PUSH" = yes ]`',
    ],
    [
      'a threshold of days',
      'hooks/deploy-cert.sh',
      HOOK,
      ['RETRY_DAYS=14', 'RETRY_DAYS=1'],
      'has `RETRY_DAYS=1` instead of',
    ],
    [
      'an option that is emptied',
      'files/sysconfig-certbot',
      '# hooks\nPRE_HOOK=""\nPOST_HOOK="systemctl reload nginx"\n',
      ['="systemctl reload nginx"', '=""'],
      'POST_HOOK=""',
    ],
    [
      'a folder that the other lines still use',
      'hooks/deploy-cert.sh',
      HOOK,
      ['live/$name/privkey', 'archive/$name/privkey'],
      'uses `/etc/letsencrypt/archive`',
    ],
    ['an option that is gone', 'bin/renew.sh', LOOP, [' --webroot-path /var/www/acme', ''], ''],
    [
      'a unit that is disabled',
      'recipes/certbot.rb',
      RECIPE,
      ['[:enable, :start]', '[:disable, :stop]'],
      'action [:disable, :stop]',
    ],
    [
      'a task that is skipped',
      'roles/web/tasks/main.yml',
      TASKS,
      ['  ansible.builtin.command', '  when: false\n  ansible.builtin.command'],
      '`when: false`',
    ],
    [
      'a task whose failure is ignored',
      'roles/web/tasks/main.yml',
      TASKS,
      ['renew -q\n', 'renew -q\n  ignore_errors: true\n'],
      'hides its failures',
    ],
    [
      'a task under a condition',
      'roles/web/tasks/main.yml',
      TASKS,
      ['  notify', '  when: with_certificates | default(false)\n  notify'],
      'only under a new condition',
    ],
    ['a stage that never runs', 'ci/renew-certificate.gvy', PIPELINE, ['{ DUE }', '{ false }'], 'expression { false }'],
    [
      'the threshold of a pipeline',
      'ci/renew-certificate.gvy',
      PIPELINE,
      ['daysLeft < 21', 'daysLeft < 2'],
      'daysLeft < 2',
    ],
    [
      'an issuer that is switched off in values',
      'deploy/values.yaml',
      'clusterIssuer:\n  enabled: true\n  email: ops@corp.internal\n',
      ['true', 'false'],
      'enabled: false',
    ],
    [
      'a test CA',
      'deploy/issuer.env',
      'CERTBOT_SERVER=acme-v02\nACME_CA=production\n',
      ['ACME_CA=production', 'ACME_CA=staging'],
      'ACME_CA=staging',
    ],
    [
      'a path that is watched',
      'units/tls-reload.path',
      '[Path]\nPathChanged=/etc/ssl/www.pem\n',
      ['/etc/ssl/www.pem', '/srv/www.pem'],
      'PathChanged=/srv/www.pem',
    ],
    [
      'a handler that a task with a certificate no longer tells',
      'roles/web/tasks/tls.yml',
      '- name: Write the bundle\n  ansible.builtin.assemble:\n    src: parts\n    dest: /srv/tls/www.pem\n  notify:\n    - Reload haproxy\n',
      ['  notify:\n    - Reload haproxy\n', ''],
      'no longer has `notify:`',
    ],
    [
      'a controller that is suspended',
      'apps/cert-manager/release.yaml',
      'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata:\n  name: controller\nspec:\n  interval: 5m\n',
      ['  interval', '  suspend: true\n  interval'],
      '`suspend: true`',
    ],
    [
      'an option in a list that a variable holds',
      'manifests/renew.pp',
      `class tls {\n  $parts = flatten([\n      'certbot renew',\n      $deploy_hook,\n  ])\n  $job = join($parts, ' ')\n\n  cron { 'certbot-renew':\n    command => "certbot renew \${job}",\n    hour    => 3,\n    minute  => 1,\n  }\n}\n`,
      ['      $deploy_hook,\n', ''],
      '`$deploy_hook,`',
    ],
    [
      'another folder behind a mount',
      'compose.yaml',
      "services:\n  web:\n    image: nginx\n    volumes:\n      - ./data/tls/conf:/etc/letsencrypt\n  certbot:\n    image: certbot/certbot\n    volumes:\n      - ./data/tls/conf:/etc/letsencrypt\n    entrypoint: /bin/sh -c 'while :; do certbot renew; sleep 12h; done'\n",
      ['certbot\n    volumes:\n      - ./data/tls', 'certbot\n    volumes:\n      - ./data/acme'],
      'uses `./data/acme`',
    ],
    ['a call that only prints now', 'hooks/deploy-cert.sh', HOOK, ['push_to_balancer', 'echo pushed'], 'no longer has'],
    ['a shorter list', 'hooks/deploy-cert.sh', HOOK, ['in www mail', 'in www'], 'no longer has `mail`'],
    [
      'a verb that changes nothing',
      'units/cert-reload@.service',
      '[Service]\nType=oneshot\nExecStart=/bin/systemctl reload-or-restart %i.service\n',
      ['reload-or-restart', 'status'],
      'status %i.service',
    ],
    [
      'a line that a script appends to a crontab',
      'bin/renew.sh',
      '#!/bin/sh\ncertbot renew -q\necho "0 0 * * 0 root /bin/sh /opt/renew.sh" >> /etc/crontab\n',
      ['0 0 * * 0', '0 0 1 */6 *'],
      'instead of every 7 days',
    ],
    [
      'a period that is a word',
      'cron/Dockerfile',
      'FROM alpine\nENV RENEW_PERIOD=daily\nCOPY renew.sh /etc/periodic/renew\n',
      ['daily', 'yearly'],
      'RENEW_PERIOD=yearly',
    ],
    [
      'a hook that is put where nothing runs it',
      'bin/deploy-certificates.py',
      '#!/usr/bin/python3\nHOOKS = "/etc/letsencrypt/renewal-hooks/deploy"\ncopy("hook.py", HOOKS)\n',
      ['/etc/letsencrypt/renewal-hooks/deploy', '/srv/hooks/certificates'],
      'does not find it',
    ],
    [
      'one more condition in a list',
      'roles/certbot/tasks/main.yml',
      '- name: Issue\n  command: certbot certonly --webroot -d www\n  when:\n    - missing\n',
      ['    - missing\n', '    - missing\n    - managed | default(false)\n'],
      'only under a new condition',
    ],
    [
      'a test CA in a file that the script writes',
      'bin/renew.sh',
      '#!/bin/sh\ncat > lego.yml <<EOF\naccounts:\n  default:\n    terms: accepted\nEOF\nlego renew\n',
      ['accepted\n', 'accepted\n    server: letsencrypt-staging\n'],
      'letsencrypt-staging',
    ],
    [
      'a host in the data of certificates',
      'pillar/certificates/macros.yaml',
      'mail:\n  hosts:\n    - mx1\n    - mx2\n  services:\n    - postfix\n',
      ['    - mx2\n', ''],
      'no longer has `- mx2`',
    ],
    [
      'a certificate in the data of certificates',
      'pillar/certificates/main.yaml',
      'ci.corp.internal:\n  targets:\n    - macro: www\nmail.corp.internal:\n  targets:\n    - macro: mail\n',
      ['ci.corp.internal:\n  targets:\n    - macro: www\n', ''],
      'no longer has',
    ],
    [
      'a credential in the settings of a client',
      'modules/proxy.nix',
      '{\n  security.acme = {\n    acceptTerms = true;\n    defaults = {\n      email = "ops@corp.internal";\n      group = config.users.users.caddy.name;\n    };\n  };\n}\n',
      ['      group = config.users.users.caddy.name;\n', ''],
      'no longer has `group',
    ],
    [
      'a service that no longer follows its certificate',
      'manifests/mail.pp',
      "class mail {\n  service { 'postfix':\n    require   => Package['postfix'],\n    subscribe => Class['corp::ssl::default'],\n  }\n}\n",
      ["    subscribe => Class['corp::ssl::default'],\n", ''],
      'no longer has `subscribe',
    ],
    [
      'an alert that needs more',
      'alerts/dehydrated.yml',
      'groups:\n  - name: a\n    rules:\n      - alert: Late\n        expr: >-\n          (time() - dehydrated_hook_last_run) / 86400\n          > 63\n        for: 1d\n',
      ['> 63', '> 120'],
      '> 120',
    ],
    [
      'a command of a loop on one line',
      'bin/renew.sh',
      '#!/bin/sh\n(while true ; do sleep 86400 ; obtain-certificate --port 80; nginx -s reload ;  done) &\n',
      ['; nginx -s reload ;', ';'],
      'nginx',
    ],
    [
      'a frequency of zero',
      'bin/renew.sh',
      '#!/bin/sh\nREFRESH_PERIOD=86400\nwhile sleep $REFRESH_PERIOD; do certbot renew -q; done\n',
      ['=86400', '=0'],
      'REFRESH_PERIOD=0',
    ],
    [
      'a cron of one month',
      'letsencrypt/domains.sls',
      "renew:\n  cron.present:\n    - name: certbot renew\n    - month: '*'\n    - hour: '3'\n",
      ["month: '*'", "month: '1'"],
      "month: '1'",
    ],
    [
      'a time that a script prints for a crontab',
      'letsencrypt/cron-entries',
      '#!/bin/sh\nif [ -f /srv/autorenew ]; then\n  echo "24 6 * * *;tool letsencrypt:renew;/var/log/renew.log"\nfi\n',
      ['24 6 * * *', '24 6 1 1 *'],
      '24 6 1 1 *',
    ],
    [
      'an option of a command on several lines',
      'templates/cronjob.sh.epp',
      '#!/bin/sh\npipenv run certbot \\\n    --quiet \\\n    renew \\\n    --post-hook "<%= $post_hook %>" \\\n    -w /srv\n',
      ['    --post-hook "<%= $post_hook %>" \\\n', ''],
      '--post-hook',
    ],
    [
      'a script that can no longer be run',
      'manifests/certbot.pp',
      "class certbot {\n  file { '/opt/renew.sh':\n    content => epp('certbot/renew.sh.epp'),\n    mode    => '0700',\n  }\n}\n",
      ["'0700'", "'0600'"],
      "'0600'",
    ],
    [
      'a certificate without its intermediates',
      'nixos/acme.nix',
      '{\n  security.acme.certs.www = {\n    path = directory + "/fullchain.pem";\n  };\n}\n',
      ['fullchain.pem', 'cert.pem'],
      'cert.pem',
    ],
    [
      'a command in a function that is called after certificates',
      'internal-functions',
      `#!/bin/sh\nfn-acme-run() {\n  run_client\n  trigger proxy-build "$APP"\n}\n${'other_step one\n'.repeat(70)}`,
      ['  trigger proxy-build "$APP"\n', ''],
      'trigger proxy-build',
    ],
  ])('is a warning: %s', async (_, path, text, [from, to], words) => {
    expect(text).toContain(from);
    const { warnings, rows } = await told(path, text, text.replace(from, to));
    expect(warnings.join('\n')).toContain(words);
    expect(warnings.length).toBeGreaterThan(0);
    expect(rows.length).toBeLessThan(3);
  });

  it('shows the line that is weaker, not the one above it', async () => {
    const after = HOOK.replace('RETRY_DAYS=14', 'RETRY_DAYS=21').replace('in www mail', 'in www');
    const { warnings, rows } = await told('hooks/deploy-cert.sh', HOOK, after);
    expect(warnings).toEqual([expect.stringContaining('no longer has `mail`')]);
    expect(rows).toContain('for name in www mail; do>for name in www; do');
  });

  it('is the only row where the rest of the script stays', async () => {
    const push = 'push_to_balancer /srv/tls\n';
    const hook = `#!/bin/sh\ncat "$RENEWED_LINEAGE/fullchain.pem" > /srv/tls/www.pem\n${push}systemctl reload haproxy\n`;
    const team = (text: string) => ({
      'corp/web': {
        'hooks/deploy.sh': text,
        'cron.d/certbot': '17 3 * * * root certbot renew -q --deploy-hook /opt/hooks/deploy.sh\n',
      },
    });
    const { changes = [] } = await auditPullRequest(team(hook), team(hook.replace(push, '')));
    expect(changes.map(({ action, differences: [one] }) => [action, one?.before])).toEqual([
      ['altered', 'push_to_balancer /srv/tls'],
    ]);
  });

  it('is a warning where a script of the repository is left', async () => {
    const beside = { 'ci/update-certificate.py': 'print(1)\n', 'ci/noop.py': 'print(2)\n' };
    const away = PIPELINE.replace('update-certificate.py', 'noop.py');
    expect((await told('ci/renew-certificate.gvy', PIPELINE, away, beside)).warnings.join()).toContain(
      'no longer runs',
    );
    const kept = PIPELINE.replace('update-certificate.py"', 'update-certificate.py --all"');
    expect((await told('ci/renew-certificate.gvy', PIPELINE, kept, beside)).warnings).toEqual([]);
  });

  it.each<[string, string, string, string]>([
    [
      'comments and blank lines',
      'hooks/deploy-cert.sh',
      HOOK,
      HOOK.replace('DEST=', '\n# Where the balancer reads.\nDEST='),
    ],
    [
      'quotes and indentation',
      'hooks/deploy-cert.sh',
      HOOK,
      HOOK.replace('"$DEST"\n', '$DEST\n').replaceAll('  cp', '\tcp'),
    ],
    [
      'a list on several lines',
      'recipes/certbot.rb',
      RECIPE,
      RECIPE.replace('[:enable, :start]', '[\n    :enable,\n    :start\n  ]'),
    ],
    ['blocks in another order', 'recipes/certbot.rb', RECIPE, RECIPE.split('\n\n').toReversed().join('\n\n')],
    [
      'what it prints',
      'hooks/deploy-cert.sh',
      `${HOOK}echo "certificates copied"\n`,
      `${HOOK}echo "all certificates copied"\n`,
    ],
    [
      'the name of a task',
      'roles/web/tasks/main.yml',
      TASKS,
      TASKS.replace('Renew the certificates', 'Renew all certificates'),
    ],
    [
      'another task of the file',
      'roles/web/tasks/main.yml',
      TASKS,
      TASKS.replace('{name: agent}', '{name: agent, state: latest}'),
    ],
    [
      'who gets mail',
      'ci/renew-certificate.gvy',
      `${PIPELINE}// end\nmail to: 'ops@corp.internal'\n`,
      `${PIPELINE}// end\nmail to: 'web@corp.internal'\n`,
    ],
    ['a file of documentation', 'docs/renew.md', 'Run `certbot renew`.\n', 'Run nothing.\n'],
    [
      'an application that speaks of certificates',
      'src/tls.ts',
      'const renew = certificate(1);\n',
      'const renew = certificate(2);\n',
    ],
  ])('is nothing: %s', async (_, path, before, after) => {
    expect(before).not.toBe(after);
    expect(await told(path, before, after)).toEqual({ warnings: [], rows: [] });
  });

  it.each<[string, string, [string, string]]>([
    ['a longer threshold', 'hooks/deploy-cert.sh', ['RETRY_DAYS=14', 'RETRY_DAYS=21']],
    [
      'a test that something exists',
      'hooks/deploy-cert.sh',
      ['push_to_balancer "$DEST"', 'if [ -d "$DEST" ]; then\n  push_to_balancer "$DEST"\nfi'],
    ],
    [
      'a command in place of another',
      'hooks/deploy-cert.sh',
      ['push_to_balancer "$DEST"', 'rsync -a "$DEST/" balancer:/etc/tls/'],
    ],
    [
      'one more command',
      'hooks/deploy-cert.sh',
      ['systemctl reload haproxy', 'systemctl reload haproxy\nsystemctl reload postfix'],
    ],
    ['a longer list', 'hooks/deploy-cert.sh', ['in www mail', 'in www mail imap']],
    ['another verb that acts', 'hooks/deploy-cert.sh', ['reload haproxy', 'restart haproxy']],
    [
      'a part that became a function',
      'hooks/deploy-cert.sh',
      ['push_to_balancer "$DEST"', 'publish() {\n  push_to_balancer "$DEST" --checked\n}\npublish'],
    ],
  ])('is a row and no warning: %s', async (_, path, [from, to]) => {
    const { warnings, rows } = await told(path, HOOK, HOOK.replace(from, to));
    expect(warnings).toEqual([]);
    expect(rows.length).toBeLessThan(3);
  });

  it('is a warning where another file still uses the name', async () => {
    const tasks = `- name: Copy\n  command: certbot renew --deploy-hook "sync {{ tls_sync_servers }}"\n`;
    const beside = { 'roles/certbot/tasks/main.yml': tasks };
    const at = 'roles/certbot/defaults/main.yml';
    const { warnings } = await told(at, 'tls_sync_servers: [a]\n', 'tls_remote_servers: [a]\n', beside);
    expect(warnings.join()).toContain('roles/certbot/tasks/main.yml uses `tls_sync_servers`');
    const other = { 'roles/certbot/tasks/main.yml': tasks.replace('tls_sync', 'tls_remote') };
    expect((await told(at, 'tls_sync_servers: [a]\n', 'tls_remote_servers: [a]\n', other)).warnings).toEqual([]);
  });

  it('is told where a step of another file uses the name that gets another value', async () => {
    const loop = '#!/bin/sh\nwhile sleep $SETUP_REFRESH_FREQUENCY; do\n  certbot renew -q\ndone\n';
    const env = (value: string) =>
      `FROM nginx\nRUN ./acme.sh --install --home /usr/local/bin\n\nENV SETUP_REFRESH_FREQUENCY=${value}\n\nCOPY run.sh /run.sh\nCMD /run.sh\n`;
    const change = (to: string) => told('Dockerfile', env('86400'), env(to), { 'run.sh': loop });
    expect((await change('0')).warnings.join()).toContain('SETUP_REFRESH_FREQUENCY=0');
    expect(await change('43200')).toMatchObject({ warnings: [], rows: [expect.stringContaining('43200')] });
    const other = await told('Dockerfile', env('86400'), env('0'), { 'run.sh': loop.replace('$SETUP_', '$OTHER_') });
    expect(other).toEqual({ warnings: [], rows: [] });
  });

  it.each<[string, string, string, [string, string]]>([
    [
      'a wrapper',
      'manifests/certbot.pp',
      "case $os {\n  default: {\n    exec { 'certbot renew': }\n  }\n}\n",
      ['case $os {\n  default: {\n    ', ''],
    ],
    [
      'a filter',
      'roles/certbot/tasks/main.yml',
      '- command: certbot renew\n  loop: "{{ names | default([]) }}"\n',
      [' | default([])', ''],
    ],
    [
      'a list that is written in another way',
      'nixos/acme.nix',
      '{ addr = concat "@" ["ops" "corp"]; }\n',
      ['concat "@" ["ops" "corp"]', '"ops@corp"'],
    ],
    [
      'a condition',
      'roles/certbot/tasks/main.yml',
      '- command: certbot renew\n  when: managed\n  become: true\n',
      ['  when: managed\n', ''],
    ],
    [
      'a class with a certificate in place of another',
      'manifests/irc.pp',
      "service { 'irc':\n  subscribe => Class['corp::ssl::default'],\n}\n",
      ["Class['corp::ssl::default']", 'Corp::Ssl::Bundle[$fqdn]'],
    ],
    [
      'a variable that is no longer exported',
      'bin/renew.sh',
      '#!/bin/sh\nexport KEY={{ pillar["a"]["b c"] }}\ncertbot renew\n',
      ['export KEY', 'KEY'],
    ],
    [
      'an option that moved to the settings of the client',
      'roles/certbot/tasks/main.yml',
      "- copy:\n    content: |\n      email = ops\n    dest: /etc/letsencrypt/cli.ini\n- command:\n    argv: >-\n      certbot certonly\n      '--dns-credentials', '/etc/dns.ini',\n      '-d', 'www'\n",
      [
        "      email = ops\n    dest: /etc/letsencrypt/cli.ini\n- command:\n    argv: >-\n      certbot certonly\n      '--dns-credentials', '/etc/dns.ini',\n",
        '      email = ops\n      dns-credentials = /etc/dns.ini\n    dest: /etc/letsencrypt/cli.ini\n- command:\n    argv: >-\n      certbot certonly\n',
      ],
    ],
    [
      'a rehearsal that skips it',
      'roles/certbot/tasks/main.yml',
      '- command: certbot renew\n  become: true\n',
      ['  become', '  when: not (ansible_check_mode and apt.changed)\n  become'],
    ],
    [
      'a message',
      'bin/renew-cert.sh',
      '#!/bin/sh\n[ -f due ] || { log "[renew] refusing a renewal"; return; }\ncertbot renew\n',
      ['[renew] refusing a renewal', 'Renewal skipped'],
    ],
    [
      'a test before a command',
      'bin/renew-cert.sh',
      '#!/bin/sh\n[ -r "$SSL_CONFIG" ] || error "no certificate configuration"\ncertbot renew\n',
      ['[ -r "$SSL_CONFIG" ] || error "no certificate configuration"\n', ''],
    ],
  ])('weakens nothing: %s', async (_, path, text, [from, to]) => {
    expect(text).toContain(from);
    expect((await told(path, text, text.replace(from, to))).warnings).toEqual([]);
  });

  it('is a warning where a service with the renewal is gone, and a row where it gets another mount', async () => {
    const compose =
      'services:\n  web:\n    image: nginx\n  cron:\n    build: ./cron\n    volumes:\n      - /var/run/docker.sock:/var/run/docker.sock\n      - ./:/work:ro\n';
    const beside = { 'cron/renew.sh': '#!/bin/sh\ncertbot renew -q\n' };
    const change = (from: string) => told('compose.yaml', compose, compose.replace(from, ''), beside);
    const gone = await change(compose.slice(compose.indexOf('  cron:')));
    expect(gone.warnings.join()).toContain('no longer uses `cron`');
    const socket = await change('      - /var/run/docker.sock:/var/run/docker.sock\n');
    expect(socket.warnings.join()).toContain('docker.sock');
    expect((await change('    image: nginx\n')).warnings).toEqual([]);
  });

  it('is a warning where a file about certificates is gone, and nothing where it moved', async () => {
    const hook = '#!/usr/bin/python3\nrun("scp", "fullchain.pem", "printer:")\nrun("scp", "privkey.pem", "printer:")\n';
    const report = async (head: Files) => {
      const base = { 'README.md': 'a', 'deploy-cert/printer.py': hook };
      return (await auditPullRequest({ 'corp/web': base }, { 'corp/web': { 'README.md': 'a', ...head } })).findings
        .filter(({ rule, status }) => rule === 'sync-weakened' && status === 'new')
        .map(({ message }) => message);
    };
    expect((await report({})).join()).toContain('deploy-cert/printer.py is gone');
    expect(await report({ 'hooks/printer.py': hook })).toEqual([]);
    expect(await report({ 'hooks/print.py': hook })).toEqual([]);
  });

  it('is a warning where a renewal no longer reloads, though something else does', async () => {
    const conf =
      'server {\n  listen 443 ssl;\n  ssl_certificate /etc/letsencrypt/live/www/fullchain.pem;\n  ssl_certificate_key /etc/letsencrypt/live/www/privkey.pem;\n}\n';
    const beside = { 'nginx/www.conf': conf, 'nginx/start.sh': '#!/bin/sh\n./configure.sh\nnginx -s reload\n' };
    const renew = '#!/bin/sh\ncertbot renew -q\nnginx -s reload\n';
    const { warnings } = await told('cron/renew.sh', renew, renew.replace('nginx -s reload\n', ''), beside);
    expect(warnings.join()).toContain('nginx');
    const moved = await told('cron/renew.sh', renew, renew.replace('renew -q\nnginx', 'renew -q && nginx'), beside);
    expect(moved.warnings).toEqual([]);
  });

  it('is told in the data of a client that has no entries yet', async () => {
    const { rows } = await told(
      'data/common.yaml',
      'dns::key: a\nletsencrypt::certificates: {}\n',
      'dns::key: a\nletsencrypt::certificates:\n  export:\n    domains:\n      - export.corp.internal\n',
    );
    expect(rows.join()).toContain('export:');
  });

  it('shows a long name and no long value', async () => {
    const text = 'certbot_hooks_sync_remote_servers: [a]\ncertbot_word: x\n';
    const { rows } = await told('certbot/main.yml', text, text.replace('[a]', '[b]'));
    expect(rows.join()).toContain('certbot_hooks_sync_remote_servers');
    const phrase = (last: string) => `certbot_word: correct_horse_battery_staple_of_the_${last}\n`;
    expect((await told('certbot/main.yml', phrase('ship'), phrase('boat'))).rows.join()).not.toContain('horse');
  });

  it('is a warning where a function of a sourced script is no longer called', async () => {
    const tls = `#!/bin/sh\n_setup_tls() {\n  cp /etc/letsencrypt/live/www/fullchain.pem /srv/tls/www.pem\n}\n_setup_log() {\n  mkdir -p /srv/log\n}\n`;
    const start = 'source ./lib/tls.sh\n_prepare\n_register "_setup_tls"\n_register "_setup_log"\n_start\n';
    const without = (name: string) => start.replace(`_register "${name}"\n`, '');
    const beside = { 'lib/tls.sh': tls };
    const lost = await told('start.sh', start, without('_setup_tls'), beside);
    expect(lost.warnings.join()).toContain('`_setup_tls`');
    expect(lost.rows).toEqual(['_register "_setup_tls">']);
    expect(await told('start.sh', start, without('_setup_log'), beside)).toEqual({ warnings: [], rows: [] });
    const later = start.replace('_prepare\n', '').replace('_start\n', '_prepare\n_start\n');
    expect(await told('start.sh', start, later, beside)).toEqual({ warnings: [], rows: [] });
  });

  it('is told without the secret that it holds', async () => {
    const script = 'RENEW_TOKEN=abcdefgh12345678\ncertbot renew -q\n';
    const { rows } = await told('bin/renew.sh', script, script.replace('12345678', '87654321'));
    expect(rows.join()).toContain('RENEW_TOKEN=');
    expect(rows.join()).not.toContain('8765');
  });

  it.each<[string, (secret: string) => string, string, string]>([
    ['an option', (secret) => `certbot renew -q --api-token ${secret}\n`, 'hunter-1a', 'hunter-2b'],
    [
      'an address',
      (secret) => `certbot renew -q && curl https://ops:${secret}@hooks.corp.internal/${secret.at(-1)}\n`,
      'hunter-1a',
      'hunter-2b',
    ],
    [
      'base64 that looks like a path',
      (secret) => `certbot renew -q && ./push ${secret}\n`,
      `${'aB3/'.repeat(12)}1`,
      `${'aB3/'.repeat(12)}2`,
    ],
  ])('is told without the secret in %s', async (_, script, old, fresh) => {
    const { rows } = await told('bin/renew.sh', script(old), script(fresh));
    expect(rows).toHaveLength(1);
    expect(rows.join()).not.toMatch(/hunter|aB3/);
  });

  it.each<[string, string, string, string]>([
    [
      'a list that is shorter',
      'bin/renew.sh',
      'TOKENS=(hunter-1a hunter-2b hunter-3c)\ncertbot renew -q "$TOKENS"\n',
      'TOKENS=(hunter-1a hunter-2b)\ncertbot renew -q "$TOKENS"\n',
    ],
    [
      'a value that other lines still have',
      'bin/renew.sh',
      'certbot renew -q --api-token Hunter-1a.x\n./reload-nginx Hunter-1a.x\n',
      'certbot renew -q --api-token Hunter-2b.y\n./reload-nginx Hunter-1a.x\n',
    ],
    [
      'a value that is longer, and an end that hides failures',
      'bin/renew.sh',
      'certbot renew -q --api-token abc\n',
      'certbot renew -q --api-token abchunter || true\n',
    ],
    [
      'an item below a name',
      'certbot/main.yml',
      'certbot_dns:\n  passwords:\n    - hunter-1a\n    - hunter-2b\n  email: ops@corp.internal\n',
      'certbot_dns:\n  passwords:\n    - hunter-1a\n  email: ops@corp.internal\n',
    ],
    [
      'a text below a name',
      'certbot/main.yml',
      'certbot_dns:\n  api_token: |\n    hunter-1a\n  email: ops@corp.internal\n',
      'certbot_dns:\n  api_token: |\n    hunter-2b\n  email: ops@corp.internal\n',
    ],
  ])('shows no secret of %s', async (_, path, before, after) => {
    const { rows, warnings } = await told(path, before, after);
    expect([...rows, ...warnings]).not.toEqual([]);
    expect([...rows, ...warnings].join()).not.toMatch(/hunter/i);
  });

  it.each([
    'password => "hunter-1"',
    "$api_key = 'hunter-1'",
    'when: password == "hunter-1"',
    'if (token !== "hunter-1")',
    'PASSWORD := hunter-1',
    'unless password =~ /hunter-1/',
    '("password", "hunter-1")',
  ])('shows no value of a secret in %j', (text) => {
    expect(shown(text)).not.toMatch(/hunter/);
  });

  it.each(["notify => Service['nginx']", 'when: site == "www"', '("name", "www")'])('shows all of %j', (text) => {
    expect(shown(text)).toBe(text);
  });

  it('is told without the lines of a key, and with what comes after them', async () => {
    const script = (body: string, last: string) =>
      `cat > /etc/ssl/www.key <<EOF\n-----BEGIN ${'PRIVATE'} KEY-----\n${body}\nQuux\n-----END ${'PRIVATE'} KEY-----\nEOF\n${last}`;
    const renew = 'certbot renew -q --deploy-hook /opt/push.sh\n';
    const [old, fresh] = ['a'.repeat(64), 'b'.repeat(64)];
    expect(await told('bin/renew.sh', script(old, renew), script(fresh, renew))).toEqual({ warnings: [], rows: [] });
    const { rows } = await told('bin/renew.sh', script(old, `set -e\n${renew}`), script(fresh, renew));
    expect(rows.join()).toContain('set -e');
    expect(rows.join()).not.toMatch(/a{20}|b{20}|Quux/);
    // A script that looks for such a line holds no key.
    const check = `grep -q "-----BEGIN ${'CERTIFICATE'}-----" "$1"\nset -e\n${renew}`;
    expect((await told('bin/renew.sh', check, check.replace('set -e\n', ''))).rows.join()).toContain('set -e');
  });

  it('is a warning where only a test has the command now', async () => {
    const away = HOOK.replace('push_to_balancer "$DEST"\n', '');
    const report = async (path: string) => {
      const head = { 'hooks/deploy-cert.sh': away, [path]: 'DEST=/srv\npush_to_balancer "$DEST"\n' };
      const { findings } = await auditPullRequest(
        { 'corp/web': { 'hooks/deploy-cert.sh': HOOK } },
        { 'corp/web': head },
      );
      return findings.filter(({ rule, status }) => rule === 'sync-weakened' && status === 'new').length;
    };
    expect(await report('test/fixtures/push.sh')).toBe(1);
    expect(await report('hooks/push.sh')).toBe(0);
  });

  it('is no warning in a test', async () => {
    const { warnings } = await told('test/fixtures/deploy-cert.sh', HOOK, HOOK.replace('set -e\n', 'exit 0\n'));
    expect(warnings).toEqual([]);
  });
});
