import { createHash } from 'node:crypto';
import type { Entry, Fault, Inventory, Skipped, Source } from '../model/index.ts';
import type { Environment } from '../readers/git.ts';
import { toDisplayPath } from '../readers/raw-paths.ts';
import { openReader } from '../readers/reader.ts';
import { mergeInventories } from './inventory.ts';

/** The contents of one side of a change that were read. */
interface Side {
  inventory: Inventory;
  faults: Fault[];
}

/** Largest file whose content is compared with what a pointer says. */
const MAX_BYTES = 16 << 20;

/** Git holds a pointer if Git LFS stores the content. If the checkout has fetched the content, it is on the disk. */
export async function addLfsContent(
  changed: Side,
  head: Source,
  read: (...sources: Source[]) => Promise<Side>,
): Promise<void> {
  const pointers = pointersIn(changed.inventory);
  const entries = head.entries.filter(({ name }) => pointers.has(toDisplayPath(name)));
  if (entries.length === 0 || head.access.kind !== 'files') return;
  const { inventory, faults } = await read({ ...head, entries, skipped: [] });
  forget(changed.inventory, new Set(entries.map(({ name }) => toDisplayPath(name))));
  changed.inventory = mergeInventories(changed.inventory, inventory);
  changed.faults.push(...faults);
}

/**
 * Pointers of the base that the head replaced with their content, or removed: the change stays completely checked.
 * @returns the paths of those whose content is what the pointer stood for, so that nothing in it is new
 */
export async function leavingLfs(
  before: Side,
  base: Source,
  head: Source,
  env: Environment,
): Promise<ReadonlySet<string>> {
  const pointers = pointersIn(before.inventory);
  const same = new Set<string>();
  if (pointers.size === 0) return same;
  const isPointer = ({ name }: Entry) => pointers.has(toDisplayPath(name));
  const stored = await textsOf(base, base.entries.filter(isPointer), env);
  const left = head.entries.filter(isPointer);
  const contents = await textsOf(head, left, env);
  const there = new Set(left.map(({ name }) => toDisplayPath(name)));
  // What the change deletes it does not bring.
  const replaced = new Set([...pointers].filter((path) => !there.has(path)));
  for (const [path, bytes] of contents) {
    const hash = hashIn(stored.get(path));
    if (hash === undefined || hashIn(bytes) !== undefined) continue;
    replaced.add(path);
    if (createHash('sha256').update(bytes).digest('hex') === hash) same.add(path);
  }
  forget(before.inventory, replaced);
  return same;
}

function pointersIn({ repositories }: Inventory): ReadonlySet<string> {
  return new Set(repositories.flatMap(({ skipped }) => skipped.filter(isPointer).map(({ path }) => path)));
}

function forget({ repositories }: Inventory, paths: ReadonlySet<string>): void {
  for (const repository of repositories)
    repository.skipped = repository.skipped.filter((one) => !isPointer(one) || !paths.has(one.path));
}

function isPointer({ reason }: Skipped): boolean {
  return reason === 'lfs-pointer';
}

async function textsOf({ access }: Source, entries: readonly Entry[], env: Environment): Promise<Map<string, Buffer>> {
  const contents = new Map<string, Buffer>();
  if (entries.length === 0) return contents;
  const reader = openReader(access, env, { maxFileBytes: MAX_BYTES, suspect: () => false });
  try {
    await reader.each(entries, ({ name }, content) => {
      if (content.kind === 'bytes') contents.set(toDisplayPath(name), Buffer.from(content.bytes));
    });
  } finally {
    reader.close();
  }
  return contents;
}

/** The SHA-256 of the content that a pointer stands for: https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md */
function hashIn(pointer: Buffer | undefined): string | undefined {
  if (pointer === undefined || pointer.length > 1_024) return undefined;
  return /^version https:\/\/git-lfs\.github\.com\/spec\/v1\n(?:.*\n)*?oid sha256:([0-9a-f]{64})$/m.exec(
    pointer.toString('latin1'),
  )?.[1];
}
