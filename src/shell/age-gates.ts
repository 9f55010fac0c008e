import type { CommandBlock } from './command-blocks.ts';
import { option } from './command-files.ts';
import type { Command } from './commands.ts';

/** When a script lets a client run. */
export interface AgeGate {
  /** Days since the file was written. */
  age?: number;
  /** Days before the certificate expires. */
  left?: number;
}

const CERTIFICATE = /\.(?:pem|crt|cer|chain)\b|cert/i;

/**
 * The condition by which a script decides that a certificate is due, in front of a command: the age of its file
 * (`find signed.crt -mtime +62`) or the time that is left (`openssl x509 -checkend 2592000`).
 */
export function ageGateOf({ commands }: CommandBlock, command: Command): AgeGate {
  const gate: AgeGate = {};
  for (const { name, args } of commands.slice(0, commands.indexOf(command))) {
    if (name === 'find' && args.some((arg) => CERTIFICATE.test(arg))) {
      const days = /^\+?(\d{1,4})$/.exec(option(args, '-mtime', '-ctime') ?? '')?.[1];
      if (days !== undefined) gate.age = Number(days);
    }
    const seconds = name === 'openssl' ? option(args, '-checkend') : undefined;
    if (/^\d{1,9}$/.test(seconds ?? '')) gate.left = Number(seconds) / 86_400;
  }
  return gate;
}
