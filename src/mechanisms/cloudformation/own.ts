import { ownAttributes } from '../../facts/attributes.ts';
import type { MechanismOutput } from '../../model/index.ts';

/** What only the rules of cloudformation read of its facts. */
export type Own = 'private' | 'type' | 'validation';

export type Output = MechanismOutput<Own>;
export const own = ownAttributes<Own>('cloudformation');
