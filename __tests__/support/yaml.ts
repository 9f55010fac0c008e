import { documents, type YamlDocument } from '../../src/parsers/yaml.ts';

/** The only document of a text that holds one, or the first of several. */
export function yaml(text: string): YamlDocument {
  return documents(text)[0] ?? { line: 1, text, root: () => undefined, problem: () => undefined };
}
