import { describe, expect, it } from 'vitest';
import { podShapes } from '../../src/kubernetes/pod-values.ts';
import { at, documents, entriesAt, stringAt } from '../../src/parsers/yaml.ts';

const shapes = (text: string) =>
  podShapes(documents(text)[0]?.root()).map(({ root, part }) => {
    const template = at(root, 'spec', 'template');
    return {
      part,
      secret: stringAt(template, 'spec', 'volumes', 0, 'secret', 'secretName'),
      subPath: stringAt(template, 'spec', 'containers', 0, 'volumeMounts', 0, 'subPath'),
      annotations: [...entriesAt(template, 'metadata', 'annotations').keys()],
    };
  });

describe('a pod in values', () => {
  const mounted =
    'extraVolumes:\n  - {name: c, secret: {secretName: ldap-tls}}\nextraVolumeMounts:\n  - {name: c, mountPath: /c, subPath: tls.crt}\n';
  const kept =
    'app:\n  persistence:\n    c:\n      type: secret\n      name: ldap-tls\n      globalMounts: [{path: /c, subPath: tls.crt}]\n';
  it('is read from volumes and their mounts', () => {
    expect(shapes(mounted)).toEqual([{ part: undefined, secret: 'ldap-tls', subPath: 'tls.crt', annotations: [] }]);
  });
  it('is read from persistence, with the annotations of its controllers', () => {
    expect(shapes(`${kept}  controllers: {main: {annotations: {reload: x}}}\n`)).toEqual([
      { part: 'app', secret: 'ldap-tls', subPath: 'tls.crt', annotations: ['reload'] },
    ]);
  });
  it.each([
    ['a volume that is no Secret', mounted.replace('secret: {secretName: ldap-tls}', 'emptyDir: {}')],
    ['a claim', kept.replace('type: secret', 'type: persistentVolumeClaim')],
    ['what is switched off', kept.replace('type: secret', 'type: secret\n      enabled: false')],
  ])('is not %s', (_, text) => expect(shapes(text)).toEqual([]));
});
