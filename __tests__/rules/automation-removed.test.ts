import { describe, expect, it } from 'vitest';
import { automationRemoved } from '../../src/rules/automation-removed.ts';
import { changeProblems, type Files } from '../support/changes.ts';

const CERTIFICATE = `apiVersion: cert-manager.io/v1
kind: Certificate
metadata: {name: web, namespace: shop}
spec:
  secretName: web-tls
  dnsNames: [www.corp.internal]
  issuerRef: {name: corp, kind: ClusterIssuer}
`;
const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  namespace: shop
  annotations:
    reloader.stakater.com/auto: "true"
spec:
  template:
    spec:
      containers:
        - {name: web, image: nginx, volumeMounts: [{name: tls, mountPath: /tls}]}
      volumes:
        - {name: tls, secret: {secretName: web-tls}}
`;
const NO_RELOAD = DEPLOYMENT.replace(/ {2}annotations:\n.*\n/, '');
const OWNERS = 'apps/ @corp/shop\ncerts/ @corp/platform\n';
const BASE: Files = { 'apps/web.yaml': DEPLOYMENT, 'certs/web.yaml': CERTIFICATE, '.github/CODEOWNERS': OWNERS };

const run = (head: Files, base = BASE) => changeProblems(automationRemoved, base, head);
const without = (path: string): Files => Object.fromEntries(Object.entries(BASE).filter(([name]) => name !== path));

describe('a reload', () => {
  it('that is removed while the workload still mounts a renewed Secret', async () => {
    const [problem, ...more] = await run({ ...BASE, 'apps/web.yaml': NO_RELOAD });
    expect(more).toEqual([]);
    expect(problem?.message).toContain('Deployment "web"');
    expect(problem?.locations).toMatchObject([{ path: 'apps/web.yaml' }]);
    expect(problem?.owners).toEqual(['@corp/shop', '@corp/platform']);
  });

  it.each<[string, Files]>([
    ['of a workload that goes too', without('apps/web.yaml')],
    [
      'that another annotation replaces',
      {
        ...BASE,
        'apps/web.yaml': DEPLOYMENT.replace(
          'reloader.stakater.com/auto: "true"',
          'secret.reloader.stakater.com/reload: web-tls',
        ),
      },
    ],
    [
      'of a workload that no longer mounts it',
      { ...BASE, 'apps/web.yaml': NO_RELOAD.replace('secret: {secretName: web-tls}', 'emptyDir: {}') },
    ],
    [
      'that moves to another file with its workload',
      { ...without('apps/web.yaml'), 'apps/web/deployment.yaml': DEPLOYMENT },
    ],
  ])('%s is silent', async (_, head) => {
    expect(await run(head)).toEqual([]);
  });

  it('of a Secret of which nobody knows who renews it is a warning that says so', async () => {
    const base = { 'apps/web.yaml': DEPLOYMENT };
    const [problem, ...more] = await run({ 'apps/web.yaml': NO_RELOAD }, base);
    expect(more).toEqual([]);
    expect(problem).toMatchObject({
      level: 'warning',
      message: expect.stringContaining('no tool that renews its certificate was found in this repository'),
    });
  });
});

describe('a producer', () => {
  it('that is removed while its Secret is still mounted', async () => {
    const [problem] = await run(without('certs/web.yaml'));
    expect(problem?.message).toMatch(/Certificate "web".*nothing renews it now/);
    expect(problem?.related?.map((place) => place.path)).toContain('apps/web.yaml');
  });

  it('that moves is silent', async () => {
    expect(await run({ ...without('certs/web.yaml'), 'platform/web.yaml': CERTIFICATE })).toEqual([]);
  });

  it('that goes with its consumer is silent', async () => {
    expect(await run({ '.github/CODEOWNERS': OWNERS })).toEqual([]);
  });
});

describe('a schedule', () => {
  const base = {
    'etc/cron.d/certbot': '0 3 * * * root certbot renew --deploy-hook "systemctl reload nginx"\n',
    'setup.sh': 'certbot certonly --webroot -w /srv -d www.corp.internal\n',
  };

  it('that stays is silent', async () => {
    expect(await run({ ...base, 'README.md': 'x' }, base)).toEqual([]);
  });
});

describe('a file that holds both a schedule and what it starts', () => {
  it('is named once when it goes, with what depends on it', async () => {
    const nginx =
      'server {\n  listen 443 ssl;\n  ssl_certificate /etc/letsencrypt/live/www.corp.internal/fullchain.pem;\n}\n';
    const base = { 'cron.d/certbot': '17 3 * * * root certbot renew --quiet\n', 'nginx/conf.d/www.conf': nginx };
    const [problem, ...more] = await run({ 'nginx/conf.d/www.conf': nginx }, base);
    expect(more).toEqual([]);
    expect(problem?.message).toMatch(/^This change removes the renewal of certbot from cron\.d\/certbot\. /);
    expect(problem?.locations).toEqual([{ repository: 'corp/web', path: 'cron.d/certbot' }]);
    expect(problem?.related?.map(({ path }) => path)).toEqual(['nginx/conf.d/www.conf']);
  });
});

const CHEF = (told: string) => `ssl_certificate "apt" do\n  domains ["apt.corp.internal"]\n${told}end\n`;
const NOTIFIES = '  notifies :reload, "service[apache2]"\n';
const SITE = 'SSLCertificateFile /etc/ssl/certs/apt.pem\nSSLCertificateKeyFile /etc/ssl/private/apt.key\n';
const OTHER_ROLE = {
  'cookbooks/wiki/recipes/default.rb': CHEF(NOTIFIES),
  'cookbooks/wiki/templates/apache.conf': SITE,
};
const COOKBOOK = { ...OTHER_ROLE, 'cookbooks/apt/templates/apache.conf': SITE };
const TIMER =
  'systemd_service "letsencrypt-renew" do\n  exec_start "/srv/bin/renew"\nend\n\nsystemd_timer "letsencrypt-renew" do\n  on_unit_inactive_sec "12h"\nend\n\nservice "letsencrypt-renew.timer" do\n  action [:enable]\nend\n';
const BOOT = {
  'init/run': '#!/bin/bash\n# renews the certificate\n/app/le-renew.sh\n',
  'app/le-renew.sh': '#!/bin/bash\ncertbot renew\n',
};
const CRONTAB = '0 */12 * * * /app/le-renew.sh >> /log/renewal.log 2>&1\n';
const COPIES = (...names: string[]) =>
  names
    .map(
      (name) =>
        `{% for name in pillar.get('tls:${name}') %}\n/etc/ssl/private/${name}-{{ name }}.pem:\n  file.managed:\n    - contents_pillar: tls:${name}:{{ name }}\n{% endfor %}\n`,
    )
    .join('\n');
const LIVE =
  'server {\n  listen 443 ssl;\n  ssl_certificate /etc/letsencrypt/live/www.corp.internal/fullchain.pem;\n  ssl_certificate_key /etc/letsencrypt/live/www.corp.internal/privkey.pem;\n}\n';
const ONCE = '#!/bin/sh\ncertbot certonly --webroot -w /srv/www -d www.corp.internal\n';
const COMPOSE =
  "services:\n  web: {image: nginx}\n  certbot:\n    image: certbot/certbot\n    entrypoint: /bin/sh -c 'while :; do certbot renew; sleep 12h; done'\n";
const WATCH = (reload: string) => `#!/bin/sh\n# the certificate changed\ntest -f /certs/tls.pem\n${reload}`;
const WATCHED = {
  'nginx.conf':
    'server {\n  listen 443 ssl;\n  ssl_certificate /certs/tls.pem;\n  ssl_certificate_key /certs/tls.key;\n}\n',
  'start.sh': '#!/bin/sh\n# certificates\n/opt/watch.sh &\n/opt/other.sh\n',
  'other.sh': '#!/bin/sh\n# another certificate\nnginx -s reload\n',
};
const HAPROXY = 'frontend main\n  bind :443 ssl crt /etc/ssl/private/\n';
const READY = (alert: string) =>
  `groups:\n- name: certificates\n  rules:\n  - alert: Absent\n    expr: absent(up{job="cert-manager"})\n${alert}`;
const NOT_READY = '  - alert: NotReady\n    expr: certmanager_certificate_ready_status{condition!="True"} == 1\n';
const ISSUERS =
  'apiVersion: cert-manager.io/v1\nkind: ClusterIssuer\nmetadata: {name: letsencrypt-production}\nspec: {selfSigned: {}}\n';
const WILDCARD = (issuer: string, secret: string) =>
  `apiVersion: cert-manager.io/v1\nkind: Certificate\nmetadata: {name: web, namespace: network}\nspec:\n  secretName: ${secret}\n  dnsNames: [www.corp.internal]\n  issuerRef: {name: ${issuer}, kind: ClusterIssuer}\n`;
const INGRESS_NGINX = (secret: string) =>
  `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: ingress-nginx}\nspec:\n  values:\n    controller:\n      extraArgs: {default-ssl-certificate: network/${secret}}\n`;
const CLUSTER = { 'issuer.yaml': ISSUERS, 'release.yaml': INGRESS_NGINX('web-tls') };
const ISSUE = (then: string) =>
  `#!/bin/bash\nwhile true; do\n  acme-tiny --account-key /etc/tls/a.key --csr /etc/tls/a.csr > /etc/tls/www.pem\n  if [ "$changed" = 1 ]; then\n    ${then}    echo done\n  fi\n  sleep 1d\ndone\n`;
const TELL = '/opt/tls/tell-servers.sh\n';
const OWN_RELOAD = {
  'tell-servers.sh': '#!/bin/bash\n# New certificates.\nreload_it() {\n  nginx -s reload\n}\nreload_it\n',
  'nginx.conf': 'server {\n  listen 443 ssl;\n  ssl_certificate /etc/tls/www.pem;\n}\n',
};

describe('a step is missed', () => {
  it.each<[string, Files, Files, string]>([
    [
      'of its role, although another role has one',
      { ...COOKBOOK, 'cookbooks/apt/recipes/default.rb': CHEF(NOTIFIES) },
      { ...COOKBOOK, 'cookbooks/apt/recipes/default.rb': CHEF('') },
      'warning removes the reload of apache (chef)',
    ],
    [
      'that a resource of Chef timed',
      { 'letsencrypt/recipes/default.rb': TIMER },
      { 'letsencrypt/recipes/default.rb': TIMER.replace(/systemd_timer[\s\S]*?end\n\n/, '') },
      'warning removes the schedule of letsencrypt-renew.timer',
    ],
    [
      'by the clock, although a start of the container does it too',
      { ...BOOT, 'etc/crontabs/root': CRONTAB },
      { ...BOOT, 'etc/crontabs/root': '# none\n' },
      'warning removes the schedule of',
    ],
    [
      'in a folder to which another one writes other files',
      { 'tls.sls': COPIES('own', 'acme'), 'haproxy.cfg': HAPROXY },
      { 'tls.sls': COPIES('own'), 'haproxy.cfg': HAPROXY },
      'warning removes the copy of',
    ],
    [
      'that tells of failed renewals',
      { 'rules.yml': READY(NOT_READY) },
      { 'rules.yml': READY('') },
      'warning removes the alert on certificates',
    ],
    [
      'that a loop ran, although something obtains it once',
      { 'nginx.conf': LIVE, 'init.sh': ONCE, 'docker-compose.yml': COMPOSE },
      { 'nginx.conf': LIVE, 'init.sh': ONCE, 'docker-compose.yml': 'services:\n  web: {image: nginx}\n' },
      'warning removes the renewal of certbot',
    ],
    [
      'that a script did which is still started',
      { ...WATCHED, 'watch.sh': WATCH('nginx -s reload\n') },
      { ...WATCHED, 'watch.sh': WATCH('') },
      'warning removes the reload of nginx',
    ],
    [
      'that a script reloaded in its own script after a renewal',
      { ...OWN_RELOAD, 'issue.sh': ISSUE(TELL) },
      { ...OWN_RELOAD, 'issue.sh': ISSUE('') },
      'warning removes the schedule of script "tell-servers.sh" (cron) from issue.sh. Nothing else that starts the reload of nginx',
    ],
    [
      'because its issuer has another name',
      { ...CLUSTER, 'c.yaml': WILDCARD('letsencrypt-production', 'web-tls') },
      { ...CLUSTER, 'c.yaml': WILDCARD('letsencrypt-prod', 'web-tls') },
      'warning reads ClusterIssuer letsencrypt-prod',
    ],
    [
      'by ingress-nginx, which reads another Secret',
      { ...CLUSTER, 'c.yaml': WILDCARD('letsencrypt-production', 'web-tls') },
      { ...CLUSTER, 'c.yaml': WILDCARD('letsencrypt-production', 'wildcard-tls') },
      'error provides',
    ],
  ])('%s', async (_, base, head, expected) => {
    const found = await changeProblems(automationRemoved, base, head);
    const [level, ...words] = expected.split(' ');
    expect(found.map((one) => [one.level ?? 'error', one.message])).toEqual([
      [level, expect.stringContaining(words.join(' '))],
    ]);
    expect(await changeProblems(automationRemoved, head, base)).toEqual([]);
  });

  it.each<[string, Files, Files]>([
    [
      'that another renewal restarts as well',
      { ...OWN_RELOAD, 'issue.sh': ISSUE(TELL), 'renew.sh': ISSUE(TELL) },
      { ...OWN_RELOAD, 'issue.sh': ISSUE(''), 'renew.sh': ISSUE(TELL) },
    ],
    [
      'that another script now restarts',
      { ...OWN_RELOAD, 'issue.sh': ISSUE(TELL) },
      { ...OWN_RELOAD, 'issue.sh': ISSUE('/opt/tls/after.sh\n'), 'after.sh': `# New certificates.\n${TELL}` },
    ],
    [
      'that a script restarted which neither renews nor repeats',
      { ...OWN_RELOAD, 'setup.sh': `# Serves new certificates.\n${TELL}` },
      { ...OWN_RELOAD, 'setup.sh': '# Serves new certificates.\ntrue\n' },
    ],
  ])('by no server %s', async (_, base, head) => {
    expect(await changeProblems(automationRemoved, base, head)).toEqual([]);
  });

  it('by nothing where ingress-nginx takes the other Secret in the same change', async () => {
    const found = await changeProblems(
      automationRemoved,
      { ...CLUSTER, 'c.yaml': WILDCARD('letsencrypt-production', 'web-tls') },
      { ...CLUSTER, 'c.yaml': WILDCARD('letsencrypt-production', 'own-tls'), 'release.yaml': INGRESS_NGINX('own-tls') },
    );
    expect(found).toEqual([]);
  });
});
