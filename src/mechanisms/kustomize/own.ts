import { ownAttributes } from '../../facts/attributes.ts';
import type { MechanismOutput } from '../../model/index.ts';

/** What only the rules of kustomize read of its facts. */
type Own = 'commented' | 'mentions' | 'open';

export type Output = MechanismOutput<Own>;
export const own = ownAttributes<Own>('kustomize');
