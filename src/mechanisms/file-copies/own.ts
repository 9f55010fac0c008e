import { ownAttributes } from '../../facts/attributes.ts';
import type { MechanismOutput } from '../../model/index.ts';

/** What only the rules of file-copies read of its facts. */
type Own = 'handed';

export type Output = MechanismOutput<Own>;
export const own = ownAttributes<Own>('file-copies');
