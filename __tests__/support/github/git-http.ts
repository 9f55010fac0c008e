/** Repositories over git's smart HTTP, by `git http-backend` as CGI (RFC 3875). */
import { spawn } from 'node:child_process';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** @param root folder of the bare repositories, `owner/name` each */
export function serveGit(
  root: string,
  path: string,
  request: IncomingMessage,
  body: Buffer,
  response: ServerResponse,
): Promise<void> {
  const [pathInfo = '', query = ''] = path.split('?');
  return new Promise((resolve) => {
    const child = spawn('git', ['http-backend'], {
      env: {
        PATH: process.env.PATH,
        GIT_PROJECT_ROOT: root,
        GIT_HTTP_EXPORT_ALL: '1',
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_CONFIG_GLOBAL: '/dev/null',
        // GitHub gives out any commit of a repository by its id.
        GIT_CONFIG_COUNT: '3',
        GIT_CONFIG_KEY_0: 'uploadpack.allowAnySHA1InWant',
        GIT_CONFIG_VALUE_0: 'true',
        GIT_CONFIG_KEY_1: 'safe.directory',
        GIT_CONFIG_VALUE_1: '*',
        GIT_CONFIG_KEY_2: 'uploadpack.allowFilter',
        GIT_CONFIG_VALUE_2: 'true',
        REQUEST_METHOD: request.method,
        PATH_INFO: pathInfo,
        QUERY_STRING: query,
        CONTENT_TYPE: request.headers['content-type'] ?? '',
        HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
        GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
        REMOTE_USER: 'x-access-token',
        REMOTE_ADDR: '127.0.0.1',
      },
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    child.stdin.on('error', () => {});
    child.stdin.end(body);
    const parts: Buffer[] = [];
    child.stdout.on('data', (part: Buffer) => parts.push(part));
    child.on('close', () => {
      const output = Buffer.concat(parts);
      const end = output.indexOf('\r\n\r\n');
      const headers = output
        .subarray(0, Math.max(0, end))
        .toString()
        .split('\r\n')
        .flatMap((line): [string, string][] => {
          const colon = line.indexOf(':');
          return colon < 0 ? [] : [[line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()]];
        });
      const { status = '200', ...rest } = Object.fromEntries(headers);
      response.writeHead(end < 0 ? 500 : Number(status.slice(0, 3)), rest);
      response.end(output.subarray(end + 4));
      resolve();
    });
  });
}
