import type { Client, Repo } from './client.ts';

/** Asks owners for a review, people and teams of this organisation; the author and who was asked already are GitHub's to skip. */
export async function requestReviews(
  client: Client,
  repo: Repo,
  number: number,
  owners: readonly string[],
): Promise<void> {
  const handles = [...new Set(owners)].filter((owner) => owner.startsWith('@')).map((owner) => owner.slice(1));
  const teams = handles
    .filter((handle) => handle.startsWith(`${repo.owner}/`))
    .map((handle) => handle.split('/')[1] ?? '');
  const people = handles.filter((handle) => !handle.includes('/'));
  if (teams.length + people.length === 0) return;
  await client.octokit.rest.pulls.requestReviewers({
    ...repo,
    pull_number: number,
    reviewers: people.slice(0, 15),
    team_reviewers: teams.slice(0, 15),
  });
}
