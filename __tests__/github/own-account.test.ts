import { describe, expect, it } from 'vitest';
import type { Client } from '../../src/github/client.ts';
import { isTokenOfJob, isWithoutGraphql, ownAuthor, ownLogin } from '../../src/github/own-account.ts';

/** A client whose two ways to ask for the login give or throw these. */
function clientOf(graphql: unknown, rest: unknown = new Error('not asked')): Client {
  const give = (answer: unknown) => async () => {
    if (answer instanceof Error) throw answer;
    return answer;
  };
  const users = { getAuthenticated: give(rest) };
  return { octokit: { graphql: give(graphql), rest: { users } } } as unknown as Client;
}
const refused = (status: number, more: object = {}) =>
  Object.assign(new Error(`status ${status}`), { status, ...more });
const viewer = (login: unknown) => ({ viewer: { login } });

describe('the account of a token', () => {
  it('is what GraphQL says, asked for once', async () => {
    const client = clientOf(viewer('cert-bot[bot]'));
    expect(await ownLogin(client)).toBe('cert-bot[bot]');
    expect(client.login).toBe('cert-bot[bot]');
    const isOurs = await ownAuthor(client);
    expect([isOurs({ login: 'cert-bot[bot]', type: 'Bot' }), isOurs({ login: 'other[bot]', type: 'Bot' })]).toEqual([
      true,
      false,
    ]);
    expect([isOurs(null), isOurs(undefined)]).toEqual([false, false]);
    expect(await isTokenOfJob(client)).toBe(false);
    expect(await isTokenOfJob(clientOf(viewer('github-actions[bot]')))).toBe(true);
  });

  it.each([400, 403, 404, 405, 410, 501])('is what REST says where GraphQL answers %d', async (status) => {
    expect(await ownLogin(clientOf(refused(status), { data: { login: 'person' } }))).toBe('person');
  });

  it('is what REST says where GraphQL refuses with a status of success', async () => {
    const refusal = Object.assign(new Error('refused'), { errors: [{ type: 'FORBIDDEN' }] });
    expect(await ownLogin(clientOf(refusal, { data: { login: 'person' } }))).toBe('person');
    expect(isWithoutGraphql(refusal)).toBe(true);
  });

  it.each([403, 404])('is that of any App where REST answers %d too', async (status) => {
    const client = clientOf(refused(404), refused(status));
    expect(await ownLogin(client)).toBeUndefined();
    const isOurs = await ownAuthor(client);
    expect([isOurs({ login: 'x[bot]', type: 'Bot' }), isOurs({ login: 'x', type: 'User' }), isOurs(null)]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it.each<[string, Client]>([
    ['GraphQL is broken', clientOf(refused(502))],
    ['the token is not valid', clientOf(refused(401))],
    ['nobody answers', clientOf(refused(403, { cause: new Error('reset') }))],
    ['REST is broken', clientOf(refused(404), refused(500))],
    ['there is no login', clientOf(viewer(''))],
    ['the login is no text', clientOf(viewer(7))],
    ['there is no viewer', clientOf(null)],
  ])('is not guessed where %s', async (_, client) => {
    await expect(ownLogin(client)).rejects.toThrow();
  });
});
