/**
 * What a change does to the text of a step, where no fact tells it: conditions, options, variables and commands around
 * the step. The text decides, so no tool needs to be known.
 */
import { isOfKind } from '../facts/refs.ts';
import type { Change, ChangedTexts, Fact, OtherText, OwnAttributes, Policy, Ref, ReviewStep } from '../model/index.ts';
import { memoizeByObject } from '../util/memoize.ts';
import { fileNameOf } from '../util/path-names.ts';
import { DATA, DEPLOYS, isComparable, PROGRAM } from './automation-paths.ts';
import { isNamed, isAbout as namesCertificates } from './certificate-words.ts';
import { type Edit, type Edited, type Hunk, hunksOf, pairedIn, type Statement, statementsOf } from './changed-lines.ts';
import { folderNamed, isWatched, losesScript, losesStatement, type Own } from './edit-losses.ts';
import { deletedFiles, isElsewhere, isExtracted } from './edit-moves.ts';
import { movedFiles, movedStatements } from './edit-places.ts';
import { isTimed, type Named } from './edit-values.ts';
import {
  callsStep,
  isAboutCertificates,
  isReaction,
  namesCertificate,
  saysNothing,
  shown,
  weakerEdit,
  weakerStatement,
} from './edit-words.ts';
import { around, commandAt, definedBy, isInSection, isTarget, stepLines, variablesIn } from './step-lines.ts';
import { isAlert } from './steps.ts';

/** Lines between a step and what still belongs to its statement. */
const NEAR = 12;

/** Whether edited lines are those of a step. What is gone took along what stood above it, such as annotations. */
export function isOfStep(line: number | undefined, edited: readonly number[], isGone: boolean): boolean {
  return line !== undefined && edited.some((one) => one >= line - (isGone ? NEAR : 0) && one - line <= NEAR);
}

/** Facts of one file that a side of the change keeps, by what they tell. */
export interface FileFacts {
  base: readonly Fact[];
  head: readonly Fact[];
}

/** Edits of one file that are told. */
const MAX_EDITS = 8;
/** Lines of steps that are looked at in one file. */
const MAX_ANCHORS = 200;

const KINDS: Partial<Record<Fact['kind'], ReviewStep>> = {
  producer: 'renewal',
  copy: 'copy',
  reload: 'reload',
  schedule: 'schedule',
};
/** Objects that are about certificates as a whole. */
const WHOLE =
  /^(?:Certificate|Issuer|ClusterIssuer|Bundle|CertificateRequest|ExternalSecret|VaultDynamicSecret|Challenge)$/;

const NONE: ReadonlySet<string> = new Set();
const NO_TEXTS: ChangedTexts = { files: [], scripts: new Set(), functions: new Map() };

/** The texts of what runs: a statement that a test has too is not moved there. */
export function productionTexts({ texts = NO_TEXTS, base }: Change, contextOf: Policy['contextOf']): ChangedTexts {
  const repository = base.inventory.repositories[0]?.name ?? '';
  return { ...texts, files: texts.files.filter(({ path }) => contextOf({ repository, path }) === 'production') };
}

/** What is told of the texts of a change. */
export function editsOf({ files: texts, ...named }: ChangedTexts, factsOf: (path: string) => FileFacts): Edit[] {
  const files = texts.flatMap((text) => {
    const facts = factsOf(text.path);
    const holds = facts.base.some(isStep) || facts.head.some(isStep);
    if (text.before === '' || text.after === '' || !isComparable(text.path, holds)) return [];
    const isAbout = isNamed(text.path) || (!DATA.test(text.path) && isAboutCertificates(text.before));
    if (PROGRAM.test(text.path) && !holds && !isAbout && !DEPLOYS.test(fileNameOf(text.path))) return [];
    const [before, after] = [statementsOf(text.before), statementsOf(text.after)];
    return [{ ...text, facts, isAbout, before, after, hunks: hunksOf(before, after) }];
  });
  const others = texts.filter(({ before }) => before === '').flatMap(({ after }) => statementsOf(after));
  // What another file has now was moved there.
  const come = new Set(
    [...files.flatMap(({ hunks }) => hunks.flatMap((hunk) => hunk.come)), ...others].map(({ key }) => key),
  );
  return [
    ...files.flatMap((file) => editsOfFile(file, come, { ...named, files: texts })),
    ...deletedFiles(texts, come),
    ...movedFiles({ ...named, files: texts }),
  ];
}

interface ComparedFile {
  path: string;
  facts: FileFacts;
  /** All of it is about certificates. */
  isAbout: boolean;
  before: Statement[];
  after: Statement[];
  hunks: Hunk[];
}

/** Words of a schedule of what is not known to renew, that say it is about certificates. */
const OF_CERTIFICATES = /renew|(?:^|[^a-z])(?:tls|ssl|certs?|certificates?|acme)(?:[^a-z]|$)/i;

function isStep(fact: Fact): boolean {
  const { kind, attributes, writes } = fact;
  if (!isTold(fact) && ![attributes.name, ...writes].some((one) => OF_CERTIFICATES.test(String(one)))) return false;
  return KINDS[kind] !== undefined || isAlert(fact) || (kind === 'issuer' && WHOLE.test(attributes.resource ?? ''));
}

function anchorsOf(facts: readonly Fact[]): { line: number; document?: boolean }[] {
  const found = facts
    .filter(isStep)
    .flatMap(({ location: { line }, attributes: { resource } }) =>
      line === undefined ? [] : [{ line, ...(WHOLE.test(resource ?? '') && { document: true }) }],
    );
  return [...new Map(found.map((one) => [one.line, one])).values()].slice(0, MAX_ANCHORS);
}

function editsOfFile(
  { path, facts, isAbout, before, after, hunks }: ComparedFile,
  come: ReadonlySet<string>,
  named: Named,
): Edit[] {
  const moved = DATA.test(path) ? [] : movedStatements(before, after);
  if (hunks.length === 0 && moved.length === 0) return [];
  const traits = {
    isScript: !DATA.test(path) && !/(?:jenkins|docker|make)file/i.test(path),
    isNamed: isAbout,
  };
  const anchors = (statements: readonly Statement[], stated: readonly Fact[]) => [
    ...anchorsOf(stated),
    ...statements.filter((one) => folderNamed(one, named.folders ?? NONE) !== undefined).map(({ line }) => ({ line })),
  ];
  const was = stepLines(before, anchors(before, facts.base), traits);
  const is = stepLines(after, anchors(after, facts.head), traits);
  const [left, right] = [indexes(before), indexes(after)];
  const edits: Edit[] = [];
  // Of these a fact tells which script they run.
  const calls = new Set(
    facts.head.flatMap(({ reads, writes, location }) => ([...reads, ...writes].some(isScript) ? [location.line] : [])),
  );
  const variables = variablesElsewhere(named.others ?? NO_OTHERS);
  const isData = DATA.test(path);
  const whole = anchorsOf(facts.base).some(({ document }) => document === true);
  const kindOf = (one: Statement): Own | undefined => {
    const index = left.get(one) ?? 0;
    if (alerts && isTarget(before, index)) return 'section';
    if (isInSection(before, index)) return isData ? 'section' : 'script';
    return whole || !was.has(index) ? undefined : !isData ? 'script' : isAbout ? 'data' : 'section';
  };
  const alerts = facts.head.some(isAlert) || after.some(({ text }) => WATCHES.test(text));
  const stated = new Set(facts.base.filter(isTold).map(({ location }) => location.line));
  // A block that is gone as a whole took along what used it; facts tell of the steps that they know.
  const mayLose = (gone: readonly Statement[]) =>
    !isWholeBlock(gone, before, left) ||
    isReaction(gone) ||
    gone.some(isWatched) ||
    gone.some((one) => folderNamed(one, named.folders ?? NONE) !== undefined) ||
    ((!isData || isAbout) && !gone.some(({ line }) => stated.has(line)));
  for (const hunk of hunks) {
    const concerns = (
      statements: readonly Statement[],
      own: ReadonlySet<number>,
      at: ReadonlyMap<Statement, number>,
      one: Statement,
    ) =>
      !saysNothing(one.text) &&
      (own.has(at.get(one) ?? -1) ||
        namesCertificate(one, statements, at.get(one) ?? 0, isAbout) ||
        isInSection(statements, at.get(one) ?? 0) ||
        isOfCommand(statements, at.get(one) ?? 0) ||
        (alerts && isTarget(statements, at.get(one) ?? 0)) ||
        variables.has(definedBy(one) ?? '') ||
        (isAbout && CONSTANT.test(one.text)) ||
        callsStep(one, named));
    const gone = new Set(hunk.gone.filter((one) => concerns(before, was, left, one)));
    const fresh = new Set(hunk.come.filter((one) => concerns(after, is, right, one)));
    if (gone.size + fresh.size === 0) continue;
    const parts = pairedIn({ gone: hunk.gone, come: hunk.come });
    const edited = parts.edited.filter((pair) => (gone.has(pair.before) || fresh.has(pair.after)) && !saysSame(pair));
    const alone = parts.gone.filter(
      (one) => gone.has(one) && !come.has(one.key) && !isExtracted(one, hunk, hunks) && !isElsewhere(one, hunks),
    );
    const added = parts.come.filter((one) => fresh.has(one));
    if (edited.length + alone.length + added.length === 0) continue;
    const weaker = edited
      .map((pair) => ({
        pair,
        how: weakerEdit(
          pair,
          after,
          calls.has(pair.after.line) ? NO_TEXTS : named,
          around(after, right.get(pair.after) ?? 0),
        ),
      }))
      .find(({ how }) => how !== undefined);
    const how =
      weaker?.how ??
      added.map((one) => weakerStatement(one, after, right.get(one) ?? 0, hunk)).find((one) => one !== undefined) ??
      (mayLose(hunk.gone) ? losesStatement(alone, added, after, named, kindOf) : losesScript(alone, after, named));
    const { pair } = weaker ?? { pair: edited[0] };
    const [first, second] = [pair?.before ?? alone[0], pair?.after ?? added[0]];
    edits.push({
      path,
      line: (second ?? hunk.come[0] ?? first)?.line ?? 1,
      step: stepNear([...facts.base, ...facts.head], (first ?? second)?.line ?? 1),
      ...(first && { before: shown(first.text) }),
      ...(second && { after: shown(second.text) }),
      ...(how !== undefined && { how }),
      ...(weaker !== undefined && { stays: true }),
      lines: { base: hunk.gone.map(({ line }) => line), head: hunk.come.map(({ line }) => line) },
    });
  }
  for (const one of moved)
    edits.push({
      path,
      line: one.after.line,
      step: stepNear([...facts.base, ...facts.head], one.after.line),
      before: shown(one.before.text),
      after: shown(one.after.text),
      how: one.how,
      stays: true,
      moved: true,
      lines: { base: [one.before.line], head: [one.after.line] },
    });
  const told = [...edits.filter(({ how }) => how !== undefined), ...edits.filter(({ how }) => how === undefined)];
  return told.slice(0, MAX_EDITS);
}

/** Words of an expression that compares the end of certificates. */
const WATCHES = /(?:ssl|cert\w{0,20})[\w-]{0,30}expir|expir\w{0,10}[-_]cert|-checkend\b/i;
const CONSTANT = /^[A-Z][A-Z\d_]{3,60}\s*=/;

/** A schedule of what is not known to renew has no row. */
const isTold = ({ kind, attributes }: Fact) => kind !== 'schedule' || (attributes as OwnAttributes).unknown !== true;

const NO_OTHERS: readonly OtherText[] = [];
/** A name of several words: others are used for all kinds of things. */
const DISTINCT = /^(?=.{8,60}$)[A-Za-z]+(?:[_.-][A-Za-z\d]+|[a-z][A-Z][a-z]+)/;

/** Names of variables that unchanged files with a step use. */
const variablesElsewhere = memoizeByObject(
  (others: readonly OtherText[]): ReadonlySet<string> =>
    new Set(
      others.flatMap(({ path, step, text }) =>
        step || isNamed(path) ? variablesIn(text).filter((name) => DISTINCT.test(name)) : [],
      ),
    ),
);

/** Whether a statement is a line of a command about certificates. */
function isOfCommand(statements: readonly Statement[], at: number): boolean {
  return commandAt(statements, at).some(({ text }) => namesCertificates(text));
}

const isScript = (ref: Ref) => isOfKind(ref, 'script');

const indexes = (statements: readonly Statement[]) => new Map(statements.map((one, index) => [one, index]));

const MAIL = /[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,8}/g;

const withoutMail = (text: string) => text.replace(MAIL, '').replace(/["'\s]+/g, ' ');

/** Whether only addresses of people, or messages, differ. */
const saysSame = ({ before, after }: Edited) =>
  // Texts that are alike, of lines that differ, are of secrets.
  before.text !== after.text &&
  (withoutMail(before.text) === withoutMail(after.text) ||
    (!isTimed(before.text) && withoutMessages(before.text) === withoutMessages(after.text)));

/** A text without what it only prints. */
const withoutMessages = (text: string) =>
  text.replace(/\b(?:log|echo|die|warn|error|printf)\s+(?:"[^"$`]{0,300}"|'[^']{0,300}')(?=\s*(?:;|$))/g, 'log');

/** Whether a block is gone together with its head, so that nothing of it stays behind. */
function isWholeBlock(
  gone: readonly Statement[],
  before: readonly Statement[],
  at: ReadonlyMap<Statement, number>,
): boolean {
  const [first] = gone;
  const last = gone.at(-1);
  if (first === undefined || last === undefined || gone.length < 2) return false;
  const next = before[(at.get(last) ?? 0) + 1];
  const opens = gone.slice(1).every(({ indent }) => indent > first.indent) || (first.first && (next?.first ?? true));
  return opens && (next === undefined || next.indent <= first.indent);
}

function stepNear(facts: readonly Fact[], line: number): ReviewStep {
  let best: { step: ReviewStep; distance: number } = { step: 'renewal', distance: Number.POSITIVE_INFINITY };
  for (const fact of facts) {
    const step = isAlert(fact) ? 'alert' : KINDS[fact.kind];
    const distance = Math.abs((fact.location.line ?? 1) - line);
    if (step !== undefined && distance < best.distance) best = { step, distance };
  }
  return best.step;
}
