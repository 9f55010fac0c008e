import { compareGraphs } from '../changes/before-after.ts';
import { statedText } from '../facts/attributes.ts';
import { type BreakingVersion, SOFTWARE, USE_OF, VERSION_OF } from '../mechanism-kit/software.ts';
import type { Fact, Problem, Rule } from '../model/index.ts';
import { ownersOf } from '../util/codeowners.ts';
import { filesText } from '../util/path-names.ts';

const MAX_PLACES = 20;

/** A change to a version from which on something that the repository relies on is gone. */
export const breakingUpgrade: Rule = {
  id: 'breaking-upgrade',
  family: 'changes',
  title: 'Upgrade breaks a renewal or a copy',
  level: 'warning',
  otherLevels: { note: 'if the upgrade only changes a default' },
  why: 'The new version starts, but it rejects or ignores what worked before. Nothing fails until the next renewal, or until the certificate expires.',
  fix: 'Update everything that depends on the old version in the same pull request.',
  references: [...new Set(SOFTWARE.flatMap(({ breaking }) => breaking.map(({ reference }) => reference)))],
  since: '0.1.0',
  about: 'change',
  *check({ topology, change }) {
    if (change === undefined) return;
    const sides = compareGraphs(change, topology);
    const own = change.base.inventory.repositories[0]?.name;
    const inventory = change.team?.base.inventory ?? change.base.inventory;
    for (const [before, after] of sides.pairs) {
      const { location } = after;
      if (location.repository !== own || !change.paths.has(location.path)) continue;
      const software = softwareOf(after);
      const [was, is] = [before, after].map(({ attributes }) => statedText(attributes.version));
      if (software === undefined || typeof was !== 'string' || typeof is !== 'string') continue;
      for (const breaking of software.breaking) {
        if (isBelow(is, breaking.from) || !isBelow(was, breaking.from)) continue;
        const relying = sides.head.facts.filter((fact) => isConcerned(fact, software.name, breaking));
        if (relying.length === 0) continue;
        yield problemOf(software.name, breaking, { was, is, after }, relying, (fact) =>
          ownersOf(fact.location, inventory),
        );
      }
    }
  },
};

function problemOf(
  name: string,
  { from, what, fix, level }: BreakingVersion,
  { was, is, after }: { was: string; is: string; after: Fact },
  relying: readonly Fact[],
  ownersAt: (fact: Fact) => readonly string[],
): Problem {
  const places = relying.map(({ location }) => location);
  return {
    subject: [name, from, relying[0]?.attributes.target ?? ''].join('|'),
    message: `This change upgrades ${name} from ${was} to ${is}. ${what} This affects ${filesText(places)}.`,
    fix,
    ...(level && { level }),
    locations: [after.location],
    related: places.slice(0, MAX_PLACES),
    owners: [...new Set(relying.flatMap(ownersAt))],
  };
}

/** Charts are read with what installs them. */
function softwareOf({ kind, attributes: { resource, name } }: Fact) {
  if (kind !== 'scope' || (resource !== VERSION_OF && resource !== 'chart')) return undefined;
  return SOFTWARE.find((one) => one.name === name);
}

function isConcerned(fact: Fact, name: string, { fact: concerns, text }: BreakingVersion): boolean {
  if (text === undefined) return concerns?.(fact) === true;
  const { resource, target } = fact.attributes;
  return resource === USE_OF && fact.attributes.name === name && target === text.needle;
}

/** Whether a version is older than another, by its numbers; false where it has none. */
function isBelow(version: string, than: string): boolean {
  const [left, right] = [version, than].map((one) => one.replace(/^v/i, '').split(/[.+-]/, 3).map(Number));
  for (const [index, number] of (right ?? []).entries()) {
    const own = left?.[index] ?? 0;
    if (Number.isNaN(own) || own > number) return false;
    if (own < number) return true;
  }
  return false;
}
