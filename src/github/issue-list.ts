import type { Client, Repo } from './client.ts';
import type { KnownIssue } from './issue-lifecycle.ts';
import { markerOf } from './issue-marker.ts';
import { ownAuthor, ownLogin } from './own-account.ts';

const PAGE = 100;
/** More issues than one of our labels ever has. A list that continues is not complete. */
const MAX_PAGES = 100;

type Filter = { labels: string } | { creator: string };
type Item = Awaited<ReturnType<Client['octokit']['rest']['issues']['listForRepo']>>['data'][number];

/**
 * Our issues with a label, open or closed, recognized by marker and author. They are listed, never searched for: the
 * search index is seconds to hours late.
 * @throws Error where the list could not be read to its end
 */
export async function labelledIssues(client: Client, repo: Repo, label: string): Promise<KnownIssue[]> {
  return ownOf(client, await list(client, repo, { labels: label }));
}

/** Our issues whatever their labels: a label can be deleted, and every issue loses it. */
export async function createdIssues(client: Client, repo: Repo): Promise<KnownIssue[]> {
  const creator = await ownLogin(client);
  if (creator === undefined) return [];
  try {
    return await ownOf(client, await list(client, repo, { creator }));
  } catch (error) {
    // A login that GitHub does not accept in this filter; the label has to do.
    if ((error as { status?: number }).status === 422) return [];
    throw error;
  }
}

/** Our own login is requested only if a marker is found. */
async function ownOf(client: Client, items: readonly Item[]): Promise<KnownIssue[]> {
  const marked = items.flatMap((item) => {
    const marker = item.pull_request === undefined ? markerOf(item.body ?? '') : undefined;
    return marker === undefined ? [] : [{ item, marker }];
  });
  if (marked.length === 0) return [];
  const isOwn = await ownAuthor(client);
  return marked
    .filter(({ item }) => isOwn(item.user))
    .map(({ item, marker }) => ({
      number: item.number,
      url: item.html_url,
      title: item.title,
      body: item.body ?? '',
      open: item.state === 'open',
      reason: item.state_reason ?? null,
      locked: item.locked,
      marker,
    }));
}

/** Every page, oldest first, so that an issue that is created meanwhile moves no other. */
async function list(client: Client, repo: Repo, filter: Filter): Promise<Item[]> {
  const items: Item[] = [];
  for (let page = 1; page <= MAX_PAGES; page++) {
    const { data, headers } = await client.octokit.rest.issues.listForRepo({
      ...repo,
      ...filter,
      state: 'all',
      sort: 'created',
      direction: 'asc',
      per_page: PAGE,
      page,
    });
    if (!Array.isArray(data) || data.some(({ number }) => typeof number !== 'number'))
      throw new Error('the answer is not a list of issues');
    items.push(...data);
    // A full page without a way to the next one may be the last one, or cut off there: the next page tells.
    if (data.length < PAGE && !/rel="next"/.test(headers.link ?? '')) return items;
  }
  throw new Error(`the list of issues is longer than ${MAX_PAGES * PAGE}`);
}
