import type { Rule } from '../model/index.ts';
import { byId } from '../util/collections.ts';
import * as list from './list.ts';

/** Every rule that belongs to no mechanism, by id. A file that `list.ts` does not name fails a test. */
export const rules: readonly Rule[] = byId(list);
