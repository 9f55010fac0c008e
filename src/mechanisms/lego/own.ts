import { ownAttributes } from '../../facts/attributes.ts';
import type { MechanismOutput } from '../../model/index.ts';

/** What only the rules of lego read of its facts. */
type Own = 'oldOption';

export type Output = MechanismOutput<Own>;
export const own = ownAttributes<Own>('lego');
