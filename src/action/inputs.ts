/** The Action's inputs and outputs in one table: reading, `action.yml` and the documentation come from it. */

export interface InputSpec {
  name: string;
  /** The heading that it stands under in the documentation; inputs of one group are neighbors. */
  group: string;
  help: string;
  default?: string;
  /** The closed set of values, where there is one. */
  values?: readonly string[];
}

export const INPUTS = [
  {
    name: 'fail-on',
    group: 'Verdict',
    help: 'Lowest level of finding that fails the job',
    default: 'error',
    values: ['error', 'warning', 'note', 'never'],
  },
  { name: 'config-file', group: 'Verdict', help: 'Path of the config file', default: '.github/cert-hygiene.yml' },
  {
    name: 'baseline-file',
    group: 'Verdict',
    help: 'Path of the baseline, a list of known findings that do not count; `none` ignores the default file',
    default: '.github/cert-hygiene-baseline.txt',
  },
  {
    name: 'allow-incomplete',
    group: 'Verdict',
    help: 'Whether a pull request passes that touches certificates and could not be read whole',
    default: 'false',
    values: ['true', 'false'],
  },
  {
    name: 'degraded',
    group: 'Verdict',
    help: 'Whether the job fails where an issue could not be written',
    default: 'fail',
    values: ['fail', 'allow'],
  },
  { name: 'include', group: 'Scope', help: 'Globs of the files to audit, by line or comma; everything when empty' },
  { name: 'exclude', group: 'Scope', help: 'Globs of files to leave out, by line or comma' },
  {
    name: 'keystore-passwords',
    group: 'Scope',
    help: 'Passwords to try on keystores, one a line; pass them from a secret',
  },
  {
    name: 'endpoints',
    group: 'Scope',
    help: 'Which of the endpoints that the config declares a run on `schedule`, `push`, `workflow_dispatch` or `repository_dispatch` asks what they serve: those with public addresses, those with private ones too, or none',
    default: 'public',
    values: ['public', 'private', 'none'],
  },
  {
    name: 'comment',
    group: 'Pull requests',
    help: 'When a pull request gets its one comment; `on-findings` also rewrites it once they are resolved',
    default: 'on-findings',
    values: ['on-findings', 'always', 'never'],
  },
  {
    name: 'notify',
    group: 'Pull requests',
    help: 'How the owners of what a change breaks are told: by name in the comment, by a review request, or not',
    default: 'mention',
    values: ['mention', 'review', 'none'],
  },
  {
    name: 'annotations',
    group: 'Pull requests',
    help: 'How findings are shown beside the code',
    default: 'commands',
    values: ['commands', 'check-run', 'none'],
  },
  {
    name: 'max-annotations',
    group: 'Pull requests',
    help: 'Most annotations of each level; GitHub keeps 10 a step',
    default: '10',
  },
  {
    name: 'issues',
    group: 'Issues',
    help: 'Issues to keep: one for each certificate that needs a person, one for all, or none; by default `per-certificate` on `schedule` and `workflow_dispatch`, `none` on every other event',
    values: ['per-certificate', 'dashboard', 'none'],
  },
  {
    name: 'issue-labels',
    group: 'Issues',
    help: 'Labels of new issues, by line or comma; the first one is how they are found again',
    default: 'certificate-hygiene',
  },
  {
    name: 'issues-repository',
    group: 'Issues',
    help: 'One repository for all issues, as `owner/name`; without it each lies where its finding must be mended, and the dashboard in the repository of the workflow',
  },
  {
    name: 'max-issue-writes',
    group: 'Issues',
    help: 'Most calls of one run that write issues; the rest follows next time',
    default: '30',
  },
  {
    name: 'issue-digest',
    group: 'Issues',
    help: 'Issues above which a first run opens one digest with a checklist instead; `0` for never',
    default: '5',
  },
  { name: 'report-file', group: 'Report files', help: 'Where to write the JSON report' },
  { name: 'sarif-file', group: 'Report files', help: 'Where to write the SARIF report' },
  { name: 'html-file', group: 'Report files', help: 'Where to write the HTML report' },
  {
    name: 'organization',
    group: 'Teams',
    help: 'Audit all repositories of this organization instead of the workspace',
  },
  {
    name: 'team',
    group: 'Teams',
    help: 'Audit all repositories of this team, as `organization/slug`, instead of the workspace',
  },
  {
    name: 'repositories',
    group: 'Teams',
    help: 'Audit these repositories instead of the workspace: `owner/name` by line or comma, or `*` for all that the token of an App sees',
  },
  { name: 'topic', group: 'Teams', help: 'Of the repositories that were listed, only those with this topic' },
  {
    name: 'property',
    group: 'Teams',
    help: 'Of the repositories that were listed, only those with this custom property, as `name=value`',
  },
  { name: 'include-repositories', group: 'Teams', help: 'Globs of repositories, by line or comma; of all, only these' },
  { name: 'exclude-repositories', group: 'Teams', help: 'Globs of repositories to leave out, by line or comma' },
  {
    name: 'archived',
    group: 'Teams',
    help: 'Whether archived repositories count',
    default: 'false',
    values: ['true', 'false'],
  },
  { name: 'forks', group: 'Teams', help: 'Whether forks count', default: 'false', values: ['true', 'false'] },
  {
    name: 'inventory',
    group: 'Teams',
    help: 'JSON reports, folders of them, or patterns such as `reports/**/*.json`, by line or comma: of the last full run of the team, from which copies elsewhere are known; in `mode: merge`, of the shards',
  },
  {
    name: 'max-age',
    group: 'Teams',
    help: 'Days after which a repository in `inventory` counts as not audited, such as `8` or `8d`; a run then says so',
  },
  {
    name: 'mode',
    group: 'Shards and caches',
    help: 'What to do: by the event; a full audit whatever the event; a plan of the shards of a team; one report of the reports of all shards',
    default: 'auto',
    values: ['auto', 'full', 'plan', 'merge'],
  },
  {
    name: 'shards',
    group: 'Shards and caches',
    help: 'Number of shards of a plan, at most 256; by default one for each 100 repositories or 4 GiB, at most 20',
  },
  {
    name: 'shard',
    group: 'Shards and caches',
    help: 'Audit one shard of a team alone, such as `2/4`, and leave the judgement to `mode: merge`',
  },
  {
    name: 'plan-file',
    group: 'Shards and caches',
    help: 'Where the plan of the shards lies',
    default: 'cert-hygiene-plan.json',
  },
  {
    name: 'cache-folder',
    group: 'Shards and caches',
    help: 'Folder for facts of repositories, to be kept from run to run with actions/cache',
  },
  {
    name: 'concurrency',
    group: 'Shards and caches',
    help: 'Repositories that are fetched at once, at most 32',
    default: '4',
  },
  {
    name: 'repository-timeout',
    group: 'Shards and caches',
    help: 'Seconds for one attempt to read one repository',
    default: '300',
  },
  {
    name: 'token',
    group: 'Access and trial runs',
    help: 'Token for comments, for issues and for fetching the base of a pull request',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of GitHub Actions
    default: '${{ github.token }}',
  },
  {
    name: 'dry-run',
    group: 'Access and trial runs',
    help: 'Say what would be written to GitHub, and write nothing',
    default: 'false',
    values: ['true', 'false'],
  },
  { name: 'now', group: 'Access and trial runs', help: 'Judge as of this ISO date instead of the clock' },
] as const satisfies readonly InputSpec[];

export type InputName = (typeof INPUTS)[number]['name'];

export interface OutputSpec {
  name: string;
  group: string;
  help: string;
}

export const OUTPUTS = [
  {
    name: 'result',
    group: 'Verdict',
    help: '`findings` (errors or warnings, whatever `fail-on` is), `clean`, `incomplete`, `error`; `planned` or `collected` of a shard',
  },
  { name: 'findings', group: 'Verdict', help: 'Number of findings that are neither suppressed nor fixed' },
  { name: 'errors', group: 'Verdict', help: 'Number of findings at level error' },
  { name: 'warnings', group: 'Verdict', help: 'Number of findings at level warning' },
  { name: 'new-findings', group: 'Verdict', help: 'Number of findings that a pull request brings' },
  { name: 'fixed-findings', group: 'Verdict', help: 'Number of findings that a pull request mends' },
  { name: 'incomplete', group: 'Verdict', help: '`true` when a part of the scope could not be read' },
  {
    name: 'degraded',
    group: 'Verdict',
    help: '`true` when something could not be written to GitHub; the findings are the same',
  },
  { name: 'certificates', group: 'Certificates', help: 'Number of distinct certificates' },
  { name: 'expired', group: 'Certificates', help: 'Number of distinct certificates that have expired' },
  { name: 'expiring', group: 'Certificates', help: 'Number of distinct certificates that are about to expire' },
  {
    name: 'next-expiry',
    group: 'Certificates',
    help: 'When the next certificate that is still valid runs out, ISO 8601',
  },
  { name: 'report-file', group: 'Report files and links', help: 'Path of the JSON report, where one was written' },
  { name: 'sarif-file', group: 'Report files and links', help: 'Path of the SARIF report, where one was written' },
  { name: 'html-file', group: 'Report files and links', help: 'Path of the HTML report, where one was written' },
  { name: 'comment-url', group: 'Report files and links', help: 'URL of the comment, where there is one' },
  {
    name: 'issue-url',
    group: 'Report files and links',
    help: 'URL of the most urgent issue, or of the dashboard, where there is one',
  },
  { name: 'plan-file', group: 'Shards and caches', help: 'Path of the plan, where one was written' },
  { name: 'matrix', group: 'Shards and caches', help: 'The shards of the plan, as JSON for `strategy.matrix`' },
  {
    name: 'api-requests',
    group: 'Shards and caches',
    help: 'Number of requests that were sent to the API; git takes none',
  },
] as const satisfies readonly OutputSpec[];

export type OutputName = (typeof OUTPUTS)[number]['name'];
