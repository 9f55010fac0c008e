import { ownAttributes } from '../../facts/attributes.ts';
import type { MechanismOutput } from '../../model/index.ts';

/** What only the rules of external-secrets read of its facts. */
type Own = 'creationPolicy' | 'immutable' | 'refreshPolicy' | 'seeds' | 'updatePolicy';

export type Output = MechanismOutput<Own>;
export const own = ownAttributes<Own>('external-secrets');
