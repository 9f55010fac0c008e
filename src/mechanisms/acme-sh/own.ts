import { ownAttributes } from '../../facts/attributes.ts';
import type { MechanismOutput } from '../../model/index.ts';

/** What only the rules of acme.sh read of its facts. */
type Own = 'arguments' | 'days' | 'deployHook' | 'dns' | 'dnsManual' | 'force' | 'noAri' | 'noCron' | 'replaced';

export type Output = MechanismOutput<Own>;
export const own = ownAttributes<Own>('acme-sh');
