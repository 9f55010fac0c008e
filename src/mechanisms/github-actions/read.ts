import { pipelineJob } from '../../lib/pipelines.ts';
import { at, itemsAt, stringAt, valueAt, type YamlNode } from '../../lib/yaml.ts';
import { nodeRuns, yamlRoots } from '../../lib/yaml-runs.ts';
import type { ConfigFile, MechanismOutput } from '../../model/index.ts';

/** Events behind which another repository or workflow stands, with a schedule that cannot be seen here. */
const RELAYED = /^(?:workflow_call|workflow_run|repository_dispatch)$/;

/** Images that GitHub no longer hosts; a job that asks for one waits for a day and is cancelled. */
const RETIRED_RUNNER =
  /^(?:ubuntu-(?:16|18|20)\.04|macos-(?:10\.15|1[123])(?:-(?:large|xlarge))?|windows-20(?:16|19))$/;
/** Versions of GitHub's own actions whose service has been switched off: a step that uses one fails. */
const RETIRED_ACTION = /^actions\/(?:(?:upload|download)-artifact@v[123]|cache(?:\/\w+)?@v[12])(?:\.[\d.]+)?$/;

/** A schedule for each job that issues or uploads certificates, or applies Terraform. */
export function read(file: ConfigFile, output: MechanismOutput): void {
  for (const root of yamlRoots(file, output)) {
    const on = at(root, 'on');
    const events =
      on?.kind === 'list'
        ? on.items.map((item) => item.text)
        : on?.kind === 'map'
          ? [...on.entries.keys()]
          : [on?.text ?? ''];
    const schedules = itemsAt(on, 'schedule').map((item) => stringAt(item, 'cron') ?? '?');
    for (const [name, job] of at(root, 'jobs')?.entries ?? []) {
      const steps = itemsAt(job, 'steps');
      const tolerated = [job, ...steps].some((node) => tolerates(node));
      const uses = steps.flatMap((step) => stringAt(step, 'uses') ?? []);
      // A list of labels asks for a runner of one's own.
      const runner = stringAt(job, 'runs-on') ?? '';
      // What runs behind ssh, or with a cache, finds what the last run left.
      const kept =
        uses.some((name) => /^actions\/cache|ssh/.test(name)) ||
        steps.some((step) => /(?:^|\s)ssh\s/.test(stringAt(step, 'run') ?? ''));
      const fresh = /^(?:ubuntu|macos|windows)-/.test(runner) && !kept;
      const retired = RETIRED_RUNNER.test(runner) ? runner : uses.find((name) => RETIRED_ACTION.test(name));
      pipelineJob(output, {
        name,
        runs: nodeRuns(job, 'github-actions', schedules),
        uses,
        schedules,
        triggersKnown: on !== undefined && !events.some((event) => RELAYED.test(event)),
        ...(fresh && { fresh }),
        ...(retired !== undefined && { retired }),
        ...(tolerated && { tolerated: 'continue-on-error: true' }),
      });
    }
  }
}

/** Only a step that runs commands counts: an optional upload of logs may fail. */
function tolerates(node: YamlNode): boolean {
  return (
    valueAt(node, 'continue-on-error') === true &&
    (node.entries.has('steps') ||
      /certbot|acme\.sh|lego|dehydrated|secret tls|certificate/.test(stringAt(node, 'run') ?? ''))
  );
}
