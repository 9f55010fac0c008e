import { describe, expect, it } from 'vitest';
import { configurationNotUnderstood as rule } from '../../src/rules/configuration-not-understood.ts';
import { unreadable as material } from '../../src/rules/unreadable.ts';
import { problems, unreadable } from '../support/builders.ts';

const config = (path: string, line = 1) => unreadable(path, { kind: 'configuration', reason: 'unsupported', line });

describe('configuration-not-understood', () => {
  it('is one problem for all files, each counted once', () => {
    const inventory = { unreadable: [config('a.yaml'), config('a.yaml', 9), config('charts/b.yaml')] };
    const [problem, ...others] = problems(rule, { inventory });
    expect(others).toEqual([]);
    expect(problem?.message).toBe(
      '2 configuration files could not be understood. Their renewal, copy or reload steps are unknown.',
    );
    expect(problem?.locations.map(({ path }) => path)).toEqual(['a.yaml', 'charts/b.yaml']);
    expect(problems(material, { inventory })).toEqual([]);
  });

  it('counts one file in the singular', () => {
    const found = problems(rule, { inventory: { unreadable: [config('a.yaml')] } });
    expect(found[0]?.message).toBe(
      '1 configuration file could not be understood. Its renewal, copy or reload steps are unknown.',
    );
  });

  it('says nothing of certificate material', () => {
    const inventory = { unreadable: [unreadable('a.jks')] };
    expect(problems(rule, { inventory })).toEqual([]);
    expect(problems(material, { inventory })).toHaveLength(1);
  });
});
