/** A mail system whose certificate is renewed in one place and served in others: by copies that are pushed, pulled and dumped. */
import { chainTests } from '../support/team-chains.ts';

const RENEW = `#!/bin/bash
set -euo pipefail
cd "$(dirname "$0")"
certbot renew --quiet --cert-name mail.corp.internal
./push.sh
`;
const PUSH = `#!/bin/bash
set -euo pipefail
LIVE=/etc/letsencrypt/live/mail.corp.internal
PODS=(
  pod13.corp.internal
  pod15.corp.internal
  pod27.corp.internal
)
for pod in "\${PODS[@]}"; do
  scp -q "$LIVE/fullchain.pem" "$LIVE/privkey.pem" "deploy@$pod:/etc/ssl/mail/"
  ssh "deploy@$pod" "sudo systemctl reload dovecot postfix"
done
`;
const DOVECOT = `ssl_cert = </etc/ssl/mail/fullchain.pem
ssl_key = </etc/ssl/mail/privkey.pem
`;
const RELOAD = '  ssh "deploy@$pod" "sudo systemctl reload dovecot postfix"\n';
const [CRON, SCRIPT, COPY] = ['cron.d/mail-certificate', 'certificates/renew.sh', 'certificates/push.sh'].map(
  (path) => `corp/legacy-mail:${path}`,
) as [string, string, string];
const SSL = 'corp/mail-pods:dovecot/conf.d/10-ssl.conf';

chainTests('the legacy mail system renews, and a job copies to the pods', {
  team: {
    'corp/legacy-mail': {
      'cron.d/mail-certificate': 'MAILTO=mail-ops@corp.internal\n30 2 * * * root /opt/mail/certificates/renew.sh\n',
      'certificates/renew.sh': RENEW,
      'certificates/push.sh': PUSH,
    },
    'corp/mail-pods': { '.github/CODEOWNERS': '* @corp/mail-pods\n', 'dovecot/conf.d/10-ssl.conf': DOVECOT },
  },
  edges: [
    [CRON, SCRIPT],
    [SCRIPT, COPY],
    [COPY, SSL],
    [SSL, COPY],
  ],
  breaks: {
    'the schedule gone': {
      edits: { [CRON]: undefined },
      says: [],
      change: [`error: automation-removed ${CRON}`],
    },
    'the schedule commented out': {
      edits: { [CRON]: ['30 2', '#30 2'] },
      says: [`warning: cron-renewal-commented-out ${CRON}`],
      change: [`warning: cron-renewal-commented-out ${CRON}`, `warning: sync-weakened ${CRON}`],
    },
    'one run a month': {
      edits: { [CRON]: ['30 2 * *', '30 2 1 *'] },
      says: [`warning: cron-renewal-too-rare ${CRON}`],
      change: [`warning: cron-renewal-too-rare ${CRON}`, `warning: sync-weakened ${CRON}`],
    },
    'the script renamed': {
      edits: { [SCRIPT]: undefined, 'corp/legacy-mail:certificates/renew-mail.sh': RENEW },
      says: [`warning: cron-script-not-found ${CRON}`],
    },
    'the copy no longer called': {
      edits: { [SCRIPT]: ['./push.sh\n', ''] },
      says: [],
      change: [`error: automation-removed ${SCRIPT}`],
    },
    'the failure of the copy passed over': {
      edits: { [SCRIPT]: ['./push.sh', './push.sh || true'] },
      says: [`warning: cron-script-failure-hidden ${SCRIPT}`],
    },
    'the copy gone': { edits: { [COPY]: undefined }, says: [], change: [`error: automation-removed ${COPY}`] },
    'one pod left out': {
      edits: { [COPY]: ['  pod27.corp.internal\n', ''] },
      says: [],
      change: [`warning: sync-weakened ${COPY}`],
    },
    'a source with a date': {
      edits: { [COPY]: ['/etc/letsencrypt/live/mail.corp.internal', '/srv/certificates/mail-2026-06-24'] },
      says: [`warning: file-copies-one-version ${COPY}`],
    },
    'another lineage renewed': {
      edits: { [SCRIPT]: ['--cert-name mail.corp.internal', '--cert-name mail.corp.internal-0001'] },
      says: [`warning: file-copies-source-not-renewed ${COPY}`],
    },
    'another folder on the pods': {
      edits: { [COPY]: [':/etc/ssl/mail/', ':/etc/ssl/mail-tls/'] },
      says: [],
      change: [`error: automation-removed ${COPY}`],
    },
    'another folder read by the pods': {
      edits: { [SSL]: DOVECOT.replaceAll('/etc/ssl/mail/', '/etc/ssl/private/') },
      says: [],
      change: [`warning: automation-removed ${SSL}`],
    },
    'the reload gone': {
      edits: { [COPY]: [RELOAD, ''] },
      says: [`warning: file-copies-server-not-reloaded ${COPY}`],
      change: [`error: automation-removed ${COPY}`],
    },
    'the reload of another service only': {
      edits: { [COPY]: ['reload dovecot postfix', 'reload postfix'] },
      says: [`warning: file-copies-server-not-reloaded ${COPY}`],
    },
    'errors that do not end the script': {
      edits: { [COPY]: ['set -euo pipefail', 'set +e'] },
      says: [`warning: file-copies-failure-hidden ${COPY}`],
    },
    'each run forced': {
      edits: { [SCRIPT]: ['--quiet', '--quiet --force-renewal'] },
      says: [`warning: certbot-force-renewal ${SCRIPT}`],
    },
  },
});

const PULL =
  '#!/bin/sh\nset -e\nrsync -a hub.corp.internal:/srv/certs/mx.corp.internal/ /etc/postfix/tls/\npostfix reload\n';
const [PUBLISH, TIMES, TAKE, MAIN] = [
  'corp/hub:sbin/publish',
  'corp/mx:cron.d/pull',
  'corp/mx:sbin/pull-cert.sh',
  'corp/mx:postfix/main.cf',
] as const;

chainTests('a hub collects, and the mail servers pull', {
  team: {
    'corp/hub': {
      'cron.d/certbot': '17 3,15 * * * root certbot renew -q --deploy-hook /usr/local/sbin/publish\n',
      'sbin/publish':
        '#!/bin/sh\nset -e\ninstall -m 640 "$RENEWED_LINEAGE/fullchain.pem" "$RENEWED_LINEAGE/privkey.pem" /srv/certs/mx.corp.internal/\n',
    },
    'corp/mx': {
      '.github/CODEOWNERS': '* @corp/mx\n',
      'cron.d/pull': '40 * * * * root /usr/local/sbin/pull-cert.sh\n',
      'sbin/pull-cert.sh': PULL,
      'postfix/main.cf':
        'smtpd_tls_cert_file = /etc/postfix/tls/fullchain.pem\nsmtpd_tls_key_file = /etc/postfix/tls/privkey.pem\n',
    },
  },
  edges: [
    ['corp/hub:cron.d/certbot', PUBLISH],
    [PUBLISH, TAKE],
    [TIMES, TAKE],
    [TAKE, MAIN],
  ],
  breaks: {
    'the hook not named': {
      edits: { 'corp/hub:cron.d/certbot': [' --deploy-hook /usr/local/sbin/publish', ''] },
      says: [`warning: file-copies-hook-not-run ${PUBLISH}`],
    },
    'published elsewhere': {
      edits: { [PUBLISH]: ['/srv/certs/', '/srv/pki/'] },
      says: [],
      change: [`error: automation-removed ${PUBLISH}`],
    },
    'nothing pulls': { edits: { [TIMES]: undefined }, says: [], change: [`error: automation-removed ${TIMES}`] },
    'pulled once a year': {
      edits: { [TIMES]: ['40 * * * *', '40 3 1 1 *'] },
      says: [`warning: cron-renewal-too-rare ${TIMES}`],
    },
    'another host’s folder pulled': {
      edits: { [TAKE]: ['/mx.corp.internal/', '/mail.corp.internal/'] },
      says: [],
      change: [`warning: automation-removed ${TAKE}`],
    },
  },
});

const SCRIPTED = `#!/bin/sh
set -e
STORE=/var/lib/caddy/.local/share/caddy/certificates/acme-v02.api.letsencrypt.org-directory/mail.corp.internal
install -m 644 "$STORE/mail.corp.internal.crt" /etc/dovecot/tls/mail.crt
install -m 600 "$STORE/mail.corp.internal.key" /etc/dovecot/tls/mail.key
systemctl reload dovecot
`;
const BOX = 'corp/box:sbin/mail-tls.sh';

chainTests('Caddy renews for the mail server beside it', {
  team: {
    'corp/box': {
      Caddyfile: 'mail.corp.internal {\n  reverse_proxy 127.0.0.1:8080\n}\n',
      'cron.d/mail-tls': '0 5 * * * root /usr/local/sbin/mail-tls.sh\n',
      'sbin/mail-tls.sh': SCRIPTED,
      'dovecot/10-ssl.conf': 'ssl_cert = </etc/dovecot/tls/mail.crt\nssl_key = </etc/dovecot/tls/mail.key\n',
    },
  },
  edges: [
    ['corp/box:Caddyfile', BOX],
    ['corp/box:cron.d/mail-tls', BOX],
    [BOX, 'corp/box:dovecot/10-ssl.conf'],
  ],
  breaks: {
    'another host asked for': {
      edits: { 'corp/box:Caddyfile': ['mail.corp.internal', 'webmail.corp.internal'] },
      says: [],
      change: ['error: automation-removed corp/box:Caddyfile'],
    },
    'the reload gone': {
      edits: { [BOX]: ['systemctl reload dovecot\n', ''] },
      says: [`warning: file-copies-server-not-reloaded ${BOX}`],
    },
    'another folder read': {
      edits: { 'corp/box:dovecot/10-ssl.conf': 'ssl_cert = </etc/dovecot/private/mail.crt\n' },
      says: ['warning: renewed-path-unread corp/box:dovecot/10-ssl.conf'],
    },
  },
});
