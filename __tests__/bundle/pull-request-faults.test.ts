/** A GitHub that limits, fails, cuts off and loses answers: the verdict stays, and the comment stays one. */
import { describe, expect, it, vi } from 'vitest';
import type { ActionRun } from '../support/bundle.ts';
import {
  type Answering,
  cutOff,
  htmlPage,
  httpDate,
  lostAnswer,
  primaryLimit,
  secondaryLimit,
  status,
  truncatedJson,
} from '../support/github/faults.ts';
import { type PullRequest, TOKEN } from '../support/github/pull-request.ts';
import { expired, withPull } from '../support/github/scenarios.ts';

// A run waits for the test server most of the time.
vi.setConfig({ maxConcurrency: 6 });

const FAULTS: [string, Answering][] = [
  ['429 with seconds', secondaryLimit(429, '1')],
  ['403 of a secondary limit, with a date', secondaryLimit(403, httpDate(1))],
  ['403 of a primary limit that ends', primaryLimit(0)],
  ['502 after it was carried out', { ...status(502), carriedOut: true }],
  ['503', status(503)],
  ['a body that is cut off', cutOff],
  ['half of a JSON', truncatedJson],
  ['HTML', htmlPage],
  ['no answer', lostAnswer],
];

describe.concurrent('the first call of every operation is answered by', () => {
  it.each(FAULTS)('%s', (_, fault) =>
    withPull({}, async (pull) => {
      pull.github.faults.push({ ...fault, calls: [1] });
      const first = await pull.run();
      expect(first).toMatchObject({
        code: 1,
        outputs: { 'new-findings': '1', incomplete: 'false', degraded: 'false' },
      });
      expect(pull.comments()).toHaveLength(1);
      // Whatever is asked again, is asked after a while.
      expect(first.waits.length).toBeGreaterThan(0);
      expect(Math.max(...first.waits)).toBeLessThanOrEqual(3_000);
      // Git was asked first and failed once; what it did not say came through the API.
      expect(pull.apiCalls()).toContain('repos/get-content');

      pull.push({ 'certs/second.pem': expired.pem });
      const second = await pull.run();
      expect(second).toMatchObject({ code: 1, outputs: { degraded: 'false' } });
      expect(pull.comments()).toHaveLength(1);
      expect(pull.comments()[0]).toContain('certs/second.pem');
      expectNoToken(pull, first, second);
    }),
  );
});

describe.concurrent('every call is answered by', () => {
  it.each<[string, Answering, RegExp]>([
    ['429 without end', secondaryLimit(429, '0'), /the comment: GitHub limits the requests of this token/],
    ['a limit that ends too late', primaryLimit(3000), /the comment: GitHub limits the requests of this token/],
    ['503', status(503), /the comment: GitHub answered 503/],
    ['401', status(401, 'Bad credentials'), /the comment: the token is not valid/],
    ['410', status(410, 'Gone'), /the comment: it is disabled/],
    ['422', status(422, 'Validation Failed'), /the comment: GitHub refused the content/],
    ['a body that is cut off', { ...cutOff, carriedOut: false, answer: cutWithin }, /the comment: /],
  ])('%s', async (_, fault, reason) => {
    await withPull({}, async (pull) => {
      pull.github.faults.push(
        ...['issues/list-comments', 'issues/create-comment', 'graphql'].map((operation) => ({ ...fault, operation })),
      );
      const run = await pull.run();
      expect(run).toMatchObject({ code: 1, outputs: { result: 'findings', 'new-findings': '1', degraded: 'true' } });
      expect(run.out).toMatch(reason);
      expect(run.summary).toContain('`mail.corp.internal` expired');
      expectNoToken(pull, run);
    });
  });

  it('nothing, on either way to the base', () =>
    withPull({}, async (pull) => {
      pull.github.faults.push(lostAnswer);
      const run = await pull.run();
      expect(run).toMatchObject({ code: 1, outputs: { result: 'incomplete', 'new-findings': '0' } });
      expectNoToken(pull, run);
    }));
});

it('a creation that fails for good is tried twice, and no more', () =>
  withPull({}, async (pull) => {
    pull.github.faults.push({ operation: 'issues/create-comment', ...status(500) });
    const run = await pull.run();
    expect(run.outputs).toMatchObject({ result: 'findings', degraded: 'true' });
    expect(pull.apiCalls().filter((operation) => operation === 'issues/create-comment')).toHaveLength(2);
  }));

it('a comment is not edited by guess where GitHub does not say who we are', () =>
  withPull({}, async (pull) => {
    await pull.run();
    const [before] = pull.comments();
    pull.push({ 'certs/second.pem': expired.pem });
    pull.github.faults.push({ operation: 'graphql', ...status(502) });
    const run = await pull.run();
    expect(run).toMatchObject({ code: 1, outputs: { degraded: 'true' } });
    expect(pull.comments()).toEqual([before]);
  }));

/** The token in no form that git, the API or a log gives it. */
function expectNoToken(pull: PullRequest, ...runs: ActionRun[]): void {
  const forms = [TOKEN, ...[TOKEN, `x-access-token:${TOKEN}`].map((text) => Buffer.from(text).toString('base64'))];
  const texts = [
    ...runs.flatMap((run) => [run.out, run.err, run.summary, ...Object.values(run.outputs)]),
    ...pull.comments(),
  ];
  for (const form of forms) expect(texts.filter((text) => text.includes(form.replace(/=+$/, '')))).toEqual([]);
}

function cutWithin(...[response]: Parameters<NonNullable<Answering['answer']>>): void {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': 100 });
  response.write('[', () => response.destroy());
}
