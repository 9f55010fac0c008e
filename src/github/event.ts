import { UsageError } from '../util/errors.ts';

/**
 * The change that an event is about. The payload comes from the runner, but anyone can choose its titles and branches.
 */
export interface ChangeEvent {
  kind: 'pull_request' | 'merge_group';
  base: string;
  head: string;
  /** Number of the pull request. A merge group has none, so it gets no comment. */
  number?: number;
  /** The head lies in another repository, so that the token may only read. */
  fork: boolean;
  /** Login of the author of the pull request. */
  author?: string;
}

const COMMIT = /^[0-9a-f]{40}([0-9a-f]{24})?$/;

/** Whether the event says that the repository is public; not every event does. */
export function isPublic(payload: unknown): boolean {
  const { repository } = (payload ?? {}) as { repository?: { private?: unknown } | null };
  return repository?.private === false;
}

/**
 * What the event compares; undefined for one that compares nothing.
 * @throws UsageError where the payload is not as GitHub documents it
 */
export function changeOf(name: string, payload: unknown): ChangeEvent | undefined {
  if (name === 'merge_group') {
    const group = field(payload, 'merge_group');
    return { kind: 'merge_group', base: commit(group, 'base_sha'), head: commit(group, 'head_sha'), fork: false };
  }
  if (name !== 'pull_request' && name !== 'pull_request_target') return undefined;
  const pull = field(payload, 'pull_request');
  const number = (pull as { number?: unknown }).number;
  if (!Number.isSafeInteger(number)) throw new UsageError('the event has no pull request number');
  const [base, head] = [field(pull, 'base'), field(pull, 'head')];
  const nameOf = (side: object) => (side as { repo?: { full_name?: unknown } | null }).repo?.full_name;
  return {
    kind: 'pull_request',
    base: commit(base, 'sha'),
    head: commit(head, 'sha'),
    number: number as number,
    // A head whose repository was deleted cannot be written to either.
    fork: nameOf(head) !== nameOf(base),
    ...authorOf(pull),
  };
}

function authorOf(pull: object): { author?: string } {
  const { login } = (pull as { user?: { login?: unknown } | null }).user ?? {};
  return typeof login === 'string' ? { author: login } : {};
}

function field(value: unknown, name: string): object {
  const found = (value as Record<string, unknown> | null | undefined)?.[name];
  if (typeof found !== 'object' || found === null) throw new UsageError(`the event has no ${name}`);
  return found;
}

function commit(value: object, name: string): string {
  const found = (value as Record<string, unknown>)[name];
  if (typeof found !== 'string' || !COMMIT.test(found)) throw new UsageError(`the event has no commit ${name}`);
  return found;
}
