/** What the project is published as: the limits of the places it is published in, and the files that they get. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import manifest from '../package.json' with { type: 'json' };

const ROOT = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const action = parse(read('action.yml'));

/** https://docs.github.com/en/actions/reference/workflows-and-actions/metadata-syntax and the form of the Marketplace. */
describe('action.yml', () => {
  it('has a description that the Marketplace takes: fewer than 125 characters', () => {
    expect(action.description.length).toBeLessThan(125);
    expect(action.description.length).toBeGreaterThan(40);
  });

  it('has a name that can be one of the Marketplace, an author and a branding of its lists', () => {
    expect(action.name).toMatch(/^[A-Z][\w -]{2,49}$/);
    expect(action.author).toMatch(/\S/);
    expect(['white', 'black', 'yellow', 'blue', 'green', 'orange', 'red', 'purple', 'gray-dark']).toContain(
      action.branding.color,
    );
    // A few of https://feathericons.com; not all of its icons are allowed.
    expect(['shield', 'lock', 'award', 'check-circle']).toContain(action.branding.icon);
  });

  it('runs a file that is there, on a Node that runners have', () => {
    expect(action.runs).toEqual({ using: 'node24', main: 'dist/action.js' });
    expect(existsSync(join(ROOT, action.runs.main))).toBe(true);
  });

  it('ends with the inputs for tests', () => {
    expect(Object.keys(action.inputs).slice(-3)).toEqual(['token', 'dry-run', 'now']);
  });
});

describe('package.json', () => {
  it('is short in words and complete in links', () => {
    expect(manifest.description.length).toBeLessThanOrEqual(200);
    expect(manifest.keywords.length).toBeGreaterThanOrEqual(5);
    expect(manifest).toMatchObject({
      repository: { type: 'git', url: 'git+https://github.com/cert-hygiene/cert-hygiene.git' },
      bugs: 'https://github.com/cert-hygiene/cert-hygiene/issues',
      publishConfig: { access: 'public', provenance: true },
    });
  });

  it('needs nothing at run time: everything is in the bundle', () => {
    expect(manifest).not.toHaveProperty('dependencies');
    expect(manifest).not.toHaveProperty('scripts.postinstall');
    expect(manifest).not.toHaveProperty('scripts.prepare');
  });
});

describe('the container image', () => {
  const steps = read('Dockerfile').split('\n');

  it('copies only what is there and what .dockerignore lets in', () => {
    const allowed: string[] = read('.dockerignore').match(/(?<=^!).*/gm) ?? [];
    const copied = steps.filter((line) => line.startsWith('COPY ')).flatMap((line) => line.split(' ').slice(1, -1));
    expect(copied.filter((path) => !existsSync(join(ROOT, path)) || !allowed.includes(path))).toEqual([]);
    expect(copied).toContain('dist');
  });

  it('runs as a user without rights, on the Node of the Action', () => {
    expect(steps).toContain('USER node');
    expect(steps).toContain(`FROM node:${action.runs.using.replace('node', '')}-bookworm-slim`);
  });
});

it('the hook of pre-commit starts the committed bundle', () => {
  const hooks = parse(read('.pre-commit-hooks.yaml'));
  expect(hooks).toMatchObject([{ id: 'cert-hygiene', language: 'script', pass_filenames: false }]);
  expect(existsSync(join(ROOT, hooks[0].entry.split(' ')[0]))).toBe(true);
  expect(read('dist/cli.js')).toMatch(/^#!\/usr\/bin\/env node\n/);
});
