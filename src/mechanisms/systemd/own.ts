import { ownAttributes } from '../../facts/attributes.ts';
import type { MechanismOutput } from '../../model/index.ts';

/** What only the rules of systemd read of its facts. */
type Own = 'calendar' | 'installed' | 'monotonic';

export type Output = MechanismOutput<Own>;
export const own = ownAttributes<Own>('systemd');
