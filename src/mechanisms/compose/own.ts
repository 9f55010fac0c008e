import type { MechanismOutput } from '../../model/index.ts';

/** What is told of these facts beside the common attributes. */
type Own = 'every';

export type Output = MechanismOutput<Own>;
