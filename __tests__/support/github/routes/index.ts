import { checkRoutes } from './checks.ts';
import { commentRoutes } from './comments.ts';
import { contentRoutes } from './contents.ts';
import { issueRoutes } from './issues.ts';
import { pullRoutes } from './pulls.ts';
import { repositoryRoutes } from './repositories.ts';
import type { Routes } from './route.ts';

export const routes: Routes = {
  ...commentRoutes,
  ...checkRoutes,
  ...pullRoutes,
  ...contentRoutes,
  ...issueRoutes,
  ...repositoryRoutes,
};
