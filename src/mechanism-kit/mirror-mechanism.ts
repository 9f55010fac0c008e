import { placeOf } from '../facts/attributes.ts';
import { spellSecret } from '../facts/refs.ts';
import { factRule, oncePerFolder } from '../facts/rule.ts';
import { isManifestFile, manifests } from '../kubernetes/manifests.ts';
import type { Mechanism } from '../model/index.ts';
import { levelOfAbsence } from '../topology/absence.ts';
import { likelyWriter } from '../topology/dangling-refs.ts';
import { factTitle } from '../topology/describe.ts';
import { graphOf, nodeOf, upstream } from '../topology/graph.ts';
import { MIRRORED, type MirrorTool, readMirror, refusal } from './mirrors.ts';

/** A tool that mirrors Secrets by annotations, with the two ways in which a mirror stays empty or old. */
export function mirrorMechanism(
  tool: MirrorTool,
  { id, title, references }: Pick<Mechanism, 'id' | 'title' | 'references'>,
): Mechanism {
  return {
    id,
    title,
    identifiedBy: `annotations of ${tool.prefix} on Secrets, and on the template of a Certificate’s Secret`,
    references,
    accepts: isManifestFile,
    needles: [tool.prefix],
    read(file, output) {
      for (const manifest of manifests(file, output, MIRRORED)) readMirror(manifest, tool, output);
    },
    rules: [
      factRule(id, {
        id: `${id}-source-not-permitted`,
        title: `${title}: source does not permit the mirror`,
        level: 'warning',
        why: 'A mirror is filled only from a source that permits mirrors in that namespace. Otherwise it stays empty, or keeps its old certificate.',
        fix: `Annotate the source with \`${tool.allowed}: "true"\`, and name the namespace of the mirror.`,
        references,
        kind: 'copy',
        problem(fact, context) {
          const refused = refusal(fact, context.topology.facts);
          if (refused === undefined) return undefined;
          return {
            message: `"${String(fact.attributes.name)}" mirrors the ${spellSecret(fact.reads[0])}, which ${refused.reason}.`,
            locations: [placeOf(fact, 'source')],
            related: [refused.source.location],
          };
        },
      }),
      factRule(id, {
        id: `${id}-source-unknown`,
        title: `${title}: source of the mirror does not exist`,
        level: 'warning',
        otherLevels: { note: 'when nothing found here reads the mirrors' },
        why: 'The mirror names a Secret that nothing provides. A Secret with nearly that name is renewed but never read. The mirror keeps the certificate of the old Secret until it expires.',
        fix: 'Refer to the Secret that is renewed.',
        references,
        kind: 'copy',
        problem(fact, { topology }) {
          const [ref] = fact.reads;
          const fed = upstream(graphOf(topology), nodeOf(topology, fact), 5).some((one) => one.fact.kind !== 'scope');
          const meant = ref === undefined || fed ? undefined : likelyWriter(fact, ref, topology);
          if (ref === undefined || meant === undefined) return undefined;
          return {
            ...levelOfAbsence(fact, topology),
            message: `"${String(fact.attributes.name)}" mirrors the ${spellSecret(ref)}, which nothing provides. Nothing uses the ${spellSecret(meant.ref)} that ${factTitle(meant.fact)} provides.`,
            locations: [placeOf(fact, 'source')],
            related: [meant.fact.location],
          };
        },
      }),
      factRule(id, {
        id: `${id}-annotation-unknown`,
        title: `${title}: annotation is not read`,
        level: 'warning',
        why: 'The tool ignores unknown annotations, such as those of an older version. The Secret is not mirrored, and each mirror keeps its old certificate.',
        fix: `Use the current names, such as \`${tool.allowed}\`.`,
        references,
        kind: 'scope',
        problem(fact) {
          const { unknown, name, resource } = fact.attributes;
          if (typeof unknown !== 'string') return undefined;
          return {
            message: `${String(resource)} "${String(name)}" has the annotation ${unknown}, which ${title} ignores. Its Secret is not mirrored.`,
            locations: [placeOf(fact, 'unknown')],
          };
        },
      }),
      oncePerFolder(
        factRule(id, {
          id: `${id}-annotations-misplaced`,
          title: `${title}: annotation is not on the Secret`,
          level: 'warning',
          why: 'cert-manager does not copy the annotations of a Certificate to its Secret. The Secret is not mirrored, and mirrors keep their old certificate.',
          fix: 'Move the annotations to `spec.secretTemplate.annotations`.',
          references,
          kind: 'scope',
          problem(fact) {
            const { misplaced, allowed, name } = fact.attributes;
            if (typeof misplaced !== 'string' || allowed !== undefined) return undefined;
            return {
              message: `The Certificate "${String(name)}" has ${misplaced} in its own metadata, where it does not affect the Secret.`,
              locations: [placeOf(fact, 'misplaced')],
            };
          },
        }),
        (count, first) => `${count} annotations here are not on the Secret. ${first}`,
      ),
    ],
  };
}
