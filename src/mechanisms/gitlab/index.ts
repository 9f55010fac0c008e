import { factRule } from '../../facts/rule.ts';
import { pipelineRules } from '../../mechanism-kit/pipeline-rules.ts';
import { PIPELINE_NEEDLES, renewsCertificates } from '../../mechanism-kit/pipelines.ts';
import type { Mechanism } from '../../model/index.ts';
import { read } from './read.ts';

const SCHEDULES = 'https://docs.gitlab.com/ci/pipelines/schedules/';
const YAML = 'https://docs.gitlab.com/ci/yaml/';

export const gitlab: Mechanism = {
  id: 'gitlab',
  title: 'GitLab CI/CD',
  identifiedBy: '`.gitlab-ci.yml` and files under `.gitlab/` whose jobs issue or upload certificates',
  references: [SCHEDULES],
  accepts: (path) => /(?:^|\/)(?:[^/]*\.gitlab-ci[^/]*\.ya?ml|\.gitlab\/.+\.ya?ml)$/.test(path),
  needles: PIPELINE_NEEDLES,
  read,
  rules: [
    factRule('gitlab', {
      id: 'gitlab-renewal-manual',
      title: 'GitLab: renewal job must be started by hand',
      level: 'warning',
      why: 'A manual job does not run in a scheduled pipeline, and the pipeline succeeds without a renewal.',
      fix: 'Run the job with `rules: - if: $CI_PIPELINE_SOURCE == "schedule"` and add a pipeline schedule.',
      references: [SCHEDULES, `${YAML}#when`],
      problem: (fact, context) =>
        fact.attributes.manual === true && renewsCertificates(fact, context)
          ? `The job "${fact.attributes.name}" renews with ${fact.attributes.program} and is manual.`
          : undefined,
    }),
    ...pipelineRules({
      id: 'gitlab',
      title: 'GitLab',
      noun: 'The job',
      schedule: SCHEDULES,
      failure: `${YAML}#allow_failure`,
      tolerated: '`allow_failure: true`',
    }).filter(
      // How often a pipeline runs is kept in the project's settings.
      (rule) => rule.id !== 'gitlab-renewal-too-rare',
    ),
  ],
};
