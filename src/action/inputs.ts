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
    help: 'Path of the baseline, a list of known findings that are not reported; `none` ignores the default file',
    default: '.github/cert-hygiene-baseline.txt',
  },
  {
    name: 'allow-incomplete',
    group: 'Verdict',
    help: 'Pass a pull request that touches certificates but could not be read completely',
    default: 'false',
    values: ['true', 'false'],
  },
  {
    name: 'degraded',
    group: 'Verdict',
    help: '`allow` passes the job even if an issue could not be written',
    default: 'fail',
    values: ['fail', 'allow'],
  },
  { name: 'include', group: 'Scope', help: 'Globs of the files to scan, by line or comma; all files when empty' },
  { name: 'exclude', group: 'Scope', help: 'Globs of files to exclude, by line or comma' },
  {
    name: 'keystore-passwords',
    group: 'Scope',
    help: 'Passwords to try on keystores, one per line; pass them from a secret',
  },
  {
    name: 'endpoints',
    group: 'Scope',
    help: 'Which declared endpoints to probe: `public`, `private` (includes private addresses) or `none`; never on pull requests',
    default: 'public',
    values: ['public', 'private', 'none'],
  },
  {
    name: 'comment',
    group: 'Pull requests',
    help: 'When to write the pull request comment; `on-findings` also updates it once they are resolved',
    default: 'on-findings',
    values: ['on-findings', 'always', 'never'],
  },
  {
    name: 'suggestions',
    group: 'Pull requests',
    help: 'Suggest the previous lines in a review if they fix a finding; never for a fork',
    default: 'false',
    values: ['true', 'false'],
  },
  {
    name: 'notify',
    group: 'Pull requests',
    help: 'How to notify the owners of affected consumers: in the comment, by a review request, or not at all',
    default: 'mention',
    values: ['mention', 'review', 'none'],
  },
  {
    name: 'annotations',
    group: 'Pull requests',
    help: 'How to show findings in the code view',
    default: 'commands',
    values: ['commands', 'check-run', 'none'],
  },
  {
    name: 'max-annotations',
    group: 'Pull requests',
    help: 'Maximum annotations per level; GitHub keeps 10 per step',
    default: '10',
  },
  {
    name: 'issues',
    group: 'Issues',
    help: 'Issues to keep. Default: `per-certificate` on `schedule` and `workflow_dispatch`, `none` on other events',
    values: ['per-certificate', 'dashboard', 'none'],
  },
  {
    name: 'issue-labels',
    group: 'Issues',
    help: 'Labels of new issues, by line or comma; the first label is used to find them again',
    default: 'certificate-hygiene',
  },
  {
    name: 'issues-repository',
    group: 'Issues',
    help: 'One repository for all issues, as `owner/name`. Default: the repository that contains the finding',
  },
  {
    name: 'max-issue-writes',
    group: 'Issues',
    help: 'Maximum calls per run that write issues; the rest follows in the next run',
    default: '30',
  },
  {
    name: 'issue-digest',
    group: 'Issues',
    help: 'A first run with more issues opens one digest with a checklist instead; `0` for never',
    default: '5',
  },
  { name: 'report-file', group: 'Report files', help: 'Path for the JSON report' },
  { name: 'sarif-file', group: 'Report files', help: 'Path for the SARIF report' },
  { name: 'html-file', group: 'Report files', help: 'Path for the HTML report' },
  {
    name: 'organization',
    group: 'Teams',
    help: 'Scan all repositories of this organization instead of the workspace',
  },
  {
    name: 'team',
    group: 'Teams',
    help: 'Scan all repositories of this team, as `organization/slug`, instead of the workspace',
  },
  {
    name: 'repositories',
    group: 'Teams',
    help: 'Repositories to scan instead of the workspace: `owner/name` by line or comma, or `*` for all of an App',
  },
  { name: 'topic', group: 'Teams', help: 'Only listed repositories with this topic' },
  {
    name: 'property',
    group: 'Teams',
    help: 'Only listed repositories with this custom property, as `name=value`',
  },
  { name: 'include-repositories', group: 'Teams', help: 'Globs of repositories to scan, by line or comma' },
  { name: 'exclude-repositories', group: 'Teams', help: 'Globs of repositories to exclude, by line or comma' },
  {
    name: 'archived',
    group: 'Teams',
    help: 'Include archived repositories',
    default: 'false',
    values: ['true', 'false'],
  },
  { name: 'forks', group: 'Teams', help: 'Include forks', default: 'false', values: ['true', 'false'] },
  {
    name: 'inventory',
    group: 'Teams',
    help: 'JSON reports, their folders or globs: of the last full team run, or of the shards in `mode: merge`',
  },
  {
    name: 'max-age',
    group: 'Teams',
    help: 'Days after which a repository in `inventory` is reported as not scanned, such as `8` or `8d`',
  },
  {
    name: 'mode',
    group: 'Shards and caches',
    help: 'Run mode: `auto` (chosen by the event), `full`, `plan` (split a team into shards) or `merge` (combine their reports)',
    default: 'auto',
    values: ['auto', 'full', 'plan', 'merge'],
  },
  {
    name: 'shards',
    group: 'Shards and caches',
    help: 'Number of shards in a plan, at most 256. Default: one per 100 repositories or 4 GiB, at most 20',
  },
  {
    name: 'shard',
    group: 'Shards and caches',
    help: 'Scan one shard of a team, such as `2/4`; evaluate all shards later with `mode: merge`',
  },
  {
    name: 'plan-file',
    group: 'Shards and caches',
    help: 'Path of the shard plan',
    default: 'cert-hygiene-plan.json',
  },
  {
    name: 'cache-folder',
    group: 'Shards and caches',
    help: 'Folder for cached facts of repositories; keep it between runs with actions/cache',
  },
  {
    name: 'concurrency',
    group: 'Shards and caches',
    help: 'Repositories to fetch at once, at most 32',
    default: '4',
  },
  {
    name: 'repository-timeout',
    group: 'Shards and caches',
    help: 'Time limit in seconds for one attempt to read a repository',
    default: '300',
  },
  {
    name: 'token',
    group: 'Access and trial runs',
    help: 'Token for comments, issues and fetching the base of a pull request',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of GitHub Actions
    default: '${{ github.token }}',
  },
  {
    name: 'dry-run',
    group: 'Access and trial runs',
    help: 'Report what would be written to GitHub, but write nothing',
    default: 'false',
    values: ['true', 'false'],
  },
  { name: 'now', group: 'Access and trial runs', help: 'Evaluate as of this ISO date instead of the current time' },
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
    help: '`findings` (errors or warnings, for any `fail-on`), `clean`, `incomplete`, `error`; for shards `planned` or `collected`',
  },
  { name: 'findings', group: 'Verdict', help: 'Number of findings that are not ignored, baselined or resolved' },
  { name: 'errors', group: 'Verdict', help: 'Number of findings at level error' },
  { name: 'warnings', group: 'Verdict', help: 'Number of findings at level warning' },
  { name: 'new-findings', group: 'Verdict', help: 'Number of findings that a pull request introduces' },
  { name: 'fixed-findings', group: 'Verdict', help: 'Number of findings that a pull request resolves' },
  { name: 'incomplete', group: 'Verdict', help: '`true` if a part of the scope could not be read' },
  {
    name: 'degraded',
    group: 'Verdict',
    help: '`true` if a comment, issue or check could not be written to GitHub; the findings are complete',
  },
  { name: 'certificates', group: 'Certificates', help: 'Number of distinct certificates' },
  { name: 'expired', group: 'Certificates', help: 'Number of distinct certificates that have expired' },
  { name: 'expiring', group: 'Certificates', help: 'Number of distinct certificates that expire soon' },
  {
    name: 'next-expiry',
    group: 'Certificates',
    help: 'Expiration date of the valid certificate that expires next, ISO 8601',
  },
  { name: 'report-file', group: 'Report files and links', help: 'Path of the JSON report, if one was written' },
  { name: 'sarif-file', group: 'Report files and links', help: 'Path of the SARIF report, if one was written' },
  { name: 'html-file', group: 'Report files and links', help: 'Path of the HTML report, if one was written' },
  { name: 'comment-url', group: 'Report files and links', help: 'URL of the pull request comment, if there is one' },
  {
    name: 'issue-url',
    group: 'Report files and links',
    help: 'URL of the most urgent issue, or of the dashboard, if there is one',
  },
  { name: 'plan-file', group: 'Shards and caches', help: 'Path of the shard plan, if one was written' },
  { name: 'matrix', group: 'Shards and caches', help: 'The shards of the plan, as JSON for `strategy.matrix`' },
  {
    name: 'api-requests',
    group: 'Shards and caches',
    help: 'Number of API requests; git needs none',
  },
] as const satisfies readonly OutputSpec[];

export type OutputName = (typeof OUTPUTS)[number]['name'];
