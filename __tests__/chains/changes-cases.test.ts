/** What no pull request may be told, on the cases of all mechanisms: that it fixes something, or that lines have moved. */
import { describe, expect, it } from 'vitest';
import { worthAComment } from '../../src/reporters/comment.ts';
import { casesIn, type Files } from '../support/cases.ts';
import { auditPullRequest, type TeamChain } from '../support/team-chains.ts';

type Tree = TeamChain['team'][string];

const treeOf = (files: Files): Tree =>
  Object.fromEntries(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)]));

async function told(base: Tree, head: Tree, level?: string): Promise<string[]> {
  const report = await auditPullRequest({ 'corp/web': base }, { 'corp/web': head });
  const worth = worthAComment(report).filter((one) => level === undefined || one.level === level);
  return worth.map(({ rule, location, message }) => `${rule} ${location.path}: ${message}`);
}

/** The same files with a comment above all else, where their kind has one. */
function shifted(tree: Tree): Tree {
  const entries = Object.entries(tree).map(([path, bytes]) => {
    const text = bytes.toString();
    const commented = /\.(?:ya?ml|tf|conf|cfg|service|timer)$/.test(path) && !text.startsWith('#!');
    return [path, commented ? Buffer.from(`# Kept by the platform team.\n${text}`) : bytes] as const;
  });
  return Object.fromEntries(entries);
}

describe.each([...new Set(casesIn('mechanisms').map(({ of }) => of))])('%s', (file) => {
  const cases = casesIn('mechanisms').filter(({ of }) => of === file);

  it('says nothing of a change that fixes', async () => {
    for (const { name, before, fixed } of cases) {
      if (fixed !== undefined) expect(await told(treeOf(before.files), treeOf(fixed.files)), name).toEqual([]);
    }
  });

  it('says nothing of lines that move, or of all that goes together', async () => {
    for (const { name, before } of cases.filter((one) => one.name.startsWith('healthy'))) {
      const tree = treeOf(before.files);
      const moved = shifted(tree);
      if (Object.keys(tree).some((path) => tree[path] !== moved[path]))
        expect(await told(tree, moved), name).toEqual([]);
      // That a step is gone without a known user is worth a warning; nothing breaks.
      expect(await told(tree, {}, 'error'), name).toEqual([]);
    }
  });
});
