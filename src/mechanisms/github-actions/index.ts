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
    '`.github/workflows/*.yml` and `action.yml` whose steps issue or upload certificates, run `terraform apply`, or call what does',
  references: [EVENTS],
  accepts: (path) => /(?:^|\/)(?:\.(?:github|gitea|forgejo)\/workflows\/[^/]+|action)\.ya?ml$/.test(path),
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
      problem(fact, context) {
        if (fact.attributes.disabled !== true || !renewsCertificates(fact, context)) return undefined;
        return `The workflow job "${fact.attributes.name}" renews with ${fact.attributes.program} and has no schedule.`;
      },
    }),
    factRule('github-actions', {
      id: 'github-actions-runner-retired',
      title: 'A renewal runs on what GitHub no longer offers',
      level: 'warning',
      why: 'A job that asks for an image that was removed is never picked up, and a step of an action version that was switched off fails. The certificate is not renewed, although the workflow is scheduled.',
      fix: 'Use `ubuntu-latest` or another image that is offered, and the current version of the action.',
      references: [RUNNERS, RETIREMENTS],
      problem: (fact) =>
        fact.attributes.retired === undefined
          ? undefined
          : `The workflow job "${fact.attributes.name}" runs ${fact.attributes.program} and needs \`${fact.attributes.retired}\`, which has been retired.`,
    }),
    factRule('github-actions', {
      id: 'github-actions-schedule-lapses',
      title: 'GitHub is about to switch the schedule of a renewal off',
      level: 'warning',
      why: 'In a public repository GitHub switches scheduled workflows off once nothing has happened there for 60 days. A renewal that works needs no commits: its repository is the one that falls silent.',
      fix: 'Run the renewal from a repository that is worked on, or from a private one; or see to it that something is committed, and look at the Actions page for schedules that are off already.',
      references: [INACTIVITY],
      problem(fact, { inventory, now }) {
        if (fact.attributes.issues !== true || fact.attributes.schedules === undefined) return undefined;
        const { repository } = fact.location;
        const { committed = null } = inventory.repositories.find(({ name }) => name === repository) ?? {};
        const last = readInstant(committed);
        if (last === null || now - last <= QUIET * DAY) return undefined;
        return `The workflow job "${fact.attributes.name}" renews with ${fact.attributes.program} on a schedule. The last commit of this public repository is of ${dayOf(last)}: unless something else has happened in it since, GitHub switches the schedule off on ${dayOf(last + INACTIVE * DAY)}.`;
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
