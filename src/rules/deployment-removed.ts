import { compareGraphs } from '../changes/before-after.ts';
import { redeployed } from '../changes/deployed.ts';
import { nameOfRef } from '../facts/refs.ts';
import type { Fact, Rule } from '../model/index.ts';
import { factTitle } from '../topology/describe.ts';
import { ownersOf } from '../util/codeowners.ts';
import { filesText } from '../util/path-names.ts';
import { listed } from '../util/text.ts';

const MAX_PLACES = 20;

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
    'https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/resource/',
  ],
  since: '0.1.0',
  about: 'change',
  *check({ topology, change }) {
    if (change === undefined) return;
    for (const { before, after, missed } of redeployed(change, compareGraphs(change, topology))) {
      if (before === undefined || missed.length === 0) continue;
      const inventory = change.team?.base.inventory ?? change.base.inventory;
      yield {
        subject: `${before.location.path}#${String(before.attributes.name)}`,
        message: `${whatChanges(before, after)} Nothing applies ${listed([...new Set(missed.map(factTitle))], 3)} in ${filesText(missed.map((one) => one.location))} now.`,
        locations: [after?.location ?? { repository: before.location.repository, path: before.location.path }],
        related: missed.map((one) => one.location).slice(0, MAX_PLACES),
        owners: [...new Set(missed.flatMap((one) => ownersOf(one.location, inventory)))],
      };
    }
  },
};

function whatChanges(before: Fact, after: Fact | undefined): string {
  const title =
    before.attributes.resource === undefined ? `the kustomization ${before.location.path}` : factTitle(before);
  if (after === undefined) return `This change removes ${title}.`;
  // A kustomization lists what it applies; the others name one folder.
  if (before.attributes.resource === undefined) return `This change takes entries out of ${title}.`;
  return `After this change ${title} applies ${appliedPath(after)} instead of ${appliedPath(before)}.`;
}

const appliedPath = ({ writes: [path] }: Fact) => (path === undefined ? 'nothing' : nameOfRef(path));
