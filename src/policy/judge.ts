import {
  type Context,
  compareLocations,
  compareText,
  type EntryUse,
  type Fault,
  type Finding,
  type Inventory,
  type JudgedFinding,
  type Location,
  type Rule,
  type RuleInput,
  type SeenCertificate,
  soleRepository,
} from '../model/index.ts';
import { messageOf } from '../util/errors.ts';
import { ruleOf } from '../util/rules.ts';
import type { Baseline } from './baseline.ts';
import { distinct, findingOf, type JudgedPlace, type Keyed, levelOf, perRepository, rank } from './findings.ts';
import { type JudgingLimit, judgingTime } from './judging-time.ts';
import { isArchived } from './path-context.ts';
import { entryUses, invalidComments, isWhole } from './suppression-uses.ts';
import { trackSuppressions } from './suppressions.ts';
import { trustStoreGroups } from './trust-store-findings.ts';
import { findTrustStores, type TrustStores } from './trust-stores.ts';

export interface JudgeInput extends Omit<RuleInput, 'entries' | 'time'> {
  rules: readonly Rule[];
  limit?: JudgingLimit | undefined;
  baseline?: Baseline | undefined;
  /** Name of the repository that the baseline lies in. */
  home?: string | undefined;
}

export interface Judged {
  findings: Finding[];
  faults: Fault[];
  /** Names of the repositories for which the limit ended some rules. */
  unfinished: string[];
}

/**
 * Runs the rules and makes findings of what they say: worst first, then production before the rest, then by rule and place;
 * suppressed ones at the end. A rule that throws becomes a fault with its name, and what it said before still counts.
 *
 * Keys are `rule|subject`. A subject that is a fingerprint means the same everywhere; any other is prefixed with its
 * repository where several were audited, because `certs/web.jks` is another file in each. In an audit of one repository there
 * is no prefix: its name may be that of a folder, which differs from one clone to the next. A problem in several repositories
 * is a finding in each, because each has to fix its own places.
 */
export function judge({ rules, baseline, home, limit, ...given }: JudgeInput): Judged {
  const time = limit && judgingTime(limit);
  const input: RuleInput = { ...given, ...(time && { time }) };
  const { inventory, policy, now } = input;
  const faults: Fault[] = [];
  const ids = rules.map(({ id }) => id);
  const { ignoreComments = [] } = inventory;
  const invalid = invalidComments(ignoreComments, ids);
  const valid = ignoreComments.filter(({ rule }) => ids.includes(rule));
  const ledger = trackSuppressions(policy, now, baseline, inventory.repositories, valid);
  let stores: TrustStores | undefined;
  const groups = trustStoreGroups(
    () => (stores ??= findTrustStores(inventory)),
    (place) => policy.contextOf(place),
    now,
  );
  const certificates = new Map(inventory.certificates.map((one) => [one.fingerprint, one]));
  const qualify = qualifier(inventory);
  const findings: Finding[] = [];

  const keep = (keyed: Keyed, places: readonly JudgedPlace[], certificate?: SeenCertificate): void => {
    const setting = Object.hasOwn(policy.levels, keyed.rule.id) ? policy.levels[keyed.rule.id] : undefined;
    if (setting === 'off') return;
    const level = levelOf(keyed, setting);
    const finding = findingOf(keyed, places, level);
    if (finding !== undefined) findings.push(input.change === undefined ? plain(finding) : finding);
    if (finding === undefined || finding.context !== undefined) groups.add(keyed, places, certificate, level);
  };

  for (const rule of rules.filter((one) => one.judges !== 'policy')) {
    const check = () => problemsOf(rule, input, qualify, faults);
    for (const keyed of (time === undefined ? check() : time.run(check)) ?? []) {
      const certificate = certificates.get(keyed.problem.certificate ?? '');
      const acceptedAt = ledger.forProblem(rule, keyed.subject, keyed.problem);
      for (const part of perRepository(keyed)) {
        const places = distinct(part.problem.locations).map((location) => ({
          location,
          context: contextFor(rule, policy.contextOf(location, certificate), location),
          accepted: acceptedAt(location),
        }));
        keep(part, places, certificate);
      }
    }
  }
  for (const finding of groups.findings(qualify)) {
    const rule = ruleOf({ rules }, finding) ?? { id: finding.rule };
    const accepted = ledger.forProblem(rule, finding.key.slice(finding.rule.length + 1), {})(finding.location);
    findings.push(accepted === undefined ? finding : { ...finding, suppressed: accepted });
  }

  const unfinished = time?.unfinished(inventory.repositories.map(({ name }) => name)) ?? [];
  const whole = faults.length === 0 && unfinished.length === 0 && isWhole(inventory);
  // A comment in test data or documentation may itself be an example.
  const counts = ({ kind, location }: EntryUse) => kind !== 'comment' || policy.contextOf(location) === 'production';
  const uses = entryUses(ledger, inventory, baseline && { ...baseline, home }, whole);
  const entries = [...uses, ...invalid].filter(counts);
  for (const rule of rules.filter((one) => one.judges === 'policy')) {
    for (const keyed of problemsOf(rule, { ...input, entries }, qualify, faults)) {
      const places = distinct(keyed.problem.locations);
      keep(
        keyed,
        places.map((location) => ({ location, context: 'production', accepted: undefined })),
      );
    }
  }
  return { findings: findings.sort(worstFirst), faults, unfinished };
}

/** Archived files break nothing any more, but a key in them is as public as any other. */
function contextFor({ concerns }: Rule, context: Context, { path }: Location): Context {
  return context === 'production' && concerns !== 'key' && isArchived(path) ? 'example' : context;
}

/** Without fields that only the comparison with a base needs. */
function plain({ counted: _, pool: __, ofWords: ___, ...finding }: JudgedFinding): Finding {
  return finding;
}

/** The problems of one rule; those with the same subject are one, with the places of all and the worst level. */
function problemsOf(rule: Rule, input: RuleInput, qualify: Qualify, faults: Fault[]): Iterable<Keyed> {
  const found = new Map<string, Keyed & { problem: { related: Location[] } }>();
  try {
    for (const problem of rule.check(input)) {
      if (problem.locations.length === 0) throw new Error(`the problem of ${problem.subject} has no place`);
      const subject = qualify(problem.subject, problem.locations);
      const same = found.get(subject)?.problem;
      if (same === undefined) {
        const own = { ...problem, locations: [...problem.locations], related: [...(problem.related ?? [])] };
        found.set(subject, { rule, subject, problem: own });
        continue;
      }
      for (const location of problem.locations) same.locations.push(location);
      for (const location of problem.related ?? []) same.related.push(location);
      const level = problem.level ?? rule.level;
      if (rank(level) < rank(same.level ?? rule.level)) same.level = level;
    }
  } catch (error) {
    faults.push({ where: `rule ${rule.id}`, message: messageOf(error) });
  }
  return found.values();
}

type Qualify = (subject: string, places: readonly Location[]) => string;

function qualifier(inventory: Inventory): Qualify {
  if (inventory.repositories.length < 2) return (subject) => subject;
  const sole = soleRepository(inventory)?.name;
  return (subject, places) => {
    if (/^(?:[a-z]+:)?[0-9a-f]{64}$/.test(subject)) return subject;
    const [first] = [...new Set(places.map(({ repository }) => repository))].sort();
    // A submodule that is checked out too does not change keys of the repository around it.
    if (places.some(({ repository }) => repository === sole)) return subject;
    return `${first}:${subject}`;
  };
}

function worstFirst(a: Finding, b: Finding): number {
  return (
    Number(a.suppressed !== undefined) - Number(b.suppressed !== undefined) ||
    rank(a.level) - rank(b.level) ||
    Number(a.context !== undefined) - Number(b.context !== undefined) ||
    compareText(a.rule, b.rule) ||
    compareLocations(a.location, b.location) ||
    compareText(a.key, b.key)
  );
}
