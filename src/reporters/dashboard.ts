import type { Report, Reporter } from '../model/index.ts';
import { hashOf, type IssueDraft, type IssueSubject, issueSubjects } from '../reporting/issue-subjects.ts';
import { namedFiles } from '../reporting/named-files.ts';
import { amountText, locationText } from '../reporting/phrases.ts';
import { ruleMarkdown } from '../reporting/rule-links.ts';
import { EMOJI_SIGNS } from '../reporting/signs.ts';
import type { Stage } from '../reporting/urgency.ts';
import { dayOf } from '../util/dates.ts';
import { escapeMarkdown, markdownCode } from '../util/escape.ts';
import { plural } from '../util/text.ts';

/** More than a person reads in one issue. */
const MAX_ROWS = 100;
/** GitHub refuses a body of more than 65,536 characters; the rest is room for the marker and for what is around the rows. */
const MAX_CHARACTERS = 40_000;
const MAX_SCOPES = 50;
const MAX_OWNERS = 10;
/** What a stage counts as at least; an error is red at any stage. */
const SIGNS: Record<Stage, string> = { served: '🔴', expired: '🔴', urgent: '🔴', expiring: '🟡', attention: '🟡' };

/** The key of the one issue; the others have hashes. */
export const DASHBOARD_KEY = 'dashboard';

/** For one issue about everything that needs action, with the day of the last audit of each scope. */
export const dashboard: Reporter = {
  id: 'dashboard',
  title: 'Dashboard',
  render: (report) => bodyOf(issueSubjects(report), report),
};

/** None where nothing needs action. */
export function dashboardDraft(report: Report): IssueDraft | undefined {
  const subjects = issueSubjects(report);
  const [first] = subjects;
  if (first === undefined) return undefined;
  return {
    key: DASHBOARD_KEY,
    title: 'Certificates that need action',
    stage: first.stage,
    files: namedFiles(subjects, report),
    body: bodyOf(subjects, report),
    facts: hashOf(subjects.map(({ facts }) => facts).sort()),
    owners: [...new Set(subjects.flatMap(({ owners }) => owners))].slice(0, MAX_OWNERS),
    escalation: `The most urgent is now ${nameOf(first)}: ${stateText(first, report.now)}.`,
  };
}

/** `🔴 served, expires 2026-11-26`: how urgent a subject is, and its date where it has one. */
function stateText({ stage, level, end }: Pick<IssueSubject, 'stage' | 'level' | 'end'>, now: number): string {
  const words = stage === 'served' ? ['served'] : stage === 'attention' ? ['needs action'] : [];
  if (end !== undefined) words.push(`${end < now ? 'expired' : 'expires'} ${dayOf(end)}`);
  return `${level === 'error' ? EMOJI_SIGNS.error : SIGNS[stage]} ${words.join(', ')}`;
}

function bodyOf(subjects: readonly IssueSubject[], report: Report): string {
  const rows = within(MAX_CHARACTERS, subjects.slice(0, MAX_ROWS), (subject) => {
    const { findings, owners } = subject;
    const rules = [...new Set(findings.map(({ rule }) => ruleMarkdown(rule, report)))].slice(0, 4);
    const place = findings[0] === undefined ? '' : markdownCode(locationText(findings[0].location, report), 120);
    const where = findings.length > 1 ? `: ${plural(findings.length, 'finding')}, first in` : ' in';
    const who = owners.length === 0 ? '' : `, owned by ${owners.join(' ')}`;
    return `- **${nameOf(subject)}** ${stateText(subject, report.now)}<br>${rules.join(', ')}${where} ${place}${who}`;
  });
  const rest = subjects.length - rows.length;
  const scopes = report.inventory.repositories.slice(0, MAX_SCOPES).map((one) => {
    const unread = one.failure !== undefined && one.failure.reason !== 'empty';
    const state = unread ? escapeMarkdown(amountText(one), 300) : `${dayOf(report.now)}, ${plural(one.files, 'file')}`;
    return `- ${markdownCode(one.name, 200)}: ${state}`;
  });
  const unlisted = report.inventory.repositories.length - scopes.length;
  return `${[
    subjects.length === 0
      ? 'No certificate needs action.'
      : `**${plural(subjects.length, 'item')}** ${subjects.length === 1 ? 'needs' : 'need'} action, the most urgent first.`,
    ...(rows.length > 0 ? [rows.join('\n')] : []),
    ...(rest > 0 ? [`And ${rest} more; the job summary lists all.`] : []),
    `### Last scan\n\n${scopes.join('\n')}${unlisted > 0 ? `\n- and ${unlisted} more` : ''}`,
    ...report.incomplete.slice(0, 5).map((reason) => `> [!WARNING]\n> ${escapeMarkdown(reason, 300)}`),
  ].join('\n\n')}\n`;
}

/** Texts of the first items, as many as fit. */
function within<T>(most: number, items: readonly T[], textOf: (item: T) => string): string[] {
  const texts: string[] = [];
  let room = most;
  for (const item of items) {
    const text = textOf(item);
    room -= text.length + 1;
    if (room < 0) break;
    texts.push(text);
  }
  return texts;
}

function nameOf({ title, versions }: IssueSubject): string {
  return versions.length > 0 ? markdownCode(title, 200) : escapeMarkdown(title, 200);
}
