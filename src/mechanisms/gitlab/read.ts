import { pipelineJob } from '../../mechanism-kit/pipelines.ts';
import type { ConfigFile, MechanismOutput } from '../../model/index.ts';
import { itemsAt, stringAt, valueAt, type YamlNode } from '../../parsers/yaml.ts';
import { nodeRuns, yamlRoots } from '../../shell/yaml-commands.ts';

/** A schedule for each job that issues or uploads certificates. When it runs is set in the project, not in the file. */
export function read(file: ConfigFile, output: MechanismOutput): void {
  for (const root of yamlRoots(file, output)) {
    for (const [name, job] of root.entries) {
      if (job.kind !== 'map' || !job.entries.has('script')) continue;
      pipelineJob(output, {
        name,
        path: file.path,
        line: job.line,
        runs: nodeRuns(job, 'gitlab', []),
        uses: [],
        schedules: [],
        triggersKnown: false,
        ...(valueAt(job, 'allow_failure') === true && { tolerated: 'allow_failure: true' }),
        ...(isManual(job) && { manual: true }),
      });
    }
  }
}

function isManual(job: YamlNode): boolean {
  if (stringAt(job, 'when') === 'manual') return true;
  const rules = itemsAt(job, 'rules');
  return (
    rules.length > 0 &&
    rules.every((rule) => /^(?:manual|never)$/.test(stringAt(rule, 'when') ?? '')) &&
    rules.some((rule) => stringAt(rule, 'when') === 'manual')
  );
}
