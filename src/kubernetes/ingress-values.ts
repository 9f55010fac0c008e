import { at, descend, itemsAt, NO_ENTRIES, NO_ITEMS, type YamlNode } from '../parsers/yaml-node.ts';

/** An Ingress that stands in the values of a chart: what a chart makes of it is an Ingress with these tls entries. */
export interface IngressShape {
  /** A node of the form of an Ingress manifest, made of the nodes of the file. */
  root: YamlNode;
  node: YamlNode;
}

/** Whether a text may hold such values; one pass over it. */
export function mayHoldIngress(text: string): boolean {
  return text.includes('secretName') && text.includes('tls:') && /\bing(?:ress|resses)?\b/i.test(text);
}

/**
 * Mappings that charts turn into an Ingress: `tls` is a list with `secretName`, beside `annotations`, `hosts` or
 * `ingressClassName`. Nodes that are manifests themselves are passed over.
 */
export function ingressShapes(values: YamlNode | undefined): IngressShape[] {
  const found: IngressShape[] = [];
  for (const node of descend(values)) {
    const tls = node.kind === 'map' ? at(node, 'tls') : undefined;
    if (tls?.kind !== 'list' || tls.items.length === 0 || node.entries.has('rules')) continue;
    const beside = ['annotations', 'hosts', 'hostname', 'host', 'ingressClassName', 'className'].some((key) =>
      node.entries.has(key),
    );
    if (!beside || !itemsAt(tls).some((item) => item.entries.has('secretName'))) continue;
    // `enabled: false` makes nothing.
    if (at(node, 'enabled')?.value === false) continue;
    const annotations = at(node, 'annotations');
    const metadata = map(node, annotations?.kind === 'map' ? [['annotations', annotations]] : []);
    found.push({
      node,
      root: map(node, [
        ['metadata', metadata],
        ['spec', map(node, [['tls', tls]])],
      ]),
    });
  }
  return found;
}

function map(like: YamlNode, entries: [string, YamlNode][]): YamlNode {
  return {
    ...like,
    kind: 'map',
    items: NO_ITEMS,
    entries: entries.length === 0 ? NO_ENTRIES : new Map(entries),
    open: false,
  };
}
