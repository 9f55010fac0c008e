/** Which Secrets of an operator's resource are read as certificates: those below a key about TLS, and no others. */
import { describe, expect, it } from 'vitest';
import { mechanisms } from '../../src/mechanisms/index.ts';
import { readFiles } from '../support/mechanisms.ts';

const secretsOf = (kind: string, spec: string) =>
  readFiles(
    [['k8s/server.yaml', `apiVersion: x.io/v1\nkind: ${kind}\nmetadata: {name: x}\nspec:\n${spec}\n`]],
    mechanisms,
  )
    .facts.filter((fact) => fact.mechanism === 'kubernetes-workloads')
    .flatMap((fact) => fact.reads);

describe('resources of operators', () => {
  it.each<[string, string, string[]]>([
    ['Keycloak', '  http: {tlsSecret: web}', ['web']],
    ['RabbitmqCluster', '  tls: {secretName: amqp, caSecretName: roots}', ['amqp', 'roots']],
    ['Tenant', '  externalCertSecret: [{name: s3, type: kubernetes.io/tls}]', ['s3']],
    ['IngressController', '  defaultCertificate: {name: wildcard}', ['openshift-ingress/wildcard']],
    ['APIServer', '  servingCerts: {namedCertificates: [{servingCertificate: {name: api}}]}', ['openshift-config/api']],
    ['Route', '  tls: {termination: edge, externalCertificate: {name: shop}}', ['shop']],
    ['TLSContext', '  secret: edge', ['edge']],
    ['VirtualServer', '  tls: {secret: shop}', ['shop']],
    ['PerconaXtraDBCluster', '  sslSecretName: mysql-ssl', ['mysql-ssl']],
    ['Prometheus', '  web: {tlsConfig: {cert: {secret: {name: web, key: tls.crt}}}}', ['web']],
    // Passwords and accounts.
    ['Kafka', '  authentication: {type: oauth, clientSecret: {secretName: oauth, key: x}}', []],
    ['Cluster', '  bootstrap: {initdb: {secret: {name: owner}}}\n  secretName: x', []],
    // Another kind: it may mean anything.
    ['Widget', '  tls: {secretName: web}', []],
  ])('%s: %s', (kind, spec, expected) => {
    expect(secretsOf(kind, spec)).toEqual(expected.map((name) => `secret:${name.includes('/') ? name : `?/${name}`}`));
  });

  it('ends where a document is too deep', () => {
    const deep = `  tls: ${'{a: '.repeat(40)}{secretName: web}${'}'.repeat(40)}`;
    expect(secretsOf('Kafka', deep)).toEqual([]);
  });
});
