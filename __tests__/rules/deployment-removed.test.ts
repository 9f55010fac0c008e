import { describe, expect, it } from 'vitest';
import { deploymentRemoved } from '../../src/rules/deployment-removed.ts';
import { changeProblems, type Files } from '../support/changes.ts';

const flux = (path: string) =>
  `apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: shop}\nspec: {path: ${path}}\n`;
const CERTIFICATE =
  'apiVersion: cert-manager.io/v1\nkind: Certificate\nmetadata: {name: shop}\nspec: {secretName: shop-tls, issuerRef: {name: corp}}\n';
const APPLICATION =
  'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: shop}\nspec:\n  source: {repoURL: "https://git.corp.internal/corp/web.git", path: apps/shop}\n  destination: {namespace: shop}\n';
const files: Files = {
  '.github/CODEOWNERS': '/apps/ @corp/shop\n',
  'clusters/shop.yaml': flux('./overlays/shop'),
  'overlays/shop/kustomization.yaml': 'resources: [../../apps/shop]\n',
  'apps/shop/kustomization.yaml': 'resources: [certificate.yaml]\n',
  'apps/shop/certificate.yaml': CERTIFICATE,
};
const [LIST, INNER, OTHER] = [
  'overlays/shop/kustomization.yaml',
  'apps/shop/kustomization.yaml',
  'overlays/extra/kustomization.yaml',
];
const extra = { 'clusters/extra.yaml': flux('./overlays/extra').replace('name: shop', 'name: extra') };
const two = 'resources: [certificate.yaml, ingress.yaml]\n';
const sorted = 'resources:\n  - ingress.yaml\n  - certificate.yaml\n';
const INGRESS =
  'apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: shop}\nspec: {tls: [{secretName: shop-tls, hosts: [shop.corp.internal]}]}\n';
const INJECT =
  'apiVersion: admissionregistration.k8s.io/v1\nkind: ValidatingWebhookConfiguration\nmetadata:\n  name: shop\n  annotations: {cert-manager.io/inject-ca-from: shop/shop}\n';
const variants = (staging: string): Files => ({
  '.github/CODEOWNERS': '* @corp/shop\n',
  'base/kustomization.yaml': 'resources: [certificate.yaml]\n',
  'base/certificate.yaml': CERTIFICATE,
  'production/kustomization.yaml': 'resources: [../base]\n',
  'staging/kustomization.yaml': staging,
  'staging/ingress.yaml': INGRESS,
});
const without = (path: string): Files => Object.fromEntries(Object.entries(files).filter(([name]) => name !== path));

describe('deployment-removed', () => {
  it.each<[string, Files, Files, string[]]>([
    ['the deployment is gone', files, without('clusters/shop.yaml'), ['clusters/shop.yaml @corp/shop']],
    [
      'it applies another path',
      files,
      { ...files, 'clusters/shop.yaml': flux('./overlays/web') },
      ['clusters/shop.yaml @corp/shop'],
    ],
    ['it applies the folder itself', files, { ...files, 'clusters/shop.yaml': flux('./apps/shop') }, []],
    ['another one applies it', files, { ...without('clusters/shop.yaml'), 'argo/shop.yaml': APPLICATION }, []],
    [
      'it moves to another file',
      files,
      { ...without('clusters/shop.yaml'), 'flux/shop.yaml': flux('./overlays/shop') },
      [],
    ],
    ['all of it is gone', files, { 'overlays/shop/kustomization.yaml': 'resources: []\n' }, []],
    [
      'an Argo CD application is gone',
      { ...without('clusters/shop.yaml'), 'argo/shop.yaml': APPLICATION },
      without('clusters/shop.yaml'),
      ['argo/shop.yaml @corp/shop'],
    ],
    [
      'a kustomization no longer lists the folder',
      files,
      { ...files, [LIST]: 'resources: []\n' },
      [`${LIST} @corp/shop`],
    ],
    [
      'a kustomization no longer lists the deployment itself',
      { ...files, 'clusters/kustomization.yaml': 'resources: [shop.yaml]\n' },
      { ...files, 'clusters/kustomization.yaml': 'resources: []\n' },
      ['clusters/kustomization.yaml @corp/shop'],
    ],
    [
      'what it leaves out is listed by another one',
      { ...files, ...extra, [OTHER]: 'resources: []\n' },
      { ...files, ...extra, [LIST]: 'resources: []\n', [OTHER]: 'resources: [../../apps/shop]\n' },
      [],
    ],
    [
      'a kustomization that nobody applies lists it still',
      { ...files, 'apps/kustomization.yaml': 'resources: [shop]\n' },
      { ...files, [LIST]: 'resources: []\n', 'apps/kustomization.yaml': 'resources: [shop]\n' },
      [`${LIST} @corp/shop`],
    ],
    [
      'without Flux a kustomization no longer lists the folder',
      { ...without('clusters/shop.yaml') },
      { ...without('clusters/shop.yaml'), [LIST]: 'resources: []\n' },
      [`${LIST} @corp/shop`],
    ],
    [
      'one of two variants no longer lists it, and reads its Secret',
      variants('resources: [../base, ingress.yaml]\n'),
      variants('resources: [ingress.yaml]\n'),
      ['staging/kustomization.yaml @corp/shop'],
    ],
    [
      'one of two variants no longer lists it, and does not need it',
      variants('resources: [../base]\n'),
      variants('resources: []\n'),
      [],
    ],
    ['the list is sorted', { ...files, [INNER]: two }, { ...files, [INNER]: sorted }, []],
    [
      'the application leaves the list with its certificate',
      { ...files, [INNER]: two, 'apps/shop/ingress.yaml': INGRESS },
      { ...files, [INNER]: 'resources: []\n', 'apps/shop/ingress.yaml': INGRESS },
      [],
    ],
    [
      'the patch that injects the CA is no longer applied',
      { ...files, [INNER]: `${two}patches: [{path: inject.yaml}]\n`, 'apps/shop/inject.yaml': INJECT },
      { ...files, [INNER]: two, 'apps/shop/inject.yaml': INJECT },
      [`${INNER} @corp/shop`],
    ],
  ])('%s', async (_, base, head, expected) => {
    const found = await changeProblems(deploymentRemoved, base, head);
    expect(found.map((one) => `${one.locations[0]?.path} ${one.owners}`)).toEqual(expected);
  });
});
