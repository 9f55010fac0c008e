/**
 * First bytes of archive formats that are not unpacked here, from their own specifications; methods of zip from its
 * APPNOTE.
 */
const FORMATS: readonly { name: string; magic: Buffer; extension: RegExp }[] = [
  { name: 'xz', magic: Buffer.from('fd377a585a00', 'hex'), extension: /\.t?xz$/i },
  // RFC 8878 section 3.1.1
  { name: 'Zstandard', magic: Buffer.from('28b52ffd', 'hex'), extension: /\.t?zst$/i },
  { name: '7z', magic: Buffer.from('377abcaf271c', 'hex'), extension: /\.7z$/i },
  { name: 'RAR', magic: Buffer.from('526172211a07', 'hex'), extension: /\.rar$/i },
  { name: 'bzip2', magic: Buffer.from('425a68', 'hex'), extension: /\.t?bz2$/i },
];
const FIRST: ReadonlySet<number> = new Set(FORMATS.map(({ magic }) => magic[0] as number));

/**
 * The format of an archive that is not unpacked: by its first bytes, or by its name where they are not at hand.
 * Undefined for everything else.
 */
export function archiveFormat(path: string, bytes: Buffer | undefined): string | undefined {
  if (bytes === undefined) return FORMATS.find(({ extension }) => extension.test(path))?.name;
  if (!FIRST.has(bytes[0] ?? 0)) return undefined;
  const found = FORMATS.find(({ magic }) => magic.equals(bytes.subarray(0, magic.length)));
  // The three letters that bzip2 begins with begin texts too.
  return found?.name === 'bzip2' && !found.extension.test(path) ? undefined : found?.name;
}
