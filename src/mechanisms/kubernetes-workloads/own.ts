import type { MechanismOutput } from '../../model/index.ts';

/** What is told of these facts beside the common attributes. */
type Own = 'annotation';

export type Output = MechanismOutput<Own>;
