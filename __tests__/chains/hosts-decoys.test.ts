/** Set-ups that look like broken chains on hosts and are healthy, or nobody's to judge. */
import { describe, expect, it } from 'vitest';
import { graphOf } from '../../src/topology/graph.ts';
import { auditPullRequest, auditTeam, edited, said, type TeamChain } from '../support/team-chains.ts';

const nginx = (path: string, host = 'www.corp.internal') =>
  `server {\n  server_name ${host};\n  ssl_certificate ${path};\n}\n`;
const CRON = '17 3,15 * * * root certbot renew -q\n';

describe('nothing is said of', () => {
  it.each<[string, TeamChain['team']]>([
    [
      'a server on another host, beside a hook that pushes to hosts of nobody here',
      {
        'corp/edge': {
          'cron.d/certbot': CRON,
          'letsencrypt/renewal-hooks/deploy/push.sh':
            '#!/bin/sh\nset -e\nscp "$RENEWED_LINEAGE/fullchain.pem" partner.corp.internal:/etc/ssl/partner/fullchain.pem\nssh partner.corp.internal systemctl reload nginx\n',
          'nginx/intranet.conf': nginx('/etc/ssl/intranet/fullchain.pem', 'intranet.corp.internal'),
        },
      },
    ],
    [
      'a hook that hands over to a playbook',
      {
        'corp/edge': {
          'cron.d/certbot': CRON,
          'letsencrypt/renewal-hooks/deploy/push.sh':
            '#!/bin/sh\nset -e\ncp "$RENEWED_LINEAGE/fullchain.pem" /etc/ssl/www/fullchain.pem\nansible-playbook /opt/reload.yml\n',
          'nginx/www.conf': nginx('/etc/ssl/www/fullchain.pem'),
        },
      },
    ],
    [
      'Postfix, which reads its files anew',
      {
        'corp/mx': {
          'cron.d/certbot': CRON,
          'letsencrypt/renewal-hooks/deploy/copy.sh':
            '#!/bin/sh\nset -e\ncp "$RENEWED_LINEAGE/fullchain.pem" /etc/postfix/mx.pem\n',
          'postfix/main.cf': 'smtpd_tls_cert_file = /etc/postfix/mx.pem\n',
        },
      },
    ],
    [
      'a report that runs once a month, and a script for what was restored by hand',
      {
        'corp/ops': {
          'cron.d/report': '0 6 1 * * root /opt/ops/report.sh\n',
          'bin/report.sh': '#!/bin/sh\nopenssl x509 -enddate -noout -in /etc/ssl/www.pem\n./send.sh\n',
          'bin/restore.sh': '#!/bin/sh\ncp /var/backups/ssl/www-2026-10-01.pem /etc/ssl/www.pem\n',
          'bin/backup.sh': '#!/bin/sh\ncp /etc/ssl/www.pem /var/backups/ssl/www-$(date +%F).pem || true\n',
        },
      },
    ],
    [
      'a unit of certbot, whose package brings the timer',
      {
        'corp/web': {
          'systemd/certbot.service':
            '[Service]\nExecStart=/usr/bin/certbot renew -q --deploy-hook "systemctl reload nginx"\n',
        },
      },
    ],
    [
      'a volume that has the name of a module of Ansible',
      {
        'corp/stack': {
          'compose.yml': 'services: {web: {image: "nginx:1.29"}}\nvolumes: {letsencrypt: {}}\n# certbot\n',
        },
      },
    ],
    [
      'a link to what is renewed, made once',
      {
        'corp/web': {
          'setup.sh':
            '#!/bin/sh\ncertbot certonly --standalone -d www.corp.internal\nln -sf /etc/letsencrypt/live/www.corp.internal/fullchain.pem /etc/nginx/www.pem\n',
        },
      },
    ],
  ])('%s', async (_, team) => expect(said(await auditTeam(team))).toEqual([]));
});

const PUSH = (path: string) =>
  `#!/bin/sh\nset -e\nscp /etc/letsencrypt/live/www.corp.internal/fullchain.pem web.corp.internal:${path}\nssh web.corp.internal systemctl reload nginx\n`;
const joined = (team: TeamChain['team']) =>
  auditTeam(team).then(({ topology }) => {
    const { facts } = graphOf(topology);
    const copy = facts.findIndex(({ kind }) => kind === 'copy');
    return topology.edges.some(({ from }) => from === `fact:${copy}`);
  });

describe('a copy to a host of another repository', () => {
  it.each<[string, TeamChain['team'], boolean]>([
    [
      'is joined to the one reader of a path of its own',
      {
        'corp/a': { 'push.sh': PUSH('/etc/ssl/shop/www.pem') },
        'corp/b': { 'n.conf': nginx('/etc/ssl/shop/www.pem') },
      },
      true,
    ],
    [
      'is joined to nobody where every host has such a path',
      {
        'corp/a': { 'push.sh': PUSH('/etc/nginx/ssl/server.crt') },
        'corp/b': { 'n.conf': nginx('/etc/nginx/ssl/server.crt') },
      },
      false,
    ],
    [
      'is joined to nobody where two repositories read it',
      {
        'corp/a': { 'push.sh': PUSH('/etc/ssl/shop/www.pem') },
        'corp/b': { 'n.conf': nginx('/etc/ssl/shop/www.pem') },
        'corp/c': { 'n.conf': nginx('/etc/ssl/shop/www.pem') },
      },
      false,
    ],
    [
      'is joined to nobody where the reader is brought it by its own repository',
      {
        'corp/a': { 'push.sh': PUSH('/etc/ssl/shop/www.pem') },
        'corp/b': {
          'n.conf': nginx('/etc/ssl/other/www.pem'),
          'copy.sh': '#!/bin/sh\ncp /etc/letsencrypt/live/x.corp.internal/fullchain.pem /etc/ssl/shop/www.pem\n',
        },
      },
      false,
    ],
  ])('%s', async (_, team, expected) => expect(await joined(team)).toBe(expected));
});

describe('a pull request is told nothing', () => {
  const team: TeamChain['team'] = {
    'corp/edge': {
      'cron.d/certbot': CRON,
      'bin/renew.sh': '#!/bin/sh\nset -e\n./push.sh\n',
      'bin/push.sh': PUSH('/etc/ssl/www/fullchain.pem'),
      'cron.d/push': '5 4 * * * root /opt/bin/renew.sh\n',
      'web/www.conf': nginx('/etc/ssl/www/fullchain.pem'),
    },
  };
  it.each<[string, Parameters<typeof edited>[1]]>([
    ['of another way to write the same', { 'corp/edge:bin/push.sh': ['set -e\n', 'set -eu\n# to the web server\n'] }],
    [
      'of both sides that move together',
      {
        'corp/edge:bin/push.sh': PUSH('/etc/ssl/web/fullchain.pem'),
        'corp/edge:web/www.conf': nginx('/etc/ssl/web/fullchain.pem'),
      },
    ],
    ['of a run more often', { 'corp/edge:cron.d/push': ['5 4 * * *', '5 */4 * * *'] }],
    ['of the call in the crontab itself', { 'corp/edge:cron.d/push': ['renew.sh', 'push.sh'] }],
  ])('%s', async (_, edits) => {
    expect(said(await auditTeam(team))).toEqual([]);
    expect(said(await auditPullRequest(team, edited(team, edits)), 'new')).toEqual([]);
  });
});
