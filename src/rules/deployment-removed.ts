import { compareGraphs } from '../changes/before-after.ts';
import { isOfKind, nameOfRef } from '../facts/refs.ts';
import { isReached, reachOf, repositoryOf } from '../kubernetes/deployments.ts';
import type { Fact, Rule } from '../model/index.ts';
import { factTitle } from '../topology/describe.ts';
import { ownersOf } from '../util/codeowners.ts';
import { filesText } from '../util/path-names.ts';
import { listed } from '../util/text.ts';

const GITOPS = /^(?:flux|argo-cd)$/;

/** A change after which nothing applies the manifests that make or hold a certificate. */
export const deploymentRemoved: Rule = {
  id: 'deployment-removed',
  family: 'changes',
  title: 'Change stops the deployment of a certificate',
  level: 'warning',
  why: 'The manifest stays in git and looks like automation. But nothing applies it now, or the tool that applied it deletes it from the cluster. The certificate is no longer renewed, and later merges do not reach the cluster.',
  fix: 'Apply these files from another deployment in the same change, or delete them together with the consumers of the certificate.',
  references: [
    'https://fluxcd.io/flux/components/kustomize/kustomizations/#prune',
    'https://argo-cd.readthedocs.io/en/stable/user-guide/auto_sync/#automatic-pruning',
  ],
  since: '0.1.0',
  about: 'change',
  *check({ topology, change }) {
    if (change === undefined) return;
    const { base, head, pairs } = compareGraphs(change, topology);
    const changed = ({ location }: Fact) =>
      change.paths.has(location.path) && location.repository === change.base.inventory.repositories[0]?.name;
    const now = head.facts.filter(isDeployment);
    for (const scope of base.facts) {
      const after = pairs.get(scope);
      if (!isDeployment(scope) || !changed(scope) || after?.writes[0] === scope.writes[0]) continue;
      const [was, repository] = [reachOf(scope, base.facts), repositoryOf(scope, base.facts)];
      const others = now.filter((one) => repositoryOf(one, head.facts) === repository);
      const reached = others.map((one) => reachOf(one, head.facts));
      const left = base.facts.flatMap((fact) => {
        const still = isRenewing(fact) && fact.location.repository === repository ? pairs.get(fact) : undefined;
        if (still === undefined || !isReached(fact.location.path, was)) return [];
        return reached.some((reach) => isReached(still.location.path, reach)) ? [] : [still];
      });
      if (left.length === 0) continue;
      const inventory = change.team?.base.inventory ?? change.base.inventory;
      yield {
        subject: `${scope.location.path}#${String(scope.attributes.name)}`,
        message: `${after === undefined ? `This change removes ${factTitle(scope)}` : `After this change ${factTitle(scope)} applies ${appliedPath(after)} instead of ${appliedPath(scope)}`}. Nothing applies ${listed(left.map(factTitle), 3)} in ${filesText(left.map((one) => one.location))} now.`,
        locations: [after?.location ?? { repository: scope.location.repository, path: scope.location.path }],
        related: left.map((one) => one.location).slice(0, 20),
        owners: [...new Set(left.flatMap((one) => ownersOf(one.location, inventory)))],
      };
    }
  },
};

const isDeployment = ({ kind, attributes }: Fact) => kind === 'scope' && GITOPS.test(String(attributes.via));

const appliedPath = ({ writes: [path] }: Fact) => (path === undefined ? 'nothing' : nameOfRef(path));

/** What makes, copies or holds a certificate in the cluster. */
function isRenewing({ kind, attributes, writes }: Fact): boolean {
  const makes = kind === 'producer' || kind === 'copy' || (kind === 'sink' && attributes.placeholder !== true);
  return makes && writes.some((ref) => isOfKind(ref, 'secret'));
}
