import { DAY } from '../util/duration.ts';
import { memoizeByObject } from '../util/memoize.ts';
import { option } from './command-files.ts';
import type { Command } from './commands.ts';

/** The condition under which a script runs a client. */
export interface AgeGate {
  /** Days since the file was written. */
  age?: number;
  /** Days before the certificate expires. */
  left?: number;
}

const CERTIFICATE = /\.(?:pem|crt|cer|chain)\b|cert/i;

/**
 * The condition by which a script decides, before a command, that a certificate is due: the age of its file (`find
 * signed.crt -mtime +62`) or the remaining time (`openssl x509 -checkend 2592000`).
 */
export const ageGatesOf = memoizeByObject((commands: readonly Command[]): AgeGate[] => {
  let gate: AgeGate = {};
  return commands.map(({ name, args }) => {
    const before = gate;
    if (name === 'find' && args.some((arg) => CERTIFICATE.test(arg))) {
      const days = /^\+?(\d{1,4})$/.exec(option(args, '-mtime', '-ctime') ?? '')?.[1];
      if (days !== undefined) gate = { ...gate, age: Number(days) };
    }
    const left = name === 'openssl' ? daysLeft(args) : undefined;
    if (left !== undefined) gate = { ...gate, left };
    return before;
  });
});

/** Days before the end from which on `openssl x509 -checkend` fails, also where the shell multiplies: `$((30 * 86400))`. */
export function daysLeft(args: readonly string[]): number | undefined {
  const given = option(args, '-checkend') ?? '';
  const product = /^\$\(\(([\d\s*]{1,60})\)\)$/.exec(given)?.[1] ?? given;
  const factors = product.split('*').map((part) => part.trim());
  if (!factors.every((part) => /^\d{1,9}$/.test(part))) return undefined;
  return (factors.reduce((all, part) => all * Number(part), 1) * 1_000) / DAY;
}
