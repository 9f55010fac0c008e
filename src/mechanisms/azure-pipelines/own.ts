import { ownAttributes } from '../../facts/attributes.ts';
import type { MechanismOutput } from '../../model/index.ts';

/** What only the rules of azure-pipelines read of its facts. */
type Own = 'onChangeOnly';

export type Output = MechanismOutput<Own>;
export const own = ownAttributes<Own>('azure-pipelines');
