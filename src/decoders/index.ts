import type { Decoder } from '../model/index.ts';

/** Every decoder, in the order in which a layer is offered to them. A file that is not listed here fails a test. */
export const decoders: readonly Decoder[] = [];
