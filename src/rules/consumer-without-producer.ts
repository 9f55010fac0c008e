import { type FactKeys, factsBy } from '../facts/index.ts';
import { isOfKind, nameOfRef, namespaceOfRef, spellSecret } from '../facts/refs.ts';
import { isCertificateName, isPlainName } from '../kubernetes/manifests.ts';
import type { Fact, Ref, Rule, Topology } from '../model/index.ts';
import { likelyWriter } from '../topology/dangling-refs.ts';
import { factTitle } from '../topology/describe.ts';
import { factNode, graphOf, upstream } from '../topology/graph.ts';
import { factsInUnit } from '../topology/neighbours.ts';
import { consumers } from '../topology/restarts.ts';
import { isToFillIn } from '../util/text.ts';
import { closestName } from '../util/typos.ts';

/** A route or a workload that names a Secret which nothing here provides, although others are provided here. */
export const consumerWithoutProducer: Rule = {
  id: 'consumer-without-producer',
  family: 'renewal',
  title: 'No tool provides the TLS Secret that is used',
  level: 'note',
  otherLevels: { warning: 'when another Secret is probably meant' },
  why: 'A TLS Secret is used, but no scanned configuration creates, copies or renews it. It may have been created by hand, or the name may be wrong. With a wrong name, the controller serves its default certificate.',
  fix: 'Use the name of a Secret that a tool writes. Otherwise add an issuer annotation or a Certificate for this Secret.',
  references: [
    'https://cert-manager.io/docs/usage/ingress/',
    'https://kubernetes.io/docs/concepts/services-networking/ingress/#tls',
  ],
  since: '0.1.0',
  brief: 'nothing renews its Secret',
  *check({ topology }) {
    const graph = graphOf(topology);
    const asks = new Set(topology.facts.filter(asksForIt).map(idOf));
    for (const { fact, node } of [...consumers(topology, 'kubernetes-workloads'), ...meshIssuers(topology)]) {
      const [ref] = fact.reads;
      if (ref === undefined || upstream(graph, node, 5).some((one) => one.fact.kind !== 'scope')) continue;
      const route = fact.attributes.via === 'watch';
      // A resource that requests this very certificate, and gets none, has a finding of its own.
      if (asks.has(idOf(fact)) || !(route || holdsCertificate(fact)) || isToFillIn(nameOfRef(ref))) continue;
      if (factsBy(topology.facts, unmirrored, nameOfRef(ref)).length > 0) continue;
      const meant = likelyWriter(fact, ref, topology);
      const hint =
        meant === undefined
          ? route && isPlainName(nameOfRef(ref))
            ? besides(ref, factsInUnit(fact, factsBy(topology.facts, providers, 'all')))
            : undefined
          : {
              text: `, while nothing uses the ${spellSecret(meant.ref)} that ${factTitle(meant.fact)} provides.`,
              fact: meant.fact,
            };
      if (hint === undefined) continue;
      yield {
        subject: `${fact.location.path}#${ref}`,
        level: hint.fact === undefined ? 'note' : 'warning',
        message: `${factTitle(fact)} ${route ? 'serves' : 'takes its certificate from'} the ${spellSecret(ref)}, which no scanned configuration provides${hint.text}`,
        locations: [fact.location],
        ...(hint.fact !== undefined && { related: [hint.fact.location] }),
      };
    }
  },
};

/** The issuers of meshes, which sign with what lies in a Secret. */
function meshIssuers({ facts }: Topology): { fact: Fact; node: string }[] {
  return facts.flatMap((fact, index) =>
    fact.kind === 'issuer' && fact.writes.some((ref) => isOfKind(ref, 'mesh')) ? [{ fact, node: factNode(index) }] : [],
  );
}

/** Whether what a pod takes is a certificate, as far as names tell. */
function holdsCertificate({ kind, attributes }: Fact): boolean {
  const { secret, mountPath, key } = attributes;
  return (
    kind === 'issuer' ||
    key !== undefined ||
    [secret, mountPath].some((one) => isCertificateName(String(one).replaceAll('/', '-')))
  );
}

/** What is provided beside a route that names another Secret; undefined where that tells nothing. */
function besides(ref: Ref, beside: readonly Fact[]): { text: string; fact?: Fact } | undefined {
  const written = beside.flatMap((one) => one.writes.filter((other) => isOfKind(other, 'secret')));
  // Without any rotation beside it, Secrets come from elsewhere; that is no evidence of anything.
  if (beside.length === 0 || written.some((other) => !isPlainName(nameOfRef(other)))) return undefined;
  const near = likely(ref, beside);
  return near === undefined
    ? { text: ', while other Secrets are provided beside it.' }
    : { text: near.hint, fact: near.fact };
}

const providers: FactKeys = ({ kind, writes }) =>
  /^(?:producer|sink|copy)$/.test(kind) && writes.some((ref) => isOfKind(ref, 'secret')) ? ['all'] : [];

/** Secrets that a tool would mirror if it knew their annotations, which has a finding of its own. */
const unmirrored: FactKeys = ({ kind, attributes: { mirror, unknown }, reads }) =>
  kind === 'scope' && mirror === true && unknown !== undefined ? reads.map(nameOfRef) : [];

/** An operator that makes certificates of its own asks for none of those that its resource names. */
const asksForIt = ({ kind, reads }: Fact) =>
  kind === 'producer' && !reads.some((ref) => isOfKind(ref, 'issuer-of-cluster'));

/** The resource that a fact was read from. */
function idOf(fact: Fact): string {
  const { repository, path } = fact.location;
  return [repository, path, fact.attributes.resource, fact.attributes.name].join('|');
}

/** A Secret of nearly that name, or of that name in another namespace. */
function likely(ref: Ref, beside: readonly Fact[]): { fact: Fact; hint: string } | undefined {
  for (const fact of beside) {
    for (const written of fact.writes) {
      if (!isOfKind(written, 'secret')) continue;
      if (nameOfRef(written) === nameOfRef(ref))
        return {
          fact,
          hint: `; ${factTitle(fact)} provides it in namespace "${namespaceOfRef(written)}".`,
        };
      const meant = closestName(nameOfRef(ref), [nameOfRef(written)]);
      if (meant !== undefined) return { fact, hint: `; did you mean "${meant}"?` };
    }
  }
  return undefined;
}
