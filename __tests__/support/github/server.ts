/** A GitHub on loopback: its REST API by its own description, the GraphQL queries that we ask, and git over HTTP. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { type Fault, faultFor } from './faults.ts';
import { serveGit } from './git-http.ts';
import { graphqlAnswer } from './graphql.ts';
import { operationFor, requestProblems, responseProblems } from './openapi.ts';
import { routes } from './routes/index.ts';
import type { Answer, Route } from './routes/route.ts';
import { listRoutes } from './routes/teams.ts';
import type { Access, Call, State } from './state.ts';

export interface GitHub extends State {
  serverUrl: string;
  apiUrl: string;
  /** Every request, in the order of arrival. */
  calls: Call[];
  /** What was not as the description says, on either side. */
  violations: string[];
  faults: Fault[];
  close(): Promise<void>;
}

/** @param root folder of the bare repositories that git is served from */
export async function startGitHub(root: string): Promise<GitHub> {
  const state: State = { repositories: new Map(), teams: new Map(), tokens: new Map(), nextId: 1001 };
  const server = createServer((request, response) => {
    answer(github, root, request, response).catch((error: unknown) => {
      github.violations.push(`the test server failed: ${String(error)}`);
      response.destroy();
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const serverUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const github: GitHub = {
    ...state,
    serverUrl,
    // As an Enterprise Server has it.
    apiUrl: `${serverUrl}/api/v3`,
    calls: [],
    violations: [],
    faults: [],
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return github;
}

interface Reply {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

async function answer(github: GitHub, root: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method = 'GET', url: path = '/' } = request;
  const url = new URL(path, github.serverUrl);
  const api = url.pathname.startsWith('/api/v3/') ? url.pathname.slice(7) : undefined;
  const found = api === undefined ? undefined : operationFor(method, api);
  const operation =
    found?.operation.id ?? (api !== undefined ? 'unknown' : url.pathname === '/api/graphql' ? 'graphql' : 'git');
  const call: Call = { operation, method, path, status: 0 };
  github.calls.push(call);
  const nth = github.calls.filter((one) => one.operation === operation).length;
  const fault = faultFor(github.faults, operation, nth);
  await fault?.wait?.();

  if (operation === 'git') {
    if (fault?.answer !== undefined) fault.answer(response, '');
    else if (accessOf(github, request) === undefined) response.writeHead(401, { 'www-authenticate': 'Basic' }).end();
    else await answerGit(github, root, request, response, call);
    call.status = response.statusCode;
    return;
  }
  const text = (await bytesOf(request)).toString();
  call.body = text === '' ? undefined : JSON.parse(text);
  const carriedOut = fault?.answer === undefined || fault.carriedOut === true;
  const reply = carriedOut ? replyTo(github, request, call, found, url) : { status: 500 };
  const json = reply.body === undefined ? '' : JSON.stringify(reply.body);
  if (fault?.answer !== undefined) {
    fault.answer(response, json);
    call.status = response.statusCode;
    return;
  }
  call.status = reply.status;
  response.writeHead(reply.status, {
    ...(json !== '' && { 'content-type': 'application/json; charset=utf-8' }),
    'x-github-request-id': `TEST:${github.calls.length}`,
    'x-ratelimit-remaining': '900',
    ...reply.headers,
  });
  response.end(json);
}

async function answerGit(
  github: GitHub,
  root: string,
  request: IncomingMessage,
  response: ServerResponse,
  call: Call,
): Promise<void> {
  const { method = 'GET', url: path = '/' } = request;
  const [, name = '', rest = ''] = /^\/([^/]+\/[^/]+?)(?:\.git)?(\/.*)$/.exec(path) ?? [];
  const trouble = github.repositories.get(name)?.trouble;
  const body = await bytesOf(request);
  const plain = request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body;
  // `0014command=ls-refs`: how protocol version 2 begins what it asks, with its length in front.
  const asked = plain.toString('latin1', 4, Number.parseInt(plain.toString('latin1', 0, 4), 16) || 4);
  call.command = /^command=([\w-]+)/.exec(asked)?.[1] ?? 'info';
  if (trouble === 'silent') return;
  if (typeof trouble === 'object' && 'says' in trouble) {
    // A line of the Git protocol: its length in four digits, then the error.
    const line = `ERR ${trouble.says}`;
    const head = { 'content-type': 'application/x-git-upload-pack-advertisement' };
    response.writeHead(200, head).end(`${(line.length + 4).toString(16).padStart(4, '0')}${line}`);
    return;
  }
  if (typeof trouble === 'object' && 'status' in trouble) {
    response.writeHead(trouble.status, trouble.status === 401 ? { 'www-authenticate': 'Basic' } : {}).end();
  } else if (typeof trouble === 'object') response.writeHead(301, { location: `/${trouble.movedTo}${rest}` }).end();
  else if (trouble === 'vanishing' && method === 'POST') response.writeHead(404).end();
  else await serveGit(root, `/${name}${rest}`, request, body, response);
}

function replyTo(
  github: GitHub,
  request: IncomingMessage,
  call: Call,
  found: ReturnType<typeof operationFor>,
  url: URL,
): Reply {
  const access = accessOf(github, request);
  if (access === undefined) return error(401, 'Bad credentials');
  if (call.operation === 'graphql') return graphql(github, call, access);
  if (call.operation === 'users/get-authenticated') return aboutAccount(access);
  const route = routes[call.operation];
  const list = listRoutes[call.operation];
  if (found === undefined || (route === undefined && list === undefined)) {
    github.violations.push(`${call.method} ${call.path} is not a call that the test server knows`);
    return error(404, 'Not Found');
  }
  const { operation, params } = found;
  const problems = requestProblems(operation, params, url.searchParams, call.body);
  github.violations.push(...problems.map((text) => `${operation.id}: ${text}`));
  const query = url.searchParams;
  let reply: Reply;
  if (route !== undefined) reply = aboutRepository(github, route, access, call, params, url);
  else if (list === undefined || access.permissions[list.needs] === undefined)
    reply = error(403, 'Resource not accessible by integration');
  else reply = paged(list.answer({ state: github, access, params, query }), url);
  github.violations.push(
    ...responseProblems(operation, reply.status, reply.body).map((text) => `${operation.id}: ${text}`),
  );
  return reply;
}

/** A person may ask who it is; an app may not, and neither may a job. */
function aboutAccount({ account: { id, login, type } }: Access): Reply {
  if (type === 'Bot') return error(403, 'Resource not accessible by integration');
  return { status: 200, body: { id, login, type } };
}

function aboutRepository(
  github: GitHub,
  route: Route,
  { account, permissions }: Access,
  call: Call,
  [owner, name, ...params]: string[],
  url: URL,
): Reply {
  const repository = github.repositories.get(`${owner}/${name}`);
  const [permission, level, other] = route.needs;
  const levels = [permission, other].flatMap((one) => (one && permissions[one]) ?? []);
  const granted = levels.includes('write') ? 'write' : levels[0];
  if (repository === undefined || granted === undefined) return error(404, 'Not Found');
  if (level === 'write' && granted !== 'write') return error(403, 'Resource not accessible by integration');
  const body = (call.body ?? {}) as Record<string, unknown>;
  const { apiUrl } = github;
  const given = { state: github, account, repository, params, query: url.searchParams, body, apiUrl };
  return paged(route.answer(given), url);
}

/** A list as GitHub cuts it: 30 a page unless asked, and the way to the next page in a header (RFC 8288). */
function paged(answer: Answer, url: URL): Reply {
  if (!('list' in answer)) return answer;
  const size = Math.min(100, Number(url.searchParams.get('per_page') ?? 30));
  const page = Number(url.searchParams.get('page') ?? 1);
  const last = Math.max(1, Math.ceil(answer.list.length / size));
  const to = (number: number, rel: string): string => {
    const next = new URL(url);
    next.searchParams.set('page', String(number));
    return `<${next}>; rel="${rel}"`;
  };
  const part = answer.list.slice((page - 1) * size, page * size);
  const link = page < last ? `${to(page + 1, 'next')}, ${to(last, 'last')}` : '';
  return {
    status: 200,
    body: answer.under === undefined ? part : { total_count: answer.list.length, [answer.under]: part },
    ...(link !== '' && { headers: { link } }),
  };
}

function graphql(github: GitHub, { body }: Call, access: Access): Reply {
  const answer = graphqlAnswer(github, access, body);
  if (answer !== undefined) return { status: 200, body: answer };
  github.violations.push(`graphql: unexpected query ${JSON.stringify(body)}`);
  return error(400, 'Problems parsing JSON');
}

function error(status: number, message: string): Reply {
  return { status, body: { message, documentation_url: 'https://docs.github.com/rest', status: String(status) } };
}

/** Of a token in a header of the API, or in the password that git sends. */
function accessOf(github: GitHub, { headers: { authorization = '' } }: IncomingMessage): Access | undefined {
  const [, scheme = '', value = ''] = /^(\w+) (.+)$/.exec(authorization) ?? [];
  const token = scheme.toLowerCase() === 'basic' ? Buffer.from(value, 'base64').toString().split(':')[1] : value;
  return github.tokens.get(token ?? '');
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
