/** The life of the one comment, against a list in memory; whole runs are in `bundle/pull-request.test.ts`. */
import { describe, expect, it } from 'vitest';
import type { Client } from '../../src/github/client.ts';
import { AmbiguousError } from '../../src/github/fetch.ts';
import { keepComment } from '../../src/github/sticky-comment.ts';

const MARKER = '<!-- cert-hygiene pull-request v1 -->';
const OURS = 'github-actions[bot]';

interface Comment {
  id: number;
  body: string;
  html_url: string;
  user: { login: string } | null;
}

const comment = (id: number, body: string, login: string | null = OURS): Comment => ({
  id,
  body,
  html_url: `https://github.corp.internal/c/${id}`,
  user: login === null ? null : { login },
});

/** A repository of comments; each name of a call in `failing` makes that call throw once. */
function server(comments: Comment[], failing: Record<string, { error: unknown; carriedOut?: boolean }[]> = {}) {
  const calls: string[] = [];
  let next = Math.max(0, ...comments.map(({ id }) => id)) + 1;
  const call = async <T>(name: string, work: () => T): Promise<T> => {
    calls.push(name);
    const failure = failing[name]?.shift();
    if (failure === undefined) return work();
    if (failure.carriedOut) work();
    throw failure.error;
  };
  const rest = {
    issues: {
      listComments: 'listComments',
      createComment: ({ body }: { body: string }) =>
        call('create', () => {
          const made = comment(next++, body);
          comments.push(made);
          return { data: made };
        }),
      updateComment: ({ comment_id, body }: { comment_id: number; body: string }) =>
        call('update', () => {
          const found = comments.find(({ id }) => id === comment_id) as Comment;
          found.body = body;
          return { data: found };
        }),
      deleteComment: ({ comment_id }: { comment_id: number }) =>
        call(
          'delete',
          () =>
            void comments.splice(
              comments.findIndex(({ id }) => id === comment_id),
              1,
            ),
        ),
    },
  };
  const octokit = {
    rest,
    paginate: () => call('list', () => comments.map((one) => ({ ...one }))),
    graphql: () => call('viewer', () => ({ viewer: { login: OURS } })),
  };
  const client = { octokit, traffic: { requests: 0, waited: 0 } } as unknown as Client;
  const keep = (body: string, create = true) => keepComment(client, { owner: 'corp', repo: 'web' }, 7, body, create);
  return { comments, calls, keep };
}

const ambiguous = Object.assign(new Error('lost'), { status: 500, cause: new AmbiguousError('lost') });
const status = (code: number) => Object.assign(new Error(String(code)), { status: code });

describe('a comment that is not ours is never touched', () => {
  it.each([
    ['of another author', comment(1, `${MARKER}\nforged`, 'mallory')],
    ['of another bot', comment(1, `${MARKER}\nforged`, 'other[bot]')],
    ['of an account that is gone', comment(1, `${MARKER}\nforged`, null)],
    ['with the marker in the middle', comment(1, `Look: ${MARKER}\nours`)],
    ['with the marker on its second line', comment(1, `\n${MARKER}\nours`)],
    ['with more on the line of the marker', comment(1, `${MARKER} x\nours`)],
    ['with the marker of another kind', comment(1, '<!-- cert-hygiene issue v1 -->\nours')],
  ])('%s', async (_, foreign) => {
    const { comments, keep } = server([{ ...foreign }]);
    expect(await keep('new')).toMatchObject({ action: 'created' });
    expect(comments).toEqual([foreign, comment(2, `${MARKER}\nnew`)]);
  });
});

describe('ours', () => {
  it('is not created where nothing is to be said', async () => {
    const { calls, keep } = server([]);
    expect(await keep('resolved', false)).toEqual({ action: 'none' });
    expect(calls).toEqual(['list']);
  });

  it('is edited in place, also where it would not be created', async () => {
    const { comments, keep } = server([comment(5, `${MARKER}\nold`)]);
    expect(await keep('resolved', false)).toEqual({ action: 'updated', url: 'https://github.corp.internal/c/5' });
    expect(comments).toEqual([comment(5, `${MARKER}\nresolved`)]);
  });

  it('is left alone where it says the same', async () => {
    const { calls, keep } = server([comment(5, `${MARKER}\nsame`)]);
    expect(await keep('same')).toMatchObject({ action: 'unchanged' });
    expect(calls).toEqual(['list', 'viewer']);
  });

  it('is the oldest of two; the younger goes', async () => {
    const { comments, keep } = server([comment(9, `${MARKER}\nyoung`), comment(5, `${MARKER}\nold`)]);
    await keep('new');
    expect(comments).toEqual([comment(5, `${MARKER}\nnew`)]);
  });

  it('is one of two that say the same already', async () => {
    const { comments, calls, keep } = server([comment(5, `${MARKER}\nsame`), comment(9, `${MARKER}\nsame`)]);
    expect(await keep('same')).toMatchObject({ url: 'https://github.corp.internal/c/5' });
    expect(comments).toEqual([comment(5, `${MARKER}\nsame`)]);
    expect(calls).not.toContain('update');
  });

  it('with the line ends of a browser is ours, and is written anew only where it says something else', async () => {
    const { comments, calls, keep } = server([comment(5, `${MARKER}\r\nsame\r\ntext`)]);
    expect(await keep('same\ntext')).toMatchObject({ action: 'unchanged' });
    expect(calls).not.toContain('update');
    await keep('new');
    expect(comments).toEqual([comment(5, `${MARKER}\nnew`)]);
  });

  it('is settled although the other run deletes the younger first', async () => {
    const both = [comment(5, `${MARKER}\nold`), comment(9, `${MARKER}\nyoung`)];
    const { comments, keep } = server(both, { delete: [{ error: status(404), carriedOut: true }] });
    await keep('new');
    expect(comments).toEqual([comment(5, `${MARKER}\nnew`)]);
  });
});

describe('a creation without an answer', () => {
  it('that was carried out is found', async () => {
    const { comments, calls, keep } = server([], { create: [{ error: ambiguous, carriedOut: true }] });
    expect(await keep('new')).toMatchObject({ action: 'created' });
    expect(comments).toHaveLength(1);
    expect(calls.filter((name) => name === 'create')).toHaveLength(1);
  });

  it('that was not is made up for, once', async () => {
    const { comments, keep } = server([], { create: [{ error: ambiguous }] });
    await keep('new');
    expect(comments).toHaveLength(1);
    const failing = server([], { create: [{ error: ambiguous }, { error: ambiguous }, { error: ambiguous }] });
    await expect(failing.keep('new')).rejects.toBe(ambiguous);
    expect(failing.calls.filter((name) => name === 'create')).toHaveLength(2);
  });

  it('that was refused is not tried again', async () => {
    const { calls, keep } = server([], { create: [{ error: status(403) }] });
    await expect(keep('new')).rejects.toMatchObject({ status: 403 });
    expect(calls).toEqual(['list', 'create']);
  });
});

it('what is no list of comments is no empty list', async () => {
  const { keep } = server([{} as Comment]);
  await expect(keep('new')).rejects.toThrow('not a list of comments');
});
