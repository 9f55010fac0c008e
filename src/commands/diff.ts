import { auditChange } from '../audit/audit-change.ts';
import type { Source } from '../model/index.ts';
import { judgingLimit } from '../policy/judging-time.ts';
import { changedFiles } from '../sources/changes.ts';
import { withCommitters } from '../sources/committers.ts';
import { withOwners } from '../sources/open.ts';
import { revision } from '../sources/revision.ts';
import { type StagedChange, stagedChange } from '../sources/staged.ts';
import { UsageError } from '../util/errors.ts';
import type { Arguments } from './arguments.ts';
import { type AuditRequest, DEFAULT_BASELINE, DEFAULT_CONFIG, planDelivery, requestOf } from './audit-request.ts';
import { baselineOf, configOf } from './run-audit.ts';
import type { Runtime } from './runtime.ts';
import { deliver } from './write-report.ts';

/** Audits what changed, as a pull request would: the base's policy judges, only what is new gates. */
export async function run(args: Arguments, world: Runtime): Promise<number> {
  const plan = planDelivery(args);
  const request = requestOf(args, world);
  const { base, head, changed } = await sidesOf(args, request, world);
  const policyAt = async (side: Source) => ({
    config: await configOf(request.config, side, world),
    baseline: await baselineOf(request.baseline, side, world),
  });
  const edited =
    (request.config === undefined && changed.names.has(DEFAULT_CONFIG)) ||
    (request.baseline === undefined && changed.names.has(DEFAULT_BASELINE));
  const report = await auditChange(
    {
      head: await withOwners(head, world.env),
      base: changed.base,
      names: changed.names,
      after: edited ? await policyAt(head) : undefined,
      failOn: plan.failOn,
    },
    {
      now: request.now,
      ...(await policyAt(base)),
      passwords: request.passwords,
      workerUrl: world.workerUrl,
      limit: judgingLimit(world),
      env: world.env,
    },
  );
  return deliver(await withCommitters(report, changed.base, world.env), plan, world);
}

/** Two revisions, or what is staged and the revision that it is compared with. */
async function sidesOf(args: Arguments, { include, exclude }: AuditRequest, world: Runtime): Promise<StagedChange> {
  const [from, to, ...more] = args.operands;
  const options = { env: world.env, include, exclude };
  if (args.has('staged')) {
    if (to !== undefined) throw new UsageError('diff --staged accepts at most one revision, such as HEAD');
    return stagedChange(world.cwd, from, options);
  }
  if (from === undefined || to === undefined || more.length > 0) {
    throw new UsageError('diff takes two revisions, such as: cert-hygiene diff main HEAD');
  }
  const [base, head] = await Promise.all([revision(world.cwd, from, options), revision(world.cwd, to, options)]);
  if (head.access.kind !== 'git' || base.revision === undefined || head.revision === undefined) {
    throw new UsageError('diff needs a git repository');
  }
  const { gitDir } = head.access;
  return { base, head, changed: await changedFiles(gitDir, base.revision, head.revision, head.name, world.env) };
}
