import type { Account, Permission, Repository, State } from '../state.ts';

/** A request that the description allows, from a token that is known. */
export interface ApiCall {
  state: State;
  account: Account;
  repository: Repository;
  /** Parameters of the path after owner and repository. */
  params: string[];
  query: URLSearchParams;
  body: Record<string, unknown>;
  /** Address of the API, without a slash at its end. */
  apiUrl: string;
}

/** What to answer; a list is cut into pages by the server, and stands alone or in an object with its total. */
export type Answer = { status: number; body?: unknown } | { list: unknown[]; under?: string };

export interface Route {
  /** A permission and its level, and another permission that does as well. */
  needs: [Permission, 'read' | 'write', Permission?];
  answer(call: ApiCall): Answer;
}

/** Routes by operation of the description. */
export type Routes = Readonly<Record<string, Route>>;

export function notFound(): Answer {
  return {
    status: 404,
    body: { message: 'Not Found', documentation_url: 'https://docs.github.com/rest', status: '404' },
  };
}

export function invalid(text: string): Answer {
  return {
    status: 422,
    body: {
      message: 'Validation Failed',
      errors: [{ resource: 'IssueComment', field: 'data', code: 'unprocessable', message: text }],
      documentation_url: 'https://docs.github.com/rest',
    },
  };
}
