/** The Action's inputs and outputs in one table: reading, `action.yml` and the documentation come from it. */

export interface InputSpec {
  name: string;
  help: string;
  default?: string;
  /** The closed set of values, where there is one. */
  values?: readonly string[];
}

export const INPUTS = [
  {
    name: 'token',
    help: 'Token for comments, for issues and for fetching the base of a pull request',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of GitHub Actions
    default: '${{ github.token }}',
  },
  { name: 'now', help: 'Judge as of this ISO date instead of the clock' },
  {
    name: 'fail-on',
    help: 'Lowest level of finding that fails the job',
    default: 'error',
    values: ['error', 'warning', 'note', 'never'],
  },
  { name: 'config-file', help: 'Path of the config file', default: '.github/cert-hygiene.yml' },
  { name: 'baseline-file', help: 'Path of a baseline: findings that are accepted as they are' },
  { name: 'include', help: 'Globs of the files to audit, by line or comma; everything when empty' },
  { name: 'exclude', help: 'Globs of files to leave out, by line or comma' },
  { name: 'keystore-passwords', help: 'Passwords to try on keystores, one a line; pass them from a secret' },
  {
    name: 'repositories',
    help: 'Audit these repositories instead of the workspace: `owner/name` by line or comma, or `*` for all that the token of an App sees',
  },
  { name: 'organization', help: 'Audit all repositories of this organization instead of the workspace' },
  { name: 'team', help: 'Audit all repositories of this team, as `organization/slug`, instead of the workspace' },
  { name: 'topic', help: 'Of the repositories that were listed, only those with this topic' },
  {
    name: 'property',
    help: 'Of the repositories that were listed, only those with this custom property, as `name=value`',
  },
  { name: 'include-repositories', help: 'Globs of repositories, by line or comma; of all, only these' },
  { name: 'exclude-repositories', help: 'Globs of repositories to leave out, by line or comma' },
  { name: 'archived', help: 'Whether archived repositories count', default: 'false', values: ['true', 'false'] },
  { name: 'forks', help: 'Whether forks count', default: 'false', values: ['true', 'false'] },
  {
    name: 'mode',
    help: 'What to do: by the event; a full audit whatever the event; a plan of the shards of a team; one report of the reports of all shards',
    default: 'auto',
    values: ['auto', 'full', 'plan', 'merge'],
  },
  {
    name: 'shards',
    help: 'Number of shards of a plan, at most 256; by default one for each 100 repositories or 4 GiB, at most 20',
  },
  { name: 'shard', help: 'Audit one shard of a team alone, such as `2/4`, and leave the judgement to `mode: merge`' },
  { name: 'plan-file', help: 'Where the plan of the shards lies', default: 'cert-hygiene-plan.json' },
  { name: 'cache-folder', help: 'Folder for facts of repositories, to be kept from run to run with actions/cache' },
  { name: 'concurrency', help: 'Repositories that are fetched at once, at most 32', default: '4' },
  { name: 'repository-timeout', help: 'Seconds for one attempt to read one repository', default: '300' },
  {
    name: 'endpoints',
    help: 'Which of the endpoints that the config declares a run on `schedule`, `push`, `workflow_dispatch` or `repository_dispatch` asks what they serve: those with public addresses, those with private ones too, or none',
    default: 'public',
    values: ['public', 'private', 'none'],
  },
  { name: 'report-file', help: 'Where to write the JSON report' },
  { name: 'sarif-file', help: 'Where to write the SARIF report' },
  {
    name: 'annotations',
    help: 'How findings are shown beside the code',
    default: 'commands',
    values: ['commands', 'check-run', 'none'],
  },
  { name: 'max-annotations', help: 'Most annotations of each level; GitHub keeps 10 a step', default: '10' },
  {
    name: 'comment',
    help: 'When a pull request gets its one comment; `on-findings` also rewrites it once they are resolved',
    default: 'on-findings',
    values: ['on-findings', 'always', 'never'],
  },
  {
    name: 'notify',
    help: 'How the owners of what a change breaks are told: by name in the comment, by a review request, or not',
    default: 'mention',
    values: ['mention', 'review', 'none'],
  },
  {
    name: 'issues',
    help: 'Issues to keep: one for each certificate that needs a person, one for all, or none; by default `per-certificate` on `schedule` and `workflow_dispatch`, `none` on every other event',
    values: ['per-certificate', 'dashboard', 'none'],
  },
  {
    name: 'issue-labels',
    help: 'Labels of new issues, by line or comma; the first one is how they are found again',
    default: 'certificate-hygiene',
  },
  {
    name: 'issues-repository',
    help: 'One repository for all issues, as `owner/name`; without it each lies where its finding must be mended, and the dashboard in the repository of the workflow',
  },
  {
    name: 'max-issue-writes',
    help: 'Most calls of one run that write issues; the rest follows next time',
    default: '30',
  },
  {
    name: 'inventory',
    help: 'JSON reports, or folders of them, by line or comma: of the last full run of the team, from which copies elsewhere are known; in `mode: merge`, of the shards',
  },
  {
    name: 'max-age',
    help: 'Days after which a repository in `inventory` counts as not audited, such as `8` or `8d`; a run then says so',
  },
  {
    name: 'dry-run',
    help: 'Say what would be written to GitHub, and write nothing',
    default: 'false',
    values: ['true', 'false'],
  },
] as const satisfies readonly InputSpec[];

export type InputName = (typeof INPUTS)[number]['name'];

export const OUTPUTS = [
  {
    name: 'result',
    help: '`clean`, `findings`, `incomplete` or `error`; `planned` or `collected` of a run that judges nothing',
  },
  { name: 'findings', help: 'Number of findings that are neither suppressed nor fixed' },
  { name: 'errors', help: 'Number of findings at level error' },
  { name: 'warnings', help: 'Number of findings at level warning' },
  { name: 'new-findings', help: 'Number of findings that a pull request brings' },
  { name: 'fixed-findings', help: 'Number of findings that a pull request mends' },
  { name: 'certificates', help: 'Number of distinct certificates' },
  { name: 'expired', help: 'Number of distinct certificates that have expired' },
  { name: 'expiring', help: 'Number of distinct certificates that are about to expire' },
  { name: 'next-expiry', help: 'When the next certificate that is still valid runs out, ISO 8601' },
  { name: 'report-file', help: 'Path of the JSON report, where one was written' },
  { name: 'sarif-file', help: 'Path of the SARIF report, where one was written' },
  { name: 'plan-file', help: 'Path of the plan, where one was written' },
  { name: 'matrix', help: 'The shards of the plan, as JSON for `strategy.matrix`' },
  { name: 'comment-url', help: 'URL of the comment, where there is one' },
  { name: 'issue-url', help: 'URL of the most urgent issue, or of the dashboard, where there is one' },
  { name: 'api-requests', help: 'Number of requests that were sent to the API; git takes none' },
  { name: 'degraded', help: '`true` when something could not be written to GitHub; the verdict is the same' },
  { name: 'incomplete', help: '`true` when a part of the scope could not be read' },
] as const;

export type OutputName = (typeof OUTPUTS)[number]['name'];
