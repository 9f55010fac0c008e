import type { Decoder } from '../model/index.ts';
import { archive } from './archive.ts';
import { base64 } from './base64.ts';
import { bks } from './bks.ts';
import { byteArray } from './byte-array.ts';
import { der } from './der.ts';
import { encryptedFile } from './encrypted-file.ts';
import { encryptedValues } from './encrypted-values.ts';
import { expirationDates } from './expiration-dates.ts';
import { jks } from './jks.ts';
import { jwk } from './jwk.ts';
import { mobileprovision } from './mobileprovision.ts';
import { openssh } from './openssh.ts';
import { openvpn } from './openvpn.ts';
import { pem } from './pem.ts';
import { pkcs7 } from './pkcs7.ts';
import { pkcs12 } from './pkcs12.ts';
import { saml } from './saml.ts';
import { splitBase64Lines } from './split-base64.ts';

/** Every decoder, in the order in which a layer is offered to them. A file that is not listed here fails a test. */
export const decoders: readonly Decoder[] = [
  archive,
  pem,
  der,
  pkcs7,
  pkcs12,
  jks,
  bks,
  base64,
  splitBase64Lines,
  saml,
  jwk,
  mobileprovision,
  openssh,
  openvpn,
  byteArray,
  encryptedFile,
  encryptedValues,
  expirationDates,
];
