import { expect, it } from 'vitest';
import { ignoreCommentInvalid } from '../../src/rules/ignore-comment-invalid.ts';
import { entryUse, location, problems } from '../support/builders.ts';

it('says why a comment ignores nothing, with the text of the file made visible', () => {
  const entry = entryUse({
    kind: 'comment',
    state: 'invalid',
    text: 'expird a.yaml',
    problem: 'there is no rule "expird\u001b[31m"; did you mean "expired"?',
    location: location('a.yaml', 7),
  });
  const [problem, ...more] = problems(ignoreCommentInvalid, {
    entries: [entry, entryUse(), entryUse({ kind: 'comment' })],
  });
  expect(more).toEqual([]);
  expect(problem?.message).toMatch(
    /^The comment ignores nothing: there is no rule "expird\S*"; did you mean "expired"\?\.$/,
  );
  expect(problem?.message).not.toContain('\u001b');
  expect(problem?.locations).toMatchObject([{ path: 'a.yaml', line: 7 }]);
});
