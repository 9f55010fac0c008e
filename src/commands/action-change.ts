import { allRules } from '../audit.ts';
import { auditChange } from '../audit-change.ts';
import { checkRun } from '../github/check-run.ts';
import { type Client, createClient, refusalOf } from '../github/client.ts';
import type { ChangeEvent } from '../github/event.ts';
import { requestReviews } from '../github/review-request.ts';
import { keepComment } from '../github/sticky-comment.ts';
import { mergeInventories } from '../lib/inventory.ts';
import { CODEOWNERS_PLACES } from '../lib/owners.ts';
import type { Inventory, Report, Source } from '../model/index.ts';
import { readBaseline } from '../policy/baseline.ts';
import { type ReadConfig, readConfig } from '../policy/config.ts';
import { commentOn, worthAComment } from '../reporters/comment.ts';
import { openSource, withOwners } from '../sources/open.ts';
import { readSourceText } from '../sources/read-text.ts';
import type { ActionInputs } from './action-inputs.ts';
import { findBase } from './find-base.ts';
import { inventoryOf } from './read-report.ts';
import { DEFAULT_CONFIG, readText } from './run-audit.ts';
import type { World } from './world.ts';

/** The server and the repository that the event is about. */
export interface Target {
  apiUrl: string;
  serverUrl: string;
  /** `owner/name`. */
  repository: string;
}

export interface ChangeContext {
  event: ChangeEvent;
  inputs: ActionInputs;
  target: Target;
  world: World;
  /** The client, made on the first call: a run that needs no API loads none. */
  client(): Promise<Client>;
}

/** A client that is made when it is first needed. */
export function lazyClient(inputs: ActionInputs, target: Target, world: World): () => Promise<Client> {
  let made: Promise<Client> | undefined;
  return () => {
    made ??= createClient(inputs.token, target.apiUrl, {
      sleep: world.sleep,
      log: (line) => world.out(`${line}\n`),
    });
    return made;
  };
}

/** Judges the change that the event is about, with the policy of its base. */
export async function auditEvent(context: ChangeContext): Promise<Report> {
  const { event, inputs, target, world, client } = context;
  const { include, exclude } = inputs;
  const head = await openSource(world.cwd, { env: world.env, include, exclude, name: target.repository });
  const remote = { serverUrl: target.serverUrl, token: inputs.token || undefined };
  const found = await findBase(world.cwd, event, head, {
    env: world.env,
    remote,
    repository: target.repository,
    client,
  });
  const options = { now: inputs.now, passwords: inputs.passwords, workerUrl: world.workerUrl, env: world.env };
  if ('unknown' in found) {
    const config = await policyFrom(inputs, head, world);
    const { audit } = await import('../audit.ts');
    const report = await audit([head], { ...options, ...config });
    return { ...report, incomplete: [...report.incomplete, `The base cannot be compared: ${found.unknown}.`] };
  }
  const { names, base } = found.files;
  const sideOf = (path: string): Source => (names.has(latin1(path)) ? base : head);
  const policy = await policyFrom(inputs, sideOf, world);
  const edited = [inputs.config ?? DEFAULT_CONFIG, inputs.baseline].some(
    (path) => path !== undefined && names.has(latin1(path)),
  );
  // Who owns what is the base's word too: a change must not choose whom it is announced to.
  const { owners } = await withOwners(
    CODEOWNERS_PLACES.some((path) => names.has(latin1(path))) ? base : head,
    world.env,
  );
  return auditChange(
    {
      head: owners === undefined ? head : { ...head, owners },
      base,
      names,
      elsewhere: await teamOf(inputs, world),
      after: edited ? await policyFrom(inputs, head, world) : undefined,
    },
    { ...options, ...policy },
  );
}

/** Config and baseline from a side of the change; nothing of it is read from the disk by a name that the change chose. */
async function policyFrom(inputs: ActionInputs, side: Source | ((path: string) => Source), world: World) {
  const read = (path: string) => readSourceText(typeof side === 'function' ? side(path) : side, path, world.env);
  const path = inputs.config ?? DEFAULT_CONFIG;
  const text = await read(path);
  const ids = allRules.map((rule) => rule.id);
  const config: ReadConfig | undefined = text === undefined ? undefined : await readConfig(text, path, ids);
  const accepted = inputs.baseline === undefined ? undefined : await read(inputs.baseline);
  const baseline = accepted === undefined ? undefined : readBaseline(accepted, inputs.baseline ?? '');
  return { config, baseline };
}

async function teamOf({ inventories }: ActionInputs, world: World): Promise<Inventory | undefined> {
  if (inventories.length === 0) return undefined;
  const parts = inventories.map(async (path) => (await inventoryOf(readText(path, world), path)).inventory);
  return mergeInventories(...(await Promise.all(parts)));
}

/** What became of the delivery to GitHub. */
export interface Delivered {
  commentUrl?: string;
  /** What could not be written, one sentence each. */
  degraded: string[];
}

/** Tells the pull request: its one comment, review requests, a check run; each refusal is said and changes no verdict. */
export async function deliverChange(report: Report, context: ChangeContext, links: string): Promise<Delivered> {
  const { event, inputs, target, world } = context;
  const [owner = '', repo = ''] = target.repository.split('/');
  const result: Delivered = { degraded: [] };
  const attempt = async (what: string, permission: string, write: (client: Client) => Promise<void>): Promise<void> => {
    if (inputs.dryRun) world.out(`dry run: would write ${what}\n`);
    else if (event.fork) result.degraded.push(`${what}: the head is a fork, and its token may only read`);
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
    await attempt('the comment', 'pull-requests: write', async (client) => {
      const posted = await keepComment(client, { owner, repo }, number, text, create);
      if (posted.url !== undefined) result.commentUrl = posted.url;
    });
  }
  if (number !== undefined && inputs.notify === 'review') {
    const owners = worth.flatMap((finding) => finding.owners ?? []);
    if (owners.length > 0) {
      await attempt('the review request', 'pull-requests: write', (client) =>
        requestReviews(client, { owner, repo }, number, owners),
      );
    }
  }
  if (inputs.annotations === 'check-run') {
    await attempt('the check run', 'checks: write', (client) =>
      checkRun(client, { owner, repo }, event.head, report, inputs.failOn),
    );
  }
  return result;
}

function latin1(path: string): string {
  return Buffer.from(path, 'utf8').toString('latin1');
}
