import { ownAttributes } from '../../facts/attributes.ts';
import { bringsCertificates, pipelineJob } from '../../mechanism-kit/pipelines.ts';
import type { ConfigFile, MechanismOutput } from '../../model/index.ts';
import { descend, itemsAt, stringAt, valueAt } from '../../parsers/yaml.ts';
import { nodeRuns, statedTimes, yamlRoots } from '../../shell/yaml-commands.ts';

/** What only the rules of azure-pipelines read of its facts. */
type Own = 'onChangeOnly';

export type Output = MechanismOutput<Own>;
export const own = ownAttributes<Own>('azure-pipelines');

/** One schedule for the pipeline, which is one unit of work whatever its stages. */
export function read(file: ConfigFile, output: Output): void {
  for (const root of yamlRoots(file, output)) {
    const entries = itemsAt(root, 'schedules');
    const schedules = statedTimes(entries);
    const tolerated = [...descend(root)].some(
      (node) =>
        valueAt(node, 'continueOnError') === true &&
        bringsCertificates(stringAt(node, 'script') ?? stringAt(node, 'bash') ?? ''),
    );
    const name = stringAt(root, 'name') ?? file.path.slice(file.path.lastIndexOf('/') + 1);
    pipelineJob(output, {
      name,
      path: file.path,
      line: root.line,
      runs: nodeRuns(root, 'azure-pipelines', schedules),
      uses: [],
      schedules,
      ...(entries[0] !== undefined && { scheduleLine: entries[0].line }),
      // Schedules may be set in the user interface, where they override the file.
      triggersKnown: false,
      ...(tolerated && { tolerated: 'continueOnError: true' }),
    });
    const skipping = entries.filter((item) => !item.entries.has('always') || valueAt(item, 'always') === false);
    if (entries.length > 0 && skipping.length === entries.length) {
      output.fact(
        { kind: 'schedule', reads: [], writes: [], attributes: { name }, own: { onChangeOnly: true } },
        { line: skipping[0]?.line ?? 1 },
      );
    }
  }
}
