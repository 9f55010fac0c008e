import type { Finding, Report } from '../model/index.ts';
import { ruleLabel, verdictText } from '../reporting/phrases.ts';
import { rulePage } from '../reporting/rule-links.ts';
import { summarize } from '../reporting/summary.ts';
import { escapeMarkdown, reveal } from '../util/escape.ts';
import type { Client, Repo } from './client.ts';

/** GitHub takes 50 annotations a request, and 64 KB of message each. */
const BATCH = 50;
const MAX_ANNOTATIONS = 500;
const MAX_MESSAGE = 8_000;
const LEVELS = { error: 'failure', warning: 'warning', note: 'notice' } as const;

/**
 * Writes one check run with an annotation for each new finding; the first batch creates it, the rest follow.
 * @param failed the verdict of the run, so that the two never differ
 */
export async function checkRun(
  client: Client,
  repo: Repo,
  commit: string,
  report: Report,
  failed: boolean,
): Promise<void> {
  const shown = report.findings.filter(
    ({ status, suppressed, context }) => !suppressed && !context && status === 'new',
  );
  const annotations = shown.slice(0, MAX_ANNOTATIONS).map((finding) => annotationOf(finding, report));
  const title = verdictText(summarize(report));
  const cut = shown.length > annotations.length ? ` ${annotations.length} of ${shown.length} are annotated.` : '';
  const output = (batch: typeof annotations) => ({
    title,
    summary: escapeMarkdown(`${title}.${cut}`),
    annotations: batch,
  });
  const { data } = await client.octokit.rest.checks.create({
    ...repo,
    name: 'Certificate hygiene',
    head_sha: commit,
    status: 'completed',
    conclusion: failed ? 'failure' : report.incomplete.length > 0 ? 'neutral' : 'success',
    output: output(annotations.slice(0, BATCH)),
  });
  for (let at = BATCH; at < annotations.length; at += BATCH) {
    const batch = annotations.slice(at, at + BATCH);
    await client.octokit.rest.checks.update({ ...repo, check_run_id: data.id, output: output(batch) });
  }
}

function annotationOf(finding: Finding, report: Report) {
  const { location, level, message, fix, rule } = finding;
  const page = rulePage(rule, report);
  const line = location.line ?? 1;
  return {
    path: location.path,
    start_line: line,
    end_line: Math.max(line, location.endLine ?? line),
    annotation_level: LEVELS[level],
    title: ruleLabel(finding, report),
    message: `${reveal(`${message}\n\nFix: ${fix}`).slice(0, MAX_MESSAGE)}${page === undefined ? '' : `\n\n${page}`}`,
  };
}
