import { fixedIn } from '../changes/fixed.ts';
import { leavingChecks } from '../changes/no-longer-checked.ts';
import { reviewOf } from '../changes/review.ts';
import {
  type Change,
  type Fault,
  type Inventory,
  type Level,
  leavesHole,
  mainRepositories,
  type Report,
  type Skipped,
  type Source,
  withSubmodules,
} from '../model/index.ts';
import { compareFindings } from '../policy/compare.ts';
import { gate } from '../policy/gate.ts';
import { commentsBeforeMerge, sameComments } from '../policy/ignore-comments.ts';
import { toDisplayPath } from '../readers/raw-paths.ts';
import { buildTopology } from '../topology/index.ts';
import { locationKey } from '../util/path-names.ts';
import { plural } from '../util/text.ts';
import { allowListsOf } from './allow-lists.ts';
import { type AuditOptions, type Judgement, judgeInventory, plugIns } from './audit.ts';
import { changedTexts, functionsLeft, isAboutThem, otherTexts, scriptNames, stepFolders } from './changed-texts.ts';
import { collect } from './collect.ts';
import { collectWith } from './facts-cache.ts';
import { mergeInventories } from './inventory.ts';
import { addLfsContent, leavingLfs } from './lfs-content.ts';
import { openLockedStores } from './locked-stores.ts';
import { ownFolders } from './own-folders.ts';
import { lookAtReplaced } from './replaced.ts';

/** A change, as its two sides. */
export interface ChangeRequest {
  /** All files as they are after the change. */
  head: Source;
  /** The changed files as they are in git, if that may differ from the disk: an earlier step can change files there. */
  committed?: Source | undefined;
  /** How many changed files globs leave out, on either side. */
  leftOut?: number | undefined;
  /** The changed files as they were; entries of files that were not there are left out. */
  base: Source;
  /** Bytes of the names (latin1) of the changed files, on either side. */
  names: ReadonlySet<string>;
  /** The other repositories of the team, as the last full run saw them. */
  elsewhere?: Inventory | undefined;
  /** The policy after the merge, if the change touches the config file or the baseline. */
  after?: Pick<Judgement, 'config' | 'baseline'> | undefined;
  /** The level from which findings fail the run; both verdicts use it. */
  failOn?: Level | 'never' | undefined;
}

/**
 * Scans a change. Both sides are evaluated at one instant with the policy of the base; only the changed files are
 * decoded twice. If no changed file holds anything, the rest of the repository is not read at all.
 */
export async function auditChange(request: ChangeRequest, given: AuditOptions): Promise<Report> {
  const { started = [], ...options } = given;
  const { head, base, names } = request;
  // Own folders of the whole trees, because only a part of them is read here. Folders that are own code in the base stay
  // so, whatever is added.
  const baseEntries = [...head.entries.filter((entry) => !names.has(entry.name)), ...base.entries];
  const own = [...new Set([...ownFolders(head.entries), ...ownFolders(baseEntries)])];
  // As with the policy, the lists of the base count: a change cannot call its own files test data.
  const unchanged = { ...head, entries: head.entries.filter((entry) => !names.has(entry.name)) };
  const allowLists = await allowListsOf([unchanged, base], options.env ?? {});
  const withOwn = (source: Source) => (source.name === head.name ? { ...source, ownFolders: own, allowLists } : source);
  const read = (...sources: Source[]) => collect(sources.map(withOwn), { ...options, ...plugIns });
  const { committed = head } = request;
  const ofChange = committed.entries.filter((entry) => names.has(entry.name));
  const changed = await read({ ...head, access: committed.access, entries: ofChange });
  if (committed !== head) await addLfsContent(changed, head, read);
  const before = await read({ ...base, name: head.name, ...(head.owners && { owners: head.owners }) });
  const stored = await leavingLfs(before, base, committed, options.env ?? {});
  const faults: Fault[] = [...changed.faults, ...before.faults];
  const { paths: replaced, elided } = await lookAtReplaced(
    head,
    committed,
    changed.inventory,
    before.inventory,
    options,
  );
  const texts = await changedTexts(
    base,
    { access: committed.access, entries: ofChange },
    [changed.inventory, before.inventory],
    options.env ?? {},
  );
  const touches = holdsAnything(changed.inventory) || holdsAnything(before.inventory);
  const others = [unchanged, ...withSubmodules(head).slice(1)].map(withOwn);
  const rest = touches ? await collectWith(options.cache, others, { ...options, ...plugIns, started }) : undefined;
  if (!touches) for (const thread of started) thread.stop();
  rest?.keep();
  faults.push(...(rest?.faults ?? []));
  const whole = (part: Inventory) =>
    withRevision(mergeInventories(part, ...(rest ? [rest.inventory] : [])), head.revision);
  const unreadable = [...changed.inventory.unreadable, ...elided];
  const trees = touches ? [unchanged] : [];
  const open = (part: Inventory, { access, entries }: Source) =>
    openLockedStores(whole(part), [...trees, { name: head.name, access, entries }], { ...options, ...plugIns });
  const merged = await open({ ...changed.inventory, unreadable }, { ...committed, entries: ofChange });
  const baseInventory = await open(before.inventory, base);
  const [{ ignoreComments: comments = [] }, { ignoreComments: known = [] }] = [merged, baseInventory];
  const headInventory = {
    ...merged,
    ...(comments.length > 0 && { ignoreComments: commentsBeforeMerge(comments, known) }),
  };

  const factsIn = async (entries: Source['entries']) =>
    touches ? headInventory.facts : (await read({ ...head, entries })).inventory.facts;
  const paths = new Set([...names].map(toDisplayPath));
  const judging = { ...options, touched: { paths, replaced } };
  const baseReport = await judgeInventory(baseInventory, [], judging);
  const { topology, contextOf } = baseReport;
  const change: Change = {
    base: { inventory: baseInventory, topology, contextOf },
    paths,
    ...(texts.length > 0 && {
      texts: {
        files: texts,
        scripts: scriptNames(head.entries),
        functions: await functionsLeft(texts, head, factsIn, options.env ?? {}),
        ...(touches && { folders: stepFolders(headInventory.facts) }),
        ...((touches || isAboutThem(texts)) && {
          others: await otherTexts(texts, unchanged, headInventory.facts, options.env ?? {}),
        }),
      },
    }),
    ...(request.elsewhere && { team: teamOf(headInventory, baseInventory, request.elsewhere) }),
  };
  const report = await judgeInventory(headInventory, faults, judging, change);
  const unread = new Set([
    ...stored,
    ...before.inventory.repositories.flatMap(({ skipped }) => skipped.filter(isUnread).map(({ path }) => path)),
  ]);
  const left = leavingChecks(change, report, contextOf);
  const reviewed = reviewOf(change, report, report.contextOf);
  const still = new Set(head.entries.map(({ name }) => name));
  const gone = new Set([...names].filter((name) => !still.has(name)).map(toDisplayPath));
  const removable = new Set(report.rules.flatMap(({ id, fixedByRemoval }) => (fixedByRemoval ? [id] : [])));
  const isFixed = fixedIn(change, report, reviewed, gone, removable);
  const compare = (one: Report) => compareFindings(baseReport.findings, one.findings, paths, { left, unread, isFixed });
  const notices = [comparisonText(request, touches || reviewed.length > 0)];
  if (request.after !== undefined || !sameComments(comments, known)) {
    const later = await judgeInventory(merged, [], { ...judging, ...request.after }, change);
    // If nothing fails the run, the worst level is shown.
    const level = request.failOn === undefined || request.failOn === 'never' ? 'error' : request.failOn;
    const [now, then] = [report, later].map((one) => gate(compare(one), level).length);
    notices.push(
      `This change edits the policy of cert-hygiene. The base policy applied to this change (${now} at level ${level}${level === 'error' ? '' : ' or worse'}). The edited policy, which applies after the merge, would report ${then}.`,
    );
  }
  const findings = compare(report);
  const kept = new Set(findings.map(({ key }) => key));
  const toldOtherwise = new Set(
    report.findings.flatMap(({ key, location }) => (kept.has(key) ? [] : [locationKey(location)])),
  );
  return {
    ...report,
    notices,
    // A file that could not be read in the base may make an old finding of the head look new.
    incomplete: [...new Set([...report.incomplete, ...baseReport.incomplete])],
    findings,
    // An edit that fixes something weakens nothing.
    changes: reviewed.map(({ row: { effect, ...row }, edit }) => ({
      ...row,
      ...(effect !== undefined && !(edit !== undefined && toldOtherwise.has(locationKey(row.location))) && { effect }),
    })),
    ...(gone.size > 0 && { removed: gone }),
  };
}

/** What was compared; and that the rest was not read, if no changed file is about certificates. */
function comparisonText({ names, base, leftOut = 0 }: ChangeRequest, touches: boolean): string {
  const files = plural(names.size, 'changed file');
  const compared = `${files} compared with ${base.revision?.slice(0, 12) ?? 'nothing'}.`;
  const them = leftOut === names.size ? (leftOut === 1 ? 'it' : 'all of them') : `${leftOut} of them`;
  const globs = leftOut === 0 ? '' : ` include and exclude omit ${them}.`;
  if (touches || (leftOut > 0 && leftOut === names.size)) return `${compared}${globs}`;
  const which = leftOut === 0 ? 'None of them' : 'None of the others';
  return `${compared}${globs} ${which} is about certificates, so no other file was read. Scheduled runs report expiring certificates.`;
}

function isUnread(entry: Skipped): boolean {
  return leavesHole(entry) || entry.reason === 'lfs-pointer';
}

function holdsAnything({ repositories: _, ...lists }: Inventory): boolean {
  return Object.values(lists).some((list) => list.length > 0);
}

/** One repository at one revision, whichever side a file was read from. */
function withRevision(inventory: Inventory, revision: string | undefined): Inventory {
  const own = mainRepositories(inventory);
  const [first] = own;
  if (first === undefined) return inventory;
  const { revision: _, ...whole } = first;
  whole.files = own.reduce((sum, one) => sum + one.files, 0);
  whole.bytes = own.reduce((sum, one) => sum + one.bytes, 0);
  whole.skipped = own.flatMap((one) => one.skipped);
  const submodules = inventory.repositories.filter(({ within }) => within !== undefined);
  return { ...inventory, repositories: [{ ...whole, ...(revision !== undefined && { revision }) }, ...submodules] };
}

function teamOf(head: Inventory, base: Inventory, elsewhere: Inventory) {
  const others = withoutRepository(elsewhere, head.repositories[0]?.name);
  const sideOf = (own: Inventory) => {
    const inventory = mergeInventories(own, others);
    return { inventory, topology: buildTopology(inventory) };
  };
  return { ...sideOf(head), base: sideOf(base) };
}

/** The team's inventory of this repository is older than the change. */
function withoutRepository(inventory: Inventory, name: string | undefined): Inventory {
  const other = (place: { repository: string }) => place.repository !== name;
  const seen = <T extends { sightings: { repository: string }[] }>(items: T[]): T[] =>
    items
      .map((item) => ({ ...item, sightings: item.sightings.filter(other) }))
      .filter((item) => item.sightings.length > 0);
  return {
    repositories: inventory.repositories.filter((repository) => repository.name !== name),
    certificates: seen(inventory.certificates),
    privateKeys: seen(inventory.privateKeys),
    keystores: inventory.keystores.filter(other),
    revocationLists: seen(inventory.revocationLists),
    requests: seen(inventory.requests),
    facts: inventory.facts.filter((fact) => other(fact.location)),
    unreadable: inventory.unreadable.filter(other),
    ...(inventory.expirations && { expirations: inventory.expirations.filter(other) }),
  };
}
