import type { Decoder } from '../model/index.ts';
import { byId } from '../util/collections.ts';
import * as list from './list.ts';

/** Every decoder, by id: each is offered every layer. A file that `list.ts` does not name fails a test. */
export const decoders: readonly Decoder[] = byId(list);
