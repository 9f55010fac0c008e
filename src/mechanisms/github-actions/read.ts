import { makeRef } from '../../facts/refs.ts';
import { bringsCertificates, namesCertificates, type PipelineJob, pipelineJob } from '../../mechanism-kit/pipelines.ts';
import type { ConfigFile, MechanismOutput, Ref } from '../../model/index.ts';
import { at, itemsAt, stringAt, valueAt, type YamlNode } from '../../parsers/yaml.ts';
import { isOff, nodeRuns, statedTimes, yamlRoots } from '../../shell/yaml-commands.ts';

/** Events behind which another repository or workflow stands, with a schedule that cannot be seen here. */
const RELAYED = /^(?:workflow_call|workflow_run|repository_dispatch)$/;

/** Events of a proposed change: a job that starts with each of them tests what a client does, on a machine of its own. */
const CHECKS = /^(?:pull_request(?:_target)?|merge_group)$/;

/** Images that GitHub no longer hosts; a job that asks for one waits for a day and is cancelled. */
const RETIRED_RUNNER =
  /^(?:ubuntu-(?:16|18|20)\.04|macos-(?:10\.15|1[123])(?:-(?:large|xlarge))?|windows-20(?:16|19))$/;
/** Versions of GitHub's own actions whose service has been switched off: a step that uses one fails. */
const RETIRED_ACTION = /^actions\/(?:(?:upload|download)-artifact@v[123]|cache(?:\/\w+)?@v[12])(?:\.[\d.]+)?$/;

/** A schedule for each job that issues or uploads certificates, applies Terraform, or calls what may do so. */
export function read(file: ConfigFile, output: MechanismOutput): void {
  for (const root of yamlRoots(file, output)) {
    const composite = at(root, 'runs');
    if (composite !== undefined) readJob(file.path, lastFolder(file.path), composite, CALLED, output);
    const on = at(root, 'on');
    const events =
      on?.kind === 'list'
        ? on.items.map((item) => item.text)
        : on?.kind === 'map'
          ? [...on.entries.keys()]
          : [on?.text ?? ''];
    const timed = itemsAt(on, 'schedule');
    const triggers = {
      ...(timed[0] !== undefined && { scheduleLine: timed[0].line }),
      schedules: statedTimes(timed),
      triggersKnown: on !== undefined && !events.some((event) => RELAYED.test(event) || CHECKS.test(event)),
      called: events.includes('workflow_call'),
    };
    for (const [name, job] of at(root, 'jobs')?.entries ?? []) readJob(file.path, name, job, triggers, output);
  }
}

type Triggers = Pick<PipelineJob, 'schedules' | 'scheduleLine' | 'triggersKnown' | 'called'>;
const CALLED: Triggers = { schedules: [], triggersKnown: false, called: true };

const lastFolder = (path: string) => path.split('/').at(-2) ?? path;

function readJob(path: string, name: string, job: YamlNode, triggers: Triggers, output: MechanismOutput): void {
  const steps = itemsAt(job, 'steps').filter((step) => !isOff(step));
  const uses = steps.flatMap((step) => stringAt(step, 'uses') ?? []);
  // A list of labels asks for a runner of one's own.
  const runner = stringAt(job, 'runs-on') ?? '';
  // What runs behind ssh, or with a cache, finds what the last run left.
  const kept =
    uses.some((one) => /^actions\/cache|ssh/.test(one)) ||
    steps.some((step) => /(?:^|\s)ssh\s/.test(stringAt(step, 'run') ?? ''));
  const retired = RETIRED_RUNNER.test(runner) ? runner : uses.find((one) => RETIRED_ACTION.test(one));
  pipelineJob(output, {
    name,
    path,
    line: job.line,
    runs: nodeRuns(job, 'github-actions', triggers.schedules),
    uses,
    ...(steps.some(runsPulumi) && { applies: 'pulumi' }),
    ...triggers,
    calls: [...uses, stringAt(job, 'uses') ?? ''].flatMap(callRefs),
    ...(isOff(job) && { off: true }),
    ...(/^(?:ubuntu|macos|windows)-/.test(runner) && !kept && { fresh: true }),
    ...(retired !== undefined && { retired }),
    ...([job, ...steps].some(tolerates) && { tolerated: 'continue-on-error: true' }),
  });
}

/** https://github.com/pulumi/actions */
const runsPulumi = (step: YamlNode) =>
  stringAt(step, 'uses')?.startsWith('pulumi/actions@') === true &&
  /^up(?:date)?$/.test(stringAt(step, 'with', 'command') ?? '');

/** What a `uses` names, as the file that holds it: an action or a workflow, of this repository or of another one. */
function callRefs(uses: string): Ref[] {
  const [, local, repository, inner = ''] =
    /^(?:(\.\/)|([\w.-]+\/[\w.-]+)\/?)([\w./-]{0,300})(?:@[^@]*)?$/.exec(uses) ?? [];
  if ((local === undefined && repository === undefined) || !namesCertificates(uses)) return [];
  const base = local === undefined ? `${repository}//${inner}` : inner;
  if (/\.ya?ml$/.test(inner)) return [makeRef('job', base)];
  const folder = base === '' || base.endsWith('/') ? base : `${base}/`;
  return ['yml', 'yaml'].map((ending) => makeRef('job', `${folder}action.${ending}`));
}

/** Only a step that runs commands counts: an optional upload of logs may fail. */
function tolerates(node: YamlNode): boolean {
  return (
    valueAt(node, 'continue-on-error') === true &&
    (node.entries.has('steps') || bringsCertificates(stringAt(node, 'run') ?? ''))
  );
}
