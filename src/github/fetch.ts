import { messageOf } from '../util/errors.ts';

/** Everything besides the network that a client needs. */
export interface FetchWorld {
  /** Waits some milliseconds. */
  sleep(milliseconds: number): Promise<void>;
  /** Says why the run waits. */
  log(line: string): void;
}

/** Requests that were sent, and milliseconds that were waited for the API. */
export interface Traffic {
  requests: number;
  waited: number;
}

/** Milliseconds that one answer may take, and that a run waits for limits altogether. */
const TIMEOUT = 20_000;
const PATIENCE = 120_000;
const ATTEMPTS = 4;
/** GitHub asks for a minute where a secondary limit names no time, and for a second between writes. */
const UNNAMED_LIMIT = 60_000;
const BETWEEN_WRITES = 1_000;

/** A secondary limit may come as 403 like a missing permission, and only its text tells. */
export const SECONDARY_LIMIT = /secondary rate limit|abuse detection/i;

/**
 * A request whose outcome is unknown: the server may have executed it. It is never repeated blindly; the caller
 * searches first.
 */
export class AmbiguousError extends Error {
  override readonly name = 'AmbiguousError';
}

/** A write that was not executed, because its object has been renamed. */
class MovedError extends Error {
  override readonly name = 'MovedError';
}

const MOVED: ReadonlySet<number> = new Set([301, 302, 307, 308]);

/**
 * `fetch` for GitHub's REST API according to its best practices: it waits for limits as the answer says, repeats reads
 * after a failure, and repeats a write only if it was certainly not executed. An answer that is cut off or is not JSON
 * is an error. https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api
 */
export function createFetch(world: FetchWorld, traffic: Traffic, send: typeof fetch = fetch): typeof fetch {
  let lastWrite = false;

  async function wait(milliseconds: number, reason: string): Promise<boolean> {
    if (traffic.waited + milliseconds > PATIENCE) return false;
    traffic.waited += milliseconds;
    world.log(`waiting ${Math.ceil(milliseconds / 1000)} s: ${reason}`);
    await world.sleep(milliseconds);
    return true;
  }

  async function attempt(input: Parameters<typeof fetch>[0], init: RequestInit): Promise<Answer> {
    traffic.requests++;
    return whole(await send(input, { ...init, signal: AbortSignal.timeout(TIMEOUT) }));
  }

  /**
   * A write to a renamed object goes to its new address: by itself, fetch would turn a POST into a GET, which looks
   * like success.
   */
  async function write(input: Parameters<typeof fetch>[0], init: RequestInit): Promise<Answer> {
    const answer = await attempt(input, { ...init, redirect: 'manual' });
    if (!MOVED.has(answer.response.status)) return answer;
    const target = movedTo(answer.response, String(input));
    const there = target && (await attempt(target, { ...init, redirect: 'manual' }));
    // Octokit would take a redirect for a success.
    if (!there || MOVED.has(there.response.status))
      throw new MovedError('it was renamed, and GitHub does not report its new name on this server');
    return there;
  }

  return async (input, init = {}) => {
    const method = (init.method ?? 'GET').toUpperCase();
    // GraphQL is used for queries only.
    const reads = method === 'GET' || method === 'HEAD' || /\/graphql$/.test(String(input));
    if (!reads) {
      if (lastWrite) await world.sleep(BETWEEN_WRITES);
      lastWrite = true;
    }
    // PATCH, PUT and DELETE end in one state however often they are sent; POST does not (RFC 9110 section 9.2.2).
    const repeatable = reads || method !== 'POST';
    for (let tries = 1; ; tries++) {
      let answer: Answer;
      try {
        answer = await (reads ? attempt(input, init) : write(input, init));
      } catch (error) {
        if (error instanceof MovedError) throw error;
        if (repeatable && tries < ATTEMPTS && (await wait(tries * 1_000, messageOf(error)))) continue;
        if (repeatable) throw error;
        throw new AmbiguousError(`${method} got no answer (${messageOf(error)})`);
      }
      const { response } = answer;
      const limit = limitOf(answer);
      if (
        limit !== undefined &&
        tries < ATTEMPTS &&
        (await wait(limit, `GitHub limits requests (${response.status})`))
      ) {
        continue;
      }
      if (response.status < 500) return response;
      if (!repeatable) throw new AmbiguousError(`${method} was answered with ${response.status}`);
      if (tries >= ATTEMPTS || !(await wait(tries * 1_000, `GitHub answered ${response.status}`))) return response;
    }
  };
}

/** The new address of a moved object on the same server; the token is sent to no other server. */
function movedTo({ headers }: Response, from: string): string | undefined {
  const location = headers.get('location');
  if (location === null) return undefined;
  const target = new URL(location, from);
  return target.origin === new URL(from).origin ? target.href : undefined;
}

interface Answer {
  response: Response;
  /** The body. */
  text: string;
}

/** The response with its body read to the end; throws where that is cut off, or is no JSON though it succeeded. */
async function whole(response: Response): Promise<Answer> {
  const { status, headers } = response;
  const body = status === 204 || status === 304 ? null : await response.text();
  const length = Number(headers.get('content-length'));
  const packed = headers.get('content-encoding') !== null;
  if (body !== null && !packed && Buffer.byteLength(body) < length) throw new Error('the answer was truncated');
  if (body !== null && status >= 200 && status < 300) {
    try {
      JSON.parse(body);
    } catch {
      throw new Error('the answer is not JSON');
    }
  }
  return { response: new Response(body, { status, statusText: response.statusText, headers }), text: body ?? '' };
}

/** Milliseconds to wait where the answer says that a limit was hit; undefined where it does not. */
function limitOf({ response, text }: Answer): number | undefined {
  const { status, headers } = response;
  if (status !== 429 && status !== 403) return undefined;
  const after = headers.get('retry-after');
  // The clock that counts is the server's.
  const now = Date.parse(headers.get('date') ?? '');
  if (after !== null) {
    const seconds = /^\d+$/.test(after) ? Number(after) : (Date.parse(after) - now) / 1000;
    return Number.isFinite(seconds) ? Math.max(0, seconds * 1000) : UNNAMED_LIMIT;
  }
  if (headers.get('x-ratelimit-remaining') === '0') {
    const reset = Number(headers.get('x-ratelimit-reset')) * 1000 - now;
    return Number.isFinite(reset) ? Math.max(0, reset) + 1_000 : UNNAMED_LIMIT;
  }
  return status === 429 || SECONDARY_LIMIT.test(text) ? UNNAMED_LIMIT : undefined;
}
