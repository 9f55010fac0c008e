/** Pairs readers of a Secret that nothing writes with writers of a Secret that nothing reads, because their names differ. */

import { isOfKind, parseRef, type RefParts } from '../facts/refs.ts';
import type { Fact, Ref, Topology } from '../model/index.ts';
import { addTo } from '../util/collections.ts';
import { memoizeByObject } from '../util/memoize.ts';
import { closestName } from '../util/typos.ts';
import { factAt, factNode, graphOf } from './graph.ts';
import { deploymentUnit } from './neighbours.ts';

/** One ref of a fact at which its chain ends. */
export interface DanglingRef {
  fact: Fact;
  ref: Ref;
  /** Mirrors that were not scanned may read it. */
  offered: boolean;
}

/**
 * Maximum writers of one name for one reader, and maximum writers of one place whose names are compared letter by
 * letter.
 */
const MAX_CANDIDATES = 50;
const MAX_COMPARED = 50;
/** Words that people choose freely for one thing: `shop-tls` and `shop-cert` are two names of one certificate. */
const WORDS = /^(?:tls|ssl|https|certs?|certificates?|crt|pem|secrets?|keypair|serving)$/;

/**
 * The Secret that a reader most likely means: one that is created or copied, that nothing reads, and that has nearly
 * the same name in the same namespace or beside the reader's manifest, or the same name in another namespace.
 */
export function likelyWriter(reader: Fact, ref: Ref, topology: Topology): DanglingRef | undefined {
  const { namespace: space = '?', name } = secretOf(ref) ?? { name: '' };
  const ends = endsOf(topology);
  const keys = [unitKey(reader), ...(space === '?' || space === '*' ? [] : [`namespace ${space}`])];
  const found = (key: string, fits: (end: DanglingRef, there: string, called: string) => boolean) =>
    (ends.get(key) ?? []).slice(0, MAX_CANDIDATES).find((end) => {
      const { namespace: there = '?', name: called } = parseRef(end.ref);
      return end.fact !== reader && (!end.offered || reader.kind === 'copy') && fits(end, there, called);
    });
  const within = (there: string) => there === space || there === '?' || space === '?';
  const alike = ({ fact }: DanglingRef, there: string, called: string) =>
    within(there) && called !== name && (closestName(name, [called]) !== undefined || sameNames(fact, reader));
  for (const key of keys) {
    const sure = found(`${key} ${stemOf(name)}`, (_, there, called) => called !== name && within(there));
    const end = sure ?? (isShort(ends.get(key)) ? found(key, alike) : undefined);
    if (end !== undefined) return end;
  }
  // A mirror states the namespace of its source, so a source of the same name in another namespace is not meant.
  const same = (end: DanglingRef, there: string) =>
    there !== space && (reader.kind === 'copy' || unitKey(end.fact) === unitKey(reader));
  return found(`name ${name}`, same);
}

function secretOf(ref: Ref): RefParts | undefined {
  return isOfKind(ref, 'secret') ? parseRef(ref) : undefined;
}

/** Whether a place is small enough for its names to be compared letter by letter. */
const isShort = (list: readonly DanglingRef[] | undefined) => list !== undefined && list.length <= MAX_COMPARED;

/** Writers of Secrets that nothing reads, by namespace and by the place of its manifest, with and without the stem of the name, and by name. */
const endsOf = memoizeByObject((topology: Topology): ReadonlyMap<string, DanglingRef[]> => {
  const ends = new Map<string, DanglingRef[]>();
  const graph = graphOf(topology);
  const offered = new Set(topology.facts.flatMap((fact) => (fact.attributes.mirror === true ? offeredBy(fact) : [])));
  topology.facts.forEach((fact, index) => {
    const kept = fact.kind === 'sink' && fact.attributes.static === true && fact.attributes.placeholder !== true;
    if (fact.kind !== 'producer' && fact.kind !== 'copy' && !kept) return;
    if ((graph.out.get(factNode(index)) ?? []).some(({ to }) => factAt(graph, to) !== undefined)) return;
    for (const ref of fact.writes) {
      const secret = secretOf(ref);
      if (secret === undefined) continue;
      const { namespace: space, name } = secret;
      const end = { fact, ref, offered: offered.has(ref) };
      const places = [unitKey(fact), `namespace ${space}`];
      const stems = places.map((key) => `${key} ${stemOf(name)}`);
      for (const key of [...places, ...stems, `name ${name}`]) addTo(ends, key, end);
    }
  });
  return ends;
});

/** Secrets that mirrors may read. */
function offeredBy({ attributes, reads }: Fact): readonly Ref[] {
  return attributes.allowed === undefined || attributes.allowed === 'false' ? [] : reads;
}

function unitKey(fact: Fact): string {
  return `at ${deploymentUnit(fact)}`;
}

/** A name without the words that say that it holds a certificate; the name itself where nothing else is left of it. */
function stemOf(name: string): string {
  const parts = name.replace(/@[^@]*$/, '').split(/[-_.]+/);
  return parts.filter((part) => !WORDS.test(part)).join('-') || name;
}

/** Whether a producer asks for the very names that a route serves. */
function sameNames(producer: Fact, route: Fact): boolean {
  const served = route.names ?? [];
  return served.length > 0 && served.every((name) => producer.names?.includes(name));
}
