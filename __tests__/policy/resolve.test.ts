import { describe, expect, it } from 'vitest';
import { fileRef } from '../../src/facts/refs.ts';
import { readConfig } from '../../src/policy/config.ts';
import { resolvePolicy } from '../../src/policy/resolve.ts';
import { certificate, fact, inventory, location, repository } from '../support/builders.ts';

const resolve = async (text: string) =>
  resolvePolicy(await readConfig(text, '.github/cert-hygiene.yml', ['expired']), inventory());

describe('a policy', () => {
  it('has defaults where there is no config', async () => {
    const policy = await resolvePolicy(undefined, inventory());
    expect(policy).toMatchObject({
      expiring: { days: 30, lifetime: 1 / 3 },
      fixtureHorizonDays: 180,
      ignore: [],
      expect: [],
      sync: [],
      endpoints: [],
    });
    expect(policy.contextOf(location('testdata/a.pem'))).toBe('fixture');
  });

  it('takes what `fixtures` names after `!` for production; the last entry that matches decides', async () => {
    const { contextOf } = await resolve('fixtures: ["legacy/**", "!testdata/public/**", "testdata/public/old/**"]');
    expect(contextOf(location('legacy/a.pem'))).toBe('fixture');
    expect(contextOf(location('testdata/public/a.pem'))).toBe('production');
    expect(contextOf(location('testdata/public/a.pem'), certificate({ names: ['dns:localhost'] }))).toBe('production');
    expect(contextOf(location('testdata/public/old/a.pem'))).toBe('fixture');
    expect(contextOf(location('testdata/a.pem'))).toBe('fixture');
  });

  it.each([
    ['roles/web/files/www.key', true],
    ['roles/web/files/other.key', false],
    ['values/prod.yaml', true],
  ])('tells whether %s is deployed: %s', async (path, deployed) => {
    const facts = [
      fact({
        kind: 'copy',
        mechanism: 'ansible',
        location: location('roles/web/tasks/main.yml'),
        reads: [fileRef('roles/web/files/www.key')],
      }),
    ];
    expect((await resolvePolicy(undefined, inventory({ facts }))).isDeployed(location(path))).toBe(deployed);
  });

  it.each([
    ['.github/workflows/check.yml', false],
    ['docker-compose.yml', false],
    ['src/compose.override.yaml', false],
    ['docker-compose.prod.yml', true],
    ['deploy/prod/compose.yml', true],
    ['charts/web/values.yaml', true],
  ])('knows whether what a configuration holds is deployed with it: %s: %s', async (path, deployed) => {
    expect((await resolvePolicy(undefined, inventory())).isDeployed(location(path))).toBe(deployed);
  });

  it('knows the folders that hold the code of the repository', async () => {
    const policy = await resolvePolicy(undefined, inventory({ repositories: [repository({ ownFolders: ['deps'] })] }));
    expect(policy.contextOf(location('deps/broker/a.pem'))).toBe('production');
    expect((await resolvePolicy(undefined, inventory())).contextOf(location('deps/broker/a.pem'))).toBe('vendored');
  });

  it.each([
    ['{days: 14}', { days: 14, lifetime: 1 / 3 }],
    ['{lifetime: 1/4}', { days: 30, lifetime: 0.25 }],
    ['{lifetime: 0.2}', { days: 30, lifetime: 0.2 }],
    ['{days: 0, lifetime: 1}', { days: 0, lifetime: 1 }],
    ['{lifetime: 0.3333333333333333}', { days: 30, lifetime: 0.3333333333333333 }],
  ])('expiring: %s', async (text, expiring) => {
    expect((await resolve(`expiring: ${text}`)).expiring).toEqual(expiring);
  });

  it('knows where its entries stand, and spells fingerprints one way', async () => {
    const { ignore } = await resolve(
      `ignore:\n\n- certificate: ${'AB:'.repeat(31)}AB\n  reason: x\n  until: 2027-01-01\n`,
    );
    expect(ignore).toEqual([
      {
        certificate: 'ab'.repeat(32),
        reason: 'x',
        until: '2027-01-01',
        location: { repository: 'corp/web', path: '.github/cert-hygiene.yml', line: 3 },
      },
    ]);
  });

  it('knows what serves, with what `sync` says of it; each endpoint once', async () => {
    const { endpoints } = await resolve(
      [
        'endpoints:',
        '- https://www.corp.internal',
        '- smtp://mx.corp.internal:25',
        'sync:',
        '- name: mail',
        '  source: a.pem',
        '  copies: [b.pem, "smtp://mx.corp.internal:25"]',
        '  within: 24h',
        '  owners: ["@corp/mail"]',
      ].join('\n'),
    );
    const at = (line: number) => location('.github/cert-hygiene.yml', line);
    expect(endpoints).toEqual([
      { endpoint: 'smtp://mx.corp.internal:25', within: '24h', owners: ['@corp/mail'], location: at(5) },
      { endpoint: 'https://www.corp.internal', location: at(2) },
    ]);
  });

  it('adds the fixtures of the config to the built-in ones', async () => {
    const { contextOf } = await resolve('fixtures: ["lab/**", "**/*.golden.pem"]');
    expect(
      ['lab/x/a.pem', 'x/a.golden.pem', 'testdata/a.pem', 'x/lab/a.pem'].map((path) => contextOf(location(path))),
    ).toEqual(['fixture', 'fixture', 'fixture', 'production']);
  });

  it('takes the fixtures of one repository for no other one’s', async () => {
    const read = await readConfig('fixtures: ["corp/lab:certs/**"]', '.github/cert-hygiene.yml', []);
    const repositories = ['corp/lab', 'corp/web'].map((name) => repository({ name }));
    const { contextOf } = await resolvePolicy(read, inventory({ repositories }));
    const at = (name: string) => contextOf(location('certs/a.pem', 1, name));
    expect(['corp/lab', 'corp/web', 'corp/lab'].map(at)).toEqual(['fixture', 'production', 'fixture']);
  });

  it.each([
    ['legacy/**', 'legacy/a/b.pem', true],
    ['legacy/', 'legacy/a/b.pem', true],
    ['/legacy/*', 'legacy/b.pem', true],
    ['./legacy/*', 'legacy/b.pem', true],
    ['**/.hidden/*', 'a/.hidden/b.pem', true],
    ['pods/{13,15}/*', 'pods/15/tls.crt', true],
    ['*.pem', 'a/b.pem', false],
    ['legacy', 'legacy/b.pem', false],
    ['!legacy/**', 'prod/b.pem', false],
    ['#legacy', '#legacy', true],
  ])('the glob %s on %s: %s', async (glob, path, expected) => {
    expect((await resolve('')).matches(glob, path)).toBe(expected);
  });
});
