/** ACME clients on a host, the hooks behind them, and the servers that read what they bring. */
import { chainTests } from '../support/team-chains.ts';

const PUSH = `#!/bin/sh
set -eu
for host in web1 web2 web3; do
  rsync -aL "$RENEWED_LINEAGE/" "root@$host.corp.internal:/etc/ssl/www/"
  ssh "root@$host.corp.internal" systemctl reload nginx
done
`;
const RSYNC = '  rsync -aL "$RENEWED_LINEAGE/" "root@$host.corp.internal:/etc/ssl/www/"\n';
const NGINX = `server {
  listen 443 ssl;
  server_name www.corp.internal;
  ssl_certificate     /etc/ssl/www/fullchain.pem;
  ssl_certificate_key /etc/ssl/www/privkey.pem;
}
`;
const [CRON, LINEAGE, HOOK, SITE] = [
  'acme/etc/cron.d/certbot',
  'acme/etc/letsencrypt/renewal/www.corp.internal.conf',
  'acme/etc/letsencrypt/renewal-hooks/deploy/push.sh',
  'web/nginx/conf.d/www.conf',
].map((path) => `corp/edge:${path}`) as [string, string, string, string];

chainTests('certbot, and a deploy hook that pushes to the web servers', {
  team: {
    'corp/edge': {
      '.github/CODEOWNERS': '/web/ @corp/web\n',
      'acme/etc/cron.d/certbot': '17 3,15 * * * root certbot renew -q\n',
      'acme/etc/letsencrypt/renewal/www.corp.internal.conf': '[renewalparams]\nauthenticator = dns-rfc2136\n',
      'acme/etc/letsencrypt/renewal-hooks/deploy/push.sh': PUSH,
      'web/nginx/conf.d/www.conf': NGINX,
    },
  },
  edges: [
    [CRON, LINEAGE],
    [LINEAGE, HOOK],
    [HOOK, SITE],
    [SITE, HOOK],
  ],
  breaks: {
    'a rehearsal each night': {
      edits: { [CRON]: ['renew -q', 'renew -q --dry-run'] },
      says: [`warning: certbot-staging ${CRON}`],
    },
    'the hooks left out': {
      edits: { [CRON]: ['renew -q', 'renew -q --no-directory-hooks'] },
      says: [`warning: certbot-directory-hooks-off ${CRON}`],
    },
    'errors thrown away': {
      edits: { [CRON]: ['renew -q', 'renew -q >/dev/null 2>&1 || true'] },
      says: [`note: certbot-errors-discarded ${CRON}`],
    },
    'renewal switched off': {
      edits: { [LINEAGE]: ['authenticator', 'autorenew = False\nauthenticator'] },
      says: [`warning: certbot-autorenew-off ${LINEAGE}`],
    },
    'the hook gone': {
      edits: { [HOOK]: undefined },
      says: [`warning: renewed-path-unread ${SITE}`],
      change: [`error: automation-removed ${HOOK}`, `warning: renewed-path-unread ${SITE}`],
    },
    'the copy gone': {
      edits: { [HOOK]: [RSYNC, ''] },
      says: [`warning: renewed-path-unread ${SITE}`],
    },
    'the reload gone': {
      edits: { [HOOK]: ['  ssh "root@$host.corp.internal" systemctl reload nginx\n', ''] },
      says: [`warning: file-copies-server-not-reloaded ${HOOK}`],
    },
    'another target': {
      edits: { [HOOK]: ['/etc/ssl/www/', '/etc/ssl/www-new/'] },
      says: [`warning: renewed-path-unread ${SITE}`],
      change: [`error: automation-removed ${HOOK}`, `warning: renewed-path-unread ${SITE}`],
    },
    'one server left out': {
      edits: { [HOOK]: ['web1 web2 web3', 'web1 web2'] },
      says: [],
      change: [`warning: sync-weakened ${HOOK}`],
    },
    'one renewal of the archive': {
      edits: { [HOOK]: ['"$RENEWED_LINEAGE/"', '/etc/letsencrypt/archive/www.corp.internal/fullchain3.pem'] },
      says: [`warning: file-copies-one-version ${HOOK}`],
    },
    'another path read': {
      edits: { [SITE]: NGINX.replaceAll('/ssl/www/', '/ssl/web/') },
      says: [`warning: renewed-path-unread ${SITE}`],
      change: [`warning: automation-removed ${SITE}`, `warning: renewed-path-unread ${SITE}`],
    },
  },
});

const TIMER = '[Timer]\nOnCalendar=*-*-* 03,15:00:00\nPersistent=true\n[Install]\nWantedBy=timers.target\n';
const LEGO =
  '[Service]\nType=oneshot\nExecStart=/usr/local/bin/lego --path /var/lib/lego --dns rfc2136 --domains shop.corp.internal renew --renew-hook /usr/local/lib/lego/haproxy.sh\n';
const COMBINE = `#!/bin/sh
set -e
cat "$LEGO_CERT_PATH" "$LEGO_CERT_KEY_PATH" > /etc/haproxy/certs/shop.pem.new
mv /etc/haproxy/certs/shop.pem.new /etc/haproxy/certs/shop.pem
systemctl reload haproxy
`;
const [UNIT, HAPROXY_HOOK, CFG] = ['systemd/lego-renew.service', 'bin/haproxy.sh', 'haproxy/haproxy.cfg'].map(
  (path) => `corp/shop:${path}`,
) as [string, string, string];

chainTests('lego on a timer, and a folder of HAProxy', {
  team: {
    'corp/shop': {
      'systemd/lego-renew.timer': TIMER,
      'systemd/lego-renew.service': LEGO,
      'bin/haproxy.sh': COMBINE,
      'haproxy/haproxy.cfg': 'frontend www\n  bind :443 ssl crt /etc/haproxy/certs/ alpn h2\n',
    },
  },
  edges: [
    ['corp/shop:systemd/lego-renew.timer', UNIT],
    [UNIT, HAPROXY_HOOK],
    [HAPROXY_HOOK, CFG],
    [CFG, HAPROXY_HOOK],
  ],
  breaks: {
    'the timer gone': {
      edits: { 'corp/shop:systemd/lego-renew.timer': undefined },
      says: [`note: systemd-renewal-not-started ${UNIT}`],
      change: [
        'error: automation-removed corp/shop:systemd/lego-renew.timer',
        `note: systemd-renewal-not-started ${UNIT}`,
      ],
    },
    'the timer of another unit': {
      edits: {
        'corp/shop:systemd/lego-renew.timer': undefined,
        'corp/shop:systemd/lego.timer': TIMER,
      },
      says: [`warning: systemd-renewal-not-started ${UNIT}`],
    },
    'no hook named': {
      edits: { [UNIT]: [' --renew-hook /usr/local/lib/lego/haproxy.sh', ''] },
      says: [`warning: file-copies-hook-not-run ${HAPROXY_HOOK}`],
    },
    'the hook gone': {
      edits: { [HAPROXY_HOOK]: undefined },
      says: [],
      change: [`error: automation-removed ${HAPROXY_HOOK}`],
    },
    'the reload gone': {
      edits: { [HAPROXY_HOOK]: ['systemctl reload haproxy\n', ''] },
      says: [`warning: file-copies-server-not-reloaded ${HAPROXY_HOOK}`],
    },
    'another folder read': {
      edits: { [CFG]: ['/etc/haproxy/certs/', '/etc/haproxy/tls/'] },
      says: [`warning: renewed-path-unread ${CFG}`],
    },
  },
});

const DEHYDRATED = `#!/usr/bin/env bash
set -e
deploy_cert() {
  local DOMAIN="\${1}" KEYFILE="\${2}" CERTFILE="\${3}" FULLCHAINFILE="\${4}"
  install -m 644 "$FULLCHAINFILE" /etc/apache2/tls/www.crt
  install -m 600 "$KEYFILE" /etc/apache2/tls/www.key
  systemctl reload apache2
}
HANDLER="$1"; shift
if [[ "\${HANDLER}" =~ ^(deploy_cert)$ ]]; then "$HANDLER" "$@"; fi
`;
const [CONFIG, DEPLOY] = ['corp/www:dehydrated/config', 'corp/www:dehydrated/hook.sh'] as const;

chainTests('dehydrated, its hook and Apache', {
  team: {
    'corp/www': {
      'dehydrated/config': 'CA=https://acme.corp.internal/directory\nHOOK=/etc/dehydrated/hook.sh\n',
      'dehydrated/hook.sh': DEHYDRATED,
      'cron.d/dehydrated': '5 4 * * * root /usr/bin/dehydrated -c\n',
      'apache/www.conf':
        '<VirtualHost *:443>\n  ServerName www.corp.internal\n  SSLCertificateFile /etc/apache2/tls/www.crt\n  SSLCertificateKeyFile /etc/apache2/tls/www.key\n</VirtualHost>\n',
    },
  },
  edges: [
    ['corp/www:cron.d/dehydrated', CONFIG],
    [CONFIG, DEPLOY],
    [DEPLOY, 'corp/www:apache/www.conf'],
  ],
  breaks: {
    'the schedule gone': {
      edits: { 'corp/www:cron.d/dehydrated': undefined },
      says: [],
      change: ['error: automation-removed corp/www:cron.d/dehydrated'],
    },
    'no hook named': {
      edits: { [CONFIG]: ['HOOK=/etc/dehydrated/hook.sh\n', ''] },
      says: [`warning: file-copies-hook-not-run ${DEPLOY}`],
    },
    'the reload gone': {
      edits: { [DEPLOY]: ['  systemctl reload apache2\n', ''] },
      says: [`warning: file-copies-server-not-reloaded ${DEPLOY}`],
    },
  },
});

const INSTALL =
  'acme.sh --install-cert -d db.corp.internal --fullchain-file /etc/ssl/db/fullchain.pem --key-file /etc/ssl/db/key.pem --reloadcmd "systemctl reload postgresql"\n';
const POSTGRES = "ssl_cert_file = '/etc/ssl/db/fullchain.pem'\nssl_key_file = '/etc/ssl/db/key.pem'\n";

chainTests('acme.sh installs for PostgreSQL', {
  team: {
    'corp/db': {
      'setup.sh': `#!/bin/sh\nset -e\nacme.sh --issue --dns dns_nsupdate -d db.corp.internal\n${INSTALL}acme.sh --install-cronjob\n`,
      'postgresql/postgresql.conf': POSTGRES,
    },
  },
  edges: [
    ['corp/db:setup.sh', 'corp/db:postgresql/postgresql.conf'],
    ['corp/db:postgresql/postgresql.conf', 'corp/db:setup.sh'],
  ],
  breaks: {
    'no line in the crontab': {
      edits: { 'corp/db:setup.sh': ['acme.sh --install-cronjob\n', ''] },
      says: [],
      change: ['error: automation-removed corp/db:setup.sh'],
    },
    'not installed': {
      edits: { 'corp/db:setup.sh': [INSTALL, ''] },
      says: [],
      change: ['error: automation-removed corp/db:setup.sh'],
    },
    'no reload': {
      edits: { 'corp/db:setup.sh': [' --reloadcmd "systemctl reload postgresql"', ''] },
      says: ['warning: acme-sh-no-reload-command corp/db:setup.sh'],
    },
    'another path read': {
      edits: { 'corp/db:postgresql/postgresql.conf': POSTGRES.replaceAll('/ssl/db/', '/ssl/pg/') },
      says: ['warning: renewed-path-unread corp/db:postgresql/postgresql.conf'],
    },
  },
});
