import type { Source } from '../model/index.ts';
import type { Environment } from '../readers/git.ts';
import { toRawName } from '../readers/raw-paths.ts';
import { openReader } from '../readers/reader.ts';

/** Largest file of this kind: configs, baselines, lists of owners. */
const MAX_BYTES = 16 << 20;

/** The text of one file of a source; undefined where it is not there, or is no regular file. */
export async function readSourceText(
  source: Pick<Source, 'access' | 'entries'>,
  path: string,
  env: Environment,
): Promise<string | undefined> {
  const options = { maxFileBytes: MAX_BYTES, suspect: () => false };
  const { access } = source;
  const name = toRawName(path);
  const entry = access.kind === 'git' ? source.entries.find((one) => one.name === name) : { name };
  if (entry === undefined) return undefined;
  const reader = openReader(access, env, options);
  let text: string | undefined;
  try {
    await reader.each([entry], (_, content) => {
      if (content.kind === 'bytes') text = content.bytes.toString('utf8');
    });
  } finally {
    reader.close();
  }
  return text;
}
