/** The npm package as a newcomer gets it: packed, and run from an empty folder without an installation. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { folder } from '../support/bundle.ts';

const ROOT = join(import.meta.dirname, '../..');
const NODE = process.env.CERT_HYGIENE_NODE ?? process.execPath;

interface Packed {
  filename: string;
  size: number;
  files: { path: string; mode: number }[];
}

/** npm on the Node to test, without network, settings or cache of whoever runs the tests. */
function npm(cwd: string, home: string, ...args: string[]): string {
  const env = {
    PATH: `${dirname(NODE)}:${process.env.PATH}`,
    HOME: home,
    npm_config_cache: join(home, 'cache'),
    npm_config_offline: 'true',
    npm_config_update_notifier: 'false',
  };
  return execFileSync('npm', args, { cwd, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

let home: string;
let packed: Packed;

beforeAll(() => {
  home = execFileSync('mktemp', ['-d'], { encoding: 'utf8' }).trim();
  [packed] = JSON.parse(npm(ROOT, home, 'pack', '--json', '--pack-destination', home)) as [Packed];
  return () => execFileSync('rm', ['-rf', home]);
});

it('holds the bundle, what describes it, and nothing else', () => {
  const allowed =
    /^(?:dist\/(?:[a-z]+\.js|chunks\/[\w.-]+\.js|licenses\.txt|package\.json|sbom\.cdx\.json)|schemas\/[\w-]+\.schema\.json|action\.yml|package\.json|README\.md|CHANGELOG\.md|LICENSE)$/;
  const paths = packed.files.map(({ path }) => path);
  expect(paths.filter((path) => !allowed.test(path))).toEqual([]);
  for (const path of [
    'dist/cli.js',
    'dist/worker.js',
    'dist/action.js',
    'LICENSE',
    'README.md',
    'schemas/config.schema.json',
  ])
    expect(paths).toContain(path);
  expect(packed.size).toBeLessThan(2_000_000);
});

it('runs from an empty folder, and finds the incident in a repository', () => {
  const cwd = join(folder(), 'empty');
  mkdirSync(cwd);
  const tarball = join(home, packed.filename);
  const run = (where: string, ...args: string[]) =>
    npm(where, home, 'exec', '--yes', `--package=${tarball}`, '--', 'cert-hygiene', ...args);
  expect(run(cwd, '--version')).toBe(`cert-hygiene ${manifest.version}\n`);
  expect(run(cwd, 'demo')).toContain('stale-copy');
  const repository = folder('incident/stale');
  const report = run(repository, 'scan', '--now', '2025-09-01', '--format', 'json', '--fail-on', 'never');
  expect(JSON.parse(report).findings[0]).toMatchObject({ rule: 'stale-copy', location: { path: 'pods/13/tls.crt' } });
});

it('lists in its bill of materials what it has licenses of', () => {
  const licensed = [...readFileSync(join(ROOT, 'dist/licenses.txt'), 'utf8').matchAll(/^(\S+) (\d\S*) \(.*\)$/gm)];
  const { components } = JSON.parse(readFileSync(join(ROOT, 'dist/sbom.cdx.json'), 'utf8'));
  const listed = components.map(({ name, version }: { name: string; version: string }) => `${name} ${version}`);
  expect(listed).toEqual(licensed.map(([, name, version]) => `${name} ${version}`));
  expect(listed.length).toBeGreaterThan(5);
});
