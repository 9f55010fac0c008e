/** Events as the runner writes them to a file; checked with the webhooks of GitHub's description. */
import { example, problemsWith } from './openapi.ts';
import type { Node } from './sample.ts';
import type { Account, Repository } from './state.ts';

export interface PullRequestEvent {
  action?: 'opened' | 'synchronize';
  number: number;
  base: string;
  head: string;
  author: Account;
  title: string;
  /** Full name of the repository that the head lies in. */
  headRepository: string;
}

export function pullRequestEvent(repository: Repository, event: PullRequestEvent): Node {
  const { action = 'opened', number, base, head, author, title, headRepository } = event;
  const schema = `webhook-pull-request-${action}`;
  const payload = example(schema, { action, number });
  const pull = payload.pull_request as Node;
  const side = (of: 'base' | 'head', sha: string, fullName: string): Node => {
    const [login = '', name = ''] = fullName.split('/');
    const known = (pull[of] as Node) ?? {};
    const repo = { ...((known.repo as Node | null) ?? ((pull.base as Node).repo as Node)), name, full_name: fullName };
    return { ...known, sha, ref: 'main', label: `${login}:main`, repo };
  };
  const full = `${repository.owner}/${repository.name}`;
  const user = example('simple-user', { id: author.id, login: author.login, type: author.type, gravatar_id: '' });
  Object.assign(pull, {
    number,
    title,
    user,
    base: side('base', base, full),
    head: side('head', head, headRepository),
  });
  return checked(schema, payload);
}

export function mergeGroupEvent(base: string, head: string): Node {
  const schema = 'webhook-merge-group-checks-requested';
  const payload = example(schema);
  Object.assign(payload.merge_group as Node, { base_sha: base, head_sha: head, base_ref: 'refs/heads/main' });
  return checked(schema, payload);
}

function checked(schema: string, payload: Node): Node {
  const problems = problemsWith(schema, payload);
  if (problems.length > 0) throw new Error(`the event is not as GitHub sends it: ${problems.join('; ')}`);
  return payload;
}
