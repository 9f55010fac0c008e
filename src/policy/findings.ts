import { withoutTemplates } from '../facts/refs.ts';
import {
  type Context,
  compareLocations,
  compareText,
  type JudgedFinding,
  LEVELS,
  type Level,
  type LevelSetting,
  type Location,
  type Problem,
  type Rule,
} from '../model/index.ts';
import { locationKey } from '../util/path-names.ts';
import type { Acceptance } from './suppressions.ts';

/** A problem of one rule, under the subject that its key will have. */
export interface Keyed {
  rule: Rule;
  subject: string;
  problem: Problem;
}

/** One place of a problem, as the policy sees it. */
export interface JudgedPlace {
  location: Location;
  context: Context;
  accepted: Acceptance | undefined;
}

/**
 * The level of a problem in production: that of the config file instead of the rule's own. A problem that the rule
 * reports at a milder level stays milder: `levels: {stale-copy: error}` makes no error of an unused old copy.
 */
export function levelOf({ rule, problem }: Keyed, setting: LevelSetting | undefined): Level {
  const own = problem.level ?? rule.level;
  if (setting === undefined || setting === 'off') return own;
  return rank(own) > rank(rule.level) && rank(own) > rank(setting) ? own : setting;
}

/** One problem for each repository with places to fix; the places of other repositories become related places. */
export function perRepository(keyed: Keyed): Keyed[] {
  const { rule, subject, problem } = keyed;
  const names = [...new Set(problem.locations.map(({ repository }) => repository))].sort(compareText);
  if (rule.joint || names.length < 2) return [keyed];
  return names.map((name) => {
    const own = problem.locations.filter(({ repository }) => repository === name);
    const others = problem.locations.filter(({ repository }) => repository !== name);
    return {
      rule,
      subject: `${name}:${subject}`,
      problem: { ...problem, locations: own, related: [...others, ...(problem.related ?? [])] },
    };
  });
}

export function rank(level: Level): number {
  return LEVELS.indexOf(level);
}

/** Places in their order, each once, without what a sighting has beyond a place. */
export function distinct(locations: readonly Location[]): Location[] {
  const sorted = locations.map(plain).sort(compareLocations);
  return sorted.filter((location, i) => i === 0 || compareLocations(sorted[i - 1] as Location, location) !== 0);
}

function plain({ repository, path, line, endLine, pointer }: Location): Location {
  return {
    repository,
    path,
    ...(line === undefined ? {} : { line }),
    ...(endLine === undefined ? {} : { endLine }),
    ...(pointer === undefined ? {} : { pointer }),
  };
}

/**
 * The finding of a problem that has some places. In production it has its level, and all other places are related. If
 * no counting place is in production, it is a note. If every place is ignored, it is suppressed. Undefined if all
 * remaining places are in trust stores, which have findings of their own.
 */
export function findingOf(keyed: Keyed, places: readonly JudgedPlace[], level: Level): JudgedFinding | undefined {
  const counted = places.filter((place) => place.accepted === undefined && place.context !== 'trust-store');
  const candidates = counted.length > 0 ? counted : places.filter((place) => place.accepted !== undefined);
  const production = candidates.filter((place) => place.context === 'production');
  const bad = production.length > 0 ? production : candidates;
  const [first] = bad;
  if (first === undefined) return undefined;
  const { rule, subject, problem } = keyed;
  const { context, accepted } = first;
  return {
    rule: rule.id,
    level: context === 'production' ? level : 'note',
    // A name that only a template knows helps no person.
    message: withoutTemplates(problem.message),
    fix: problem.fix ?? rule.fix,
    location: first.location,
    related: relatedTo(bad, places, problem.related ?? []),
    ...(problem.certificate === undefined ? {} : { certificate: problem.certificate }),
    ...(problem.owners === undefined ? {} : { owners: problem.owners }),
    key: `${rule.id}|${subject}`,
    counted: bad.length,
    ...(problem.pool && { pool: true as const }),
    ...(problem.ofWords && { ofWords: problem.ofWords }),
    ...(accepted === undefined ? {} : { suppressed: accepted }),
    ...(context === 'production' ? {} : { context }),
  };
}

/** The places that are as bad as the first one, then the other ones, then the explaining ones; each once. */
function relatedTo(
  bad: readonly JudgedPlace[],
  places: readonly JudgedPlace[],
  explaining: readonly Location[],
): Location[] {
  const ranked = new Set([...bad, ...places]);
  const related = [...ranked].slice(1).map((place) => place.location);
  if (explaining.length === 0) return related;
  const seen = new Set(places.map((place) => locationKey(place.location)));
  for (const location of explaining) {
    const key = locationKey(location);
    if (seen.has(key)) continue;
    seen.add(key);
    related.push(plain(location));
  }
  return related;
}
