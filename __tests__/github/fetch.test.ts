/** What becomes of a request when GitHub limits, fails, or answers with something else. */
import { describe, expect, it, vi } from 'vitest';
import { AmbiguousError, createFetch, type Traffic } from '../../src/github/fetch.ts';

type Reply = () => Response | Promise<Response>;

const SERVER_NOW = Date.parse('2026-11-22T12:00:00Z');
const date = (seconds: number) => new Date(SERVER_NOW + seconds * 1000).toUTCString();
const reply =
  (status: number, headers: Record<string, string> = {}, body: string | null = '{}'): Reply =>
  () =>
    new Response(status === 204 ? null : body, { status, headers: { date: date(0), ...headers } });
const ok = reply(200);
const lost: Reply = () => Promise.reject(new TypeError('fetch failed'));
const limited = (status: number, headers: Record<string, string>, text = 'Forbidden') =>
  reply(status, headers, JSON.stringify({ message: text }));
const SECONDARY = 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.';

/** Sends one request after another; the last reply is repeated. */
async function run(methods: string | string[], replies: Reply[], url = 'https://api.corp.internal/x', about = false) {
  const slept: number[] = [];
  const traffic: Traffic = { requests: 0, waited: 0 };
  const logged: string[] = [];
  const sent: RequestInit[] = [];
  const world = {
    sleep: async (milliseconds: number) => void slept.push(milliseconds),
    log: (line: string) => void logged.push(line),
  };
  const send = createFetch(world, traffic, async (_, init) => {
    sent.push(init ?? {});
    const next = replies.length > 1 ? replies.shift() : replies[0];
    return (next as Reply)();
  });
  let outcome: number | string = '';
  for (const method of [methods].flat()) {
    outcome = await send(url, { method }).then(
      (response) => response.status,
      (error: unknown) => (error instanceof AmbiguousError ? 'ambiguous' : `error: ${(error as Error).message}`),
    );
  }
  const waited = slept.filter((_, index) => index < logged.length).reduce((sum, one) => sum + one, 0);
  expect(traffic.waited).toBe(waited);
  return { outcome, slept, requests: traffic.requests, ...(about && { logged, sent }) };
}

describe('a limit is waited for as the answer says', () => {
  it.each<[string, Reply, number]>([
    ['429 with seconds', limited(429, { 'retry-after': '3' }), 3_000],
    ['403 with seconds', limited(403, { 'retry-after': '2' }), 2_000],
    ['403 with an HTTP date, by the clock of the server', limited(403, { 'retry-after': date(7) }), 7_000],
    ['a date that is over', limited(429, { 'retry-after': date(-7) }), 0],
    ['nonsense', limited(429, { 'retry-after': 'soon' }), 60_000],
    ['429 without a time', limited(429, {}), 60_000],
    ['a secondary limit that only its text tells', limited(403, {}, SECONDARY), 60_000],
    [
      'a primary limit',
      limited(403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(SERVER_NOW / 1000 + 30) }),
      31_000,
    ],
    [
      'a primary limit that is over',
      limited(403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(SERVER_NOW / 1000 - 30) }),
      1_000,
    ],
    [
      'a primary limit without a clock',
      limited(429, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1', date: '' }),
      60_000,
    ],
    ['429 with requests left', limited(429, { 'x-ratelimit-remaining': '7', 'x-ratelimit-reset': '1' }), 60_000],
  ])('%s', async (_, first, milliseconds) => {
    // A limit says that nothing was carried out, so that even a POST is sent again.
    for (const method of ['GET', 'POST', 'PATCH']) {
      expect(await run(method, [first, ok])).toEqual({ outcome: 200, slept: [milliseconds], requests: 2 });
    }
  });

  it('four times, and then given back', async () => {
    const { outcome, requests } = await run('GET', [limited(429, { 'retry-after': '1' })]);
    expect([outcome, requests]).toEqual([429, 4]);
  });

  it('not at all where it ends too late, and no more than two minutes in all', async () => {
    const late = limited(403, { 'retry-after': '121' });
    expect(await run('GET', [late])).toEqual({ outcome: 403, slept: [], requests: 1 });
    const { slept } = await run('GET', [limited(429, {}, SECONDARY)]);
    expect(slept).toEqual([60_000, 60_000]);
  });
});

describe('a refusal is no limit', () => {
  it.each([400, 401, 403, 404, 410, 422, 451])('%i is answered once', async (status) => {
    expect(await run('GET', [reply(status)])).toEqual({ outcome: status, slept: [], requests: 1 });
  });

  it('403 with requests left is a missing permission', async () => {
    expect(await run('POST', [limited(403, { 'x-ratelimit-remaining': '900' })])).toMatchObject({ requests: 1 });
  });
});

describe('what failed is sent again only where that does no harm', () => {
  const failures: [string, Reply][] = [
    ['500', reply(500)],
    ['502', reply(502, {}, '<html>')],
    ['503', reply(503)],
    ['no connection', lost],
    ['a body that is cut off', reply(200, { 'content-length': '100' }, '{"a":')],
    ['a body that is cut off where a JSON ends', reply(200, { 'content-length': '100' }, '{"a":1}')],
    ['half of a JSON', reply(200, {}, '{"a":')],
    ['HTML', reply(200, { 'content-type': 'text/html' }, '<!DOCTYPE html>')],
    ['nothing', reply(200, {}, '')],
  ];

  it.each(failures)('%s: a read and an edit are repeated', async (_, failure) => {
    for (const method of ['GET', 'PATCH', 'PUT', 'DELETE']) {
      expect(await run(method, [failure, failure, ok])).toEqual({ outcome: 200, slept: [1_000, 2_000], requests: 3 });
    }
  });

  it.each(failures)('%s: a POST is ambiguous', async (_, failure) => {
    expect(await run('POST', [failure, ok])).toEqual({ outcome: 'ambiguous', slept: [], requests: 1 });
  });

  it.each(failures)('%s: a query is a read', async (_, failure) => {
    const { outcome } = await run('POST', [failure, ok], 'https://api.corp.internal/graphql');
    expect(outcome).toBe(200);
  });

  it('and no more than four times', async () => {
    expect(await run('GET', [reply(503)])).toMatchObject({ outcome: 503, requests: 4 });
    expect(await run('GET', [lost])).toMatchObject({ outcome: 'error: fetch failed', requests: 4 });
  });
});

it('an answer without a body is whole', async () => {
  expect(await run('DELETE', [reply(204)])).toEqual({ outcome: 204, slept: [], requests: 1 });
});

it('a compressed body is longer than announced', async () => {
  const packed = reply(200, { 'content-length': '1000', 'content-encoding': 'gzip' }, '{}');
  expect(await run('GET', [packed])).toMatchObject({ outcome: 200, requests: 1 });
});

it('writes keep a second of distance, reads do not', async () => {
  expect((await run(['POST', 'PATCH', 'GET', 'DELETE'], [ok])).slept).toEqual([1_000, 1_000]);
});

describe('a write to what has another name now', () => {
  const moved = (location: string, status = 301) => reply(status, { location });

  it.each(['POST', 'PATCH', 'DELETE'])('%s goes there on the same server', async (method) => {
    const replies = [moved('https://api.corp.internal/y'), reply(201)];
    expect(await run(method, replies)).toEqual({ outcome: 201, slept: [], requests: 2 });
    for (const status of [301, 302, 307, 308])
      expect(await run(method, [moved('/y', status), reply(201)])).toMatchObject({ outcome: 201, requests: 2 });
  });

  it.each([
    ['on another server', [moved('https://elsewhere.example/y'), ok], 1],
    ['nowhere', [reply(301), ok], 1],
    ['in a circle', [moved('/y')], 2],
    ['on another port', [moved('https://api.corp.internal:8443/y'), ok], 1],
  ])('%s is an error, and is not sent again', async (_, replies, requests) => {
    const outcome = 'error: it was renamed, and GitHub does not report its new name on this server';
    expect(await run(['PATCH'], [...replies])).toEqual({ outcome, slept: [], requests });
  });
});

it('a wait is told with its reason', async () => {
  const of = async (...replies: Reply[]) => (await run('GET', replies, 'https://api.corp.internal/x', true)).logged;
  expect(await of(limited(429, { 'retry-after': '3' }), ok)).toEqual(['waiting 3 s: GitHub limits requests (429)']);
  expect(await of(reply(503), lost, ok)).toEqual(['waiting 1 s: GitHub answered 503', 'waiting 2 s: fetch failed']);
});

it('each request has a time limit, and only a read follows a redirect by itself', async () => {
  const limit = vi.spyOn(AbortSignal, 'timeout');
  const { sent = [] } = await run(['get', 'head', 'patch', 'post'], [ok], 'https://api.corp.internal/x', true);
  expect(sent.map(({ redirect }) => redirect)).toEqual([undefined, undefined, 'manual', 'manual']);
  expect(sent.every(({ signal }) => signal instanceof AbortSignal)).toBe(true);
  expect(limit.mock.calls).toEqual([[20_000], [20_000], [20_000], [20_000]]);
  limit.mockRestore();
});

it('an answer is handed on with all that it says', async () => {
  const world = { sleep: async () => {}, log: () => {} };
  const given = (response: Response) =>
    createFetch(world, { requests: 0, waited: 0 }, async () => response)('https://x');
  const whole = await given(new Response('{"a":1}', { status: 201, statusText: 'Created', headers: { link: 'next' } }));
  expect([whole.status, whole.statusText, whole.headers.get('link')]).toEqual([201, 'Created', 'next']);
  expect(await whole.json()).toEqual({ a: 1 });
  expect((await given(new Response(null, { status: 304 }))).body).toBeNull();
  // What is refused may be a page of a proxy.
  expect(await (await given(new Response('<html>', { status: 404 }))).text()).toBe('<html>');
});
