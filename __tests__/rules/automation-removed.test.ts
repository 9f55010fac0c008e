import { describe, expect, it } from 'vitest';
import { automationRemoved } from '../../src/rules/automation-removed.ts';
import { changeProblems, type Files } from '../support/changes.ts';

const CERTIFICATE = `apiVersion: cert-manager.io/v1
kind: Certificate
metadata: {name: web, namespace: shop}
spec:
  secretName: web-tls
  dnsNames: [www.corp.internal]
  issuerRef: {name: corp, kind: ClusterIssuer}
`;
const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  namespace: shop
  annotations:
    reloader.stakater.com/auto: "true"
spec:
  template:
    spec:
      containers:
        - {name: web, image: nginx, volumeMounts: [{name: tls, mountPath: /tls}]}
      volumes:
        - {name: tls, secret: {secretName: web-tls}}
`;
const NO_RELOAD = DEPLOYMENT.replace(/ {2}annotations:\n.*\n/, '');
const OWNERS = 'apps/ @corp/shop\ncerts/ @corp/platform\n';
const BASE: Files = { 'apps/web.yaml': DEPLOYMENT, 'certs/web.yaml': CERTIFICATE, '.github/CODEOWNERS': OWNERS };

const run = (head: Files, base = BASE) => changeProblems(automationRemoved, base, head);
const without = (path: string): Files => Object.fromEntries(Object.entries(BASE).filter(([name]) => name !== path));

describe('a reload', () => {
  it('that is removed while the workload still mounts a renewed Secret', async () => {
    const [problem, ...more] = await run({ ...BASE, 'apps/web.yaml': NO_RELOAD });
    expect(more).toEqual([]);
    expect(problem?.message).toContain('Deployment "web"');
    expect(problem?.locations).toMatchObject([{ path: 'apps/web.yaml' }]);
    expect(problem?.owners).toEqual(['@corp/shop', '@corp/platform']);
  });

  it.each<[string, Files]>([
    ['of a workload that goes too', without('apps/web.yaml')],
    [
      'that another annotation replaces',
      {
        ...BASE,
        'apps/web.yaml': DEPLOYMENT.replace(
          'reloader.stakater.com/auto: "true"',
          'secret.reloader.stakater.com/reload: web-tls',
        ),
      },
    ],
    [
      'of a workload that no longer mounts it',
      { ...BASE, 'apps/web.yaml': NO_RELOAD.replace('secret: {secretName: web-tls}', 'emptyDir: {}') },
    ],
    [
      'that moves to another file with its workload',
      { ...without('apps/web.yaml'), 'apps/web/deployment.yaml': DEPLOYMENT },
    ],
  ])('%s is silent', async (_, head) => {
    expect(await run(head)).toEqual([]);
  });

  it('of a Secret of which nobody knows who renews it is a warning that says so', async () => {
    const base = { 'apps/web.yaml': DEPLOYMENT };
    const [problem, ...more] = await run({ 'apps/web.yaml': NO_RELOAD }, base);
    expect(more).toEqual([]);
    expect(problem).toMatchObject({
      level: 'warning',
      message: expect.stringContaining('no tool that renews its certificate was found in this repository'),
    });
  });
});

describe('a producer', () => {
  it('that is removed while its Secret is still mounted', async () => {
    const [problem] = await run(without('certs/web.yaml'));
    expect(problem?.message).toMatch(/Certificate "web".*nothing renews it now/);
    expect(problem?.related?.map((place) => place.path)).toContain('apps/web.yaml');
  });

  it('that moves is silent', async () => {
    expect(await run({ ...without('certs/web.yaml'), 'platform/web.yaml': CERTIFICATE })).toEqual([]);
  });

  it('that goes with its consumer is silent', async () => {
    expect(await run({ '.github/CODEOWNERS': OWNERS })).toEqual([]);
  });
});

describe('a schedule', () => {
  const base = {
    'etc/cron.d/certbot': '0 3 * * * root certbot renew --deploy-hook "systemctl reload nginx"\n',
    'setup.sh': 'certbot certonly --webroot -w /srv -d www.corp.internal\n',
  };

  it('that stays is silent', async () => {
    expect(await run({ ...base, 'README.md': 'x' }, base)).toEqual([]);
  });
});

describe('a file that holds both a schedule and what it starts', () => {
  it('is named once when it goes, with what depends on it', async () => {
    const nginx =
      'server {\n  listen 443 ssl;\n  ssl_certificate /etc/letsencrypt/live/www.corp.internal/fullchain.pem;\n}\n';
    const base = { 'cron.d/certbot': '17 3 * * * root certbot renew --quiet\n', 'nginx/conf.d/www.conf': nginx };
    const [problem, ...more] = await run({ 'nginx/conf.d/www.conf': nginx }, base);
    expect(more).toEqual([]);
    expect(problem?.message).toMatch(/^This change removes the renewal of certbot from cron\.d\/certbot\. /);
    expect(problem?.locations).toEqual([{ repository: 'corp/web', path: 'cron.d/certbot' }]);
    expect(problem?.related?.map(({ path }) => path)).toEqual(['nginx/conf.d/www.conf']);
  });
});
