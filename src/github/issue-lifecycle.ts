import type { Unseen } from '../reporting/files-looked-at.ts';
import { hashOf, type IssueDraft } from '../reporting/issue-subjects.ts';
import { holdsFile, type NamedFile } from '../reporting/named-files.ts';
import { STAGES } from '../reporting/urgency.ts';
import { type Marker, withMarker, withoutMarker } from './issue-marker.ts';
import { linkedFiles, recordedFiles, recordFiles } from './recorded-files.ts';

/** An issue of ours in its current state on GitHub. */
export interface KnownIssue {
  number: number;
  url: string;
  title: string;
  body: string;
  open: boolean;
  /** Why it was closed: `completed`, `not_planned`, `duplicate`; null where GitHub does not say. */
  reason: string | null;
  locked: boolean;
  marker: Marker;
}

/** A comment; the id makes it one of its kind on its issue. */
export interface Remark {
  id: string;
  text: string;
}

/** The writes, with their reasons. All are decided before the first one is sent. */
export type Step =
  | { kind: 'open'; draft: IssueDraft; body: string }
  | {
      kind: 'update';
      issue: KnownIssue;
      draft: IssueDraft;
      title?: string;
      body: string;
      reopen: boolean;
      remark?: Remark;
    }
  | { kind: 'close'; issue: KnownIssue; body: string; remark: Remark }
  | { kind: 'duplicate'; issue: KnownIssue; of: number }
  /** The issue stays open, because not everything that it names was read. Nothing is written. */
  | { kind: 'hold'; issue: KnownIssue; reason: string };

export interface Judged {
  /** Lower-case letters and digits: the repository of the workflow, and the label. */
  scope: string;
  /** Hash of the repositories that are read and the config file: two jobs beside each other have separate issues. */
  part: string;
  /** Hash of the config file alone. */
  policy: string;
  /** Whether the whole scope was read. Only then can a subject be gone. */
  complete: boolean;
  unseen: Unseen;
  /** Whether an issue with this key is one of this run's kind. */
  mine(key: string): boolean;
  evidence(key: string): string;
}

/** Issues by the job that owns them. */
interface Shares {
  /** Issues of this job, by key; and those of older versions, which the first job that needs them takes over. */
  own: Map<string, KnownIssue>;
  /** Those of other jobs of the same workflow. */
  others: KnownIssue[];
  duplicates: Step[];
}

/** The writes that make the issues match the drafts. Pure. */
export function stepsFor(drafts: readonly IssueDraft[], known: readonly KnownIssue[], judged: Judged): Step[] {
  const { own, others, duplicates: steps } = shared(known, judged);
  const wanted = new Set(drafts.map(({ key }) => key));
  for (const draft of drafts) {
    const issue = own.get(draft.key);
    if (issue !== undefined)
      steps.push(...(issue.open ? updateOf(issue, draft, judged) : reopeningOf(issue, draft, judged)));
    else steps.push(...(elsewhere(draft, others) ?? [{ kind: 'open', draft, body: bodyWith(draft, 1, judged) }]));
  }
  if (!judged.complete) return steps;
  for (const issue of [...own.values(), ...others]) {
    const { key, state, round, part, policy } = issue.marker;
    // An issue that a person reopened after it was resolved belongs to that person.
    if (wanted.has(key) || !issue.open || state === 'resolved' || !judged.mine(key)) continue;
    const foreign = others.includes(issue);
    // A job with another config file may still report the problem.
    if (foreign && policy !== judged.policy) continue;
    const reason = judged.unseen(filesOf(issue), part === judged.part);
    if (reason === undefined) {
      const marker = { ...issue.marker, state: 'resolved' };
      const remark = { id: `${round}-resolved`, text: judged.evidence(key) };
      steps.push({ kind: 'close', issue, body: withMarker(marker, withoutMarker(issue.body)), remark });
    } else if (!foreign) steps.push({ kind: 'hold', issue, reason });
  }
  return steps;
}

function shared(known: readonly KnownIssue[], { part }: Judged): Shares {
  const own = new Map<string, KnownIssue>();
  const [others, duplicates]: [KnownIssue[], Step[]] = [[], []];
  const inOrder = known.toSorted((a, b) => a.number - b.number);
  for (const owner of [part, '']) {
    for (const issue of inOrder.filter(({ marker }) => marker.part === owner)) {
      const { key } = issue.marker;
      const oldest = own.get(key);
      if (oldest === undefined) own.set(key, issue);
      else if (oldest.marker.part !== owner) others.push(issue);
      else if (issue.open) duplicates.push({ kind: 'duplicate', issue, of: oldest.number });
    }
  }
  return {
    own,
    others: [...others, ...inOrder.filter(({ marker }) => marker.part !== '' && marker.part !== part)],
    duplicates,
  };
}

/** The write if an issue of another job covers all that this one would; undefined if none does. */
function elsewhere(draft: IssueDraft, others: readonly KnownIssue[]): Step[] | undefined {
  for (const issue of others) {
    const files = filesOf(issue);
    if (issue.marker.key !== draft.key || files === undefined || !draft.files.every((file) => holdsFile(files, file)))
      continue;
    if (!issue.open) {
      // A person's decision holds, whichever job finds the problem again.
      if (issue.reason === 'not_planned' && issue.marker.facts === draft.facts) return [];
      continue;
    }
    const { part, policy, scope, round } = issue.marker;
    // The other job may no longer run. The run that sees the problem get worse reports it.
    if (!hasRisen(issue, draft)) return [];
    const remark: Remark = { id: `${round}-${draft.stage}-${draft.facts}`, text: draft.escalation };
    return [change(issue, draft, { round, owner: { part, policy, scope }, files }, false, remark)];
  }
  return undefined;
}

/** The files that an issue names; undefined if some are unknown. */
export function filesOf({ marker, body }: KnownIssue): NamedFile[] | undefined {
  return marker.files === '' ? linkedFiles(body) : recordedFiles(marker.files);
}

type Owner = Pick<Judged, 'scope' | 'part' | 'policy'>;

/** Whether a later run can find the issue by the text that is written now. */
function bodyWith(
  draft: IssueDraft,
  round: number,
  { scope, part, policy }: Owner,
  files: readonly NamedFile[] = draft.files,
): string {
  const { key, stage: state, facts, owners, title, body } = draft;
  const hashes = { facts, owners: hashOf(owners), title: hashOf(title), body: hashOf(body) };
  return withMarker({ key, scope, state, round, ...hashes, part, policy, files: recordFiles(files) }, body);
}

function hasRisen({ marker }: KnownIssue, draft: IssueDraft): boolean {
  return STAGES.indexOf(draft.stage) > STAGES.indexOf(marker.state as (typeof STAGES)[number]);
}

function updateOf(issue: KnownIssue, draft: IssueDraft, judged: Judged): Step[] {
  const { marker } = issue;
  const { round } = marker;
  const before = filesOf(issue) ?? [];
  const sameGlobs = marker.part === judged.part;
  const complete = judged.complete && judged.unseen(before, sameGlobs) === undefined;
  const risen = hasRisen(issue, draft);
  const handedOver = marker.owners !== hashOf(draft.owners) && draft.owners.length > 0;
  const recorded =
    JSON.stringify(recordedFiles(marker.files)) === JSON.stringify(recordedFiles(recordFiles(draft.files)));
  const rewritten =
    marker.body !== hashOf(draft.body) || marker.title !== hashOf(draft.title) || !recorded || !sameGlobs;
  // Unread parts are missing from the text too. So only a more urgent state is worth a write.
  if (!risen && (!complete || (!handedOver && !rewritten))) return [];
  const remark: Remark | undefined = risen
    ? { id: `${round}-${draft.stage}-${draft.facts}`, text: draft.escalation }
    : handedOver
      ? { id: `${round}-owners-${hashOf(draft.owners)}`, text: `The owners are now ${draft.owners.join(' ')}.` }
      : undefined;
  // Parts that were not read this time must still be read.
  const files = complete ? draft.files : [...draft.files, ...before.filter((file) => !holdsFile(draft.files, file))];
  return [change(issue, draft, { round, owner: judged, files }, false, remark)];
}

function reopeningOf(issue: KnownIssue, draft: IssueDraft, judged: Judged): Step[] {
  const { marker, reason } = issue;
  const changed = marker.facts !== draft.facts;
  // A person decided against it. That holds until the facts change, which an incomplete scan cannot tell.
  const declined = reason === 'not_planned' || reason === 'duplicate';
  if (declined && (!changed || !judged.complete)) return [];
  const round = marker.round + 1;
  const why =
    marker.state === 'resolved'
      ? 'It is back.'
      : declined
        ? 'Closed as *not planned*; the facts have changed since.'
        : 'Closed, but the problem still exists.';
  return [
    change(issue, draft, { round, owner: judged, files: draft.files }, true, {
      id: `${round}-reopened`,
      text: `${why} ${draft.escalation}`,
    }),
  ];
}

/** How an issue is rewritten: the number of its opening, its owner, and the files that it names. */
interface Writing {
  round: number;
  owner: Owner;
  files: readonly NamedFile[];
}

function change(
  issue: KnownIssue,
  draft: IssueDraft,
  { round, owner, files }: Writing,
  reopen: boolean,
  remark?: Remark,
): Step {
  // A title that a person gave it stays.
  const ours = issue.marker.title === hashOf(issue.title);
  return {
    kind: 'update',
    issue,
    draft,
    body: bodyWith(draft, round, owner, files),
    reopen,
    ...(ours && issue.title !== draft.title && { title: draft.title }),
    ...(remark !== undefined && { remark }),
  };
}
