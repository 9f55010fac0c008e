/** What the project is published as: the limits of the places it is published in, and the files that they get. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import manifest from '../package.json' with { type: 'json' };
import { releaseNotes } from '../scripts/release-notes.ts';
import { sbom } from '../scripts/sbom.ts';

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

describe('release notes', () => {
  const changelog =
    '# Changelog\n\n## [Unreleased]\n\n## [0.2.0] - 2027-01-01\n\n### Added\n\n- It.\n\n## [0.1.0]\n\nFirst.\n';

  it('are the section of the version', () => {
    expect(releaseNotes(changelog, '0.2.0')).toBe('### Added\n\n- It.\n');
    expect(releaseNotes(changelog, '0.1.0')).toBe('First.\n');
  });

  it.each(['0.3.0', 'Unreleased', '0.1'])('of %s are missing, which stops the release', (version) => {
    expect(() => releaseNotes(changelog, version)).toThrow('CHANGELOG.md has no section');
  });

  it('have somewhere to come from', () => expect(read('CHANGELOG.md')).toContain('\n## [Unreleased]\n'));
});

it('the bill of materials names packages as other tools do', () => {
  const [own, scoped, dual] = [
    { name: 'cert-hygiene', version: '1.0.0' },
    { name: '@actions/core', version: '3.0.1', license: 'MIT' },
    { name: 'node-forge', version: '1.4.3', license: '(BSD-3-Clause OR GPL-2.0)' },
  ];
  const { metadata, components } = JSON.parse(sbom([scoped, dual] as never, own as never));
  expect(metadata.component).toMatchObject({ type: 'application', purl: 'pkg:npm/cert-hygiene@1.0.0' });
  expect(components).toMatchObject([
    { purl: 'pkg:npm/%40actions/core@3.0.1', licenses: [{ license: { id: 'MIT' } }] },
    { purl: 'pkg:npm/node-forge@1.4.3', licenses: [{ expression: '(BSD-3-Clause OR GPL-2.0)' }] },
  ]);
});

describe('issue templates', () => {
  const folder = '.github/ISSUE_TEMPLATE';
  const forms = readdirSync(join(ROOT, folder)).filter((name) => name !== 'config.yml');

  it('are for a false alarm, a missed danger and a bug', () => {
    expect(forms.sort()).toEqual(['bug.yml', 'false-alarm.yml', 'missed-danger.yml']);
  });

  it.each(forms)('%s is a form as GitHub reads it, and warns of real keys', (name) => {
    const { name: title, description, body } = parse(read(`${folder}/${name}`));
    expect([title, description].filter((text) => typeof text === 'string' && text !== '')).toHaveLength(2);
    expect(body.filter(({ type }: { type: string }) => !['input', 'textarea', 'dropdown'].includes(type))).toEqual([]);
    const ids = body.map(({ id }: { id: string }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(body.filter((one: { attributes: { label?: string } }) => !one.attributes.label)).toEqual([]);
    expect(read(`${folder}/${name}`)).toContain('Never paste a real private key');
  });
});

it('Dependabot updates packages, actions and the image', () => {
  const { version, updates } = parse(read('.github/dependabot.yml'));
  expect(version).toBe(2);
  const kinds = updates.map((one: { 'package-ecosystem': string }) => one['package-ecosystem']);
  expect(kinds).toEqual(['npm', 'github-actions', 'docker']);
});
