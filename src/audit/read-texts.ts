import type { Source } from '../model/index.ts';
import type { Environment } from '../readers/git.ts';
import { toDisplayPath } from '../readers/raw-paths.ts';
import { openReader } from '../readers/reader.ts';

/** Bytes of the largest text that is compared. */
export const MAX_TEXT = 256 << 10;

export type Side = Pick<Source, 'access' | 'entries'>;

/** The texts of a side, by their paths. */
export async function readTexts(
  { access, entries }: Side,
  env: Environment,
  maxFileBytes = MAX_TEXT,
): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  if (entries.length === 0) return texts;
  const reader = openReader(access, env, { maxFileBytes, suspect: () => false });
  try {
    await reader.each(entries, ({ name }, content) => {
      if (content.kind === 'bytes' && !content.bytes.subarray(0, 8_000).includes(0))
        texts.set(toDisplayPath(name), content.bytes.toString('utf8'));
    });
  } finally {
    reader.close();
  }
  return texts;
}

/** Scripts by their names. */
export const SHELL = /\.(?:sh|bash|ksh|zsh)$|(?:^|\/)[^./]+$/;
const SOURCES = /^\s{0,40}(?:source|\.)\s/m;

/** Whether a text may call functions of another script, which it sources. */
export function mayCallFunctions(path: string, text: string): boolean {
  return SHELL.test(path) && SOURCES.test(text);
}
