import type { Layer } from '../model/index.ts';
import { jsonTrails } from './json-key-paths.ts';
import type { Trail } from './key-path.ts';
import { INLINE_TAG, lineTrails } from './yaml-key-paths.ts';

/** Where something stands in a structured file. */
export interface Surroundings {
  /** `data["tls.crt"]`, `clusters[0].cluster["certificate-authority-data"]`, `TLS_CERT`, `<ca>`. */
  pointer?: string;
  /** `kubernetes-secret`, `kubeconfig`, `configmap`, `webhook`, `source-string` … */
  container?: string;
}

/** What Kubernetes objects that carry certificates are called as containers; others are `kubernetes`. */
const CONTAINERS: ReadonlyMap<string, string> = new Map([
  ['Secret', 'kubernetes-secret'],
  ['ConfigMap', 'configmap'],
  ['Config', 'kubeconfig'],
  ['ValidatingWebhookConfiguration', 'webhook'],
  ['MutatingWebhookConfiguration', 'webhook'],
  ['APIService', 'apiservice'],
  ['CustomResourceDefinition', 'crd'],
]);

/** Keys that only a kubeconfig has (client-go, `clientcmd/api/v1`). */
const KUBECONFIG_KEYS: ReadonlySet<unknown> = new Set([
  'certificate-authority-data',
  'client-certificate-data',
  'client-key-data',
]);

const CODE =
  /\.(?:bash|bat|[ch]|cc|clj|cpp|cs|cxx|dart|erl|exs?|fs|go|groovy|hh|hpp|hs|ino|java|jl|[cm]?[jt]sx?|kts?|lua|mm?|nim|php|p[lm]|psm?1|py|rb?|rs|scala|sh|sol|sql|swift|vb|zig|zsh)$/i;

/** Whether a path is that of source code, where what stands in a file stands in strings. */
export function isSourceCode(path: string): boolean {
  return CODE.test(path);
}

const PROSE = /\.(?:md|markdown|mdx|rst|adoc|html?|xhtml|tex|org|log|csv)$/i;

/** Whether a path is that of text written for people. */
export function isProse(path: string): boolean {
  return PROSE.test(path);
}

const MAX_KEY = 100;
const MAX_POINTER = 300;

/**
 * The context of ascending offsets in a layer: the nearest keys of YAML (Helm templates included), JSON, properties or
 * OpenVPN, and the kind of object that they belong to. One pass over the bytes; never throws.
 */
export function surroundingsOf(
  layer: Pick<Layer, 'bytes' | 'path' | 'depth'>,
  offsets: readonly number[],
): Surroundings[] {
  const { bytes, path } = layer;
  if (layer.depth === 0 && isSourceCode(path)) return offsets.map(() => ({ container: 'source-string' }));
  if (offsets.length === 0 || (layer.depth === 0 && isProse(path)) || bytes.subarray(0, 512).includes(0)) {
    return offsets.map(() => ({}));
  }
  const head = bytes.toString('latin1', 0, 512).trimStart();
  if (/^<[!?a-zA-Z]/.test(head) && !INLINE_TAG.test(head.split('\n', 1)[0] ?? '')) {
    return offsets.map((offset) => plistEntry(bytes, offset));
  }
  const trails = /^(?:\{(?![{%])|\[\s*[[{"\d])/.test(head) ? jsonTrails(bytes, offsets) : lineTrails(bytes, offsets);
  return offsets.map((_, i) => describe(trails[i]));
}

function describe(trail: Trail | undefined): Surroundings {
  if (trail === undefined) return {};
  const pointer = pointerOf(trail.steps);
  const container = trail.container ?? containerOf(trail);
  return { ...(pointer !== '' && { pointer }), ...(container !== undefined && { container }) };
}

function pointerOf(steps: readonly (string | number)[]): string {
  if (steps.length === 1 && typeof steps[0] === 'string') return steps[0].slice(0, MAX_KEY);
  let pointer = '';
  for (const step of steps) {
    if (pointer.length > MAX_POINTER) return `${pointer}…`;
    if (typeof step === 'number') pointer += `[${step}]`;
    else if (/^[A-Za-z_]\w*$/.test(step)) pointer += pointer === '' ? step : `.${step}`;
    else pointer += `[${JSON.stringify(step.slice(0, MAX_KEY))}]`;
  }
  return pointer;
}

function containerOf({ steps, objects }: Trail): string | undefined {
  if (KUBECONFIG_KEYS.has(steps.at(-1))) return 'kubeconfig';
  const object = objects.findLast(({ kind, apiVersion }) => kind !== 'List' && isKubernetes(kind, apiVersion));
  if (object !== undefined) return CONTAINERS.get(object.kind ?? '') ?? 'kubernetes';
  if (steps.at(-1) !== 'caBundle') return undefined;
  return steps.includes('webhooks') ? 'webhook' : steps.includes('conversion') ? 'crd' : undefined;
}

/** A version such as `v1` or `apps/v1beta1`, or one that a template fills in. */
function isKubernetes(kind: string | undefined, apiVersion: string | undefined): boolean {
  return kind !== undefined && apiVersion !== undefined && /^(?:[\w.-]+\/)?(?:v\d|\{\{)/.test(apiVersion);
}

/** The key before a value of a property list (Apple's plist(5)). */
function plistEntry(bytes: Buffer, offset: number): Surroundings {
  const before = bytes.toString('utf8', Math.max(0, offset - 300), offset);
  const key = /<key>([^<]{1,100})<\/key>\s*(?:<array>\s*)?<data>\s*$/.exec(before)?.[1];
  return key === undefined ? {} : { pointer: key, container: 'plist' };
}
