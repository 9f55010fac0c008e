import { type FactKeys, factsBy } from '../../facts/index.ts';
import { factRule } from '../../facts/rule.ts';
import { pipelineRules } from '../../mechanism-kit/pipeline-rules.ts';
import { PIPELINE_NEEDLES } from '../../mechanism-kit/pipelines.ts';
import type { Mechanism } from '../../model/index.ts';
import { own, read } from './read.ts';

const SCHEDULES = 'https://learn.microsoft.com/azure/devops/pipelines/process/scheduled-triggers';

/** Pipelines that issue certificates, by their file. */
const issuing: FactKeys = ({ location, attributes }) => (attributes.issues === true ? [location.path] : []);

export const azurePipelines: Mechanism = {
  id: 'azure-pipelines',
  title: 'Azure Pipelines',
  identifiedBy: '`azure-pipelines*.yml` and files under `.azuredevops/` whose steps issue or upload certificates',
  references: [SCHEDULES],
  accepts: (path) =>
    /(?:^|\/)(?:[^/]*azure-pipelines?[^/]*\.ya?ml|\.azuredevops\/.+\.ya?ml)$|(?:^|\/)\.?azure-pipelines\/.+\.ya?ml$/.test(
      path,
    ),
  needles: PIPELINE_NEEDLES,
  read,
  rules: [
    factRule('azure-pipelines', {
      id: 'azure-pipelines-runs-on-change-only',
      title: 'Scheduled renewal is skipped without new commits',
      level: 'warning',
      why: 'A scheduled run starts only if the source changed since the last run, unless `always: true` is set. Certificates expire without code changes.',
      fix: 'Add `always: true` to the schedule.',
      references: [SCHEDULES],
      problem(fact, { neighbours }) {
        if (own(fact).onChangeOnly !== true) return undefined;
        const renews = factsBy(neighbours(fact), issuing, fact.location.path).length > 0;
        return renews ? `The schedule of "${fact.attributes.name}" has no \`always: true\`.` : undefined;
      },
    }),
    ...pipelineRules({
      id: 'azure-pipelines',
      title: 'Azure Pipelines',
      noun: 'The pipeline',
      schedule: SCHEDULES,
      failure: 'https://learn.microsoft.com/azure/devops/pipelines/process/tasks',
      tolerated: '`continueOnError: true`',
    }),
  ],
};
