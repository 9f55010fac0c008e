import type { Mechanism } from '../model/index.ts';
import { byId } from '../util/collections.ts';
import * as list from './list.ts';

/** Every mechanism, by id. A folder that `list.ts` does not name fails a test. */
export const mechanisms: readonly Mechanism[] = byId(list);
