/** What the test GitHub remembers. Plain objects, which tests read and change as they like. */

export interface Account {
  id: number;
  login: string;
  type: 'User' | 'Bot';
}

export type Permission =
  | 'contents'
  | 'pull_requests'
  | 'issues'
  | 'checks'
  | 'metadata'
  | 'members'
  | 'organization_custom_properties';

/** What a token may do; what is not named it may not. */
export interface Access {
  account: Account;
  permissions: Partial<Record<Permission, 'read' | 'write'>>;
  /** Full names of the repositories that an App is installed on; all of them where it is left out. */
  repositories?: ReadonlySet<string>;
}

/** How git fails at a repository. */
export type GitTrouble =
  /** Every request is answered so. */
  | { status: number }
  /** Full name of the repository that it has become. */
  | { movedTo: string }
  /** An error in the protocol of git, with this text. */
  | { says: string }
  /** It is there when its branches are asked for, and gone when they are fetched. */
  | 'vanishing'
  /** Nothing is ever answered. */
  | 'silent';

export interface Comment {
  id: number;
  issue: number;
  author: Account;
  body: string;
}

export interface Issue {
  number: number;
  author: Account;
  title: string;
  body: string;
  state: 'open' | 'closed';
  reason: 'completed' | 'not_planned' | 'duplicate' | 'reopened' | null;
  labels: string[];
  assignees: string[];
  locked: boolean;
  /** GitHub lists pull requests among the issues. */
  pullRequest?: boolean;
}

export interface CheckRun {
  id: number;
  name: string;
  head: string;
  conclusion: string | null;
  title: string;
  summary: string;
  annotations: Record<string, unknown>[];
}

export interface Pull {
  number: number;
  author: Account;
  base: string;
  head: string;
}

/** One request for a review, of a login or of a team's slug. */
export interface ReviewRequest {
  pull: number;
  reviewer?: string;
  team?: string;
}

/** A comment on lines of the head of a pull request. */
export interface LineComment {
  id: number;
  pull: number;
  /** Those of one review are written together. */
  review: number;
  author: Account;
  commit: string;
  path: string;
  start?: number;
  line: number;
  body: string;
}

export interface Repository {
  owner: string;
  name: string;
  /** A bare repository on the disk, which is served over smart HTTP too. */
  gitDir: string;
  trouble?: GitTrouble;
  archived?: boolean;
  fork?: boolean;
  private?: boolean;
  topics?: string[];
  /** KiB. */
  size?: number;
  /** Custom properties. */
  properties?: Record<string, string>;
  pulls: Map<number, Pull>;
  comments: Comment[];
  issues: Issue[];
  /** Issues are switched off in the settings. */
  issuesOff?: boolean;
  checkRuns: CheckRun[];
  reviewRequests: ReviewRequest[];
  lineComments: LineComment[];
  /** Logins that may be asked for a review or assigned; anybody when it is empty. */
  collaborators: Set<string>;
}

/** One request, as it was answered. */
export interface Call {
  /** Operation of the description, `graphql`, or `git`. */
  operation: string;
  method: string;
  path: string;
  status: number;
  body?: unknown;
  /** What git asked for: `info`, `ls-refs` or `fetch`. */
  command?: string;
}

export interface State {
  /** By `owner/name`. */
  repositories: Map<string, Repository>;
  /** Full names of the repositories of a team, by `org/slug`. */
  teams: Map<string, Set<string>>;
  /** By the token itself. */
  tokens: Map<string, Access>;
  nextId: number;
}

export const BOT: Account = { id: 41898282, login: 'github-actions[bot]', type: 'Bot' };
/** What a job gets with the permissions that the README recommends for pull requests. */
export const PULL_REQUEST_TOKEN: Access['permissions'] = { contents: 'read', pull_requests: 'write' };
/** What a job gets for a fork, and for Dependabot. */
export const READ_ONLY_TOKEN: Access['permissions'] = { contents: 'read', pull_requests: 'read', checks: 'read' };

export function person(login: string): Account {
  return { id: 1000 + login.length, login, type: 'User' };
}

export function addRepository(state: State, owner: string, name: string, gitDir: string): Repository {
  const repository: Repository = {
    owner,
    name,
    gitDir,
    pulls: new Map(),
    comments: [],
    issues: [],
    checkRuns: [],
    reviewRequests: [],
    lineComments: [],
    collaborators: new Set(),
  };
  state.repositories.set(`${owner}/${name}`, repository);
  return repository;
}

export function addComment(
  state: State,
  repository: Repository,
  comment: Pick<Comment, 'issue' | 'author' | 'body'>,
): Comment {
  const added = { id: state.nextId++, ...comment };
  repository.comments.push(added);
  return added;
}
