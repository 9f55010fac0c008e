import { decoders } from '../decoders/index.ts';
import { mechanisms } from '../mechanisms/index.ts';
import {
  type Change,
  type Fault,
  type Finding,
  type Inventory,
  leavesHole,
  type Policy,
  type Report,
  type Source,
} from '../model/index.ts';
import type { Baseline } from '../policy/baseline.ts';
import type { ReadConfig } from '../policy/config.ts';
import { judge } from '../policy/judge.ts';
import type { JudgingLimit } from '../policy/judging-time.ts';
import { resolvePolicy } from '../policy/resolve.ts';
import { buildTopology } from '../topology/index.ts';
import { ownersOf } from '../util/codeowners.ts';
import { plural } from '../util/text.ts';
import { TOOL } from '../version.ts';
import type { CollectOptions } from './collect.ts';
import { markEncryptedInGit } from './encrypted-in-git.ts';
import type { PlugIns } from './examine.ts';
import { collectWith, type FactsCache } from './facts-cache.ts';
import { openLockedStores } from './locked-stores.ts';
import { withMentions } from './mentions.ts';
import { allRules } from './rules.ts';
import { type ChangedEntries, markUnread } from './unread-entries.ts';

/** Everything that reads files. */
export const plugIns: PlugIns = { decoders, mechanisms };

/** Everything besides the facts that rules need. */
export interface Judgement {
  /** Milliseconds since the epoch. */
  now: number;
  config?: ReadConfig | undefined;
  baseline?: Baseline | undefined;
  /** Name of the repository that config and baseline lie in; the first one of the inventory where it is left out. */
  home?: string | undefined;
  /** What a change touches, on either side of it. */
  touched?: ChangedEntries | undefined;
  /** The time that the rules may take. */
  limit?: JudgingLimit | undefined;
}

export interface AuditOptions extends Omit<CollectOptions, keyof PlugIns>, Judgement {
  /** Facts about files from earlier runs. */
  cache?: FactsCache | undefined;
  /** Adds facts that no file holds, such as the history of the repository, before the rules run. */
  enrich?: ((inventory: Inventory, plugIns: PlugIns) => Promise<void>) | undefined;
}

/** The one walk through all layers: files to facts, facts to a report. */
export async function audit(sources: readonly Source[], options: AuditOptions): Promise<Report> {
  const read = await collectWith(options.cache, sources, { ...options, ...plugIns });
  const { inventory: collected, faults, memory } = read;
  const opened = await openLockedStores(collected, sources, { ...options, ...plugIns, memory });
  read.keep();
  const marked = await markEncryptedInGit(opened, sources, options.env ?? {});
  const inventory = await withMentions(marked, sources, options);
  await options.enrich?.(inventory, plugIns);
  return judgeInventory(inventory, faults, options);
}

/** Runs the rules over facts, wherever they come from. */
export async function judgeInventory(
  read: Inventory,
  faults: readonly Fault[],
  { now, config, baseline, home, touched, limit }: Judgement,
  change?: Change,
): Promise<Report> {
  const inventory = markUnread(read, touched);
  const topology = buildTopology(inventory);
  const policy = await resolvePolicy(config, inventory, home);
  const judged = judge({
    inventory,
    topology,
    policy,
    now,
    rules: allRules,
    baseline,
    home,
    limit,
    ...(change && { change }),
  });
  return {
    tool: TOOL,
    now,
    rules: allRules,
    inventory,
    topology,
    contextOf: policy.contextOf,
    findings: judged.findings.map((finding) => withOwners(finding, inventory)),
    faults: [...faults, ...judged.faults],
    ...withNotices(inventory, policy),
    incomplete: [
      ...inventory.repositories.flatMap(holesIn),
      ...judged.unfinished.map((name) => unfinishedText(name, limit)),
      ...unanswered(inventory),
    ],
  };
}

function unfinishedText(name: string, limit: JudgingLimit | undefined): string {
  return `${name} was not fully checked: its rules took more than ${(limit?.milliseconds ?? 0) / 1_000} s. Leave files out with \`exclude\`.`;
}

function withNotices({ repositories, served }: Inventory, { endpoints }: Policy): Pick<Report, 'notices'> {
  const notices = repositories.flatMap(({ name, formerName }) =>
    formerName === undefined ? [] : [`${formerName} is now called ${name} and was scanned under that name.`],
  );
  for (const { name, fromGit = 0, within } of repositories) {
    if (fromGit > 0) {
      const files = plural(fromGit, 'tracked file');
      notices.push(`${name}: ${files} ${fromGit === 1 ? 'is' : 'are'} not on disk and read from git instead.`);
    }
    if (within !== undefined) notices.push(`${name} is the submodule at ${within.path} of ${within.repository}.`);
  }
  if (served === undefined && endpoints.length > 0) {
    const were = `${plural(endpoints.length, 'declared endpoint')} ${endpoints.length === 1 ? 'was' : 'were'}`;
    notices.push(`${were} not probed (endpoints: none).`);
  }
  return notices.length > 0 ? { notices } : {};
}

/** A finding without declared owners has those of its place. */
function withOwners(finding: Finding, inventory: Inventory): Finding {
  if (finding.owners !== undefined) return finding;
  const owners = ownersOf(finding.location, inventory);
  return owners.length > 0 ? { ...finding, owners } : finding;
}

/**
 * Why the served certificate is unknown. The scan stays complete if the endpoint was not probed on purpose, or offers
 * no TLS.
 */
const SILENT: ReadonlySet<string> = new Set(['unresolvable', 'unreachable', 'timeout', 'malformed', 'handshake']);

/** The endpoints that were probed without a result, in sentences. */
function unanswered({ served = [] }: Inventory): string[] {
  const silent = served.filter(
    ({ certificates, failure }) => certificates.length === 0 && SILENT.has(failure?.reason ?? ''),
  );
  const texts = silent.map(
    ({ endpoint, failure }) => `The certificate of ${endpoint} could not be read: ${failure?.detail}.`,
  );
  return [...new Set(texts)];
}

/** The parts of a repository's scope that were not scanned, in sentences. */
function holesIn({ name, skipped, failure }: Inventory['repositories'][number]): string[] {
  if (failure !== undefined && failure.reason !== 'empty') return [`${name} was not scanned: ${failure.detail}.`];
  const holes = skipped.filter(leavesHole);
  const [first, ...more] = holes;
  if (first === undefined) return [];
  const others = more.length === 0 ? '' : ` and ${more.length} more`;
  return [`${name}: ${first.path}${others} could not be scanned (${first.detail ?? first.reason}).`];
}
