import type { CertificateClient } from './client.ts';

/** ACME clients (RFC 8555) that have mechanisms of their own for their commands or their configuration. */
export const ACME_CLIENTS: readonly CertificateClient[] = [
  {
    id: 'certbot',
    title: 'certbot',
    references: [
      'https://eff-certbot.readthedocs.io/en/stable/using.html',
      'https://github.com/certbot/certbot/blob/main/certbot/CHANGELOG.md',
    ],
    program: 'certbot',
    aliases: ['certbot-auto', 'letsencrypt', 'letsencrypt-auto'],
    // Retired in 2021 (CHANGELOG, 1.11 and 1.12).
    retired: ['certbot-auto', 'letsencrypt-auto'],
    // Their packages and the snap bring a timer; those of Alpine and PyPI do not.
    packages: ['certbot', 'letsencrypt'],
    units: ['certbot', 'snap.certbot'],
    images: [
      { name: 'certbot/certbot', official: true },
      { name: 'certbot/dns-*', official: true },
      { name: 'certbot' },
    ],
    actions: [
      ['renew', 'renew'],
      ['ensure', '--keep', '--keep-until-expiring'],
      ['issue', 'certonly', 'run'],
    ],
    otherwise: 'issue',
    others: [
      ...['certificates', 'revoke', 'delete', 'register', 'update_account', 'unregister', 'enhance', 'install'],
      ...['plugins', 'rollback', 'show_account', 'config_changes', 'reconfigure', '-h'],
    ],
    rehearsal: ['--staging', '--test-cert', '--dry-run', '--break-my-certs'],
    byHand: { options: ['--manual'], hooks: ['--manual-auth-hook'] },
    server: ['--server'],
    asksFor: [['must-staple', '--must-staple']],
    names: { options: ['-d', '--domain', '--domains'] },
    files: {
      folder: { path: '/etc/letsencrypt', options: ['--config-dir'] },
      paths: [
        ...['live/{name}/fullchain.pem', 'live/{name}/cert.pem'],
        ...['live/{name}/chain.pem', 'live/{name}/privkey.pem'],
      ],
      nameOptions: ['--cert-name'],
      kept: /(?:letsencrypt|certbot)\/live\//,
      needles: ['/live/'],
      live: '/etc/letsencrypt/live/',
    },
    hooks: {
      options: ['--deploy-hook', '--renew-hook'],
      attempts: ['--post-hook'],
      settings: ['deploy_hook', 'renew_hook'],
      last: true,
      folders: ['renewal-hooks/'],
      variables: ['RENEWED_LINEAGE', 'RENEWED_DOMAINS'],
    },
    // A third of the lifetime, half of it below ten days (since 4.0), and ARI (since 4.1).
    renewal: { share: 1 / 3, ari: true },
    issuer: 'lets-encrypt',
    commandsReadBy: 'own-mechanism',
    example: 'certbot renew -q --deploy-hook "systemctl reload nginx"',
  },
  {
    id: 'acme-sh',
    title: 'acme.sh',
    references: [
      'https://github.com/acmesh-official/acme.sh/blob/master/README.md',
      'https://github.com/acmesh-official/acme.sh/wiki/Options-and-Params',
      'https://github.com/acmesh-official/acme.sh/wiki/Run-acme.sh-in-docker',
    ],
    program: 'acme.sh',
    aliases: ['acme_sh'],
    images: [{ name: 'neilpang/acme.sh', official: true, verbs: true }, { name: 'acme.sh' }, { name: 'acmesh' }],
    actions: [
      ['issue', '--issue', '--sign-csr', '--signcsr'],
      ['renew', '--cron', 'daemon', '--renew', '-r', '--renew-all', '--renewAll', '--renewall'],
    ],
    rehearsal: ['--staging', '--test'],
    server: ['--server'],
    asksFor: [['must-staple', '--ocsp', '--ocsp-must-staple']],
    names: { options: ['-d', '--domain'] },
    files: {
      options: [
        { names: ['--fullchain-file', '--fullchainpath'] },
        { names: ['--cert-file', '--certpath'] },
        { names: ['--key-file', '--keypath'] },
        { names: ['--ca-file', '--capath'] },
      ],
      kept: /\.acme\.sh\//,
      needles: ['.acme.sh/'],
    },
    hooks: {
      options: ['--reloadcmd', '--reload-cmd', '--renew-hook'],
      attempts: ['--post-hook'],
      settings: ['Le_ReloadCmd', 'Le_RenewHook'],
      // `CERT_PATH` and `CERT_KEY_PATH` are handed as well, which are names that any script may use.
      variables: ['CERT_FULLCHAIN_PATH', 'CERT_KEY_PATH', 'CERT_PATH', 'CA_CERT_PATH'],
      evidence: 'CERT_FULLCHAIN_PATH',
    },
    // It counts days after issue: 30 since 3.1.3, 60 before; ARI since 3.1.4, together with a run every six hours.
    renewal: {
      ari: true,
      startedBy: 'set-up',
      setUp: ['--install', '--install-online', '--install-cronjob'],
      withoutSetUp: '--nocron',
    },
    issuer: 'zerossl',
    commandsReadBy: 'own-mechanism',
    example: '"/root/.acme.sh"/acme.sh --cron --home "/root/.acme.sh"',
  },
  {
    id: 'lego',
    title: 'lego',
    references: [
      'https://go-acme.github.io/lego/usage/cli/renew-a-certificate/',
      'https://go-acme.github.io/lego/advanced/hooks/',
      'https://go-acme.github.io/lego/migration/cli/',
    ],
    program: 'lego',
    images: [{ name: 'goacme/lego', official: true }, { name: 'xenolf/lego', official: true }, { name: 'lego' }],
    // Version 5 has no `renew`: its `run` also renews what is due.
    actions: [
      ['renew', 'renew'],
      ['issue', 'run'],
    ],
    server: ['--server', '-s'],
    asksFor: [['must-staple', '--must-staple']],
    names: { options: ['-d', '--domains', '--domain'] },
    files: {
      folder: { path: './.lego', options: ['--path'] },
      paths: ['certificates/{name}.crt', 'certificates/{name}.key'],
      wildcard: '_.',
      // NixOS keeps what its lego renews in /var/lib/acme.
      kept: /\.lego\/certificates\/|\/var\/lib\/acme\/(?!live\/)/,
      needles: ['.lego/', '/var/lib/acme/'],
    },
    hooks: {
      options: ['--renew-hook', '--run-hook', '--deploy-hook'],
      attempts: ['--post-hook'],
      // Version 4 has LEGO_CERT_PATH and LEGO_CERT_KEY_PATH, version 5 the same with LEGO_HOOK_ in front.
      variables: ['LEGO_CERT_', 'LEGO_HOOK_CERT_'],
    },
    // Version 4 has 30 days, version 5 a third of the lifetime and ARI.
    renewal: { share: 1 / 3 },
    issuer: 'lets-encrypt',
    commandsReadBy: 'own-mechanism',
    example:
      'lego --path /var/lib/lego --dns rfc2136 --domains www.example.org renew --renew-hook /usr/local/bin/deploy.sh',
  },
  {
    id: 'dehydrated',
    title: 'dehydrated',
    references: [
      'https://github.com/dehydrated-io/dehydrated/blob/master/README.md',
      'https://github.com/dehydrated-io/dehydrated/blob/master/docs/examples/config',
      'https://github.com/dehydrated-io/dehydrated/blob/master/docs/examples/hook.sh',
    ],
    program: 'dehydrated',
    aliases: ['letsencrypt.sh'],
    images: [{ name: 'dehydrated' }],
    actions: [
      ['ensure', '-c', '--cron'],
      ['reissue', '-s', '--signcsr'],
    ],
    server: ['--ca'],
    names: { options: ['-d', '--domain'] },
    files: {
      folder: { options: ['-o', '--out'] },
      paths: ['{name}/fullchain.pem', '{name}/cert.pem', '{name}/chain.pem', '{name}/privkey.pem'],
      nameOptions: ['--alias'],
      kept: /\/dehydrated\/certs\//,
    },
    hooks: {
      options: ['-k', '--hook'],
      settings: ['HOOK'],
      // Parameters of `deploy_cert`, as its example of a hook names them.
      variables: ['KEYFILE', 'CERTFILE', 'CHAINFILE', 'FULLCHAINFILE'],
      evidence: 'deploy_cert',
      functions: /^(?:\$\{?HANDLER\}?|(?:deploy|clean|sync|unchanged|invalid|request|startup|exit)_\w+)$/,
    },
    renewal: { days: 32 },
    issuer: 'lets-encrypt',
    commandsReadBy: 'own-mechanism',
    example: 'dehydrated --cron --hook /etc/dehydrated/hook.sh',
  },
  {
    id: 'getssl',
    title: 'getssl',
    references: ['https://github.com/srvrco/getssl#readme', 'https://github.com/srvrco/getssl/wiki/Config-variables'],
    program: 'getssl',
    images: [{ name: 'getssl' }],
    actions: [],
    otherwise: 'ensure',
    others: ['-c', '--create', '-r', '--revoke', '-h', '-v', '-i', '--install'],
    names: { after: '' },
    // Where it copies the files to is said by its configuration.
    files: { kept: /\.getssl\// },
    hooks: { settings: ['RELOAD_CMD'] },
    renewal: { days: 30, ari: true },
    issuer: 'lets-encrypt',
    configuredBy: 'files',
    example: 'getssl -u -a -q',
  },
];
