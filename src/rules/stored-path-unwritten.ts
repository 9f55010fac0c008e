import { isOfKind, nameOfRef } from '../facts/refs.ts';
import type { Fact, Ref, Rule, Topology } from '../model/index.ts';
import { factTitle } from '../topology/describe.ts';
import { factNode, graphOf, nodeOf } from '../topology/graph.ts';
import { addTo } from '../util/collections.ts';
import { closestName } from '../util/typos.ts';

/**
 * A path of a secret store that is read but not written, while one with nearly the same name, or a synonym, is written.
 */
export const storedPathUnwritten: Rule = {
  id: 'stored-path-unwritten',
  family: 'renewal',
  title: 'Secret-store path is read but never written',
  level: 'warning',
  why: 'The certificate is renewed in one path of the store, but this reader uses another. No scanned configuration writes the path that it reads. The reader gets an old copy, or nothing.',
  fix: 'Use the same path in the writer and in the reader.',
  references: [
    'https://developer.hashicorp.com/vault/docs/secrets/kv',
    'https://external-secrets.io/latest/api/externalsecret/',
  ],
  since: '0.1.0',
  *check({ change, inventory, ...input }) {
    // Who writes a path is often another repository; what the change does not touch belongs to the audit of the team.
    const topology = change?.team?.topology ?? input.topology;
    const own = new Set(inventory.repositories.map(({ name }) => name));
    const touched = ({ location }: Fact) =>
      change?.team === undefined || (own.has(location.repository) && change.paths.has(location.path));
    const graph = graphOf(topology);
    const written = writtenByLength(topology);
    if (written.size === 0) return;
    const unread = unreadByStem(topology);
    for (const fact of topology.facts) {
      const refs = fact.reads.filter(isStored);
      const [ref] = refs;
      if (
        ref === undefined ||
        !touched(fact) ||
        (graph.in.get(nodeOf(topology, fact)) ?? []).some(({ ref: by }) => isJoin(by))
      )
        continue;
      for (const one of refs) {
        const near = likely(one, written) ?? unread.get(stemOf(nameOfRef(one)));
        // One path in two stores of different names is the business of those names.
        if (near === undefined || refs.includes(near.ref)) continue;
        yield {
          subject: `${fact.location.path}#${ref}`,
          message: `${factTitle(fact)} reads ${nameOfRef(one)} from a secret store, but no scanned configuration writes it. ${factTitle(near.fact)} writes ${nameOfRef(near.ref)}.`,
          locations: [fact.location],
          related: [near.fact.location],
        };
        break;
      }
    }
  },
};

interface Written {
  ref: Ref;
  fact: Fact;
}

/** Paths of one length that are compared with one reader. */
const MAX_CANDIDATES = 50;

const isStored = (ref: Ref) => isOfKind(ref, 'stored');
/** A path is also known by the name that a cluster gives its store. */
const isJoin = (ref: Ref) => isOfKind(ref, 'stored', 'external');

/** What is written into stores, by the length of its path: names that differ by a slip differ in length by two at most. */
function writtenByLength({ facts }: Topology): Map<number, Written[]> {
  const found = new Map<number, Written[]>();
  for (const fact of facts) {
    if (fact.kind !== 'producer' && fact.kind !== 'copy' && fact.kind !== 'sink') continue;
    for (const ref of fact.writes.filter(isStored)) addTo(found, ref.length, { ref, fact });
  }
  return found;
}

/** Words that people choose freely for one thing, and the year that it was made for. */
const WORDS = /^(?:tls|ssl|certs?|certificates?|crt|pem|pfx|secrets?|keypair|(?:19|20)\d\d)$/;

/** A path without the words that say that it holds a certificate: `shop/tls` and `shop/certificate` are two names of one. */
function stemOf(key: string): string {
  return key
    .split(/[/._-]+/)
    .filter((part) => !WORDS.test(part))
    .join('/');
}

/** Paths of stores that are written and never read, by their stem. */
function unreadByStem(topology: Topology): Map<string, Written> {
  const found = new Map<string, Written>();
  topology.facts.forEach((fact, index) => {
    const stored = fact.writes.filter(isStored);
    const isRead = (graphOf(topology).out.get(factNode(index)) ?? []).some(({ ref }) => isJoin(ref));
    if ((fact.kind !== 'producer' && fact.kind !== 'copy') || stored.length === 0 || isRead) return;
    for (const ref of stored) if (stemOf(nameOfRef(ref)) !== '') found.set(stemOf(nameOfRef(ref)), { ref, fact });
  });
  return found;
}

function likely(ref: Ref, written: ReadonlyMap<number, Written[]>): Written | undefined {
  const near = [-2, -1, 0, 1, 2].flatMap((by) => written.get(ref.length + by)?.slice(0, MAX_CANDIDATES) ?? []);
  return near.find((one) => isSlip(nameOfRef(ref), nameOfRef(one.ref)));
}

/** Whether one name was most likely meant to be the other: short words that differ in a letter are other words. */
function isSlip(given: string, known: string): boolean {
  if (closestName(given, [known]) === undefined) return false;
  const [first, second] = [given.split(/[/._-]/), known.split(/[/._-]/)];
  return first.every((part, i) => {
    const other = second[i] ?? '';
    return part === other || part.length > 4 || [...part].sort().join('') === [...other].sort().join('');
  });
}
