import { isNamed, mayTell } from '../changes/certificate-words.ts';
import { decoders } from '../decoders/index.ts';
import type { Mechanism, Report } from '../model/index.ts';
import type { Environment } from '../readers/git.ts';
import { toDisplayPath } from '../readers/raw-paths.ts';
import { openReader } from '../readers/reader.ts';
import { TOOL } from '../version.ts';
import type { AuditOptions } from './audit.ts';
import {
  type ChangeRequest,
  comparisonText,
  goneFrom,
  holdsAnything,
  readSides,
  withRevision,
} from './change-sides.ts';
import { createExaminer, type PlugIns } from './examine.ts';
import { mergeInventories } from './inventory.ts';
import { MAX_TEXT, mayCallFunctions } from './read-texts.ts';
import { signs } from './signs.ts';

/** Changed files of a side beyond which nothing is gained. */
const MAX_FILES = 500;

/** In place of the mechanisms: each says that it cannot read what the mechanism may read. */
const plugIns: PlugIns = {
  decoders,
  mechanisms: signs.map(
    ({ needles, named }): Mechanism => ({
      id: 'any',
      title: '',
      identifiedBy: '',
      references: [],
      accepts: (path) => named === undefined || named.test(path),
      needles,
      read: (_, output) => output.unreadable('unsupported', ''),
      rules: [],
    }),
  ),
};

/** A change of which no file holds a byte string of any tool, or a word of renewal. */
export interface QuietChange {
  /** The report that a complete audit of the change gives; undefined where that depends on something else too. */
  report(request: ChangeRequest, options: AuditOptions): Promise<Report | undefined>;
}

/** Looks at the changed files alone, before it is known what else there is. Undefined unless the change is quiet. */
export async function lookAtChange(
  { names, base, head }: Pick<ChangeRequest, 'names' | 'base' | 'head'>,
  env: Environment,
): Promise<QuietChange | undefined> {
  if (names.size > MAX_FILES) return undefined;
  const examiner = createExaminer(plugIns, []);
  const speaks = (path: string, bytes: Buffer) => {
    if (isNamed(path) || examiner.wants(path, bytes)) return true;
    const text = bytes.toString('utf8');
    return mayTell(text) || mayCallFunctions(path, text);
  };
  for (const { access, entries } of [head, base]) {
    let isQuiet = true;
    const reader = openReader(access, env, { maxFileBytes: MAX_TEXT, suspect: () => true });
    try {
      const changed = entries.filter(({ name }) => names.has(name));
      await reader.each(changed, ({ name }, content) => {
        isQuiet &&= content.kind === 'bytes' && !speaks(toDisplayPath(name), content.bytes);
      });
    } finally {
      reader.close();
    }
    if (!isQuiet) return undefined;
  }
  return { report };
}

async function report(request: ChangeRequest, options: AuditOptions): Promise<Report | undefined> {
  const { head, after, elsewhere, leftOut = 0 } = request;
  const { inert = [], submodules = [], skipped } = head;
  const others = inert.length + submodules.length + skipped.filter(({ reason }) => reason !== 'symlink').length;
  const judging = options.config ?? options.baseline ?? after ?? elsewhere;
  if (others + leftOut > 0 || judging !== undefined) return undefined;
  const { changed, before } = await readSides(request, { ...options, ...plugIns });
  for (const { inventory, faults } of [changed, before]) {
    const unread = inventory.repositories.flatMap((one) => one.skipped).filter(({ reason }) => reason !== 'symlink');
    if (faults.length + unread.length > 0 || holdsAnything(inventory)) return undefined;
  }
  for (const thread of options.started ?? []) thread.stop();
  const gone = goneFrom(request);
  return {
    tool: TOOL,
    now: options.now,
    rules: [],
    inventory: withRevision(mergeInventories(changed.inventory), head.revision),
    topology: { lineages: [], facts: [], edges: [] },
    contextOf: () => 'production',
    findings: [],
    faults: [],
    notices: [comparisonText(request, false)],
    incomplete: [],
    changes: [],
    ...(gone.size > 0 && { removed: gone }),
  };
}
