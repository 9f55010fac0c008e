/** Pull requests to what renews, copies, starts and reloads on hosts and in pipelines. */
import { changeTests } from '../support/team-chains.ts';

const LIVE = '/etc/letsencrypt/live/www.corp.internal';
const nginx = (folder: string, [certificate, key]: [string, string] = ['fullchain.pem', 'privkey.pem']) =>
  `server {\n  listen 443 ssl;\n  server_name www.corp.internal;\n  ssl_certificate ${folder}/${certificate};\n  ssl_certificate_key ${folder}/${key};\n}\n`;
const RENEW = 'certbot renew --quiet --deploy-hook "systemctl reload nginx"';
const CRON = `17 3 * * * root ${RENEW}\n`;

const HOST = {
  'corp/hosts': {
    'cron.d/certbot': CRON,
    'setup.sh': '#!/bin/sh\ncertbot certonly --webroot -w /srv -d www.corp.internal\n',
    'nginx/www.conf': nginx(LIVE),
    '.github/CODEOWNERS': 'nginx/ @corp/web\n',
  },
};
const [cron, setup, conf] = ['corp/hosts:cron.d/certbot', 'corp/hosts:setup.sh', 'corp/hosts:nginx/www.conf'];

changeTests('certbot on a host is broken by', HOST, {
  'its schedule gone': {
    edits: { [cron]: undefined },
    says: [`error: automation-removed ${cron}`],
    owners: ['@corp/web'],
    message: /removes the schedule of certbot \(cron\).*nothing starts it now/,
  },
  'its hook gone': {
    edits: { [cron]: [' --deploy-hook "systemctl reload nginx"', ''] },
    says: [`error: automation-removed ${cron}`],
    message: /nginx \(ssl_certificate\) at nginx\/www\.conf still depends on it: nothing reloads it/,
  },
  'a line that is commented out': {
    edits: { [cron]: ['17 3', '#17 3'] },
    says: [`warning: sync-weakened ${cron}`],
    message: /the renewal of certbot is disabled\. nginx/,
  },
  'a run each month': { edits: { [cron]: ['17 3 * * *', '17 3 1 * *'] }, says: [`warning: sync-weakened ${cron}`] },
  'a rehearsal': { edits: { [cron]: ['--quiet', '--quiet --dry-run'] }, says: [`warning: sync-weakened ${cron}`] },
  'another folder of the client': {
    edits: { [setup]: ['-d www', '--cert-name web -d www'] },
    says: [`error: automation-removed ${setup}`],
    message: /provides \/etc\/letsencrypt\/live\/web\/fullchain\.pem.*instead of/,
  },
  'a server that reads elsewhere': {
    edits: { [conf]: nginx('/etc/nginx/tls') },
    says: [`warning: automation-removed ${conf}`],
    message: /no longer \/etc\/letsencrypt\/live\/www\.corp\.internal\/fullchain\.pem, which is still renewed/,
  },
});

changeTests(
  'a certificate that acme.sh installs is lost, though its key is not,',
  {
    'corp/hosts': {
      'setup.sh':
        '#!/bin/sh\nacme.sh --install-cert -d www.corp.internal --key-file /etc/ssl/www.key --fullchain-file /etc/ssl/www.pem --reloadcmd "systemctl reload nginx"\n',
      'cron.d/acme': '12 3 * * * root acme.sh --cron\n',
      'nginx/www.conf': nginx('/etc/ssl', ['www.pem', 'www.key']),
    },
  },
  {
    'by the client': {
      edits: { [setup]: ['/etc/ssl/www.pem', '/etc/ssl/web.pem'] },
      says: [`error: automation-removed ${setup}`],
    },
    'by the server': {
      edits: { [conf]: ['/etc/ssl/www.pem', '/etc/ssl/web.pem'] },
      says: [`warning: automation-removed ${conf}`],
    },
    'by none of them': {
      edits: { [setup]: ['/etc/ssl/www.pem', '/etc/ssl/web.pem'], [conf]: ['/etc/ssl/www.pem', '/etc/ssl/web.pem'] },
    },
  },
);

changeTests('nothing is said of certbot on a host with', HOST, {
  'a timer in place of cron': {
    edits: {
      [cron]: undefined,
      'corp/hosts:systemd/certbot.timer':
        '[Timer]\nOnCalendar=*-*-* 00,12:00:00\nPersistent=true\n[Install]\nWantedBy=timers.target\n',
      'corp/hosts:systemd/certbot.service': `[Service]\nType=oneshot\nExecStart=/usr/bin/${RENEW}\n`,
    },
  },
  'lego in place of it': {
    edits: {
      [cron]: undefined,
      [setup]: undefined,
      'corp/hosts:cron.d/lego':
        '17 3 * * * root lego --path /var/lib/lego --email a@corp.internal --domains www.corp.internal --http renew --renew-hook "systemctl reload nginx"\n',
      [conf]: nginx('/var/lib/lego/certificates', ['www.corp.internal.crt', 'www.corp.internal.key']),
    },
  },
  'its crontab in another folder': { edits: { [cron]: undefined, 'corp/hosts:etc/cron.d/certbot': CRON } },
  'another folder that the server follows to': {
    edits: { [setup]: ['-d www', '--cert-name web -d www'], [conf]: nginx('/etc/letsencrypt/live/web') },
  },
  'another challenge': { edits: { [setup]: ['--webroot -w /srv', '--dns-route53'] } },
  'nothing left of it': { edits: { [cron]: undefined, [setup]: undefined, [conf]: undefined } },
  'no script for what was done once': { edits: { [setup]: undefined } },
});

const TASKS = `- name: certificate
  ansible.builtin.copy: {src: /srv/certs/www.pem, remote_src: true, dest: /etc/nginx/tls/www.pem, mode: "0644"}
  notify: reload nginx
- name: key
  ansible.builtin.copy: {src: /srv/certs/www.key, remote_src: true, dest: /etc/nginx/tls/www.key, mode: "0600"}
  notify: reload nginx
`;
const HANDLERS = '- name: reload nginx\n  ansible.builtin.service: {name: nginx, state: reloaded}\n';
const SITE = nginx('/etc/nginx/tls', ['www.pem', 'www.key']);
const tasks = 'corp/ansible:roles/web/tasks/main.yml';
changeTests(
  'a role of Ansible',
  {
    'corp/ansible': {
      'roles/web/tasks/main.yml': TASKS,
      'roles/web/handlers/main.yml': HANDLERS,
      'roles/web/files/www.conf': SITE,
      '.github/CODEOWNERS': 'roles/web/files/ @corp/web\n',
    },
  },
  {
    'that copies to another place': {
      edits: { [tasks]: ['dest: /etc/nginx/tls/www.pem', 'dest: /etc/nginx/certs/www.pem'] },
      says: [`error: automation-removed ${tasks}`],
      owners: ['@corp/web'],
    },
    'that copies no more': {
      edits: { [tasks]: '- name: nothing\n  ansible.builtin.debug: {msg: done}\n' },
      says: [`error: automation-removed ${tasks}`],
    },
    'whose handler is gone': {
      edits: { 'corp/ansible:roles/web/handlers/main.yml': undefined },
      says: ['error: automation-removed corp/ansible:roles/web/handlers/main.yml'],
    },
    'that notifies nobody': {
      edits: { [tasks]: TASKS.replaceAll('  notify: reload nginx\n', '') },
      says: [`warning: sync-weakened ${tasks}`],
    },
    'of another name is the same one': {
      edits: {
        [tasks]: undefined,
        'corp/ansible:roles/web/handlers/main.yml': undefined,
        'corp/ansible:roles/web/files/www.conf': undefined,
        'corp/ansible:roles/nginx/tasks/main.yml': TASKS,
        'corp/ansible:roles/nginx/handlers/main.yml': HANDLERS,
        'corp/ansible:roles/nginx/files/www.conf': SITE,
      },
    },
  },
);

const WORKFLOW = `name: renew
on:
  schedule: [{cron: "0 4 * * *"}]
  workflow_dispatch:
jobs:
  renew:
    runs-on: ubuntu-latest
    steps:
      - run: lego --email ops@corp.internal --domains www.corp.internal --dns route53 --path .lego renew
      - run: aws acm import-certificate --certificate-arn arn:aws:acm:eu-west-1:111122223333:certificate/abc --certificate fileb://.lego/certificates/www.corp.internal.crt --private-key fileb://.lego/certificates/www.corp.internal.key
`;
const LISTENER = `resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.web.arn
  port = 443
  protocol = "HTTPS"
  certificate_arn = "arn:aws:acm:eu-west-1:111122223333:certificate/abc"
}
`;
const workflow = 'corp/ci:.github/workflows/renew.yml';
changeTests(
  'a workflow that feeds the load balancer of another repository',
  {
    'corp/ci': { '.github/workflows/renew.yml': WORKFLOW },
    'corp/infra': { 'lb.tf': LISTENER, '.github/CODEOWNERS': '* @corp/infra\n' },
  },
  {
    gone: {
      edits: { [workflow]: undefined },
      says: [`error: automation-removed ${workflow}`],
      owners: ['@corp/infra'],
      message: /aws_lb_listener\.https at corp\/infra:lb\.tf still depends on it/,
    },
    'into another certificate': {
      edits: { [workflow]: ['certificate/abc', 'certificate/abd'] },
      says: [`error: automation-removed ${workflow}`],
      owners: ['@corp/infra'],
    },
    'once a year': {
      edits: { [workflow]: ['0 4 * * *', '0 4 1 1 *'] },
      says: [`warning: sync-weakened ${workflow}`],
      owners: ['@corp/infra'],
    },
    'without its schedule': {
      edits: { [workflow]: ['  schedule: [{cron: "0 4 * * *"}]\n', ''] },
      says: [`warning: sync-weakened ${workflow}`],
      owners: ['@corp/infra'],
    },
    'of another name is the same one': {
      edits: { [workflow]: undefined, 'corp/ci:.github/workflows/tls.yml': WORKFLOW },
    },
  },
);

const CHECK =
  '#!/bin/bash\nfor host in www.corp.internal mail.corp.internal; do\n  openssl s_client -connect $host:443 </dev/null | openssl x509 -noout -checkend 1814400 ||\n    mail -s "$host expires" ops@corp.internal\ndone\n';
const [check, daily] = ['corp/hosts:bin/look.sh', 'corp/hosts:cron.d/look'];

changeTests(
  'a script that watches certificates is broken by',
  { 'corp/hosts': { 'bin/look.sh': CHECK, 'cron.d/look': '0 6 * * * root /opt/bin/look.sh\n' } },
  {
    'its removal': {
      edits: { [check]: undefined },
      says: [`warning: automation-removed ${check}`],
      message:
        /removes the alert on certificates from bin\/look\.sh\. The certificates that it watched can then expire/,
    },
    'a threshold of a day': {
      edits: { [check]: ['1814400', '86400'] },
      says: [`warning: sync-weakened ${check}`],
    },
    'its schedule gone': {
      edits: { [daily]: undefined },
      says: [`warning: automation-removed ${daily}`],
      message: /Nothing else that starts .* at bin\/look\.sh was found in/,
    },
    'a host left out': {
      edits: { [check]: [' mail.corp.internal', ''] },
      says: [`warning: sync-weakened ${check}`],
    },
    'a run each month': { edits: { [daily]: ['0 6 * * *', '0 6 1 * *'] }, says: [`warning: sync-weakened ${daily}`] },
    'nothing where only its comment changes': {
      edits: { [check]: ['#!/bin/bash\n', '#!/bin/bash\n# Each morning.\n'] },
      says: [],
    },
  },
);

const DEPLOY =
  '#!/bin/bash\nset -e\nDEST=/etc/haproxy/certs\nfor host in www.corp.internal mail.corp.internal; do\n  cat /etc/letsencrypt/live/$host/fullchain.pem /etc/letsencrypt/live/$host/privkey.pem > $DEST/$host.pem\ndone\nsystemctl reload haproxy\n';
const [deploy, role] = ['corp/hosts:bin/deploy-certs.sh', 'corp/hosts:roles/web/tasks/main.yml'];

changeTests(
  'a script that deploys certificates is broken by',
  {
    'corp/hosts': {
      'bin/deploy-certs.sh': DEPLOY,
      'roles/web/tasks/main.yml':
        '- name: Script\n  copy:\n    src: deploy-certs.sh\n    dest: /usr/local/bin/deploy-certs.sh\n    mode: "0755"\n- name: Page\n  copy:\n    src: index.html\n    dest: /srv/www/index.html\n    mode: "0755"\n',
    },
  },
  {
    'a host left out, beside a reload that is gone': {
      edits: { [deploy]: DEPLOY.replace(' mail.corp.internal', '').replace('systemctl reload haproxy\n', '') },
      says: [`warning: automation-removed ${deploy}`, `warning: sync-weakened ${deploy}`],
    },
    'a mode without execution': {
      edits: { [role]: ['deploy-certs.sh\n    mode: "0755"', 'deploy-certs.sh\n    mode: "0644"'] },
      says: [`warning: sync-weakened ${role}`],
    },
    'nothing where another file has it': {
      edits: { [role]: ['index.html\n    mode: "0755"', 'index.html\n    mode: "0644"'] },
      says: [],
    },
  },
);
