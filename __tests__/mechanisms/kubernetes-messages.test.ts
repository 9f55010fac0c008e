/** What the checks of Kubernetes say where they have more to tell than a place. */
import { describe, expect, it } from 'vitest';
import { mechanisms } from '../../src/mechanisms/index.ts';
import { NOW } from '../support/builders.ts';
import { judge, readFiles } from '../support/mechanisms.ts';

const every = mechanisms.flatMap((mechanism) => mechanism.rules);

/** What one rule says of these files. */
function said(rule: string, files: Record<string, string>) {
  const problems = judge(readFiles(Object.entries(files), mechanisms), every, NOW);
  return problems.filter((problem) => problem.rule === rule);
}

const certificate = (name: string, version = 'v1') =>
  `apiVersion: cert-manager.io/${version}\nkind: Certificate\nmetadata: {name: ${name}, namespace: web}\nspec:\n  secretName: ${name}-tls\n  dnsNames: [${name}.corp.internal]\n  issuerRef: {name: corp, kind: ClusterIssuer}\n`;
const gateway =
  'apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata: {name: edge, namespace: web}\nspec:\n  listeners:\n    - name: https\n      protocol: HTTPS\n      hostname: web.corp.internal\n      tls: {certificateRefs: [{name: web-tls}]}\n';

describe('a retired API version', () => {
  it('is told once, with every place: one migration fixes all', () => {
    const files = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => certificate(name, 'v1alpha2')).join('---\n');
    const problems = said('cert-manager-api-version-removed', {
      'old.yaml': files,
      'mail/one.yaml': certificate('h', 'v1beta1'),
      'mail/two.yaml': certificate('i', 'v1beta1'),
      'web/one.yaml': certificate('g', 'v1beta1'),
    });
    expect(problems.map(({ message, locations }) => [message, locations.length])).toEqual([
      [
        '4 files use retired API versions. Certificate "a", Certificate "b", Certificate "c", Certificate "d" and 2 more use cert-manager.io/v1alpha2, which cert-manager no longer serves.',
        9,
      ],
    ]);
  });
});

describe('one cause', () => {
  it('is told once for the routers of a resolver that is not defined', () => {
    const router = (name: string, resolver: string) =>
      `services:\n  ${name}:\n    image: corp/${name}:1\n    labels:\n      - traefik.http.routers.${name}.tls.certresolver=${resolver}\n`;
    const found = said('traefik-resolver-unknown', {
      'traefik.yml': 'certificatesResolvers:\n  le:\n    acme: {storage: /acme.json, tlsChallenge: {}}\n',
      'a/compose.yaml': router('a', 'LE'),
      'b/compose.yaml': router('b', 'LE'),
      'c/compose.yaml': router('c', 'old'),
      'd/compose.yaml': router('d', 'le'),
    });
    const places = new Map(found.map(({ subject }) => [subject, 0]));
    for (const { subject, locations } of found) places.set(subject, (places.get(subject) ?? 0) + locations.length);
    expect([...places]).toEqual([
      ['resolver LE', 2],
      ['resolver old', 1],
    ]);
  });

  it('is told once for the resources that name one issuer by the wrong kind', () => {
    const issuer =
      'apiVersion: cert-manager.io/v1\nkind: ClusterIssuer\nmetadata: {name: corp}\nspec: {ca: {secretName: ca}}\n';
    const local = (name: string) => certificate(name).replace(', kind: ClusterIssuer', '');
    const found = said('cert-manager-issuer-kind-wrong', {
      'issuer.yaml': issuer,
      'a.yaml': local('a'),
      'b.yaml': local('b'),
    });
    expect(found.map(({ locations }) => locations.length)).toEqual([2]);
    expect(found[0]?.message).toMatch(/^2 resources refer to one issuer by the wrong kind\. /);
  });
});

describe('an incomplete tls entry', () => {
  const issuer =
    'apiVersion: cert-manager.io/v1\nkind: ClusterIssuer\nmetadata: {name: corp}\nspec:\n  acme: {server: "https://acme-v02.api.letsencrypt.org/directory"}\n';
  const ingress = (name: string, secret: string) =>
    `apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata:\n  name: ${name}\n  namespace: web\n  annotations: {cert-manager.io/cluster-issuer: corp}\nspec:\n  tls: [{hosts: [${name}.web.svc.cluster.local]${secret}}]\n`;
  const files = (secret: string) => ({
    'issuer.yaml': issuer,
    'web/a.yaml': ingress('a', secret),
    'web/b.yaml': ingress('b', secret),
  });

  it.each([
    ['', [2], 0],
    [', secretName: web', [], 2],
  ])('%j is told once for a folder, and nothing else of its names', (secret, entries, names) => {
    const incomplete = said('cert-manager-ingress-tls-incomplete', files(secret));
    expect(incomplete.map(({ locations }) => locations.length)).toEqual(entries);
    expect(said('cert-manager-name-not-issuable', files(secret))).toHaveLength(names);
  });
});

describe('an issuer that is not defined', () => {
  const issuer = (kind: string) =>
    `apiVersion: cert-manager.io/v1\nkind: ${kind}\nmetadata: {name: corp-ca, namespace: web}\nspec: {selfSigned: {}}\n`;

  it.each([
    ['ClusterIssuer', 1],
    // One of another kind is not what was meant.
    ['Issuer', 0],
  ])('is told where a %s has nearly its name', (kind, count) => {
    const asks = certificate('a').replace('name: corp,', 'name: corpca,');
    expect(said('cert-manager-issuer-not-found', { 'a.yaml': asks, 'issuer.yaml': issuer(kind) })).toHaveLength(count);
  });
});

describe('a certificate that is uploaded with Terraform', () => {
  const upload = 'resource "aws_iam_server_certificate" "www" {\n  certificate_body = var.certificate_body\n}\n';
  const call = 'module "www" {\n  source = "../modules/iam"\n  certificate_body = file("www.pem")\n}\n';

  it.each([
    ['in what is applied itself', { 'live/main.tf': upload }, 'warning'],
    ['in a module that nothing here calls', { 'modules/iam/main.tf': upload }, 'note'],
    ['in a module that is called', { 'modules/iam/main.tf': upload, 'live/main.tf': call }, 'warning'],
    [
      'in a module that has the file itself',
      { 'modules/iam/main.tf': upload.replace('var.certificate_body', 'local.certificate') },
      'warning',
    ],
  ])('is as loud as the repository decides on it: %s', (_, files, level) => {
    const found = said('terraform-iam-server-certificate', files as Record<string, string>);
    expect(found.map((one) => one.level)).toEqual([level]);
  });
});

describe('a name that is not issued', () => {
  const issuer =
    'apiVersion: cert-manager.io/v1\nkind: ClusterIssuer\nmetadata: {name: corp}\nspec:\n  acme:\n    server: https://acme-v02.api.letsencrypt.org/directory\n    privateKeySecretRef: {name: account}\n    solvers: [{dns01: {route53: {}}}]\n';

  it.each([
    ['web.web.svc, web', `requests web.web.svc and web from Let's Encrypt, which never issues such names.`],
    ['"*corp.internal"', 'requests *corp.internal, which is not a DNS name.'],
    ['"a.corp.internal:8443", "a b"', 'requests a.corp.internal:8443 and a b, which are not DNS names.'],
  ])('is told with its reason: %s', (names, why) => {
    const text = certificate('web').replace('web.corp.internal', `web.corp.internal, ${names}`);
    const [problem] = said('cert-manager-name-not-issuable', { 'web.yaml': `${text}---\n${issuer}` });
    expect(problem?.message).toBe(`Certificate "web" ${why}`);
  });
});

describe('a manifest that no kustomization names', () => {
  it.each([
    ['certifciate.yaml', '; did "certifciate.yaml" in its list mean it?'],
    ['issuer.yaml', '.'],
  ])('is told with the entry that was most likely meant: %s', (listed, hint) => {
    const [problem] = said('kustomize-manifest-not-listed', {
      'web/kustomization.yaml': `resources:\n  - gateway.yaml\n  - ${listed}\n`,
      'web/certificate.yaml': certificate('web'),
      'web/gateway.yaml': gateway,
    });
    expect(problem?.message).toBe(
      `No kustomization lists web/certificate.yaml with the Certificate "web", but Gateway "edge" uses its Secret${hint}`,
    );
  });
});

describe('an encrypted certificate', () => {
  const written = (days: number) =>
    `apiVersion: v1\nkind: Secret\nmetadata: {name: mail-tls}\ntype: kubernetes.io/tls\nstringData: {tls.crt: "ENC[AES256_GCM,data:YQ==]"}\nsops:\n  lastmodified: "${new Date(NOW - days * 86_400_000).toISOString()}"\n`;

  it.each([
    [110, []],
    [150, ['note']],
    [500, ['warning']],
  ])('counts for more once no public certificate could last so long: %i days', (days, levels) => {
    expect(said('sops-certificate-old', { 'mail.yaml': written(days) }).map(({ level }) => level)).toEqual(levels);
  });
});

describe('CAs that end before what they sign is reissued', () => {
  const ca = (name: string, ...issuers: string[]) =>
    [
      `apiVersion: cert-manager.io/v1\nkind: Certificate\nmetadata: {name: ${name}, namespace: web}\nspec:\n  isCA: true\n  secretName: ${name}\n  issuerRef: {name: start, kind: ClusterIssuer}\n`,
      ...issuers.map(
        (issuer) =>
          `apiVersion: cert-manager.io/v1\nkind: Issuer\nmetadata: {name: ${issuer}, namespace: web}\nspec: {ca: {secretName: ${name}}}\n`,
      ),
    ].join('---\n');

  it.each([
    ['8760h', 'warning'],
    ['87600h', undefined],
  ])('is told louder the nearer it is: a CA for %s', (duration, level) => {
    const leaf =
      'apiVersion: cert-manager.io/v1\nkind: Certificate\nmetadata: {name: "{{ .Release.Name }}", namespace: web}\nspec:\n  secretName: web-tls\n  duration: 8760h\n  dnsNames: [www.corp.internal]\n  issuerRef: {name: one}\n';
    const [found] = said('cert-manager-ca-as-short-as-its-leaves', {
      'pki/a.yaml': `${ca('a', 'one').replace('isCA: true', `isCA: true\n  duration: ${duration}\n  renewBefore: 720h`)}---\n${leaf}`,
    });
    expect(found?.level).toBe(level ?? 'note');
    expect(found?.message).toContain('Certificate of a template is reissued only every');
  });

  it.each([
    ['helm', 'note'],
    ['cert-manager', 'warning'],
  ])('is told louder where the chart makes it by default: engine %s', (engine, level) => {
    const [found] = said('cert-manager-ca-as-short-as-its-leaves', {
      'chart/Chart.yaml': 'apiVersion: v2\nname: login\nversion: 1.0.0\n',
      'chart/values.yaml': `tls:\n  enabled: true\n  engine: ${engine}\n`,
      'chart/templates/ca.yaml': `{{- if and .Values.tls.enabled (eq .Values.tls.engine "cert-manager") }}\n${ca('a', 'one')}{{- end }}\n`,
    });
    expect(found?.level ?? 'warning').toBe(level);
  });

  it.each([
    ['two issuers of one', { 'pki/a.yaml': ca('a', 'one', 'two') }, [1]],
    ['two in one folder', { 'pki/a.yaml': ca('a', 'one'), 'pki/b.yaml': ca('b', 'two') }, [2]],
    ['two in two folders', { 'web/a.yaml': ca('a', 'one'), 'mail/b.yaml': ca('b', 'two') }, [1, 1]],
  ])('are told once for a folder: %s', (_, files, places) => {
    const found = said('cert-manager-ca-as-short-as-its-leaves', files);
    expect(found.map(({ locations }) => locations.length)).toEqual(places);
    expect(found[0]?.message.startsWith('2 CAs here')).toBe(places[0] === 2);
  });
});

const OBTAIN = 'certbot certonly -n --dns-route53 -d www.corp.internal';

it.each([
  ['scripts/certificate.sh', OBTAIN, undefined],
  ['ci/certificate.sh', OBTAIN, 'note'],
  // What calls a function of a cloud may be a timer of it.
  ['functions/certificate.py', `subprocess.run(${JSON.stringify(OBTAIN.split(' '))})`, 'note'],
])('certbot in a script of a pipeline may be run again by it: %s', (path, call, level) => {
  const files = { Dockerfile: 'FROM python\nRUN pip install certbot==4.0.0\n', [path]: `${call}\n` };
  expect(said('certbot-no-schedule', files)[0]?.level).toBe(level ?? 'warning');
});

it.each([
  ['vault/Dockerfile', 'hosts/nginx.conf', 'note'],
  ['vault/Dockerfile', 'vault/nginx.conf', 'warning'],
  ['other/Dockerfile', 'hosts/nginx.conf', 'warning'],
])('a server is joined with certbot in an image beside it: %s, %s', (dockerfile, config, level) => {
  const found = said('certbot-no-deploy-hook', {
    [dockerfile]: 'FROM ruby\nRUN pip install certbot\nCOPY crontab /etc/crontab\n',
    'vault/crontab': '9 4,16 * * * root certbot renew >/proc/1/fd/1\n',
    [config]:
      'server {\n  listen 443 ssl;\n  server_name www.corp.internal;\n  ssl_certificate /etc/letsencrypt/live/www.corp.internal/fullchain.pem;\n  ssl_certificate_key /etc/letsencrypt/live/www.corp.internal/privkey.pem;\n}\n',
  });
  expect(found.map((problem) => problem.level ?? 'warning')).toEqual([level]);
});

it.each([
  ['values of a chart', '', '', 'note'],
  ['values with credentials', '', '    tls:\n      crtPEM: |\n        -----BEGIN CERTIFICATE-----\n', 'warning'],
  ['a release', 'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: linkerd}\n', '', 'warning'],
])('the issuer of Linkerd is judged by where it is set: %s', (_, head, tail, level) => {
  const [found] = said('linkerd-issuer-not-rotated', {
    'linkerd/values.yaml': `${head}identity:\n  issuer:\n    scheme: linkerd.io/tls\n${tail}`,
  });
  expect(found?.level ?? 'warning').toBe(level);
});

it.each([
  ['Self', 12, 'warning'],
  ['Self', 1200, 'note'],
  ['DigiCert', 1200, 'warning'],
])('Key Vault that does not renew: %s, for %i months', (issuer, months, level) => {
  const [found] = said('terraform-key-vault-not-renewed', {
    'main.tf': `resource "azurerm_key_vault_certificate" "www" {\n  certificate_policy {\n    issuer_parameters {\n      name = "${issuer}"\n    }\n    x509_certificate_properties {\n      validity_in_months = ${months}\n    }\n  }\n}\n`,
  });
  expect(found?.level ?? 'warning').toBe(level);
});

it.each<[string, string, Record<string, string>, string]>([
  ['a year', '-days 365 -out /etc/ssl/www.pem', {}, 'warning'],
  ['ten years', '-days 3650 -out /etc/ssl/www.pem', {}, 'note'],
  ['a stand-in by its name', '-days 365 -out /etc/ssl/snakeoil.pem', {}, 'note'],
  ['with options that a variable adds', '-out /etc/ssl/www.pem $options', {}, 'note'],
  ['with a variable as a value', '-newkey $kind -out $www', {}, 'warning'],
  ['beside a client', '-days 365 -out /etc/ssl/www.pem', { 'renew.sh': 'certbot renew -q\n' }, 'note'],
])('a self-signed certificate that Puppet keeps is judged by its use: %s', (_, options, files, level) => {
  const [found] = said('openssl-generated-once', {
    'manifests/tls.pp': `exec { 'openssl req -x509 -nodes -subj /CN=www -keyout /etc/ssl/www.key ${options}':\n  creates => '/etc/ssl/www.pem',\n}\n`,
    ...files,
  });
  expect(found?.level ?? 'note').toBe(level);
});

it.each([
  ['handed over to', 'exec nginx', '-days 365', '', 'warning'],
  ['for ten years', 'exec nginx', '-days 3650', '', 'note'],
  ['for this machine', 'exec nginx', '-days 365 -subj /CN=localhost', '', 'note'],
  ['that a script of an installer makes', 'systemctl enable --now nginx', '-days 365', '', 'note'],
  ['whose end the script checks', 'exec nginx', '-days 365', 'openssl x509 -checkend 86400 -in a || rm a\n', 'note'],
  ['whose end the script only prints', 'exec nginx', '-days 365', 'openssl x509 -enddate -noout -in a\n', 'warning'],
  ['whose end only a comment checks', 'exec nginx', '-days 365', '# openssl x509 -checkend 86400\n', 'warning'],
])(
  'a certificate that a script makes once is judged by the start of its server: %s',
  (_, last, days, before, level) => {
    const made = `openssl req -x509 -nodes ${days} -keyout /data/tls.key -out /data/tls.crt`;
    const [found] = said('openssl-generated-once', {
      'web/start.sh': `#!/bin/sh\n${before}if [ ! -f /data/tls.crt ]; then\n  ${made}\nfi\n${last}\n`,
    });
    expect(found?.level ?? 'note').toBe(level);
  },
);

it('a staging issuer is told once, with all that uses it', () => {
  const issuer = (name: string) =>
    `apiVersion: cert-manager.io/v1\nkind: ClusterIssuer\nmetadata: {name: ${name}}\nspec:\n  acme:\n    server: https://acme-staging-v02.api.letsencrypt.org/directory\n    privateKeySecretRef: {name: account}\n    solvers: [{dns01: {route53: {}}}]\n`;
  const found = said('cert-manager-staging-issuer', {
    'web.yaml': `${certificate('web')}---\n${certificate('mail')}---\n${issuer('corp')}`,
    'shop.yaml': `${certificate('shop').replace('name: corp', 'name: other')}---\n${issuer('other')}`,
  });
  expect(found.map(({ locations }) => locations.length).sort()).toEqual([1, 2]);
  expect(found.filter(({ message }) => message.startsWith('2 resources use one staging issuer.'))).toHaveLength(1);
});

describe('a task of Ansible that keeps an expired certificate', () => {
  const task = (name: string, end: string) =>
    `- name: ${name}\n  community.crypto.x509_certificate:\n    path: /etc/ssl/${name}.pem\n    provider: ownca\n    ${end}\n`;

  it.each([
    ['ownca_not_after: +365d', 'warning'],
    ['ownca_not_after: "{{ lifetime }}"', 'warning'],
    ['ownca_not_after: +3650d', 'note'],
    ['ownca_path: ca.pem', 'note'],
  ])('is a note where the certificate lasts for years, as it does by default: %s', (end, level) => {
    expect(said('ansible-expiry-ignored', { 'tls.yml': task('db', end) }).map((one) => one.level)).toEqual([level]);
  });

  it('is told once for a role', () => {
    const role = (file: string) => [`roles/tls/tasks/${file}.yml`, task(file, 'ownca_not_after: +365d')] as const;
    const found = said('ansible-expiry-ignored', Object.fromEntries([role('api'), role('db')]));
    expect(found.map(({ locations }) => locations.length)).toEqual([2]);
    expect(found[0]?.message).toMatch(/^2 tasks here keep expired certificates\. The task "api"/);
  });
});

it('encrypted Secrets of one folder are told together', () => {
  const secret = (name: string) =>
    `apiVersion: v1\nkind: Secret\nmetadata: {name: ${name}-tls}\ntype: kubernetes.io/tls\nstringData: {tls.crt: "ENC[AES256_GCM,data:YQ==]"}\nsops:\n  lastmodified: "2022-02-11T00:00:00Z"\n`;
  const files = { 'mail/a.yaml': secret('a'), 'mail/b.yaml': secret('b'), 'web/c.yaml': secret('c') };
  expect(said('sops-certificate-old', files).map(({ locations }) => locations.length)).toEqual([2, 1]);
});

describe('a certificate that a chart makes once', () => {
  it.each([
    ['genSelfSignedCert "web" nil (list "web.corp.internal") 365', 'warning'],
    ['genSelfSignedCert "web" nil (list "web.corp.internal") 3650', 'note'],
    ['genSelfSignedCert "web" nil (list "web.corp.internal") (int .Values.tls.days)', 'warning'],
    ['genCA "corp" 3650 }}\n{{- $leaf := genSignedCert "web" nil nil 90 $cert', 'warning'],
    ['genCA "corp" 3650 }}\n{{- $leaf := genSignedCert "web" nil nil 3650 $cert', 'note'],
  ])('is a note where it lasts five years: %s', (call, level) => {
    const text = `{{- $old := lookup "v1" "Secret" .Release.Namespace "web-tls" }}\n{{- $cert := ${call} }}\ndata: {tls.crt: {{ $cert.Cert | b64enc }}}\n`;
    const found = said('helm-certificate-never-renewed', { 'chart/templates/tls.yaml': text });
    expect(found.map((problem) => problem.level)).toEqual([level]);
  });
});

it.each([
  ["true => 'https://acme-staging.api.letsencrypt.org/directory'", 'note'],
  ["true => 'https://acme-v01.api.letsencrypt.org/directory'", 'warning'],
])('the server that rehearses is a note: %s', (row, level) => {
  const [problem] = said('ca-retirements-still-asked', { 'manifests/dehydrated.pp': `$ca = $x ? { ${row} }\n` });
  expect(problem?.level).toBe(level);
});

it.each([
  ['in a script beside the kustomization', 'web/make.sh', []],
  ['in a manifest', 'web/make.yaml', ['web/make.yaml']],
])('a Secret that is made %s has to be listed only as a manifest', (_, path, places) => {
  const pod =
    'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: api, namespace: web}\nspec:\n  template:\n    spec:\n      containers: [{name: api, image: api:1, volumeMounts: [{name: tls, mountPath: /etc/tls}]}]\n      volumes: [{name: tls, secret: {secretName: api-tls}}]\n';
  const made = path.endsWith('.sh')
    ? '#!/bin/sh\nkubectl create secret tls api-tls -n web --cert=api.pem --key=api.key\n'
    : certificate('api').replace('name: api}', 'name: api, namespace: web}');
  const found = said('kustomize-manifest-not-listed', {
    'web/kustomization.yaml': 'namespace: web\nresources:\n  - deployment.yaml\n',
    'web/deployment.yaml': pod,
    [path]: made,
  });
  expect(found.map(({ locations: [place] }) => place?.path)).toEqual(places);
});

it.each([
  ['off', 'certs', '  enabled: false', 'note'],
  ['on', 'certs', '  enabled: true', 'warning'],
  ['without a switch', 'certs', '  replicas: 1', 'warning'],
  ['beside another that is off', 'other', '  enabled: false', 'warning'],
])('a retired API version in a subchart that is %s', (_, name, value, level) => {
  const [found] = said('cert-manager-api-version-removed', {
    'mesh/Chart.yaml': 'apiVersion: v2\nname: mesh\nversion: 1.0.0\n',
    'mesh/values.yaml': `${name}:\n${value}\n`,
    'mesh/charts/certs/Chart.yaml': 'apiVersion: v2\nname: certs\nversion: 1.0.0\n',
    'mesh/charts/certs/templates/web.yaml': certificate('web').replace(
      'cert-manager.io/v1',
      'cert-manager.io/v1alpha2',
    ),
  });
  expect(found?.level).toBe(level);
});

it('tasks that never notify are told once: one habit caused them', () => {
  const task = (name: string) =>
    `- name: Certificates were renewed\n  command: /bin/true\n  changed_when: false\n  notify: restart ${name}\n`;
  const found = said('ansible-notify-never-happens', {
    'roles/web/tasks/main.yml': task('web'),
    'roles/mail/tasks/main.yml': task('mail'),
  });
  expect(found.map(({ locations }) => locations.length)).toEqual([2]);
  expect(found[0]?.message).toMatch(/^2 tasks never notify their handlers\. The task /);
});
