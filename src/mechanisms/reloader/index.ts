import { ownAttributes } from '../../facts/attributes.ts';
import { type FactKeys, factsBy } from '../../facts/index.ts';
import { isOfKind, nameOfRef, secretRef } from '../../facts/refs.ts';
import { factRule } from '../../facts/rule.ts';
import { valuesRefs } from '../../kubernetes/ingress-values.ts';
import {
  annotation,
  containersOf,
  isManifestFile,
  type Manifest,
  manifests,
  podOf,
  WORKLOADS,
  workloadRef,
} from '../../kubernetes/manifests.ts';
import type { ConfigFile, Fact, Mechanism, MechanismOutput, Ref } from '../../model/index.ts';
import { at, descend, entriesAt, itemsAt, stringAt, type YamlNode, yamlDocuments } from '../../parsers/yaml.ts';
import { closestName } from '../../util/typos.ts';

const MECHANISM = 'reloader';
/** What only the rules below read of these facts. */
type Own = 'bare' | 'meant' | 'partial' | 'uses';
const own = ownAttributes<Own>(MECHANISM);
type Output = MechanismOutput<Own>;
const REFERENCES = ['https://github.com/stakater/Reloader#readme'];
const PREFIX = 'reloader.stakater.com';
const KNOWN = new Set([
  `${PREFIX}/auto`,
  `${PREFIX}/search`,
  `${PREFIX}/match`,
  `${PREFIX}/ignore`,
  `${PREFIX}/rollout-strategy`,
  `${PREFIX}/last-reloaded-from`,
  `secret.${PREFIX}/auto`,
  `secret.${PREFIX}/reload`,
  `secret.${PREFIX}/exclude`,
  `configmap.${PREFIX}/auto`,
  `configmap.${PREFIX}/reload`,
  `configmap.${PREFIX}/exclude`,
  `secrets.exclude.${PREFIX}/reload`,
  `configmaps.exclude.${PREFIX}/reload`,
  `deployment.${PREFIX}/pause-period`,
]);

/** Consumers by the file and the workload that they are. */
const byWorkload: FactKeys = (fact) =>
  fact.kind === 'consumer' ? fact.writes.map((ref) => `${fact.location.path} ${ref}`) : [];

/** Stakater Reloader: restarts a workload when a Secret that it uses changes. */
export const reloader: Mechanism = {
  id: MECHANISM,
  title: 'Reloader',
  identifiedBy: 'annotations of reloader.stakater.com on workloads, pod templates and Secrets',
  references: REFERENCES,
  accepts: isManifestFile,
  needles: [PREFIX, 'autoReloadAll', 'auto-reload-all'],
  read(file, output: Output) {
    const all = /\bautoReloadAll["']?[ \t]{0,4}[:=][ \t]{0,4}["']?true\b|--auto-reload-all(?:=true)?(?:["'\s]|$)/.exec(
      file.text,
    );
    if (all !== null) {
      const line = file.text.slice(0, all.index).split('\n').length;
      output.fact(
        { kind: 'reload', reads: [], writes: [], attributes: { resource: 'Reloader', trigger: 'all' } },
        { line },
      );
    }
    for (const manifest of manifests(file, output, WORKLOADS)) readWorkload(manifest, output);
    readValues(file, output);
    for (const manifest of manifests(file, output, ['Secret', 'Certificate', 'ExternalSecret', 'SealedSecret']))
      readIgnored(manifest, output);
  },
  rules: [
    factRule(MECHANISM, {
      id: 'reloader-annotation-unknown',
      title: 'Reloader ignores a misspelled annotation',
      level: 'warning',
      why: 'Reloader silently ignores a misspelled annotation. The workload keeps its old certificate until a restart.',
      fix: 'Use `reloader.stakater.com/auto: "true"` or `secret.reloader.stakater.com/reload: <secret>`.',
      references: REFERENCES,
      kind: 'reload',
      problem: (fact) =>
        typeof fact.attributes.unknown !== 'string'
          ? undefined
          : `The ${String(fact.attributes.resource)} "${String(fact.attributes.name)}" has the annotation ${fact.attributes.unknown}, which Reloader ignores; did you mean "${String(own(fact).meant)}"?`,
    }),
    factRule(MECHANISM, {
      id: 'reloader-value-not-a-string',
      title: 'Reloader annotation value is not a string',
      level: 'note',
      why: 'Annotation values are strings. The API server rejects a manifest with a bare `true`, so its changes are not applied.',
      fix: 'Quote the value: `"true"`.',
      references: ['https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/'],
      kind: 'reload',
      problem: (fact) =>
        own(fact).bare !== true
          ? undefined
          : `The Reloader annotation of the ${String(fact.attributes.resource)} "${String(fact.attributes.name)}" is not quoted, so the API server rejects the manifest.`,
    }),
    factRule(MECHANISM, {
      id: 'reloader-secret-not-mounted',
      title: 'Reloader watches a Secret that the workload does not use',
      level: 'warning',
      why: 'The list names a Secret that the workload neither mounts nor reads into its environment, often because of a typo. A change of the Secret that it uses triggers no restart.',
      fix: 'Set the Secret that the workload uses, or use `reloader.stakater.com/auto: "true"`.',
      references: REFERENCES,
      kind: 'reload',
      problem(fact, context) {
        const [workload] = fact.writes;
        // A patch does not say what else the workload mounts.
        if (own(fact).partial === true) return undefined;
        if (fact.attributes.trigger !== 'list' || workload === undefined || fact.reads.length === 0) return undefined;
        const used = factsBy(context.neighbours(fact), byWorkload, `${fact.location.path} ${workload}`);
        const names = used.flatMap(secretNames);
        const listed = secretNames(fact);
        // The list is for a password of the workload, say, and not a slip.
        if (own(fact).uses === true) return undefined;
        // Only where a certificate is used and none of what is used is listed: other entries may be read through the API.
        if (
          used.length === 0 ||
          names.some((name) => name.includes('{{') || listed.includes(name)) ||
          listed.some((name) => name.includes('*'))
        )
          return undefined;
        return {
          message: `Reloader restarts the ${String(fact.attributes.resource)} "${String(fact.attributes.name)}" for ${listed.join(', ')}, but it uses ${[...new Set(names)].join(', ')}.`,
          related: used.map((other) => other.location),
        };
      },
    }),
  ],
};

function secretNames({ reads }: Fact): string[] {
  return reads.flatMap((ref) => (isOfKind(ref, 'secret') ? [nameOfRef(ref)] : []));
}

function readWorkload(manifest: Manifest, output: Output): void {
  const pod = podOf(manifest);
  const partial = pod !== undefined && containersOf(pod).some(({ node }) => at(node, 'image') === undefined);
  const used = new Set([...descend(pod?.spec)].flatMap(secretsNamed));
  const owners = [manifest.root, pod?.template].filter((node): node is YamlNode => node !== undefined);
  for (const owner of owners) {
    for (const [key, value] of entriesAt(owner, 'metadata', 'annotations')) {
      if (!key.includes(PREFIX) && !/^reloader\.stakater\b/.test(key)) continue;
      const base = { resource: manifest.kind, name: manifest.name, namespace: manifest.namespace };
      const emit = (attributes: { trigger: string; unknown?: string }, reads: Ref[] = [], meant?: string) =>
        output.fact(
          {
            kind: 'reload',
            reads,
            writes: [workloadRef(manifest)],
            attributes: { ...base, ...attributes },
            own: {
              ...(partial && { partial }),
              ...(reads.some((ref) => used.has(nameOfRef(ref))) && { uses: true }),
              ...(typeof value.value === 'boolean' && { bare: true }),
              ...(meant !== undefined && { meant }),
            },
          },
          { line: value.line },
        );
      if (!KNOWN.has(key)) {
        // Reloader gains annotations with its releases; only what is nearly a known one is taken for a slip.
        const meant = closestName(key, KNOWN);
        if (meant !== undefined) emit({ trigger: 'none', unknown: key }, [], meant);
      } else if (key === `secret.${PREFIX}/reload`) {
        emit(
          { trigger: 'list' },
          value.kind === 'unknown'
            ? []
            : value.text.split(',').map((name) => secretRef(manifest.namespace, name.trim())),
        );
      } else if (/\/(?:auto|search)$/.test(key) && !key.startsWith('configmap')) {
        emit({ trigger: value.text === 'false' ? 'off' : key.endsWith('/search') ? 'search' : 'auto' });
      }
    }
    if (owner === manifest.root && owners.length > 1 && at(owner, 'metadata', 'annotations')?.open === true) {
      output.fact(
        {
          kind: 'reload',
          reads: [],
          writes: [workloadRef(manifest)],
          attributes: { resource: manifest.kind, name: manifest.name, trigger: 'unknown' },
        },
        manifest.place,
      );
    }
  }
}

/** Secrets that a part of a pod takes its environment or files from, or hands to its program as an argument. */
function secretsNamed(node: YamlNode): string[] {
  const names = ['secretKeyRef', 'secretRef', 'secret'].map((key) => stringAt(node, key, 'name'));
  const words = [...itemsAt(node, 'args'), ...itemsAt(node, 'command')].flatMap(({ text }) => text.split(/[\s,=:/]+/));
  return [...names, stringAt(node, 'secretName'), ...words].filter((name): name is string => typeof name === 'string');
}

/** Annotations in the values of a chart: they reach the workload where its template prints them. */
function readValues(file: ConfigFile, output: Output): void {
  const root = yamlDocuments(file)[0]?.root();
  if (!file.text.includes(PREFIX) || root?.kind !== 'map' || root.entries.has('apiVersion')) return;
  const visit = (node: YamlNode, keys: readonly string[]) => {
    const told = [...node.entries].find(([key, { text }]) => RESTARTS.test(key) && text !== 'false');
    if (told !== undefined)
      output.fact(
        {
          kind: 'reload',
          reads: [],
          writes: valuesRefs(file.path, keys.join('.'), 'override').slice(0, 1),
          attributes: { resource: 'values', name: keys.join('.'), trigger: 'auto' },
        },
        { line: told[1].line },
      );
    if (keys.length < MAX_KEYS) for (const [key, value] of node.entries) visit(value, [...keys, key]);
  };
  visit(root, []);
}

const RESTARTS = new RegExp(`^(?:secret\\.)?${PREFIX.replaceAll('.', '\\.')}/(?:auto|search|reload)$`);
const MAX_KEYS = 6;

/** A Secret that Reloader is told to pass over. */
function readIgnored(manifest: Manifest, output: Output): void {
  if (annotation(manifest.root, `${PREFIX}/ignore`) !== 'true') return;
  output.fact(
    {
      kind: 'reload',
      reads: [secretRef(manifest.namespace, manifest.name)],
      writes: [],
      attributes: { resource: manifest.kind, name: manifest.name, trigger: 'ignored' },
    },
    manifest.place,
  );
}
