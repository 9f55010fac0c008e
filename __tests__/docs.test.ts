import { describe, expect, it } from 'vitest';
import { pages, stalePages } from '../scripts/docs.ts';
import { allRules } from '../src/audit/audit.ts';
import { COMMANDS } from '../src/commands/command-table.ts';
import { rules } from '../src/rules/index.ts';

describe('generated pages', () => {
  it('are what the objects say', async () => {
    expect(await stalePages()).toEqual([]);
  });

  it('hold every rule, each under its own heading', async () => {
    const all = await pages();
    const text = `${all.get('docs/rules.md')}${all.get('docs/mechanisms.md')}`;
    expect(allRules.filter((rule) => !text.includes(`# ${rule.id}\n`)).map((rule) => rule.id)).toEqual([]);
  });
});

describe('every rule', () => {
  it('has an id of its own that states a problem, never a level', () => {
    const ids = allRules.map((rule) => rule.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id) || /(error|warning|note)$/.test(id))).toEqual([]);
  });

  it('says why and how to fix it, in sentences', () => {
    const short = allRules.filter(({ why, fix, title }) => !/\.$/.test(why) || !/\.$/.test(fix) || title.length < 10);
    expect(short.map((rule) => rule.id)).toEqual([]);
  });

  it('of a mechanism cites a source', () => {
    const own = new Set(rules.map((rule) => rule.id));
    const silent = allRules.filter((rule) => !own.has(rule.id) && !rule.references.some((url) => /^https:/.test(url)));
    expect(silent.map((rule) => rule.id)).toEqual([]);
  });
});

it('the README names every command', async () => {
  const readme = (await pages()).get('README.md') ?? '';
  expect(COMMANDS.filter((command) => !readme.includes(command.name)).map((command) => command.name)).toEqual([]);
});
