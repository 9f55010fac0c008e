import { createHash } from 'node:crypto';
import type { AuditOptions } from '../audit/audit.ts';
import { auditChange } from '../audit/audit-change.ts';
import type { ChangeRequest } from '../audit/change-sides.ts';
import { aboutChange, type Suggestion, suggestionsFor } from '../changes/suggestions.ts';
import type { Client, Repo } from '../github/client.ts';
import { refusalOf } from '../github/refusal.ts';
import { type LineComment, pullPatches } from '../github/suggestions.ts';
import type { Report, Source } from '../model/index.ts';
import type { Environment } from '../readers/git.ts';
import { toRawName } from '../readers/raw-paths.ts';
import { openReader } from '../readers/reader.ts';
import { suggestionText } from '../reporters/comment.ts';
import { readSourceText } from '../sources/read-text.ts';

const MAX_FILE = 1 << 20;

/** What to suggest, or why that is unknown. */
export type Suggested = { comments: LineComment[] } | { refused: string };

/** Suggestions for the findings of a change; each was tried by another audit of the change. */
export async function suggest(
  report: Report,
  request: ChangeRequest,
  options: AuditOptions,
  pull: { repo: Repo; number: number; client(): Promise<Client> },
): Promise<Suggested> {
  if (aboutChange(report).length === 0) return { comments: [] };
  const { committed = request.head } = request;
  const { env = {} } = options;
  let patches: ReadonlyMap<string, string>;
  try {
    patches = await pullPatches(await pull.client(), pull.repo, pull.number);
  } catch (error) {
    return { refused: refusalOf(error, 'pull-requests: read') };
  }
  let contents: Record<string, string> | undefined;
  const suggestions = await suggestionsFor(report, {
    patchOf: (path) => patches.get(path),
    async textOf(path) {
      const text = await readSourceText(committed, path, env);
      return text !== undefined && text.length <= MAX_FILE && !text.includes('\ufffd') ? text : undefined;
    },
    async tryOut(path, text) {
      contents ??= await contentsOf(committed, request.names, env);
      const edited = { ...contents, [toRawName(path)]: Buffer.from(text).toString('base64') };
      const entries = Object.keys(edited).map((name) => ({ name }));
      const { findings } = await auditChange(
        { ...request, committed: { ...committed, entries, access: { kind: 'memory', contents: edited } } },
        options,
      );
      return new Set(findings.filter(({ status }) => status === 'new').map(({ key }) => key));
    },
  });
  return { comments: suggestions.map((one) => commentOf(one, report)) };
}

function commentOf(suggestion: Suggestion, report: Report): LineComment {
  const { path, start, end, lines, finding } = suggestion;
  const id = createHash('sha256')
    .update([finding.key, path, ...lines].join('\0'))
    .digest('hex')
    .slice(0, 16);
  return { id, path, start, end, text: suggestionText(suggestion, report) };
}

/** The changed files as the head has them, in base64 by the bytes of their names (latin1). */
async function contentsOf(
  source: Source,
  names: ReadonlySet<string>,
  env: Environment,
): Promise<Record<string, string>> {
  const contents: Record<string, string> = Object.create(null);
  const reader = openReader(source.access, env, { maxFileBytes: MAX_FILE, suspect: () => true });
  try {
    const changed = source.entries.filter(({ name }) => names.has(name));
    await reader.each(changed, ({ name }, content) => {
      if (content.kind === 'bytes') contents[name] = content.bytes.toString('base64');
    });
  } finally {
    reader.close();
  }
  return contents;
}
