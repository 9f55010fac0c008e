import type { Certificate, Format, PrivateKey } from './certificate.ts';
import type { Expiration } from './expiration.ts';
import type { Encryption, Keystore, UnreadableReason } from './inventory.ts';
import type { Location, Place } from './location.ts';

/** One layer of a file: the file itself, or what a decoder unwrapped from it. */
export interface Layer {
  bytes: Buffer;
  /** Path of the file in the repository; a hint, never proof. */
  path: string;
  /** 0 for the file itself. */
  depth: number;
  /** How these bytes stood in the layer above (`base64`, `saml`, `jwk` …); undefined for the file itself. */
  format?: Format;
  /** What they were wrapped in. */
  container?: string;
}

/** Where something was found in its layer. Lines count only in layer 0; deeper layers carry a pointer. */
export interface Found extends Place {
  format: Format;
  container?: string;
}

/** What a decoder hands to the walk. Nothing here may keep a reference to `layer.bytes`: the buffer is reused. */
export interface Output {
  /** A DER certificate, still to be parsed. */
  certificate(der: Uint8Array, found: Found): void;
  /** A certificate that is not X.509, in X.509's terms: those of OpenSSH. */
  parsed(certificate: Certificate, found: Found): void;
  /** @param found `password` is the one that opened an encrypted key: an index as for a keystore, or one that everyone knows */
  privateKey(key: PrivateKey, found: Found & { password?: number | 'well-known' }): void;
  /** A DER CertificateList. */
  revocationList(der: Uint8Array, found: Found): void;
  /** A DER CertificationRequest. */
  request(der: Uint8Array, found: Found): void;
  /** @param found `password` is the index in {@link DecodeOptions.found} of the password that opened it */
  keystore(opened: Keystore['opened'], found: Found & { entries?: number; password?: number }): void;
  /** @param kind for what may hold anything; certificate material when left out */
  unreadable(reason: UnreadableReason, detail: string, place?: Place, kind?: 'archive'): void;
  /** An expiration date that is no certificate's. */
  expiration(stated: Omit<Expiration, keyof Location>, place?: Place): void;
  /** Content that cannot be read without its key; whether it holds certificates is not known. */
  encrypted(encryption: Encryption, place?: Place): void;
  /** Unwrapped content, back to the walk, which bounds depth and size. */
  layer(bytes: Buffer, found: Partial<Found>): void;
}

/** What a decoder may need besides the bytes. */
export interface DecodeOptions {
  /** Passwords to try on keystores, after the built-in ones. Never printed. */
  passwords: readonly string[];
  /** Passwords that the repository itself holds, the most likely first; only where a file is read again because of them. */
  found?: readonly string[];
}

/** Takes off one layer. Never throws for bad input, never imports another decoder. */
export interface Decoder {
  /** Kebab-case; the name of the file. */
  id: string;
  title: string;
  /** One line of documentation: what such input looks like. */
  example: string;
  /** What of this form is recognised and not read. */
  unread: string[];
  /**
   * Byte strings (Latin-1), one of which every layer of this form contains; `detect` runs only if one is found. One
   * pass finds all needles; those of seven bytes or more cost nothing extra. Absent if no string is certain.
   */
  needles?: readonly string[];
  /** No other decoder gets the bytes that it decodes: everything to find is in what it unwraps. */
  exclusive?: true;
  /** Whether the layer is worth decoding: a look at a few bytes, or one linear search. Called for every file. */
  detect(layer: Layer): boolean;
  decode(layer: Layer, output: Output, options: DecodeOptions): void | Promise<void>;
}
