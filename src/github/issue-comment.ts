import { type Client, loginOf, type Repo } from './client.ts';
import { createOnce } from './create-once.ts';
import type { Remark } from './issue-lifecycle.ts';

/** Comments on an issue; each of ours stands there once, however often and by how many runs it was tried. */
export async function commentOnce(client: Client, repo: Repo, number: number, { id, text }: Remark): Promise<void> {
  const marker = `<!-- cert-hygiene remark v1 ${id} -->`;
  const find = async () => {
    const comments = await client.octokit.paginate(client.octokit.rest.issues.listComments, {
      ...repo,
      issue_number: number,
      per_page: 100,
    });
    const marked = comments.filter(({ body }) => body?.startsWith(`${marker}\n`) === true);
    if (marked.length > 0) client.login ??= await loginOf(client);
    return marked.filter(({ user }) => user?.login === client.login).map((comment) => comment.id);
  };
  const [before] = await find();
  if (before !== undefined) return;
  await createOnce(
    async () => {
      const { data } = await client.octokit.rest.issues.createComment({
        ...repo,
        issue_number: number,
        body: `${marker}\n${text}`,
      });
      return data.id;
    },
    async () => (await find())[0],
  );
  // Of the comments of two runs at once the oldest stays.
  const [, ...younger] = (await find()).sort((a, b) => a - b);
  for (const comment of younger) {
    await client.octokit.rest.issues.deleteComment({ ...repo, comment_id: comment }).catch((error: unknown) => {
      if ((error as { status?: number }).status !== 404) throw error;
    });
  }
}
