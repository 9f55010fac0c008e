import type { Client } from './client.ts';
import { isWithoutGraphql } from './own-account.ts';

/** Repositories in one query: each costs the server a little, and a query has 10 seconds. */
const AT_ONCE = 50;
/** Repositories that are asked one by one where there is no GraphQL: of 1,000 calls an hour more would be too many. */
const MAX_BY_REST = 300;
const NAME = /^([A-Za-z0-9][\w.-]*)\/([\w.-]+)$/;

/** Facts about a repository that are needed before an issue is written to it. */
export interface IssuePlace {
  /** Not everybody may read it. */
  private: boolean;
  /** Whether an issue with the label is open. */
  open: boolean;
}

/**
 * Repositories as places for issues, by name. One query of GraphQL for many of them, no call of REST for each. Those that the
 * token does not see are left out.
 */
export async function issuePlaces(
  client: Client,
  names: readonly string[],
  label: string,
): Promise<Map<string, IssuePlace>> {
  const found = new Map<string, IssuePlace>();
  const known = names.filter((name) => NAME.test(name));
  for (let start = 0; start < known.length; start += AT_ONCE) {
    const part = known.slice(start, start + AT_ONCE);
    let answer: Answer;
    try {
      answer = await ask(client, part, label);
    } catch (error) {
      if (!isWithoutGraphql(error) || known.length > MAX_BY_REST) throw error;
      return byRest(client, known, label);
    }
    part.forEach((name, index) => {
      const { isPrivate, issues } = answer?.[`r${index}`] ?? {};
      if (typeof isPrivate === 'boolean') found.set(name, { private: isPrivate, open: Number(issues?.totalCount) > 0 });
    });
  }
  return found;
}

/** The same, with two calls for each. */
async function byRest({ octokit }: Client, names: readonly string[], label: string): Promise<Map<string, IssuePlace>> {
  const found = new Map<string, IssuePlace>();
  for (const name of names) {
    const [owner = '', repo = ''] = name.split('/');
    try {
      const { data: about } = await octokit.rest.repos.get({ owner, repo });
      const { data: open } = about.has_issues
        ? await octokit.rest.issues.listForRepo({ owner, repo, labels: label, state: 'open', per_page: 1 })
        : { data: [] };
      found.set(name, { private: about.private, open: open.length > 0 });
    } catch (error) {
      if ((error as { status?: number }).status !== 404) throw error;
    }
  }
  return found;
}

type Answer =
  | Record<string, { isPrivate?: unknown; issues?: { totalCount?: unknown } | null } | null>
  | null
  | undefined;

async function ask({ octokit }: Client, names: readonly string[], label: string): Promise<Answer> {
  const fields = names.map((full, index) => {
    const [, owner, name] = NAME.exec(full) ?? [];
    const wanted = 'isPrivate issues(labels: $labels, states: OPEN) { totalCount }';
    return `r${index}: repository(owner: "${owner}", name: "${name}") { ${wanted} }`;
  });
  try {
    return await octokit.graphql<Answer>(`query ($labels: [String!]) { ${fields.join(' ')} }`, { labels: [label] });
  } catch (error) {
    // What the token does not see is an error beside the answers for the others.
    const { data } = error as { data?: Answer };
    if (typeof data === 'object' && data !== null) return data;
    throw error;
  }
}
