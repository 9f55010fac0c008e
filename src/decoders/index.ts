import type { Decoder } from '../model/index.ts';
import { pem } from './pem.ts';

/** Every decoder, in the order in which a layer is offered to them. A file that is not listed here fails a test. */
export const decoders: readonly Decoder[] = [pem];
