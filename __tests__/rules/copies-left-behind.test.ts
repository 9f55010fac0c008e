import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { copiesLeftBehind } from '../../src/rules/copies-left-behind.ts';
import { at } from '../support/builders.ts';
import { changeProblems, inventoryOf } from '../support/changes.ts';

const FIXTURES = join(import.meta.dirname, '../fixtures/incident');
const OLD = readFileSync(join(FIXTURES, 'stale/pods/13/tls.crt'), 'utf8');
const NEW = readFileSync(join(FIXTURES, 'stale/legacy/mail/fullchain.pem'), 'utf8');
const OWNERS = 'legacy/ @corp/legacy\npods/ @corp/mail\n';
const now = at('2025-08-26');
const base = { 'legacy/mail.pem': OLD, 'pods/13/tls.crt': OLD, '.github/CODEOWNERS': OWNERS };

it('names the places that the renewal leaves behind, and their owners', async () => {
  const [problem, ...more] = await changeProblems(copiesLeftBehind, base, { ...base, 'legacy/mail.pem': NEW }, { now });
  expect(more).toEqual([]);
  expect(problem?.locations).toMatchObject([{ path: 'legacy/mail.pem' }]);
  expect(problem?.related).toMatchObject([{ path: 'pods/13/tls.crt' }]);
  expect(problem?.owners).toEqual(['@corp/mail']);
});

it('is silent when every copy is renewed, or none', async () => {
  const all = { ...base, 'legacy/mail.pem': NEW, 'pods/13/tls.crt': NEW };
  expect(await changeProblems(copiesLeftBehind, base, all, { now })).toEqual([]);
  expect(await changeProblems(copiesLeftBehind, base, { ...base, 'README.md': 'x' }, { now })).toEqual([]);
});

it('does not blame a change for what was left behind before it', async () => {
  const before = { ...base, 'legacy/mail.pem': NEW };
  expect(await changeProblems(copiesLeftBehind, before, { ...before, 'README.md': 'x' }, { now })).toEqual([]);
});

it('knows the copies in other repositories of the team', async () => {
  const team = await inventoryOf({ 'values/tls.crt': OLD, CODEOWNERS: '' }, 'corp/chart');
  const alone = { 'legacy/mail.pem': OLD };
  const [problem] = await changeProblems(copiesLeftBehind, alone, { 'legacy/mail.pem': NEW }, { now, team });
  expect(problem?.related).toMatchObject([{ repository: 'corp/chart', path: 'values/tls.crt' }]);
});

it('names what is left behind by a copy of a version that the base has already', async () => {
  const before = { ...base, 'legacy/mail.pem': NEW, 'pods/15/tls.crt': OLD };
  const [problem, ...more] = await changeProblems(
    copiesLeftBehind,
    before,
    { ...before, 'pods/13/tls.crt': NEW },
    { now },
  );
  expect(more).toEqual([]);
  expect(problem?.locations).toMatchObject([{ path: 'pods/13/tls.crt' }]);
  expect(problem?.related).toMatchObject([{ path: 'pods/15/tls.crt' }]);
  expect(
    await changeProblems(
      copiesLeftBehind,
      before,
      { ...before, 'pods/13/tls.crt': NEW, 'pods/15/tls.crt': NEW },
      { now },
    ),
  ).toEqual([]);
});
