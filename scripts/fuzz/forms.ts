/** Ways in which people write a certificate into a text. All of them are read wherever they stand. */
import { base64Of, wrapped } from '../../__tests__/support/material.ts';
import type { Planted } from './material.ts';
import type { Random } from './random-choice.ts';

/** In one line, for values: no quote, no line feed, no backslash that the language around it would take. */
export const INLINE: readonly ((one: Planted) => string)[] = [
  ({ der }) => base64Of(der),
  ({ pem }) => base64Of(pem),
  ({ pem }) => base64Of(base64Of(pem)),
];

/** In one line with escapes, for quoted strings. */
export const ESCAPED: readonly ((one: Planted) => string)[] = [
  ({ pem }) => pem.replaceAll('\n', '\\n'),
  ({ pem }) => pem.replaceAll('\n', '\\r\\n'),
  ({ der }) => base64Of(der),
  ({ pem }) => base64Of(pem),
];

/** In lines of their own. */
export const BLOCK: readonly ((one: Planted) => string)[] = [
  ({ pem }) => pem,
  ({ pem }) => pem.replaceAll('\n', '\r\n'),
  ({ pem }) => pem.replace(/([A-Za-z0-9+/=])\n(?!-)/g, '$1'),
  ({ der }) => `${wrapped(der.toString('base64'), 64)}\n`,
  ({ pem }) => `${wrapped(base64Of(pem), 76)}\n`,
  ({ der }) => `${base64Of(der)}\n`,
];

/** The lines of a block, each behind the same characters. */
export function behind(block: string, prefix: string): string {
  return block.replace(/^(?=.)/gm, prefix);
}

export function blockOf(one: Planted, random: Random): string {
  return random.one(BLOCK)(one);
}
