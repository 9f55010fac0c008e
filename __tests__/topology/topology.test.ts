import { describe, expect, it } from 'vitest';
import { isOfKind } from '../../src/facts/refs.ts';
import { mechanisms } from '../../src/mechanisms/index.ts';
import type { SeenCertificate } from '../../src/model/index.ts';
import { rules } from '../../src/rules/index.ts';
import { buildTopology } from '../../src/topology/index.ts';
import { coverageOf } from '../../src/topology/renewers.ts';
import { rotationPathOf } from '../../src/topology/rotation-path.ts';
import { certificate, fact, finding, inventory, location, sighting } from '../support/builders.ts';
import { FIXTURE_REPOSITORY, judge, readFiles } from '../support/mechanisms.ts';

const CERTIFICATE = `apiVersion: cert-manager.io/v1
kind: Certificate
metadata: {name: web, namespace: web}
spec:
  secretName: web-tls
  dnsNames: [www.corp.internal]
  issuerRef: {name: corp, kind: ClusterIssuer}
`;
const ISSUER =
  'apiVersion: cert-manager.io/v1\nkind: ClusterIssuer\nmetadata: {name: corp}\nspec: {vault: {path: pki/sign/web}}\n';
const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: web}
spec:
  template:
    spec:
      containers:
        - name: web
          image: registry.corp.internal/web:1
          volumeMounts:
            - {name: tls, mountPath: /tls/tls.crt, subPath: tls.crt}
      volumes:
        - {name: tls, secret: {secretName: web-tls}}
`;

function read(files: Record<string, string>, certificates: SeenCertificate[] = []) {
  const { facts } = readFiles(Object.entries(files), mechanisms);
  const stock = inventory({ facts, certificates });
  return { stock, topology: buildTopology(stock), facts };
}

const secrets = (files: Record<string, string>) =>
  read(files)
    .topology.facts.flatMap((one) => [...one.reads, ...one.writes])
    .filter((ref) => isOfKind(ref, 'secret'));

describe('namespaces', () => {
  const bare = CERTIFICATE.replace(', namespace: web', '');
  const flux = (path: string, namespace: string) =>
    `apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: x}\nspec: {path: ${path}, targetNamespace: ${namespace}}\n`;

  it.each<[string, Record<string, string>, string]>([
    ['its own', { 'a/c.yaml': CERTIFICATE, 'a/kustomization.yaml': 'namespace: other\n' }, 'web'],
    [
      'the kustomization that lists it, whatever it states',
      { 'a/c.yaml': CERTIFICATE, 'a/kustomization.yaml': 'namespace: other\nresources: [c.yaml]\n' },
      'other',
    ],
    ['none', { 'a/c.yaml': bare }, '?'],
    [
      'the kustomization beside it',
      { 'a/c.yaml': bare, 'a/kustomization.yaml': 'namespace: red\nresources: [c.yaml]\n' },
      'red',
    ],
    [
      'the overlay that includes its base',
      {
        'base/c.yaml': bare,
        'base/kustomization.yaml': 'resources: [c.yaml]\n',
        'red/kustomization.yaml': 'namespace: red\nresources: [../base]\n',
      },
      'red',
    ],
    [
      'unknown where two overlays differ',
      {
        'base/c.yaml': bare,
        'base/kustomization.yaml': 'resources: [c.yaml]\n',
        'red/kustomization.yaml': 'namespace: red\nresources: [../base]\n',
        'blue/kustomization.yaml': 'namespace: blue\nresources: [../base]\n',
      },
      '?',
    ],
    ['Flux', { 'apps/web/c.yaml': bare, 'clusters/x.yaml': flux('./apps/web', 'green') }, 'green'],
    [
      'the kustomization before Flux',
      {
        'apps/web/c.yaml': bare,
        'apps/web/kustomization.yaml': 'namespace: red\n',
        'clusters/x.yaml': flux('./apps/web', 'green'),
      },
      'red',
    ],
    [
      'not of a folder whose name only starts alike',
      { 'apps/website/c.yaml': bare, 'clusters/x.yaml': flux('./apps/web', 'green') },
      '?',
    ],
  ])('are taken from %s', (_, files, namespace) => {
    expect(secrets(files)).toContain(`secret:${namespace}/web-tls`);
  });

  it('ends where kustomizations include each other', () => {
    expect(
      secrets({
        'a/kustomization.yaml': 'namespace: red\nresources: [../b]\n',
        'b/kustomization.yaml': 'resources: [../a]\n',
        'b/c.yaml': bare,
      }),
    ).toContain('secret:red/web-tls');
  });
});

describe('joins', () => {
  const edge = (writes: string, reads: string, repositories = ['r', 'r'] as const) =>
    buildTopology(
      inventory({
        facts: [
          fact({ kind: 'producer', writes: [writes], location: location('a.yaml', 1, repositories[0]) }),
          fact({ kind: 'consumer', reads: [reads], location: location('b.yaml', 1, repositories[1]) }),
        ],
      }),
    ).edges.map((one) => one.confidence);

  it.each<[string, string, string[], (readonly [string, string])?]>([
    ['secret:web/tls', 'secret:web/tls', ['high']],
    ['secret:web/tls', 'secret:web/tls', ['high'], ['r', 's']],
    ['secret:web/tls', 'secret:shop/tls', []],
    ['secret:web/tls', 'secret:?/tls', ['low']],
    ['secret:web/tls', 'secret:?/tls', [], ['r', 's']],
    ['secret:?/tls', 'secret:?/tls', ['low']],
    ['secret:web/tls', 'secret:*/tls', ['low']],
    ['secret:web/tls', 'secret:web/tls2', []],
    ['path:/etc/a.pem', 'path:/etc/a.pem', ['high']],
    ['path:/etc/a.pem', 'path:/etc/a.pem', [], ['r', 's']],
    ['kv:corp/a', 'kv:corp/a', ['high'], ['r', 's']],
  ])('%s and %s: %j', (writes, reads, expected, repositories) => {
    expect(edge(writes, reads, repositories as never)).toEqual(expected);
  });

  it('are bounded where one name is everywhere', () => {
    const facts = Array.from({ length: 400 }, (_, i) =>
      fact({
        kind: i % 2 ? 'producer' : 'consumer',
        ...(i % 2 ? { writes: ['secret:?/tls'] } : { reads: ['secret:?/tls'] }),
      }),
    );
    expect(buildTopology(inventory({ facts })).edges.length).toBeLessThanOrEqual(200 * 16);
  });
});

describe('reloads', () => {
  it('are found among many of one name', () => {
    const facts = Array.from({ length: 100 }, (_, i) => `workload:team${i}/Deployment/api`).flatMap((workload) => [
      fact({ kind: 'consumer', writes: [workload], location: location('a.yaml', 1) }),
      fact({ kind: 'reload', writes: [workload], attributes: { trigger: 'auto' }, location: location('b.yaml', 1) }),
    ]);
    const { edges } = buildTopology(inventory({ facts }));
    expect(edges).toHaveLength(100);
    expect(edges.every((edge) => Number(edge.to.slice(5)) === Number(edge.from.slice(5)) + 1)).toBe(true);
  });
});

describe('certificates', () => {
  const www = certificate({ sightings: [sighting('web/tls.pem', 1, { repository: FIXTURE_REPOSITORY })] });

  it.each<[string, string, 'high' | 'low' | undefined]>([
    ['its names', '[www.corp.internal]', 'high'],
    ['more than its names', '[www.corp.internal, corp.internal]', 'low'],
    ['other names', '[corp.internal]', undefined],
    ['its names in capitals', '[WWW.corp.internal]', 'high'],
  ])('are covered by a producer that asks for %s', (_, names, confidence) => {
    const { topology } = read({ 'c.yaml': CERTIFICATE.replace('[www.corp.internal]', names) }, [www]);
    expect(coverageOf(topology, www.fingerprint).producers.map((one) => one.confidence)).toEqual(
      confidence === undefined ? [] : [confidence],
    );
  });

  it('are covered by what writes the file in which they lie', () => {
    const facts = [
      fact({ kind: 'producer', writes: ['file:web/tls.pem'], location: location('x.tf', 1, FIXTURE_REPOSITORY) }),
    ];
    const topology = buildTopology(inventory({ facts, certificates: [www] }));
    expect(coverageOf(topology, www.fingerprint).producers).toHaveLength(1);
  });
});

describe('the chain', () => {
  it('runs from the issuer to the workload, with the break marked', () => {
    const www = certificate({ sightings: [sighting('backup/tls.pem', 1, { repository: FIXTURE_REPOSITORY })] });
    const files = { 'web/issuer.yaml': ISSUER, 'web/certificate.yaml': CERTIFICATE, 'web/deployment.yaml': DEPLOYMENT };
    const { stock, topology, facts } = read(files, [www]);
    const problems = judge({ facts, unreadable: [] }, rules, 0);
    const findings = problems.map((problem) =>
      finding({ rule: problem.rule, location: problem.locations[0] as never, certificate: undefined as never }),
    );
    const steps = rotationPathOf({ topology, inventory: stock, findings }, www.fingerprint);
    expect(steps.map(({ depth, role, text, broken }) => [depth, role, text, broken])).toEqual([
      [0, 'issuer', 'ClusterIssuer "corp" (cert-manager)', undefined],
      [1, 'producer', 'Certificate "web" (cert-manager)', undefined],
      [2, 'certificate', `certificate ${www.fingerprint.slice(0, 16)}, in 1 place`, undefined],
      [3, 'consumer', 'Deployment "web" mounts it with subPath', 'frozen-copy'],
    ]);
  });

  it('says that nothing renews a certificate', () => {
    const www = certificate();
    const { stock, topology } = read({}, [www]);
    expect(rotationPathOf({ topology, inventory: stock, findings: [] }, www.fingerprint)).toMatchObject([
      { role: 'certificate', broken: 'nothing renews it' },
    ]);
  });
});
