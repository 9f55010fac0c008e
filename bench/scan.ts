/**
 * Measures the audit against `git grep`, on the same tree in the same run: for the one string that every PEM object has, which is
 * the yardstick, and for every string that the audit looks for.
 *
 *   npm run bench -- [--real] DIR … [--made N,N] [--node FILE …] [--runs N] [--write PAGE]   measure on whole repositories and
 *                                                    on trees of N files, with these programs of Node.js
 *   npm run bench -- --make N DIR                    make a git work tree of N files, the same one every time
 *   npm run bench -- --growth                        measure how cost grows with repositories of one kind
 *   npm run bench -- --rotation [--runs N]           measure on rotation configuration against parsing it once
 *   npm run bench -- --yaml DIR                      measure the readers of YAML on the files of a repository
 *
 * `--cli FILE` measures another program than dist/cli.js.
 */
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { makeTree } from './file-tree.ts';
import { benchGrowth } from './growth.ts';
import { benchReal } from './real.ts';
import { benchRotation } from './rotation.ts';
import { benchYaml } from './yaml.ts';

const ROOT = resolve(import.meta.dirname, '..');

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    make: { type: 'string' },
    made: { type: 'string', default: '' },
    node: { type: 'string', multiple: true, default: [process.execPath] },
    real: { type: 'boolean', default: false },
    growth: { type: 'boolean', default: false },
    rotation: { type: 'boolean', default: false },
    yaml: { type: 'string' },
    runs: { type: 'string', default: '9' },
    cli: { type: 'string', default: join(ROOT, 'dist', 'cli.js') },
    write: { type: 'string' },
  },
});
const [path] = positionals;
const cli = resolve(values.cli);
const made = values.made.split(',').filter(Boolean).map(Number);
if (values.rotation) benchRotation(cli, Number(values.runs));
else if (values.growth) await benchGrowth(cli, values.node[0] as string, console.log);
else if (values.yaml !== undefined) benchYaml(resolve(values.yaml));
else if (values.make !== undefined && path !== undefined) makeTree(resolve(path), Number(values.make));
else if (positionals.length + made.length > 0) {
  await benchReal({
    folders: positionals,
    made,
    nodes: values.node,
    cli,
    runs: Number(values.runs),
    write: values.write,
  });
} else {
  console.error('usage: npm run bench -- DIR … | --made N | --make N DIR | --growth | --rotation | --yaml DIR');
  process.exitCode = 2;
}
