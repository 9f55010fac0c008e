import { describe, expect, it } from 'vitest';
import { controllerRemoved } from '../../src/rules/controller-removed.ts';
import { changeProblems, type Files, inventoryOf } from '../support/changes.ts';

const release = (chart: string) =>
  `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: x}\nspec: {chart: {spec: {chart: ${chart}, version: 2.2.0}}}\n`;
const workload = (annotation: string) =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web, annotations: {${annotation}}}\nspec:\n  template:\n    spec:\n      containers: [{name: web, image: web, volumeMounts: [{name: tls, mountPath: /tls}]}]\n      volumes: [{name: tls, secret: {secretName: web-tls}}]\n`;
const AUTO = 'reloader.stakater.com/auto: "true"';
const OWNERS = { '.github/CODEOWNERS': '/web/ @corp/web\n' };
const files: Files = { ...OWNERS, 'flux/reloader.yaml': release('reloader'), 'web/web.yaml': workload(AUTO) };
const gone: Files = { ...OWNERS, 'web/web.yaml': workload(AUTO) };

describe('controller-removed', () => {
  it.each<[string, Files, Files, string[]]>([
    ['it is gone', files, gone, ['flux/reloader.yaml @corp/web']],
    [
      'another chart is in its place',
      files,
      { ...files, 'flux/reloader.yaml': release('podinfo') },
      ['flux/reloader.yaml @corp/web'],
    ],
    [
      'Terraform installs it now',
      files,
      { ...gone, 'main.tf': 'resource "helm_release" "r" {\n  chart = "reloader"\n}\n' },
      [],
    ],
    [
      'a script installs it now',
      files,
      { ...gone, 'up.sh': 'helm upgrade --install reloader stakater/reloader -n x\n' },
      [],
    ],
    [
      'kustomize installs it now',
      files,
      { ...gone, 'k/kustomization.yaml': 'helmCharts:\n  - name: reloader\n    version: 2.2.0\n' },
      [],
    ],
    [
      'its version changes',
      files,
      { ...files, 'flux/reloader.yaml': release('reloader').replace('2.2.0', '2.2.1') },
      [],
    ],
    ['nothing relies on it', { ...files, 'web/web.yaml': workload('') }, { ...gone, 'web/web.yaml': workload('') }, []],
    [
      'it was switched off there',
      { ...files, 'web/web.yaml': workload(AUTO.replace('true', 'false')) },
      { ...gone, 'web/web.yaml': workload(AUTO.replace('true', 'false')) },
      [],
    ],
    ['all of it is gone', files, OWNERS, []],
  ])('%s', async (_, base, head, expected) => {
    const found = await changeProblems(controllerRemoved, base, head);
    expect(found.map((one) => `${one.locations[0]?.path} ${one.owners}`)).toEqual(expected);
  });

  it('is silent where another repository installs it', async () => {
    const team = await inventoryOf({ 'apps/reloader.yaml': release('reloader') }, 'corp/platform');
    expect(await changeProblems(controllerRemoved, files, gone, { team })).toEqual([]);
  });
});
