import type { Client } from './client.ts';

/** Repositories in one query: each costs the server a little, and a query has 10 seconds. */
const AT_ONCE = 50;
const NAME = /^([A-Za-z0-9][\w.-]*)\/([\w.-]+)$/;

/**
 * Which of the repositories have an open issue with the label. One query of GraphQL for many of them, no call of REST for each.
 * Those that the token does not see have none.
 */
export async function withOpenIssues(client: Client, names: readonly string[], label: string): Promise<Set<string>> {
  const found = new Set<string>();
  const known = names.filter((name) => NAME.test(name));
  for (let start = 0; start < known.length; start += AT_ONCE) {
    const part = known.slice(start, start + AT_ONCE);
    const answer = await ask(client, part, label);
    part.forEach((name, index) => {
      const count = answer?.[`r${index}`]?.issues?.totalCount;
      if (typeof count === 'number' && count > 0) found.add(name);
    });
  }
  return found;
}

type Answer = Record<string, { issues?: { totalCount?: unknown } | null } | null> | null | undefined;

async function ask({ octokit }: Client, names: readonly string[], label: string): Promise<Answer> {
  const fields = names.map((full, index) => {
    const [, owner, name] = NAME.exec(full) ?? [];
    return `r${index}: repository(owner: "${owner}", name: "${name}") { issues(labels: $labels, states: OPEN) { totalCount } }`;
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
