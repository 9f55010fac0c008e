/** What servers read and who reloads them, where no finding of one file shows it: the joins of the topology rest on it. */
import { describe, expect, it } from 'vitest';
import { mechanisms } from '../../src/mechanisms/index.ts';
import { readFiles } from '../support/mechanisms.ts';

/** `<kind> <line> <reads> -> <writes>` of the facts that one mechanism reads from a file. */
function factsOf(mechanism: string, path: string, text: string): string[] {
  return readFiles([[path, text]], mechanisms)
    .facts.filter((fact) => fact.mechanism === mechanism)
    .map(({ kind, location, reads, writes }) => `${kind} ${location.line} ${reads.join(' ')} -> ${writes.join(' ')}`);
}

const LIVE = '/etc/letsencrypt/live/www.corp.internal';

/** A script that writes `body` into a file. */
const writes = (target: string, body: string) => `#!/bin/sh\nset -e\ncat > ${target} <<EOF\n${body}\nEOF\nexit 0\n`;

describe('configuration that scripts write', () => {
  it.each([
    ['nginx', '/etc/nginx/sites-available/www', `server {\n ssl_certificate /etc/ssl/a.pem;\n}`, 5],
    ['apache', '/etc/httpd/conf.d/ssl.conf', 'SSLEngine on\nSSLCertificateFile /etc/ssl/a.pem', 5],
    ['haproxy', '/etc/haproxy/haproxy.cfg', 'frontend web\n bind :443 ssl crt /etc/ssl/a.pem', 5],
    ['dovecot', '/etc/dovecot/conf.d/10-ssl.conf', 'ssl_cert = </etc/ssl/a.pem', 4],
    ['postfix', '/etc/postfix/main.cf', 'biff = no\nsmtpd_tls_cert_file = /etc/ssl/a.pem', 5],
  ])('%s', (service, target, body, line) => {
    expect(factsOf(service, 'setup/install.sh', writes(target, body))).toEqual([
      `consumer ${line} path:/etc/ssl/a.pem -> service:${service}`,
    ]);
  });

  it('is told by the file that is written, and no other', () => {
    const text = writes('/srv/notes.txt', 'server {\n ssl_certificate /etc/ssl/a.pem;\n}');
    expect(factsOf('nginx', 'setup/nginx.sh', text)).toEqual([]);
  });

  it('stands beside what postconf sets', () => {
    const text = `${writes('/etc/postfix/main.cf', 'smtp_tls_CAfile = /etc/ssl/ca.pem')}postconf -e smtpd_tls_cert_file=/etc/ssl/a.pem\n`;
    expect(factsOf('postfix', 'install.sh', text)).toEqual([
      'consumer 4 path:/etc/ssl/ca.pem -> service:postfix',
      'consumer 7 path:/etc/ssl/a.pem -> service:postfix',
    ]);
  });
});

describe('copies', () => {
  const [chain, key] = [`${LIVE}/fullchain.pem`, `${LIVE}/privkey.pem`];
  const both = `copy 2 path:${chain} path:${key} script:renew.sh -> path:/etc/haproxy/certs/www.pem`;

  it.each([
    [`cat ${chain} ${key} > /etc/haproxy/certs/www.pem`, [both]],
    [`sudo cat ${chain} ${key} | sudo tee /etc/haproxy/certs/www.pem >/dev/null`, [both]],
    [`bash -c 'cat ${chain} ${key} >/etc/haproxy/certs/www.pem'`, [both]],
    [
      `cp ${chain} /etc/haproxy/certs/www.pem`,
      [`copy 2 path:${chain} script:renew.sh -> path:/etc/haproxy/certs/www.pem`],
    ],
    [`cat ${chain} 2>/dev/null`, []],
    [`cat ${chain} | openssl x509 -noout -enddate`, []],
    ['cat a.pem b.pem > c.pem', []],
  ])('%s', (line, expected) => {
    expect(factsOf('file-copies', 'renew.sh', `#!/bin/sh\n${line}\n`)).toEqual(expected);
  });
});

describe('what is read where', () => {
  it.each<[string, string, string, string[]]>([
    // HAProxy's manual, section 2.2: quotes are no part of a word.
    [
      'haproxy',
      'haproxy.cfg',
      'frontend web\n bind :443 ssl crt "/etc/ssl/a.pem" alpn h2\n',
      ['consumer 2 path:/etc/ssl/a.pem -> service:haproxy'],
    ],
    // A template's opening is not the `<` by which Dovecot reads a file.
    ['apache', 'vhost.conf.erb', 'SSLCertificateFile <%= @cert %>\n', ['consumer 1  -> service:apache']],
    ['dovecot', 'dovecot.conf.erb', 'ssl_cert = <<%= @cert %>\n', ['consumer 1  -> service:dovecot']],
    // A site with files of its own, or of a snippet, is not managed; its neighbour is.
    [
      'caddy',
      'Caddyfile',
      '(origin) {\n\ttls /etc/ssl/a.pem /etc/ssl/a.key\n}\na.corp.internal {\n\timport origin\n}\nb.corp.internal {\n\ttls {{ cert }} {{ key }}\n}\nc.corp.internal {\n\troot * /srv\n}\n',
      [
        'consumer 2 path:/etc/ssl/a.pem path:/etc/ssl/a.key -> service:caddy',
        'consumer 8  -> service:caddy host:b.corp.internal',
        'producer 10  -> host:c.corp.internal',
        'scope 1  -> ',
      ],
    ],
    [
      'salt',
      'pki/web.sls',
      'web certificate:\n  x509.certificate_managed:\n    - name: /etc/pki/web.crt\n',
      ['producer 2 run:salt-call -> path:/etc/pki/web.crt'],
    ],
    [
      'spring',
      'app/src/main/resources/application.yml',
      'server:\n  ssl:\n    key-store: classpath:tls/web.p12\n',
      ['consumer 3 file:app/src/main/resources/tls/web.p12 -> '],
    ],
    [
      'puppet',
      'manifests/web.pp',
      `nginx::resource::server { 'www.corp.internal':\n  ssl      => true,\n  ssl_cert => '${LIVE}/fullchain.pem',\n}\n`,
      [`consumer 3 path:${LIVE}/fullchain.pem -> service:nginx`],
    ],
    [
      'nixos',
      'acme.nix',
      '{\n  security.acme = {\n    certs = {\n      "a.corp.internal" = {\n        group = "a";\n      };\n      "b.corp.internal".group = "b";\n    };\n  };\n  users.groups.a = { };\n}\n',
      [
        'producer 4  -> path:/var/lib/acme/a.corp.internal/fullchain.pem path:/var/lib/acme/a.corp.internal/',
        'producer 7  -> path:/var/lib/acme/b.corp.internal/fullchain.pem path:/var/lib/acme/b.corp.internal/',
      ],
    ],
    [
      'terraform',
      'web/main.tf',
      'resource "aws_acm_certificate_validation" "www" {\n  depends_on      = [aws_acm_certificate.www]\n  certificate_arn = aws_acm_certificate.www.arn\n}\nresource "aws_lb_listener" "www" {\n  certificate_arn = aws_acm_certificate_validation.www.certificate_arn\n}\n',
      [
        'copy 3 tf:web/aws_acm_certificate.www -> tf:web/aws_acm_certificate_validation.www',
        'consumer 6 tf:web/aws_acm_certificate_validation.www -> ',
      ],
    ],
    [
      'ansible',
      'site.yml',
      '- hosts: web\n  tasks:\n    - service: name=nginx state=reloaded\n    - copy: src=tls/www.pem dest=/etc/nginx/tls/\n',
      ['reload 3  -> service:nginx', 'copy 4 file:files/tls/www.pem -> path:/etc/nginx/tls/www.pem'],
    ],
  ])('%s in %s', (mechanism, path, text, expected) => {
    expect(factsOf(mechanism, path, text)).toEqual(expected);
  });
});

describe('a data bag of Chef', () => {
  it('carries a certificate from the script that fills it to the cookbook that writes it', () => {
    const upload =
      '#!/usr/bin/ruby\ncertificate = File.read("fullchain.pem")\nsystem("/opt/knife", "data", "bag", "from", "file", "tls", path)\n';
    expect(factsOf('chef', 'cookbooks/le/templates/default/upload.erb', upload)).toEqual([
      'copy 3 script:upload -> stored:data-bag/tls',
    ]);
    const recipe = "item = data_bag_item('tls', 'www')\nfile '/etc/ssl/a.pem' do\n  content item['certificate']\nend\n";
    expect(factsOf('chef', 'cookbooks/web/recipes/default.rb', recipe)).toEqual([
      'copy 2 stored:data-bag/tls -> path:/etc/ssl/a.pem',
    ]);
  });

  it('is another matter where no certificate is spoken of', () => {
    expect(factsOf('chef', 'bin/upload', '#!/bin/sh\nknife data bag from file users bob.json\n')).toEqual([]);
  });
});

describe('a script that is named after its hook', () => {
  it.each([
    ['#!/bin/sh', ['copy 2 path:/etc/letsencrypt/live/a/fullchain.pem script:letsencrypt.hook.d -> path:/srv/a.crt']],
    ['# no script', []],
  ])('%s', (first, expected) => {
    const text = `${first}\ninstall -m 400 /etc/letsencrypt/live/a/fullchain.pem /srv/a.crt\n`;
    expect(factsOf('file-copies', 'roles/pages/templates/letsencrypt.hook.d.j2', text)).toEqual(expected);
  });
});

describe('the ACME module of nginx', () => {
  it('gives its certificate to the server that names it', () => {
    const text =
      'server {\n server_name www.corp.internal;\n acme_certificate le key=rsa:4096;\n ssl_certificate $acme_certificate;\n}\n';
    expect(factsOf('nginx', 'www.conf', text)).toEqual([
      'producer 3  -> resolver:nginx/le host:www.corp.internal',
      'consumer 4 resolver:nginx/le -> service:nginx host:www.corp.internal',
    ]);
  });
});

describe('configuration management', () => {
  it.each<[string, string, string, string[]]>([
    [
      'salt',
      'tls/init.sls',
      '/etc/ssl/a.pem:\n  file.managed:\n    - source: salt://tls/files/a.pem\n    - listen_in:\n      - service: postfix\n',
      ['copy 2 file:tls/files/a.pem -> path:/etc/ssl/a.pem', 'reload 2 path:/etc/ssl/a.pem -> service:postfix'],
    ],
    [
      'puppet',
      'modules/web/manifests/init.pp',
      "file { '/etc/ssl/a.pem':\n  source => 'puppet:///modules/web/a.pem',\n  notify => Service['httpd'],\n}\n",
      ['copy 1 file:modules/web/files/a.pem -> path:/etc/ssl/a.pem', 'reload 1 path:/etc/ssl/a.pem -> service:apache'],
    ],
    [
      'chef',
      'cookbooks/web/recipes/default.rb',
      "cookbook_file '/etc/ssl/a.pem' do\n  source 'a.pem'\n  notifies :reload, 'service[nginx]'\nend\n",
      [
        'copy 1 file:cookbooks/web/files/default/a.pem file:cookbooks/web/files/a.pem -> path:/etc/ssl/a.pem',
        'reload 1 path:/etc/ssl/a.pem -> service:nginx',
      ],
    ],
    [
      'compose',
      'compose.yml',
      'services:\n  a: {image: a, volumes: ["./ssl:/var/lib/acme"]}\n  b: {image: b, volumes: ["./ssl/:/etc/ssl/b:ro"]}\n',
      [
        'scope 1  -> ',
        'copy 3 path:/var/lib/acme/ -> path:/etc/ssl/b/',
        'scope 2  -> path:/var/lib/acme/',
        'scope 3  -> path:/etc/ssl/b/',
      ],
    ],
  ])('%s', (mechanism, path, text, expected) => {
    expect(factsOf(mechanism, path, text)).toEqual(expected);
  });
});

describe('certificates of BOSH', () => {
  it('joins a variable, its CA and the manifest that uses it', () => {
    const manifest = [
      'instance_groups:',
      '- properties: {certificate: ((router_tls.certificate)), key: ((router_tls.private_key)), ca: ((/shared/ca.ca))}',
      'variables:',
      '- name: router_tls',
      '  type: certificate',
      '  options: {ca: router_ca}',
    ].join('\n');
    expect(factsOf('bosh', 'manifest.yml', manifest)).toEqual([
      'producer 4 bosh-variable:router_ca -> bosh-variable:router_tls',
      'consumer 2 bosh-variable:router_tls -> ',
      'consumer 2 bosh-variable:/shared/ca -> ',
    ]);
  });

  it.each([
    [
      'credhub regenerate -n /director/web/router_tls',
      'bosh-variable:/director/web/router_tls bosh-variable:router_tls',
    ],
    ['credhub regenerate -n "/$DIRECTOR/web/router_tls"', 'bosh-variable:router_tls'],
    ['credhub generate -n router_tls -t certificate', 'bosh-variable:router_tls'],
    ['credhub set -t certificate -n router_tls -c tls.crt -p tls.key', 'bosh-variable:router_tls'],
    ['credhub bulk-regenerate --signed-by /shared/ca', ''],
    ['credhub curl -X POST -p /api/v1/certificates/17/regenerate', ''],
  ])('are renewed by %s', (command, writes) => {
    expect(factsOf('bosh', 'rotate.sh', `#!/bin/sh\n${command}\n`)).toEqual([
      `producer 2 run:credhub script:rotate.sh -> ${writes}`,
    ]);
  });

  it.each([
    'credhub get -n router_tls',
    'credhub generate -n router_tls -t certificate --no-overwrite',
    'credhub generate -n admin -t password',
    'credhub curl -p /api/v1/certificates',
    '# credhub curl -p /api/v1/certificates/17/regenerate',
    'maestro topology --all',
  ])('are not renewed by %s', (command) => expect(factsOf('bosh', 'rotate.sh', `#!/bin/sh\n${command}\n`)).toEqual([]));
});

describe('one Pulumi program in three languages', () => {
  const NODE = `import * as tls from "@pulumi/tls";
const cert = new tls.SelfSignedCert(\`www\`, { validityPeriodHours: 24 * 30, "dnsNames": ["a.corp.internal", zone], });
new k8s.core.v1.Secret("www", { metadata: { namespace: "shop", name: "www-tls" }, type: "kubernetes.io/tls", stringData: { "tls.crt": cert.certPem } });
const imported = new aws.acm.Certificate("www", { certificateBody: cert.certPem, privateKey: key.privateKeyPem });
const ready: aws.acm.CertificateValidation = new aws.acm.CertificateValidation("www", { certificateArn: imported.arn });
new aws.cloudfront.Distribution("www", { viewerCertificate: { acmCertificateArn: ready.certificateArn, sslSupportMethod: "sni-only" } });
`;
  const PYTHON = `import pulumi_tls as tls
cert = tls.SelfSignedCert("www", validity_period_hours=24 * 30, dns_names=['a.corp.internal', zone])
k8s.core.v1.Secret("www", metadata=k8s.meta.v1.ObjectMetaArgs(namespace="shop", name="www-tls"), type="kubernetes.io/tls", string_data={"tls.crt": cert.cert_pem})
imported = aws.acm.Certificate("www", certificate_body=cert.cert_pem, private_key=key.private_key_pem)
ready = aws.acm.CertificateValidation("www", certificate_arn=imported.arn)
aws.cloudfront.Distribution("www", viewer_certificate={"acm_certificate_arn": ready.certificate_arn})
`;
  const GO = `import "github.com/pulumi/pulumi-tls/sdk/v5/go/tls"
cert, err := tls.NewSelfSignedCert(ctx, "www", &tls.SelfSignedCertArgs{ValidityPeriodHours: pulumi.Int(24 * 30), DnsNames: pulumi.StringArray{pulumi.String("a.corp.internal"), zone}})
_, err = corev1.NewSecret(ctx, "www", &corev1.SecretArgs{Metadata: &metav1.ObjectMetaArgs{Namespace: pulumi.String("shop"), Name: pulumi.String("www-tls")}, Type: pulumi.String("kubernetes.io/tls"), StringData: pulumi.StringMap{"tls.crt": cert.CertPem}})
imported, err := acm.NewCertificate(ctx, "www", &acm.CertificateArgs{CertificateBody: cert.CertPem, PrivateKey: key.PrivateKeyPem})
ready, err := acm.NewCertificateValidation(ctx, "www", &acm.CertificateValidationArgs{CertificateArn: imported.Arn})
_, err = cloudfront.NewDistribution(ctx, "www", &cloudfront.DistributionArgs{ViewerCertificate: &cloudfront.DistributionViewerCertificateArgs{AcmCertificateArn: ready.CertificateArn}})
`;

  it.each([
    ['index.ts', NODE],
    ['__main__.py', PYTHON],
    ['main.go', GO],
  ])('%s', (path, text) => {
    const self = (name: string) => `pulumi:${path}#${name}`;
    expect(factsOf('pulumi', path, text)).toEqual([
      `producer 2 run:pulumi -> ${self('cert')}`,
      `copy 3 ${self('cert')} -> ${self('www')} secret:shop/www-tls`,
      `copy 4 ${self('cert')} run:pulumi -> ${self('imported')}`,
      `copy 5 ${self('imported')} -> ${self('ready')}`,
      `consumer 6 ${self('ready')} -> `,
    ]);
    const [cert] = readFiles([[path, text]], mechanisms).facts;
    expect(cert).toMatchObject({
      names: ['dns:a.corp.internal'],
      attributes: { name: 'tls.SelfSignedCert "www"', renews: 'on-apply', validity: 720 },
    });
  });

  it.each(['"', "'", '`', '/*', '(', '{', 'new tls.SelfSignedCert("a", { a: '])('that never closes %s', (piece) => {
    const started = process.cpuUsage();
    factsOf('pulumi', 'index.ts', `${NODE}${piece.repeat(1_000_000 / piece.length)}`);
    const { user, system } = process.cpuUsage(started);
    // Each piece up to the end of the file would take minutes.
    expect((user + system) / 1e6).toBeLessThan(20);
  });

  it('keeps variables of one name apart by where they stand', () => {
    const twice = `import "@pulumi/pulumi"\nfunction a() { let b, c = new acm.Certificate("a", {}); new lb.Listener("a", { certificateArn: c.arn }); }\n`;
    expect(factsOf('pulumi', 'a.ts', twice + twice.slice(24))).toEqual([
      'producer 2  -> pulumi:a.ts#c',
      'consumer 2 pulumi:a.ts#c -> ',
      'producer 3  -> pulumi:a.ts#c-2',
      'consumer 3 pulumi:a.ts#c-2 -> ',
    ]);
  });
});
