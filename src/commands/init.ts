import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { allRules } from '../audit/rules.ts';
import type { Finding } from '../model/index.ts';
import { acceptable, formatBaseline } from '../policy/baseline.ts';
import { defaultBranch } from '../sources/default-branch.ts';
import { discover } from '../sources/discover.ts';
import { UsageError } from '../util/errors.ts';
import { reveal } from '../util/escape.ts';
import { plural } from '../util/text.ts';
import type { Arguments } from './arguments.ts';
import { instant } from './arguments.ts';
import { DEFAULT_BASELINE, DEFAULT_CONFIG } from './audit-request.ts';
import { runAudit } from './run-audit.ts';
import { EXIT, type Runtime } from './runtime.ts';
import { CONFIG_TEXT, workflowText } from './starter-files.ts';
import { writeText } from './write-report.ts';

const WORKFLOW = '.github/workflows/cert-hygiene.yml';
/** Findings that are named on the screen; the rest is counted. */
const MOST_NAMED = 20;

/**
 * Writes a config, a workflow and, where there are findings, a baseline of today. Names every finding that the baseline leaves out.
 * Never overwrites a file.
 */
export async function run(args: Arguments, world: Runtime): Promise<number> {
  const root = args.operands[0] ?? '.';
  const found = await discover(resolve(world.cwd, root), world.env);
  // GitHub reads workflows at the root only, and paths in the config start there.
  if (found.kind === 'work-tree' && found.top !== resolve(world.cwd, root))
    throw new UsageError(`init writes to the root of a repository. Run cert-hygiene init ${reveal(found.top)}`);
  const branch = found.kind === 'work-tree' ? await defaultBranch(found.gitDir, world.env) : 'main';
  const now = args.value('now');
  const day = now === undefined ? world.clock : instant('--now', now);
  const report = await runAudit({ paths: [root], now: day, include: [], exclude: [], passwords: [] }, world);
  const { accepted, leftOut } = acceptable(report, allRules);
  const files: [string, string][] = [
    [DEFAULT_CONFIG, CONFIG_TEXT],
    [WORKFLOW, workflowText(branch)],
    // An empty list would only be one more file to explain.
    ...(accepted.length > 0 ? [[DEFAULT_BASELINE, formatBaseline(accepted)] as [string, string]] : []),
  ];
  const wrote = new Set<string>();
  for (const [path, text] of files) {
    const file = join(root, path);
    if (!existsSync(resolve(world.cwd, file))) {
      writeText(file, text, world);
      wrote.add(path);
    }
    world.out(`${wrote.has(path) ? 'wrote  ' : 'kept   '} ${path}\n`);
  }
  const isNew = wrote.has(DEFAULT_BASELINE) || accepted.length === 0;
  if (isNew) world.out(baselineText(accepted, leftOut));
  const scan = ['cert-hygiene scan', ...args.operands.slice(0, 1).map(reveal)].join(' ');
  world.out(
    `\nCommit these files and open a pull request to start the first run.\nTo see the remaining findings: ${scan}\n`,
  );
  return EXIT.clean;
}

/** The first findings by rule and place. */
function namedLines(findings: readonly Finding[]): string[] {
  const lines = findings.slice(0, MOST_NAMED).map(({ level, rule, location, related }) => {
    const place = `${location.path}${location.line === undefined ? '' : `:${location.line}`}`;
    const others = related.filter(({ path }) => path !== location.path).length;
    return `  ${level.padEnd(7)}  ${rule}  ${reveal(place)}${others > 0 ? ` (${others} related)` : ''}`;
  });
  return findings.length > MOST_NAMED ? [...lines, `  and ${findings.length - MOST_NAMED} more`] : lines;
}

function baselineText(accepted: readonly Finding[], leftOut: readonly Finding[]): string {
  const one = accepted.length === 1;
  const lines =
    accepted.length === 0
      ? ['There are no findings for a baseline.']
      : [
          `The baseline holds ${plural(accepted.length, 'finding')}. ${one ? 'It is no longer reported.' : 'They are no longer reported.'}`,
        ];
  const hidden = accepted.filter(({ level }) => level === 'error');
  if (hidden.length > 0) {
    lines.push('', 'It hides these errors. Fix them soon, and remove their lines from the baseline:');
    lines.push(...namedLines(hidden));
  }
  if (leftOut.length > 0) {
    lines.push(
      '',
      `${leftOut.length === 1 ? 'This finding will become an outage and was' : 'These findings will become outages and were'} not baselined. Fix ${leftOut.length === 1 ? 'it' : 'them'} first:`,
    );
    lines.push(...namedLines(leftOut));
  }
  return `\n${lines.join('\n')}\n`;
}
