/** A Secret that an operator makes and renews, in a pod that keeps the first version. */
import { describe, expect, it } from 'vitest';
import { auditTeam } from '../support/team-chains.ts';

const MADE: [string, string, string][] = [
  ['Strimzi', 'apiVersion: kafka.strimzi.io/v1beta2\nkind: Kafka\n', 'shop-cluster-ca-cert'],
  ['ECK', 'apiVersion: elasticsearch.k8s.elastic.co/v1\nkind: Elasticsearch\n', 'shop-es-http-certs-public'],
  ['CloudNativePG', 'apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\n', 'shop-ca'],
];

const pod = (secret: string, mount: string) => `apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: data}
spec:
  template:
    spec:
      containers:
        - name: web
          image: registry.corp.internal/web:9
          volumeMounts: [${mount}]
      volumes: [{name: ca, secret: {secretName: ${secret}}}]
`;

describe('a Secret that an operator renews', () => {
  it.each(MADE)('stays as it was where it is mounted by subPath: %s', async (_, kind, secret) => {
    const made = `${kind}metadata: {name: shop, namespace: data}\nspec: {}\n`;
    const said = async (mount: string) => {
      const { findings } = await auditTeam({ 'corp/web': { 'a.yaml': made, 'b.yaml': pod(secret, mount) } });
      return findings.filter(({ level }) => level !== 'note').map(({ rule }) => rule);
    };
    expect(await said('{name: ca, mountPath: /etc/ca/ca.crt, subPath: ca.crt}')).toEqual(['frozen-copy']);
    expect(await said('{name: ca, mountPath: /etc/ca}')).toEqual([]);
  });
});
