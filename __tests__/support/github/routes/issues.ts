import { example } from '../openapi.ts';
import type { Issue, Repository } from '../state.ts';
import { type Answer, invalid, notFound, type Routes } from './route.ts';

/** Not in the description. */
const MAX_BODY = 65_536;
const off: Answer = {
  status: 410,
  body: {
    message: 'Issues are disabled for this repo',
    documentation_url: 'https://docs.github.com/rest',
    status: '410',
  },
};

export const issueRoutes: Routes = {
  'issues/list-for-repo': {
    needs: ['issues', 'read'],
    answer: ({ repository, query }) => {
      if (repository.issuesOff === true) return off;
      const labels = (query.get('labels') ?? '').split(',').filter(Boolean);
      const creator = query.get('creator');
      const state = query.get('state') ?? 'open';
      const found = repository.issues.filter(
        (issue) =>
          (state === 'all' || issue.state === state) &&
          labels.every((label) => issue.labels.includes(label)) &&
          (creator === null || issue.author.login === creator),
      );
      // The newest first unless asked.
      if (query.get('direction') !== 'asc') found.reverse();
      return { list: found.map((issue) => issueJson(repository, issue)) };
    },
  },
  'issues/create': {
    needs: ['issues', 'write'],
    answer: ({ state, repository, account, body }) => {
      if (repository.issuesOff === true) return off;
      const { labels = [], assignees = [] } = body as { labels?: string[]; assignees?: string[] };
      if ([...String(body.body ?? '')].length > MAX_BODY) return tooLong;
      if (repository.collaborators.size > 0 && assignees.some((one) => !repository.collaborators.has(one)))
        return invalid('assignees: is invalid');
      const issue: Issue = {
        number: state.nextId++,
        author: account,
        title: String(body.title),
        body: String(body.body ?? ''),
        state: 'open',
        reason: null,
        labels: [...labels],
        assignees: [...assignees],
        locked: false,
      };
      repository.issues.push(issue);
      return { status: 201, body: issueJson(repository, issue) };
    },
  },
  'issues/update': {
    needs: ['issues', 'write'],
    answer: ({ repository, params: [number], body }) => {
      const issue = repository.issues.find((one) => one.number === Number(number));
      if (issue === undefined) return notFound();
      if ([...String(body.body ?? '')].length > MAX_BODY) return tooLong;
      const before = issue.state;
      for (const key of ['title', 'body', 'state', 'labels', 'assignees'] as const) {
        if (key in body) Object.assign(issue, { [key]: body[key] });
      }
      // The reason is ignored unless the state changes.
      if (issue.state !== before) issue.reason = issue.state === 'open' ? 'reopened' : reasonOf(body.state_reason);
      return { status: 200, body: issueJson(repository, issue) };
    },
  },
};

const tooLong: Answer = invalid(`Body is too long (maximum is ${MAX_BODY} characters)`);

function reasonOf(value: unknown): Issue['reason'] {
  return value === 'not_planned' || value === 'duplicate' ? value : 'completed';
}

function pullRequestLinks(url: string) {
  return { url, html_url: url, diff_url: `${url}.diff`, patch_url: `${url}.patch`, merged_at: null };
}

function issueJson({ owner, name }: Repository, issue: Issue) {
  const { number, title, body, state, reason, author, labels, assignees, locked } = issue;
  const account = (login: string) => example('simple-user', { login });
  return example('issue', {
    id: number,
    number,
    title,
    body,
    state,
    state_reason: reason,
    locked,
    user: example('simple-user', { id: author.id, login: author.login, type: author.type }),
    labels: labels.map((label) => ({ name: label })),
    assignee: assignees[0] === undefined ? null : account(assignees[0]),
    assignees: assignees.map(account),
    html_url: `https://github.corp.internal/${owner}/${name}/issues/${number}`,
    comments: 0,
    ...(issue.pullRequest && {
      pull_request: pullRequestLinks(`https://github.corp.internal/${owner}/${name}/pull/${number}`),
    }),
  });
}
