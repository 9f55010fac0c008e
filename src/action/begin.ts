import { statSync } from 'node:fs';
import { join } from 'node:path';
import { MANY_FILES, startThreads, type Thread } from '../audit/threads.ts';
import { factsFolder } from '../commands/audit-request.ts';
import { type Base, findBase } from '../commands/find-base.ts';
import type { Runtime } from '../commands/runtime.ts';
import { type Client, createClient } from '../github/client.ts';
import { type ChangeEvent, changeOf } from '../github/event.ts';
import type { Source } from '../model/index.ts';
import { toDisplayPath } from '../readers/raw-paths.ts';
import type { Origin } from '../sources/absent-objects.ts';
import { type ChangePlace, checkedOutAt } from '../sources/change-place.ts';
import { knowsFacts } from '../sources/facts-cache.ts';
import { openSource } from '../sources/open.ts';
import { messageOf, UsageError } from '../util/errors.ts';
import { escapeLog, workflowCommand } from '../util/escape.ts';
import { holdsMaterialByName } from '../util/material-names.ts';
import { type ActionInputs, type Runner, readInputs } from './read-inputs.ts';

/** The server and the repository that the event is about. */
export interface Target {
  apiUrl: string;
  serverUrl: string;
  /** `owner/name`. */
  repository: string;
}

/** What is known and under way before the program itself is loaded. */
export interface Begun {
  inputs: ActionInputs;
  target: Target;
  world: Runtime;
  runner: Runner;
  /** The client, made on the first call: a run that needs no API loads none. */
  client(): Promise<Client>;
  /** Requests to the API so far. */
  requests(): number;
  /** The change to audit; undefined where everything is. */
  event: ChangeEvent | undefined;
  /** Its two sides, where it is checked out. */
  sides?: Promise<Sides | undefined>;
}

/**
 * Audits the workspace, or the change that the event is about, and tells of it. The result is the exit code.
 * @param act loads the program and runs it
 */
export async function runAction(
  world: Runtime,
  runner: Runner,
  act: (begun: Begun) => Promise<number>,
): Promise<number> {
  try {
    return await act(begin(world, runner));
  } catch (error) {
    const prefix = error instanceof UsageError ? '' : 'internal error: ';
    const message = escapeLog(prefix + messageOf(error));
    world.out(`${workflowCommand('error', { title: 'Certificate hygiene failed' }, [message])}\n`);
    return 1;
  }
}

/** Git compares the two sides of a change while the program is loaded. */
function begin(world: Runtime, runner: Runner): Begun {
  const inputs = readInputs(runner, world);
  const { name, repository, apiUrl, serverUrl } = runner.event;
  const target = { apiUrl, serverUrl, repository };
  const lazy = lazyClient(inputs, target, world);
  let api: Client | undefined;
  const { scope, mode, shard } = inputs;
  const isOfWorkspace = scope === undefined && mode === 'auto' && shard === undefined;
  const begun: Begun = {
    inputs,
    target,
    world,
    runner,
    client: async () => (api = await lazy()),
    requests: () => api?.traffic.requests ?? 0,
    event: isOfWorkspace ? changeOf(name, runner.event.payload()) : undefined,
  };
  if (begun.event === undefined) return begun;
  const sides = checkedOutSides({ ...begun, event: begun.event });
  // The program gets the error when it waits for them.
  sides.catch(() => {});
  return { ...begun, sides };
}

/** A client that is made when it is first needed. */
function lazyClient(inputs: ActionInputs, target: Target, world: Runtime): () => Promise<Client> {
  let made: Promise<Client> | undefined;
  return async () => {
    if (inputs.token === '') throw new UsageError('the input token is empty');
    made ??= createClient(inputs.token, target.apiUrl, {
      sleep: world.sleep,
      log: (line) => world.out(`${escapeLog(line)}\n`),
    });
    return made;
  };
}

/** All files after a change, and what it changes, which is known sooner. */
export interface Sides {
  head: Promise<Source>;
  found: Promise<Base>;
  /** Threads that read the other files; none where only few are to be read. */
  started: Promise<Thread[]>;
}

export type SidesRequest = Pick<Begun, 'inputs' | 'target' | 'world' | 'client'> & { event: ChangeEvent };

/** The sides of a change that is checked out in the workspace. */
export async function checkedOutSides(request: SidesRequest): Promise<Sides | undefined> {
  const { event, world } = request;
  const place = await checkedOutAt(world.cwd, event.head, world.env);
  return place && sidesIn(place.folder, request, place);
}

/** @param place what is known of the folder, if it is the place of the change */
export function sidesIn(folder: string, request: SidesRequest, place?: ChangePlace): Sides {
  const { event, inputs, target, client } = request;
  const { include, exclude } = inputs;
  const { repository } = target;
  const { env } = request.world;
  const origin = originOf(request);
  const known = place && { found: place.found, settings: place.settings };
  const head = openSource(folder, { env, include, exclude, name: repository, origin, ...known });
  const found = findBase(folder, event, head, { env, remote: origin.remote, repository, place, client });
  const sides = { head, found, started: startedFor(head, found, request, place) };
  // Who waits for them gets the error.
  for (const side of Object.values(sides)) side.catch(() => {});
  return sides;
}

/** Bytes of an entry in the index of git: what is known of the file, and a short name (gitformat-index). */
const INDEX_ENTRY = 72;

async function startedFor(
  head: Promise<Source>,
  found: Promise<Base>,
  request: SidesRequest,
  place: ChangePlace | undefined,
): Promise<Thread[]> {
  const base = await found;
  if (!('files' in base) || !namesMaterial(base.files.names)) return [];
  const folder = factsFolder(request.inputs);
  const isKnown = (gitDir = '', prefix?: string) => folder !== undefined && knowsFacts(folder, gitDir, prefix);
  const start = () => startThreads(request.world.workerUrl);
  // A thread takes as long to start as git to list the files.
  if (place !== undefined && place.folder === place.found.top && listsMany(place.found.gitDir))
    return isKnown(place.found.gitDir) ? [] : start();
  const { access, entries } = await head;
  const known = access.kind === 'files' && isKnown(access.gitDir, access.prefix);
  return entries.length >= MANY_FILES && !known ? start() : [];
}

/** Whether a file is named as certificates and keys are; names as bytes (latin1). */
export function namesMaterial(names: ReadonlySet<string>): boolean {
  return [...names].map(toDisplayPath).some(holdsMaterialByName);
}

function listsMany(gitDir: string): boolean {
  try {
    return statSync(join(gitDir, 'index')).size >= MANY_FILES * INDEX_ENTRY;
  } catch {
    return false;
  }
}

export function originOf({ inputs, target }: Pick<SidesRequest, 'inputs' | 'target'>): Origin {
  const remote = { serverUrl: target.serverUrl, token: inputs.token || undefined };
  return { remote, repository: target.repository };
}
