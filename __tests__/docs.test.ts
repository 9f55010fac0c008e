import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pages, stalePages } from '../scripts/docs.ts';
import { CONFIG_EXAMPLES } from '../scripts/pages/configuration.ts';
import { allRules, families } from '../src/audit/rules.ts';
import { COMMANDS } from '../src/commands/command-table.ts';
import { readConfig } from '../src/policy/config.ts';
import { rules } from '../src/rules/index.ts';
import { casesOf } from './support/cases.ts';

const ROOT = join(import.meta.dirname, '..');

const all = await pages();

describe('generated pages', () => {
  it('are what the objects say', () => {
    expect(stalePages(all)).toEqual([]);
  });

  it('hold one for every rule, with what it needs', () => {
    const parts = ['Why this matters', 'Fix', 'Level', 'Before and after', 'Ignore this'];
    const lacking = allRules.filter(({ id, title, page = '' }) => {
      const [path = ''] = /docs\/rules\/.*$/.exec(page) ?? [];
      const text = all.get(path) ?? '';
      return (
        path !== `docs/rules/${id}.md` ||
        ![`# ${title}`, ...parts.map((part) => `\n## ${part}`)].every((line) => text.includes(`${line}\n`))
      );
    });
    expect(lacking.map(({ id }) => id)).toEqual([]);
  });
});

describe('every rule', () => {
  it('is of one family, whose name is no rule', () => {
    const of = families.flatMap((family) => family.rules.map(({ id }) => id));
    expect(of.toSorted()).toEqual(allRules.map(({ id }) => id).toSorted());
    const names = [...families.map(({ id }) => id), ...of];
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it('has an id of its own that states a problem, never a level', () => {
    const ids = allRules.map((rule) => rule.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id) || /(error|warning|note)$/.test(id))).toEqual([]);
  });

  it('says why and how to fix it, in sentences', () => {
    const short = allRules.filter(({ why, fix, title }) => !/\.$/.test(why) || !/\.$/.test(fix) || title.length < 10);
    expect(short.map((rule) => rule.id)).toEqual([]);
  });

  it('starts below error, unless it comes with the first or a major release', () => {
    const early = (since: string) => since === '0.1.0' || /^[1-9]\d*\.0\.0$/.test(since);
    expect(allRules.filter(({ since, level }) => level === 'error' && !early(since)).map(({ id }) => id)).toEqual([]);
  });

  it('has a case that shows a repository before and after the fix', () => {
    expect(allRules.filter(({ id }) => casesOf(id).length === 0).map(({ id }) => id)).toEqual([]);
  });

  // The tests of cases compare the marks with all that is found.
  it('has an example in which no other rule speaks, and none after the fix', () => {
    const others = allRules.flatMap((rule) => {
      const [example] = casesOf(rule.id);
      const isOwn = (mark: string) => mark.startsWith(`${rule.id} `);
      // What a change takes away is marked where it was: in the repository before it, which is the fixed one.
      const after = example?.fixed.findings.filter((mark) => rule.about !== 'change' || !isOwn(mark)) ?? [];
      // An entry that no longer ignores a finding is shown with that finding, in a file that the fix leaves alone.
      const [old, fixed] = [example?.before.files ?? {}, example?.fixed.files ?? {}];
      const isUnignored = (mark: string) => {
        const path = mark.slice(mark.indexOf(' ') + 1, mark.lastIndexOf(':'));
        return rule.judges === 'policy' && old[path] === fixed[path];
      };
      const before = example?.before.findings.filter((mark) => !isOwn(mark) && !isUnignored(mark)) ?? [];
      const spoken = [...new Set([...before, ...after].map((mark) => mark.split(' ')[0]))].sort();
      return spoken.length > 0 ? [[rule.id, spoken.join(', ')]] : [];
    });
    expect(others).toEqual([]);
  });

  it('of a mechanism cites a source', () => {
    const own = new Set(rules.map((rule) => rule.id));
    const silent = allRules.filter((rule) => !own.has(rule.id) && !rule.references.some((url) => /^https:/.test(url)));
    expect(silent.map((rule) => rule.id)).toEqual([]);
  });
});

describe('the README', () => {
  const readme = all.get('README.md') ?? '';

  it('names every command', () => {
    expect(COMMANDS.filter((command) => !readme.includes(command.name)).map((command) => command.name)).toEqual([]);
  });

  it('has fewer than 1,200 words', () => {
    expect(readme.split(/\s+/).length).toBeLessThan(1_200);
  });
});

describe('the reference of the config', () => {
  const ids = allRules.map(({ id }) => id);

  it.each(Object.entries(CONFIG_EXAMPLES))('has an example of %s that is valid', async (key, { example }) => {
    expect(Object.keys((await readConfig(example, 'example.yml', ids)).config)).toEqual([key]);
  });
});

describe('links in the documentation', () => {
  const files = ['README.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'SECURITY.md', ...pagesIn('docs')];
  const anchors = new Map<string, Set<string>>();
  /** Whether a file, and the heading of it that a link names, are there. */
  function leads(file: string, anchor: string | undefined): boolean {
    if (!existsSync(join(ROOT, file))) return false;
    if (anchor === undefined) return true;
    const known = anchors.get(file) ?? anchorsOf(read(file));
    anchors.set(file, known);
    return known.has(anchor);
  }

  it.each(files)('of %s lead to files and headings that are there', (path) => {
    const text = read(path).replace(/^```.*?^```/gms, '');
    const broken = [...text.matchAll(/\]\((?!https?:|mailto:)([^)\s]*)\)/g)].filter(([, target = '']) => {
      const [file = '', anchor] = target.split('#');
      return !leads(file === '' ? path : join(dirname(path), file), anchor);
    });
    expect(broken.map(([, target]) => target)).toEqual([]);
  });

  it('are found broken where a file or a heading is not there', () => {
    expect([leads('docs/rules/README.md', 'levels'), leads('docs/rules/expired.md', 'fix')]).toEqual([true, true]);
    expect([leads('docs/rules/nothing.md', undefined), leads('docs/rules/expired.md', 'certbot')]).toEqual([
      false,
      false,
    ]);
  });

  it('from texts of the tool lead to pages and headings that are there', () => {
    const paths = [
      'action.yml',
      ...filesIn('src', '.ts'),
      ...filesIn('.github', '.yml'),
      ...filesIn('schemas', '.json'),
    ];
    const links = paths.flatMap((path) =>
      [
        ...read(path).matchAll(
          /(?<![\w/.-])(?:https:\/\/github\.com\/cert-hygiene\/cert-hygiene\/blob\/\w+\/)?(docs\/[\w./-]+\.md)(?:#([\w-]+))?/g,
        ),
      ].map(([, file = '', anchor]) => ({ path, file, anchor })),
    );
    expect(links.length).toBeGreaterThan(0);
    expect(links.filter(({ file, anchor }) => !leads(file, anchor))).toEqual([]);
  });
});

describe('the security model', () => {
  const rows = [...read('docs/security-model.md').matchAll(/^\| .* \| ([^|]*) \|$/gm)].map(([, last = '']) => last);
  const tests = rows.flatMap((last) => [...last.matchAll(/`([\w/.-]+\.test\.ts)`/g)].map(([, file = '']) => file));

  it('names tests that are there, in every row of an attack', () => {
    expect(tests.filter((file) => !existsSync(join(ROOT, '__tests__', file)))).toEqual([]);
    expect(tests.length).toBeGreaterThan(60);
  });
});

function pagesIn(folder: string): string[] {
  return filesIn(folder, '.md');
}

function filesIn(folder: string, end: string): string[] {
  const names = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith(end)).map((name) => join(folder, name));
}

function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** As GitHub makes them of headings: lower case, blanks to hyphens, marks and punctuation gone. */
function anchorsOf(text: string): Set<string> {
  const headings = text.replace(/^```.*?^```/gms, '').matchAll(/^#+ (.*)$/gm);
  return new Set(
    [...headings].map(([, title = '']) =>
      title
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .replace(/ /g, '-'),
    ),
  );
}
