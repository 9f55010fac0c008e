/** Ids of rules as links to their pages in the documentation; the id alone where the report knows no page. */
import type { Report } from '../model/index.ts';
import { escapeHtml, escapeMarkdown, markdownCode, markdownLink } from '../util/escape.ts';
import { ruleOf } from '../util/rules.ts';

type Known = Pick<Report, 'rules'>;

/** The address of the page that explains a rule. */
export function rulePage(rule: string, report: Known): string | undefined {
  return ruleOf(report, { rule })?.page;
}

export function ruleMarkdown(rule: string, report: Known): string {
  const page = rulePage(rule, report);
  return page === undefined ? markdownCode(rule) : markdownLink(rule, page);
}

/** The title of the rule, and its id as a link. */
export function ruleLabelMarkdown(rule: string, report: Known, max: number): string {
  const title = ruleOf(report, { rule })?.title;
  const link = ruleMarkdown(rule, report);
  return title === undefined ? link : `${escapeMarkdown(title, max)} (${link})`;
}

export function ruleHtml(rule: string, report: Known): string {
  const page = rulePage(rule, report);
  return page === undefined ? escapeHtml(rule) : `<a href="${escapeHtml(page)}">${escapeHtml(rule)}</a>`;
}

/** For terminals that follow OSC 8: https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda */
export function ruleHyperlink(rule: string, report: Known): string {
  const page = rulePage(rule, report);
  return page === undefined ? rule : `\u001b]8;;${page}\u001b\\${rule}\u001b]8;;\u001b\\`;
}
