/** Measures how the cost of a scan grows with repositories that consist of one kind of file or statement. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { writeCertificate } from '../src/x509/write-certificate.ts';
import { measure } from './timing.ts';

/** Numbers of things; each is four times the one before. */
const STEPS = [1_000, 4_000, 16_000] as const;
const RUNS = 3;

type Files = Record<string, string>;

const versions = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => {
    const day = new Date(Date.UTC(2000, 0, 1) + index * 86_400_000).toISOString().slice(0, 19);
    const serialNumber = (0x10_0000 + index).toString(16).padStart(8, '0');
    const names = ['web.corp.internal'];
    return writeCertificate({
      commonName: 'web.corp.internal',
      names,
      serialNumber,
      notBefore: `${day}Z`,
      notAfter: '2049-01-01T00:00:00Z',
    }).pem;
  });

/** One file for each number from 0. */
const each = (count: number, file: (index: number) => Files): Files =>
  Object.assign({}, ...Array.from({ length: count }, (_, index) => file(index)));
/** One file with a part for each number from 0. */
const joined = (name: string, count: number, part: (index: number) => string): Files => ({
  [name]: Array.from({ length: Math.min(count, 16_000) }, (_, index) => part(index)).join(''),
});

const KINDS: Readonly<Record<string, (count: number) => Files>> = {
  'copies of one certificate': (count) => {
    const [pem = ''] = versions(1);
    return each(count, (index) => ({ [`${index % 100}/copy-${index}.pem`]: pem }));
  },
  'versions of one certificate': (count) =>
    Object.fromEntries(versions(count).map((pem, index) => [`${index % 100}/web-${index}.pem`, pem])),
  'Deployments that mount one Secret': (count) =>
    each(count, (index) => ({
      [`k8s/app-${index}.yaml`]: `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: app-${index}, namespace: web}\nspec:\n  template:\n    spec:\n      containers: [{name: app, image: nginx}]\n      volumes: [{name: tls, secret: {secretName: web-tls}}]\n`,
    })),
  'Certificates in as many namespaces': (count) =>
    each(count, (index) => ({
      [`k8s/certificate-${index}.yaml`]: `apiVersion: cert-manager.io/v1\nkind: Certificate\nmetadata: {name: web, namespace: team-${index}}\nspec: {secretName: web-tls, dnsNames: [web-${index}.corp.internal], issuerRef: {name: internal, kind: ClusterIssuer}}\n`,
    })),
  'sites of nginx with one certificate': (count) =>
    each(count, (index) => ({
      [`nginx/site-${index}.conf`]: `server {\n  listen 443 ssl;\n  server_name web-${index}.corp.internal;\n  ssl_certificate /etc/letsencrypt/live/web/fullchain.pem;\n  ssl_certificate_key /etc/letsencrypt/live/web/privkey.pem;\n}\n`,
    })),
  'hosts with cron and nginx': (count) =>
    each(count, (index) => ({
      [`hosts/host-${index}/etc/cron.d/certbot`]: `${index % 60} 3 * * * root certbot renew --deploy-hook "systemctl reload nginx"\n`,
      [`hosts/host-${index}/etc/nginx/web.conf`]: `server {\n  listen 443 ssl;\n  server_name web-${index}.corp.internal;\n  ssl_certificate /etc/letsencrypt/live/web/fullchain.pem;\n}\n`,
    })),
  'lines of a crontab': (count) =>
    joined(
      'etc/cron.d/certbot',
      count,
      (index) => `${index % 60} ${index % 24} * * * root certbot renew --cert-name web-${index}\n`,
    ),
  'sites of a Caddyfile': (count) =>
    joined(
      'Caddyfile',
      count,
      (index) => `web-${index}.corp.internal {\n  tls /etc/ssl/web-${index}.pem /etc/ssl/web-${index}.key\n}\n`,
    ),
  'workflows that copy certificates': (count) =>
    each(count, (index) => ({
      [`.github/workflows/deploy-${index}.yml`]: `on: {schedule: [{cron: '0 3 * * 1'}]}\njobs:\n  deploy:\n    runs-on: ubuntu-latest\n    steps:\n      - run: scp certs/web-${index}.pem root@web-${index}.corp.internal:/etc/ssl/web.pem\n      - run: ssh root@web-${index}.corp.internal systemctl reload nginx\n`,
    })),
  kustomizations: (count) =>
    each(count, (index) => ({
      [`apps/app-${index}/kustomization.yaml`]: `resources: [certificate.yaml]\nsecretGenerator: [{name: web-tls, files: [tls.crt=web.pem]}]\n`,
      [`apps/app-${index}/certificate.yaml`]: `apiVersion: cert-manager.io/v1\nkind: Certificate\nmetadata: {name: app-${index}}\nspec: {secretName: app-${index}-tls, dnsNames: [app-${index}.corp.internal], issuerRef: {name: internal}}\n`,
    })),
  'resources of Terraform': (count) =>
    each(count / 100, (file) =>
      joined(
        `infra/module-${file}/main.tf`,
        100,
        (index) =>
          `resource "aws_acm_certificate" "web_${file}_${index}" {\n  domain_name = "web-${file}-${index}.corp.internal"\n  validation_method = "DNS"\n}\n`,
      ),
    ),
  'ExternalSecrets of one store': (count) =>
    each(count, (index) => ({
      [`k8s/external-${index}.yaml`]: `apiVersion: external-secrets.io/v1\nkind: ExternalSecret\nmetadata: {name: web-${index}, namespace: web}\nspec:\n  refreshInterval: 1h\n  secretStoreRef: {name: vault, kind: ClusterSecretStore}\n  target: {name: web-${index}-tls, template: {type: kubernetes.io/tls}}\n  data: [{secretKey: tls.crt, remoteRef: {key: tls/web-${index}, property: crt}}]\n`,
    })),
};

/** Prints processor time for each kind and number, and the exponent of what the last step costs more than the one before. */
export async function benchGrowth(cli: string, node: string, say: (line: string) => void): Promise<void> {
  say(`| Number of | ${STEPS.map((count) => count.toLocaleString('en-US')).join(' | ')} | exponent |`);
  say(`|---|${STEPS.map(() => '--:|').join('')}--:|`);
  for (const [kind, make] of Object.entries(KINDS)) {
    const costs: number[] = [];
    for (const count of STEPS) costs.push(await cost(make(count), cli, node));
    const [first = 0, second = 0, third = 0] = costs;
    const exponent = Math.log((third - second) / (second - first)) / Math.log(4);
    say(`| ${kind} | ${costs.map((one) => `${one.toFixed(2)} s`).join(' | ')} | ${exponent.toFixed(2)} |`);
  }
}

/** Seconds of processor time, the least of some runs. */
async function cost(files: Files, cli: string, node: string): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'cert-hygiene-growth-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    const scan = [cli, 'scan', folder, '--format', 'json', '--output', '/dev/null', '--fail-on', 'never', '--no-cache'];
    const times: number[] = [];
    for (let run = 0; run < RUNS; run++)
      times.push((await measure({ command: node, args: scan, cwd: folder })).processor);
    return Math.min(...times);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
