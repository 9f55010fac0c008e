import { messageOf, UsageError } from '../util/errors.ts';
import { shapeCheck } from '../util/json-schema-check.ts';

/** Largest file that is read, in characters. */
const MAX_CHARACTERS = 512 << 20;

/**
 * The data of a JSON file, validated by its schema. Output of another job is as untrusted as any file.
 * @param noun what the file should be, with its article
 * @throws UsageError that names the file
 */
export async function readJson<T>(
  text: string,
  path: string,
  noun: string,
  schema: () => Promise<{ default: object }>,
): Promise<T> {
  if (text.length > MAX_CHARACTERS) throw new UsageError(`${path} is too large to be ${noun}`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${path} is not JSON (${messageOf(error)})`);
  }
  const complaint = (await shapeCheck(schema))(value);
  if (complaint !== undefined) throw new UsageError(`${path} is not ${noun}: ${complaint}`);
  return value as T;
}
