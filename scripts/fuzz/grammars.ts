/** Makes files of many languages. Each is given what it must hold, in a place that its language has for it. */
import { base64Of } from '../../__tests__/support/material.ts';
import { BLOCK, behind, blockOf, ESCAPED, INLINE } from './forms.ts';
import { PASSWORD, type Planted } from './material.ts';
import type { Random } from './random-choice.ts';

export interface Grammar {
  /** Names that files of it have. */
  paths: readonly string[];
  make(random: Random, planted: Planted | undefined): string;
}

const WORDS = [
  ...['tls', 'crt', 'key', 'ca', 'cert', 'name', 'host', 'secretName', 'issuerRef', 'data', 'spec', 'metadata', 'kind'],
  ...['certificate', 'renewBefore', 'ssl_certificate', 'keystore', 'truststore', 'password', 'path', 'hooks', 'script'],
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'length', 'then', 'a', 'x1', 'www.corp.internal'],
];
const VALUES = [
  ...[
    'true',
    'null',
    '0',
    '-1',
    '1e999',
    '2026-01-01',
    '~',
    '',
    'yes',
    '90d',
    '2160h',
    '*/5 * * * *',
    'Secret',
    'Certificate',
  ],
  ...[
    '/etc/ssl/a.pem',
    '/etc/letsencrypt/live/a/fullchain.pem',
    '{{ .Values.tls.crt }}',
    '${var.crt}',
    '$(cat a.pem)',
    '*.corp.internal',
  ],
  ...[
    '{% if x %}',
    '${{ secrets.CRT }}',
    '-----BEGIN',
    '-----BEGIN CERTIFICATE-----',
    '-----END CERTIFICATE-----',
    'MII',
    'LS0tLS1CRUdJTi',
  ],
  ...[
    '\u202e',
    '\u0000',
    '::error::x',
    '##[error]x',
    '`',
    '"',
    "'",
    '\\',
    '|',
    '>',
    '<!--',
    ']]>',
    '%0A',
    '&a',
    '*a',
    '!!binary',
    '<<',
  ],
];
const COMMANDS = [
  ...[
    'certbot renew',
    'certbot renew --deploy-hook "systemctl reload nginx"',
    'acme.sh --cron',
    'lego renew --days 30',
    'nginx -s reload',
  ],
  ...[
    'cp a.pem /etc/ssl/a.pem',
    'scp a.pem root@h:/etc/ssl/',
    'kubectl create secret tls t --cert a.pem --key a.key',
    'systemctl restart haproxy',
  ],
  ...[
    `openssl pkcs12 -export -in a.pem -out a.p12 -passout pass:${PASSWORD}`,
    `keytool -importcert -file a.pem -storepass ${PASSWORD}`,
  ],
  ...[
    `curl -u admin:${PASSWORD} -T a.pem https://h/`,
    `sshpass -p ${PASSWORD} scp a.pem h:/etc/ssl/a.pem`,
    `export TLS_PASSWORD=${PASSWORD}`,
  ],
  ...[
    'if [ -f a.pem ]; then',
    'fi',
    'for i in $(ls); do',
    'done',
    'while :; do sleep 12h',
    '{',
    '}',
    '(',
    ')',
    '$(',
    '`',
    '<<EOF',
    'EOF',
    '&& \\',
    '| tee a',
  ],
];

const word = (random: Random) => random.one(WORDS);
const value = (random: Random) => (random.rarely(12) ? PASSWORD : random.one(VALUES));
/** Lines of any kind with what is planted among them, alone. */
function among(random: Random, line: () => string, planted: string | undefined): string {
  const lines = random.several(0, 12, line);
  if (planted !== undefined) lines.splice(random.below(lines.length + 1), 0, planted.replace(/\r?\n$/, ''));
  return `${lines.join('\n')}\n`;
}

/** A tree of YAML whose scalars are anything; the certificate is the value of a key of its own, on the first level. */
function yaml(random: Random, planted: Planted | undefined): string {
  const tree = (depth: number, indent: string): string =>
    random
      .several(1, 4, () => {
        const key = random.rarely(5) ? `- ${word(random)}` : word(random);
        if (depth < 4 && random.rarely(2)) return `${indent}${key}:\n${tree(depth + 1, `${indent}    `)}`;
        if (random.rarely(6))
          return `${indent}${key}: |\n${behind(random.several(1, 3, () => value(random)).join('\n'), `${indent}    `)}`;
        return `${indent}${key}: ${value(random)}`;
      })
      .join('\n');
  const own = (one: Planted) =>
    random.one([
      () => `crt: ${random.one(INLINE)(one)}`,
      () => `crt: |\n${behind(blockOf(one, random), '  ')}`,
      () => `crt: |-\n${behind(one.pem, '    ')}`,
      () => `crt: "${one.pem.replaceAll('\n', '\\n')}"`,
      () => `crt: >-\n${behind(one.pem.replaceAll('\n', '\n\n'), '  ')}`,
      () => `list:\n  - ${random.one(INLINE)(one)}`,
      () => `data:\n  tls.crt: ${base64Of(one.pem)}\n  tls.key: ${base64Of(one.keyPem)}`,
      () => `stringData:\n  tls.crt: |\n${behind(one.pem + one.keyPem, '    ')}`,
    ])();
  return random
    .several(1, 3, () => among(random, () => tree(0, ''), planted && own(planted)))
    .join(random.one(['---\n', '...\n---\n', '--- # next\n']));
}

function json(random: Random, planted: Planted | undefined): string {
  const tree = (depth: number): unknown => {
    if (depth > 3 || random.rarely(3))
      return random.one([() => value(random), () => null, () => 1, () => `${value(random)}\n`])();
    return random.rarely(3)
      ? random.several(0, 4, () => tree(depth + 1))
      : Object.fromEntries(random.several(0, 4, () => [word(random), tree(depth + 1)]));
  };
  const body: unknown[] = [tree(0)];
  if (planted)
    body.push({ crt: random.one([planted.pem, ...INLINE.map((form) => form(planted))]), password: PASSWORD });
  const text = JSON.stringify(body, null, random.one([0, 2]));
  return random.rarely(8) ? text.slice(0, text.length - random.below(3)) : text;
}

function hcl(random: Random, planted: Planted | undefined): string {
  const block = () =>
    `${random.one(['resource', 'data', 'module', 'locals', 'variable'])} "${word(random)}" "${word(random)}" {\n${random
      .several(
        0,
        4,
        () =>
          `  ${word(random)} = ${random.one([`"${value(random)}"`, '[', '{', '}', 'var.x', '<<EOT\nx\nEOT', 'file("a.pem")', '1'])}`,
      )
      .join('\n')}\n${random.rarely(6) ? '' : '}'}`;
  const own = (one: Planted) =>
    random.one([
      () => `crt = <<-EOT\n${behind(blockOf(one, random), '    ')}EOT`,
      () => `crt = "${random.one(ESCAPED)(one)}"`,
      () => `crt = base64decode("${base64Of(one.pem)}")`,
    ])();
  return among(random, block, planted && own(planted));
}

function shell(random: Random, planted: Planted | undefined): string {
  const own = (one: Planted) =>
    random.one([
      () => `cat > /etc/ssl/a.pem <<'EOF'\n${one.pem}EOF`,
      () => `cat <<-EOF > a.pem\n${behind(one.pem, '\t')}\tEOF`,
      () => `echo "${base64Of(one.pem)}" | base64 -d > a.pem`,
      () => `CRT='${one.pem}'`,
      () => `export CRT=${random.one(INLINE)(one)}`,
      () => behind(one.pem, '# '),
    ])();
  return `#!/bin/sh\n${among(random, () => random.one(COMMANDS), planted && own(planted))}`;
}

const NGINX = [
  'server {',
  'http {',
  '}',
  'listen 443 ssl;',
  'ssl_certificate /etc/ssl/a.pem;',
  'ssl_certificate_key /etc/ssl/a.key;',
  'include *.conf;',
  '# x',
  'location / { return 301; }',
  'server_name a.corp.internal;',
  '"',
  "'",
  '{{ x }}',
  'ssl_password_file a;',
];
const CADDY = [
  'a.corp.internal {',
  '}',
  'tls /etc/ssl/a.pem /etc/ssl/a.key',
  'tls internal',
  '(x) {',
  'import x',
  'tls {',
  'dns cloudflare {env.T}',
  '{',
  '{$HOST} {',
  '# x',
  'respond `',
  `basic_auth { a ${PASSWORD} }`,
];

function lines(pieces: readonly string[], own: (one: Planted, random: Random) => string): Grammar['make'] {
  return (random, planted) =>
    among(random, () => (random.rarely(8) ? value(random) : random.one(pieces)), planted && own(planted, random));
}

const commented = (prefix: string) => (one: Planted, random: Random) =>
  behind(random.one([BLOCK[0], BLOCK[1]] as typeof BLOCK)(one), prefix);

const JENKINS = [
  "node { stage('x') {",
  '}',
  "sh 'certbot renew'",
  'sh """',
  '"""',
  "sh '''",
  "'''",
  'pipeline { agent any',
  "cron('H 3 * * *')",
  'stages { stage("a") { steps {',
  `withEnv(['P=${PASSWORD}']) {`,
];
const DOCKER = [
  'FROM nginx AS a',
  'COPY a.pem /etc/ssl/',
  'RUN certbot renew && \\',
  'ENV A=b',
  `ENV P=${PASSWORD}`,
  'CMD ["nginx", "-g"',
  'HEALTHCHECK NONE',
  '# x',
  'RUN <<EOF',
  'EOF',
  'COPY --from=a /a.pem /b.pem',
];
const CRON = [
  '0 3 * * * certbot renew',
  '@daily root /opt/renew.sh',
  '*/5 * * * * root certbot -q renew && service nginx reload',
  'MAILTO=root',
  '# x',
  '99 99 * * *',
  `0 1 * * * x --password ${PASSWORD}`,
  '%',
];
const XML = [
  '<a>',
  '</a>',
  '<b c="d"/>',
  '<![CDATA[',
  ']]>',
  '<!--',
  '-->',
  `<Connector SSLEnabled="true" keystoreFile="a.jks" keystorePass="${PASSWORD}"/>`,
  '&lt;',
  '<?xml version="1.0"?>',
];
const INI = [
  '[tls]',
  '[',
  'a=b',
  'a = "b',
  'key: value',
  '; x',
  '# x',
  'cert-file=/etc/ssl/a.pem',
  `password=${PASSWORD}`,
  `server.ssl.key-store-password=${PASSWORD}`,
  'a\\',
  '=',
  'authenticator = webroot',
];
const HTTPD = [
  '<VirtualHost *:443>',
  '</VirtualHost>',
  'SSLCertificateFile /etc/ssl/a.pem',
  'SSLEngine on',
  '<IfModule x>',
  'Include a',
  '\\',
  '# x',
];
const HAPROXY = [
  'frontend a',
  'bind :443 ssl crt /etc/ssl/a.pem',
  'backend b',
  'server s 10.0.0.1:443 ssl ca-file a',
  'global',
  '# x',
  '"',
];
const CODE = [
  'const a = 1;',
  'func main() {',
  '}',
  '"""',
  '/*',
  '*/',
  '// x',
  '`',
  'def f():',
  'x = "',
  "y = '",
  'return (',
  ')',
];

const quoted = (one: Planted, random: Random) =>
  random.one([
    () => `crt = "${random.one(ESCAPED)(one)}";`,
    () => `crt = \`\n${one.pem}\`;`,
    () =>
      `crt =\n${one.pem
        .trim()
        .split('\n')
        .map((line) => `  "${line}\\n"`)
        .join(' +\n')};`,
    () => behind(one.pem, '// '),
    () => behind(one.pem, ' * '),
  ])();

export const GRAMMARS: readonly Grammar[] = [
  {
    paths: [
      'secret.yaml',
      'values.yaml',
      'compose.yaml',
      '.gitlab-ci.yml',
      '.github/workflows/x.yml',
      'playbook.yml',
      'templates/x.yaml',
      'traefik.yml',
    ],
    make: yaml,
  },
  { paths: ['a.json', 'package-lock.json', 'parameters.json', 'terraform.tfstate', 'kubeconfig'], make: json },
  { paths: ['main.tf', 'a.hcl', 'vault.hcl', 'terraform.tfvars'], make: hcl },
  { paths: ['renew.sh', 'etc/cron.daily/renew', 'Makefile', 'deploy', 'renewal-hooks/deploy/x'], make: shell },
  {
    paths: ['crontab', 'etc/cron.d/x'],
    make: lines(CRON, (one, random) =>
      random.one([() => `CRT=${random.one(INLINE)(one)}`, () => behind(one.pem, '# ')])(),
    ),
  },
  { paths: ['nginx.conf', 'sites-enabled/a', 'conf.d/a.conf.j2'], make: lines(NGINX, commented('# ')) },
  {
    paths: ['Caddyfile'],
    make: lines(CADDY, (one, random) =>
      random.one([() => `trusted_ca_cert ${base64Of(one.der)}`, () => behind(one.pem, '# ')])(),
    ),
  },
  {
    paths: ['a.pem', 'fullchain.pem', 'bundle.crt', 'cert'],
    make: lines(VALUES, (one, random) =>
      random.one([() => one.pem + one.keyPem, () => one.keyPem + one.pem, () => blockOf(one, random)])(),
    ),
  },
  {
    paths: ['server.xml', 'metadata.xml', 'web.config'],
    make: lines(XML, (one, random) =>
      random.one([
        () => `<ds:X509Certificate>${base64Of(one.der)}</ds:X509Certificate>`,
        () => `<X509Certificate>\n${blockOf(one, random)}</X509Certificate>`,
        () => `<cert>\n${one.pem}</cert>`,
        () => `<cert>${one.pem.replaceAll('\n', '&#10;')}</cert>`,
        () => `<![CDATA[\n${one.pem}]]>`,
      ])(),
    ),
  },
  {
    paths: ['cli.ini', 'renewal/a.conf', 'x.service', 'x.timer', '.env'],
    make: lines(INI, (one, random) =>
      random.one([
        () => `crt=${random.one(INLINE)(one)}`,
        () => `crt="${random.one(ESCAPED)(one)}"`,
        () => behind(one.pem, ';'),
      ])(),
    ),
  },
  {
    paths: ['application.properties', 'gradle.properties'],
    make: lines(INI, (one, random) =>
      random.one([
        () => `crt=${random.one(INLINE)(one)}`,
        () => `crt=${one.pem.trim().replaceAll('\n', '\\n\\\n  ')}`,
      ])(),
    ),
  },
  {
    paths: ['Dockerfile', 'app.dockerfile'],
    make: lines(DOCKER, (one, random) =>
      random.one([
        () => `ENV CRT=${random.one(INLINE)(one)}`,
        () => `RUN echo "${base64Of(one.pem)}" | base64 -d > a.pem`,
        () => `RUN cat > a.pem <<EOF\n${one.pem}EOF`,
      ])(),
    ),
  },
  {
    paths: ['Jenkinsfile', 'x.groovy'],
    make: lines(JENKINS, (one, random) =>
      random.one([() => `def crt = '''${one.pem}'''`, () => `def crt = "${random.one(ESCAPED)(one)}"`])(),
    ),
  },
  { paths: ['httpd.conf', 'sites-available/a.conf'], make: lines(HTTPD, commented('# ')) },
  { paths: ['haproxy.cfg'], make: lines(HAPROXY, commented('# ')) },
  { paths: ['a.js', 'a.go', 'a.py', 'A.java', 'a.c'], make: lines(CODE, quoted) },
  {
    paths: ['README.md', 'notes.txt'],
    make: lines(VALUES, (one, random) =>
      random.one([() => `\`\`\`\n${one.pem}\`\`\``, () => behind(one.pem, '> '), () => behind(one.pem, '    ')])(),
    ),
  },
];
