import { mirrorMechanism } from '../../mechanism-kit/mirror-mechanism.ts';
import type { Mechanism } from '../../model/index.ts';

const PREFIX = 'reflector.v1.k8s.emberstack.com/';

/** Reflector mirrors a Secret into other namespaces, where its source permits it. */
export const reflector: Mechanism = mirrorMechanism(
  {
    prefix: PREFIX,
    from: `${PREFIX}reflects`,
    allowed: `${PREFIX}reflection-allowed`,
    allowedNamespaces: `${PREFIX}reflection-allowed-namespaces`,
    into: [`${PREFIX}reflection-auto-enabled`, `${PREFIX}reflection-auto-namespaces`],
    others: [
      'auto-reflects',
      'reflected-at',
      'reflected-version',
      'reflection-allowed-namespaces-selector',
      'reflection-auto-namespaces-selector',
    ],
  },
  {
    id: 'reflector',
    title: 'Reflector',
    references: [
      'https://github.com/emberstack/kubernetes-reflector#readme',
      'https://cert-manager.io/docs/devops-tips/syncing-secrets-across-namespaces/',
    ],
  },
);
