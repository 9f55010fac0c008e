/** What no pull request may be told, on the fixtures of all mechanisms: that it mends something, or that lines have moved. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { worthAComment } from '../../src/reporters/comment.ts';
import { auditPullRequest, type TeamChain } from '../support/team-chains.ts';

const ROOT = join(import.meta.dirname, '../fixtures/mechanisms');
type Tree = TeamChain['team'][string];

function treeOf(folder: string): Tree {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(paths.map((path) => [path.slice(folder.length + 1), readFileSync(path)]));
}

async function told(base: Tree, head: Tree): Promise<string[]> {
  const report = await auditPullRequest({ 'corp/web': base }, { 'corp/web': head });
  return worthAComment(report).map(({ rule, location, message }) => `${rule} ${location.path}: ${message}`);
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

describe.each(readdirSync(ROOT))('%s', (id) => {
  const folders = readdirSync(join(ROOT, id));

  it('says nothing of a change that mends', async () => {
    for (const name of folders.filter((one) => folders.includes(`${one}.mended`))) {
      const [bad, good] = [name, `${name}.mended`].map((one) => treeOf(join(ROOT, id, one))) as [Tree, Tree];
      expect(await told(bad, good), name).toEqual([]);
    }
  });

  it('says nothing of lines that move, or of all that goes together', async () => {
    for (const name of folders.filter((one) => one.startsWith('healthy'))) {
      const tree = treeOf(join(ROOT, id, name));
      const moved = shifted(tree);
      if (Object.keys(tree).some((path) => tree[path] !== moved[path]))
        expect(await told(tree, moved), name).toEqual([]);
      expect(await told(tree, {}), name).toEqual([]);
    }
  });
});
