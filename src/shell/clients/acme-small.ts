import type { CertificateClient } from './client.ts';

/** ACME clients without configuration files that name certificates: their command lines say everything. */
export const SMALL_ACME_CLIENTS: readonly CertificateClient[] = [
  {
    id: 'uacme',
    title: 'uacme',
    references: [
      'https://github.com/ndilieto/uacme/blob/master/README.md',
      'https://github.com/ndilieto/uacme/blob/master/uacme.1.txt',
    ],
    program: 'uacme',
    images: [{ name: 'uacme' }],
    // It ends with 1 where nothing was due, so a command after `&&` runs after a renewal only.
    actions: [['ensure', 'issue']],
    rehearsal: ['-s', '--staging'],
    server: ['-a', '--acme-url'],
    asksFor: [['must-staple', '-m', '--must-staple']],
    names: { after: 'issue' },
    files: {
      folder: { path: '/etc/ssl/uacme', options: ['-c', '--confdir'] },
      paths: ['{name}/cert.pem', 'private/{name}/key.pem'],
      kept: /\/ssl\/uacme\//,
    },
    renewal: { days: 30, options: ['-d', '--days'], ari: true },
    issuer: 'lets-encrypt',
    example: 'uacme -h /usr/share/uacme/uacme.sh issue www.example.org && systemctl reload nginx',
  },
  {
    id: 'simp-le',
    title: 'simp_le',
    references: ['https://github.com/zenhack/simp_le#readme'],
    program: 'simp_le',
    aliases: ['simp_le.py'],
    images: [{ name: 'zenhack/simp_le', official: true }, { name: 'simp_le' }],
    actions: [],
    // It ends with 1 where nothing was due.
    otherwise: 'ensure',
    others: ['--revoke', '--test', '--integration_test', '-h'],
    server: ['--server'],
    names: { options: ['-d', '--vhost'] },
    files: { local: ['-f'], operands: /^(?:key|cert|chain|fullchain|full)\.(?:pem|der)$/ },
    renewal: { days: 30, options: ['--valid_min'], unit: 'seconds' },
    issuer: 'lets-encrypt',
    example:
      'cd /etc/ssl/www && simp_le -f fullchain.pem -f key.pem -d www.example.org:/var/www && systemctl reload nginx',
  },
  {
    id: 'acmetool',
    title: 'acmetool',
    references: [
      'https://github.com/hlandau/acmetool#readme',
      'https://hlandau.github.io/acmetool/userguide',
      'https://github.com/hlandau/acmetool/blob/master/_doc/SCHEMA.md',
    ],
    program: 'acmetool',
    images: [{ name: 'acmetool' }],
    actions: [['ensure', 'reconcile', 'want']],
    otherwise: 'ensure',
    others: [
      ...['quickstart', 'redirector', 'status', 'unwant', 'cull', 'revoke', 'test-notify', 'import-jwk-account'],
      ...['import-pem-account', 'import-key', 'import-le', 'account-url', 'account-thumbprint', 'help', '-h'],
    ],
    names: { after: 'want' },
    files: {
      folder: { path: '/var/lib/acme', options: ['--state'] },
      paths: ['live/{name}/fullchain', 'live/{name}/cert', 'live/{name}/chain', 'live/{name}/privkey'],
      kept: /\/acme\/live\//,
      needles: ['/acme/live/'],
      live: '/var/lib/acme/live/',
    },
    hooks: {
      // Below /usr/lib, or /usr/libexec of distributions that have it; Debian's package looks below /etc.
      folders: ['acme/hooks/'],
      variables: ['ACME_STATE_DIR'],
      evidence: 'live-updated',
      setUpReloads: true,
    },
    renewal: { days: 30, share: 1 / 3, startedBy: 'set-up', setUp: ['quickstart'] },
    issuer: 'lets-encrypt',
    example: 'acmetool --batch reconcile',
  },
  {
    id: 'acme-tiny',
    title: 'acme-tiny',
    references: ['https://github.com/diafygi/acme-tiny#readme'],
    program: 'acme-tiny',
    aliases: ['acme_tiny.py', 'acme-tiny.py', 'acme_tiny'],
    images: [{ name: 'acme-tiny' }],
    actions: [],
    otherwise: 'reissue',
    others: ['-h'],
    server: ['--directory-url', '--ca'],
    // The key and its request are made by hand and stay.
    files: { output: true },
    issuer: 'lets-encrypt',
    example:
      'python3 /opt/acme_tiny.py --account-key a.key --csr www.csr --acme-dir /var/www/c > /etc/ssl/www.crt && systemctl reload nginx',
  },
  {
    id: 'acme-nginx',
    title: 'acme-nginx',
    references: ['https://github.com/kshcherban/acme-nginx#readme'],
    program: 'acme-nginx',
    images: [{ name: 'acme-nginx' }],
    actions: [['ensure', '--renew-days']],
    otherwise: 'reissue',
    others: ['-h', '-V'],
    rehearsal: ['--staging'],
    names: { options: ['-d', '--domain'] },
    files: {
      options: [
        { names: ['-o', '--output'], default: '/etc/ssl/private/letsencrypt-domain.pem' },
        { names: ['--domain-private-key'], default: '/etc/ssl/private/letsencrypt-domain.key' },
      ],
      kept: /\/letsencrypt-domain\.(?:pem|key)$/,
    },
    hooks: { reloads: ['nginx'], withoutReload: '--no-reload-nginx' },
    renewal: { options: ['--renew-days'] },
    issuer: 'lets-encrypt',
    example: 'acme-nginx -d www.example.org --renew-days 33',
  },
];
