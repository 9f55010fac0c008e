import { compareText, type RemoteRepository } from '../model/index.ts';
import { UsageError } from '../util/errors.ts';
import { matchersOf } from '../util/globs.ts';
import type { Client } from './client.ts';
import { isTokenOfJob } from './own-account.ts';
import { refusalOf } from './refusal.ts';

/**
 * Selects the repositories of a team. Lists are united; topic, property, archived and forks narrow a list of the
 * server.
 */
export interface TeamScope {
  /** `owner/name` each, taken as they are: no call of the API is needed for them. */
  repositories: readonly string[];
  organization?: string | undefined;
  /** `org/slug`. */
  team?: string | undefined;
  /** Everything that the token of an App may see. */
  installation?: boolean | undefined;
  topic?: string | undefined;
  /** `name=value` of a custom property of the organization. */
  property?: string | undefined;
  /** Globs of `owner/name`, or of the name alone; those without any match are left out. */
  include: readonly string[];
  exclude: readonly string[];
  archived: boolean;
  forks: boolean;
}

/** A list with each repository once, by name, and the calls of the API that it took. */
export interface Listing {
  repositories: RemoteRepository[];
  calls: number;
  /** Why the list may lack repositories, as a sentence. */
  partial?: string;
}

/** Fields that the lists of the API return for a repository. All of them are untrusted. */
interface Listed {
  full_name?: unknown;
  size?: unknown;
  default_branch?: unknown;
  private?: unknown;
  archived?: unknown;
  fork?: unknown;
  topics?: unknown;
}

const PER_PAGE = 100;
/** Maximum pages of one list; more means that the links form a circle. */
const MAX_PAGES = 1_000;
const NAME = /^[A-Za-z0-9][\w.-]*\/[\w.-]+$/;
const MAX_NAME = 200;

/**
 * The repositories of a scope. An answer that is cut off, or is no list, is an error: an incomplete list would make the
 * scan look clean.
 * @param client made on the first call; a scope of names alone makes none
 * @throws UsageError where the scope makes no sense, or the server does not list it
 */
export async function listRepositories(
  scope: TeamScope,
  client: () => Promise<Client>,
  serverUrl: string,
): Promise<Listing> {
  checkScope(scope);
  const found = new Map<string, RemoteRepository>();
  const add = (name: string, { size, default_branch: branch, private: hidden }: Listed = {}): void => {
    const key = name.toLowerCase();
    if (found.has(key)) return;
    found.set(key, {
      name,
      url: `${serverUrl}/${name}`,
      size: typeof size === 'number' && size > 0 ? size : 0,
      ...(typeof branch === 'string' && branch !== '' && { defaultBranch: branch }),
      ...(hidden === false && { public: true as const }),
    });
  };
  let calls = 0;
  let partial: string | undefined;
  const lists = listsOf(scope);
  if (lists.length > 0) {
    const api = await client();
    const before = api.traffic.requests;
    let seen = 0;
    const having = await withProperty(api, scope);
    for (const list of lists) {
      for (const item of await allOf(api, list)) {
        seen++;
        const name = nameOf(item.full_name, list);
        if (wanted(item, scope) && (having === undefined || having.has(name.toLowerCase()))) add(name, item);
      }
    }
    calls = api.traffic.requests - before;
    if (seen <= 1 && (await isTokenOfJob(api)))
      partial = `${lists[0]?.title} were listed with the job token (GITHUB_TOKEN). It can see only its own private repository: use an App token.`;
  }
  for (const name of scope.repositories) add(name);
  const kept = await matching([...found.values()], scope);
  return { repositories: kept.sort((a, b) => compareText(a.name, b.name)), calls, ...(partial && { partial }) };
}

function checkScope({ repositories, organization, team, installation, topic, property }: TeamScope): void {
  const listed = organization ?? team ?? installation;
  for (const name of repositories) {
    if (!isName(name)) throw new UsageError(`"${name.slice(0, MAX_NAME)}" is not a repository: write owner/name`);
  }
  if (organization !== undefined && !/^[A-Za-z0-9][\w-]*$/.test(organization))
    throw new UsageError(`"${organization}" is not the name of an organization`);
  if (team !== undefined && !/^[A-Za-z0-9][\w-]*\/[\w.-]+$/.test(team))
    throw new UsageError(`"${team}" is not a team: write organization/slug`);
  if (property !== undefined && !/^[\w.#-]+=[^\s"]+$/.test(property))
    throw new UsageError(`"${property}" is not a custom property: write name=value`);
  if (property !== undefined && organization === undefined && team === undefined)
    throw new UsageError('a custom property belongs to an organization: set the organization or a team too');
  if (topic !== undefined && listed === undefined)
    throw new UsageError('a topic filters a list: set an organization, a team or `*` too');
}

function isName(name: string): boolean {
  return name.length <= MAX_NAME && NAME.test(name) && !/\/\.{1,2}$|\.git$/.test(name);
}

/** One list of the API. */
interface List {
  /** As an error names it. */
  title: string;
  route: string;
  parameters: Record<string, string>;
  permission: string;
}

function listsOf({ organization, team, installation }: TeamScope): List[] {
  const lists: List[] = [];
  if (organization !== undefined) {
    lists.push({
      title: `the repositories of ${organization}`,
      route: 'GET /orgs/{org}/repos',
      parameters: { org: organization },
      permission: 'metadata: read',
    });
  }
  if (team !== undefined) {
    const [org = '', slug = ''] = team.split('/');
    lists.push({
      title: `the repositories of the team ${team}`,
      route: 'GET /orgs/{org}/teams/{team_slug}/repos',
      parameters: { org, team_slug: slug },
      permission: 'members: read',
    });
  }
  if (installation) {
    lists.push({
      title: 'the repositories that the token can see',
      route: 'GET /installation/repositories',
      parameters: {},
      permission: 'metadata: read',
    });
  }
  return lists;
}

/** Names, in lower case, of the repositories with the property; undefined where none was asked for. */
async function withProperty(api: Client, scope: TeamScope): Promise<Set<string> | undefined> {
  if (scope.property === undefined) return undefined;
  const equals = scope.property.indexOf('=');
  const [name, value] = [scope.property.slice(0, equals), scope.property.slice(equals + 1)];
  const list: List = {
    title: `the repositories with ${scope.property}`,
    route: 'GET /orgs/{org}/properties/values',
    parameters: {
      org: scope.organization ?? scope.team?.split('/')[0] ?? '',
      repository_query: `props.${name}:${value}`,
    },
    permission: 'organization custom properties: read',
  };
  const having = new Set<string>();
  for (const item of await allOf<{ repository_full_name?: unknown; properties?: unknown }>(api, list)) {
    const properties = Array.isArray(item.properties) ? item.properties : [];
    // A server that does not know the query would list all of them.
    const has = properties.some(
      (one) =>
        one?.property_name === name && (one.value === value || (Array.isArray(one.value) && one.value.includes(value))),
    );
    if (has) having.add(nameOf(item.repository_full_name, list).toLowerCase());
  }
  return having;
}

/**
 * Every page of a list. The way to the next page is in a header; where that is missing behind a full page, the next one is
 * asked for all the same.
 */
async function allOf<T = Listed>(api: Client, { title, route, parameters, permission }: List): Promise<T[]> {
  const items: T[] = [];
  for (let page = 1; page <= MAX_PAGES; page++) {
    const { data, headers } = await api.octokit
      .request(route, { ...parameters, per_page: PER_PAGE, page })
      .catch((error: unknown) => {
        throw new UsageError(`${title} cannot be listed: ${refusalOf(error, permission)}`);
      });
    const { repositories, total_count: total } = data as { repositories?: unknown; total_count?: unknown };
    const part = Array.isArray(data) ? data : repositories;
    if (!Array.isArray(part)) throw new UsageError(`${title} cannot be listed: the answer is not a list`);
    items.push(...(part as T[]));
    if (/rel="?next"?/.test(headers.link ?? '') || part.length >= PER_PAGE) continue;
    if (typeof total === 'number' && items.length < total)
      throw new UsageError(`${title} cannot be listed: ${items.length} came of ${total}`);
    return items;
  }
  throw new UsageError(`${title} cannot be listed: it has too many pages`);
}

function nameOf(name: unknown, { title }: List): string {
  if (typeof name === 'string' && isName(name)) return name;
  throw new UsageError(`${title} cannot be listed: an entry has no name`);
}

function wanted({ archived, fork, topics }: Listed, scope: TeamScope): boolean {
  if (archived === true && !scope.archived) return false;
  if (fork === true && !scope.forks) return false;
  return scope.topic === undefined || (Array.isArray(topics) && topics.includes(scope.topic));
}

async function matching(list: RemoteRepository[], { include, exclude }: TeamScope): Promise<RemoteRepository[]> {
  const [included, excluded] = await Promise.all([matchersOf(include), matchersOf(exclude)]);
  return list.filter(
    ({ name }) =>
      (included.length === 0 || included.some((matches) => matches(name))) &&
      !excluded.some((matches) => matches(name)),
  );
}
