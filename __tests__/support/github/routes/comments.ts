import { example } from '../openapi.ts';
import { addComment, type Comment, type Repository } from '../state.ts';
import { type Answer, invalid, notFound, type Routes } from './route.ts';

/** Not in the description; the limit counts characters. */
const MAX_BODY = 65_536;

export const commentRoutes: Routes = {
  'issues/list-comments': {
    needs: ['pull_requests', 'read', 'issues'],
    answer: ({ repository, params: [issue] }) => ({
      list: repository.comments.filter((one) => one.issue === Number(issue)).map((one) => commentJson(repository, one)),
    }),
  },
  'issues/create-comment': {
    needs: ['pull_requests', 'write', 'issues'],
    answer: ({ state, repository, account, params: [issue], body }) => {
      const text = String(body.body);
      const about = repository.issues.find(({ number }) => number === Number(issue));
      if (about === undefined && !repository.pulls.has(Number(issue))) return notFound();
      if (about?.locked === true) return locked;
      if ([...text].length > MAX_BODY) return tooLong;
      const comment = addComment(state, repository, { issue: Number(issue), author: account, body: text });
      return { status: 201, body: commentJson(repository, comment) };
    },
  },
  'issues/update-comment': {
    needs: ['pull_requests', 'write', 'issues'],
    answer: ({ repository, params: [id], body }) => {
      const comment = repository.comments.find((one) => one.id === Number(id));
      if (comment === undefined) return notFound();
      if ([...String(body.body)].length > MAX_BODY) return tooLong;
      comment.body = String(body.body);
      return { status: 200, body: commentJson(repository, comment) };
    },
  },
  'issues/delete-comment': {
    needs: ['pull_requests', 'write', 'issues'],
    answer: ({ repository, params: [id] }) => {
      const index = repository.comments.findIndex((one) => one.id === Number(id));
      if (index < 0) return notFound();
      repository.comments.splice(index, 1);
      return { status: 204 };
    },
  },
};

const locked: Answer = {
  status: 403,
  body: {
    message: 'Unable to create comment because issue is locked.',
    documentation_url: 'https://docs.github.com/rest',
    status: '403',
  },
};
const tooLong: Answer = invalid(`Body is too long (maximum is ${MAX_BODY} characters)`);

function commentJson({ owner, name }: Repository, { id, issue, author, body }: Comment) {
  const user = example('simple-user', { id: author.id, login: author.login, type: author.type });
  return example('issue-comment', {
    id,
    body,
    user,
    html_url: `https://github.corp.internal/${owner}/${name}/pull/${issue}#issuecomment-${id}`,
  });
}
