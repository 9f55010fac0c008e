/** Which shard audits which repository: the same answer in every job, whatever the order of the list. */
import { createHash } from 'node:crypto';
import { compareText, type RemoteRepository } from '../model/index.ts';

/** Jobs of one matrix. https://docs.github.com/en/actions/reference/limits */
export const MAX_SHARDS = 256;
/** Number of shards if the user sets none: an account without a plan runs 20 jobs at once. */
const USUAL_SHARDS = 20;
/** What one shard takes on, unless there would be too many. */
const REPOSITORIES_PER_SHARD = 100;
const KIB_PER_SHARD = 4 << 20;
/** What a repository costs whatever its size, in KiB of transfer: a connection, a few processes. */
const OVERHEAD = 2_048;
/** How far above the mean a shard may be loaded so that a repository stays with the same shard. */
const SLACK = 1.25;

/** What auditing a repository is expected to cost, in KiB of transfer. */
export function costOf({ size }: Pick<RemoteRepository, 'size'>): number {
  return OVERHEAD + size;
}

/** How many shards are useful. */
export function shardsFor(repositories: readonly RemoteRepository[]): number {
  const size = repositories.reduce((sum, one) => sum + one.size, 0);
  const wanted = Math.max(repositories.length / REPOSITORIES_PER_SHARD, size / KIB_PER_SHARD);
  return Math.max(1, Math.min(USUAL_SHARDS, repositories.length, Math.ceil(wanted)));
}

/**
 * The shard of each repository, from 1, by name. Each name prefers the shards in an order of its own (rendezvous hashing), and
 * takes the first one that has room, the largest repositories first: a repository that comes or goes moves few of the others,
 * whose facts a shard may still have from the last run. No shard costs more than {@link SLACK} times the mean, or than the
 * mean and the largest repository.
 */
export function assignShards(repositories: readonly RemoteRepository[], shards: number): Map<string, number> {
  const total = repositories.reduce((sum, one) => sum + costOf(one), 0);
  const room = (total / shards) * SLACK;
  const loads = new Array<number>(shards).fill(0);
  const assigned = new Map<string, number>();
  const largestFirst = repositories.toSorted((a, b) => b.size - a.size || compareText(a.name, b.name));
  for (const repository of largestFirst) {
    const cost = costOf(repository);
    const loadOf = (shard: number): number => loads[shard - 1] ?? 0;
    const preferred = preferences(repository.name, shards);
    const shard =
      preferred.find((one) => loadOf(one) + cost <= room) ??
      preferred.reduce((least, one) => (loadOf(one) < loadOf(least) ? one : least));
    loads[shard - 1] = loadOf(shard) + cost;
    assigned.set(repository.name, shard);
  }
  return assigned;
}

/** The shards in the order that a name prefers. */
function preferences(name: string, shards: number): number[] {
  const scored = Array.from({ length: shards }, (_, index) => {
    const digest = createHash('sha256')
      .update(`${index + 1} ${name}`)
      .digest();
    return { shard: index + 1, score: digest.readUIntBE(0, 6) };
  });
  return scored.sort((a, b) => b.score - a.score || a.shard - b.shard).map(({ shard }) => shard);
}
