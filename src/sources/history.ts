import { createExaminer, type PlugIns } from '../audit/examine.ts';
import type { Arrival, Inventory } from '../model/index.ts';
import { blobReader, type Environment, git } from '../readers/git.ts';
import { toDisplayPath } from '../readers/raw-paths.ts';
import { toInstant } from '../util/dates.ts';
import { discover } from './discover.ts';

/** Places whose history is read, and versions of one place; the newest count. */
const MAX_PLACES = 2_000;
const MAX_VERSIONS = 200;
const MAX_BYTES = 16 << 20;

/** One state of one file on the default branch. */
interface Version {
  name: string;
  oid: string;
  revision: string;
  /** Milliseconds since the epoch. */
  time: number;
}

/**
 * When each version of the certificates of an inventory arrived at its path on the default branch. Undefined if there
 * is no repository, or one with only the last commit.
 */
export async function readHistory(
  folder: string,
  repository: string,
  inventory: Inventory,
  plugIns: PlugIns,
  env: Environment,
): Promise<Arrival[] | undefined> {
  const found = await discover(folder, env);
  if (found.kind === 'none') return undefined;
  const at = { env, cwd: folder };
  const where = [`--git-dir=${found.gitDir}`, ...(found.kind === 'work-tree' ? [`--work-tree=${found.top}`] : [])];
  const shallow = await git([...where, 'rev-parse', '--is-shallow-repository'], at);
  if (shallow.toString().trim() === 'true') return undefined;

  const names = new Set<string>();
  for (const { sightings } of inventory.certificates) {
    for (const place of sightings) if (place.repository === repository) names.add(place.path);
  }
  if (names.size === 0) return [];
  const paths = [...names]
    .sort()
    .slice(0, MAX_PLACES)
    .map((path) => `:(literal)${path}`);
  const log = await git(
    [
      ...where,
      'log',
      '--first-parent',
      '-m',
      '--raw',
      '--no-renames',
      '--no-abbrev',
      '--relative',
      '-z',
      '--format=%H %ct',
      '--',
      ...paths,
    ],
    at,
  );
  return decode(versionsIn(log), found.gitDir, repository, plugIns, env);
}

/** `<commit> <seconds>` and then, for each file, `:<modes> <old> <new> <status>` and its name, all ended by NUL. */
function versionsIn(log: Buffer): Version[] {
  const versions: Version[] = [];
  let revision = '';
  let time = 0;
  const fields = log.toString('latin1').split('\0');
  for (let i = 0; i < fields.length; i++) {
    const field = (fields[i] ?? '').trim();
    const commit = /^([0-9a-f]{40,64}) (\d+)/.exec(field);
    if (commit !== null) {
      revision = commit[1] ?? '';
      time = Number(commit[2]) * 1000;
    }
    const change = /:\d{6} (\d{6}) [0-9a-f]+ ([0-9a-f]+) [A-Z]$/.exec(field);
    if (change === null) continue;
    const name = fields[++i] ?? '';
    if (change[1]?.startsWith('100')) versions.push({ name, oid: change[2] ?? '', revision, time });
  }
  return versions;
}

async function decode(
  versions: readonly Version[],
  gitDir: string,
  repository: string,
  plugIns: PlugIns,
  env: Environment,
): Promise<Arrival[]> {
  const examiner = createExaminer({ decoders: plugIns.decoders, mechanisms: [] }, []);
  const counts = new Map<string, number>();
  const kept = versions.filter(({ name }) => {
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return count <= MAX_VERSIONS;
  });
  const arrivals: Arrival[] = [];
  const reader = blobReader(gitDir, env, { maxFileBytes: MAX_BYTES, suspect: () => false });
  try {
    await reader.each(kept, async ({ name, revision, time }, content) => {
      if (content.kind !== 'bytes') return;
      const path = toDisplayPath(name);
      const facts = await examiner.examine(repository, path, content.bytes);
      // The first certificate of a file is its own; the others are its chain.
      const [first] = facts?.certificates ?? [];
      if (first === undefined) return;
      const { fingerprint, subject, notBefore, notAfter } = first;
      arrivals.push({ repository, path, revision, time: toInstant(time), fingerprint, subject, notBefore, notAfter });
    });
  } finally {
    reader.close();
  }
  return arrivals;
}
