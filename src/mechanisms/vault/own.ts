import { ownAttributes } from '../../facts/attributes.ts';
import type { MechanismOutput } from '../../model/index.ts';

/** What only the rules of vault read of its facts. */
type Own = 'clear' | 'prePopulateOnly' | 'reloads' | 'restarts' | 'templated' | 'tls' | 'ttl';

export type Output = MechanismOutput<Own>;
export const own = ownAttributes<Own>('vault');
