import { makeRef } from '../facts/refs.ts';
import type { Ref } from '../model/index.ts';
import { at, descend, itemsAt, NO_ENTRIES, NO_ITEMS, type YamlNode } from '../parsers/yaml-node.ts';

/** An Ingress that stands in the values of a chart: what a chart makes of it is an Ingress with these tls entries. */
export interface IngressShape {
  /** A node of the form of an Ingress manifest, made of the nodes of the file. */
  root: YamlNode;
  node: YamlNode;
  /** The keys that lead to it: `grafana.ingress`. */
  keys: string;
}

const ISSUER_ANNOTATION = /cert-manager\.io\/(?:cluster-)?issuer|kubernetes\.io\/tls-acme/;

/** Whether a text may hold such values; one pass over it. */
export function mayHoldIngress(text: string): boolean {
  const terminates = text.includes('secretName') && text.includes('tls:');
  return (terminates || ISSUER_ANNOTATION.test(text)) && /\bing(?:ress|resses)?\b/i.test(text);
}

/**
 * Mappings that charts turn into an Ingress: `tls` is a list with `secretName`, beside `annotations`, `hosts` or
 * `ingressClassName`. If there are only the annotations that request a certificate, other values of the chart may add
 * the `tls` entries, so the result has none. Nodes that are manifests themselves are skipped.
 */
export function ingressShapes(values: YamlNode | undefined): IngressShape[] {
  const found: IngressShape[] = [];
  const keysOf = keyPaths(values);
  for (const node of descend(values)) {
    // The `spec` of a manifest has rules as well, and no annotations.
    if (node.kind !== 'map' || (node.entries.has('rules') && !node.entries.has('annotations'))) continue;
    const tls = at(node, 'tls');
    const listed = tls?.kind === 'list' && itemsAt(tls).some((item) => item.entries.has('secretName'));
    const annotations = at(node, 'annotations');
    if (!(listed ? isIngress(node) && isEnabled(node) : asksIssuer(annotations))) continue;
    const metadata = map(node, annotations?.kind === 'map' ? [['annotations', annotations]] : []);
    found.push({
      node,
      root: map(node, [['metadata', metadata], ...(listed ? [['spec', map(node, [['tls', tls]])] as const] : [])]),
      keys: keysOf(node),
    });
  }
  return found;
}

function isIngress({ entries }: YamlNode): boolean {
  return ['annotations', 'hosts', 'hostname', 'host', 'ingressClassName', 'className'].some((key) => entries.has(key));
}

/** `enabled: false` makes nothing. */
function isEnabled(node: YamlNode): boolean {
  return at(node, 'enabled')?.value !== false;
}

function asksIssuer(annotations: YamlNode | undefined): boolean {
  return annotations?.kind === 'map' && [...annotations.entries.keys()].some((key) => ISSUER_ANNOTATION.test(key));
}

/** Longer paths of keys name nothing that charts read. */
const MAX_KEYS = 12;

/** The keys that lead from the root to a node, joined by dots; empty below lists and where they are too many. */
function keyPaths(values: YamlNode | undefined): (node: YamlNode) => string {
  const above = new Map<YamlNode, [key: string, parent: YamlNode]>();
  for (const parent of descend(values)) {
    if (parent.kind !== 'map') continue;
    for (const [key, child] of parent.entries) if (child.kind === 'map') above.set(child, [key, parent]);
  }
  return (node) => {
    const keys: string[] = [];
    for (let [key, parent] = above.get(node) ?? []; key !== undefined && parent !== undefined; ) {
      if (keys.push(key) > MAX_KEYS) return '';
      if (parent === values) return keys.reverse().join('.');
      [key, parent] = above.get(parent) ?? [];
    }
    return '';
  };
}

/** The file that a chart brings its values in; other files of values change some of them. */
const DEFAULTS = /(?:^|\/)values\.ya?ml$/;

/**
 * The places in the values of a chart that a file sets or reads. Values lie beside their chart, or in another folder of the
 * repository: then a single key, such as `ingress`, could be that of any chart, and only a longer path tells which.
 */
export function valuesRefs(path: string, keys: string, role: 'default' | 'override'): Ref[] {
  if (keys === '' || (role === 'default' && !DEFAULTS.test(path))) return [];
  const folder = path.replace(/(?:^|\/)templates\/.*$|(?:^|\/)[^/]*$/, '');
  const anywhere = keys.includes('.') && (role === 'default' || !DEFAULTS.test(path));
  return [makeRef('values', `${folder}#${keys}`), ...(anywhere ? [makeRef('values', `#${keys}`)] : [])];
}

function map(like: YamlNode, entries: (readonly [string, YamlNode])[]): YamlNode {
  return {
    ...like,
    kind: 'map',
    items: NO_ITEMS,
    entries: entries.length === 0 ? NO_ENTRIES : new Map(entries),
    open: false,
  };
}
