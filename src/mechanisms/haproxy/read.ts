import { serverConsumer } from '../../mechanism-kit/server-consumers.ts';
import type { ConfigFile, MechanismOutput } from '../../model/index.ts';

/** One consumer for each `crt`, `crt-list` and `ca-file` of a `bind` or `server` line (HAProxy configuration manual, section 5). */
export function read(file: ConfigFile, output: MechanismOutput): void {
  let base = '';
  let trustBase = '';
  for (const [index, raw] of file.text.split('\n').entries()) {
    const words = raw.trim().split(/\s+/);
    if (words[0]?.startsWith('#')) continue;
    if (words[0] === 'crt-base') base = `${words[1] ?? ''}/`;
    if (words[0] === 'ca-base') trustBase = `${words[1] ?? ''}/`;
    if (words[0] !== 'bind' && words[0] !== 'server' && words[0] !== 'default-server' && words[0] !== 'load') continue;
    const common = { service: 'haproxy', line: index + 1 };
    for (const [at, word] of words.entries()) {
      const value = words[at + 1]?.replace(/^(["'])(.*)\1$/, '$2');
      if (word.startsWith('#')) break;
      if (value === undefined || value.startsWith('@')) continue;
      if (word === 'crt' || word === 'crt-list') {
        const certificate = below(base, value);
        serverConsumer(output, {
          ...common,
          directive: word,
          ...(/server$/.test(words[0]) && { side: 'client' as const }),
          certificate: word === 'crt' ? orFolder(certificate) : certificate,
        });
      } else if (word === 'ca-file')
        serverConsumer(output, { ...common, directive: word, trust: below(trustBase, value) });
    }
  }
}

function below(base: string, path: string): string {
  return path.startsWith('/') || path.includes('$') ? path : `${base}${path}`;
}

/** A `crt` may name a folder, of which every file is loaded (section 5.1); a file of certificates has an extension. */
function orFolder(path: string): string {
  return /\/[^/.]+$/.test(path) ? `${path}/` : path;
}
