/** The two ends of a link that differing names cut: what reads a Secret that nobody writes, what writes one that nobody reads. */
import type { Fact, Ref, Topology } from '../model/index.ts';
import { graphOf } from './graph.ts';
import { unitOf } from './kubernetes.ts';
import { nearMiss } from './near-miss.ts';

/** One ref of a fact at which its chain ends. */
export interface LooseEnd {
  fact: Fact;
  ref: Ref;
  /** Mirrors may read it, which nobody may have scanned. */
  offered: boolean;
}

/** Writers of one place that are compared with one reader. */
const MAX_CANDIDATES = 200;
const SECRET = /^secret:([^/]*)\/(.*)$/;
/** Words that people choose freely for one thing: `shop-tls` and `shop-cert` are two names of one certificate. */
const WORDS = /^(?:tls|ssl|https|certs?|certificates?|crt|pem|secrets?|keypair|serving)$/;

const ENDS = new WeakMap<Topology, Map<string, LooseEnd[]>>();

/**
 * The Secret that a reader was most likely meant to read: one that is made or copied, that nobody reads, and that lies in
 * the namespace or beside the manifest of the reader under nearly its name, or under its name in another namespace.
 */
export function counterpartOf(reader: Fact, ref: Ref, topology: Topology): LooseEnd | undefined {
  const [, space = '?', name = ''] = SECRET.exec(ref) ?? [];
  const ends = endsOf(topology);
  const beside = ends.get(placeKey(reader)) ?? [];
  const known = space === '?' || space === '*' ? [] : (ends.get(`secret:${space}`) ?? []);
  const found = (list: readonly LooseEnd[], fits: (end: LooseEnd, there: string, called: string) => boolean) =>
    list.slice(0, MAX_CANDIDATES).find((end) => {
      const [, there = '?', called = ''] = SECRET.exec(end.ref) ?? [];
      return end.fact !== reader && (!end.offered || reader.kind === 'copy') && fits(end, there, called);
    });
  const alike = ({ fact }: LooseEnd, there: string, called: string) =>
    (there === space || there === '?' || space === '?') &&
    (stemOf(called) === stemOf(name) || nearMiss(name, [called]) !== undefined || sameNames(fact, reader));
  return (
    found([...beside, ...known], (end, there, called) => called !== name && alike(end, there, called)) ??
    found(beside, (_, there, called) => called === name && there !== space) ??
    // A mirror states the namespace of its source, so that one of the same name elsewhere is what it was.
    (reader.kind === 'copy' ? found(ends.get(`name ${name}`) ?? [], () => true) : undefined)
  );
}

/** What writes Secrets that nobody reads, by namespace, by name and by the place of its manifest. */
function endsOf(topology: Topology): Map<string, LooseEnd[]> {
  const made = ENDS.get(topology);
  if (made !== undefined) return made;
  const ends = new Map<string, LooseEnd[]>();
  const graph = graphOf(topology);
  const offered = new Set(topology.facts.flatMap((fact) => (fact.attributes.mirror === true ? offeredBy(fact) : [])));
  topology.facts.forEach((fact, index) => {
    const kept = fact.kind === 'sink' && fact.attributes.static === true && fact.attributes.placeholder !== true;
    if (fact.kind !== 'producer' && fact.kind !== 'copy' && !kept) return;
    if ((graph.out.get(`fact:${index}`) ?? []).some(({ to }) => to.startsWith('fact:'))) return;
    for (const ref of fact.writes) {
      const [, space, name] = SECRET.exec(ref) ?? [];
      if (space === undefined) continue;
      const end = { fact, ref, offered: offered.has(ref) };
      for (const key of [placeKey(fact), `secret:${space}`, `name ${name}`]) {
        const list = ends.get(key);
        if (list === undefined) ends.set(key, [end]);
        else list.push(end);
      }
    }
  });
  ENDS.set(topology, ends);
  return ends;
}

/** Secrets that mirrors may read. */
function offeredBy({ attributes, reads }: Fact): readonly Ref[] {
  return attributes.allowed === undefined || attributes.allowed === 'false' ? [] : reads;
}

function placeKey({ location }: Fact): string {
  return `at ${location.repository}\0${unitOf(location.path)}`;
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
