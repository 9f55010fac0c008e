import { ownAttributes } from '../../facts/attributes.ts';
import { fileRef } from '../../facts/refs.ts';
import { isManifestFile, type Manifest, manifests } from '../../kubernetes/manifests.ts';
import { deploymentPaused } from '../../mechanism-kit/paused-deployment.ts';
import type { Mechanism, MechanismOutput } from '../../model/index.ts';
import { at, itemsAt, stringAt } from '../../parsers/yaml.ts';

const MECHANISM = 'argo-cd';
/** What only the rules below read of these facts. */
type Own = 'ignoring';
const own = ownAttributes<Own>(MECHANISM);
type Output = MechanismOutput<Own>;
const REFERENCES = [
  'https://argo-cd.readthedocs.io/en/stable/user-guide/application-specification/',
  'https://argo-cd.readthedocs.io/en/stable/user-guide/auto_sync/',
];

/** Argo CD Applications apply what lies below a path of a repository to a namespace. */
export const argoCd: Mechanism = {
  id: MECHANISM,
  title: 'Argo CD',
  identifiedBy:
    'Application manifests of argoproj.io: `spec.source`, `spec.destination.namespace` and `spec.syncPolicy.automated`',
  references: REFERENCES,
  accepts: isManifestFile,
  needles: ['argoproj.io'],
  read(file, output: Output) {
    for (const manifest of manifests(file, output, ['Application'])) {
      if (manifest.group === 'argoproj.io') readApplication(manifest, output);
    }
  },
  rules: [
    deploymentPaused(MECHANISM, {
      id: 'argo-cd-synchronised-by-hand',
      title: 'Argo CD: Application is synced only by hand',
      level: 'note',
      fix: 'Set `spec.syncPolicy.automated`, or let the cluster renew the certificate.',
      references: REFERENCES,
    }),
    deploymentPaused(
      MECHANISM,
      {
        id: 'argo-cd-secret-data-ignored',
        title: 'Argo CD: differences of a committed Secret are ignored',
        why: 'The certificate of a Secret in git is renewed by a commit. Argo CD ignores differences of the Secret, so it does not apply the commit. The cluster keeps the old certificate although the renewed one is merged.',
        fix: 'Remove the Secrets that are kept in git from `spec.ignoreDifferences`, or remove `RespectIgnoreDifferences=true`.',
        references: [
          'https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#respect-ignore-difference-configs',
        ],
      },
      { how: (fact) => own(fact).ignoring, counts: ({ attributes }) => attributes.resource === 'Secret' },
    ),
  ],
};

function readApplication({ root, name, place }: Manifest, output: Output): void {
  const namespace = stringAt(root, 'spec', 'destination', 'namespace');
  const sources = [at(root, 'spec', 'source'), ...itemsAt(root, 'spec', 'sources')];
  const automated = at(root, 'spec', 'syncPolicy', 'automated');
  // A block that a template adds may hold anything.
  const open = [root, at(root, 'spec'), at(root, 'spec', 'syncPolicy')].some((node) => node?.open === true);
  const byHand = automated === undefined ? !open : at(automated, 'enabled')?.value === false;
  // Differences that are ignored are still applied with the rest, unless the Application is told to respect them.
  const respects = itemsAt(root, 'spec', 'syncPolicy', 'syncOptions').some(
    ({ text }) => text.trim() === 'RespectIgnoreDifferences=true',
  );
  const ignoring = itemsAt(root, 'spec', 'ignoreDifferences').some(
    (one) =>
      stringAt(one, 'kind') === 'Secret' &&
      at(one, 'name') === undefined &&
      itemsAt(one, 'jsonPointers').some(({ text }) => /^\/(?:data|stringData)(?:\/|$)/.test(text)),
  );
  for (const source of sources) {
    // A source that is a chart has no folder of a repository, whatever stands in `path`.
    const path = source?.entries.has('chart') ? '' : stringAt(source, 'path');
    if (typeof path !== 'string' || path === '') continue;
    const [, repository] = /([\w.-]+\/[\w.-]+?)(?:\.git)?\/?$/.exec(stringAt(source, 'repoURL') ?? '') ?? [];
    output.fact(
      {
        kind: 'scope',
        reads: [],
        writes: [fileRef(path.replace(/^\.?\//, '').replace(/\/$/, ''))],
        attributes: {
          via: 'argo-cd',
          resource: 'Application',
          name,
          ...(typeof namespace === 'string' && { namespace }),
          ...(repository !== undefined && { repository }),
          ...(byHand && { paused: 'synced by hand' }),
        },
        own: {
          ...(respects && ignoring && { ignoring: 'configured to ignore the data of Secrets' }),
        },
      },
      place,
    );
  }
}
