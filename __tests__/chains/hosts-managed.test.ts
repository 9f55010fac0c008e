/** Hosts that are set up by Ansible, Puppet, Salt, compose or make, and an application with a keystore. */
import { chainTests } from '../support/team-chains.ts';

const TASKS = `- name: certificate and key
  ansible.builtin.copy:
    src: "/srv/certificates/www/{{ item }}"
    dest: "/etc/nginx/tls/{{ item }}"
    mode: "0600"
  loop: [fullchain.pem, privkey.pem]
  notify: reload nginx
- name: site
  ansible.builtin.template: {src: site.conf.j2, dest: /etc/nginx/conf.d/site.conf}
`;
const RENEWAL = `- hosts: localhost
  tasks:
    - name: renew every night
      ansible.builtin.cron: {name: renew, minute: "10", hour: "3", job: "certbot renew -q --deploy-hook /usr/local/bin/collect.sh"}
`;
const SITE = `server {
  server_name {{ site }};
  ssl_certificate /etc/nginx/tls/fullchain.pem;
  ssl_certificate_key /etc/nginx/tls/privkey.pem;
}
`;
const [ROLE, HANDLER, TEMPLATE, PLAY, COLLECT] = [
  'roles/tls/tasks/main.yml',
  'roles/tls/handlers/main.yml',
  'roles/tls/templates/site.conf.j2',
  'renew.yml',
  'files/collect.sh',
].map((path) => `corp/ansible:${path}`) as [string, string, string, string, string];

chainTests('Ansible: a hook collects, a role copies, a handler reloads', {
  team: {
    'corp/ansible': {
      'roles/tls/tasks/main.yml': TASKS,
      'roles/tls/handlers/main.yml':
        '- name: reload nginx\n  ansible.builtin.service: {name: nginx, state: reloaded}\n',
      'roles/tls/templates/site.conf.j2': SITE,
      'renew.yml': RENEWAL,
      'files/collect.sh':
        '#!/bin/sh\nset -e\ncp -L "$RENEWED_LINEAGE/fullchain.pem" "$RENEWED_LINEAGE/privkey.pem" /srv/certificates/www/\n',
    },
  },
  edges: [
    [PLAY, COLLECT],
    [COLLECT, ROLE],
    [ROLE, TEMPLATE],
    [TEMPLATE, HANDLER],
  ],
  breaks: {
    'nobody notified': {
      edits: { [ROLE]: ['  notify: reload nginx\n', ''] },
      says: [`note: ansible-copy-notifies-nobody ${ROLE}`],
      change: [`note: ansible-copy-notifies-nobody ${ROLE}`, `warning: sync-weakened ${ROLE}`],
    },
    'the handler gone': { edits: { [HANDLER]: undefined }, says: [], change: [`error: automation-removed ${HANDLER}`] },
    'the copy gone': {
      edits: { [ROLE]: TASKS.slice(TASKS.indexOf('- name: site')) },
      says: [],
      change: [`error: automation-removed ${ROLE}`],
    },
    'the first copy kept': {
      edits: { [ROLE]: ['mode: "0600"', 'force: false'] },
      says: [`warning: ansible-copy-made-once ${ROLE}`],
    },
    'another folder read': {
      edits: { [TEMPLATE]: SITE.replaceAll('/nginx/tls/', '/nginx/ssl/') },
      says: [],
      change: [`warning: automation-removed ${TEMPLATE}`],
    },
    'the cron job absent': {
      edits: { [PLAY]: ['name: renew,', 'name: renew, state: absent,'] },
      says: [],
      change: [`error: automation-removed ${PLAY}`],
    },
    'the cron job disabled': {
      edits: { [PLAY]: ['name: renew,', 'name: renew, disabled: true,'] },
      says: [`warning: cron-renewal-commented-out ${PLAY}`],
    },
    'collected elsewhere': {
      edits: { [COLLECT]: ['/srv/certificates/', '/srv/tls/'] },
      says: [],
      change: [`error: automation-removed ${COLLECT}`],
    },
  },
});

const DUMPER = `  dumper:
    image: ldez/traefik-certs-dumper:v2.10
    entrypoint: sh -c 'traefik-certs-dumper file --watch --source /letsencrypt/acme.json --dest /certs --domain-subdir --post-hook "docker restart mail"'
    volumes: ["letsencrypt:/letsencrypt:ro", "certs:/certs", "/var/run/docker.sock:/var/run/docker.sock"]
`;
const STACK = 'corp/stack:compose.yml';

chainTests('Traefik renews, and its storage is dumped for the mail server', {
  team: {
    'corp/stack': {
      'compose.yml': `services:
  traefik:
    image: traefik:v3.5
    command:
      - --certificatesresolvers.le.acme.dnschallenge.provider=rfc2136
      - --certificatesresolvers.le.acme.storage=/letsencrypt/acme.json
    volumes: ["letsencrypt:/letsencrypt"]
${DUMPER}  mail:
    image: docker.io/mailserver/docker-mailserver:15
    labels:
      - traefik.http.routers.mail.rule=Host(\`mail.corp.internal\`)
      - traefik.http.routers.mail.tls.certresolver=le
    environment: {SSL_TYPE: manual, SSL_CERT_PATH: /certs/mail.corp.internal/certificate.crt, SSL_KEY_PATH: /certs/mail.corp.internal/privatekey.key}
    volumes: ["certs:/certs:ro"]
volumes: {letsencrypt: {}, certs: {}}
`,
    },
  },
  breaks: {
    'nothing dumped': { edits: { [STACK]: [DUMPER, ''] }, says: [], change: [`error: automation-removed ${STACK}`] },
    'dumped at the start only': {
      edits: { [STACK]: [' --watch', ''] },
      says: [`warning: file-copies-made-once ${STACK}`],
    },
    'the mail server not restarted': {
      edits: { [STACK]: [' --post-hook "docker restart mail"', ''] },
      says: [`warning: file-copies-server-not-reloaded ${STACK}`],
    },
    'another storage': {
      edits: { [STACK]: ['storage=/letsencrypt/acme.json', 'storage=/letsencrypt/le.json'] },
      says: [],
      change: [`error: automation-removed ${STACK}`],
    },
  },
});

const KEYTOOL =
  'keytool -importkeystore -noprompt -srckeystore /etc/api/tls.p12 -destkeystore /etc/api/tls.jks -deststorepass:file /etc/api/password\n';
const [KEYSTORE, APPLICATION] = [
  'corp/api:letsencrypt/renewal-hooks/deploy/keystore.sh',
  'corp/api:config/application.yml',
] as const;
const AT_START = `note: spring-bundle-not-reloaded ${APPLICATION}`;

chainTests('a Java keystore that a hook makes anew', {
  team: {
    'corp/api': {
      'cron.d/certbot': '17 3,15 * * * root certbot renew -q\n',
      'letsencrypt/renewal-hooks/deploy/keystore.sh': `#!/bin/bash
set -euo pipefail
openssl pkcs12 -export -in "$RENEWED_LINEAGE/fullchain.pem" -inkey "$RENEWED_LINEAGE/privkey.pem" -out /etc/api/tls.p12 -passout file:/etc/api/password
${KEYTOOL}systemctl restart api
`,
      'config/application.yml': 'server:\n  ssl:\n    key-store: file:/etc/api/tls.jks\n    key-store-type: JKS\n',
    },
  },
  says: [AT_START],
  edges: [
    ['corp/api:cron.d/certbot', KEYSTORE],
    [KEYSTORE, KEYSTORE],
    [KEYSTORE, APPLICATION],
  ],
  breaks: {
    'the keystore not made': {
      edits: { [KEYSTORE]: [KEYTOOL, ''] },
      says: [AT_START],
      change: [`error: automation-removed ${KEYSTORE}`],
    },
    'the application not restarted': {
      edits: { [KEYSTORE]: ['systemctl restart api\n', ''] },
      says: [AT_START, `warning: file-copies-server-not-reloaded ${KEYSTORE}`],
      change: [`warning: automation-removed ${KEYSTORE}`, `warning: file-copies-server-not-reloaded ${KEYSTORE}`],
    },
    'the keystore of the build': {
      edits: { [APPLICATION]: ['file:/etc/api/tls.jks', 'classpath:tls.jks'] },
      says: [],
      change: [`warning: automation-removed ${APPLICATION}`],
    },
  },
});

const ACME_PP = `class profile::acme {
  class { 'letsencrypt': email => 'ops@corp.internal', renew_cron_ensure => 'present' }
  letsencrypt::certonly { 'www.corp.internal':
    manage_cron          => true,
    deploy_hook_commands => ['systemctl reload nginx'],
  }
}
`;
const [ACME, WEB] = ['corp/puppet:site/acme.pp', 'corp/puppet:site/web.pp'] as const;

chainTests('Puppet: certbot with a hook, and nginx', {
  team: {
    'corp/puppet': {
      'site/acme.pp': ACME_PP,
      'site/web.pp': `nginx::resource::server { 'www.corp.internal':
  ssl_cert => '/etc/letsencrypt/live/www.corp.internal/fullchain.pem',
}
`,
    },
  },
  edges: [
    [ACME, WEB],
    [WEB, ACME],
  ],
  breaks: {
    'no cron job': {
      edits: { [ACME]: ["renew_cron_ensure => 'present'", "renew_cron_ensure => 'absent'"] },
      says: [],
      change: [`error: automation-removed ${ACME}`],
    },
    'no hook': {
      edits: { [ACME]: ["    deploy_hook_commands => ['systemctl reload nginx'],\n", ''] },
      says: [`warning: puppet-renews-without-reload ${ACME}`],
      change: [`error: automation-removed ${ACME}`, `warning: puppet-renews-without-reload ${ACME}`],
    },
    'another path read': {
      edits: { [WEB]: ['/etc/letsencrypt/live/www.corp.internal/', '/etc/ssl/www/'] },
      says: [`warning: renewed-path-unread ${WEB}`],
      change: [`warning: automation-removed ${WEB}`, `warning: renewed-path-unread ${WEB}`],
    },
  },
});

const [STATE, CONF] = ['corp/salt:web/init.sls', 'corp/salt:web/files/www.conf'] as const;
const WATCH = '    - watch:\n      - acme: www.corp.internal\n';

chainTests('Salt: a certificate that nginx watches', {
  team: {
    'corp/salt': {
      'web/init.sls': `www.corp.internal:\n  acme.cert:\n    - email: ops@corp.internal\nnginx:\n  service.running:\n    - reload: true\n${WATCH}`,
      'web/files/www.conf':
        'server {\n  server_name www.corp.internal;\n  ssl_certificate /etc/letsencrypt/live/www.corp.internal/fullchain.pem;\n}\n',
    },
  },
  edges: [
    [STATE, CONF],
    [CONF, STATE],
  ],
  breaks: {
    'nothing watched': {
      edits: { [STATE]: [WATCH, ''] },
      says: [`note: salt-service-not-watching ${STATE}`],
      change: [`error: automation-removed ${STATE}`, `note: salt-service-not-watching ${STATE}`],
    },
    'another path read': {
      edits: { [CONF]: ['/etc/letsencrypt/live/www.corp.internal/', '/etc/nginx/tls/'] },
      says: [`warning: renewed-path-unread ${CONF}`],
    },
  },
});

const [MAKEFILE, SNIPPET] = ['corp/web:Makefile', 'corp/web:nginx/snippets/tls.conf'] as const;

chainTests('a crontab that calls make, and a snippet that many sites include', {
  team: {
    'corp/web': {
      crontab: '5 4 * * * make -C /srv/web renew\n',
      Makefile: 'renew:\n\tcertbot renew -q --deploy-hook "systemctl reload nginx"\n',
      'nginx/snippets/tls.conf': 'ssl_certificate /etc/letsencrypt/live/$ssl_server_name/fullchain.pem;\n',
    },
  },
  edges: [
    ['corp/web:crontab', MAKEFILE],
    [MAKEFILE, SNIPPET],
  ],
  breaks: {
    'the crontab gone': {
      edits: { 'corp/web:crontab': undefined },
      says: [],
      change: ['error: automation-removed corp/web:crontab'],
    },
    'no hook': {
      edits: { [MAKEFILE]: [' --deploy-hook "systemctl reload nginx"', ''] },
      says: [`warning: certbot-no-deploy-hook ${MAKEFILE}`],
    },
  },
});

const ROTATE = 'corp/platform:bin/rotate.sh';
const CLOCK = 'corp/platform:cron.d/rotate';
const ROUTER = 'corp/platform:manifests/router.yml';
const REGENERATE = 'credhub regenerate -n /director/router/router_tls\n';

chainTests('BOSH, and a script that regenerates its certificate in CredHub', {
  team: {
    'corp/platform': {
      'cron.d/rotate': '17 4 1 */3 * root /usr/local/bin/rotate.sh\n',
      'bin/rotate.sh': `#!/bin/sh\nset -e\n${REGENERATE}bosh -n -d router deploy manifests/router.yml\n`,
      'manifests/router.yml': [
        'instance_groups:',
        '- name: router',
        '  properties: {certificate: ((router_tls.certificate)), key: ((router_tls.private_key))}',
        'variables:',
        '- name: router_tls',
        '  type: certificate',
        '  options: {common_name: router.corp.internal, duration: 180}',
        '',
      ].join('\n'),
    },
  },
  edges: [[ROTATE, ROUTER]],
  breaks: {
    'the schedule gone': {
      edits: { [CLOCK]: undefined },
      says: [],
      change: [`error: automation-removed ${CLOCK}`],
    },
    'the command gone': {
      edits: { [ROTATE]: [REGENERATE, ''] },
      says: [`note: bosh-certificate-never-rotated ${ROUTER}`],
      change: [`error: automation-removed ${ROTATE}`, `note: bosh-certificate-never-rotated ${ROUTER}`],
    },
    'the command commented out': {
      edits: { [ROTATE]: ['credhub', '# credhub'] },
      says: [`note: bosh-certificate-never-rotated ${ROUTER}`],
      change: [`error: automation-removed ${ROTATE}`, `note: bosh-certificate-never-rotated ${ROUTER}`],
    },
  },
});
