import { ownAttributes } from '../../facts/attributes.ts';
import type { MechanismOutput } from '../../model/index.ts';

/** What only the rules of dehydrated read of its facts. */
type Own = 'ca';

export type Output = MechanismOutput<Own>;
export const own = ownAttributes<Own>('dehydrated');
