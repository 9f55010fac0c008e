import { messageOf } from '../util/errors.ts';
import { SECONDARY_LIMIT } from './fetch.ts';

/** Permissions that a workflow can give to the token of a job; the others belong to an organization or to an account. */
const OF_JOBS: ReadonlySet<string> = new Set([
  'actions',
  'checks',
  'contents',
  'deployments',
  'discussions',
  'issues',
  'packages',
  'pages',
  'pull-requests',
  'security-events',
  'statuses',
]);

/** Why a call was refused: status, permission and GitHub's request id, without any text that was sent. */
export function refusalOf(error: unknown, permission: string): string {
  const { status, response, cause, errors } = error as {
    status?: number;
    response?: { headers?: Record<string, string>; data?: { message?: unknown } | null };
    cause?: unknown;
    errors?: unknown;
  };
  const { 'x-github-request-id': id, 'x-ratelimit-remaining': remaining, ...headers } = headersOf(error);
  const tail = id === undefined ? '' : ` (request ${id})`;
  const texts = [response?.data?.message, ...(Array.isArray(errors) ? errors.map((one) => one?.message) : [])].join(
    ' ',
  );
  if (headers['x-github-sso']?.startsWith('required') || /\bSAML\b/.test(texts))
    return `the organization requires SAML single sign-on: authorize the token for it${tail}`;
  // GraphQL reports a refusal with a success status.
  if (Array.isArray(errors)) {
    const types = errors.map((one) => String(one?.type ?? ''));
    const isRefusal =
      types.some((type) => /FORBIDDEN|INSUFFICIENT_SCOPES/.test(type)) || /not accessible by/.test(texts);
    return isRefusal
      ? `the token lacks a permission: ${needs(permission, tail)}`
      : `GitHub could not answer the query${tail}`;
  }
  // Octokit gives what never became an answer the status 500.
  if (status === undefined || cause !== undefined) return messageOf(error);
  const limited = remaining === '0' || SECONDARY_LIMIT.test(texts);
  if (status === 429 || (status === 403 && limited)) return `GitHub limits the requests of this token${tail}`;
  if (status === 401) return `the token is not valid${tail}`;
  const wanted = acceptedBy(headers['x-accepted-github-permissions']) ?? permission;
  if (status === 403) return `the token lacks a permission: ${needs(wanted, tail)}`;
  if (status === 404) return `not found, or the token cannot see it: ${needs(wanted, tail)}`;
  if (status === 410) return `it is disabled in this repository${tail}`;
  if (status === 422) return `GitHub refused the content${tail}`;
  return `GitHub answered ${status}${tail}`;
}

function headersOf(error: unknown): Record<string, string> {
  const { response, headers } = error as {
    response?: { headers?: Record<string, string> };
    headers?: Record<string, string>;
  };
  return response?.headers ?? headers ?? {};
}

/** What is missing, and the line of the workflow that gives it. */
function needs(permission: string, tail: string): string {
  const [name = ''] = permission.split(':');
  if (!OF_JOBS.has(name))
    return `the App or the token needs "${permission}", which the token of a job cannot have${tail}`;
  return `the job needs "${permission}"${tail}; add the line "${permission}" below "permissions:" of the job`;
}

/**
 * `issues=write; pull_requests=write` → `issues: write`: alternatives, of which each may take several.
 * https://docs.github.com/en/rest/using-the-rest-api/troubleshooting-the-rest-api#resource-not-accessible
 */
function acceptedBy(header: string | undefined): string | undefined {
  const [first = ''] = (header ?? '').split(';');
  const wanted = first.split(',').map((one) => /^\s*([a-z_]{1,40})=(read|write|admin)\s*$/.exec(one));
  const one = wanted.find((match) => match !== null && match[1] !== 'metadata');
  return one == null ? undefined : `${one[1]?.replaceAll('_', '-')}: ${one[2]}`;
}
