import { ownAttributes } from '../../facts/attributes.ts';
import type { MechanismOutput } from '../../model/index.ts';

/** What only the rules of step read of its facts. */
type Own = 'exec' | 'expiresIn' | 'renewPeriod' | 'signal';

export type Output = MechanismOutput<Own>;
export const own = ownAttributes<Own>('step');
