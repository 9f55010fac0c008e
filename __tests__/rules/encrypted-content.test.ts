import { describe, expect, it } from 'vitest';
import type { Encryption } from '../../src/model/index.ts';
import { configurationNotUnderstood } from '../../src/rules/configuration-not-understood.ts';
import { encryptedContent as rule } from '../../src/rules/encrypted-content.ts';
import { unreadable as material } from '../../src/rules/unreadable.ts';
import { policy, problems, unreadable } from '../support/builders.ts';

const encrypted = (path: string, encryption: Encryption = 'sops') =>
  unreadable(path, { kind: 'encrypted', reason: 'locked', encryption });

describe('encrypted-content', () => {
  it('is one problem for all files, counted by kind', () => {
    const many = Array.from({ length: 300 }, (_, index) => encrypted(`apps/${index}.yaml`));
    const inventory = { unreadable: [...many, encrypted('a.crt', 'git-crypt'), encrypted('apps/1.yaml')] };
    const [problem, ...others] = problems(rule, { inventory });
    expect(others).toEqual([]);
    expect(problem?.message).toBe(
      '301 encrypted files were not read (300 SOPS, 1 git-crypt). Certificates in them are not checked.',
    );
    expect(problem?.locations).toHaveLength(301);
    expect(problems(material, { inventory })).toEqual([]);
    expect(problems(configurationNotUnderstood, { inventory })).toEqual([]);
  });

  it('counts one file in the singular, and advises on SOPS only where it is used', () => {
    const [problem] = problems(rule, { inventory: { unreadable: [encrypted('a.crt', 'git-crypt')] } });
    expect(problem?.message).toBe('1 encrypted file was not read (1 git-crypt). Certificates in it are not checked.');
    expect(problem?.fix).toBeUndefined();
    expect(problems(rule, { inventory: { unreadable: [encrypted('a.yaml')] } })[0]?.fix).toContain('SOPS');
  });

  it('counts those of tests only where there are no others', () => {
    const contextOf = ({ path }: { path: string }) => (path.startsWith('test/') ? 'fixture' : 'production');
    const judged = { policy: policy({ contextOf }) };
    const both = { unreadable: [encrypted('test/a.yaml'), encrypted('b.yaml')] };
    expect(problems(rule, { ...judged, inventory: both })[0]?.locations.map(({ path }) => path)).toEqual(['b.yaml']);
    const tests = { unreadable: [encrypted('test/a.yaml')] };
    expect(problems(rule, { ...judged, inventory: tests })[0]?.locations).toHaveLength(1);
  });

  it('says nothing of other objects that cannot be read', () => {
    expect(problems(rule, { inventory: { unreadable: [unreadable('a.jks', { reason: 'locked' })] } })).toEqual([]);
  });
});
