/** Writes a JKS store (magic, version 2, entries) around certificates; the key of an entry and the digest are made up. */
export interface JavaEntry {
  alias: string;
  chain: readonly Uint8Array[];
  /** With a private key of its own, else only trusted. */
  key?: boolean;
}

export function javaKeystore(entries: readonly JavaEntry[]): Buffer {
  const written = entries.flatMap(({ alias, chain, key = false }) => [
    number(key ? 1 : 2),
    text(alias),
    Buffer.alloc(8),
    ...(key ? [number(4), Buffer.alloc(4), number(chain.length)] : []),
    ...chain.flatMap((der) => [text('X.509'), number(der.length), Buffer.from(der)]),
  ]);
  return Buffer.concat([number(0xfeedfeed), number(2), number(entries.length), ...written, Buffer.alloc(20)]);
}

function number(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

function text(value: string): Buffer {
  const bytes = Buffer.from(value);
  return Buffer.concat([Buffer.of(bytes.length >> 8, bytes.length & 0xff), bytes]);
}
