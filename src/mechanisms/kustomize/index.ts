import { attributesAt, ownAttributes, placeOf, textsOf } from '../../facts/attributes.ts';
import { type FactKeys, factsBy } from '../../facts/index.ts';
import { fileRef, isOfKind, nameOfRef, secretRef } from '../../facts/refs.ts';
import { factRule } from '../../facts/rule.ts';
import { isCertificateKey } from '../../kubernetes/manifests.ts';
import type { Fact, Mechanism, MechanismOutput, Rule } from '../../model/index.ts';
import { at, descend, itemsAt, stringAt, valueAt, type YamlNode, yamlDocuments } from '../../parsers/yaml.ts';
import { factTitle } from '../../topology/describe.ts';
import { downstream, factNode, graphOf, nodeOf } from '../../topology/graph.ts';
import { fileKey, folderKey, folderOf } from '../../util/path-names.ts';
import { closestName } from '../../util/typos.ts';
import { type CommentedResource, commentedResources, resolvePath } from './paths.ts';

/** What only the rules of kustomize read of its facts. */
type Own = 'commented' | 'mentions' | 'open';

export type Output = MechanismOutput<Own>;
export const own = ownAttributes<Own>('kustomize');

const MECHANISM = 'kustomize';
const REFERENCES = ['https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/'];
const FILE = /(?:^|\/)(?:kustomization\.ya?ml|Kustomization)$/;

const MANIFEST = /\.(?:ya?ml|json)$/i;

const makersByFile: FactKeys = ({ kind, location: { repository, path } }) =>
  kind === 'producer' || kind === 'copy' ? [`${repository} ${fileRef(path)}`] : [];
const scopesByFile: FactKeys = ({ kind, location: { repository }, writes }) =>
  kind === 'scope' ? writes.filter((ref) => isOfKind(ref, 'file')).map((ref) => `${repository} ${ref}`) : [];

/** A manifest that is switched off by a comment while what it makes is still used. */
const commentedOut: Rule = {
  id: 'kustomize-manifest-commented-out',
  title: 'Manifest is commented out, but its Secret is in use',
  level: 'warning',
  why: 'The file is still in the repository and looks like automation, but nothing applies it. Its Secret stays in the cluster and is no longer renewed.',
  fix: 'List the manifest again, or delete it together with the consumers of its Secret.',
  references: REFERENCES,
  since: '0.1.0',
  *check({ topology }) {
    const graph = graphOf(topology);
    for (const scope of topology.facts) {
      for (const path of textsOf(own(scope).commented)) {
        const file = `${scope.location.repository} ${fileRef(path)}`;
        const [fact] = factsBy(topology.facts, makersByFile, file);
        // Another kustomization of the repository may still list it.
        if (fact === undefined || factsBy(topology.facts, scopesByFile, file).length > 0) continue;
        // A consumer in the same comment uses nothing any more.
        const user = downstream(graph, nodeOf(topology, fact)).find(
          ({ fact: one }) =>
            one.kind === 'consumer' &&
            fileKey(one.location) !== fileKey(fact.location) &&
            !commented(scope, one.location.path),
        );
        if (user === undefined) continue;
        yield {
          subject: `${scope.location.path}#${path}`,
          message: `${factTitle(fact)} in ${path} is commented out of the kustomization, but ${factTitle(user.fact)} still uses its Secret.`,
          locations: [placeOf(scope, `commented ${path}`)],
          related: [fact.location, user.fact.location],
        };
      }
    }
  },
};

/** A manifest beside a kustomization that lists its neighbours and not it. */
const notListed: Rule = {
  id: 'kustomize-manifest-not-listed',
  title: 'Manifest is not listed in any kustomization',
  level: 'warning',
  why: 'kustomize applies only the files that a kustomization lists. This manifest is not listed, so it is never applied. Its Secret is created by hand or not at all.',
  fix: 'Add the manifest to `resources`, or delete it together with the consumers of its Secret.',
  references: REFERENCES,
  since: '0.1.0',
  *check({ topology }) {
    const scopes = topology.facts.filter((fact) => fact.mechanism === MECHANISM && fact.kind === 'scope');
    if (scopes.length === 0) return;
    const scopesByFolder = new Map(scopes.map((one) => [folderKey(one.location), one]));
    const named = new Set<string>();
    for (const one of topology.facts.filter(({ kind }) => kind === 'scope')) {
      const { repository } = one.location;
      for (const path of [...one.writes.map(nameOfRef), ...textsOf(own(one).mentions)])
        named.add(fileKey({ repository, path }));
    }
    const graph = graphOf(topology);
    for (const [index, fact] of topology.facts.entries()) {
      const { path } = fact.location;
      const scope = scopesByFolder.get(folderKey(fact.location));
      if (scope === undefined || (fact.kind !== 'producer' && fact.kind !== 'copy') || fact.mechanism === MECHANISM)
        continue;
      // A script is no manifest: a person or a pipeline runs it.
      if (!MANIFEST.test(path)) continue;
      // A kustomization that names no other file of its folder, or not all that it holds is known, says nothing about this one.
      const lists = scope.writes.some((ref) => folderOf(nameOfRef(ref)) === folderOf(path));
      if (!lists || own(scope).open === true || own(scope).mentions === null) continue;
      if (named.has(fileKey(fact.location)) || commented(scope, path)) continue;
      // What the same file uses is left out with it.
      const user = downstream(graph, factNode(index)).find(
        (one) => one.fact.kind === 'consumer' && fileKey(one.fact.location) !== fileKey(fact.location),
      );
      // Where a listed file defines the same, this one is an alternative to it.
      if (user === undefined || isReplaced(fact, topology.facts, named)) continue;
      const meant = closestName(path, scope.writes.map(nameOfRef));
      const hint =
        meant === undefined ? '.' : `; did "${meant.slice(meant.lastIndexOf('/') + 1)}" in its list mean it?`;
      yield {
        subject: `${scope.location.path}#${path}`,
        message: `No kustomization lists ${path} with the ${factTitle(fact)}, but ${factTitle(user.fact)} uses its Secret${hint}`,
        locations: [fact.location],
        related: [scope.location, user.fact.location],
      };
    }
  },
};

const byWritten: FactKeys = ({ kind, writes }) => (kind === 'producer' || kind === 'copy' ? writes : []);
const byResource: FactKeys = ({ attributes: { resource, name, namespace } }) =>
  resource === undefined ? [] : [[resource, name, namespace].join('|')];

/** Whether a listed file makes the same Secret, or defines the same resource. */
function isReplaced(fact: Fact, facts: readonly Fact[], named: ReadonlySet<string>): boolean {
  const others = [
    ...fact.writes.flatMap((ref) => factsBy(facts, byWritten, ref)),
    ...byResource(fact).flatMap((key) => factsBy(facts, byResource, key)),
  ];
  const { repository } = fact.location;
  return others.some((other) => other.location.repository === repository && named.has(fileKey(other.location)));
}

const commented = (scope: Fact, path: string) => textsOf(own(scope).commented).includes(path);

/** Kustomizations: the namespace of what they list, and the Secrets that they generate from files. */
export const kustomize: Mechanism = {
  id: MECHANISM,
  title: 'kustomize',
  identifiedBy: 'kustomization.yaml: `namespace`, `resources` and `secretGenerator`',
  references: REFERENCES,
  accepts: (path) => FILE.test(path),
  needles: [],
  named: FILE,
  read(file, output) {
    // kustomize takes one document of a file; comments are those of the whole file.
    let comments = commentedResources(file.path, file.text);
    for (const document of yamlDocuments(file)) {
      const root = document.root();
      const problem = document.problem();
      if (problem !== undefined) output.unreadable(problem.reason, problem.detail, { line: problem.line });
      if (root?.kind !== 'map') continue;
      readScope(file.path, comments, root, output);
      comments = [];
      for (const generator of itemsAt(root, 'secretGenerator')) readGenerator(file.path, root, generator, output);
    }
  },
  rules: [
    commentedOut,
    notListed,
    factRule(MECHANISM, {
      id: 'kustomize-certificate-without-hash',
      title: 'Generated Secret keeps its name when its content changes',
      level: 'note',
      why: 'The name hash of kustomize restarts the pods when the certificate changes. Without it, a new certificate reaches the cluster, but no process reads it.',
      fix: 'Remove `disableNameSuffixHash`, or restart the consumers when the Secret changes.',
      references: REFERENCES,
      kind: 'sink',
      problem: (fact) =>
        fact.attributes.hashed !== false
          ? undefined
          : {
              message: `The Secret "${String(fact.attributes.name)}" is generated from certificate files, but its name hash is disabled.`,
              locations: [placeOf(fact, 'disableNameSuffixHash')],
            },
    }),
  ],
};

function readScope(path: string, commented: CommentedResource[], root: YamlNode, output: Output): void {
  const { attributes, lines } = attributesAt(root, { namespace: ['namespace'] });
  const listed = ['resources', 'bases', 'components'].flatMap((key) => itemsAt(root, key));
  const includes = listed.flatMap((item) => (item.kind === 'scalar' ? (resolvePath(path, item.text) ?? []) : []));
  output.fact(
    {
      kind: 'scope',
      reads: [],
      writes: includes.map(fileRef),
      attributes: {
        via: 'kustomize',
        ...attributes,
      },
      own: {
        ...mentionsOf(path, root),
        ...(commented.length > 0 && { commented: commented.map((one) => one.path) }),
        ...(listed.some((item) => item.kind !== 'scalar') && { open: true }),
      },
      lines: {
        ...lines,
        ...Object.fromEntries(commented.slice(0, 100).map((one) => [`commented ${one.path}`, one.line])),
      },
    },
    { line: root.line, endLine: root.endLine },
  );
}

/** More names than this are not kept. */
const MAX_MENTIONS = 300;

/** Files that are named elsewhere than in the lists: patches, values, generators. */
function mentionsOf(path: string, root: YamlNode): { mentions?: string[] | null } {
  const names = new Set<string>();
  for (const node of descend(root)) {
    if (node.kind !== 'scalar' || !/\.(?:ya?ml|json)$/.test(node.text)) continue;
    const target = resolvePath(path, node.text);
    if (target !== undefined) names.add(target);
  }
  const listed = new Set(
    ['resources', 'bases', 'components'].flatMap((key) =>
      itemsAt(root, key).map((item) => resolvePath(path, item.text)),
    ),
  );
  const mentions = [...names].filter((name) => !listed.has(name));
  if (mentions.length === 0) return {};
  return { mentions: mentions.length > MAX_MENTIONS ? null : mentions };
}

/** A Secret made from files when the manifests are built: nothing renews it but a change of those files. */
function readGenerator(path: string, root: YamlNode, generator: YamlNode, output: Output): void {
  const name = stringAt(generator, 'name');
  const files = itemsAt(generator, 'files').flatMap((item) => (item.kind === 'scalar' ? [item.text] : []));
  const pairs = files.map((entry) =>
    entry.includes('=') ? (entry.split('=', 2) as [string, string]) : ([entry, entry] as const),
  );
  const certificate =
    stringAt(generator, 'type') === 'kubernetes.io/tls' ||
    pairs.some(([key, file]) => isCertificateKey(key) || isCertificateKey(file));
  if (typeof name !== 'string' || !certificate) return;
  const own =
    at(generator, 'options', 'disableNameSuffixHash') ?? at(root, 'generatorOptions', 'disableNameSuffixHash');
  const hashed = valueAt(own) !== true;
  output.fact(
    {
      kind: 'sink',
      reads: pairs.flatMap(([, file]) => resolvePath(path, file) ?? []).map(fileRef),
      writes: [secretRef(stringAt(generator, 'namespace') ?? stringAt(root, 'namespace') ?? '?', name)],
      attributes: { resource: 'secretGenerator', name, hashed, static: true },
      lines: own === undefined ? {} : { disableNameSuffixHash: own.line },
    },
    { line: generator.line, endLine: generator.endLine },
  );
}
