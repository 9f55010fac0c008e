import { isHostPath } from '../facts/host-paths.ts';
import { fileRef, isOfKind, makeRef, nameOfRef, servedRef } from '../facts/refs.ts';
import type { Edge, Fact, Inventory, Ref, SeenCertificate } from '../model/index.ts';
import { addTo } from '../util/collections.ts';
import { fileKey, fileNameOf } from '../util/path-names.ts';
import { certificateNode, factNode } from './graph.ts';

/** Facts of one name that are tried for one certificate. */
const MAX_CANDIDATES = 256;

/**
 * Connects certificates to facts: to the Secret or file that holds them, to the mechanism that reads that file, and to
 * the producers that request their names.
 */
export function certificateEdges(inventory: Inventory, facts: readonly Fact[]): Edge[] {
  if (inventory.certificates.length === 0 || facts.length === 0) return [];
  const index = indexOf(facts);
  return inventory.certificates.flatMap((certificate) => [
    ...sightingEdges(certificate, facts, index),
    ...nameEdges(certificate, facts, index),
  ]);
}

interface Index {
  /** Sinks by repository and path of the file that holds them. */
  held: Map<string, number[]>;
  /** Facts by repository and path of a file that they read or write. */
  files: Map<string, number[]>;
  /** Facts by the last part of a path on a host. */
  hosts: Map<string, { fact: number; path: string }[]>;
  /** Producers by a name that they cover. */
  names: Map<string, number[]>;
}

function indexOf(facts: readonly Fact[]): Index {
  const index: Index = { held: new Map(), files: new Map(), hosts: new Map(), names: new Map() };
  facts.forEach((fact, position) => {
    const { repository, path } = fact.location;
    if (fact.kind === 'scope') return;
    if (fact.kind === 'sink') addTo(index.held, fileKey({ repository, path }), position);
    if (fact.kind === 'producer') for (const name of fact.names ?? []) addTo(index.names, name.toLowerCase(), position);
    for (const ref of new Set([...fact.reads, ...fact.writes])) {
      const named = nameOfRef(ref);
      if (isOfKind(ref, 'file')) addTo(index.files, fileKey({ repository, path: named }), position);
      else if (isHostPath(ref))
        addTo(index.hosts, fileKey({ repository, path: fileNameOf(named) }), { fact: position, path: named });
    }
  });
  return index;
}

function sightingEdges(certificate: SeenCertificate, facts: readonly Fact[], index: Index): Edge[] {
  const edges = new Map<string, Edge>();
  const add = (fact: number, ref: Ref, confidence: Edge['confidence']) => {
    const to = factNode(fact);
    if (!edges.has(to))
      edges.set(to, { from: certificateNode(certificate.fingerprint), to, ref, confidence, state: 'live' });
  };
  for (const { repository, path, line } of certificate.sightings) {
    const key = fileKey({ repository, path });
    for (const sink of index.held.get(key) ?? []) {
      const place = (facts[sink] as Fact).location;
      const within =
        line === undefined || place.line === undefined || (line >= place.line && line <= (place.endLine ?? line));
      if (within) add(sink, fileRef(path), line === undefined ? 'low' : 'high');
    }
    for (const fact of index.files.get(key) ?? []) add(fact, fileRef(path), 'high');
    // A tree that mirrors a host (`files/etc/nginx/tls/www.pem`) keeps the whole path of the host at its end.
    for (const { fact, path: host } of (index.hosts.get(fileKey({ repository, path: fileNameOf(path) })) ?? []).slice(
      0,
      MAX_CANDIDATES,
    )) {
      if (`/${path}`.endsWith(host)) add(fact, makeRef('path', host), 'low');
    }
  }
  return [...edges.values()];
}

/** A producer that requests all names of a certificate renews it: for certain if it requests no others. */
function nameEdges(certificate: SeenCertificate, facts: readonly Fact[], index: Index): Edge[] {
  const names = new Set(
    certificate.names.filter((name) => /^(?:dns|ip):/.test(name)).map((name) => name.toLowerCase()),
  );
  const [first] = names;
  if (first === undefined) return [];
  return (index.names.get(first) ?? []).slice(0, MAX_CANDIDATES).flatMap((position): Edge[] => {
    const asked = new Set((facts[position] as Fact).names?.map((name) => name.toLowerCase()));
    if (![...names].every((name) => asked.has(name))) return [];
    const confidence = asked.size === names.size ? 'high' : 'low';
    return [
      {
        from: factNode(position),
        to: certificateNode(certificate.fingerprint),
        ref: servedRef(first),
        confidence,
        state: 'live',
      },
    ];
  });
}
