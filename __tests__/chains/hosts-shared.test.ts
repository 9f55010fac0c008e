/** A certificate that several processes share: in volumes, in folders of NixOS, and in what consul-template renders. */
import { chainTests } from '../support/team-chains.ts';

const STACK = 'corp/stack:docker-compose.yml';
const DOVECOT = `    command: sh -c 'while :; do sleep 6h & wait $$!; doveadm reload; done & dovecot -F'\n`;
const RENEWS = `    entrypoint: sh -c 'trap exit TERM; while :; do certbot renew; sleep 12h & wait $$!; done'\n`;

chainTests('compose: one live folder, two servers', {
  team: {
    'corp/stack': {
      'docker-compose.yml': `services:
  certbot:
    image: certbot/certbot:v4.1.1
    volumes: ["./letsencrypt:/etc/letsencrypt"]
${RENEWS}  web:
    image: nginx:1.29
    volumes: ["./letsencrypt:/etc/letsencrypt:ro", "./nginx:/etc/nginx/conf.d:ro"]
    command: sh -c 'while :; do sleep 6h & wait $$!; nginx -s reload; done & nginx -g "daemon off;"'
  mail:
    image: dovecot/dovecot:2.4
    volumes: ["./letsencrypt:/etc/ssl/letsencrypt:ro", "./dovecot:/etc/dovecot:ro"]
${DOVECOT}`,
      'nginx/www.conf':
        'server {\n  server_name www.corp.internal;\n  ssl_certificate /etc/letsencrypt/live/www.corp.internal/fullchain.pem;\n}\n',
      'dovecot/ssl.conf': 'ssl_server_cert_file = /etc/ssl/letsencrypt/live/www.corp.internal/fullchain.pem\n',
    },
  },
  edges: [
    [STACK, 'corp/stack:nginx/www.conf'],
    [STACK, 'corp/stack:dovecot/ssl.conf'],
    ['corp/stack:dovecot/ssl.conf', STACK],
  ],
  breaks: {
    'one of them never reloaded': {
      edits: { [STACK]: [DOVECOT, ''] },
      says: [`warning: certbot-no-proxy-reload ${STACK}`],
      change: [`error: automation-removed ${STACK}`, `warning: certbot-no-proxy-reload ${STACK}`],
    },
    'asked for once': {
      edits: { [STACK]: [RENEWS, '    command: certonly --webroot -w /var/www -d www.corp.internal\n'] },
      says: [`warning: certbot-no-schedule ${STACK}`],
    },
  },
});

const [CRON, PROXY] = ['corp/proxy:cron.d/certbot', 'corp/proxy:proxy/nginx.conf'] as const;

chainTests('certbot in a container that cron starts, nginx in another', {
  team: {
    'corp/proxy': {
      'cron.d/certbot':
        '17 3,15 * * * root docker run --rm -v /etc/letsencrypt:/etc/letsencrypt certbot/certbot:v4.1.1 renew -q && docker exec proxy nginx -s reload\n',
      'proxy/nginx.conf':
        'server {\n  server_name www.corp.internal;\n  ssl_certificate /etc/letsencrypt/live/www.corp.internal/fullchain.pem;\n}\n',
    },
  },
  edges: [
    [CRON, PROXY],
    [PROXY, CRON],
  ],
  breaks: {
    'no reload behind it': {
      edits: { [CRON]: [' && docker exec proxy nginx -s reload', ''] },
      says: [`warning: certbot-no-proxy-reload ${CRON}`],
      change: [`error: automation-removed ${CRON}`, `warning: certbot-no-proxy-reload ${CRON}`],
    },
    'the line gone': { edits: { [CRON]: undefined }, says: [], change: [`error: automation-removed ${CRON}`] },
  },
});

const [ACME, MAIL] = ['corp/nix:acme.nix', 'corp/nix:mail.nix'] as const;

chainTests('NixOS: a certificate of security.acme, read by path', {
  team: {
    'corp/nix': {
      'acme.nix': '{\n  security.acme.certs."mail.corp.internal" = {\n    reloadServices = [ "dovecot2" ];\n  };\n}\n',
      'mail.nix': '{\n  services.dovecot2.sslServerCert = "/var/lib/acme/mail.corp.internal/fullchain.pem";\n}\n',
    },
  },
  edges: [[ACME, MAIL]],
  breaks: {
    'nothing reloaded': {
      edits: { [ACME]: ['    reloadServices = [ "dovecot2" ];\n', ''] },
      says: [`warning: nixos-certificate-reloads-nothing ${ACME}`],
    },
    'another name': {
      edits: { [ACME]: ['certs."mail.', 'certs."mx.'] },
      says: [`warning: renewed-path-unread ${MAIL}`],
      change: [`error: automation-removed ${ACME}`, `warning: renewed-path-unread ${MAIL}`],
    },
  },
});

const [TEMPLATE, LB] = ['corp/lb:consul-template.hcl', 'corp/lb:haproxy.cfg'] as const;

chainTests('consul-template renders for HAProxy', {
  team: {
    'corp/lb': {
      'consul-template.hcl':
        'template {\n  source = "/etc/ct/lb.pem.tpl"\n  destination = "/etc/haproxy/certs/lb.pem"\n  command = "systemctl reload haproxy"\n}\n',
      'haproxy.cfg': 'frontend www\n  bind :443 ssl crt /etc/haproxy/certs/lb.pem\n',
    },
  },
  edges: [
    [TEMPLATE, LB],
    [LB, TEMPLATE],
  ],
  breaks: {
    'no command': {
      edits: { [TEMPLATE]: ['  command = "systemctl reload haproxy"\n', ''] },
      says: [`warning: consul-template-no-command ${TEMPLATE}`],
    },
    'the command of another server': {
      edits: { [TEMPLATE]: ['reload haproxy', 'reload nginx'] },
      says: [`warning: another-service-reloaded ${LB}`],
    },
    'rendered elsewhere': {
      edits: { [TEMPLATE]: ['certs/lb.pem', 'certs/www.pem'] },
      says: [],
      change: [`error: automation-removed ${TEMPLATE}`],
    },
    'read elsewhere': {
      edits: { [LB]: ['/certs/lb.pem', '/tls/lb.pem'] },
      says: [`warning: renewed-path-unread ${LB}`],
    },
  },
});
