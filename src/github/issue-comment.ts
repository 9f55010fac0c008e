import type { Client, Repo } from './client.ts';
import { createOnce } from './create-once.ts';
import type { Remark } from './issue-lifecycle.ts';
import { deleteComments, ownComments } from './own-comments.ts';

/** Comments on an issue. Each of ours exists once, however many runs try to write it. */
export async function commentOnce(client: Client, repo: Repo, number: number, { id, text }: Remark): Promise<void> {
  const marker = `<!-- cert-hygiene remark v1 ${id} -->`;
  const find = () => ownComments(client, repo, number, marker);
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
    async () => (await find())[0]?.id,
  );
  // Of the comments of two runs at once the oldest stays.
  const [, ...younger] = await find();
  await deleteComments(client, repo, younger);
}
