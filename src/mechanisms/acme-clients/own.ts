import type { MechanismOutput } from '../../model/index.ts';

/** What is told of these facts beside the common attributes. */
export type Own = 'installer';

export type Output = MechanismOutput<Own>;
