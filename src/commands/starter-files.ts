/** What `cert-hygiene init` writes. The README shows the same workflow; a test holds the two together. */

const SITE = 'https://github.com/cert-hygiene/cert-hygiene';

/** The first line lets editors with a YAML language server complete and check the keys. */
export const CONFIG_TEXT = `# yaml-language-server: $schema=https://raw.githubusercontent.com/cert-hygiene/cert-hygiene/v0/schemas/config.schema.json
# Every key, with examples: ${SITE}/blob/v0/docs/configuration.md
expiring: {days: 30, lifetime: 1/3}

# Who renews a certificate, and which copies must follow:
#
# sync:
#   - name: mail
#     source: legacy/mail/fullchain.pem
#     copies: ["pods/*/tls.crt"]
#     within: 24h
#     owners: ["@your-org/mail"]

# Findings to ignore until a date. Both the reason and the date are required:
#
# ignore:
#   - rule: expired
#     path: legacy/**
#     reason: decommissioned, ticket 123
#     until: 2027-03-01
`;

/**
 * The workflow. Two jobs, because permissions cannot depend on the event: only pull requests get a comment, only the other runs
 * write issues.
 */
export function workflowText(defaultBranch: string): string {
  const branch = /^[\w./-]+$/.test(defaultBranch) ? defaultBranch : JSON.stringify(defaultBranch);
  return `name: Certificate hygiene

on:
  pull_request:
  push:
    branches: [${branch}]
  schedule:
    - cron: '17 5 * * 1' # Mondays; GitHub delays runs at the full hour
  workflow_dispatch:

permissions: {}

concurrency: certificate-hygiene-\${{ github.event.pull_request.number || github.ref }}

jobs:
  change:
    if: github.event_name == 'pull_request'
    runs-on: ubuntu-latest
    permissions:
      contents: read # to check out, and to fetch the base
      pull-requests: write # for the one comment
    steps:
      - uses: actions/checkout@v6
        with:
          persist-credentials: false
      - uses: cert-hygiene/cert-hygiene@v0

  everything:
    if: github.event_name != 'pull_request'
    runs-on: ubuntu-latest
    permissions:
      contents: read # to check out
      issues: write # to open, update and close issues
    steps:
      - uses: actions/checkout@v6
        with:
          persist-credentials: false
      - uses: cert-hygiene/cert-hygiene@v0
        with:
          fail-on: never # the issues are the alarm
`;
}
