import type { ConfigFile, Place } from '../model/index.ts';
import { readHcl } from '../parsers/hcl.ts';
import { conditionsOfHcl } from '../parsers/hcl-conditions.ts';
import { conditionsOf } from '../parsers/template-conditions.ts';

/** A text file with its parses, each of which is made once and shared by all mechanisms. */
export function configFile(path: string, text: string): ConfigFile {
  const made = new Map<string, () => unknown>();
  return {
    path,
    text,
    shared<T>(name: string, make: (text: string) => T): T {
      let get = made.get(name);
      if (get === undefined) {
        get = remembered(() => make(text));
        made.set(name, get);
      }
      return get() as T;
    },
  };
}

/** The result of a parse, or its error: a file that takes long to reject is rejected once. */
function remembered<T>(make: () => T): () => T {
  try {
    const value = make();
    return () => value;
  } catch (error) {
    return () => {
      throw error;
    };
  }
}

/** Text in UTF-8; a byte order mark is taken off. */
export function decodeText(bytes: Buffer): string {
  const text = bytes.toString();
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}

/** The tests under which a place of a file exists: those of a template, or of the block of Terraform around it. */
export function conditionsAt(file: ConfigFile, { line }: Place): readonly string[] {
  if (line === undefined) return [];
  const isTerraform = file.path.endsWith('.tf') || file.path.endsWith('.tofu');
  const made = isTerraform ? () => conditionsOfHcl(file.shared('hcl', readHcl)) : conditionsOf;
  return file.shared('conditions', made).at(line);
}
