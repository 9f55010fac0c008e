/** Certificates that the values of charts name: who mounts them, what reloads, and which releases ask for the same Secret. */
import { describe, expect, it } from 'vitest';
import { auditTeam, type Files } from '../support/team-chains.ts';

const ISSUER = `apiVersion: cert-manager.io/v1
kind: ClusterIssuer
metadata: {name: ca}
spec: {ca: {secretName: root}}
`;
const certificate = (name: string, host: string, secret = 'db-tls') => `apiVersion: cert-manager.io/v1
kind: Certificate
metadata: {name: ${name}, namespace: data}
spec:
  secretName: ${secret}
  dnsNames: [${host}]
  issuerRef: {name: ca, kind: ClusterIssuer}
`;
const values = (annotations = '') => `primary:
  ${annotations}
  extraVolumes:
    - name: tls
      secret: {secretName: db-tls}
  extraVolumeMounts:
    - {name: tls, mountPath: /opt/tls, readOnly: true}
`;
const indented = (text: string, by: number) => text.replace(/^(?=.)/gm, ' '.repeat(by));
const RELOADS = 'podAnnotations: {secret.reloader.stakater.com/reload: db-tls}';

const RELEASES: Record<string, (values: string) => string> = {
  'a HelmRelease': (text) => `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: db, namespace: data}
spec:
  chart: {spec: {chart: postgresql, sourceRef: {kind: HelmRepository, name: b}}}
  values:
${indented(text, 4)}`,
  'an Application with values as text': (text) => `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: db}
spec:
  destination: {namespace: data}
  syncPolicy: {automated: {}}
  source:
    chart: postgresql
    helm:
      values: |
${indented(text, 8)}`,
  'a HelmChart of k3s': (text) => `apiVersion: helm.cattle.io/v1
kind: HelmChart
metadata: {name: db, namespace: kube-system}
spec:
  chart: oci://registry.corp.internal/charts/postgresql
  targetNamespace: data
  valuesContent: |-
${indented(text, 4)}`,
};

async function said(files: Files): Promise<string[]> {
  const { findings } = await auditTeam({ 'corp/web': { 'data/issuer.yaml': ISSUER, ...files } });
  return findings.filter(({ level }) => level !== 'note').map(({ rule, level }) => `${level} ${rule}`);
}

describe('a mount in the values of a chart', () => {
  it.each(Object.entries(RELEASES))('is told where nothing reloads the program: %s', async (_, release) => {
    const files = { 'data/certificate.yaml': certificate('db', 'db.corp.internal') };
    expect(await said({ ...files, 'data/db.yaml': release(values()) })).toEqual(['warning consumer-not-reloaded']);
    expect(await said({ ...files, 'data/db.yaml': release(values(RELOADS)) })).toEqual([]);
    const unknown = release(values()).replaceAll('postgresql', 'shop');
    expect(await said({ ...files, 'data/db.yaml': unknown })).toEqual([]);
  });
});

const AUTO = 'reloader.stakater.com/auto: "true"';

/** Values in the forms that teams write, with the place of annotations for what restarts the workload. */
const FORMS: Record<string, (annotations: string) => Files> = {
  'a part of an umbrella chart': (annotations) => ({
    'data/values.yaml': `platform:\n  cache:\n    redis:\n      podAnnotations: {${annotations}}\n      extraVolumes:\n        - {name: tls, secret: {secretName: db-tls}}\n      extraVolumeMounts:\n        - {name: tls, mountPath: /opt/tls}\n`,
  }),
  'the Secret of a known server in a helmfile': (annotations) => ({
    'data/helmfile.yaml': `releases:\n  - name: db\n    namespace: data\n    chart: oci://registry.corp.internal/postgresql\n    values:\n      - primary: {podAnnotations: {${annotations}}}\n        tls: {enabled: true, certificatesSecret: db-tls}\n`,
  }),
  'the Secret of a known server in a kustomization': (annotations) => ({
    'data/kustomization.yaml': `helmCharts:\n  - name: redis\n    releaseName: cache\n    namespace: data\n    valuesInline:\n      commonAnnotations: {${annotations}}\n      tls: {enabled: true, existingSecret: db-tls}\n`,
  }),
  'annotations between the top and the mount': (annotations) => ({
    'data/values.yaml': `sync:\n  bitwarden-sdk-server:\n    deploymentAnnotations: {${annotations}}\n    image:\n      tls:\n        volumes:\n          - {name: tls, secret: {secretName: db-tls}}\n        volumeMounts:\n          - {name: tls, mountPath: /certs}\n`,
  }),
};

describe('values', () => {
  it.each(Object.entries(FORMS))('that nothing restarts are told: %s', async (_, form) => {
    const files = { 'data/certificate.yaml': certificate('db', 'db.corp.internal') };
    expect(await said({ ...files, ...form('') })).toEqual(['warning consumer-not-reloaded']);
    expect(await said({ ...files, ...form(AUTO) })).toEqual([]);
  });

  it('that mount one key by its name are frozen', async () => {
    const mounted = (annotations: string) => ({
      'data/certificate.yaml': certificate('db', 'db.corp.internal'),
      'data/values.yaml': `statefulset: {metadata: {annotations: {${annotations}}}}\nssl:\n  bolt:\n    privateKey: {secretName: db-tls, subPath: tls.key}\n    publicCertificate: {secretName: db-tls, subPath: tls.crt}\n`,
    });
    expect(await said(mounted(''))).toEqual(['warning frozen-copy']);
    expect(await said(mounted(AUTO))).toEqual([]);
  });

  it.each([
    ['how to reach a server', 'redis:\n  host: cache\n  tls: {enabled: true, existingSecret: db-tls}\n'],
    ['what is switched off', 'image: redis\ntls: {enabled: false, existingSecret: db-tls}\n'],
  ])('are not told of %s', async (_, text) => {
    const files = { 'data/certificate.yaml': certificate('db', 'db.corp.internal') };
    expect(await said({ ...files, 'data/web.yaml': RELEASES['a HelmRelease']?.(text) ?? '' })).toEqual([]);
  });
});

describe('one Secret', () => {
  const ingress = (host: string) => `web:
  ingress:
    annotations: {cert-manager.io/cluster-issuer: ca}
    hosts: [{host: ${host}}]
    tls: [{secretName: web-tls, hosts: [${host}]}]
`;

  it.each<[string, Files]>([
    [
      'two Certificates',
      { 'data/a.yaml': certificate('a', 'a.corp.internal'), 'data/b.yaml': certificate('b', 'b.corp.internal') },
    ],
    [
      'the values of two releases',
      { 'data/a.yaml': ingress('a.corp.internal'), 'data/b.yaml': ingress('b.corp.internal') },
    ],
    [
      'two charts of a kustomization',
      {
        'data/kustomization.yaml': `helmCharts:\n${['a', 'b'].map((name) => `  - name: ${name}\n    namespace: data\n    valuesInline:\n${indented(ingress(`${name}.corp.internal`), 6)}`).join('')}`,
      },
    ],
  ])('asked for with different names by %s', async (_, files) => {
    expect(await said(files)).toEqual(['warning cert-manager-secret-shared-by-ingresses']);
  });

  it.each<[string, Files]>([
    ['the same names', { 'data/a.yaml': ingress('a.corp.internal'), 'data/b.yaml': ingress('a.corp.internal') }],
    [
      'the values of two stages',
      { 'data/dev.yaml': ingress('a.corp.internal'), 'data/values-prod.yaml': ingress('b.corp.internal') },
    ],
    [
      'Secrets of their own',
      {
        'data/a.yaml': certificate('a', 'a.corp.internal', 'a'),
        'data/b.yaml': certificate('b', 'b.corp.internal', 'b'),
      },
    ],
    [
      'alternatives',
      {
        'chart/Chart.yaml': 'apiVersion: v2\nname: a\nversion: 1.0.0\n',
        'chart/templates/a.yaml': `{{- if .Values.a }}\n${certificate('a', 'a.corp.internal')}{{- else }}\n---\n${certificate('b', 'b.corp.internal')}{{- end }}\n`,
      },
    ],
  ])('is no problem with %s', async (_, files) => {
    expect(await said(files)).toEqual([]);
  });
});
