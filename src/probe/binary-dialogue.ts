/** From the first byte to where TLS may start, in the protocols of packets. */
import { children, elementAt, TAG } from '../x509/der.ts';
import { integerHex } from '../x509/values.ts';
import { malformed, noTls, turnedAway } from './dialogue-errors.ts';
import type { PlainText } from './plain-text.ts';

/** LDAPMessage 1: an ExtendedRequest, [APPLICATION 23], whose requestName [0] is that of StartTLS (RFC 4511 section 4.14.1). */
const START_TLS = Buffer.concat([
  Buffer.from([TAG.sequence, 29, TAG.integer, 1, 1, 0x77, 24, 0x80, 22]),
  Buffer.from('1.3.6.1.4.1.1466.20037', 'latin1'),
]);
/** ExtendedResponse, [APPLICATION 24]. */
const EXTENDED_RESPONSE = 0x78;

export async function askLdap(wire: PlainText): Promise<void> {
  wire.send(START_TLS);
  const { id, result } = readResponse(await ldapMessage(wire));
  // Message 0 is a notice of disconnection (section 4.4.1).
  if (id === '0') throw turnedAway();
  if (result !== '0') throw noTls('StartTLS', result === '2' ? 'does not support' : 'refuses');
}

/** The bytes of one LDAPMessage; its length may be written long (section 5.1), as Active Directory does. */
async function ldapMessage(wire: PlainText): Promise<Buffer> {
  const header = await wire.bytes(2);
  const [tag, first = 0] = header;
  if (tag !== TAG.sequence || first === 0x80 || first > 0x84) throw malformed();
  if (first < 0x80) return Buffer.concat([header, await wire.bytes(first)]);
  const length = await wire.bytes(first & 0x7f);
  return Buffer.concat([header, length, await wire.bytes(length.readUIntBE(0, length.length))]);
}

function readResponse(message: Buffer): { id: string; result: string } {
  const [id, response] = children(elementAt(message), undefined, 8);
  const result = response?.tag === EXTENDED_RESPONSE ? children(response, undefined, 16)[0] : undefined;
  if (id?.tag !== TAG.integer || result?.tag !== TAG.enumerated) throw malformed();
  return { id: integerHex(id), result: integerHex(result) };
}

/** SSLRequest: a length of 8 and the code 80877103 (PostgreSQL's message formats). One letter answers it. */
const SSL_REQUEST = Buffer.from([0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f]);

export async function askPostgresql(wire: PlainText): Promise<void> {
  wire.send(SSL_REQUEST);
  const answer = (await wire.bytes(1)).toString('latin1');
  if (answer === 'N') throw noTls('TLS');
  // An ErrorResponse, as a server sends that has no connection left.
  if (answer === 'E') throw turnedAway();
  if (answer !== 'S') throw malformed();
}

/** Capability flags of MySQL's connection phase. */
const CLIENT_PROTOCOL_41 = 0x200;
const CLIENT_SSL = 0x800;
const CLIENT_SECURE_CONNECTION = 0x8000;
const PROTOCOL_VERSION_10 = 10;
const ERROR_PACKET = 0xff;

/** The server greets (HandshakeV10), the client answers with SSLRequest, and TLS starts without a go-ahead. */
export async function askMysql(wire: PlainText): Promise<void> {
  const header = await wire.bytes(4);
  const greeting = await wire.bytes(header.readUIntLE(0, 3));
  if (header[3] !== 0 || greeting.length === 0) throw malformed();
  if (greeting[0] === ERROR_PACKET) throw turnedAway();
  // Behind the version's text: the connection's number (4), the first part of the challenge (8), a filler (1), the flags.
  const end = greeting.indexOf(0, 1);
  const flags = end + 1 + 4 + 8 + 1;
  if (greeting[0] !== PROTOCOL_VERSION_10 || end < 0 || flags + 2 > greeting.length) throw malformed();
  if ((greeting.readUInt16LE(flags) & CLIENT_SSL) === 0) throw noTls('TLS');
  const request = Buffer.alloc(4 + 32);
  request.writeUIntLE(32, 0, 3);
  request.writeUInt8(1, 3);
  request.writeUInt32LE(CLIENT_PROTOCOL_41 | CLIENT_SSL | CLIENT_SECURE_CONNECTION, 4);
  request.writeUInt32LE(0x1000000, 8);
  // utf8mb4_general_ci, which every version since 5.5 knows.
  request.writeUInt8(45, 12);
  wire.send(request);
}
