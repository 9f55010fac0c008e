import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { allRules } from '../audit/audit.ts';
import { acceptable, formatBaseline } from '../policy/baseline.ts';
import { plural } from '../util/text.ts';
import type { Arguments } from './arguments.ts';
import { instant } from './arguments.ts';
import { DEFAULT_CONFIG, runAudit } from './run-audit.ts';
import { EXIT, type Runtime } from './runtime.ts';
import { writeText } from './write-report.ts';

export const BASELINE = '.github/cert-hygiene-baseline.txt';
export const WORKFLOW = '.github/workflows/cert-hygiene.yml';

/**
 * Writes a config, a workflow and a baseline of what is there today, but for what a certificate's end turns into an outage.
 * Never overwrites a file.
 */
export async function run(args: Arguments, world: Runtime): Promise<number> {
  const root = args.operands[0] ?? '.';
  const now = args.value('now');
  const report = await runAudit(
    {
      paths: [root],
      now: now === undefined ? world.clock : instant('--now', now),
      include: [],
      exclude: [],
      passwords: [],
    },
    world,
  );
  const { accepted, pressing } = acceptable(report, allRules);
  const files: [string, string][] = [
    [DEFAULT_CONFIG, CONFIG],
    [WORKFLOW, WORKFLOW_TEXT],
    [BASELINE, formatBaseline(accepted)],
  ];
  const wrote = new Set<string>();
  for (const [path, text] of files) {
    const file = join(root, path);
    const there = existsSync(resolve(world.cwd, file));
    if (!there) {
      writeText(file, text, world);
      wrote.add(path);
    }
    world.out(`${there ? 'kept   ' : 'wrote  '} ${path}\n`);
  }
  const lines = wrote.has(BASELINE)
    ? [`The baseline accepts ${plural(accepted.length, 'finding')} of today as they are.`]
    : [];
  if (wrote.has(BASELINE) && pressing.length > 0)
    lines.push(
      `It leaves out ${plural(pressing.length, 'finding')} of certificates that run out later: mend these first.`,
    );
  const where = args.operands.length === 0 ? '' : `${root} `;
  lines.push(
    'Commit the three files. What is left to mend:',
    `  cert-hygiene scan ${where}--baseline ${join(root, BASELINE)}`,
  );
  world.out(`\n${lines.join('\n')}\n`);
  return EXIT.clean;
}

const CONFIG = `# https://github.com/cert-hygiene/cert-hygiene/blob/main/README.md#configuration
expiring: {days: 30, lifetime: 1/3}

# Who renews a certificate, and which copies must follow:
#
# sync:
#   - name: mail
#     source: legacy/mail/fullchain.pem
#     copies: ["pods/*/tls.crt"]
#     within: 24h
#     owners: ["@your-org/mail"]

# What is accepted for a time; both the reason and the end are required:
#
# ignore:
#   - rule: expired
#     path: legacy/**
#     reason: decommissioned, ticket 123
#     until: 2027-03-01
`;

export const WORKFLOW_TEXT = `name: Certificate hygiene

on:
  pull_request:
  push:
    branches: [main] # your default branch
  schedule:
    - cron: '17 5 * * 1'
  workflow_dispatch:

permissions: {}

concurrency: certificate-hygiene-\${{ github.event.pull_request.number || github.ref }}

jobs:
  change:
    if: github.event_name == 'pull_request' || github.event_name == 'push'
    runs-on: ubuntu-latest
    permissions:
      contents: read # to check out, and to fetch the base
      pull-requests: write # for the one comment
    steps:
      - uses: actions/checkout@v6
        with:
          persist-credentials: false
      - uses: cert-hygiene/cert-hygiene@v0
        with:
          baseline-file: ${BASELINE}

  everything:
    if: github.event_name == 'schedule' || github.event_name == 'workflow_dispatch'
    runs-on: ubuntu-latest
    permissions:
      contents: read # to check out
      issues: write # to open, comment on and close issues
    steps:
      - uses: actions/checkout@v6
        with:
          persist-credentials: false
      - uses: cert-hygiene/cert-hygiene@v0
        with:
          baseline-file: ${BASELINE}
          fail-on: never
`;
