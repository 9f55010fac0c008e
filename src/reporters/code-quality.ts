import { createHash } from 'node:crypto';
import type { Finding, Level, Report, Reporter } from '../model/index.ts';
import { cut, reveal, toJson } from '../util/escape.ts';

/** https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format */
interface CodeQualityIssue {
  description: string;
  check_name: string;
  /** Equal on both sides of a merge request for the same finding, so that only new ones are shown. */
  fingerprint: string;
  severity: 'info' | 'minor' | 'major' | 'critical' | 'blocker';
  location: { path: string; lines: { begin: number } };
}

const SEVERITY: Readonly<Record<Level, CodeQualityIssue['severity']>> = {
  error: 'critical',
  warning: 'major',
  note: 'info',
};
const MAX_DESCRIPTION = 1_000;

/** The Code Quality report of GitLab: the findings that count. Ignored, fixed, test and example findings are left out. */
export const codeQuality: Reporter = {
  id: 'code-quality',
  title: 'GitLab Code Quality',
  render: (report) => toJson(countingFindings(report).map((finding) => issueOf(finding, report))),
};

function countingFindings({ findings }: Report): Finding[] {
  return findings.filter(
    ({ suppressed, status, context }) => suppressed === undefined && status !== 'fixed' && context === undefined,
  );
}

function issueOf({ rule, level, message, fix, key, location }: Finding, { inventory }: Report): CodeQualityIssue {
  const { repository, path, line = 1 } = location;
  return {
    description: cut(reveal(`${message} Fix: ${fix}`), MAX_DESCRIPTION),
    check_name: rule,
    fingerprint: createHash('sha256').update(`${key}\0${repository}\0${path}`).digest('hex'),
    severity: SEVERITY[level],
    // Of several repositories a path alone would lead to a file of the one that the pipeline runs in.
    location: { path: inventory.repositories.length > 1 ? `${repository}/${path}` : path, lines: { begin: line } },
  };
}
