/** Keys and certificates in files that no production code of their repository names. */
import type {
  Context,
  Location,
  Policy,
  Problem,
  RuleInput,
  SeenCertificate,
  SeenPrivateKey,
  Sighting,
  Usage,
} from '../model/index.ts';
import { isSourceCode } from '../parsers/object-context.ts';
import { folderKey, isOfInfrastructure, namesProduction } from '../util/path-names.ts';
import { namesReachableHost } from './past-use.ts';

const TEXT: Readonly<Record<Usage, string>> = {
  unnamed: 'Nothing found here refers to it.',
  tests: 'Only tests, examples and development tools refer to it.',
  copies: 'Tests or examples have the same key.',
  initial: 'Nothing found here deploys it.',
  embedded: 'No certificate of it was found, and nothing here deploys it.',
  development: 'The settings there are for tests or development only.',
};

/** Copies of a key in tests and examples from which on it is one of them, if they are half of all. */
const LEAST_COPIES = 2;
const isOfExamples = (context: Context) => context === 'fixture' || context === 'example';

/** A sentence for the end of a message, with the blank before it. */
export function usageText(usage: Usage | undefined): string {
  return usage === undefined ? '' : ` ${TEXT[usage]}`;
}

/** A problem of several keys, as a note if no production code names them. */
export function withUsage(problem: Problem, usage: Usage | undefined): Problem {
  if (usage === undefined) return problem;
  return {
    ...problem,
    subject: problem.subject.replace(/^keys/, 'unused keys'),
    message: `${problem.message}${usageText(usage).replace(/\bit\b/g, 'them')}`,
    level: 'note',
  };
}

/** Data and settings of an application. */
const DATA = /\.(?:json5?|xml|properties|toml|ini)$/i;
/** What sets up machines. */
const SCRIPT = /\.(?:bash|bat|psm?1|sh|zsh)$/i;
/** What a cloud gives to programs for their account. */
const OF_ACCOUNT = /(?:^|\.)private_key$/;

/** Whether a key is inside of a file of code or data, away from infrastructure and production. */
function isEmbedded(place: Sighting, policy: Pick<Policy, 'isDeployed'>): boolean {
  const { path, pointer = '' } = place;
  return (
    (DATA.test(path) || (isSourceCode(path) && !SCRIPT.test(path))) &&
    !OF_ACCOUNT.test(pointer) &&
    // Something here opens it.
    place.password === undefined &&
    !policy.isDeployed(place) &&
    !isOfInfrastructure(path) &&
    !namesProduction(path)
  );
}

/** Whether a place is in use elsewhere, or a chart brings it there. Settings in YAML may as well be for one machine. */
function isShipped(place: Location, policy: Pick<Policy, 'isDeployed'>): boolean {
  const { path } = place;
  const isPlainYaml = /\.ya?ml$/i.test(path) && !/(?:^|\/)values[^/]*$/i.test(path);
  return isOfInfrastructure(path) || namesProduction(path) || (policy.isDeployed(place) && !isPlainYaml);
}

/** How some places are used; undefined if one of them may be in use. */
export function usageOfPlaces(places: readonly Location[], policy: Pick<Policy, 'isDeployed' | 'usageOf'>) {
  const usages = new Set(places.map((place) => (policy.isDeployed(place) ? undefined : policy.usageOf(place))));
  if (usages.size === 0 || usages.has(undefined)) return undefined;
  return (['tests', 'development', 'initial'] as const).find((usage) => usages.has(usage)) ?? 'unnamed';
}

/**
 * Makes the function that tells how the files of a key are used. A key of a host, or beside a certificate of one, may be in
 * use outside of the repository. So may a key without a certificate that nothing names: it may have been left by mistake. A key
 * that tests or examples have as well is no secret to begin with. One without a certificate, in code or data, is of no server that is known:
 * only the change that adds it has an error.
 */
export function usageOfKeys({ inventory: { certificates }, policy, change }: RuleInput) {
  // What a change adds to tests is no evidence.
  const before = change && new Map(change.base.inventory.privateKeys.map((key) => [key.publicKeyFingerprint, key]));
  const isOfTests = ({ publicKeyFingerprint, sightings }: SeenPrivateKey) => {
    const known = before === undefined ? sightings : (before.get(publicKeyFingerprint)?.sightings ?? []);
    const inTests = known.filter((place) => isOfExamples(policy.contextOf(place))).length;
    return publicKeyFingerprint !== undefined && inTests >= LEAST_COPIES && inTests * 2 >= sightings.length;
  };
  const isAdded = ({ publicKeyFingerprint }: SeenPrivateKey) =>
    before !== undefined && !before.has(publicKeyFingerprint);
  const hosts = certificates.filter(namesReachableHost);
  const folders = new Set(hosts.flatMap(({ sightings }) => sightings.map(folderKey)));
  return (key: SeenPrivateKey, owners: readonly SeenCertificate[], isBare: boolean): Usage | undefined => {
    const { sightings } = key;
    const places = sightings.filter((place) => policy.contextOf(place) === 'production');
    if (owners.some(namesReachableHost) || places.some((place) => folders.has(folderKey(place)))) return undefined;
    if (places.length > 0 && isOfTests(key) && !places.some((place) => isShipped(place, policy))) return 'copies';
    const usage = usageOfPlaces(places, policy);
    if (isBare && usage === undefined && !isAdded(key) && places.every((place) => isEmbedded(place, policy)))
      return places.length > 0 ? 'embedded' : undefined;
    return isBare && usage === 'unnamed' ? undefined : usage;
  };
}
