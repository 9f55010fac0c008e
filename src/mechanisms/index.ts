import type { Mechanism } from '../model/index.ts';
import * as list from './list.ts';

/** Every mechanism, by name. A folder that `list.ts` does not name fails a test. */
export const mechanisms: readonly Mechanism[] = Object.values(list);
