import { isAuthority } from '../certificates/chains.ts';
import { declaredCertificates } from '../copies/declared-sync.ts';
import { isBackup } from '../copies/places.ts';
import { isOfKind } from '../facts/refs.ts';
import type { Fact, Ref, Rule } from '../model/index.ts';
import { certificateAt, factAt, graphOf } from '../topology/graph.ts';
import { filesText, folderKey } from '../util/path-names.ts';

/** Copies in several places with nothing that keeps them the same. */
export const syncUndeclared: Rule = {
  id: 'sync-undeclared',
  family: 'copies',
  title: 'No tool keeps the copies of a certificate in sync',
  level: 'note',
  why: 'The certificate has several copies. No tool that copies a renewed version to all of them was found or declared. The next renewal will update only one copy.',
  fix: 'Keep one copy and refer to it, or automate the copying. Otherwise declare source and copies under `sync` in the config file to get stale copies reported.',
  references: [],
  since: '0.1.0',
  joint: true,
  *check(input) {
    const { inventory, topology, policy } = input;
    const declared = declaredCertificates(input);
    const graph = graphOf(topology);
    const carried = new Set(
      topology.edges.flatMap(({ from, to, ref }) => {
        const certificates = [from, to].flatMap((end) => certificateAt(end) ?? []);
        return certificates.length === 0 || takesFrom(factAt(graph, to), ref) ? [] : certificates;
      }),
    );
    const byFingerprint = new Map(inventory.certificates.map((one) => [one.fingerprint, one]));
    for (const lineage of topology.lineages) {
      if (lineage.versions.some((version) => declared.has(version) || carried.has(version))) continue;
      const versions = lineage.versions.flatMap((version) => byFingerprint.get(version) ?? []);
      const [newest] = versions;
      if (newest === undefined || isAuthority(newest)) continue;
      const places = versions.flatMap((one) =>
        one.sightings.filter((place) => policy.contextOf(place, one) === 'production' && !isBackup(place.path)),
      );
      const folders = new Set(places.map(folderKey));
      if (folders.size < 2) continue;
      yield {
        subject: lineage.id,
        certificate: newest.fingerprint,
        message: `"${lineage.title}" has copies in ${folders.size} folders: ${filesText(places)}. No scanned configuration copies a renewed version between them, and the config file declares none.`,
        locations: places,
      };
    }
  },
};

/** Whether a copy takes a file of the repository to a host: it brings nothing to another place of the repository. */
function takesFrom(fact: Fact | undefined, ref: Ref): boolean {
  return fact?.kind === 'copy' && isOfKind(ref, 'file') && fact.reads.includes(ref);
}
