import { constants, gunzipSync, inflateRawSync } from 'node:zlib';
import type { Decoder, Layer, Output } from '../model/index.ts';
import { isSourceCode } from '../parsers/object-context.ts';
import { isTar, tarEntries } from '../parsers/tar.ts';
import { zipEntries } from '../parsers/zip.ts';
import { MATERIAL_FILE } from '../util/material-names.ts';

/** Archives inside one another that are opened: an `.ear` holds a `.war` holds a `.jar`. */
const MAX_DEPTH = 2;
const MAX_ENTRIES = 10_000;
/** Bytes that one archive may expand to. */
const MAX_BYTES = 64 << 20;
/** Text shrinks to a twentieth at best; what expands further is a bomb, unless it stays small. */
const MAX_RATIO = 100;
const ALWAYS_ALLOWED = 1 << 20;

const ZIP = Buffer.from('PK\x03\x04', 'latin1');
/** RFC 1952 section 2.3.1: the identification and the only method there is. */
const GZIP = Buffer.of(0x1f, 0x8b, 8);
const STORED = 0;
const DEFLATED = 8;
const MAX_NAME = 200;

export const archive: Decoder = {
  id: 'archive',
  title: 'Archives',
  example:
    'certificates and keystores in `.jar`, `.war`, `.ear`, `.zip`, `.aar`, `.apk`, `.nupkg`, `.gz`, `.tgz` (Helm charts) and `.tar`',
  unread: ['xz, bzip2, zstd, 7z and rar', 'encrypted entries', `archives more than ${MAX_DEPTH} levels deep`],
  exclusive: true,
  detect: ({ bytes }) => startsWith(bytes, ZIP) || startsWith(bytes, GZIP) || isTar(bytes),
  decode,
};

/** Without a view of the bytes: every file is asked. */
function startsWith(bytes: Buffer, magic: Buffer): boolean {
  return bytes[0] === magic[0] && bytes.subarray(0, magic.length).equals(magic);
}

function decode(layer: Layer, output: Output): void {
  const { bytes } = layer;
  if (layer.depth > MAX_DEPTH) {
    output.unreadable(
      'too-deep',
      `The archive is more than ${MAX_DEPTH} levels deep in other archives.`,
      {},
      'archive',
    );
    return;
  }
  if (isTar(bytes)) untar(bytes, output);
  else if (bytes[0] === GZIP[0]) gunzip(layer, output);
  else unzip(bytes, output);
}

function gunzip({ bytes, path, depth }: Layer, output: Output): void {
  const limit = allowance(bytes, MAX_BYTES);
  let content = expand(() => gunzipSync(bytes, { maxOutputLength: limit }));
  // A text in the source of a program may be a part of something else, such as a specification in several strings.
  const isPart = content === 'malformed' && depth > 0 && isSourceCode(path);
  if (typeof content === 'string' && !isPart) output.unreadable(content, EXPLAINED[content], {}, 'archive');
  // What precedes the damage is still there.
  if (content === 'malformed')
    content = expand(() => gunzipSync(bytes, { maxOutputLength: limit, finishFlush: constants.Z_SYNC_FLUSH }));
  if (typeof content === 'string') return;
  if (isTar(content)) untar(content, output);
  else output.layer(content, { container: 'gzip' });
}

function untar(bytes: Buffer, output: Output): void {
  let count = 0;
  for (const { name, content, whole } of tarEntries(bytes)) {
    if (++count > MAX_ENTRIES) {
      output.unreadable('too-large', TOO_MANY);
      return;
    }
    if (!whole)
      output.unreadable(
        'malformed',
        'The archive is truncated.',
        name === '' ? {} : { pointer: pointerTo(name) },
        'archive',
      );
    output.layer(Buffer.from(content), { pointer: pointerTo(name), container: 'tar' });
  }
}

function unzip(bytes: Buffer, output: Output): void {
  const entries = zipEntries(bytes);
  if (entries === undefined) {
    output.unreadable('malformed', 'The archive is truncated: its directory is missing.', {}, 'archive');
    return;
  }
  let left = MAX_BYTES;
  let count = 0;
  let unsupported = 0;
  for (const { name, encrypted, method, stored } of entries) {
    if (++count > MAX_ENTRIES) {
      output.unreadable('too-large', TOO_MANY);
      break;
    }
    const place = { pointer: pointerTo(name) };
    if (encrypted && MATERIAL_FILE.test(name)) output.unreadable('locked', 'The entry is encrypted.', place);
    if (!encrypted && method !== STORED && method !== DEFLATED) unsupported++;
    if (encrypted || (method !== STORED && method !== DEFLATED)) continue;
    const limit = allowance(stored, left);
    const content = expand(() =>
      method === STORED ? Buffer.from(stored) : inflateRawSync(stored, { maxOutputLength: limit }),
    );
    // What was given up has cost as much as what was read.
    left -= typeof content === 'string' ? limit : content.length;
    if (left <= 0) {
      output.unreadable(
        'too-large',
        `The archive needs more than ${MAX_BYTES >> 20} MiB unpacked; the rest is not scanned.`,
      );
      break;
    }
    if (typeof content === 'string') output.unreadable(content, EXPLAINED[content], place, 'archive');
    else output.layer(content, { ...place, container: 'zip' });
  }
  if (unsupported > 0)
    output.unreadable('unsupported', `${unsupported} entries use a compression that is not supported.`);
}

/** Bytes that some compressed ones may expand to. */
function allowance(stored: Buffer, left: number): number {
  return Math.min(left, Math.max(ALWAYS_ALLOWED, stored.length * MAX_RATIO));
}

const TOO_MANY = `The archive has more than ${MAX_ENTRIES} entries; the rest is not scanned.`;

const EXPLAINED = {
  'too-large': `It expands to more than ${MAX_RATIO} times its size.`,
  malformed: 'The compressed data is truncated or damaged.',
} as const;

function expand(step: () => Buffer): Buffer | keyof typeof EXPLAINED {
  try {
    return step();
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : 'malformed';
  }
}

function pointerTo(name: string): string {
  return `${name.length > MAX_NAME ? `${name.slice(0, MAX_NAME)}…` : name}!`;
}
