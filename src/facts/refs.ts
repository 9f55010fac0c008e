/**
 * Refs are the keys by which facts join: `secret:shop/web-tls`, `path:/etc/ssl/www.pem`. Only this module knows how
 * they are spelled. Other code makes them with `makeRef` and similar functions, and reads them with `parseRef` and the
 * predicates.
 */
import type { Ref } from '../model/index.ts';

interface KindTraits {
  /** The name is `<namespace>/<name>`: `?` where the namespace is not known, `*` where any will do. */
  namespaced?: true;
  /** A cluster object without a namespace: every cluster may have one of the same name. */
  clusterWide?: true;
  /** Local to its repository: facts of two repositories never join by it. */
  local?: true;
  /** Named by a path or a name in its repository; {@link qualifyRef} puts the repository before it. */
  relative?: true;
  /** What a person calls the kind, before the name. */
  title?: string;
  /** How a person reads the name; as it is where left out. */
  spell?: (name: string) => string;
}

const last = (name: string) => name.replace(/^.*[/#]/, '');

/** Every kind of ref, with its properties. */
const KINDS = {
  // Objects of Kubernetes.
  secret: { namespaced: true, title: 'Secret' },
  configmap: { namespaced: true, title: 'ConfigMap' },
  /** A Certificate of cert-manager. */
  certificate: { namespaced: true },
  issuer: { namespaced: true, title: 'Issuer' },
  'cluster-issuer': { clusterWide: true, title: 'ClusterIssuer' },
  /** An issuer of whichever kind, by its name. */
  'any-issuer': {},
  /** An issuer of another API group: `<group>/<name>`. */
  'external-issuer': {},
  /** What signs for a whole cluster: `kubernetes`, `openshift-service-ca`. */
  'issuer-of-cluster': {},
  store: { namespaced: true, title: 'SecretStore' },
  'cluster-store': { clusterWide: true, title: 'ClusterSecretStore' },
  /** Permission to read a Secret: `<its namespace>/<its name>/<namespace of the reader>`. */
  grant: { namespaced: true },
  /** `<namespace>/<kind>/<name>`. */
  workload: { namespaced: true, local: true },
  /** A volume that a pod gets from a driver or an agent: `<namespace>/<pod>/<volume>`. */
  'pod-volume': { namespaced: true },
  /** A Bundle of trust-manager. */
  bundle: {},
  /** A service mesh, by its name. */
  mesh: {},
  /** A place in the values of a chart: `<folder>#<keys>`, with an empty folder for the charts of the whole repository. */
  values: { local: true, spell: (name: string) => `the values ${last(name)}` },
  apiservice: {},
  customresourcedefinition: {},
  mutatingwebhookconfiguration: {},
  validatingwebhookconfiguration: {},

  // Hosts.
  /** An absolute path on a host; a folder ends in `/` and stands for all that lies in it. */
  path: { local: true },
  /** A DNS name that is served. */
  host: {},
  /** An IP address that is served. */
  ip: {},
  /** A service that is reloaded, by its usual name; `?` where that cannot be told. */
  service: { local: true },
  /** A unit of systemd, with its ending. */
  unit: { local: true },
  timer: { local: true },
  /** A certificate resolver of Traefik; an issuer of nginx’s ACME module as `nginx/<name>`. */
  resolver: {},

  // What runs, and where it is written down.
  /** A path in the repository. */
  file: { local: true },
  /** A variable of templates that holds a path; the topology puts the path in its place. */
  variable: { local: true, spell: (name: string) => `the variable ${name}` },
  /** A script by its base name: scripts are installed under other folders. */
  script: { local: true, spell: (name: string) => `the script ${name}` },
  /** A program that something starts. */
  run: { local: true },
  /** A service of a compose file, by its name. */
  container: { local: true },
  /** The file of a pipeline or of an action. */
  job: { relative: true, spell: (name: string) => name.replace(/^.*\/\//, '') },
  /** An address in a folder of Terraform. */
  tf: { relative: true, spell: last },
  /** An output of Terraform that another state may read, by its name. */
  'tf-output': {},
  /** A resource of a Pulumi program: `<path>#<variable>`. */
  pulumi: { relative: true, spell: last },
  /** A resource of a CloudFormation template: `<path>#<logical id>`. */
  cfn: { relative: true, spell: last },
  'cfn-export': {},
  /** A secret of GitHub Actions. */
  'actions-secret': {
    relative: true,
    spell: (name: string) => name.replace(/^(.*)\/\/(.*)$/, 'the secret $2 of $1'),
  },

  // Secret stores and clouds.
  /** A key of a secret store, whatever the store. */
  stored: {},
  /** A key of a store under the name that a cluster has for it: `<store>/<key>`. */
  external: {},
  /** A certificate that BOSH creates for a variable of its manifests. */
  'bosh-variable': { local: true, spell: (name: string) => `the variable ${name}` },
  /** A role of Vault's PKI engine: `<mount>/issue/<role>`. */
  vault: {},
  /** The name of an Amazon resource; the kind is the first part of the name itself. */
  arn: { spell: (name: string) => `arn:${name}` },
  /** A certificate of AWS Certificate Manager, by its domain. */
  acm: {},
  /** One version of a secret in AWS Secrets Manager, Google's Secret Manager, an Azure Key Vault. */
  awssm: {},
  gcpsm: {},
  kv: {},
} satisfies Record<string, KindTraits>;

export type RefKind = keyof typeof KINDS;
export type NamespacedKind = {
  [K in RefKind]: (typeof KINDS)[K] extends { namespaced: true } ? K : never;
}[RefKind];
export type PlainKind = Exclude<RefKind, NamespacedKind>;

export const REF_KINDS = Object.keys(KINDS) as readonly RefKind[];

/** By text: a report of another version may have kinds that this one does not know. */
const TRAITS: ReadonlyMap<string, KindTraits> = new Map(Object.entries(KINDS));

/** A ref of a kind that has no namespace. */
export function makeRef(kind: PlainKind, name: string): Ref {
  return `${kind}:${name}` as Ref;
}

/** A ref of an object in a namespace: `?` where that is not known, `*` where any will do. */
export function namespacedRef(kind: NamespacedKind, namespace: string, name: string): Ref {
  return `${kind}:${namespace}/${name}` as Ref;
}

export function secretRef(namespace: string, name: string): Ref {
  return namespacedRef('secret', namespace, name);
}

/** A path in the repository of the fact. */
export function fileRef(path: string): Ref {
  return makeRef('file', path);
}

export function hostRef(name: string): Ref {
  return makeRef('host', name);
}

/** A program that something else starts: `certbot`. */
export function programRef(name: string): Ref {
  return makeRef('run', name);
}

export function serviceRef(name: string): Ref {
  return makeRef('service', name);
}

/** What a hook reloads that is up to a script, or that cannot be told. */
export const UNKNOWN_SERVICE = serviceRef('?');

/** The ref of a name as certificates spell it: `dns:www.example.com`, `ip:192.0.2.1`. */
export function servedRef(name: string): Ref {
  return name.replace(/^dns:/, 'host:') as Ref;
}

/** Text that a person or an Amazon resource spells as a ref of this kind; undefined for any other text. */
export function asRef(kind: RefKind, text: string): Ref | undefined {
  return text.startsWith(`${kind}:`) ? (text as Ref) : undefined;
}

export interface RefParts {
  kind: string;
  /** Of the kinds that have one; may be `?` or `*`. */
  namespace?: string;
  /** What follows the kind, or the namespace where there is one. */
  name: string;
}

export function parseRef(ref: Ref): RefParts {
  const text: string = ref;
  const kind = kindOf(ref);
  const slash = TRAITS.get(kind)?.namespaced === true ? text.indexOf('/') : -1;
  if (slash < 0) return { kind, name: text.slice(kind.length + 1) };
  return { kind, namespace: text.slice(kind.length + 1, slash), name: text.slice(slash + 1) };
}

export function kindOf(ref: Ref): string {
  const text: string = ref;
  const colon = text.indexOf(':');
  return colon < 0 ? '' : text.slice(0, colon);
}

/** What a ref names, without its kind and its namespace: of `secret:shop/web-tls` that is `web-tls`. */
export function nameOfRef(ref: Ref): string {
  return parseRef(ref).name;
}

/** The namespace; undefined for a kind that has none. */
export function namespaceOfRef(ref: Ref): string | undefined {
  return parseRef(ref).namespace;
}

export function isOfKind(ref: Ref, ...kinds: readonly RefKind[]): boolean {
  return (kinds as readonly string[]).includes(kindOf(ref));
}

/** Whether facts of two repositories never join by it. */
export function isLocalRef(ref: Ref): boolean {
  return TRAITS.get(kindOf(ref))?.local === true;
}

/** Whether it means an object of one cluster: the same names stand in the folder of every cluster. */
export function isOfCluster(ref: Ref): boolean {
  const traits = TRAITS.get(kindOf(ref));
  return traits?.namespaced === true || traits?.clusterWide === true;
}

/** Whether a template, a shell or a variable fills a part of it in. */
export function hasVariable(ref: Ref): boolean {
  return /[{$]/.test(ref);
}

/** Whether the name, or a part of it, is only known to a template, a shell or a variable. */
export function isOpenRef(ref: Ref): boolean {
  return hasVariable(ref) || /[:/]\?$/.test(ref);
}

/** The ref in another namespace; as it is where its kind has none. */
export function inNamespace(ref: Ref, namespace: string): Ref {
  const { kind, namespace: own, name } = parseRef(ref);
  return own === undefined ? ref : (`${kind}:${namespace}/${name}` as Ref);
}

/** Whether a ref with an open namespace, or an open store, may mean another one. */
export function mayMean(open: Ref, other: Ref): boolean {
  return /^\w+:[?*]\//.test(open) && withoutNamespace(open) === withoutNamespace(other);
}

/** The kind and the name of a ref, by which those that may mean the same are found. */
export function withoutNamespace(ref: Ref): string {
  return (ref as string).replace(/^(\w+):[^/]*\//, '$1:');
}

/** Whether its kind is one that names something by a path or a name in a repository, qualified or not. */
export function isRelativeRef(ref: Ref): boolean {
  return TRAITS.get(kindOf(ref))?.relative === true;
}

/** With the repository before what is named by its path or name there, so that it means the same for all. */
export function qualifyRef(ref: Ref, repository: string): Ref {
  const { kind, name } = parseRef(ref);
  return isRelativeRef(ref) && !name.includes('//') ? (`${kind}:${repository}//${name}` as Ref) : ref;
}

/** The ref with more at the end of its name. */
export function appendToRef(ref: Ref, more: string): Ref {
  return `${ref}${more}` as Ref;
}

/** The last part of a name: of `secret:shop/web-tls` that is `web-tls`, of `path:/etc/ssl/www.pem` it is `www.pem`. */
export function lastPartOfRef(ref: Ref): string {
  return withoutChart(ref).replace(/^.*[/:]/, '');
}

/** A name that a template fills in has its chart behind an `@`; a person reads an ellipsis for what is filled in. */
function withoutChart(name: string): string {
  return withoutTemplates(name.replace(/@[^@]*$/, ''));
}

/** What a template fills in, as an ellipsis: `{{ include "web.fullname" . }}-tls` is `…-tls`. Linear in the text. */
export function withoutTemplates(text: string): string {
  if (!text.includes('{{')) return text;
  // Behind a dollar sign it is an expression of GitHub Actions, which a person knows by its name.
  const filled = text.replace(/(^|[^$])\{\{[^{}]{0,400}\}\}/g, '$1…');
  return filled.replace(/(…[\w.…-]{0,100})@[\w./-]{0,200}/g, '$1');
}

/** A ref as a person reads it: `Secret shop/web-tls`, `the script renew.sh`, `/etc/ssl/www.pem`. */
export function spellRef(ref: Ref): string {
  const { kind, namespace, name } = parseRef(ref);
  const { title, spell }: KindTraits = TRAITS.get(kind) ?? {};
  const known = namespace === undefined || (title !== undefined && /^[?*]$/.test(namespace)) ? '' : `${namespace}/`;
  if (title !== undefined) return `${title} ${known}${namespace === undefined ? name : withoutChart(name)}`;
  return spell === undefined ? `${known}${name}` : spell(name);
}

/** A Secret or a ConfigMap with its name in quotes: `Secret "web-tls"`, with its namespace where it is known. */
export function spellSecret(ref: Ref | undefined): string {
  if (ref === undefined) return '';
  const { kind, namespace, name } = parseRef(ref);
  if (namespace === undefined) return ref;
  const plain = `${TRAITS.get(kind)?.title ?? 'Secret'} "${withoutChart(name)}"`;
  return namespace === '?' ? plain : `${plain} in namespace "${namespace}"`;
}
