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
  ])('%s', async (_, base, head, expected) => {
    const found = await changeProblems(deploymentRemoved, base, head);
    expect(found.map((one) => `${one.locations[0]?.path} ${one.owners}`)).toEqual(expected);
  });
});
