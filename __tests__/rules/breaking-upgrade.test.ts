import { describe, expect, it } from 'vitest';
import { breakingUpgrade } from '../../src/rules/breaking-upgrade.ts';
import { changeProblems, type Files, inventoryOf } from '../support/changes.ts';

const problems = (base: Files, head: Files) => changeProblems(breakingUpgrade, base, head);

const certificate = (spec = '') =>
  `apiVersion: cert-manager.io/v1\nkind: Certificate\nmetadata: {name: web, namespace: shop}\nspec:\n  secretName: web-tls\n${spec}  issuerRef: {name: corp}\n`;
const oldTraefik = 'apiVersion: traefik.containo.us/v1alpha1\nkind: TLSStore\nmetadata: {name: default}\n';
const external =
  'apiVersion: external-secrets.io/v1beta1\nkind: ExternalSecret\nmetadata: {name: web-tls}\nspec: {secretStoreRef: {name: v}, target: {name: web-tls}}\n';
const release = (chart: string) => (version: string) =>
  `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: x}\nspec:\n  chart:\n    spec:\n      chart: ${chart}\n      version: ${version}\n`;
const renew = '0 4 * * * root lego --domains www.corp.internal renew\n';

describe('an upgrade that breaks what the repository relies on is told, with the files', () => {
  it.each<[string, string, (version: string) => string, string, string, Files]>([
    [
      'an image in compose',
      'compose.yaml',
      (v) => `services:\n  lego:\n    image: goacme/lego:${v}\n`,
      'v4.14.2',
      'v5.0.1',
      { 'cron.d/lego': renew },
    ],
    [
      'a variable of Ansible',
      'group_vars/all.yml',
      (v) => `lego_version: "${v}"\n`,
      '4.9',
      '5.1',
      { 'cron.d/lego': renew },
    ],
    [
      'an argument of a Dockerfile',
      'Dockerfile',
      (v) => `FROM alpine\nARG LEGO_VERSION=${v}\n`,
      '4.9.0',
      '5.0.0',
      { 'cron.d/lego': renew },
    ],
    [
      'a download',
      'setup.sh',
      (v) => `curl -LO https://github.com/go-acme/lego/releases/download/v${v}/lego.tar.gz\n`,
      '4.20.4',
      '5.0.0',
      { 'cron.d/lego': renew },
    ],
    [
      'a requirement',
      'requirements.txt',
      (v) => `certbot[nginx]==${v}\n`,
      '2.11.0',
      '3.0.1',
      { 'issue.sh': 'certbot certonly --manual --manual-public-ip-logging-ok -d www.corp.internal\n' },
    ],
    [
      'a chart of Flux',
      'flux/eso.yaml',
      release('external-secrets'),
      '0.16.2',
      '0.17.0',
      { 'shop/web.yaml': external },
    ],
    [
      'values with repository and tag',
      'values.yaml',
      (v) => `image:\n  repository: traefik\n  tag: ${v}\n`,
      'v2.11.3',
      'v3.1.0',
      { 'tls.yaml': oldTraefik },
    ],
    [
      'an image of a manifest',
      'deploy.yaml',
      (v) => `spec:\n  containers:\n    - name: proxy\n      image: "docker.io/library/traefik:${v}"\n`,
      '2.10',
      '3',
      { 'tls.yaml': oldTraefik },
    ],
    [
      'a manifest by its address',
      'kustomization.yaml',
      (v) => `resources:\n  - https://github.com/cert-manager/cert-manager/releases/download/v${v}/cert-manager.yaml\n`,
      '1.5.4',
      '1.12.0',
      { 'c.yaml': certificate().replace('io/v1', 'io/v1alpha2') },
    ],
  ])('%s', async (_, path, at, before, after, rest) => {
    const found = await problems({ ...rest, [path]: at(before) }, { ...rest, [path]: at(after) });
    expect(found).toMatchObject([{ locations: [{ path }], related: [{ path: Object.keys(rest)[0] }] }]);
    expect(found[0]?.message).toContain(`from ${before.replace(/^v(?=\d)/, '')}`);
    expect(
      await problems({ ...rest, [path]: at(after) }, { ...rest, [path]: at(after).replaceAll(after, `${after}.1`) }),
    ).toEqual([]);
    expect(await problems({ [path]: at(before) }, { [path]: at(after) })).toEqual([]);
  });

  it('of a default is a note, and silent for a Certificate that states it', async () => {
    const at = release('cert-manager');
    const change = (text: string) =>
      problems({ 'cm.yaml': at('v1.17.2'), 'c.yaml': text }, { 'cm.yaml': at('v1.18.0'), 'c.yaml': text });
    expect(await change(certificate())).toMatchObject([{ level: 'note', related: [{ path: 'c.yaml' }] }]);
    expect(await change(certificate('  privateKey: {rotationPolicy: Always}\n'))).toEqual([]);
  });
});

describe('is silent', () => {
  it.each<[string, Files, Files]>([
    [
      'about a downgrade',
      { 'a.env': 'LEGO_VERSION=5.0\n', 'cron.d/lego': renew },
      { 'a.env': 'LEGO_VERSION=4.9\n', 'cron.d/lego': renew },
    ],
    [
      'where the use goes in the same change',
      { 'a.env': 'LEGO_VERSION=4.9\n', 'cron.d/lego': renew },
      { 'a.env': 'LEGO_VERSION=5.0\n', 'cron.d/lego': renew.replace('renew', 'run') },
    ],
    [
      'about software of a like name',
      { 'a.yaml': 'image: corp/legoland:4.1\n', 'cron.d/lego': renew },
      { 'a.yaml': 'image: corp/legoland:5.1\n', 'cron.d/lego': renew },
    ],
    [
      'about a version in a comment',
      { 'a.env': '# LEGO_VERSION=4.9\n', 'cron.d/lego': renew },
      { 'a.env': '# LEGO_VERSION=5.0\n', 'cron.d/lego': renew },
    ],
    [
      'about a version that is a variable',
      { 'a.yaml': 'image: goacme/lego:$TAG\n', 'cron.d/lego': renew },
      { 'a.yaml': 'image: goacme/lego:$OTHER\n', 'cron.d/lego': renew },
    ],
  ])('%s', async (_, base, head) => {
    expect(await problems(base, head)).toEqual([]);
  });
});

it('reads a version once for each file', async () => {
  const { facts } = await inventoryOf({ 'a.yaml': 'image: certbot/dns-route53:v2.1\n'.repeat(3) });
  expect(
    facts.filter(({ mechanism }) => mechanism === 'software-versions').map(({ attributes }) => attributes),
  ).toEqual([{ resource: 'version', name: 'certbot', version: '2.1' }]);
});
