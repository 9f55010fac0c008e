/**
 * What `npm run new` writes, as texts by path: the plug-in, its line in the list of its layer, a case and a test. Each
 * place that a person has to fill in says `TODO:` and what belongs there; tests fail until none is left.
 */
import * as texts from './scaffold-texts.ts';

export const KINDS = ['rule', 'mechanism', 'decoder'] as const;
export type Kind = (typeof KINDS)[number];

/** The project as files: `list` gives the paths below a folder, `read` a text, or undefined where there is none. */
export interface Project {
  list(folder: string): string[];
  read(path: string): string | undefined;
}

/** A request that cannot be met, in a sentence for the person who made it. */
export class ScaffoldError extends Error {}

/** The cases of the family that a new rule starts in. */
const CASES = '__tests__/rules/cases/renewal.md';

/** Every file that is new or changed, with its whole text. */
export function scaffold(kind: Kind, id: string, project: Project): Map<string, string> {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)) {
    throw new ScaffoldError(`"${id}" is no name in kebab case, such as renewal-too-late.`);
  }
  const files = filesOf(kind, id, project);
  for (const path of files.created.keys()) {
    if (project.read(path) !== undefined) throw new ScaffoldError(`${path} exists already.`);
  }
  return new Map([...files.created, ...files.changed]);
}

interface Written {
  created: Map<string, string>;
  changed: Map<string, string>;
}

function filesOf(kind: Kind, id: string, project: Project): Written {
  const name = camelCase(id);
  if (kind === 'mechanism') {
    return {
      created: new Map([
        [`src/mechanisms/${id}/index.ts`, texts.mechanismText(id, name)],
        [`__tests__/mechanisms/cases/${id}.md`, texts.casesOfMechanism(id)],
      ]),
      changed: listed('src/mechanisms/list.ts', name, `./${id}/index.ts`, project),
    };
  }
  if (kind === 'decoder') {
    return {
      created: new Map([
        [`src/decoders/${id}.ts`, texts.decoderText(id, name)],
        [`__tests__/decoders/${id}.test.ts`, texts.decoderTest(id, name)],
      ]),
      changed: listed('src/decoders/list.ts', name, `./${id}.ts`, project),
    };
  }
  const mechanism = mechanismOf(id, project);
  if (mechanism !== undefined) return { created: new Map(), changed: ruleOfMechanism(mechanism, id, project) };
  return {
    created: new Map([
      [`src/rules/${id}.ts`, texts.ruleText(id, name)],
      [`__tests__/rules/${id}.test.ts`, texts.ruleTest(id, name)],
    ]),
    changed: new Map([
      ...listed('src/rules/list.ts', name, `./${id}.ts`, project),
      [CASES, `${project.read(CASES)}\n${texts.caseOfCertificate(id)}`],
    ]),
  };
}

export function camelCase(id: string): string {
  return id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

/** The mechanism whose id starts the id of a rule: the longest one. */
function mechanismOf(rule: string, project: Project): string | undefined {
  const ids = project.list('src/mechanisms').flatMap((path) => /^src\/mechanisms\/([^/]+)\//.exec(path)?.[1] ?? []);
  const fitting = [...new Set(ids)].filter((id) => rule.startsWith(`${id}-`));
  return fitting.sort((a, b) => b.length - a.length)[0];
}

/** The list of a layer with one more plug-in. */
function listed(path: string, name: string, from: string, project: Project): Map<string, string> {
  const text = project.read(path);
  if (text === undefined) throw new ScaffoldError(`${path}, the list of plug-ins, is missing.`);
  return new Map([[path, withLine(text, `export { ${name} } from '${from}';`, from)]]);
}

function withImport(text: string, name: string, from: string): string {
  return withLine(text, `import { ${name} } from '${from}';`, from);
}

/** A source with one more import or export from a module, which stands where the linter wants it. */
function withLine(text: string, added: string, from: string): string {
  const lines = text.split('\n');
  const { compare } = new Intl.Collator('en', { numeric: true });
  const before = (line: string) => {
    const other = /^(?:(?:im|ex)port .*|\}) from '([^']+)';$/.exec(line)?.[1];
    return other !== undefined && compare(other, from) < 0;
  };
  return lines.toSpliced(lines.findLastIndex(before) + 1, 0, added).join('\n');
}

/** The rules of a mechanism with one more at the end of their list, and its case. */
function ruleOfMechanism(mechanism: string, id: string, project: Project): Map<string, string> {
  const cases = `__tests__/mechanisms/cases/${mechanism}.md`;
  const folder = `src/mechanisms/${mechanism}`;
  const everything = project.list(folder).map((path) => [path, project.read(path) ?? ''] as const);
  if (everything.some(([, text]) => text.includes(`'${id}'`))) throw new ScaffoldError(`${id} exists already.`);
  // Of several lists, the one in the shortest file.
  const [found] = everything
    .flatMap(([path, text]) => {
      const list = /^(?:export )?const \w+: readonly Rule\[\] = \[\n|^ {2}rules: \[(?:\n|(?=\]))/m.exec(text);
      return list === null ? [] : [{ path, text, list }];
    })
    .sort((a, b) => a.text.length - b.text.length);
  if (found === undefined) throw new ScaffoldError(`${folder} has no list of rules to add ${id} to.`);
  const { path, text, list } = found;
  const start = list.index + list[0].length;
  const property = list[0].startsWith('  ');
  const end = list[0].endsWith('\n') ? text.indexOf(property ? '\n  ],' : '\n];', start - 1) + 1 : start;
  const entry = texts.factRuleText(mechanism, id, property ? '    ' : '  ');
  const open = list[0].endsWith('\n') ? '' : '\n';
  const withRule = `${text.slice(0, end)}${open}${entry}${open && '  '}${text.slice(end)}`;
  const imports = /^import \{[^}]*\bfactRule\b/m.test(text);
  return new Map([
    [path, imports ? withRule : withImport(withRule, 'factRule', '../../facts/rule.ts')],
    [cases, `${project.read(cases) ?? `# ${mechanism}\n`}\n${texts.caseOfRule(id)}`],
  ]);
}
