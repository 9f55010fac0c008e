import { factRule } from '../../facts/rule.ts';
import { pipelineRules } from '../../mechanism-kit/pipeline-rules.ts';
import { PIPELINE_NEEDLES, renewsCertificates } from '../../mechanism-kit/pipelines.ts';
import type { Mechanism } from '../../model/index.ts';
import { dayOf, readInstant } from '../../util/dates.ts';
import { DAY } from '../../util/duration.ts';
import { read } from './read.ts';

const EVENTS =
  'https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows#schedule';
const RUNNERS = 'https://github.com/actions/runner-images#available-images';
const RETIREMENTS = 'https://github.blog/changelog/2024-04-16-deprecation-notice-v3-of-the-artifact-actions/';
const SYNTAX = 'https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax';

const INACTIVITY = 'https://docs.github.com/en/actions/using-workflows/disabling-and-enabling-a-workflow';
/** Days without activity after which GitHub switches a schedule off, and after which it is time to say so. */
const INACTIVE = 60;
const QUIET = 45;

export const githubActions: Mechanism = {
  id: 'github-actions',
  title: 'GitHub Actions',
  identifiedBy:
    '`.github/workflows/*.yml` and `action.yml` whose steps issue or upload certificates, run `terraform apply` or `pulumi up`, or call such steps',
  references: [EVENTS],
  accepts: (path) => /(?:^|\/)(?:\.(?:github|gitea|forgejo)\/workflows\/[^/]+|action)\.ya?ml$/.test(path),
  needles: PIPELINE_NEEDLES,
  read,
  rules: [
    factRule('github-actions', {
      id: 'github-actions-renewal-unscheduled',
      title: 'GitHub Actions: renewal has no schedule',
      level: 'warning',
      why: 'Without `on.schedule`, the certificate is renewed only when a person starts the workflow or pushes.',
      fix: 'Add `on: { schedule: [{ cron: "17 3 * * *" }] }`.',
      references: [EVENTS],
      problem(fact, context) {
        if (fact.attributes.disabled !== true || !renewsCertificates(fact, context)) return undefined;
        return `The workflow job "${fact.attributes.name}" renews with ${fact.attributes.program} and has no schedule.`;
      },
    }),
    factRule('github-actions', {
      id: 'github-actions-runner-retired',
      title: 'GitHub Actions: renewal needs a retired runner or action',
      level: 'warning',
      why: 'A job that needs a removed image never starts, and a step with a retired action version fails. The certificate is not renewed, although the workflow is scheduled.',
      fix: 'Use `ubuntu-latest` or another current image, and the current version of the action.',
      references: [RUNNERS, RETIREMENTS],
      problem: (fact) =>
        fact.attributes.retired === undefined
          ? undefined
          : `The workflow job "${fact.attributes.name}" runs ${fact.attributes.program} and needs \`${fact.attributes.retired}\`, which is retired.`,
    }),
    factRule('github-actions', {
      id: 'github-actions-schedule-lapses',
      title: 'GitHub will disable the schedule of a renewal',
      level: 'warning',
      why: 'In a public repository, GitHub disables scheduled workflows after 60 days without activity. A repository that only runs renewals has no commits, so it reaches this limit.',
      fix: 'Run the renewal from an active or a private repository, or commit regularly. Check the Actions page for schedules that are already disabled.',
      references: [INACTIVITY],
      problem(fact, { inventory, now }) {
        if (fact.attributes.issues !== true || fact.attributes.schedules === undefined) return undefined;
        const { repository } = fact.location;
        const { committed = null } = inventory.repositories.find(({ name }) => name === repository) ?? {};
        const last = readInstant(committed);
        if (last === null || now - last <= QUIET * DAY) return undefined;
        return `The workflow job "${fact.attributes.name}" renews with ${fact.attributes.program} on a schedule. The last commit of this public repository is from ${dayOf(last)}. Without further activity, GitHub disables the schedule on ${dayOf(last + INACTIVE * DAY)}.`;
      },
    }),
    ...pipelineRules({
      id: 'github-actions',
      title: 'GitHub Actions',
      noun: 'The workflow job',
      schedule: EVENTS,
      failure: `${SYNTAX}#jobsjob_idstepscontinue-on-error`,
      tolerated: '`continue-on-error`',
    }),
  ],
};
