/** ACME clients that have no mechanism of their own for their commands: each from its schedule to the server that reads its files. */
import { chainTests } from '../support/team-chains.ts';

const nginx = (certificate: string, key: string) =>
  `server {\n  listen 443 ssl;\n  server_name www.corp.internal;\n  ssl_certificate ${certificate};\n  ssl_certificate_key ${key};\n}\n`;
const [CRON, SCRIPT, SITE] = ['cron.d/renew', 'bin/renew.sh', 'nginx/www.conf'].map((path) => `corp/www:${path}`) as [
  string,
  string,
  string,
];
const DAILY = '17 4 * * * root /usr/local/bin/renew.sh\n';
const MONTHLY = '17 4 1 * * root /usr/local/bin/renew.sh\n';

const PUSH = `#!/bin/sh
[ "$1" = live-updated ] || exit 42
for host in web1 web2; do
  scp /var/lib/acme/live/www.corp.internal/fullchain /var/lib/acme/live/www.corp.internal/privkey "$host:/etc/ssl/www/"
  ssh "$host" systemctl reload nginx
done
`;
const HOOK = 'corp/www:usr/lib/acme/hooks/push';

chainTests('acmetool, and a hook that pushes to the web servers', {
  team: {
    'corp/www': {
      'cron.d/renew': '17 4 * * * root acmetool --batch reconcile\n',
      'usr/lib/acme/hooks/push': PUSH,
      'nginx/www.conf': nginx('/etc/ssl/www/fullchain', '/etc/ssl/www/privkey'),
    },
  },
  edges: [
    [CRON, HOOK],
    [HOOK, SITE],
    [SITE, HOOK],
  ],
  breaks: {
    'the schedule gone': {
      edits: { [CRON]: undefined },
      says: [],
      change: [`error: automation-removed ${CRON}`],
    },
    'the schedule commented out': {
      edits: { [CRON]: ['17 4', '# 17 4'] },
      says: [`warning: cron-renewal-commented-out ${CRON}`],
      change: [`warning: cron-renewal-commented-out ${CRON}`, `warning: sync-weakened ${CRON}`],
    },
    'one run a month': {
      edits: { [CRON]: ['17 4 * * *', '17 4 1 * *'] },
      says: [`note: breaks-with-shorter-lifetimes ${CRON}`, `warning: cron-renewal-too-rare ${CRON}`],
    },
    'the reload gone': {
      edits: { [HOOK]: ['  ssh "$host" systemctl reload nginx\n', ''] },
      says: [`warning: file-copies-server-not-reloaded ${HOOK}`],
    },
    'another folder read': {
      edits: { [SITE]: nginx('/etc/ssl/web/fullchain', '/etc/ssl/web/privkey') },
      says: [],
      change: [`warning: automation-removed ${SITE}`],
    },
  },
});

const UACME = 'uacme -h /usr/share/uacme/uacme.sh issue www.corp.internal';
const COPY = `#!/bin/sh
${UACME} || exit 0
cp /etc/ssl/uacme/www.corp.internal/cert.pem /etc/nginx/tls/www.pem
cp /etc/ssl/uacme/private/www.corp.internal/key.pem /etc/nginx/tls/www.key
systemctl reload nginx
`;

chainTests('uacme in a script that copies', {
  team: {
    'corp/www': {
      'cron.d/renew': DAILY,
      'bin/renew.sh': COPY,
      'nginx/www.conf': nginx('/etc/nginx/tls/www.pem', '/etc/nginx/tls/www.key'),
    },
  },
  edges: [
    [CRON, SCRIPT],
    [SCRIPT, SCRIPT],
    [SCRIPT, SITE],
    [SITE, SCRIPT],
  ],
  breaks: {
    'the schedule gone': {
      edits: { [CRON]: undefined },
      says: [],
      change: [`error: automation-removed ${CRON}`],
    },
    'one run a month': {
      edits: { [CRON]: MONTHLY },
      says: [`warning: cron-renewal-too-rare ${CRON}`],
    },
    'a script of another name': {
      edits: { [CRON]: ['renew.sh', 'renew-tls.sh'] },
      says: [`warning: cron-script-not-found ${CRON}`],
      change: [`error: automation-removed ${CRON}`, `warning: cron-script-not-found ${CRON}`],
    },
    'a rehearsal': {
      edits: { [SCRIPT]: ['uacme -h', 'uacme --staging -h'] },
      says: [`warning: acme-clients-staging ${SCRIPT}`],
    },
    'the reload gone': {
      edits: { [SCRIPT]: ['systemctl reload nginx\n', ''] },
      says: [`warning: file-copies-server-not-reloaded ${SCRIPT}`],
    },
    'the copy gone': {
      edits: {
        [SCRIPT]: `#!/bin/sh\n${UACME} && systemctl reload nginx\n`,
      },
      says: [],
      change: [`error: automation-removed ${SCRIPT}`],
    },
  },
});

const SIMP_LE =
  'cd /etc/ssl/www && simp_le -f account_key.json -f fullchain.pem -f key.pem -d www.corp.internal:/var/www/html';

chainTests('simp_le in the folder that the server reads', {
  team: {
    'corp/www': {
      'cron.d/renew': DAILY,
      'bin/renew.sh': `#!/bin/sh\n${SIMP_LE} && systemctl reload nginx\n`,
      'nginx/www.conf': nginx('/etc/ssl/www/fullchain.pem', '/etc/ssl/www/key.pem'),
    },
  },
  edges: [
    [CRON, SCRIPT],
    [SCRIPT, SITE],
    [SITE, SCRIPT],
  ],
  breaks: {
    'the reload gone': {
      edits: { [SCRIPT]: [' && systemctl reload nginx', ''] },
      says: [`warning: acme-clients-no-reload ${SCRIPT}`],
    },
    'another server reloaded': {
      edits: { [SCRIPT]: ['reload nginx', 'reload haproxy'] },
      says: [`warning: another-service-reloaded ${SITE}`],
    },
    'the staging CA': {
      edits: { [SCRIPT]: ['simp_le', 'simp_le --server https://acme-staging-v02.api.letsencrypt.org/directory'] },
      says: [`warning: acme-clients-staging ${SCRIPT}`],
    },
    'another folder': {
      edits: { [SCRIPT]: ['cd /etc/ssl/www', 'cd /srv/www'] },
      says: [`warning: renewed-path-unread ${SITE}`],
    },
  },
});

const TINY =
  'python3 /opt/acme_tiny.py --account-key /etc/acme/account.key --csr /etc/acme/www.csr --acme-dir /var/www/challenges/';

chainTests('acme-tiny, once a month as its documentation says', {
  team: {
    'corp/www': {
      'cron.d/renew': MONTHLY.replace('renew.sh', 'renew_cert.sh'),
      'bin/renew_cert.sh': `#!/bin/sh\n${TINY} > /etc/ssl/www/chain.crt.tmp || exit\nmv /etc/ssl/www/chain.crt.tmp /etc/ssl/www/chain.crt\nsystemctl reload nginx\n`,
      'nginx/www.conf': nginx('/etc/ssl/www/chain.crt', '/etc/ssl/www/www.key'),
    },
  },
  edges: [
    [CRON, 'corp/www:bin/renew_cert.sh'],
    ['corp/www:bin/renew_cert.sh', SITE],
    [SITE, 'corp/www:bin/renew_cert.sh'],
  ],
  breaks: {
    'the schedule gone': {
      edits: { [CRON]: undefined },
      says: [],
      change: [`error: automation-removed ${CRON}`],
    },
    'one run in two months': {
      edits: { [CRON]: ['17 4 1 * *', '17 4 1 */2 *'] },
      says: [`warning: cron-renewal-too-rare ${CRON}`],
    },
    'the reload gone': {
      edits: { 'corp/www:bin/renew_cert.sh': ['systemctl reload nginx\n', ''] },
      says: ['warning: file-copies-server-not-reloaded corp/www:bin/renew_cert.sh'],
    },
  },
});

const [CFG, TIMER, UNIT] = [
  'getssl/www.corp.internal/getssl.cfg',
  'systemd/getssl.timer',
  'systemd/getssl.service',
].map((path) => `corp/www:${path}`) as [string, string, string];

chainTests('getssl in a unit of systemd', {
  team: {
    'corp/www': {
      'systemd/getssl.timer': '[Timer]\nOnCalendar=daily\n[Install]\nWantedBy=timers.target\n',
      'systemd/getssl.service': '[Service]\nType=oneshot\nExecStart=/usr/bin/bash /root/getssl -u -a -q\n',
      'getssl/www.corp.internal/getssl.cfg':
        'CA="https://acme-v02.api.letsencrypt.org"\nDOMAIN_CERT_LOCATION="/etc/ssl/www.crt"\nDOMAIN_KEY_LOCATION="/etc/ssl/www.key"\nRELOAD_CMD="systemctl reload nginx"\n',
      'nginx/www.conf': nginx('/etc/ssl/www.crt', '/etc/ssl/www.key'),
    },
  },
  edges: [
    [TIMER, UNIT],
    [UNIT, CFG],
    [CFG, SITE],
    [SITE, CFG],
  ],
  breaks: {
    'the timer gone': {
      edits: { [TIMER]: undefined },
      says: [],
      change: [`error: automation-removed ${TIMER}`],
    },
    'another program in the unit': {
      edits: { [UNIT]: ['/root/getssl -u -a -q', '/root/backup'] },
      says: [],
      change: [`error: automation-removed ${UNIT}`],
    },
    'the reload gone': {
      edits: { [CFG]: ['RELOAD_CMD="systemctl reload nginx"\n', ''] },
      says: [`warning: getssl-no-reload-command ${CFG}`],
    },
  },
});
