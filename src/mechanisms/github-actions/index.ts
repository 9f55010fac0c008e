import { factRule } from '../../lib/fact-rules.ts';
import { PIPELINE_NEEDLES, pipelineRules } from '../../lib/pipelines.ts';
import type { Mechanism } from '../../model/index.ts';
import { read } from './read.ts';

const EVENTS =
  'https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows#schedule';
const SYNTAX = 'https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax';

export const githubActions: Mechanism = {
  id: 'github-actions',
  title: 'GitHub Actions',
  identifiedBy: '`.github/workflows/*.yml` whose steps issue or upload certificates, or run `terraform apply`',
  references: [EVENTS],
  accepts: (path) => /(?:^|\/)\.(?:github|gitea|forgejo)\/workflows\/[^/]+\.ya?ml$/.test(path),
  needles: PIPELINE_NEEDLES,
  read,
  rules: [
    factRule('github-actions', {
      id: 'github-actions-renewal-unscheduled',
      title: 'A renewal runs only when somebody starts it',
      level: 'warning',
      why: 'Without `on.schedule` the certificate is renewed when a person presses the button or pushes, and expires when nobody does.',
      fix: 'Add `on: { schedule: [{ cron: "17 3 * * *" }] }`.',
      references: [EVENTS],
      problem(fact) {
        if (fact.attributes.issues !== true || fact.attributes.disabled !== true) return undefined;
        return `The workflow job "${fact.attributes.name}" renews with ${fact.attributes.program} and has no schedule.`;
      },
    }),
    ...pipelineRules({
      id: 'github-actions',
      noun: 'The workflow job',
      schedule: EVENTS,
      failure: `${SYNTAX}#jobsjob_idstepscontinue-on-error`,
      tolerated: '`continue-on-error`',
    }),
  ],
};
