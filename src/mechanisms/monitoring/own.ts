import { ownAttributes } from '../../facts/attributes.ts';
import type { MechanismOutput } from '../../model/index.ts';

/** What only the rules of monitoring read of its facts. */
export type Own = 'alerts' | 'all' | 'mail' | 'metric' | 'monitor' | 'seconds';

export type Output = MechanismOutput<Own>;
export const own = ownAttributes<Own>('monitoring');
