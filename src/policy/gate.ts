import { type Finding, LEVELS, type Level } from '../model/index.ts';

/**
 * The findings that fail a run: at or above a level, and not suppressed. In a pull request (where findings have a status)
 * only new ones do, and none that lies in fixtures, examples, vendored code or trust stores.
 */
export function gate(findings: readonly Finding[], failOn: Level | 'never'): Finding[] {
  if (failOn === 'never') return [];
  const least = LEVELS.indexOf(failOn);
  return findings.filter(({ level, status, context, suppressed }) => {
    if (suppressed !== undefined || LEVELS.indexOf(level) > least) return false;
    return status === undefined || (status === 'new' && context === undefined);
  });
}
