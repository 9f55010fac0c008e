import { example } from '../openapi.ts';
import type { CheckRun } from '../state.ts';
import { notFound, type Routes } from './route.ts';

interface Output {
  title?: string;
  summary?: string;
  annotations?: Record<string, unknown>[];
}

export const checkRoutes: Routes = {
  'checks/create': {
    needs: ['checks', 'write'],
    answer: ({ state, repository, body }) => {
      const { title = '', summary = '', annotations = [] } = (body.output ?? {}) as Output;
      const run: CheckRun = {
        id: state.nextId++,
        name: String(body.name),
        head: String(body.head_sha),
        conclusion: (body.conclusion as string | undefined) ?? null,
        title,
        summary,
        annotations: [...annotations],
      };
      repository.checkRuns.push(run);
      return { status: 201, body: checkJson(run) };
    },
  },
  'checks/update': {
    needs: ['checks', 'write'],
    answer: ({ repository, params: [id], body }) => {
      const run = repository.checkRuns.find((one) => one.id === Number(id));
      if (run === undefined) return notFound();
      run.annotations.push(...(((body.output ?? {}) as Output).annotations ?? []));
      return { status: 200, body: checkJson(run) };
    },
  },
};

function checkJson({ id, name, head, conclusion }: CheckRun) {
  return example('check-run', {
    id,
    name,
    head_sha: head,
    conclusion,
    status: conclusion === null ? 'in_progress' : 'completed',
  });
}
