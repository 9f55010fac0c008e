import { ownAttributes } from '../../facts/attributes.ts';
import type { MechanismOutput } from '../../model/index.ts';

/** What only the rules of helm read of its facts. */
type Own = 'days' | 'expiry' | 'kept';

export type Output = MechanismOutput<Own>;
export const own = ownAttributes<Own>('helm');
