/**
 * What a change does to the text of a step, where no fact tells it: conditions, options, variables and commands around
 * the step. The text decides, so no tool needs to be known.
 */
import { plainName } from '../facts/host-paths.ts';
import { isOfKind } from '../facts/refs.ts';
import type { Change, ChangedTexts, Fact, Policy, Ref, ReviewStep } from '../model/index.ts';
import { clientNamed } from '../shell/clients/index.ts';
import { mayHoldCommands } from '../shell/command-files.ts';
import { fileNameOf } from '../util/path-names.ts';
import { type Edited, type Hunk, hunksOf, pairedIn, type Statement, statementsOf } from './changed-lines.ts';
import {
  callsStep,
  isAboutCertificates,
  isReaction,
  losesStatement,
  type Named,
  namesCertificate,
  type Own,
  saysNothing,
  shown,
  weakerEdit,
  weakerStatement,
} from './edit-words.ts';
import { isInSection, stepLines } from './step-lines.ts';

/** Statements of a step that differ. */
export interface Edit {
  path: string;
  /** In the head, or in the base where the head has none. */
  line: number;
  step: ReviewStep;
  /** Some statement of each side, as a reviewer sees it. */
  before?: string;
  after?: string;
  /** The whole file is gone. */
  removed?: true;
  /** How it makes the step less reliable, as the predicate of a sentence. */
  how?: string;
  /** The lines of each side that differ, to tell whether a fact tells it already. */
  lines: { base: number[]; head: number[] };
}

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

/** Names of files and folders that say that what they hold renews or deploys certificates. */
const NAMED =
  /renew|lets[-_]?encrypt|acme(?!nt)|cert-?manager|(?:ssl|tls)[-_]?cert|deploy[-_.]hook|cert(?:ificate)?s?[-_.]?(?:update|deploy|sync|check|copy|rotat|issue|hook|automat|watch|reload)|(?:^|\/)certificates?\/|(?:update|deploy|sync|check|copy|rotate|issue|create|automated)[-_](?:\w{1,20}[-_]){0,3}cert/i;
/** Files whose text is automation, whatever they hold. */
const AUTOMATION = /\.(?:gvy|ps1|psm1|bat|cmd|timer|path|nomad|hcl|erb|j2|env|jsonnet|libsonnet)$/;
/** Programs, of which only those that are called after certificates or hold a step are read. */
const PROGRAM = /\.(?:py|rb|pl|js|ts|go|php|java|json)$/;
/** Of programs, those that may be a script that a person or a clock starts. */
const SCRIPT = /\.(?:py|rb|pl|php)$/;
const PROSE =
  /\.(?:md|markdown|rst|txt|adoc|lock|sum|svg|html?|css|csv|tsv|po|snap|patch|diff|ipynb|xml|1|5|8)$|(?:^|\/)(?:changelog|license|authors|codeowners|readme)/i;
const DEPLOYS = /^(?:deploy|setup|install|provision|bootstrap|fabfile|tasks)\b/;
const DATA = /\.(?:ya?ml|json|toml|tf|tofu|nix|conf|cfg|ini|sls|hcl)(?:\.\w{1,8})?$/;

/** Whether the last parts of a path are called after certificates. */
export function isNamed(path: string): boolean {
  const end = path.split('/').slice(-3).join('/');
  return NAMED.test(end) || clientNamed(end) !== undefined;
}

/** Whether the text of a file may be compared: no prose, and automation by its name or by a fact in it. */
export function isComparable(path: string, holdsStep: boolean): boolean {
  const name = plainName(path);
  if (PROSE.test(name)) return false;
  if (holdsStep) return true;
  if (PROGRAM.test(name)) return SCRIPT.test(name) || (isNamed(path) && !name.endsWith('.json'));
  return mayHoldCommands(path) || AUTOMATION.test(name) || DATA.test(name);
}

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
    const isAbout = isNamed(text.path) || (SCRIPT.test(text.path) && isAboutCertificates(text.before));
    if (PROGRAM.test(text.path) && !holds && !isAbout && !DEPLOYS.test(fileNameOf(text.path))) return [];
    const [before, after] = [statementsOf(text.before), statementsOf(text.after)];
    return [{ ...text, facts, isAbout, before, after, hunks: hunksOf(before, after) }];
  });
  const others = texts.filter(({ before }) => before === '').flatMap(({ after }) => statementsOf(after));
  // What another file has now was moved there.
  const come = new Set(
    [...files.flatMap(({ hunks }) => hunks.flatMap((hunk) => hunk.come)), ...others].map(({ key }) => key),
  );
  return [...files.flatMap((file) => editsOfFile(file, come, named)), ...deletedFiles(texts, come)];
}

/** Files about certificates that are gone, and that no other file holds now. */
function deletedFiles(texts: ChangedTexts['files'], come: ReadonlySet<string>): Edit[] {
  const names = new Set(texts.flatMap(({ path, after }) => (after === '' ? [] : [fileNameOf(path)])));
  return texts.flatMap(({ path, before, after }) => {
    if (after !== '' || names.has(fileNameOf(path)) || !(isNamed(path) || isAboutCertificates(before))) return [];
    const statements = statementsOf(before).filter(({ text }) => !saysNothing(text));
    const left = statements.filter(({ key }) => !come.has(key));
    if (left.length === 0 || 2 * left.length < statements.length) return [];
    const first = left.find((one, index) => namesCertificate(one, left, index, false)) ?? left[0];
    const gone = first === undefined ? '' : shown(first.text);
    return [
      {
        path,
        line: 1,
        step: 'renewal',
        removed: true,
        before: gone,
        how: `is gone, and so is what it did (\`${gone}\`)`,
        lines: { base: [1], head: [] },
      },
    ];
  });
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

function isStep({ kind, attributes }: Fact): boolean {
  return KINDS[kind] !== undefined || (kind === 'issuer' && WHOLE.test(attributes.resource ?? ''));
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
  if (hunks.length === 0) return [];
  const traits = {
    isScript: !DATA.test(path) && !/(?:jenkins|docker|make)file/i.test(path),
    isNamed: isAbout,
  };
  const [was, is] = [stepLines(before, anchorsOf(facts.base), traits), stepLines(after, anchorsOf(facts.head), traits)];
  const [left, right] = [indexes(before), indexes(after)];
  const edits: Edit[] = [];
  // Of these a fact tells which script they run.
  const calls = new Set(
    facts.head.flatMap(({ reads, writes, location }) => ([...reads, ...writes].some(isScript) ? [location.line] : [])),
  );
  const isData = DATA.test(path);
  const whole = anchorsOf(facts.base).some(({ document }) => document === true);
  const kindOf = (one: Statement): Own | undefined => {
    const index = left.get(one) ?? 0;
    if (isData && isInSection(before, index)) return 'section';
    return whole || !was.has(index) ? undefined : !isData ? 'script' : isAbout ? 'data' : 'section';
  };
  const stated = new Set(facts.base.map(({ location }) => location.line));
  // A block that is gone as a whole took along what used it; facts tell of the steps that they know.
  const mayLose = (gone: readonly Statement[]) =>
    !isWholeBlock(gone, before, left) || isReaction(gone) || (!isData && !gone.some(({ line }) => stated.has(line)));
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
        callsStep(one, named));
    const gone = new Set(hunk.gone.filter((one) => concerns(before, was, left, one)));
    const fresh = new Set(hunk.come.filter((one) => concerns(after, is, right, one)));
    if (gone.size + fresh.size === 0) continue;
    const parts = pairedIn({ gone: hunk.gone, come: hunk.come });
    const edited = parts.edited.filter((pair) => (gone.has(pair.before) || fresh.has(pair.after)) && !saysSame(pair));
    const alone = parts.gone.filter((one) => gone.has(one) && !come.has(one.key));
    const added = parts.come.filter((one) => fresh.has(one));
    if (edited.length + alone.length + added.length === 0) continue;
    const how =
      edited
        .map((pair) => weakerEdit(pair, after, calls.has(pair.after.line) ? NO_TEXTS : named))
        .find((one) => one !== undefined) ??
      added.map((one) => weakerStatement(one, after, right.get(one) ?? 0, hunk)).find((one) => one !== undefined) ??
      (mayLose(hunk.gone) ? losesStatement(alone, added, after, named, kindOf) : undefined);
    const [pair] = edited;
    const [first, second] = [pair?.before ?? alone[0], pair?.after ?? added[0]];
    edits.push({
      path,
      line: (second ?? hunk.come[0] ?? first)?.line ?? 1,
      step: stepNear([...facts.base, ...facts.head], (first ?? second)?.line ?? 1),
      ...(first && { before: shown(first.text) }),
      ...(second && { after: shown(second.text) }),
      ...(how !== undefined && { how }),
      lines: { base: hunk.gone.map(({ line }) => line), head: hunk.come.map(({ line }) => line) },
    });
  }
  const told = [...edits.filter(({ how }) => how !== undefined), ...edits.filter(({ how }) => how === undefined)];
  return told.slice(0, MAX_EDITS);
}

const isScript = (ref: Ref) => isOfKind(ref, 'script');

const indexes = (statements: readonly Statement[]) => new Map(statements.map((one, index) => [one, index]));

const MAIL = /[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,8}/g;

/** Whether only addresses of people differ. */
const saysSame = ({ before, after }: Edited) => before.key.replace(MAIL, '') === after.key.replace(MAIL, '');

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
  for (const { kind, location } of facts) {
    const step = KINDS[kind];
    const distance = Math.abs((location.line ?? 1) - line);
    if (step !== undefined && distance < best.distance) best = { step, distance };
  }
  return best.step;
}
