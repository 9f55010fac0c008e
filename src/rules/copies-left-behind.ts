import { isNewerVersion, notBeforeTime } from '../certificates/versions.ts';
import { declaredCopies } from '../copies/declared-sync.ts';
import { replacementsIn } from '../copies/replaced-in-file.ts';
import { replacementOf } from '../copies/replacement.ts';
import { staleProblem } from '../copies/stale-copies.ts';
import type { Change, Rule, RuleInput, SeenCertificate } from '../model/index.ts';
import { ownersOf } from '../util/codeowners.ts';
import { memoizeByObject } from '../util/memoize.ts';
import { fileKey } from '../util/path-names.ts';

/** A change that renews a certificate in one place and leaves its other copies as they are. */
export const copiesLeftBehind: Rule = {
  id: 'copies-left-behind',
  family: 'changes',
  title: 'Change renews one copy of a certificate but not the others',
  level: 'warning',
  otherLevels: {
    error: 'when the old version expires soon, a scanned server uses it, or a declared copy exceeds its allowed delay',
  },
  why: 'This change contains the renewed version. Other files, perhaps owned by other teams, still hold the old version. Servers use it until it expires. This is the time to inform their owners.',
  fix: 'Replace the other copies in the same change, or inform the owners named here. Declare source and copies under `sync` in the config file.',
  references: [],
  since: '0.1.0',
  about: 'change',
  excusedBy: 'expired',
  *check(input) {
    const { change } = input;
    if (change === undefined) return;
    // The team's other repositories may hold copies that this one does not know.
    const scope: RuleInput = { ...input, ...change.team };
    const known = new Set(change.base.inventory.certificates.map((one) => one.fingerprint));
    const here = new Map(input.inventory.certificates.map((one) => [one.fingerprint, one.sightings]));
    const successors = successorsIn(input, change);
    const declared = declaredCopies(scope);
    for (const older of scope.inventory.certificates) {
      const version = replacementOf(older, scope);
      // What another place got before counts where the lineage does not tell: by its names or its issuer it is another one.
      const newest = version ?? successors.get(older.fingerprint);
      if (newest === undefined) continue;
      const brought = here.get(newest.fingerprint)?.filter((place) => change.paths.has(place.path)) ?? [];
      // A version that the base has already is copied on where it takes the place of an older one.
      const copied = version !== undefined && known.has(version.fingerprint);
      const renewed = copied
        ? brought.filter((place) => versionsBefore(change).get(fileKey(place))?.has(older.fingerprint))
        : brought;
      const [first] = renewed;
      if (first === undefined) continue;
      // What tests hold is theirs.
      const sightings = older.sightings.filter((place) => input.policy.contextOf(place, older) === 'production');
      const problem = staleProblem({ ...older, sightings }, newest, declared, scope);
      if (problem === undefined || problem.level === 'note') continue;
      const owners = problem.locations.flatMap((place) => ownersOf(place, scope.inventory));
      yield {
        ...problem,
        // The annotation belongs beside the renewal, in a file of the change; the finding names the stale copies.
        locations: renewed,
        related: problem.locations,
        owners: [...new Set([...(problem.owners ?? []), ...owners])],
      };
    }
  },
};

/** The versions that each file held in the base. */
const versionsBefore = memoizeByObject(({ base }: Change): ReadonlyMap<string, ReadonlySet<string>> => {
  const versions = new Map<string, Set<string>>();
  for (const { fingerprint, sightings } of base.inventory.certificates) {
    for (const place of sightings) {
      const key = fileKey(place);
      versions.set(key, (versions.get(key) ?? new Set()).add(fingerprint));
    }
  }
  return versions;
});

/**
 * What the change puts in the place of a certificate, by the fingerprints of that one and of the versions before it: a renewal
 * may come with more names or from another issuer.
 */
function successorsIn(input: RuleInput, change: Change): Map<string, SeenCertificate> {
  const renewals = replacementsIn(change, input.inventory).filter(
    ({ before, after }) =>
      // A server that moves to a wildcard leaves the others with what they have.
      isNewerVersion(after, before) &&
      notBeforeTime(after) <= input.now &&
      before.names.every((name) => after.names.includes(name)),
  );
  if (renewals.length === 0) return new Map();
  const { topology } = change.team?.base ?? change.base;
  const lineages = new Map(topology.lineages.flatMap(({ versions }) => versions.map((one) => [one, versions])));
  return new Map(
    renewals.flatMap(({ before, after }) => {
      const versions = lineages.get(before.fingerprint) ?? [before.fingerprint];
      return versions.slice(versions.indexOf(before.fingerprint)).map((version) => [version, after]);
    }),
  );
}
