/** The bytes of a certificate or a key as the literals of programming languages. */
import { ca, type Files, leaf } from '../../support/material.ts';

const hex = (byte: number) => byte.toString(16).padStart(2, '0');
const rows = (items: string[], size: number, indent = '  ', joint = ', ') => {
  const lines: string[] = [];
  for (let at = 0; at < items.length; at += size) lines.push(indent + items.slice(at, at + size).join(joint));
  return lines;
};
const list = (bytes: Uint8Array, spell: (byte: number) => string, size = 12) =>
  rows([...bytes].map(spell), size).join(',\n');
const c = (byte: number) => `0x${hex(byte)}`;
const signed = (byte: number) => (byte > 127 ? byte - 256 : byte);

const { der, keyDer } = leaf;
const python = [...der]
  .map((byte) =>
    byte >= 0x20 && byte < 0x7f && byte !== 0x22 && byte !== 0x5c ? String.fromCharCode(byte) : `\\x${hex(byte)}`,
  )
  .join('');
const escapes = rows(
  [...der].map((byte) => `\\x${hex(byte)}`),
  16,
  '',
  '',
);
const octal = rows(
  [...der].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`),
  16,
  '',
  '',
);
const assembler = rows([...der].map(c), 8, '', ',').map((line) => `  .byte ${line}`);
export const good: Files = {
  'xxd.h': `unsigned char mail_der[] = {\n${list(der, c)}\n};\nunsigned int mail_der_len = ${der.length};\n`,
  'arduino.ino': `#include <WiFi.h>\nconst uint8_t mail_crt[] PROGMEM = {\n${list(der, c, 16).replaceAll(', ', ',').toUpperCase().replaceAll('0X', '0x')}\n};\nconst uint8_t mail_key[] PROGMEM = {\n${list(keyDer, c, 16)}\n};\n`,
  'commented.cpp': `static const unsigned char kMail[${der.length}] = {\n${rows([...der].map(c), 8)
    .map((line, i) => `${line},  // ${i * 8}`)
    .join('\n')}\n};\n`,
  'slice.go': `package tls\n\nvar mailCert = []byte{\n\t${list(der, c).trim()},\n}\n\nvar caCert = []byte{\n\t${list(ca.der, c).trim()},\n}\n`,
  'decimal.go': `var mailCert = []byte{${[...der].join(', ')}}\n`,
  'signed.java': `class Mail {\n  static final byte[] CERT = {\n${list(der, (byte) => String(signed(byte)))}\n  };\n}\n`,
  'cast.java': `class Mail {\n  static final byte[] CERT = new byte[] {\n${list(der, (byte) => (byte > 127 ? `(byte) ${c(byte)}` : c(byte)))}\n  };\n}\n`,
  'static.rs': `pub static MAIL: [u8; ${der.length}] = [\n${list(der, (byte) => `${c(byte)}u8`)},\n];\n`,
  'buffer.json': JSON.stringify({ cert: Buffer.from(der).toJSON() }),
  'escapes.c': `static const char mail[] =\n${escapes.map((line) => `  "${line}"`).join('\n')};\n`,
  'octal.c': `static const char mail[] =\n${octal.map((line) => `  "${line}"`).join('\n')};\n`,
  'repr.py': `MAIL = b"${python}"\n`,
  'hex.py': `MAIL = bytes.fromhex(\n${rows([...der].map(hex), 30, '', '')
    .map((line) => `    "${line}"`)
    .join('\n')}\n)\n`,
  'dump.sql': `INSERT INTO certificates VALUES (1, X'${Buffer.from(der).toString('hex').toUpperCase()}');\n`,
  'colons.txt': `${rows([...der].map(hex), 16, '    ', ':').join(':\n')}\n`,
  'assembler.S': `mail:\n${assembler.join('\n')}\n`,
  'pem.h': `const char mail_pem[] = {\n${list(Buffer.from(leaf.pem), c)}, 0x00\n};\n`,
  'pem-decimal.h': `const char mail_pem[] = {${[...Buffer.from(leaf.pem)].join(',')},0};\n`,
};

export const bad: Files = {
  'truncated.h': `unsigned char mail_der[] = {\n${list(der.subarray(0, 300), c)}\n};\n`,
};

export const decoys: Files = {
  'elided.h': `unsigned char mail_der[] = {\n${list(der.subarray(0, 120), c)},\n  ...\n};\n`,
  'table.c': `const int table[] = {\n${list(Buffer.from(Array.from({ length: 600 }, (_, i) => (i * 48) & 0xff)), c)}\n};\n`,
  'numbers.json': JSON.stringify(
    Array.from({ length: 600 }, (_, i) => (i % 5 === 0 ? 48 : i % 5 === 1 ? 130 : i % 200)),
  ),
  'oid.h': `const unsigned char oid[] = {0x30, 0x82, 0x00, 0x06, 0x30, 0x04, 0x06, 0x02, 0x2a, 0x03};\n${'// 0x30, 0x82, 0x01, 0x0a\n'.repeat(40)}`,
  'digests.txt': Array.from(
    { length: 40 },
    (_, i) => `3082${hex(i)}ff0123456789abcdef0123456789abcdef0123456789abcdef01234567\n`,
  ).join(''),
};
