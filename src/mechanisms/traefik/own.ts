import { ownAttributes } from '../../facts/attributes.ts';
import type { MechanismOutput } from '../../model/index.ts';

/** What only the rules of traefik read of its facts. */
type Own = 'certFile' | 'challenge' | 'exposed' | 'kept' | 'replicas' | 'resolver' | 'router' | 'storage';

export type Output = MechanismOutput<Own>;
export const own = ownAttributes<Own>('traefik');
