import type { CertificateClient } from './client.ts';

/** Clients of Windows, servers that obtain their certificates themselves, and clients of private CAs. */
export const OTHER_CLIENTS: readonly CertificateClient[] = [
  {
    id: 'posh-acme',
    title: 'Posh-ACME',
    references: [
      'https://poshac.me/docs/latest/Tutorial/',
      'https://poshac.me/docs/latest/Functions/Submit-Renewal/',
      'https://poshac.me/docs/latest/Functions/New-PACertificate/',
    ],
    program: 'Posh-ACME',
    aliases: ['Submit-Renewal', 'New-PACertificate'],
    actions: [
      ['renew', 'Submit-Renewal'],
      ['issue', 'New-PACertificate'],
    ],
    server: ['-DirectoryUrl'],
    asksFor: [['must-staple', '-OCSPMustStaple']],
    names: { options: ['-Domain', '-MainDomain'], after: '' },
    files: { kept: /[/\\]Posh-ACME[/\\]/i },
    // Properties of the object that a renewal returns.
    hooks: { variables: ['.FullChainFile', '.PfxFullChain', '.PfxFile'] },
    renewal: { days: 30, share: 1 / 3, ari: true },
    issuer: 'lets-encrypt',
    example: 'Submit-Renewal -AllOrders',
  },
  {
    id: 'win-acme',
    title: 'win-acme',
    references: [
      'https://www.win-acme.com/reference/cli',
      'https://www.win-acme.com/manual/automatic-renewal',
      'https://www.win-acme.com/reference/plugins/installation/script',
    ],
    program: 'wacs',
    aliases: ['wacs.exe', 'simple-acme', 'simple-acme.exe'],
    actions: [
      ['renew', '--renew'],
      ['issue', '--target', '--source', '--host'],
    ],
    rehearsal: ['--test'],
    server: ['--baseuri'],
    asksFor: [['must-staple', '--ocsp-must-staple']],
    names: { options: ['--host'] },
    files: { kept: /[/\\]win-acme[/\\]/i },
    hooks: { options: ['--script'], variables: ['{StorePath}', '{CacheFile}', '{CertThumbprint}'] },
    // It counts 55 days after issue.
    renewal: {
      every: '1d',
      startedBy: 'set-up',
      setUp: ['--target', '--source', '--setuptaskscheduler'],
      withoutSetUp: '--notaskscheduler',
    },
    issuer: 'lets-encrypt',
    commandsReadBy: 'own-mechanism',
    example: 'wacs.exe --renew --baseuri "https://acme-v02.api.letsencrypt.org/"',
  },
  {
    id: 'caddy',
    title: 'Caddy',
    references: [
      'https://caddyserver.com/docs/automatic-https',
      'https://caddyserver.com/docs/json/apps/tls/automation/',
    ],
    program: 'caddy',
    images: [
      // Of version 1.
      { name: 'abiosoft/caddy', keeps: '/root/.caddy', keptIn: 'CADDYPATH' },
      { name: 'caddy', official: true, keeps: '/data/caddy', keptIn: 'XDG_DATA_HOME' },
      { name: 'caddy-docker-proxy', keeps: '/data/caddy', keptIn: 'XDG_DATA_HOME' },
    ],
    actions: [['ensure', 'run', 'start']],
    // The folder and the files of a certificate have the name of the host.
    files: {
      kept: /caddy\/certificates\/[^/]{1,200}\/(?<host>[\w.-]{1,253})\/\k<host>\.(?:crt|key)$/,
      needles: ['caddy/certificates/'],
    },
    renewal: { share: 1 / 3, every: '10m', startedBy: 'itself' },
    issuer: 'lets-encrypt',
    commandsReadBy: 'own-mechanism',
  },
  {
    id: 'traefik',
    title: 'Traefik',
    references: ['https://doc.traefik.io/traefik/reference/install-configuration/tls/certificate-resolvers/acme/'],
    program: 'traefik',
    images: [{ name: 'traefik', official: true }],
    actions: [],
    otherwise: 'ensure',
    others: ['version', 'healthcheck'],
    files: { kept: /\/acme\.json$/, needles: ['acme.json'] },
    // For `certificatesDuration` of 90 days, its default.
    renewal: { days: 30, every: '1d', startedBy: 'itself' },
    issuer: 'lets-encrypt',
    commandsReadBy: 'own-mechanism',
  },
  {
    id: 'mod-md',
    title: 'mod_md',
    references: [
      'https://httpd.apache.org/docs/2.4/mod/mod_md.html',
      'https://github.com/icing/mod_md/blob/master/README.md',
    ],
    // It is a part of the server, which activates what it has renewed with the next graceful restart.
    program: 'mod_md',
    actions: [],
    files: { kept: /\/md\/domains\// },
    hooks: { settings: ['MDMessageCmd', 'MDNotifyCmd'] },
    renewal: { share: 1 / 3, ari: true, every: '12h', startedBy: 'itself' },
    issuer: 'lets-encrypt',
    commandsReadBy: 'own-mechanism',
  },
  {
    id: 'nginx-acme',
    title: 'ngx_http_acme_module',
    references: ['https://nginx.org/en/docs/http/ngx_http_acme_module.html'],
    // A module of the server, which serves what it has renewed without a reload.
    program: 'ngx_http_acme_module',
    actions: [],
    renewal: { startedBy: 'itself' },
    issuer: 'lets-encrypt',
    commandsReadBy: 'own-mechanism',
  },
  {
    id: 'step',
    title: 'step',
    references: [
      'https://smallstep.com/docs/step-cli/reference/ca/renew/',
      'https://smallstep.com/docs/step-ca/renewal/',
    ],
    program: 'step',
    aliases: ['step-cli'],
    subcommand: 'ca',
    images: [{ name: 'smallstep/step-cli', official: true, shell: true }],
    actions: [
      ['renew', 'renew'],
      ['issue', 'certificate'],
    ],
    names: { after: 'certificate' },
    files: { operands: /\.(?:crt|pem|cer|key)$/ },
    hooks: { options: ['--exec'] },
    // `--daemon` renews before two thirds of the validity period have passed.
    renewal: { share: 1 / 3, options: ['--expires-in'] },
    issuer: 'own',
    commandsReadBy: 'own-mechanism',
    example: 'step ca renew --force /etc/ssl/www.crt /etc/ssl/www.key',
  },
  {
    id: 'certmonger',
    title: 'certmonger',
    references: [
      'https://manpages.debian.org/testing/certmonger/getcert-request.1.en.html',
      'https://manpages.debian.org/testing/certmonger/certmonger.conf.5.en.html',
    ],
    program: 'getcert',
    aliases: ['ipa-getcert', 'selfsign-getcert', 'local-getcert'],
    actions: [['ensure', 'request', 'start-tracking']],
    names: { options: ['-D', '--dns'] },
    files: { options: [{ names: ['-f', '--certfile'] }, { names: ['-k', '--keyfile'] }] },
    hooks: { options: ['-C', '--after-command'] },
    renewal: { days: 28, startedBy: 'itself' },
    issuer: 'own',
    commandsReadBy: 'own-mechanism',
    example: 'ipa-getcert request -f /etc/ssl/www.crt -k /etc/ssl/www.key -C "systemctl reload nginx"',
  },
];
