/** The renewal path of each server, through files that name one thing in ways of their own; each beside a twin in which a link is missing. */
import { describe, expect, it } from 'vitest';
import { html } from '../../src/reporters/html.ts';
import { downstream, factNode, graphOf, upstream } from '../../src/topology/graph.ts';
import { servedUses } from '../../src/topology/served-uses.ts';
import { auditTeam, type Files } from '../support/team-chains.ts';

/** Of each consumer: what it gets new versions from, and what reloads it, as `role path:line`. */
async function pathsOf(files: Files): Promise<Record<string, string[]>> {
  const { topology } = await auditTeam({ 'corp/infra': files });
  const graph = graphOf(topology);
  const paths: Record<string, string[]> = {};
  topology.facts.forEach(({ kind, location: { path, line } }, index) => {
    if (kind !== 'consumer') return;
    const around = [...upstream(graph, factNode(index)), ...downstream(graph, factNode(index))];
    const steps = around.flatMap(({ fact: { kind, location } }) =>
      kind === 'scope' ? [] : [`${kind} ${location.path}:${location.line}`],
    );
    paths[`${path}:${line}`] = [...new Set(steps)].sort();
  });
  return paths;
}

describe('values of a chart, of which the chart itself asks for the certificate', () => {
  const chart = {
    'charts/observability/Chart.yaml': 'apiVersion: v2\nname: observability\nversion: 1.0.0\n',
    'charts/observability/values.yaml': `prometheus:
  server:
    ingress:
      ingressClassName: nginx
      annotations:
        cert-manager.io/cluster-issuer: letsencrypt
`,
  };
  const override = (keys: [string, string]) => `${keys[0]}:
  ${keys[1]}:
    ingress:
      enabled: true
      hosts: [metrics.east.corp.example]
      tls:
        - secretName: metrics-tls
          hosts: [metrics.east.corp.example]
`;
  const ASKED = ['producer charts/observability/values.yaml:3'];

  it.each<[string, string, string, string[]]>([
    ['in another folder', 'clusters/east/observability.yaml', override(['prometheus', 'server']), ASKED],
    ['beside the chart', 'charts/observability/values-east.yaml', override(['prometheus', 'server']), ASKED],
    ['of another part of the chart', 'clusters/east/observability.yaml', override(['prometheus', 'agent']), []],
    ['of another chart', 'charts/other/values.yaml', override(['prometheus', 'server']), []],
  ])('%s', async (_, path, text, steps) =>
    expect(await pathsOf({ ...chart, [path]: text })).toEqual({ [`${path}:7`]: steps }),
  );

  it.each([
    ['annotations: {cert-manager.io/cluster-issuer: le}', { 'sso.yaml:4': ['producer sso.yaml:4'] }],
    ['className: nginx', {}],
  ])('with rules of their own and %s', async (beside, paths) => {
    const text = `ingress:\n  ${beside}\n  tls:\n    - {secretName: sso-tls, hosts: [sso.corp.example]}\n  rules: [{host: sso.corp.example}]\n`;
    expect(await pathsOf({ 'sso.yaml': text })).toEqual(paths);
  });

  it('are joined by a single key in the folder of the chart only', async () => {
    const values = 'ingress:\n  annotations:\n    cert-manager.io/issuer: ca\n';
    const own = 'ingress:\n  hosts: [a.corp.example]\n  tls:\n    - secretName: a-tls\n      hosts: [a.corp.example]\n';
    const files = { 'charts/a/values.yaml': values, 'charts/a/values-live.yaml': own, 'charts/b/live.yaml': own };
    expect(await pathsOf(files)).toEqual({
      'charts/a/values-live.yaml:4': ['producer charts/a/values.yaml:1'],
      'charts/b/live.yaml:4': [],
    });
  });

  it.each([
    ['{{ .Values.portal.ingress.tls.secretName }}', ['producer charts/portal/values.yaml:2']],
    ['{{ .Values.portal.backend.tls.secretName }}', []],
  ])('and the template that reads them: %s', async (name, steps) => {
    const files = {
      'charts/portal/values.yaml':
        'portal:\n  ingress:\n    annotations: {kubernetes.io/tls-acme: "true"}\n    tls: {secretName: portal-tls}\n',
      'charts/portal/templates/ingress.yaml': `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: portal
  annotations: {{- toYaml .Values.portal.ingress.annotations | nindent 4 }}
spec:
  tls:
    - secretName: ${name}
      hosts: [portal.corp.example]
`,
    };
    expect(await pathsOf(files)).toEqual({ 'charts/portal/templates/ingress.yaml:8': steps });
  });
});

describe('a script of its own that reloads, called by the one that renews', () => {
  const renewal = (script: string) => ({
    'image/renew.sh': `#!/bin/sh
while read -r name; do
  echo "$name"
done <<< "$NAMES"
while true; do
  certbot renew
  cp -L /etc/letsencrypt/live/mail.corp.example/fullchain.pem /etc/ssl/mail/cert.pem
  cp -L /etc/letsencrypt/live/mail.corp.example/privkey.pem /etc/ssl/mail/key.pem
  ./${script}
  sleep 12h
done
`,
    'postfix/main.cf': 'smtpd_tls_cert_file = /etc/ssl/mail/cert.pem\nsmtpd_tls_key_file = /etc/ssl/mail/key.pem\n',
  });
  const reloadOf = async (script: string, lines: string) => {
    const paths = await pathsOf({
      ...renewal('tell.sh'),
      [`image/${script}`]: `#!/bin/sh\n# certificates\n${lines}\n`,
    });
    return (paths['postfix/main.cf:1'] ?? []).filter((step) => step.startsWith('reload'));
  };
  const URL = 'http://docker.corp.example/containers';

  it.each([
    ['a function with the container', 'restart_container "$POSTFIX_ID"'],
    ['a function by its name', 'reload_postfix'],
    ['a POST that restarts', `curl -s -X POST ${URL}/mail-postfix-1/restart`],
    ['a POST that signals', `curl --unix-socket /var/run/docker.sock -XPOST "${URL}/\${POSTFIX}/kill?signal=HUP"`],
    ['a POST that runs a reload', `curl -d '{"Cmd": ["postfix", "reload"]}' ${URL}/postfix/exec`],
  ])('by %s', async (_, line) => expect(await reloadOf('tell.sh', line)).toEqual(['reload image/tell.sh:3']));

  it.each([
    ['another service', `curl -X POST ${URL}/nginx/restart`],
    ['a GET', `curl -s ${URL}/postfix/json; curl ${URL}/postfix/restart`],
    ['a command that reloads nothing', `curl -d '{"Cmd": ["postfix", "status"]}' ${URL}/postfix/exec`],
  ])('not by %s', async (_, line) => expect(await reloadOf('tell.sh', line)).toEqual([]));
});

describe('certificates of NixOS', () => {
  const certificates = (set: string) => `{ config, ... }: {
  security.acme.certs =
    let
      issued =
        {
          more ? [ ],
        }:
        {
          extraDomainNames = more;
          postRun = "systemctl --no-block try-restart postfix.service";
        };
    in
    {
      ${set}
    };
}
`;
  const postfix = `{ ... }: {
  services.postfix.settings.main.smtpd_tls_cert_file = "/var/lib/acme/mail.corp.example/fullchain.pem";
}
`;
  it.each([
    ['"mail.corp.example" = issued { };', ['producer certs.nix:14', 'reload certs.nix:14']],
    ['"mail.corp.example" = { dnsProvider = "x"; };', ['producer certs.nix:14']],
    ['"www.corp.example" = issued { more = [ "corp.example" ]; };', ['reload certs.nix:14']],
  ])('behind a let: %s', async (set, steps) => {
    const paths = await pathsOf({ 'certs.nix': certificates(set), 'mail.nix': postfix });
    expect(paths['mail.nix:2']).toEqual(steps);
  });

  const module = (value: string) => `{ lib, ... }: {
  options.services.nginx.virtualHosts = lib.mkOption {
    type = lib.types.attrsOf (lib.types.submodule {
      config.enableACME = ${value};
    });
  };
}
`;
  const plain = (body: string) => `{ services.nginx.virtualHosts."a.corp.example" = {${body}\n};\n}\n`;
  it.each([
    ['lib.mkDefault true', '', ['producer nginx.nix:4', 'reload nginx.nix:4']],
    ['lib.mkDefault false', '', []],
    ['lib.mkDefault true', ' enableACME = false;', undefined],
  ])('of each virtual host by default: %s%s', async (value, body, steps) => {
    const paths = await pathsOf({ 'nginx.nix': module(value), 'a.nix': plain(body) });
    expect(paths['a.nix:1']).toEqual(steps);
  });

  const host = (name: string, before = '') => `{ config, ... }:
let
  site = "www.corp.example";${before}
in {
  services.nginx.virtualHosts.${name} = {
    enableACME = true;
  };
}
`;
  it.each([
    ['a value of the file', '"${site}"', '', ['producer a.nix:6', 'reload a.nix:6']],
    ['an option of the machine', '${config.corp.site}', '', ['producer a.nix:6', 'reload a.nix:6']],
    ['a name with two values', '"${site}"', '\n  site = "b.corp.example";', ['reload a.nix:7']],
  ])('of a virtual host by %s', async (_, name, before, steps) => {
    const [path] = Object.values(await pathsOf({ 'a.nix': host(name, before) }));
    expect(path).toEqual(steps);
  });
});

describe('certificates of Puppet', () => {
  const configured = (option: string) => `class profile::tls {
  class { 'letsencrypt':
    config => { 'server' => 'https://acme.corp.example', ${option} },
  }
  cron { 'renew':
    command => 'certbot renew -q',
    hour    => 4,
  }
}
class role::portal {
  letsencrypt::certonly { 'portal.corp.example':
    domains => ['portal.corp.example'],
  }
  Apache::Vhost <| title == $portal |> {
    ssl_cert => '/etc/letsencrypt/live/portal.corp.example/fullchain.pem',
  }
}
`;
  it.each([
    ["'deploy-hook' => 'systemctl reload apache2'", ['reload site.pp:3']],
    ["'deploy-hook' => 'systemctl reload postfix'", []],
    ["'key-type' => 'ecdsa'", []],
  ])('for what is collected, with the option %s', async (option, reloads) => {
    const paths = await pathsOf({ 'site.pp': configured(option) });
    const renewal = ['producer site.pp:11', 'producer site.pp:6', 'schedule site.pp:5', 'schedule site.pp:6'];
    expect(paths['site.pp:15']).toEqual([...renewal, ...reloads].sort());
  });

  const type = `define pki::cert (String $service) {
  file { "/etc/hostcerts/\${title}":
    recurse => true,
    source  => "puppet://\${ca_host}/issued/\${title}",
  }
}
`;
  it.each([
    ["notify => Service['haproxy']", ['copy pki/cert.pp:2', 'reload lb.pp:1']],
    ["service => 'haproxy'", ['copy pki/cert.pp:2', 'reload lb.pp:1']],
    ["service => 'memcached'", ['copy pki/cert.pp:2']],
  ])('of a type of its own, with %s', async (parameter, steps) => {
    const paths = await pathsOf({
      'pki/cert.pp': type,
      'lb.pp': `pki::cert { 'lb.corp.example':\n  ${parameter},\n}\n`,
      'haproxy.cfg': 'frontend www\n  bind :443 ssl crt /etc/hostcerts/lb.corp.example/live/bundle.pem\n',
    });
    expect(paths['haproxy.cfg:2']).toEqual(steps);
  });
});

describe('certificates of a pillar', () => {
  const issued = (set: string) => `def ext_pillar(minion_id, pillar, base="/srv/ca"):
    data = {"pki": {}}
    for name in pillar.get("names", []):
        certificate = builder.sign(key)
        ${set}
    return data
`;
  const taken = `def ext_pillar(minion_id, pillar):
    data = {"pki": {"hosts": {}}}
    with open(f"/etc/letsencrypt/live/{minion_id}/fullchain.pem") as chain:
        data["pki"]["hosts"][minion_id] = chain.read()
    return data
`;
  const state = (key: string) => `{% for name in pillar.get('pki', {}) %}
/etc/ssl/private/{{ name }}.pem:
  file.managed:
    - contents_pillar: ${key}
    - watch_in:
      - service: nginx
{% endfor %}
nginx:
  service.running:
    - reload: True
`;
  const schedule = `apply:
  cron.present:
    - name: timeout 20m salt-call state.apply >> /var/log/states.log
    - minute: '*/20'
`;
  const served = async (program: string, key: string, more: Files = {}) => {
    const site = 'server {\n  listen 443 ssl;\n  ssl_certificate /etc/ssl/private/www.pem;\n}\n';
    const files = { '_pillar/pki.py': program, 'tls/init.sls': state(key), 'nginx/site.conf': site, ...more };
    return (await pathsOf(files))['nginx/site.conf:3'];
  };
  const COPIED = ['copy tls/init.sls:3', 'reload tls/init.sls:3'];

  it('that a program of the master issues when the states are applied', async () =>
    expect(
      await served(issued('data["pki"]["hosts"][name] = certificate'), 'pki:hosts:{{ name }}', {
        'cron.sls': schedule,
      }),
    ).toEqual(['copy tls/init.sls:3', 'producer _pillar/pki.py:5', 'reload tls/init.sls:3', 'schedule cron.sls:2']));

  it('that a program takes from what certbot keeps', async () =>
    expect(
      await served(taken, 'pki:hosts:{{ name }}', { 'etc/cron.d/certbot': '5 4 * * * root certbot renew\n' }),
    ).toEqual(expect.arrayContaining(['copy _pillar/pki.py:3', 'schedule etc/cron.d/certbot:1', ...COPIED])));

  it.each([
    ['another key', issued('data["pki"]["hosts"][name] = certificate'), 'pki:users:{{ name }}'],
    ['a key of the first level', issued('data["pki"] = certificate'), 'pki:hosts:{{ name }}'],
    [
      'a program that issues nothing',
      issued('data["pki"]["hosts"][name] = x').replace('.sign(', '.load('),
      'pki:hosts:a',
    ],
  ])('but not by %s', async (_, program, key) => expect(await served(program, key)).toEqual(COPIED));
});

describe('paths in variables', () => {
  const CRON = { 'etc/cron.d/certbot': '5 4 * * * root certbot renew -q --deploy-hook "systemctl reload postfix"\n' };
  const LIVE = '/etc/letsencrypt/live/mail.corp.example/fullchain.pem';
  const served = async (template: string, settings: Files) => {
    const paths = await pathsOf({ ...CRON, ...settings, 'mail/main.cf.j2': `smtpd_tls_cert_file = ${template}\n` });
    return (paths['mail/main.cf.j2:1'] ?? []).filter((step) => !step.startsWith('reload'));
  };
  const RENEWED = ['producer etc/cron.d/certbot:1', 'schedule etc/cron.d/certbot:1'];

  it.each<[string, string, Files]>([
    ['of a playbook', '{{ mail_tls_cert }}', { 'group_vars/all': `mail_tls_cert: ${LIVE}\n` }],
    ['with a default', '{{ mail_tls_cert | default(x) }}', { 'vars/a.yml': `mail_tls_cert: "${LIVE}"\n` }],
    ['of a shell', '$MAIL_TLS_CERT', { 'mail.env': `MAIL_TLS_CERT=${LIVE}\n` }],
    [
      'below a folder',
      '{{ mail_cert }}',
      { 'vars/a.yml': `base: /etc/letsencrypt\nmail_cert: "{{ base }}/live/{{ host }}/chain.pem"\n` },
    ],
    ['of a manifest', '<%= @tls_cert %>', { 'mail.pp': `class mail ($tls_cert = '${LIVE}') {}\n` }],
    ['of a program', '%tls_cert_file', { 'setup.py': `config.set("mail", "tls_cert_file", (\n    "${LIVE}"))\n` }],
    [
      'of a program that fills the name in',
      '%tls_cert_file',
      { 'setup.py': 'c.set("m", "tls_cert_file", "/etc/letsencrypt/live/{}/fullchain.pem".format(h))\n' },
    ],
  ])('%s', async (_, template, settings) => expect(await served(template, settings)).toEqual(RENEWED));

  it.each<[string, string, Files]>([
    ['of another name', '{{ mail_tls_cert }}', { 'vars/a.yml': `web_tls_cert: ${LIVE}\n` }],
    ['that is commented out', '{{ mail_tls_cert }}', { 'vars/a.yml': `# mail_tls_cert: ${LIVE}\n` }],
    ['of one word', '{{ cert }}', { 'vars/a.yml': `cert: ${LIVE}\n` }],
    [
      'below a folder that is not known',
      '{{ mail_cert }}',
      { 'vars/a.yml': 'mail_cert: "{{ base }}/live/{{ host }}/chain.pem"\n' },
    ],
    ['of a key', '{{ mail_tls_key }}', { 'vars/a.yml': `mail_tls_key: ${LIVE}\n` }],
    ['that is a part of the path', '/srv/{{ mail_tls_cert }}', { 'vars/a.yml': `mail_tls_cert: ${LIVE}\n` }],
    [
      'with many paths',
      '{{ mail_tls_cert }}',
      {
        'vars/a.yml': [1, 2, 3, 4, 5].map((n) => `mail_tls_cert: /etc/ssl/${n}.pem\n`).join(`mail_tls_cert: ${LIVE}\n`),
      },
    ],
  ])('but none %s', async (_, template, settings) => expect(await served(template, settings)).toEqual([]));
});

describe('configuration of web servers under any name', () => {
  const copied = { 'tls.sls': '/etc/ssl/www.pem:\n  file.managed:\n    - contents: x\n' };
  const nginx = 'server {\n  listen 443 ssl;\n{% if secure %}\n  ssl_certificate /etc/ssl/www.pem;\n{% endif %}\n}\n';
  const erb = '<% if @secure %>\nssl_certificate /etc/ssl/www.pem;\n<% end %>\n';
  const apache = '<VirtualHost *:443>\n  SSLCertificateFile /etc/ssl/www.pem\n</VirtualHost>\n';

  it.each([
    ['roles/web/templates/gateway.j2', nginx, 'gateway.j2:4'],
    ['modules/web/templates/site.erb', erb, 'site.erb:2'],
    ['config/www.corp.example', nginx, 'www.corp.example:4'],
    ['config/www.corp.example', apache, 'www.corp.example:2'],
  ])('%s', async (path, text, place) => {
    const paths = Object.entries(await pathsOf({ ...copied, [path]: text }));
    expect(paths.map(([at, steps]) => [at.replace(/^.*\//, ''), steps])).toEqual([[place, ['copy tls.sls:2']]]);
  });

  it.each(['docs/site.md', 'src/site.ts', 'tests/site.html', 'README.rst'])('but not %s', async (path) =>
    expect(await pathsOf({ ...copied, [path]: nginx })).toEqual({}),
  );
});

describe('a certificate that a playbook asks for', () => {
  const task = '- command: certbot certonly --standalone -n -d www.corp.example\n';
  const site = 'server {\n  ssl_certificate /etc/letsencrypt/live/www.corp.example/fullchain.pem;\n}\n';

  it.each([
    ['certbot', ['schedule tasks/package.yml:1']],
    ['nginx', []],
  ])('with the package %s', async (name, steps) => {
    const paths = await pathsOf({
      'tasks/main.yml': task,
      'tasks/package.yml': `- apt: {package: ${name}}\n`,
      'www.conf': site,
    });
    expect(paths['www.conf:2']).toEqual(['producer tasks/main.yml:1', ...steps]);
  });
});

describe('a script that is installed under another name', () => {
  const install = (source: string) => `- copy: {src: ${source}, dest: /usr/local/bin/renew-certs, mode: "0755"}\n`;
  const renewal = '#!/bin/sh\nlego --path /etc/ssl/lego -d www.corp.example renew\n';

  it.each([
    ['renew-certs.sh', ['schedule cron.d/certs:1', 'schedule tasks/main.yml:1']],
    ['other.sh', []],
  ])('%s', async (source, steps) => {
    const paths = await pathsOf({
      'tasks/main.yml': install(source),
      'files/renew-certs.sh': renewal,
      'cron.d/certs': '5 4 * * * root /usr/local/bin/renew-certs\n',
      'www.conf': 'server {\n  ssl_certificate /etc/ssl/lego/certificates/www.corp.example.crt;\n}\n',
    });
    expect(paths['www.conf:2']).toEqual(['producer files/renew-certs.sh:2', ...steps]);
  });
});

describe('places that are written in short', () => {
  const site = (path: string) => ({ 'nginx/www.conf': `server {\n  listen 443 ssl;\n  ssl_certificate ${path};\n}\n` });
  const state = (path: string) => ({
    'tls.sls': `tls:\n  file.managed:\n    - name: ${path}\n    - contents: x\n`,
  });
  const sync = (source: string, target: string) => ({
    'sync.sh': `#!/bin/sh\nrsync -a --password-file=/etc/sync.secret ${source} ${target}\n`,
  });

  it.each<[string, Files, string[]]>([
    ['below the folder of nginx', { ...site('ssl/www.pem'), ...state('/etc/nginx/ssl/www.pem') }, ['copy tls.sls:2']],
    ['in another folder', { ...site('tls/www.pem'), ...state('/etc/nginx/ssl/www.pem') }, []],
    [
      'a name that a template fills in',
      { ...site('/etc/ssl/www.pem'), ...state('/etc/ssl/{{ one }}') },
      ['copy tls.sls:2'],
    ],
    ['a name in a folder of other things', { ...site('/etc/www/a.pem'), ...state('/etc/www/{{ one }}') }, []],
    [
      'a module of an rsync server',
      { ...site('/etc/ssl/www/a.pem'), ...sync('sync@hub.corp.example::files/live/', '/etc/ssl/www/') },
      ['copy sync.sh:2'],
    ],
    [
      'a module with other things',
      { ...site('/etc/www/a.pem'), ...sync('sync@hub.corp.example::files/live/', '/etc/www/') },
      [],
    ],
  ])('%s', async (_, files, steps) => expect((await pathsOf(files))['nginx/www.conf:3']).toEqual(steps));
});

describe('the list of renewal paths', () => {
  const SITE =
    'server {\n  listen 443 ssl;\n  ssl_certificate /etc/letsencrypt/live/www.corp.example/fullchain.pem;\n}\n';
  const cron = (hook: string) => ({ 'etc/cron.d/certbot': `5 4 * * * root certbot renew${hook}\n` });
  const copied = { 'tls.sls': '/etc/ssl/www.pem:\n  file.managed:\n    - contents_pillar: tls:www\n' };
  const FROM_CERTBOT = '/etc/letsencrypt/live/www.corp.example/fullchain.pem';

  it.each<[string, Files, string, string[]]>([
    [
      'the whole path',
      { ...cron(' --deploy-hook "systemctl reload nginx"'), 'www.conf': SITE },
      `cron → certbot → ${FROM_CERTBOT} → nginx (ssl_certificate) → reloaded by certbot`,
      [],
    ],
    [
      'no reload',
      { ...cron(''), 'www.conf': SITE },
      `cron ✗ certbot-no-deploy-hook → certbot → ${FROM_CERTBOT} → nginx (ssl_certificate)`,
      ['nothing found here reloads nginx'],
    ],
    [
      'no hook, for a server that needs none',
      { ...cron(''), 'main.cf': `smtpd_tls_cert_file = ${FROM_CERTBOT}\n` },
      `cron ✗ certbot-no-deploy-hook → certbot → ${FROM_CERTBOT} → postfix (smtpd_tls_cert_file)`,
      [],
    ],
    [
      'no renewal',
      { 'www.conf': SITE },
      `${FROM_CERTBOT} → nginx (ssl_certificate)`,
      ['nothing found here renews it', 'nothing found here reloads nginx'],
    ],
    [
      'only a copy',
      { ...copied, 'www.conf': SITE.replace(FROM_CERTBOT, '/etc/ssl/www.pem') },
      'salt file "/etc/ssl/www.pem" → /etc/ssl/www.pem → nginx (ssl_certificate)',
      ['nothing found here renews what is copied', 'nothing found here reloads nginx'],
    ],
  ])('%s', async (_, files, text, lacks) => {
    const report = await auditTeam({ 'corp/infra': files });
    expect(servedUses(report).map((use) => [use.text, use.lacks])).toEqual([[text, lacks]]);
  });

  it('is a part of the HTML report, with what lacks a link first and texts of files escaped', async () => {
    const [name, other] = ['<b>.pem', 'other.conf'];
    const report = await auditTeam({
      'corp/infra': {
        ...cron(''),
        'www.conf': SITE.replace(FROM_CERTBOT, `"/etc/ssl/${name}"`),
        [other]: SITE.replace('nginx', ''),
      },
    });
    const page = html.render(report, { color: false, width: 80, quiet: false });
    const section = page.slice(page.indexOf('<h2>Renewal paths</h2>'));
    expect(section).toContain('0 of 2 uses by servers without a gap');
    expect(section.indexOf('&lt;b&gt;.pem')).toBeLessThan(section.indexOf('certbot'));
    expect(section).toContain('<b>✗ nothing found here renews it</b>');
    expect(section).not.toContain(name);
  });

  it('is left out where no server uses a certificate', async () => {
    const report = await auditTeam({ 'corp/infra': { 'README.md': 'x' } });
    expect(html.render(report, { color: false, width: 80, quiet: false })).not.toContain('Renewal paths');
  });
});
