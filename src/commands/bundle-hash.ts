import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Hash of the running bundle: a cache belongs to exactly this program, whatever its version number is. Undefined if the
 * program is not bundled.
 */
export function programDigest(workerUrl: URL | undefined): string | undefined {
  if (workerUrl === undefined) return undefined;
  const folder = dirname(fileURLToPath(workerUrl));
  const hash = createHash('sha256');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.js'))
    .sort();
  for (const file of files)
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(folder, file)));
  return hash.digest('hex');
}
