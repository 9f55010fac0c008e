import { pipelineJob } from '../../lib/pipelines.ts';
import { at, itemsAt, stringAt, valueAt, type YamlNode } from '../../lib/yaml.ts';
import { nodeRuns, yamlRoots } from '../../lib/yaml-runs.ts';
import type { ConfigFile, MechanismOutput } from '../../model/index.ts';

/** Events behind which another repository or workflow stands, with a schedule that cannot be seen here. */
const RELAYED = /^(?:workflow_call|workflow_run|repository_dispatch)$/;

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
      pipelineJob(output, {
        name,
        runs: nodeRuns(job, 'github-actions', schedules),
        uses: steps.flatMap((step) => stringAt(step, 'uses') ?? []),
        schedules,
        triggersKnown: on !== undefined && !events.some((event) => RELAYED.test(event)),
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
