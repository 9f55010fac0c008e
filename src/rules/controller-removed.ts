import { compareGraphs } from '../changes/before-after.ts';
import type { Fact, Rule } from '../model/index.ts';
import { ownersOf } from '../util/codeowners.ts';
import { filesText } from '../util/path-names.ts';

const MAX_PLACES = 20;

/** A change that uninstalls a controller which certificates of the team still rely on. */
export const controllerRemoved: Rule = {
  id: 'controller-removed',
  family: 'changes',
  title: 'Change uninstalls a controller that renews certificates',
  level: 'error',
  why: 'The resources and annotations stay and look like automation, but the controller that acts on them is gone. Nothing renews, copies or restarts, and no alert appears until a certificate expires.',
  fix: 'Keep the controller until nothing depends on it, or install it elsewhere in the same change.',
  references: ['https://helm.sh/docs/helm/helm_uninstall/'],
  since: '0.1.0',
  about: 'change',
  *check({ topology, change }) {
    if (change === undefined) return;
    const { base, head } = compareGraphs(change, topology);
    const own = change.base.inventory.repositories[0]?.name;
    const left = new Set(head.facts.map(installedBy));
    const told = new Set<string>();
    for (const fact of base.facts) {
      const { location } = fact;
      const installed = installedBy(fact);
      if (installed === undefined || left.has(installed) || told.has(installed)) continue;
      if (location.repository !== own || !change.paths.has(location.path)) continue;
      told.add(installed);
      const relying = head.facts.filter((one) => one.mechanism === installed && isWork(one));
      const [first] = relying;
      if (first === undefined) continue;
      const places = relying.map((one) => one.location);
      const inventory = change.team?.base.inventory ?? change.base.inventory;
      const still = head.facts.find((one) => one.location.path === location.path && one.location.repository === own);
      yield {
        subject: installed,
        message: `This change removes ${String(fact.attributes.name)} from ${location.path}, the only installation that was found. Resources that depend on it stay in ${filesText(places)}.`,
        locations: [still?.location ?? { repository: location.repository, path: location.path }],
        related: places.slice(0, MAX_PLACES),
        owners: [...new Set(places.flatMap((place) => ownersOf(place, inventory)))],
      };
    }
  },
};

function installedBy({ attributes }: Fact): string | undefined {
  return typeof attributes.installs === 'string' ? attributes.installs : undefined;
}

/** What a controller has to do: to renew, to copy, to unseal, to restart. */
function isWork({ kind, attributes }: Fact): boolean {
  if (kind === 'reload')
    return attributes.trigger !== 'off' && attributes.trigger !== 'ignored' && attributes.trigger !== 'none';
  return kind === 'producer' || kind === 'copy' || kind === 'sink';
}
