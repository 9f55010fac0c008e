import type { ConfigFile } from '../model/index.ts';
import { documents, scriptText, type YamlNode, yamlDocuments } from '../parsers/yaml.ts';

/** One state of an SLS file. */
export interface SaltState {
  id: string;
  /** Module and function: `file.managed`. */
  name: string;
  /** Its arguments by their names. */
  given: ReadonlyMap<string, YamlNode>;
  line: number;
}

/** The states of an SLS file, in both spellings: `file.managed: […]`, and `file: [managed, …]`. */
export function saltStates(file: ConfigFile): readonly SaltState[] {
  return file.shared('salt-states', (text) => {
    const whole = yamlDocuments(file);
    const roots = whole.flatMap((document) => document.root() ?? []);
    const broken = whole.some((document) => document.problem() !== undefined);
    return (broken ? blocks(text) : roots).flatMap((root) =>
      [...root.entries].flatMap(([id, body]) =>
        [...body.entries].flatMap(([name, state]) => stateOf(id, name, state) ?? []),
      ),
    );
  });
}

/** States of one file that are read one by one, and the bytes that they may have together with the lines before them. */
const MAX_BLOCKS = 300;
const MAX_BLOCK_BYTES = 4_000_000;

/**
 * The states of a file that does not read as YAML as a whole, each for itself: from one name at the start of a line to the
 * next. A state that its template puts together from parts is left out.
 */
function blocks(text: string): YamlNode[] {
  if (/^\s{0,8}#!\s?(?:py|pydsl|pyobjects)/.test(text)) return [];
  const rows = text.split('\n');
  const starts = rows.flatMap((row, index) =>
    /^(?:[\w/.'"-]|\{\{)[^#]{0,300}:\s{0,20}(?:#.*)?$/.test(row) ? [index] : [],
  );
  let left = MAX_BLOCK_BYTES;
  return starts.slice(0, MAX_BLOCKS).flatMap((start, index) => {
    const own = rows.slice(start, starts[index + 1] ?? rows.length);
    const body = own.map((row) => (/^\{[%#]/.test(row) ? '' : row));
    const block = '\n'.repeat(start) + body.join('\n');
    left -= block.length;
    return left < 0 ? [] : documents(block).flatMap((document) => document.root() ?? []);
  });
}

function stateOf(id: string, name: string, state: YamlNode): SaltState | undefined {
  const given = new Map(state.items.flatMap((item) => [...item.entries]));
  if (name.includes('.')) return { id, name, given, line: state.line };
  const called = state.items.find((item) => item.kind === 'scalar');
  return called === undefined ? undefined : { id, name: `${name}.${scriptText(called)}`, given, line: state.line };
}
