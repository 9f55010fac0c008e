import type { Change, Fact, Finding, Inventory, Topology } from '../model/index.ts';
import { groupBy } from '../util/collections.ts';
import { fileKey } from '../util/path-names.ts';
import { compareGraphs } from './before-after.ts';
import { type Reviewed, replacedFacts } from './reviewed.ts';

/** The parts of a finding that state its place and its subject. */
type About = Pick<Finding, 'rule' | 'location' | 'certificate' | 'level'>;

/**
 * Makes the function that tells whether the subject of a finding of the base is healthy in the head. It is not if it
 * was deleted or commented out, if another finding reports it now, or if the certificate is left in one of its places.
 * @param gone paths of the change that the head does not have
 * @param removable rules whose findings are fixed by removing something
 */
export function fixedIn(
  change: Change,
  head: { inventory: Inventory; topology: Topology },
  reviewed: readonly Reviewed[],
  gone: ReadonlySet<string>,
  removable: ReadonlySet<string>,
): (finding: About, fresh: readonly About[]) => boolean {
  const { base, pairs } = compareGraphs(change, head.topology);
  const replaced = replacedFacts(reviewed);
  const loses = reviewed.some(({ row }) => row.action === 'removed' && row.context === undefined);
  const facts = groupBy(base.facts, ({ location }) => fileKey(location));
  const files = new Set(head.inventory.certificates.flatMap(({ sightings }) => sightings.map(fileKey)));
  const before = new Map(change.base.inventory.certificates.map((one) => [one.fingerprint, one]));
  const after = new Map(head.inventory.certificates.map((one) => [one.fingerprint, one]));
  return (finding, fresh) => {
    const { rule, location, certificate } = finding;
    if (removable.has(rule)) return true;
    const here = fileKey(location);
    const superseded = fresh.some(
      (one) =>
        one.level !== 'note' &&
        (certificate === undefined
          ? fileKey(one.location) === here
          : one.certificate === certificate || (fileKey(one.location) === here && one.certificate !== undefined)),
    );
    // A finding in an unchanged file may be gone only because a file that it needs is gone.
    if (loses && !change.paths.has(location.path)) return false;
    if (superseded || gone.has(location.path)) return false;
    if (certificate !== undefined) {
      // If the subject is still there, its problem is gone; else all of its places must hold something else.
      if (after.has(certificate)) return true;
      return (before.get(certificate)?.sightings ?? [location]).every((place) => files.has(fileKey(place)));
    }
    const about = (facts.get(here) ?? []).filter((fact) => isAt(fact, location.line));
    return about.length === 0 || about.some((fact) => pairs.has(fact) || replaced.has(fact));
  };
}

function isAt({ location, lines = {} }: Fact, line: number | undefined): boolean {
  return location.line === line || Object.values(lines).some((one) => one === line);
}
