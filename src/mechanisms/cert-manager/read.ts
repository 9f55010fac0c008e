import { attributesAt, given } from '../../facts/attributes.ts';
import { makeRef, namespacedRef, secretRef } from '../../facts/refs.ts';
import { annotation, isPlainName, type Manifest, nameIn, sanEntries } from '../../kubernetes/manifests.ts';
import type { AttributeValue, Ref } from '../../model/index.ts';
import { at, entriesAt, itemsAt, stringAt, valueAt, type YamlNode } from '../../parsers/yaml.ts';
import type { Output } from './own.ts';

/** The ref of an issuer; `?` for the name where it is templated. Issuers of other groups are the business of others. */
export function issuerRef(namespace: string, name: string, kind: string | null, group: string | null): Ref {
  if (group !== null && group !== 'cert-manager.io') return makeRef('external-issuer', `${group}/${name}`);
  if (kind === null) return makeRef('any-issuer', name);
  return kind === 'ClusterIssuer' ? makeRef('cluster-issuer', name) : namespacedRef('issuer', namespace, name);
}

/** Certificate: asks an issuer, and keeps the result in a Secret. https://cert-manager.io/docs/usage/certificate/ */
export function readCertificate(manifest: Manifest, output: Output): void {
  const { root, namespace, path } = manifest;
  const spec = at(root, 'spec');
  const { attributes, lines } = attributesAt(root, {
    duration: ['spec', 'duration'],
    renewBefore: ['spec', 'renewBefore'],
    renewBeforePercentage: ['spec', 'renewBeforePercentage'],
    isCA: ['spec', 'isCA'],
    policy: ['spec', 'renewal', 'policy'],
  });
  const own = attributesAt(root, {
    rotationPolicy: ['spec', 'privateKey', 'rotationPolicy'],
    issuerName: ['spec', 'issuerRef', 'name'],
    issuerKind: ['spec', 'issuerRef', 'kind'],
    issuerGroup: ['spec', 'issuerRef', 'group'],
    apiVersion: ['apiVersion'],
  });
  const values = {
    ...given('durationValue', valueAsked(at(spec, 'duration'))),
    ...given('renewBeforeValue', valueAsked(at(spec, 'renewBefore'))),
  };
  const secretName = nameIn(path, at(spec, 'secretName'));
  const windows = itemsAt(spec, 'renewal', 'windows').map((window) => valueAt(window, 'cron') ?? null);
  const usages = itemsAt(spec, 'usages').map((usage) => (usage.kind === 'scalar' ? usage.text : null));
  const ceremony = /ceremony|offline|manual/i.test(commentary(root));
  const injected = stringAt(spec, 'secretTemplate', 'annotations', 'cert-manager.io/allow-direct-injection');
  output.fact(
    {
      kind: 'producer',
      reads: issuersOf(manifest, at(spec, 'issuerRef')),
      writes: [
        ...(secretName === undefined ? [] : [secretRef(namespace, secretName)]),
        // What the injector of CA bundles is told to read.
        ...(isPlainName(manifest.name) ? [namespacedRef('certificate', namespace, manifest.name)] : []),
      ],
      names: [
        ...sanEntries(at(spec, 'dnsNames')),
        ...sanEntries(at(spec, 'ipAddresses'), 'ip'),
        ...sanEntries(at(spec, 'uris'), 'uri'),
        ...commonName(spec),
      ],
      attributes: {
        resource: 'Certificate',
        name: manifest.name,
        namespace,
        ...attributes,
      },
      own: {
        ...own.attributes,
        ...values,
        ...(windows.length > 0 && { windows: windows as AttributeValue[] }),
        ...(usages.length > 0 && { usages }),
        ...(ceremony && { ceremony }),
        ...(injected !== undefined && { directInjection: injected }),
      },
      lines: {
        ...lines,
        ...own.lines,
        dnsNames: at(spec, 'dnsNames')?.line ?? root.line,
        writes: at(spec, 'secretName')?.line ?? root.line,
        reads: at(spec, 'issuerRef', 'name')?.line ?? root.line,
      },
    },
    manifest.place,
  );
}

const VALUE =
  /^["']?\{\{-?\s{0,9}\$?(\.Values(?:\.\w{1,80}){1,9})\s{0,9}(?:\|\s{0,9}(?:s?quote|toString|trim)\s{0,9}){0,3}-?\}\}["']?$/;

/** The value of a chart that alone fills a field in: `.Values.tls.duration`. */
function valueAsked(node: YamlNode | undefined): string | undefined {
  return node?.kind === 'unknown' ? VALUE.exec(node.text)?.[1] : undefined;
}

function commonName(spec: YamlNode | undefined): string[] {
  const name = stringAt(spec, 'commonName');
  // A common name counts as a DNS name only where no other names are stated and it looks like one.
  const others = ['dnsNames', 'ipAddresses', 'uris'].some((key) => at(spec, key) !== undefined);
  return typeof name === 'string' && !others && /^[\w*-]+(?:\.[\w-]+)+$/.test(name) ? [`dns:${name}`] : [];
}

/** Annotations for the reader: a key ceremony is documented there, or nowhere. */
function commentary(root: YamlNode): string {
  return [...entriesAt(root, 'metadata', 'annotations')].map(([key, value]) => `${key} ${value.text}`).join(' ');
}

function issuersOf(manifest: Manifest, ref: YamlNode | undefined): Ref[] {
  const name = nameIn(manifest.path, at(ref, 'name'));
  if (name === undefined || name === '?') return [];
  return [
    issuerRef(
      manifest.namespace,
      name,
      kindOr(stringAt(ref, 'kind'), 'Issuer'),
      kindOr(stringAt(ref, 'group'), 'cert-manager.io'),
    ),
  ];
}

function kindOr(stated: string | null | undefined, fallback: string): string | null {
  return stated === undefined ? fallback : stated;
}

const ISSUER_TYPES = ['acme', 'ca', 'vault', 'venafi', 'selfSigned'];

/** Issuer and ClusterIssuer. https://cert-manager.io/docs/configuration/ */
export function readIssuer(manifest: Manifest, output: Output): void {
  const { root, namespace, name, kind } = manifest;
  const spec = at(root, 'spec');
  const type = ISSUER_TYPES.find((key) => spec?.entries.has(key));
  const solvers = itemsAt(spec, 'acme', 'solvers').map((solver) =>
    solver.entries.has('dns01') ? 'dns01' : solver.entries.has('http01') && !solver.open ? 'http01' : null,
  );
  const zones = itemsAt(spec, 'acme', 'solvers').flatMap((solver) =>
    ['dnsZones', 'dnsNames'].flatMap((key) => itemsAt(solver, 'selector', key).map(({ text }) => text)),
  );
  const { attributes, lines } = attributesAt(root, {
    server: ['spec', 'acme', 'server'],
    profile: ['spec', 'acme', 'profile'],
  });
  const own = attributesAt(root, { apiVersion: ['apiVersion'] });
  const ca = nameIn(manifest.path, at(spec, 'ca', 'secretName'));
  output.fact(
    {
      kind: 'issuer',
      // The Secret of a ClusterIssuer lies in the cluster resource namespace, which a flag of the controller names.
      reads: ca === undefined ? [] : [secretRef(kind === 'ClusterIssuer' ? '*' : namespace, ca)],
      writes: name === '?' ? [] : [issuerRef(namespace, name, kind, null), makeRef('any-issuer', name)],
      attributes: {
        resource: kind,
        name,
        namespace,
        ...attributes,
      },
      own: {
        ...own.attributes,
        type: type ?? null,
        ...(solvers.length > 0 && { solvers }),
        ...(zones.length > 0 && { zones }),
        ...(at(spec, 'acme', 'solvers')?.kind === 'unknown' && { solvers: null }),
      },
      lines: { ...lines, ...own.lines },
    },
    manifest.place,
  );
}

const INJECT = ['inject-ca-from', 'inject-ca-from-secret', 'inject-apiserver-ca'] as const;

type InjectedKind =
  | 'apiservice'
  | 'customresourcedefinition'
  | 'mutatingwebhookconfiguration'
  | 'validatingwebhookconfiguration';

/**
 * The kinds of objects, as Roles spell them, that a controller of the same file may change: it makes a certificate of its own and
 * writes the CA into them, over the one that the release came with.
 * https://github.com/open-policy-agent/cert-controller
 */
export function patchedKinds(roles: readonly Manifest[]): Set<string> {
  const rules = roles.flatMap(({ root }) => itemsAt(root, 'rules'));
  const writing = rules.filter((rule) =>
    itemsAt(rule, 'verbs').some(({ text }) => text === 'patch' || text === 'update' || text === '*'),
  );
  return new Set(writing.flatMap((rule) => itemsAt(rule, 'resources').map(({ text }) => text)));
}

/** Objects that carry a CA bundle, injected or not. https://cert-manager.io/docs/concepts/ca-injector/ */
export function readInjected(manifest: Manifest, output: Output, patched: ReadonlySet<string>): void {
  const { root, name, kind } = manifest;
  const annotated = INJECT.find((key) => annotation(root, `cert-manager.io/${key}`) !== undefined);
  const target = annotated === undefined ? undefined : annotation(root, `cert-manager.io/${annotated}`);
  const inject = annotated ?? (patched.has(`${kind.toLowerCase()}s`) ? 'controller' : undefined);
  const bundles = [
    ...itemsAt(root, 'webhooks').map((webhook) => at(webhook, 'clientConfig', 'caBundle')),
    at(root, 'spec', 'conversion', 'webhook', 'clientConfig', 'caBundle'),
    at(root, 'spec', 'caBundle'),
  ].filter((bundle) => bundle !== undefined);
  // `Cg==` and the like are placeholders that the injector overwrites.
  const literal = bundles.find((bundle) => bundle.kind === 'scalar' && bundle.text.length > 200);
  if (inject === undefined && literal === undefined) return;
  const annotations = at(root, 'metadata', 'annotations');
  const [, space, object] = /^([^/\s]+)\/([^/\s]+)$/.exec(target ?? '') ?? [];
  output.fact(
    {
      kind: 'consumer',
      reads:
        space === undefined || object === undefined
          ? []
          : inject === 'inject-ca-from'
            ? [namespacedRef('certificate', space, object)]
            : inject === 'inject-ca-from-secret'
              ? [secretRef(space, object)]
              : [],
      writes: [makeRef(kind.toLowerCase() as InjectedKind, name)],
      attributes: {
        resource: kind,
        name,
        via: 'ca-injector',
        ...(inject !== undefined && { inject }),
        ...(annotated !== undefined && { target: target ?? null }),
        ...(literal !== undefined && { literal: true }),
      },
      own: {
        ...(annotations?.open === true && { templated: true }),
      },
      lines: {
        ...(literal !== undefined && { literal: literal.line }),
        ...(annotated !== undefined && {
          target: at(annotations, `cert-manager.io/${annotated}`)?.line ?? root.line,
        }),
      },
    },
    manifest.place,
  );
}
