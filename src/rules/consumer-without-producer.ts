import { type FactKeys, factsBy } from '../lib/fact-index.ts';
import { graphOf, upstream } from '../lib/graph.ts';
import { isPlainName, sameUnit, spellSecret } from '../lib/kubernetes.ts';
import { called, consumers } from '../lib/kubernetes-facts.ts';
import { nearMiss } from '../lib/near-miss.ts';
import type { Fact, Rule } from '../model/index.ts';

/** A route that names a Secret which nothing here provides, although others are provided here. */
export const consumerWithoutProducer: Rule = {
  id: 'consumer-without-producer',
  title: 'Nothing provides the certificate that is served',
  level: 'note',
  why: 'The route names a Secret for TLS, and nothing that was scanned makes, copies or renews one of that name. Either somebody made it by hand, and nobody will renew it, or the name is wrong and the controller serves its default certificate.',
  fix: 'Add an issuer annotation or a Certificate for this Secret, or correct its name.',
  references: [
    'https://cert-manager.io/docs/usage/ingress/',
    'https://kubernetes.io/docs/concepts/services-networking/ingress/#tls',
  ],
  since: '0.1.0',
  *check({ topology }) {
    const graph = graphOf(topology);
    const asks = new Set(topology.facts.filter((fact) => fact.kind === 'producer').map(idOf));
    for (const { fact, node } of consumers(topology, 'kubernetes-workloads')) {
      const [ref] = fact.reads;
      if (fact.attributes.via !== 'watch' || ref === undefined || !isPlainName(nameOf(ref))) continue;
      if (upstream(graph, node, 5).length > 0) continue;
      const local = factsBy(topology.facts, providersByRepository, fact.location.repository);
      // Without any rotation in the repository, Secrets come from elsewhere; that is no evidence of anything.
      const beside = local.filter((one) => sameUnit(one.location.path, fact.location.path));
      if (local.length === 0 || beside.some((one) => one.writes.some((written) => !isPlainName(nameOf(written)))))
        continue;
      // What asks for the certificate of this very resource, and why it gets none, has a finding of its own.
      if (asks.has(idOf(fact))) continue;
      const near = likely(ref, beside);
      if (near === undefined && beside.length === 0) continue;
      yield {
        subject: `${fact.location.path}#${ref}`,
        level: near === undefined ? 'note' : 'warning',
        message: `${called(fact)} serves the ${spellSecret(ref)}, which nothing in this repository provides${near?.hint ?? ', while other Secrets are provided beside it.'}`,
        locations: [fact.location],
        ...(near !== undefined && { related: [near.fact.location] }),
      };
    }
  },
};

const providersByRepository: FactKeys = ({ kind, writes, location }) =>
  /^(?:producer|sink|copy)$/.test(kind) && writes.some((ref) => ref.startsWith('secret:')) ? [location.repository] : [];

/** The resource that a fact was read from. */
function idOf(fact: Fact): string {
  const { repository, path } = fact.location;
  return [repository, path, fact.attributes.resource, fact.attributes.name].join('|');
}

function nameOf(ref: string): string {
  return ref.replace(/^secret:[^/]*\//, '');
}

/** A Secret of nearly that name, or of that name in another namespace. */
function likely(ref: string, beside: readonly Fact[]): { fact: Fact; hint: string } | undefined {
  for (const fact of beside) {
    for (const written of fact.writes) {
      if (nameOf(written) === nameOf(ref))
        return { fact, hint: `; ${called(fact)} provides it in namespace "${/^secret:([^/]*)/.exec(written)?.[1]}".` };
      const meant = nearMiss(nameOf(ref), [nameOf(written)]);
      if (meant !== undefined) return { fact, hint: `; did you mean "${meant}"?` };
    }
  }
  return undefined;
}
