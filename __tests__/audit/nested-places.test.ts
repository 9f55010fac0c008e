import { expect, it } from 'vitest';
import { composePlaces, shownPlace } from '../../src/audit/nested-places.ts';

it.each([
  ['a file has lines of its own', {}, { line: 3, endLine: 9, pointer: 'x' }, 0, { line: 3, endLine: 9, pointer: 'x' }],
  ['a layer has the lines of where it stands', { line: 7 }, { line: 1, endLine: 2 }, 1, { line: 7 }],
  ['pointers are joined by a space', { pointer: 'data["a"]' }, { pointer: '#2' }, 1, { pointer: 'data["a"] #2' }],
  [
    'but for those of archives',
    { pointer: 'WEB-INF/web.jks!' },
    { pointer: 'alias "w"' },
    2,
    { pointer: 'WEB-INF/web.jks!alias "w"' },
  ],
  ['an outer pointer stands alone', { pointer: 'a!' }, {}, 1, { pointer: 'a!' }],
])('%s', (_, outer, inner, depth, composed) => {
  expect(composePlaces(outer, inner, depth)).toEqual(composed);
});

it('shows no mark that waits for more', () => {
  expect(shownPlace({ line: 1, pointer: 'lib/a.pem!' })).toEqual({ line: 1, pointer: 'lib/a.pem' });
  expect(shownPlace({})).toEqual({});
});
