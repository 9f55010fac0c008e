import type { Decoder } from '../model/index.ts';
import { bks } from './bks.ts';
import { der } from './der.ts';
import { jks } from './jks.ts';
import { pem } from './pem.ts';
import { pkcs7 } from './pkcs7.ts';
import { pkcs12 } from './pkcs12.ts';

/** Every decoder, in the order in which a layer is offered to them. A file that is not listed here fails a test. */
export const decoders: readonly Decoder[] = [pem, der, pkcs7, pkcs12, jks, bks];
