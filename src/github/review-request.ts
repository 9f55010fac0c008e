import type { Client, Repo } from './client.ts';

/** GitHub takes no more than this for one pull request. */
const MAX_REQUESTS = 15;

interface Handle {
  reviewers?: string[];
  team_reviewers?: string[];
}

/**
 * Requests reviews from owners, people and teams of this organization. Each is asked once in the life of the pull
 * request, so that a person who has answered is not asked again.
 * @throws Error that names whom GitHub refused to ask; the others were asked
 */
export async function requestReviews(
  client: Client,
  repo: Repo,
  number: number,
  owners: readonly string[],
  author: string | undefined,
): Promise<void> {
  const asked = await askedBefore(client, repo, number);
  const due = [...new Set(owners)].filter((owner) => owner.startsWith('@')).flatMap((owner) => handleOf(owner, repo));
  const handles = due.filter(({ name }) => name !== author?.toLowerCase() && !asked.has(name)).slice(0, MAX_REQUESTS);
  if (handles.length === 0) return;
  const ask = (some: typeof handles) =>
    client.octokit.rest.pulls.requestReviewers({
      ...repo,
      pull_number: number,
      reviewers: some.flatMap(({ handle }) => handle.reviewers ?? []),
      team_reviewers: some.flatMap(({ handle }) => handle.team_reviewers ?? []),
    });
  try {
    await ask(handles);
  } catch (error) {
    // One name that may not review, and GitHub refuses all of them.
    if ((error as { status?: number }).status !== 422 || handles.length === 1) throw error;
    const refused: string[] = [];
    for (const one of handles) await ask([one]).catch(() => refused.push(one.name));
    if (refused.length > 0) throw new Error(`GitHub does not accept ${refused.join(', ')} as reviewers`);
  }
}

/** `@login`, or `@org/team` where the organisation is the owner of the repository; GitHub's names have no case. */
function handleOf(owner: string, { owner: organisation }: Repo): { name: string; handle: Handle }[] {
  const name = owner.slice(1).toLowerCase();
  const [first, team] = name.split('/');
  if (team === undefined) return [{ name, handle: { reviewers: [owner.slice(1)] } }];
  return first === organisation.toLowerCase() ? [{ name, handle: { team_reviewers: [team] } }] : [];
}

/** Logins, and teams as `org/slug`, in lower case, that were ever asked, by us or by anybody. */
async function askedBefore(client: Client, repo: Repo, number: number): Promise<Set<string>> {
  const events = await client.octokit.paginate(client.octokit.rest.issues.listEvents, {
    ...repo,
    issue_number: number,
    per_page: 100,
  });
  return new Set(
    events.flatMap((event) => {
      const { requested_reviewer: person, requested_team: team } = event as {
        requested_reviewer?: { login?: string } | null;
        requested_team?: { slug?: string } | null;
      };
      const names = [person?.login, team?.slug && `${repo.owner}/${team.slug}`];
      return names.filter((name) => name !== undefined).map((name) => name.toLowerCase());
    }),
  );
}
