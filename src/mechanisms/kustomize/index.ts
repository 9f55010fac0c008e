import { attributesAt, placeOf } from '../../lib/attributes.ts';
import { type FactKeys, factsBy } from '../../lib/fact-index.ts';
import { factRule } from '../../lib/fact-rules.ts';
import { downstream, graphOf } from '../../lib/graph.ts';
import { isCertificateKey, secretRef } from '../../lib/kubernetes.ts';
import { called } from '../../lib/kubernetes-facts.ts';
import { at, itemsAt, stringAt, valueAt, type YamlNode, yamlDocuments } from '../../lib/yaml.ts';
import type { Mechanism, MechanismOutput, Rule } from '../../model/index.ts';
import { commentedResources, resolvePath } from './paths.ts';

const MECHANISM = 'kustomize';
const REFERENCES = ['https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/'];
const FILE = /(?:^|\/)(?:kustomization\.ya?ml|Kustomization)$/;

const makersByFile: FactKeys = ({ kind, location: { repository, path } }) =>
  kind === 'producer' || kind === 'copy' ? [`${repository} file:${path}`] : [];
const scopesByFile: FactKeys = ({ kind, location: { repository }, writes }) =>
  kind === 'scope' ? writes.filter((ref) => ref.startsWith('file:')).map((ref) => `${repository} ${ref}`) : [];

/** A manifest that is switched off by a comment while what it makes is still used. */
const commentedOut: Rule = {
  id: 'kustomize-manifest-commented-out',
  title: 'A manifest is commented out while its Secret is still used',
  level: 'warning',
  why: 'The file is still in the repository and looks like automation, but nothing applies it any more. The Secret that it once made stays in the cluster and is no longer renewed.',
  fix: 'List the manifest again, or delete it together with what uses its Secret.',
  references: REFERENCES,
  since: '0.1.0',
  *check({ topology }) {
    const graph = graphOf(topology);
    for (const scope of topology.facts) {
      if (scope.mechanism !== MECHANISM || !Array.isArray(scope.attributes.commented)) continue;
      for (const path of scope.attributes.commented) {
        const file = `${scope.location.repository} file:${String(path)}`;
        const [fact] = factsBy(topology.facts, makersByFile, file);
        // Another kustomization of the repository may still list it.
        if (fact === undefined || factsBy(topology.facts, scopesByFile, file).length > 0) continue;
        const node = `fact:${topology.facts.indexOf(fact)}`;
        const user = downstream(graph, node).find(({ fact: one }) => one.kind === 'consumer');
        if (user === undefined) continue;
        yield {
          subject: `${scope.location.path}#${String(path)}`,
          message: `${called(fact)} in ${String(path)} is commented out of the kustomization, and ${called(user.fact)} still uses what it makes.`,
          locations: [placeOf(scope, `commented ${String(path)}`)],
          related: [fact.location, user.fact.location],
        };
      }
    }
  },
};

/** Kustomizations: the namespace of what they list, and the Secrets that they generate from files. */
export const kustomize: Mechanism = {
  id: MECHANISM,
  title: 'kustomize',
  identifiedBy: 'kustomization.yaml: `namespace`, `resources` and `secretGenerator`',
  references: REFERENCES,
  accepts: (path) => FILE.test(path),
  needles: [],
  read(file, output) {
    for (const document of yamlDocuments(file)) {
      const root = document.root();
      const problem = document.problem();
      if (problem !== undefined) output.unreadable(problem.reason, problem.detail, { line: problem.line });
      if (root?.kind !== 'map') continue;
      readScope(file.path, file.text, root, output);
      for (const generator of itemsAt(root, 'secretGenerator')) readGenerator(file.path, root, generator, output);
    }
  },
  rules: [
    commentedOut,
    factRule(MECHANISM, {
      id: 'kustomize-certificate-without-hash',
      title: 'A generated Secret keeps its name when its content changes',
      level: 'note',
      why: 'The hash that kustomize puts at the end of the name is what rolls the pods out when the certificate changes. Without it a new certificate reaches the cluster, and no process takes it up.',
      fix: 'Drop `disableNameSuffixHash`, or restart the consumers when the Secret changes.',
      references: REFERENCES,
      kind: 'sink',
      problem: (fact) =>
        fact.attributes.hashed !== false
          ? undefined
          : {
              message: `The Secret "${String(fact.attributes.name)}" is generated from certificate files and has its name hash switched off.`,
              locations: [placeOf(fact, 'disableNameSuffixHash')],
            },
    }),
  ],
};

function readScope(path: string, text: string, root: YamlNode, output: MechanismOutput): void {
  const { attributes, lines } = attributesAt(root, { namespace: ['namespace'] });
  const listed = ['resources', 'bases', 'components'].flatMap((key) => itemsAt(root, key));
  const includes = listed.flatMap((item) => (item.kind === 'scalar' ? (resolvePath(path, item.text) ?? []) : []));
  const commented = commentedResources(path, text);
  output.fact(
    {
      kind: 'scope',
      reads: [],
      writes: includes.map((target) => `file:${target}`),
      attributes: {
        via: 'kustomize',
        ...attributes,
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

/** A Secret made from files when the manifests are built: nothing renews it but a change of those files. */
function readGenerator(path: string, root: YamlNode, generator: YamlNode, output: MechanismOutput): void {
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
      reads: pairs.flatMap(([, file]) => resolvePath(path, file) ?? []).map((file) => `file:${file}`),
      writes: [secretRef(stringAt(generator, 'namespace') ?? stringAt(root, 'namespace') ?? '?', name)],
      attributes: { resource: 'secretGenerator', name, hashed, static: true },
      lines: own === undefined ? {} : { disableNameSuffixHash: own.line },
    },
    { line: generator.line, endLine: generator.endLine },
  );
}
