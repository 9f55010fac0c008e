/** What the repositories of a team say of each other: nothing is missed that another one has, and nothing is mixed up. */

import { describe, expect, it } from 'vitest';
import { isOfKind } from '../../src/facts/refs.ts';
import { mechanisms } from '../../src/mechanisms/index.ts';
import type { Fact } from '../../src/model/index.ts';
import { rules } from '../../src/rules/index.ts';
import { buildTopology } from '../../src/topology/index.ts';
import { inventory, NOW, policy, repository, ruleInput } from '../support/builders.ts';
import { readFiles } from '../support/mechanisms.ts';

/** Facts of files by repository, and what every rule says of them. */
function team(repositories: Record<string, Record<string, string>>) {
  const facts = Object.entries(repositories).flatMap(([name, files]) =>
    readFiles(Object.entries(files), mechanisms).facts.map(
      (fact): Fact => ({ ...fact, location: { ...fact.location, repository: name } }),
    ),
  );
  const stock = inventory({ repositories: Object.keys(repositories).map((name) => repository({ name })), facts });
  const topology = buildTopology(stock);
  const input = ruleInput({ inventory: stock, topology, policy: policy(), now: NOW });
  const all = [...rules, ...mechanisms.flatMap((mechanism) => mechanism.rules)].filter(
    ({ judges }) => judges === undefined,
  );
  const said = all.flatMap((rule) =>
    [...rule.check(input)].map(({ locations: [at] }) => `${rule.id} ${at?.repository}`),
  );
  return { topology, said };
}

const manifest = (kind: string, name: string, namespace: string | undefined, spec: string) =>
  `apiVersion: cert-manager.io/v1\nkind: ${kind}\nmetadata: {name: ${name}${namespace ? `, namespace: ${namespace}` : ''}}\nspec: ${spec}\n`;
const acme =
  '{acme: {server: "https://acme-v02.api.letsencrypt.org/directory", privateKeySecretRef: {name: account}, solvers: [{http01: {ingress: {}}}]}}';
const asks = (issuer: string, kind: string) =>
  manifest(
    'Certificate',
    'web',
    'web',
    `{secretName: web-tls, dnsNames: [web.corp.internal], issuerRef: {name: ${issuer}, kind: ${kind}}}`,
  );

describe('an issuer', () => {
  const app = (more: Record<string, string>) => ({
    'deploy/certificate.yaml': asks('letsencrypt', 'ClusterIssuer'),
    ...more,
  });
  const nearly = { 'deploy/issuer.yaml': manifest('ClusterIssuer', 'letsencrypt2', undefined, acme) };
  const namesake = { 'deploy/issuer.yaml': manifest('Issuer', 'letsencrypt', 'web', acme) };
  const platform = { 'issuers.yaml': manifest('ClusterIssuer', 'letsencrypt', undefined, acme) };

  it.each([
    ['cert-manager-issuer-not-found', nearly],
    ['cert-manager-issuer-kind-wrong', namesake],
  ])('%s is silent where another repository defines it', (rule, more) => {
    expect(team({ 'acme/app': app(more) }).said).toContain(`${rule} acme/app`);
    expect(team({ 'acme/app': app(more), 'acme/platform': platform }).said).not.toContain(`${rule} acme/app`);
  });

  it('of the same name in a namespace of its own is another one', () => {
    const local = {
      'deploy/certificate.yaml': asks('corp', 'Issuer'),
      'deploy/issuer.yaml': manifest('ClusterIssuer', 'corp', undefined, acme),
    };
    const elsewhere = { 'issuers.yaml': manifest('Issuer', 'corp', 'shop', acme) };
    expect(team({ 'acme/app': local, 'acme/platform': elsewhere }).said).toContain(
      'cert-manager-issuer-kind-wrong acme/app',
    );
  });
});

describe('a Secret', () => {
  const deployment = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: NAMESPACE}
spec:
  template:
    spec:
      containers: [{name: web, image: nginx, volumeMounts: [{name: tls, mountPath: /tls}]}]
      volumes: [{name: tls, secret: {secretName: web-tls}}]
`;
  const edges = (namespace: string) => {
    const { topology } = team({
      'acme/platform': { 'deploy/app.yaml': asks('letsencrypt', 'ClusterIssuer') },
      'acme/app': { 'deploy/app.yaml': deployment.replace('NAMESPACE', namespace) },
    });
    return topology.edges.filter(({ ref }) => isOfKind(ref, 'secret')).map(({ confidence }) => confidence);
  };

  it('that one repository renews and another mounts is one chain, where both name the namespace', () => {
    expect(edges('web')).toEqual(['high']);
  });

  it('is another one in another namespace', () => {
    expect(edges('shop')).toEqual([]);
  });
});

it('what one kustomization lists is not listed for another repository', () => {
  const commented = {
    'deploy/kustomization.yaml': 'resources:\n  - deployment.yaml\n  # - certificate.yaml\n',
    'deploy/certificate.yaml': asks('letsencrypt', 'ClusterIssuer'),
    'deploy/deployment.yaml': `apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: web}
spec: {template: {spec: {containers: [{name: web, image: nginx, envFrom: [{secretRef: {name: web-tls}}]}], volumes: [{name: tls, secret: {secretName: web-tls}}]}}}
`,
  };
  const lists = {
    'deploy/kustomization.yaml': 'resources: [certificate.yaml]\n',
    'deploy/certificate.yaml': asks('x', 'Issuer'),
  };
  const rule = 'kustomize-manifest-commented-out acme/app';
  expect(team({ 'acme/app': commented }).said).toContain(rule);
  expect(team({ 'acme/app': commented, 'acme/other': lists }).said).toContain(rule);
});
