import { example } from '../openapi.ts';
import type { Routes } from './route.ts';

export const repositoryRoutes: Routes = {
  'repos/get': {
    needs: ['metadata', 'read', 'issues'],
    answer: ({ repository }) => {
      const { owner, name, private: hidden = false, issuesOff = false } = repository;
      const about = { name, full_name: `${owner}/${name}`, private: hidden, has_issues: !issuesOff };
      return { status: 200, body: example('full-repository', about) };
    },
  },
};
