import { isEndpoint } from '../copies/declared-sync.ts';
import type { DeclaredEndpoint, Inventory, LevelSetting, Location, Placed, Policy } from '../model/index.ts';
import { readFraction } from '../util/dates.ts';
import { MAX_BRACES } from '../util/globs.ts';
import { fileKey, productionFolder } from '../util/path-names.ts';
import { placePattern } from '../util/place-patterns.ts';
import { allowedPlaces } from './allow-lists.ts';
import type { ReadConfig } from './config.ts';
import { contextClassifier } from './context.ts';
import { evidenceOf } from './evidence.ts';
import { usageOf } from './mentions.ts';
import { contextOfPath, stageParents } from './path-context.ts';
import { findTrustStores } from './trust-stores.ts';

/** What holds certificates and keys itself, as the value of a setting, is deployed with them. */
const CONFIGURATION = /\.(?:ya?ml|tf|tfvars|hcl|nix|pp|tpl|ovpn)$/i;

/** Jobs of CI, and services that mostly a developer's machine starts: what they hold themselves is deployed nowhere. */
const NOT_DEPLOYED =
  /(?:^|\/)\.github\/workflows\/|(?:^|\/)(?:docker-)?compose(?:[-_.](?!prod|prd|live)[\w.-]*)?\.ya?ml$/i;

const DEFAULTS = { days: 30, lifetime: 1 / 3, fixtureHorizonDays: 180 } as const;

/**
 * The policy for an inventory: the config file, completed with defaults.
 * @param read undefined if there is no config file
 * @param repository the one whose config file it is; the inventory's first when left out
 */
export async function resolvePolicy(
  read: ReadConfig | undefined,
  inventory: Pick<Inventory, 'certificates' | 'repositories'> & Partial<Pick<Inventory, 'facts' | 'privateKeys'>>,
  repository: string = inventory.repositories[0]?.name ?? '',
): Promise<Policy> {
  const config = read?.config ?? {};
  const place = <T extends object>(entries: readonly T[] | undefined, key: 'ignore' | 'expect' | 'sync'): Placed<T>[] =>
    placeConfigEntries(entries ?? [], read?.lines[key], read, repository);
  const levels: Record<string, LevelSetting> = Object.assign(Object.create(null), config.levels);
  // Only config files and lists of paths have globs; the library for them is large.
  const hasGlobs = read !== undefined || inventory.repositories.some(({ allowLists = [] }) => allowLists.length > 0);
  const matches = hasGlobs ? await globMatcher() : () => false;
  const declared = declaredContexts(config.fixtures ?? [], inventory, matches);
  const stages = stageParents(locationsIn(inventory));
  const own = ownFolders(inventory);
  const inStages = ({ repository, path }: Pick<Location, 'repository' | 'path'>) =>
    contextOfPath(
      path,
      (folder) => stages.has(fileKey({ repository, path: folder })),
      (folder) => own.has(fileKey({ repository, path: folder })),
    );
  const isProduction = (place: Pick<Location, 'repository' | 'path'>) =>
    (declared(place) ?? inStages(place)) === 'production';
  const allowed = allowedPlaces(inventory, matches);
  const found = evidenceOf(inventory, (place) => isProduction(place) && !allowed.isBesideTestMaterial(place));
  return {
    expiring: {
      days: config.expiring?.days ?? DEFAULTS.days,
      lifetime: readFraction(config.expiring?.lifetime ?? DEFAULTS.lifetime) ?? DEFAULTS.lifetime,
    },
    fixtureHorizonDays: DEFAULTS.fixtureHorizonDays,
    levels: Object.freeze(levels),
    ignore: place(config.ignore, 'ignore').map(({ certificate, ...entry }) => ({
      ...entry,
      ...(certificate === undefined ? {} : { certificate: certificate.replaceAll(':', '').toLowerCase() }),
    })),
    expect: place(config.expect, 'expect'),
    sync: place(config.sync, 'sync'),
    endpoints: declaredEndpoints(read, repository),
    contextOf: contextClassifier({
      declared,
      stores: findTrustStores(inventory),
      stages,
      own,
      within: mountsOf(inventory),
      allowed,
      found,
    }),
    isDeployed: (place) => isConfiguration(place.path) || found.installed.has(fileKey(place)),
    usageOf: usageOf(inventory, isProduction),
    matches,
  };
}

function isConfiguration(path: string): boolean {
  return CONFIGURATION.test(path) && (!NOT_DEPLOYED.test(path) || productionFolder(path) !== undefined);
}

/**
 * What `fixtures` says of a place. The last entry that matches decides, as in a `.gitignore`: `!certs/public/**` is production
 * whatever its folder is called.
 */
function declaredContexts(
  fixtures: readonly string[],
  { repositories }: Pick<Inventory, 'repositories'>,
  matches: Policy['matches'],
): (place: Pick<Location, 'repository' | 'path'>) => 'fixture' | 'production' | undefined {
  const entries = fixtures.map((text) => ({
    context: text.startsWith('!') ? ('production' as const) : ('fixture' as const),
    pattern: placePattern(text.replace(/^!/, ''), repositories, matches),
  }));
  return (place) => entries.findLast(({ pattern }) => pattern.matches(place))?.context;
}

/** Folders that are named like those of vendored code and hold the repository's own, as keys of files. */
function ownFolders({ repositories }: Pick<Inventory, 'repositories'>): Set<string> {
  return new Set(
    repositories.flatMap(({ name, ownFolders = [] }) => ownFolders.map((path) => fileKey({ repository: name, path }))),
  );
}

/** The folder, from the root of the outermost repository, that a submodule is checked out in. */
function mountsOf({ repositories }: Pick<Inventory, 'repositories'>): (repository: string) => string | undefined {
  const mounts = new Map(repositories.flatMap(({ name, within }) => (within === undefined ? [] : [[name, within]])));
  return (repository) => {
    const path: string[] = [];
    // A repository may hold itself as a submodule.
    for (
      let at = mounts.get(repository);
      at !== undefined && path.length < mounts.size;
      at = mounts.get(at.repository)
    ) {
      path.unshift(at.path);
    }
    return path.length === 0 ? undefined : path.join('/');
  };
}

function locationsIn({
  certificates,
  privateKeys = [],
  facts = [],
}: Pick<Inventory, 'certificates'> & Partial<Pick<Inventory, 'facts' | 'privateKeys'>>): Location[] {
  return [
    ...[...certificates, ...privateKeys].flatMap(({ sightings }) => sightings as Location[]),
    ...facts.map(({ location }) => location),
  ];
}

function placeConfigEntries<T extends object>(
  entries: readonly T[],
  lines: readonly number[] | undefined,
  read: ReadConfig | undefined,
  repository: string,
): Placed<T>[] {
  return entries.map((entry, index) => ({
    ...entry,
    location: { repository, path: read?.path ?? '', line: lines?.[index] ?? 1 },
  }));
}

/**
 * Everything that serves, each once: the copies of `sync`, which state their allowed delay and source, then
 * `endpoints`.
 * @param repository the one whose config file it is
 */
export function declaredEndpoints(read: ReadConfig | undefined, repository: string): Placed<DeclaredEndpoint>[] {
  const { sync = [], endpoints = [] } = read?.config ?? {};
  const copies = placeConfigEntries(sync, read?.lines.sync, read, repository).flatMap(
    ({ copies, within, owners, location }) =>
      copies.filter(isEndpoint).map((endpoint) => ({
        endpoint,
        ...(within !== undefined && { within }),
        ...(owners !== undefined && { owners }),
        location,
      })),
  );
  const plain = endpoints.map((endpoint) => ({ endpoint }));
  const all = [...copies, ...placeConfigEntries(plain, read?.lines.endpoints, read, repository)];
  return all.filter(({ endpoint }, index) => all.findIndex((one) => one.endpoint === endpoint) === index);
}

/** Globs match whole paths from the root, hidden files included; one that ends with a slash means all that lies below. */
async function globMatcher(): Promise<Policy['matches']> {
  const { Minimatch } = await import('minimatch');
  const compiled = new Map<string, { match(path: string): boolean }>();
  return (glob, path) => {
    let matcher = compiled.get(glob);
    if (matcher === undefined) {
      const whole = glob.replace(/^(?:\.\/|\/)/, '').replace(/\/$/, '/**');
      matcher = new Minimatch(whole, {
        dot: true,
        nonegate: true,
        nocomment: true,
        platform: 'linux',
        braceExpandMax: MAX_BRACES,
      });
      compiled.set(glob, matcher);
    }
    return matcher.match(path);
  };
}
