/** The parser of the `yaml` package, with limits that it does not have itself. */
import { Composer, type CST, type Document, Lexer, Parser } from 'yaml';
import type { Budget } from './yaml-build.ts';

export interface Composed {
  document?: Document.Parsed;
  /** Of the first error. */
  errorAt?: number;
  /** The text holds more than one document. */
  more: boolean;
  /** The budget ran out; there is no document then. */
  exhausted: boolean;
}

interface Collected {
  errors: unknown[];
  onError(source: unknown, code: string, message: string, warning?: boolean): void;
}

/** The first document of a text. May throw what the parser throws. */
export function compose(source: string, budget: Budget): Composed {
  // Unique keys are checked by the code that builds nodes, in linear time.
  const composer = new Composer({ uniqueKeys: false, logLevel: 'silent', stringKeys: false });
  keepFirstError(composer as unknown as Collected);
  const parser = new Parser();
  const documents: Document.Parsed[] = [];
  let strayAt: number | undefined;
  const take = (token: CST.Token) => {
    if (token.type === 'error') strayAt ??= token.offset;
    else documents.push(...composer.next(token));
  };
  for (const lexeme of new Lexer().lex(source)) {
    if (budget.tokens-- <= 0) return { more: false, exhausted: true };
    for (const token of parser.next(lexeme)) take(token);
  }
  for (const token of parser.end()) take(token);
  documents.push(...composer.end());
  const document = documents[0];
  if (document === undefined) return { more: false, exhausted: false };
  const errorAt = document.errors[0]?.pos[0] ?? strayAt;
  return { document, more: documents.length > 1, exhausted: false, ...(errorAt !== undefined && { errorAt }) };
}

/** An error costs 10 µs, mostly for its stack, and every byte of a text may cause one. Only the first is reported. */
function keepFirstError(composer: Collected): void {
  const report = composer.onError;
  composer.onError = (source, code, message, warning) => {
    if (warning !== true && composer.errors.length === 0) report(source, code, message, warning);
  };
}
