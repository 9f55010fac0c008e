/** Makes every fixture of __tests__/fixtures again, with keys made for it. Needs openssl, and keytool for keystores. */
import { readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const HERE = dirname(fileURLToPath(import.meta.url));
const ROOT = resolve(HERE, '..', '__tests__', 'fixtures');

const wanted = process.argv.slice(2);
for (const file of readdirSync(join(HERE, 'fixtures')).sort()) {
  const family = file.replace(/\.ts$/, '');
  if (!file.endsWith('.ts') || (wanted.length > 0 && !wanted.includes(family))) continue;
  const module = (await import(pathToFileURL(join(HERE, 'fixtures', file)).href)) as {
    make?: (root: string) => Promise<void>;
  };
  if (module.make === undefined) continue;
  await module.make(ROOT);
  console.log(family);
}
