import { hashOf, type IssueDraft, STAGES } from '../reporting/issue-subjects.ts';
import { type Marker, withMarker, withoutMarker } from './issue-marker.ts';

/** An issue of ours as GitHub has it. */
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

/** What to write, and why. All of it is decided before anything is written. */
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
  | { kind: 'duplicate'; issue: KnownIssue; of: number };

export interface Judged {
  /** Lower-case letters and digits: the audit that the issues belong to. */
  scope: string;
  /** Whether everything in the scope was read; only then can something be called gone. */
  complete: boolean;
  /** Whether an issue with this key is one of this run's kind. */
  mine(key: string): boolean;
  evidence(key: string): string;
}

/** What must be written so that the issues say what the drafts say. Pure. */
export function stepsFor(drafts: readonly IssueDraft[], known: readonly KnownIssue[], judged: Judged): Step[] {
  const issues = new Map<string, KnownIssue>();
  const steps: Step[] = [];
  for (const issue of known.toSorted((a, b) => a.number - b.number)) {
    const oldest = issues.get(issue.marker.key);
    if (oldest === undefined) issues.set(issue.marker.key, issue);
    else if (issue.open) steps.push({ kind: 'duplicate', issue, of: oldest.number });
  }
  const wanted = new Set(drafts.map(({ key }) => key));
  for (const draft of drafts) {
    const issue = issues.get(draft.key);
    if (issue === undefined) steps.push({ kind: 'open', draft, body: bodyWith(draft, 1, judged.scope) });
    else steps.push(...(issue.open ? updateOf(issue, draft, judged) : reopeningOf(issue, draft, judged)));
  }
  if (!judged.complete) return steps;
  for (const [key, issue] of issues) {
    // One that a person opened again after it was resolved is that person's.
    if (wanted.has(key) || !issue.open || issue.marker.state === 'resolved' || !judged.mine(key)) continue;
    const marker = { ...issue.marker, state: 'resolved' };
    const remark = { id: `${marker.round}-resolved`, text: judged.evidence(key) };
    steps.push({ kind: 'close', issue, body: withMarker(marker, withoutMarker(issue.body)), remark });
  }
  return steps;
}

/** Whether a later run finds the issue by what is written into it now. */
function bodyWith(draft: IssueDraft, round: number, scope: string): string {
  const { key, stage: state, facts, owners, title, body } = draft;
  return withMarker(
    { key, scope, state, round, facts, owners: hashOf(owners), title: hashOf(title), body: hashOf(body) },
    body,
  );
}

function updateOf(issue: KnownIssue, draft: IssueDraft, { complete }: Judged): Step[] {
  const { marker } = issue;
  const { round } = marker;
  const risen = STAGES.indexOf(draft.stage) > STAGES.indexOf(marker.state as (typeof STAGES)[number]);
  const handedOver = marker.owners !== hashOf(draft.owners) && draft.owners.length > 0;
  const rewritten = marker.body !== hashOf(draft.body) || marker.title !== hashOf(draft.title);
  // What was not read is missing from the text, too; only what is worse than known is worth writing then.
  if (!risen && (!complete || (!handedOver && !rewritten))) return [];
  const remark: Remark | undefined = risen
    ? { id: `${round}-${draft.stage}-${draft.facts}`, text: draft.escalation }
    : handedOver
      ? { id: `${round}-owners-${hashOf(draft.owners)}`, text: `This now concerns ${draft.owners.join(' ')}.` }
      : undefined;
  return [change(issue, draft, round, false, remark)];
}

function reopeningOf(issue: KnownIssue, draft: IssueDraft, { complete }: Judged): Step[] {
  const { marker, reason } = issue;
  const changed = marker.facts !== draft.facts;
  // A person decided against it; that holds until something else is so, which half an audit cannot tell.
  const declined = reason === 'not_planned' || reason === 'duplicate';
  if (declined && (!changed || !complete)) return [];
  const round = marker.round + 1;
  const why =
    marker.state === 'resolved'
      ? 'It is back.'
      : declined
        ? 'Closed as *not planned*; the facts have changed since.'
        : 'Closed, and still there.';
  return [change(issue, draft, round, true, { id: `${round}-reopened`, text: `${why} ${draft.escalation}` })];
}

function change(issue: KnownIssue, draft: IssueDraft, round: number, reopen: boolean, remark?: Remark): Step {
  // A title that a person gave it stays.
  const ours = issue.marker.title === hashOf(issue.title);
  return {
    kind: 'update',
    issue,
    draft,
    body: bodyWith(draft, round, issue.marker.scope),
    reopen,
    ...(ours && issue.title !== draft.title && { title: draft.title }),
    ...(remark !== undefined && { remark }),
  };
}
