import { isAbsolute, normalize } from 'node:path/posix';
import type { ChangeRequest } from '../audit/change-sides.ts';
import { lookAtChange } from '../audit/quiet-change.ts';
import { DEFAULT_BASELINE, DEFAULT_CONFIG, NO_BASELINE, readText } from '../commands/audit-request.ts';
import type { Runtime } from '../commands/runtime.ts';
import { checkRun } from '../github/check-run.ts';
import type { Client } from '../github/client.ts';
import { refusalOf } from '../github/refusal.ts';
import { requestReviews } from '../github/review-request.ts';
import { keepComment } from '../github/sticky-comment.ts';
import { reviewLines } from '../github/suggestions.ts';
import type { Inventory, Report, Source } from '../model/index.ts';
import { readBaseline } from '../policy/baseline.ts';
import type { ReadConfig } from '../policy/config.ts';
import { judgingLimit } from '../policy/judging-time.ts';
import { toDisplayPath, toRawName } from '../readers/raw-paths.ts';
import { commentOn, worthAComment } from '../reporters/comment.ts';
import { withFetched } from '../sources/change-place.ts';
import { withCommitters } from '../sources/committers.ts';
import { readSourceText } from '../sources/read-text.ts';
import { selection } from '../sources/selection.ts';
import { CODEOWNERS_PATHS, parseCodeowners } from '../util/codeowners.ts';
import { UsageError } from '../util/errors.ts';
import { breakCommands } from '../util/escape.ts';
import { holdsMaterialByName } from '../util/material-names.ts';
import { checkedOutSides, namesMaterial, originOf, type Sides, type SidesRequest, sidesIn } from './begin.ts';
import type { ActionInputs } from './read-inputs.ts';
import type { Suggested } from './suggestions.ts';

export interface ChangeContext extends SidesRequest {
  /** The inventory of the last team audit. */
  team: Inventory | undefined;
  /** The sides of the change, if reading them has begun. */
  sides?: Promise<Sides | undefined> | undefined;
}

/** A report, and the files that the change touches; undefined if they are unknown. */
export interface AuditedChange {
  report: Report;
  suggested?: Suggested;
  /** Bytes of their names (latin1). */
  names?: ReadonlySet<string>;
}

/**
 * Scans the change of the event, with the policy of its base. If the base is not checked out anywhere in the workspace,
 * its commit is fetched.
 */
export async function auditEvent(context: ChangeContext): Promise<AuditedChange> {
  const { event, target, world } = context;
  const sides = await (context.sides ?? checkedOutSides(context));
  if (sides !== undefined) return auditSides(sides, context);
  const ofFetched = await withFetched(event.head, originOf(context), world.env, async (fetched) => {
    const { report, ...rest } = await auditSides(sidesIn(fetched, context), context);
    const notice = `The change is not checked out in the workspace; its commit was fetched from ${target.serverUrl}.`;
    return { report: { ...report, notices: [...(report.notices ?? []), notice] }, ...rest };
  });
  return ofFetched ?? auditSides(sidesIn(world.cwd, context), context);
}

/** What finds certificates and judges them: most of the program. */
async function loadAudit() {
  const [{ auditChange }, { audit }, { cacheOf }, { suggest }] = await Promise.all([
    import('../audit/audit-change.ts'),
    import('../audit/audit.ts'),
    import('../commands/run-audit.ts'),
    import('./suggestions.ts'),
  ]);
  return { auditChange, audit, cacheOf, suggest };
}

async function auditSides(sides: Sides, context: ChangeContext): Promise<AuditedChange> {
  const { event, inputs, target, world, client, team } = context;
  const { include, exclude } = inputs;
  const found = await sides.found;
  // Git still lists the other files. What has the name of a certificate is hardly ever something else.
  const mayBeQuiet = !('unknown' in found) && !namesMaterial(found.files.names);
  const quiet = mayBeQuiet ? await lookAtChange(found.files, world.env) : undefined;
  if (quiet === undefined) await loadAudit();
  const [head, started] = await Promise.all([sides.head, sides.started]);
  const options = {
    now: inputs.now,
    passwords: inputs.passwords,
    workerUrl: world.workerUrl,
    limit: judgingLimit(world),
    env: world.env,
  };
  if ('unknown' in found) {
    const config = await policyFrom(inputs, head, world);
    const { audit, cacheOf } = await loadAudit();
    const report = await audit([head], { ...options, ...config, cache: cacheOf(inputs, world) });
    const incomplete = [`The change cannot be compared with its base: ${found.unknown}.`, ...report.incomplete];
    return { report: { ...report, incomplete } };
  }
  const { names } = found.files;
  const selected = await selection({ include, exclude });
  const within = (source: Source): Source => ({
    ...source,
    entries: source.entries.filter(({ name }) => selected.keeps(name)),
  });
  const [base, committed] = [found.files.base, found.files.head === head ? head : within(found.files.head)];
  const sideOf = (path: string): Source => (names.has(toRawName(path)) ? base : head);
  const policy = await policyFrom(inputs, sideOf, world);
  const edits = (path: string | undefined) => path !== undefined && names.has(toRawName(normalize(path)));
  for (const [path, read] of [
    [inputs.config, policy.config],
    [inputs.baseline, policy.baseline],
  ] as const) {
    if (path !== undefined && path !== NO_BASELINE && read === undefined && !edits(path))
      throw new UsageError(`${path} cannot be read`);
  }
  const edited = edits(inputs.config ?? DEFAULT_CONFIG) || edits(inputs.baseline ?? DEFAULT_BASELINE);
  const request: ChangeRequest = {
    head: await withOwnersOf(sideOf, head, world),
    committed,
    leftOut: [...names].filter((name) => !selected.keeps(name)).length,
    base: within(base),
    names,
    elsewhere: team,
    after: edited ? await policyFrom(inputs, head, world) : undefined,
    failOn: inputs.failOn,
  };
  const told = await quiet?.report(request, { ...options, ...policy, started });
  if (told !== undefined) return { report: told, names };
  const { auditChange, cacheOf, suggest } = await loadAudit();
  const report = await auditChange(request, { ...options, ...policy, started, cache: cacheOf(inputs, world) });
  const { number } = event;
  const [owner = '', repo = ''] = target.repository.split('/');
  const suggested =
    inputs.suggestions && number !== undefined && !event.fork
      ? await suggest(
          report,
          request,
          { ...options, ...policy, cache: cacheOf(inputs, world) },
          { repo: { owner, repo }, number, client },
        )
      : undefined;
  const whole = await withCommitters(report, base, world.env);
  const missed = await missedByInclude(names, inputs);
  const complete = missed === undefined ? whole : { ...whole, incomplete: [missed, ...whole.incomplete] };
  return { report: complete, names, ...(suggested && { suggested }) };
}

/** A change of certificates that is completely outside of the included paths: the globs may be wrong. */
async function missedByInclude(
  names: ReadonlySet<string>,
  { include, exclude }: ActionInputs,
): Promise<string | undefined> {
  if (include.length === 0) return undefined;
  const [inside, left] = await Promise.all([selection({ include }), selection({ exclude })]);
  if ([...names].some((name) => inside.keeps(name))) return undefined;
  const material = [...names].map(toDisplayPath).filter(holdsMaterialByName);
  const [first] = material.filter((path) => left.keeps(toRawName(path)));
  if (first === undefined) return undefined;
  return `include matches no changed file, but ${first} may hold certificates. Add it to include; its globs start at the root of the repository. Otherwise limit the paths of this workflow.`;
}

/** The owners of the base count: a change must not choose who is notified. */
async function withOwnersOf(sideOf: (path: string) => Source, head: Source, world: Runtime): Promise<Source> {
  const { owners: _, ...source } = head;
  for (const place of CODEOWNERS_PATHS) {
    const text = await readSourceText(sideOf(place), place, world.env);
    if (text !== undefined) return { ...source, owners: parseCodeowners(text) };
  }
  return source;
}

/**
 * Config file and baseline from one side of the change. No file is read from the disk by a name that the change chose.
 */
async function policyFrom(inputs: ActionInputs, side: Source | ((path: string) => Source), world: Runtime) {
  const read = (given: string) => {
    const path = normalize(given);
    // A change does not reach files outside of the workspace.
    if (isAbsolute(path) || path.startsWith('../')) return readText(given, world);
    return readSourceText(typeof side === 'function' ? side(path) : side, path, world.env);
  };
  const path = inputs.config ?? DEFAULT_CONFIG;
  const text = await read(path);
  const config: ReadConfig | undefined = text === undefined ? undefined : await configIn(text, path);
  const list = inputs.baseline ?? DEFAULT_BASELINE;
  const accepted = list === NO_BASELINE ? undefined : await read(list);
  const baseline = accepted === undefined ? undefined : readBaseline(accepted, list);
  return { config, baseline };
}

async function configIn(text: string, path: string): Promise<ReadConfig> {
  const [{ readConfig }, { allRules }] = await Promise.all([
    import('../policy/config.ts'),
    import('../audit/rules.ts'),
  ]);
  return readConfig(
    text,
    path,
    allRules.map((rule) => rule.id),
  );
}

/** What became of the delivery to GitHub. */
export interface Delivered {
  commentUrl?: string;
  /** Whether a check run holds the annotations. */
  checkRun?: boolean;
  /** What could not be written, one sentence each. */
  degraded: string[];
}

/**
 * Updates the pull request: its one comment, review requests, a check run. Each refusal is reported and changes no
 * verdict.
 * @param failed the verdict
 * @param suggested where suggestions were asked for
 */
export async function deliverChange(
  report: Report,
  context: ChangeContext,
  links: string,
  failed: boolean,
  suggested: Suggested = { comments: [] },
): Promise<Delivered> {
  const { event, inputs, target, world } = context;
  const [owner = '', repo = ''] = target.repository.split('/');
  const result: Delivered = { degraded: [] };
  const attempt = async (
    what: string,
    permission: string,
    write: (client: Client) => Promise<void>,
    text = '',
  ): Promise<void> => {
    if (inputs.dryRun) world.out(`dry run: would write ${what}\n${breakCommands(text)}`);
    // Such a token may be able to write (`pull_request_target`), but a stranger's change must not make it do so.
    else if (event.fork) result.degraded.push(`${what}: the head is a fork, and its token can only read`);
    else {
      try {
        await write(await context.client());
      } catch (error) {
        result.degraded.push(`${what}: ${refusalOf(error, permission)}`);
      }
    }
  };
  const { number } = event;
  const worth = worthAComment(report);
  if (number !== undefined && inputs.comment !== 'never') {
    const text = commentOn(report, { color: false, width: 100, quiet: false, links }, inputs.notify === 'mention');
    const create = worth.length > 0 || inputs.comment === 'always';
    const write = async (client: Client) => {
      const posted = await keepComment(client, { owner, repo }, number, text, create);
      if (posted.url !== undefined) result.commentUrl = posted.url;
    };
    // A fork never got a comment that would have to be updated for a clean change.
    if (create || !event.fork) await attempt('the comment', 'pull-requests: write', write, text);
  }
  if (number !== undefined && inputs.notify === 'review') {
    const owners = worth.flatMap((finding) => finding.owners ?? []);
    if (owners.length > 0) {
      await attempt('the review request', 'pull-requests: write', (client) =>
        requestReviews(client, { owner, repo }, number, owners, event.author),
      );
    }
  }
  if ('refused' in suggested) result.degraded.push(`the suggestions: ${suggested.refused}`);
  else if (number !== undefined && suggested.comments.length > 0) {
    const { comments } = suggested;
    const write = (client: Client) => reviewLines(client, { owner, repo }, number, event.head, comments);
    await attempt('the suggestions', 'pull-requests: write', write, comments.map(({ text }) => text).join('\n\n'));
  }
  if (inputs.annotations === 'check-run') {
    await attempt('the check run', 'checks: write', async (client) => {
      await checkRun(client, { owner, repo }, event.head, report, failed);
      result.checkRun = true;
    });
  }
  return result;
}
