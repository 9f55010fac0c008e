/** One issue in place of many in the first scan of a repository: a checklist with a line for each subject. */

import { escapeMarkdown, markdownCode } from '../util/escape.ts';
import { plural } from '../util/text.ts';
import { hashOf, type IssueDraft } from './issue-subjects.ts';
import { STAGES, type Stage } from './urgency.ts';

/** The key of the digest; other issues have hashes. */
export const DIGEST_KEY = 'digest';
/** Why a digest can be closed. */
export const DIGEST_EVIDENCE = 'Resolved: every item of this list is fixed or has its own issue.';

/** Characters of lines that a person sees; GitHub refuses a body of more than 65,536. */
const MAX_CHARACTERS = 40_000;
/** Items that are stored only as keys, beside the visible lines. */
const MAX_UNSEEN = 500;
const MAX_LINE = 400;
const MAX_OWNERS = 10;

/** The state of one subject that a digest stores. */
export interface DigestItem {
  /** Key of the issue that it would have. */
  key: string;
  /** Its stage when it was listed. If the stage rises, the subject gets an issue of its own. */
  stage: Stage;
  /** Markdown of one line. */
  text: string;
  done: boolean;
}

/** The line of a subject that would have an issue. */
export function itemOf({ key, stage, title, files, owners }: IssueDraft): DigestItem {
  const [file] = files;
  const place = file === undefined ? '' : `: ${markdownCode(file.path, 120)}`;
  const whose = owners.length === 0 ? '' : ` ${owners.slice(0, 3).join(' ')}`;
  return { key, stage, text: `${escapeMarkdown(title, 200)}${place}${whose}`, done: false };
}

/**
 * The digest of these items.
 * @param drafts the issues that its open items would have, the most urgent first
 */
export function digestDraft(items: readonly DigestItem[], drafts: readonly IssueDraft[]): IssueDraft {
  const lines: string[] = [];
  let room = MAX_CHARACTERS;
  for (const { key, stage, text, done } of items) {
    const line = `- [${done ? 'x' : ' '}] ${text.slice(0, MAX_LINE)} <!-- ${key} ${stage} -->`;
    room -= line.length + 1;
    if (room < 0) break;
    lines.push(line);
  }
  const rest = items.slice(lines.length);
  const unseen = rest.slice(0, MAX_UNSEEN).map(({ key, stage }) => `${key} ${stage}`);
  const body = [
    `The first scan found ${plural(items.length, 'item')} that ${items.length === 1 ? 'needs' : 'need'} action, the most urgent first. Later scans tick fixed items, and close this issue with the last one. More urgent and new items get their own issues.`,
    lines.join('\n'),
    ...(rest.length === 0 ? [] : [`And ${rest.length} more. <!-- ${unseen.join(' ')} -->`]),
    'The job summary lists every finding with its fix. Set the input `issue-digest` to `0` to get one issue per item.',
  ];
  const stage = STAGES.findLast((one) => items.some((item) => !item.done && item.stage === one)) ?? 'attention';
  return {
    key: DIGEST_KEY,
    title: `First certificate scan: ${plural(items.length, 'item')}`,
    stage,
    body: `${body.join('\n\n')}\n`,
    files: [...new Map(drafts.flatMap(({ files }) => files).map((file) => [JSON.stringify(file), file])).values()],
    // Listed items stay listed, so that a person's decision about the whole digest holds.
    facts: hashOf(items.map(({ key }) => key).sort()),
    owners: [...new Set(drafts.flatMap(({ owners }) => owners))].slice(0, MAX_OWNERS),
    escalation: `${plural(items.filter(({ done }) => !done).length, 'item')} of this list still need action.`,
  };
}

/** The items that the body of a digest lists, whatever a person wrote around them. Linear in the text. */
export function listedItems(body: string): DigestItem[] {
  const found = new Map<string, DigestItem>();
  for (const line of body.split(/\r?\n/)) {
    const start = line.lastIndexOf('<!-- ');
    if (start < 0 || !line.endsWith(' -->')) continue;
    const words = line.slice(start + 5, -4).split(' ');
    const isLine = /^- \[[ xX]\] /.test(line);
    for (let at = 0; at + 1 < words.length; at += 2) {
      const [key, stage] = words.slice(at, at + 2) as [string, Stage];
      if (!/^[a-z0-9]{1,64}$/.test(key) || !STAGES.includes(stage)) continue;
      const text = isLine ? line.slice(6, start).trim() : '…';
      found.set(key, { key, stage, text, done: isLine && line[3] !== ' ' });
    }
  }
  return [...found.values()];
}
