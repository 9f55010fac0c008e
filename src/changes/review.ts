/** The review of a change: everything that it does to certificates and to their automation, with the effects. */
import { type FactKeys, factsBy } from '../facts/index.ts';
import { isOpenRef, nameOfRef, spellRef } from '../facts/refs.ts';
import type {
  Change,
  ChangedTexts,
  Fact,
  Inventory,
  Location,
  Policy,
  ReviewDependent,
  ReviewDifference,
  ReviewEffect,
  ReviewRow,
  ReviewStep,
  SeenCertificate,
  Topology,
} from '../model/index.ts';
import { compareLocations, compareText, REVIEW_STEPS } from '../model/index.ts';
import { factTitle, toolTitle } from '../topology/describe.ts';
import { certificateNode, downstream, type Graph, graphOf } from '../topology/graph.ts';
import { ownersOf } from '../util/codeowners.ts';
import { groupBy } from '../util/collections.ts';
import { memoizeByObject } from '../util/memoize.ts';
import { fileKey, fileNameOf } from '../util/path-names.ts';
import { type BeforeAfter, compareGraphs } from './before-after.ts';
import { lostLinks } from './broken-links.ts';
import type { Edit } from './changed-lines.ts';
import { deploymentRows } from './deployed.ts';
import { differencesOf, statementsOf } from './differences.ts';
import { editsOf, isOfStep, productionTexts } from './edits.ts';
import { lossOf } from './losses.ts';
import { type BareRow, materialRows } from './materials.ts';
import { dropsUsedName } from './names-dropped.ts';
import { replacementsOf } from './replaced-steps.ts';
import type { Reviewed } from './reviewed.ts';
import { type Step, stepOf } from './steps.ts';
import { weakening } from './weakening.ts';

type ContextOf = Policy['contextOf'];

const MAX_DEPENDENTS = 5;

/**
 * Every certificate, key, keystore and step of the automation that a change adds, removes or alters. A step is a fact.
 * Facts of both sides are matched by what they are and what they do, so that a moved, renamed or reformatted one has no
 * row.
 */
export const reviewOf = memoizeByObject(
  (change: Change, head: { inventory: Inventory; topology: Topology }, contextOf: ContextOf): Reviewed[] => {
    const sides = compareGraphs(change, head.topology);
    const broken = new Set(lostLinks(sides).map(({ cause }) => cause.before));
    const texts = productionTexts(change, contextOf);
    const all: Reviewed[] = [
      ...materialRows(change, head.inventory).map((row) => ({ row: ofMaterial(row, change, head) })),
      ...stepRows(change, sides, broken, texts),
      ...deploymentRows(change, sides).map((one) => ({ ...one, row: { ...one.row, dependents: [], owners: [] } })),
    ];
    const before = change.base.contextOf ?? contextOf;
    all.push(...editRows(texts, change, sides, all));
    return all
      .map(({ row, ...facts }): Reviewed => {
        const context = (row.action === 'removed' ? before : contextOf)(row.location);
        const { effect, ...plain } = row;
        const places = [row.location, ...row.dependents.map(({ location }) => location)];
        const known = change.team?.base.inventory ?? change.base.inventory;
        const owners = [...new Set(places.flatMap((place) => ownersOf(place, known)))];
        return {
          ...facts,
          row: {
            ...plain,
            owners,
            // Nothing that tests hold breaks anything that runs.
            ...(context === 'production' ? effect && { effect } : { context }),
          },
        };
      })
      .sort((a, b) => compareRows(a.row, b.row));
  },
);

const EFFECTS: readonly (ReviewEffect | undefined)[] = ['breaks', 'unclear', 'weakens', undefined];

function compareRows(a: ReviewRow, b: ReviewRow): number {
  return (
    EFFECTS.indexOf(a.effect) - EFFECTS.indexOf(b.effect) ||
    REVIEW_STEPS.indexOf(a.step) - REVIEW_STEPS.indexOf(b.step) ||
    compareLocations(a.location, b.location) ||
    compareText(a.what, b.what)
  );
}

function ofMaterial({ certificate, ...row }: BareRow, change: Change, head: { topology: Topology }): ReviewRow {
  const [base, after] = [change.team?.base.topology ?? change.base.topology, change.team?.topology ?? head.topology];
  const dependents = certificate === undefined ? [] : consumersOf(row.action === 'removed' ? base : after, certificate);
  return { ...row, dependents, owners: [] };
}

function consumersOf(topology: Topology, { fingerprint }: SeenCertificate): ReviewDependent[] {
  return dependentsOf(graphOf(topology), certificateNode(fingerprint));
}

/** Everything that gets a new version through a node, directly or indirectly. */
function dependentsOf(graph: Graph, node: string): ReviewDependent[] {
  const consumers = downstream(graph, node).filter(({ fact }) => fact.kind === 'consumer');
  return consumers
    .slice(0, MAX_DEPENDENTS)
    .map(({ fact }) => ({ what: factTitle(fact), location: placeOnly(fact.location) }));
}

function placeOnly({ repository, path, line }: Location): Location {
  return { repository, path, ...(line !== undefined && { line }) };
}

function* stepRows(
  change: Change,
  sides: BeforeAfter,
  broken: ReadonlySet<Fact>,
  texts: ChangedTexts,
): Generator<Reviewed> {
  const own = change.base.inventory.repositories[0]?.name;
  const touched = ({ location }: Fact) => location.repository === own && change.paths.has(location.path);
  const removed: Step[] = [];
  const added: Step[] = [];
  for (const before of sides.base.facts) {
    const after = sides.pairs.get(before);
    if (!touched(before) && !(after !== undefined && touched(after))) continue;
    const node = sides.baseNodeOf(before);
    const step =
      stepOf(before, sides.base, node) ??
      (after && (stepOf(after, sides.head, sides.headNodeOf(after)) ?? timeOf(before, after)));
    if (step === undefined || step === 'deployment') continue;
    if (after === undefined) removed.push({ fact: before, step, node });
    else {
      const differences = differencesOf(before, after);
      if (differences.length === 0) continue;
      const weaker =
        step !== 'use' && (weakening(before, after) ?? dropsUsedName(before, after, sides, texts)) !== undefined;
      const effect = broken.has(before) ? 'breaks' : weaker ? 'weakens' : undefined;
      yield altered({ step, before, after, differences, effect }, sides);
    }
  }
  for (const after of sides.added.filter(touched)) {
    const node = sides.headNodeOf(after);
    const step = stepOf(after, sides.head, node);
    if (step !== undefined && step !== 'deployment') added.push({ fact: after, step, node });
  }
  const replacements = replacementsOf(removed, added);
  const taken = new Set<Step>(replacements.values());
  for (const one of removed) {
    const instead = replacements.get(one);
    const effect = broken.has(one.fact) ? 'breaks' : instead === undefined ? lossOf(one, sides) : undefined;
    if (instead !== undefined) {
      const tools = tool(one.fact, instead.fact);
      const differences = [
        ...tools,
        ...differencesOf(one.fact, instead.fact).filter(({ of }) => !tools.some((two) => two.of === of)),
      ];
      const row = {
        ...bare(instead, 'replaced', differences),
        dependents: dependentsOf(sides.head, instead.node),
        owners: [],
      };
      yield { before: one.fact, after: instead.fact, row: effect === undefined ? row : { ...row, effect } };
    } else {
      const row = {
        ...bare(one, 'removed', statementsOf(one.fact)),
        dependents: dependentsOf(sides.base, one.node),
        owners: [],
      };
      yield { before: one.fact, row: effect === undefined ? row : { ...row, effect } };
    }
  }
  for (const one of added) {
    if (taken.has(one)) continue;
    const row = {
      ...bare(one, 'added', statementsOf(one.fact)),
      dependents: dependentsOf(sides.head, one.node),
      owners: [],
    };
    yield { after: one.fact, row };
  }
}

/** A row for each edit of a step that no other row tells, and for each that makes one weaker. */
function* editRows(
  texts: ChangedTexts,
  change: Change,
  sides: BeforeAfter,
  told: readonly Reviewed[],
): Generator<Reviewed> {
  const own = change.base.inventory.repositories[0]?.name ?? '';
  const renewsElsewhere = sides.added.some(({ kind }) => kind === 'producer' || kind === 'copy');
  const inFile = (facts: readonly Fact[], path: string) =>
    factsBy(facts, byFile, fileKey({ repository: own, path })).filter((fact) => !sides.isOfTests(fact));
  const beside = groupBy(
    told.flatMap((one) =>
      [...new Set([one.row.location.path, one.before?.location.path])].map((path) => ({ path, one })),
    ),
    ({ path }) => path,
  );
  for (const edit of editsOf(texts, (path) => ({
    base: inFile(sides.base.facts, path),
    head: inFile(sides.head.facts, path),
  }))) {
    // Its facts tell of a file that is gone, or something else renews or copies now.
    if (edit.removed === true && beside.has(edit.path)) continue;
    const rows = (beside.get(edit.path) ?? []).map(({ one }) => one).filter((one) => tells(one, edit));
    // Facts tell better than words what became of a step.
    const settled = rows.some(
      ({ row }) => row.effect !== undefined || (edit.moved !== true && /^re(?:moved|placed)$/.test(row.action)),
    );
    if (settled || (rows.length > 0 && edit.how === undefined)) continue;
    const { before, after } = edit;
    yield {
      edit,
      row: {
        step: edit.step,
        action: edit.removed === true ? 'removed' : 'altered',
        what: fileNameOf(edit.path),
        differences: [{ of: 'line', ...(before !== undefined && { before }), ...(after !== undefined && { after }) }],
        location: { repository: own, path: edit.path, ...(edit.removed !== true && { line: edit.line }) },
        dependents: [],
        owners: [],
        ...(edit.how !== undefined && !(edit.removed === true && renewsElsewhere) && { effect: 'weakens' as const }),
      },
    };
  }
}

const byFile: FactKeys = ({ location }) => [fileKey(location)];

/** Whether a row is about the statements of an edit. */
function tells({ before, after, row }: Reviewed, { lines, stays }: Edit): boolean {
  const gone = stays !== true && (row.action === 'removed' || row.action === 'replaced');
  return (
    isOfStep(before?.location.line, lines.base, gone) ||
    isOfStep(after?.location.line ?? row.location.line, lines.head, gone)
  );
}

/** A time whose change is told: it belongs here, whatever it is for. */
function timeOf(before: Fact, after: Fact): ReviewStep | undefined {
  return before.kind === 'schedule' && weakening(before, after) !== undefined ? 'schedule' : undefined;
}

function altered(
  given: {
    step: ReviewStep;
    before: Fact;
    after: Fact;
    differences: ReviewDifference[];
    effect: ReviewEffect | undefined;
  },
  sides: BeforeAfter,
): Reviewed {
  const { step, before, after, differences, effect } = given;
  const node = sides.headNodeOf(after);
  const row: ReviewRow = {
    ...bare({ fact: after, step, node }, 'altered', differences),
    dependents: dependentsOf(sides.head, node),
    owners: [],
  };
  return { before, after, row: effect === undefined ? row : { ...row, effect } };
}

function bare({ fact, step }: Step, action: ReviewRow['action'], differences: ReviewDifference[]) {
  const { repository, path, line, endLine } = fact.location;
  const location = { repository, path, ...(line !== undefined && { line }), ...(endLine !== undefined && { endLine }) };
  return { step, action, what: titleOf(fact), differences, location };
}

/** `Certificate "web" (cert-manager)`, `certbot`, `renew.sh (cron)`. */
export function titleOf(fact: Fact): string {
  const { name, resource } = fact.attributes;
  const [title, toolName] = [factTitle(fact), toolTitle(fact)];
  const plain =
    resource === undefined && title === toolName && typeof name === 'string' && /^[\w./*@-]+$/.test(name)
      ? name
      : title;
  if (plain !== toolName && plain !== '') return `${plain} (${toolName})`;
  // The tool alone does not tell two of its steps apart.
  const [target] = fact.kind === 'copy' || fact.kind === 'reload' ? fact.writes : [];
  return target === undefined || isOpenRef(target) || nameOfRef(target) === '?'
    ? toolName
    : `${fact.kind === 'copy' ? 'to ' : ''}${spellRef(target)} (${toolName})`;
}

function tool(before: Fact, after: Fact): ReviewDifference[] {
  const [was, is] = [titleOf(before), titleOf(after)];
  const [from, to] = [before.location, after.location];
  return [
    ...(was === is ? [] : [{ of: 'by', before: was, after: is }]),
    ...(fileKey(from) === fileKey(to) ? [] : [{ of: 'in', before: from.path, after: to.path }]),
  ];
}
