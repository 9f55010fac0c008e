import { looksLikeHost } from '../certificates/names.ts';
import type { Report } from '../model/index.ts';
import { dayOf, remaining } from '../util/dates.ts';
import { ruleOf } from '../util/rules.ts';
import type { IssueSubject } from './issue-subjects.ts';
import type { Stage } from './urgency.ts';

const ENDINGS: Record<Stage, string> = {
  attention: 'needs action',
  expiring: 'expires on',
  urgent: 'expires on',
  expired: 'expired on',
  served: 'is served and expires on',
};

/** Titles must be unique: of two equal ones, the later one gets more details, or its key. */
export function distinctTitle(title: string, { versions: [newest], key }: IssueSubject, taken: Set<string>): string {
  const candidates = [title, ...(newest === undefined ? [] : [`${title} (${newest.fingerprint.slice(0, 8)})`])];
  const free = candidates.find((one) => !taken.has(one)) ?? `${title} (${key.slice(0, 8)})`;
  taken.add(free);
  return free;
}

/** Titles do not change from day to day, because people recognize issues by their titles. */
export function titleOf({ title, stage, end, versions, findings }: IssueSubject, report: Report): string {
  if (versions.length === 0 && stage !== 'served') return title;
  const behind = findings.some((finding) => ruleOf(report, finding)?.newestVersion === 'exists');
  const words =
    stage === 'served' && end !== undefined && remaining(end, report.now) < 0
      ? 'is served and expired on'
      : ENDINGS[stage];
  const ending = stage === 'attention' || end === undefined ? ENDINGS.attention : `${words} ${dayOf(end)}`;
  if (!behind && !looksLikeHost(title)) return `${title} ${ending}`;
  return `${title}: ${behind ? 'stale copy' : 'certificate'} ${ending}`;
}
