import { fixedIn } from '../changes/fixed.ts';
import { leavingChecks } from '../changes/no-longer-checked.ts';
import { reviewOf } from '../changes/review.ts';
import {
  type Change,
  type Fault,
  type Inventory,
  leavesHole,
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
import { type AuditOptions, judgeInventory, plugIns } from './audit.ts';
import {
  type ChangeRequest,
  comparisonText,
  goneFrom,
  holdsAnything,
  readSides,
  withRevision,
} from './change-sides.ts';
import { changedTexts, functionsLeft, isAboutThem, otherTexts, scriptNames, stepFolders } from './changed-texts.ts';
import { collectWith } from './facts-cache.ts';
import { mergeInventories } from './inventory.ts';
import { addLfsContent, leavingLfs } from './lfs-content.ts';
import { openLockedStores } from './locked-stores.ts';
import { withMentionsOfChange } from './mentions.ts';
import { lookAtReplaced } from './replaced.ts';

/**
 * Scans a change. Both sides are evaluated at one instant with the policy of the base; only the changed files are
 * decoded twice. If no changed file holds anything, the rest of the repository is not read at all.
 */
export async function auditChange(request: ChangeRequest, given: AuditOptions): Promise<Report> {
  const { started = [], ...options } = given;
  const { head, base, names } = request;
  const sides = await readSides(request, { ...options, ...plugIns });
  const { changed, before, ofChange, withOwn, read } = sides;
  const unchanged = sides.unchanged();
  const { committed = head } = request;
  if (committed !== head) await addLfsContent(changed, head, read);
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
  const opened = await open({ ...changed.inventory, unreadable }, { ...committed, entries: ofChange });
  const paths = new Set([...names].map(toDisplayPath));
  const { name } = head;
  const [baseInventory, merged] = await withMentionsOfChange(
    [await open(before.inventory, base), opened],
    unchanged,
    { base: { ...base, name }, head: { ...committed, name, entries: ofChange }, paths },
    options,
  );
  const [{ ignoreComments: comments = [] }, { ignoreComments: known = [] }] = [merged, baseInventory];
  const headInventory = {
    ...merged,
    ...(comments.length > 0 && { ignoreComments: commentsBeforeMerge(comments, known) }),
  };

  const factsIn = async (entries: Source['entries']) =>
    touches ? headInventory.facts : (await read({ ...head, entries })).inventory.facts;
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
  const gone = goneFrom(request);
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

function isUnread(entry: Skipped): boolean {
  return leavesHole(entry) || entry.reason === 'lfs-pointer';
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
