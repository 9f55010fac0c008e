import { secretRef } from '../../facts/refs.ts';
import { factRule } from '../../facts/rule.ts';
import { isManifestFile, manifests } from '../../kubernetes/manifests.ts';
import type { Mechanism } from '../../model/index.ts';
import { at, itemsAt, stringAt } from '../../parsers/yaml.ts';
import { graphOf, nodeOf, upstream } from '../../topology/graph.ts';

const GENERATE = 'https://kyverno.io/docs/policy-types/cluster-policy/generate/';

/** Policies of Kyverno that clone a Secret into other namespaces. */
export const kyverno: Mechanism = {
  id: 'kyverno',
  title: 'Kyverno',
  identifiedBy: '`ClusterPolicy` and `Policy` with `generate` rules that clone a Secret',
  references: [GENERATE],
  accepts: isManifestFile,
  needles: ['generate:'],
  read(file, output) {
    for (const manifest of manifests(file, output, ['ClusterPolicy', 'Policy'])) {
      if (manifest.group !== 'kyverno.io') continue;
      for (const rule of itemsAt(manifest.root, 'spec', 'rules')) {
        const generate = at(rule, 'generate');
        const [namespace, name] = [stringAt(generate, 'clone', 'namespace'), stringAt(generate, 'clone', 'name')];
        if (stringAt(generate, 'kind') !== 'Secret' || typeof namespace !== 'string' || typeof name !== 'string')
          continue;
        const target = stringAt(generate, 'name') ?? name;
        const into = stringAt(generate, 'namespace');
        const known = typeof into === 'string' && /^[\w.-]+$/.test(into);
        const synchronize = at(generate, 'synchronize');
        output.fact(
          {
            kind: 'copy',
            reads: [secretRef(namespace, name)],
            writes: /^[\w.-]+$/.test(target) ? [secretRef(known ? into : '*', target)] : [],
            attributes: {
              resource: manifest.kind,
              name: manifest.name,
              target,
              // A value that a template fills in may well be true.
              ...(synchronize?.value !== true && synchronize?.kind !== 'unknown' && { state: 'once' as const }),
            },
          },
          { line: (synchronize ?? generate)?.line ?? rule.line },
        );
      }
    }
  },
  rules: [
    factRule('kyverno', {
      id: 'kyverno-clone-not-synchronized',
      title: 'Kyverno clones a renewed Secret once',
      level: 'warning',
      why: 'Without `synchronize: true`, Kyverno clones the Secret when the rule is first triggered. A renewed certificate never reaches the clones, which keep the old one until it expires.',
      fix: 'Set `synchronize: true` in the `generate` rule.',
      references: [GENERATE],
      kind: 'copy',
      problem(fact, { topology }) {
        if (fact.attributes.state !== 'once') return undefined;
        const renewed = upstream(graphOf(topology), nodeOf(topology, fact)).find(
          ({ fact: { kind, attributes } }) => kind === 'producer' && attributes.state !== 'once',
        );
        return renewed === undefined
          ? undefined
          : {
              message: `${fact.attributes.resource} "${fact.attributes.name}" clones the Secret "${fact.attributes.target}" without \`synchronize: true\`, so renewed versions do not reach the clones.`,
              related: [renewed.fact.location],
            };
      },
    }),
  ],
};
