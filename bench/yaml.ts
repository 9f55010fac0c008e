/** Measures the two readers of YAML on the files of a repository: what each reads, and why the plain reader leaves a document. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isTemplated, untemplate } from '../src/parsers/template.ts';
import { documents, parse } from '../src/parsers/yaml.ts';
import { readPlain } from '../src/parsers/yaml-plain.ts';
import { withoutSchemas } from '../src/parsers/yaml-schemas.ts';

interface Row {
  documents: number;
  bytes: number;
  /** Of those bytes, in schemas that neither reader sees. */
  schemas: number;
  milliseconds: number;
  example?: string;
}

/** Prints documents, bytes and time by reader, and by reason where the plain reader refuses. */
export function benchYaml(folder: string): void {
  const rows = new Map<string, Row>();
  for (const path of yamlFiles(folder)) {
    const text = readFileSync(join(folder, path), 'utf8');
    for (const document of documents(text)) {
      const started = performance.now();
      const { reader, line, schemas } = read(document.text);
      const row = rows.get(reader) ?? { documents: 0, bytes: 0, schemas: 0, milliseconds: 0 };
      row.documents++;
      row.bytes += document.text.length;
      row.schemas += schemas;
      row.milliseconds += performance.now() - started;
      if (line !== undefined) row.example ??= `${path}:${document.line + line - 1}`;
      rows.set(reader, row);
    }
  }
  console.log(`${'reader'.padEnd(30)}documents      kB  schemas kB      ms  example`);
  for (const [reader, row] of [...rows].sort(([, a], [, b]) => b.bytes - a.bytes)) {
    const numbers = [row.documents, row.bytes / 1e3, row.schemas / 1e3, row.milliseconds];
    const widths = [9, 8, 12, 8];
    const columns = numbers.map((number, index) => number.toFixed(0).padStart(widths[index] as number));
    console.log(`${reader.padEnd(30)}${columns.join('')}  ${row.example ?? ''}`);
  }
}

function yamlFiles(folder: string): string[] {
  const listed = execFileSync('git', ['-C', folder, 'ls-files', '-z'], { encoding: 'utf8', maxBuffer: 1 << 28 });
  return listed.split('\0').filter((path) => /\.(?:ya?ml|tpl)(?:\.(?:j2|tpl|gotmpl|tmpl))?$/i.test(path));
}

/** Reads a document as the audit does. */
function read(text: string): { reader: string; line?: number; schemas: number } {
  const templated = isTemplated(text);
  const { text: whole, actions } = templated ? untemplate(text) : { text, actions: [] };
  const source = withoutSchemas(whole);
  const schemas = whole.length - source.length;
  const origin = { actions, templated };
  const plain = readPlain(source, 0, origin);
  if (plain.refused === undefined) return { reader: 'plain', schemas };
  const { problem } = parse(source, 1, origin);
  const outcome = problem === undefined ? 'library' : problem.reason;
  return { reader: `${outcome}: ${plain.refused}`, line: plain.line, schemas };
}
