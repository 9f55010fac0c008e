import { example } from '../openapi.ts';
import { blobOf, fileAt, gitOnce } from '../repository.ts';
import { notFound, type Routes } from './route.ts';

/** Above this size the answer has no content: https://docs.github.com/en/rest/repos/contents */
const MAX_INLINE = 1 << 20;

export const contentRoutes: Routes = {
  'repos/get-content': {
    needs: ['contents', 'read'],
    answer: ({ repository, params: [path = ''], query }) => {
      const ref = query.get('ref') ?? 'HEAD';
      const file = fileAt(repository.gitDir, ref, path);
      if (file === undefined) return notFound();
      const { id: sha, content } = file;
      const size = content.length;
      const large = size > MAX_INLINE;
      const bytes = large ? Buffer.alloc(0) : content;
      return {
        status: 200,
        body: example('content-file', {
          type: 'file',
          name: path.split('/').at(-1),
          path,
          sha,
          size,
          encoding: large ? 'none' : 'base64',
          // GitHub breaks the lines of its base64.
          content: bytes.toString('base64').replace(/(.{60})/g, '$1\n'),
        }),
      };
    },
  },
  'git/get-blob': {
    needs: ['contents', 'read'],
    answer: ({ repository, params: [sha = ''] }) => {
      const content = blobOf(repository.gitDir, sha).toString('base64');
      return { status: 200, body: example('blob', { sha, content, encoding: 'base64' }) };
    },
  },
  'repos/compare-commits-with-basehead': {
    needs: ['contents', 'read'],
    answer: ({ repository, params: [range = ''] }) => {
      const [base = '', head = ''] = range.split('...');
      const sha = gitOnce(repository.gitDir, 'merge-base', base, head).trim();
      return {
        status: 200,
        body: example('commit-comparison', { merge_base_commit: example('commit', { sha }), commits: [], files: [] }),
      };
    },
  },
};
