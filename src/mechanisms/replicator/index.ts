import { mirrorMechanism } from '../../mechanism-kit/mirror-mechanism.ts';
import type { Mechanism } from '../../model/index.ts';

const PREFIX = 'replicator.v1.mittwald.de/';

/** Kubernetes Replicator mirrors a Secret into other namespaces, where its source permits it. */
export const replicator: Mechanism = mirrorMechanism(
  {
    prefix: PREFIX,
    from: `${PREFIX}replicate-from`,
    allowed: `${PREFIX}replication-allowed`,
    allowedNamespaces: `${PREFIX}replication-allowed-namespaces`,
    into: [`${PREFIX}replicate-to`, `${PREFIX}replicate-to-matching`],
    others: [
      'keep-owner-references',
      'replicate-once',
      'replicate-once-version',
      'replicated-at',
      'replicated-from-version',
      'replicated-keys',
      'strip-annotations',
      'strip-labels',
    ],
  },
  {
    id: 'replicator',
    title: 'Kubernetes Replicator',
    references: [
      'https://github.com/mittwald/kubernetes-replicator#readme',
      'https://cert-manager.io/docs/devops-tips/syncing-secrets-across-namespaces/',
    ],
  },
);
