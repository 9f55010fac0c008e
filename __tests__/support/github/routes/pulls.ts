import { example } from '../openapi.ts';
import { gitOnce } from '../repository.ts';
import type { Pull, Repository } from '../state.ts';
import { invalid, notFound, type Routes } from './route.ts';

/** GitHub lists no more files of a pull request. */
const MAX_FILES = 3000;
const STATUS: Record<string, string> = { A: 'added', M: 'modified', D: 'removed', R: 'renamed', T: 'changed' };

export const pullRoutes: Routes = {
  'pulls/list-files': {
    needs: ['pull_requests', 'read'],
    answer: ({ repository, params: [number] }) => {
      const pull = repository.pulls.get(Number(number));
      return pull === undefined ? notFound() : { list: filesOf(repository, pull).slice(0, MAX_FILES) };
    },
  },
  'pulls/request-reviewers': {
    needs: ['pull_requests', 'write'],
    answer: ({ repository, params: [number], body }) => {
      const pull = repository.pulls.get(Number(number));
      if (pull === undefined) return notFound();
      const people = (body.reviewers ?? []) as string[];
      const teams = (body.team_reviewers ?? []) as string[];
      if (people.includes(pull.author.login)) return invalid('Review cannot be requested from pull request author.');
      const strangers = [...people, ...teams].some((one) => !repository.collaborators.has(one));
      if (strangers && repository.collaborators.size > 0)
        return invalid('Reviews may only be requested from collaborators.');
      for (const reviewer of people) repository.reviewRequests.push({ pull: pull.number, reviewer });
      for (const team of teams) repository.reviewRequests.push({ pull: pull.number, team });
      return { status: 201, body: example('pull-request-simple', { number: pull.number }) };
    },
  },
  'pulls/create-review': {
    needs: ['pull_requests', 'write'],
    answer: ({ state, repository, account, params: [number], body }) => {
      const pull = repository.pulls.get(Number(number));
      if (pull === undefined) return notFound();
      const review = state.nextId++;
      const shown = new Map(filesOf(repository, pull).map(({ filename, patch }) => [filename, shownLines(patch)]));
      const comments = (body.comments ?? []) as Record<string, string | number>[];
      for (const { path, line, start_line: start = line, side, start_side: other = side } of comments) {
        const lines = shown.get(String(path));
        const right = side === 'RIGHT' && other === 'RIGHT' && Number(start) <= Number(line);
        if (!right || lines?.has(Number(line)) !== true || !lines.has(Number(start)))
          return invalid('Pull request review thread line must be part of the diff');
      }
      for (const { path, line, start_line: start, body: text } of comments)
        repository.lineComments.push({
          id: state.nextId++,
          pull: pull.number,
          review,
          author: account,
          commit: String(body.commit_id),
          path: String(path),
          ...(start !== undefined && { start: Number(start) }),
          line: Number(line),
          body: String(text),
        });
      return { status: 200, body: example('pull-request-review', { id: review }) };
    },
  },
  'pulls/list-review-comments': {
    needs: ['pull_requests', 'read'],
    answer: ({ repository, params: [number] }) => ({
      list: repository.lineComments
        .filter(({ pull }) => pull === Number(number))
        .map(({ id, path, body, author }) =>
          example('pull-request-review-comment', {
            id,
            path,
            body,
            user: example('simple-user', { id: author.id, login: author.login, type: author.type }),
          }),
        ),
    }),
  },
  'pulls/delete-review-comment': {
    needs: ['pull_requests', 'write'],
    answer: ({ repository, params: [id] }) => {
      const index = repository.lineComments.findIndex((one) => one.id === Number(id));
      if (index < 0) return notFound();
      repository.lineComments.splice(index, 1);
      return { status: 204 };
    },
  },
  'issues/list-events': {
    needs: ['pull_requests', 'read'],
    answer: ({ repository, params: [number] }) => ({
      list: repository.reviewRequests
        .filter(({ pull }) => pull === Number(number))
        .map(({ reviewer, team }) =>
          example('review-requested-issue-event', {
            event: 'review_requested',
            ...(reviewer !== undefined && { requested_reviewer: example('simple-user', { login: reviewer }) }),
            ...(team !== undefined && { requested_team: example('team', { slug: team }) }),
          }),
        ),
    }),
  },
};

/** What the head changes since it left the base: three dots, as GitHub compares. */
function filesOf({ gitDir }: Repository, { base, head }: Pull) {
  const fields = gitOnce(gitDir, 'diff', '--raw', '-z', '-M', '--no-abbrev', `${base}...${head}`).split('\0');
  // One process for all files, and not one for each; a file that was renamed, or became a link, has two parts.
  const parts = gitOnce(gitDir, 'diff', `${base}...${head}`).split(/^(?=diff --git )/m);
  const isOneEach = parts.length === fields.filter((field) => /^:\d{6} /.test(field)).length;
  const files = [];
  for (let i = 0; i + 1 < fields.length; ) {
    const [, , , sha = '', code = ''] = (fields[i++] ?? '').split(' ');
    const status = STATUS[code.charAt(0)] ?? 'changed';
    const previous = status === 'renamed' ? fields[i++] : undefined;
    const filename = fields[i++];
    const diff: string = isOneEach
      ? (parts[files.length] ?? '')
      : gitOnce(gitDir, 'diff', `${base}...${head}`, '--', `:(literal)${filename}`);
    const at = diff.indexOf('\n@@ ');
    files.push({
      ...example('diff-entry', {
        ...{ filename, status, sha },
        ...(previous !== undefined && { previous_filename: previous }),
      }),
      filename,
      ...(at >= 0 && { patch: diff.slice(at + 1).replace(/\n$/, '') }),
    });
  }
  return files;
}

/** The lines of the head that a patch shows: those that are new, and those around them. */
function shownLines(patch = ''): ReadonlySet<number> {
  const lines = new Set<number>();
  let next = 0;
  for (const row of patch.split('\n')) {
    const [, start] = /^@@ -\S+ \+(\d+)/.exec(row) ?? [];
    if (start !== undefined) next = Number(start);
    else if (row.startsWith(' ') || row.startsWith('+')) lines.add(next++);
  }
  return lines;
}
