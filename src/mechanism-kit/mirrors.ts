/** Tools that mirror a Secret into other namespaces, by annotations on the source and on the mirror. */

import { grantsFor, grantsOf } from '../facts/grants.ts';
import { type FactKeys, factsBy } from '../facts/index.ts';
import { namespaceOfRef, secretRef } from '../facts/refs.ts';
import { type Manifest, nameIn } from '../kubernetes/manifests.ts';
import type { Fact, FactAttributes, MechanismOutput } from '../model/index.ts';
import { at, entriesAt, type YamlNode } from '../parsers/yaml.ts';
import { closestName } from '../util/typos.ts';

export interface MirrorTool {
  /** Annotation of a mirror that names its source as `namespace/name`. */
  from: string;
  /** Annotations of a source that permit mirrors, and where. */
  allowed: string;
  allowedNamespaces: string;
  /** Annotations of a source that name the namespaces into which the tool copies it by itself. */
  into: readonly string[];
  /** Prefix of all its annotations. */
  prefix: string;
  /** Its other annotations, without the prefix. */
  others: readonly string[];
}

/** An annotation with the prefix of the tool that the tool ignores, and whose name is close to one that it reads. */
function unknownIn(annotations: ReadonlyMap<string, YamlNode>, tool: MirrorTool): [string, YamlNode] | undefined {
  const bare = (key: string) => key.slice(tool.prefix.length);
  const known = [...[tool.from, tool.allowed, tool.allowedNamespaces, ...tool.into].map(bare), ...tool.others];
  return [...annotations].find(([key]) => {
    if (!key.startsWith(tool.prefix) || known.includes(bare(key))) return false;
    return known.some((one) => bare(key).endsWith(`-${one}`)) || closestName(bare(key), known) !== undefined;
  });
}

/** The annotations that end up on the Secret: its own, and those that a Certificate or ExternalSecret copies to it. */
function annotationsOf(manifest: Manifest): ReadonlyMap<string, YamlNode> {
  if (manifest.kind === 'Certificate') return entriesAt(manifest.root, 'spec', 'secretTemplate', 'annotations');
  if (manifest.kind === 'ExternalSecret')
    return entriesAt(manifest.root, 'spec', 'target', 'template', 'metadata', 'annotations');
  if (manifest.kind === 'SealedSecret') return entriesAt(manifest.root, 'spec', 'template', 'metadata', 'annotations');
  return entriesAt(manifest.root, 'metadata', 'annotations');
}

/** Name of the Secret that a manifest stands for or makes. */
function secretOf(manifest: Manifest): string {
  const stated =
    manifest.kind === 'Certificate'
      ? at(manifest.root, 'spec', 'secretName')
      : at(manifest.root, 'spec', 'target', 'name');
  return nameIn(manifest.path, stated) ?? manifest.name;
}

export const MIRRORED = ['Secret', 'Certificate', 'ExternalSecret', 'SealedSecret'] as const;

/** Writes the facts of one manifest: a mirror is a copy, a source says in a scope what it permits. */
export function readMirror(manifest: Manifest, tool: MirrorTool, output: MechanismOutput): void {
  const annotations = annotationsOf(manifest);
  const base = { resource: manifest.kind, name: manifest.name, namespace: manifest.namespace };
  const from = annotations.get(tool.from);
  if (from !== undefined) {
    const [, space, name] = (from.kind === 'scalar' && /^([\w.-]+)\/([\w.-]+)$/.exec(from.text)) || [];
    output.fact(
      {
        kind: 'copy',
        reads:
          space === undefined || name === undefined
            ? []
            : [secretRef(space, name), ...grantsFor(space, name, manifest.namespace)],
        writes: [secretRef(manifest.namespace, secretOf(manifest))],
        attributes: { ...base, ...onceOf(annotations, tool) },
        lines: { source: from.line },
      },
      { line: from.line },
    );
  }
  const targets = targetsOf(annotations, tool);
  if (targets !== undefined) {
    const [name, line] = [secretOf(manifest), targets.line];
    output.fact(
      {
        kind: 'copy',
        reads: [secretRef(manifest.namespace, name)],
        writes: targets.spaces.map((space) => secretRef(space, name)),
        attributes: { ...base, into: targets.spaces },
        lines: { into: line },
      },
      { line },
    );
  }
  const allowed = annotations.get(tool.allowed);
  const spaces = annotations.get(tool.allowedNamespaces);
  const isSource =
    allowed !== undefined ||
    spaces !== undefined ||
    [...annotations.keys()].some((key) => key.startsWith(tool.prefix) && /auto|replicate-to|reflection/.test(key));
  // On the Certificate itself the annotations do nothing: they have to reach the Secret.
  const misplaced =
    manifest.kind === 'Certificate'
      ? [...entriesAt(manifest.root, 'metadata', 'annotations')].find(([key]) => key.startsWith(tool.prefix))
      : undefined;
  if (!isSource && misplaced === undefined && from !== undefined) return;
  const unknown = unknownIn(annotations, tool);
  const permits = misplaced === undefined && (allowed?.text === 'true' || allowed?.kind === 'unknown');
  output.fact(
    {
      kind: 'scope',
      reads: [secretRef(manifest.namespace, secretOf(manifest))],
      writes: permits ? grantsOf(manifest.namespace, secretOf(manifest), spacesOf(spaces)) : [],
      attributes: {
        ...base,
        mirror: true,
        ...(allowed !== undefined && { allowed: allowed.kind === 'unknown' ? null : allowed.text }),
        ...(spaces !== undefined && { namespaces: spaces.kind === 'unknown' ? null : spaces.text }),
        ...(misplaced !== undefined && { misplaced: misplaced[0] }),
        ...(unknown !== undefined && { unknown: unknown[0] }),
      },
      lines: {
        ...(unknown !== undefined && { unknown: unknown[1].line }),
        ...(misplaced !== undefined && { misplaced: misplaced[1].line }),
        ...(allowed !== undefined && { allowed: allowed.line }),
        ...((spaces ?? allowed) !== undefined && { writes: (spaces ?? allowed)?.line ?? manifest.root.line }),
      },
    },
    manifest.place,
  );
}

/** Namespaces into which the tool copies the Secret by itself: `*` where a pattern names them, or nothing restricts them. */
function targetsOf(
  annotations: ReadonlyMap<string, YamlNode>,
  tool: MirrorTool,
): { spaces: string[]; line: number } | undefined {
  const stated = tool.into.flatMap((key) => annotations.get(key) ?? []);
  const [first] = stated;
  if (first === undefined || first.text === 'false') return undefined;
  // Where Reflector is only told to copy, it copies to wherever mirrors are permitted.
  const named = stated.find(({ text }) => text !== 'true' && text !== '') ?? annotations.get(tool.allowedNamespaces);
  return { spaces: spacesOf(named), line: (named ?? first).line };
}

/** The namespaces of a list; `*` for a pattern, and where there is none. */
function spacesOf(list: YamlNode | undefined): string[] {
  const parts = list?.kind === 'scalar' && list.text !== '' ? list.text.split(',') : ['*'];
  return [...new Set(parts.map((part) => (/^[a-z\d-]+$/.test(part.trim()) ? part.trim() : '*')))].slice(0, 100);
}

function onceOf(annotations: ReadonlyMap<string, YamlNode>, tool: MirrorTool): FactAttributes {
  return annotations.get(`${tool.prefix}replicate-once`)?.text === 'true' ? { state: 'once' } : {};
}

const sourcesByRef: FactKeys = ({ kind, mechanism, attributes, reads }) =>
  kind === 'scope' && attributes.mirror === true ? reads.map((ref) => `${mechanism} ${ref}`) : [];

/** Why a source does not let a mirror have its Secret; undefined where it does, or where that is unknown. */
export function refusal(mirror: Fact, facts: readonly Fact[]): { source: Fact; reason: string } | undefined {
  const [source] = factsBy(facts, sourcesByRef, `${mirror.mechanism} ${mirror.reads[0]}`);
  if (source === undefined || mirror.attributes.into !== undefined) return undefined;
  const { allowed, namespaces, misplaced } = source.attributes;
  if (allowed === null || namespaces === null || misplaced !== undefined) return undefined;
  if (allowed !== 'true') return { source, reason: 'does not permit it' };
  const [target] = mirror.writes;
  const space = (target === undefined ? undefined : namespaceOfRef(target)) ?? '?';
  if (typeof namespaces !== 'string' || namespaces === '' || space === '?') return undefined;
  const permitted = namespaces.split(',').some((pattern) => fits(pattern.trim(), space));
  return permitted ? undefined : { source, reason: `permits only the namespaces ${namespaces}` };
}

/**
 * The patterns are regular expressions. Only plain names, and a `.*` at the end, can be matched without running them.
 */
function fits(pattern: string, namespace: string): boolean {
  if (/^[\w-]+$/.test(pattern)) return pattern === namespace;
  const stem = /^\^?([\w-]*)\.?\*\$?$/.exec(pattern);
  return stem === null || namespace.startsWith(stem[1] as string);
}
