import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { EndpointScope, Level, Source } from '../model/index.ts';
import type { Origin } from '../sources/absent-objects.ts';
import { openAll } from '../sources/open-all.ts';
import { cacheFolder } from '../util/cache-folder.ts';
import { fileTrouble, UsageError } from '../util/errors.ts';
import { type Arguments, instant, oneOf } from './arguments.ts';
import { expandRoots } from './expand-paths.ts';
import { FORMATS } from './formats.ts';
import type { Runtime } from './runtime.ts';

export const DEFAULT_CONFIG = '.github/cert-hygiene.yml';
export const DEFAULT_BASELINE = '.github/cert-hygiene-baseline.txt';
/** In place of a path: no baseline, not even the one at the default path. */
export const NO_BASELINE = 'none';

/** The options of a scan, for both entry points. Paths are the user's, relative to the working directory. */
export interface AuditRequest {
  paths: readonly string[];
  now: number;
  /** Undefined takes the default path, where a missing file is fine. */
  config?: string | undefined;
  /** As with the config; `none` takes no baseline at all. */
  baseline?: string | undefined;
  include: readonly string[];
  exclude: readonly string[];
  passwords: readonly string[];
  /** `owner/name` of the repository at the first path, where that is known. */
  name?: string;
  /** Whether to read when each certificate came to its place. */
  history?: boolean;
  /** Whether the repository at the first path is known to be public. */
  public?: boolean;
  /** The address for objects that a partial clone at the first path lacks. */
  origin?: Origin;
  /** Which declared endpoints are probed; none if it is left out. */
  endpoints?: EndpointScope;
  /** Folder of this user in which facts of files are kept for the next run; none are where it is left out. */
  cacheIn?: string | undefined;
}

/** What the options ask for. */
export function requestOf(args: Arguments, world: Runtime): AuditRequest {
  const now = args.value('now');
  return {
    paths: args.operands,
    now: now === undefined ? world.clock : instant('--now', now),
    config: args.value('config'),
    baseline: args.value('baseline'),
    include: args.values('include'),
    exclude: args.values('exclude'),
    endpoints: endpointsOf(args),
    passwords: passwordsOf(args.value('keystore-passwords'), world),
    cacheIn: args.has('no-cache') ? undefined : cacheFolder(world.env, world.cwd),
  };
}

/** One password a line; `-` is standard input. A line that is empty is no password. */
function passwordsOf(file: string | undefined, world: Runtime): string[] {
  if (file === undefined) return [];
  const text = file === '-' ? world.input() : readText(file, world);
  return text.split(/\r?\n/).filter((line) => line !== '');
}

/**
 * Opens the sources of a scan.
 * @param listing is told the git directory once git lists files
 */
export async function openSources(
  { paths, name, origin, include, exclude }: AuditRequest,
  { cwd, env }: Runtime,
  listing?: (gitDir: string) => void,
): Promise<Source[]> {
  const roots = paths.length > 0 ? await expandRoots(paths, cwd) : ['.'];
  return openAll(roots, cwd, {
    env,
    include,
    exclude,
    ...(name && { name }),
    ...(origin && { origin }),
    ...(listing && { listing }),
  });
}

/** Where facts of files are kept. */
export function factsFolder({ cacheIn }: Pick<AuditRequest, 'cacheIn'>): string | undefined {
  return cacheIn === undefined ? undefined : join(cacheIn, 'facts');
}

/** Throws UsageError where the file cannot be read. */
export function readText(path: string, world: Runtime): string {
  try {
    return readFileSync(resolve(world.cwd, path), 'utf8');
  } catch (error) {
    throw new UsageError(`${path} cannot be read: ${fileTrouble(error)}`);
  }
}

const FAIL_ON = ['error', 'warning', 'note', 'never'] as const;

/** One requested report: to a file, or to standard output. */
interface Delivery {
  format: (typeof FORMATS)[number];
  file?: string | undefined;
}

/** What the options ask for, checked before any work is done. */
export interface DeliveryPlan {
  deliveries: Delivery[];
  failOn: Level | 'never';
  quiet: boolean;
}

export function planDelivery(args: Arguments): DeliveryPlan {
  const further = args.values('report').map((pair): Delivery => {
    const equals = pair.indexOf('=');
    if (equals < 1 || equals === pair.length - 1) throw new UsageError(`--report: "${pair}" is not FORMAT=FILE`);
    return { format: oneOf('--report', pair.slice(0, equals), FORMATS), file: fileOf(pair.slice(equals + 1)) };
  });
  return {
    deliveries: [
      { format: oneOf('--format', args.value('format') ?? 'text', FORMATS), file: fileOf(args.value('output')) },
      ...further,
    ],
    failOn: oneOf('--fail-on', args.value('fail-on') ?? 'error', FAIL_ON),
    quiet: args.has('quiet'),
  };
}

/** `-` is standard output, as everywhere. */
function fileOf(path: string | undefined): string | undefined {
  return path === '-' ? undefined : path;
}

const ENDPOINT_SCOPES = ['public', 'private', 'none'] as const satisfies readonly EndpointScope[];

/** Which endpoints the command line allows to probe; none by default. */
export function endpointsOf(args: Arguments): EndpointScope {
  return oneOf('--endpoints', args.value('endpoints') ?? 'none', ENDPOINT_SCOPES);
}
