import { placeOf } from '../../lib/attributes.ts';
import { factRule } from '../../lib/fact-rules.ts';
import { isManifestFile, manifests, spellSecret } from '../../lib/kubernetes.ts';
import { MIRRORED, type MirrorTool, readMirror, refusal } from '../../lib/mirrors.ts';
import type { Mechanism } from '../../model/index.ts';

const MECHANISM = 'replicator';
const REFERENCES = [
  'https://github.com/mittwald/kubernetes-replicator#readme',
  'https://cert-manager.io/docs/devops-tips/syncing-secrets-across-namespaces/',
];
const PREFIX = 'replicator.v1.mittwald.de/';
const TOOL: MirrorTool = {
  prefix: PREFIX,
  from: `${PREFIX}replicate-from`,
  allowed: `${PREFIX}replication-allowed`,
  allowedNamespaces: `${PREFIX}replication-allowed-namespaces`,
};

/** Kubernetes Replicator mirrors a Secret into other namespaces, where its source permits it. */
export const replicator: Mechanism = {
  id: MECHANISM,
  title: 'Kubernetes Replicator',
  identifiedBy: 'annotations of replicator.v1.mittwald.de/ on Secrets, and on the template of a Certificate’s Secret',
  references: REFERENCES,
  accepts: isManifestFile,
  needles: [PREFIX],
  read(file, output) {
    for (const manifest of manifests(file, output, MIRRORED)) readMirror(manifest, TOOL, output);
  },
  rules: [
    factRule(MECHANISM, {
      id: 'replicator-source-not-permitted',
      title: 'The source of a mirror does not permit it',
      level: 'warning',
      why: 'A mirror is filled only from a source that permits mirrors in that namespace. Otherwise it stays empty, or keeps the certificate that it got when it was still permitted.',
      fix: `Annotate the source with \`${TOOL.allowed}: "true"\`, and name the namespace of the mirror.`,
      references: REFERENCES,
      kind: 'copy',
      problem(fact, context) {
        const refused = refusal(
          fact,
          context.neighbours(fact).filter((one) => one.mechanism === MECHANISM),
        );
        if (refused === undefined) return undefined;
        return {
          message: `"${String(fact.attributes.name)}" mirrors the ${spellSecret(fact.reads[0] ?? '')}, which ${refused.reason}.`,
          locations: [placeOf(fact, 'source')],
          related: [refused.source.location],
        };
      },
    }),
    factRule(MECHANISM, {
      id: 'replicator-annotations-misplaced',
      title: 'The annotations stand on the Certificate, not on its Secret',
      level: 'warning',
      why: 'cert-manager does not hand the annotations of a Certificate on to its Secret, so the Secret is not mirrored, and mirrors keep what they have.',
      fix: 'Move the annotations to `spec.secretTemplate.annotations`.',
      references: REFERENCES,
      kind: 'scope',
      problem: (fact) =>
        typeof fact.attributes.misplaced !== 'string' || fact.attributes.allowed !== undefined
          ? undefined
          : {
              message: `The Certificate "${String(fact.attributes.name)}" carries ${fact.attributes.misplaced} in its own metadata, where it has no effect on the Secret.`,
              locations: [placeOf(fact, 'misplaced')],
            },
    }),
  ],
};
