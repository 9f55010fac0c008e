import { factRule } from '../../facts/rule.ts';
import { pipelineRules } from '../../mechanism-kit/pipeline-rules.ts';
import { PIPELINE_NEEDLES, pipelineJob, renewsCertificates } from '../../mechanism-kit/pipelines.ts';
import type { ConfigFile, Mechanism, MechanismOutput } from '../../model/index.ts';
import { commandBlocksOf } from '../../shell/command-files.ts';

const SYNTAX = 'https://www.jenkins.io/doc/book/pipeline/syntax/';

/** One schedule for the pipeline. */
function read(file: ConfigFile, output: MechanismOutput): void {
  const runs = commandBlocksOf(file);
  pipelineJob(output, {
    name: file.path.slice(file.path.lastIndexOf('/') + 1),
    path: file.path,
    line: 1,
    runs,
    uses: [],
    schedules: [...new Set(runs.flatMap((run) => run.schedules))].filter((schedule) => !schedule.startsWith('every ')),
    // Only a declarative pipeline with triggers of its own says what starts it; others are started from the user interface.
    triggersKnown: /\btriggers\s{0,8}\{/.test(file.text),
    ...(/\bcatchError\b[^\n]*buildResult\s*:\s*['"]SUCCESS/.test(file.text) && {
      tolerated: "catchError(buildResult: 'SUCCESS')",
    }),
  });
}

export const jenkins: Mechanism = {
  id: 'jenkins',
  title: 'Jenkins',
  identifiedBy: '`Jenkinsfile*` and `*.jenkinsfile` whose `sh` steps issue or upload certificates',
  references: [SYNTAX],
  accepts: (path) => /(?:^|\/)[^/]*jenkinsfile[^/]*$/i.test(path),
  needles: PIPELINE_NEEDLES,
  read,
  rules: [
    factRule('jenkins', {
      id: 'jenkins-renewal-unscheduled',
      title: 'Jenkins: renewal has no time trigger',
      level: 'warning',
      why: 'None of the triggers of the pipeline is a schedule. Certificates expire without code changes.',
      fix: "Add `cron('H 3 * * *')` to `triggers`.",
      references: [`${SYNTAX}#cron-syntax`],
      problem: (fact, context) =>
        fact.attributes.disabled === true && renewsCertificates(fact, context)
          ? `The pipeline "${fact.attributes.name}" renews with ${fact.attributes.program}, but has no time trigger.`
          : undefined,
    }),
    ...pipelineRules({
      id: 'jenkins',
      title: 'Jenkins',
      noun: 'The pipeline',
      schedule: `${SYNTAX}#cron-syntax`,
      failure: 'https://www.jenkins.io/doc/pipeline/steps/workflow-basic-steps/',
      tolerated: '`catchError`',
    }),
  ],
};
