import { makeRef, secretRef, spellSecret } from '../../facts/refs.ts';
import { factRule } from '../../facts/rule.ts';
import { isManifestFile, manifests } from '../../kubernetes/manifests.ts';
import type { Mechanism } from '../../model/index.ts';
import { at, itemsAt, stringAt } from '../../parsers/yaml.ts';
import { graphOf, nodeOf, upstream } from '../../topology/graph.ts';

const MECHANISM = 'trust-manager';
const REFERENCES = ['https://cert-manager.io/docs/trust/trust-manager/'];

/** trust-manager Bundles: hand the roots of a source to all namespaces. */
export const trustManager: Mechanism = {
  id: MECHANISM,
  title: 'trust-manager',
  identifiedBy: 'Bundle and ClusterBundle manifests of trust.cert-manager.io',
  references: REFERENCES,
  accepts: isManifestFile,
  needles: ['trust.cert-manager.io'],
  read(file, output) {
    for (const manifest of manifests(file, output, ['Bundle', 'ClusterBundle'])) {
      if (!/^trust(?:-manager)?\.(?:cert-manager\.)?io$/.test(manifest.group)) continue;
      for (const source of itemsAt(manifest.root, 'spec', 'sources')) {
        const secret = stringAt(source, 'secret', 'name');
        if (typeof secret !== 'string') continue;
        // Sources lie in the trust namespace, `cert-manager` unless a flag says otherwise.
        output.fact(
          {
            kind: 'consumer',
            reads: [secretRef('*', secret)],
            writes: [makeRef('bundle', manifest.name)],
            attributes: {
              resource: manifest.kind,
              name: manifest.name,
              secret,
              key: stringAt(source, 'secret', 'key') ?? null,
            },
          },
          { line: at(source, 'secret', 'name')?.line ?? source.line },
        );
      }
    }
  },
  rules: [
    factRule(MECHANISM, {
      id: 'trust-manager-bundle-follows-certificate',
      title: 'Trust bundle drops the old CA at each renewal',
      level: 'note',
      why: 'When cert-manager renews the CA, the bundle distrusts the old root at once, although services still use its certificates.',
      fix: 'Copy the root to a separate source, and keep the old and the new root there during a rollover.',
      references: REFERENCES,
      kind: 'consumer',
      problem(fact, { topology }) {
        const maker = upstream(graphOf(topology), nodeOf(topology, fact), 10).find(
          (one) => one.fact.mechanism === 'cert-manager' && one.fact.kind === 'producer',
        );
        if (maker === undefined) return undefined;
        return {
          message: `The Bundle "${String(fact.attributes.name)}" takes its roots from the ${spellSecret(maker.edge.ref)}, which the Certificate "${String(maker.fact.attributes.name)}" renews.`,
          related: [maker.fact.location],
        };
      },
    }),
  ],
};
