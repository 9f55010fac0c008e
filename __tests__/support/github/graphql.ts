/** GraphQL is not in GitHub's description; these are the only queries that the product sends. */
import type { Access, State } from './state.ts';

const ISSUES =
  /^(r\d+):repository\(owner:"([\w.-]+)",name:"([\w.-]+)"\)\{isPrivateissues\(labels:\$labels,states:OPEN\)\{totalCount\}\}/;

/** Undefined for a query that is none of them. */
export function graphqlAnswer(state: State, access: Access, body: unknown): object | undefined {
  const { query = '', variables = {} } = (body ?? {}) as { query?: string; variables?: Record<string, unknown> };
  const text = query.replace(/\s+/g, '');
  if (text === '{viewer{login}}') return { data: { viewer: { login: access.account.login } } };
  const [, fields = ''] = /^query\(\$labels:\[String!\]\)\{(.+)\}$/.exec(text) ?? [];
  const [label] = (variables.labels ?? []) as string[];
  if (fields === '' || label === undefined) return undefined;
  const data: Record<string, unknown> = {};
  const errors: object[] = [];
  let rest = fields;
  for (let match = ISSUES.exec(rest); match !== null; match = ISSUES.exec(rest)) {
    const [whole, alias = '', owner, name] = match;
    rest = rest.slice(whole.length);
    const repository = state.repositories.get(`${owner}/${name}`);
    if (repository === undefined || access.permissions.issues === undefined) {
      data[alias] = null;
      errors.push({
        type: 'NOT_FOUND',
        path: [alias],
        message: `Could not resolve to a Repository '${owner}/${name}'.`,
      });
      continue;
    }
    const open = repository.issues.filter((issue) => issue.state === 'open' && issue.labels.includes(label));
    data[alias] = { isPrivate: repository.private ?? false, issues: { totalCount: open.length } };
  }
  if (rest !== '') return undefined;
  return errors.length === 0 ? { data } : { data, errors };
}
