import { option } from './command-files.ts';
import type { Command } from './commands.ts';

/** What a command takes and where it puts it, as written. */
export interface Moved {
  sources: string[];
  target: string;
  /** The target is a link to the source: what is new there is new here. */
  link?: true;
}

/** Programs that copy, convert or package files of certificates. */
export const PROGRAMS = [
  'cp',
  'mv',
  'ln',
  'install',
  'scp',
  'rsync',
  'cat',
  'openssl',
  'keytool',
  'docker',
  'podman',
  'kubectl',
  'oc',
  'traefik-certs-dumper',
] as const;

/** Options of cp(1), install(1), scp(1) and rsync(1) that take a value. */
const VALUED: Readonly<Record<string, RegExp>> = {
  install: /^-[mogS]$|^--(?:mode|owner|group|suffix)$/,
  scp: /^-[cDFiJloPSX]$/,
  rsync: /^-e$|^--(?:rsh|rsync-path|exclude|include|chmod|chown|filter|bwlimit|timeout|password-file|port)$/,
};

/** Sources and target of a command; undefined where it moves nothing. `next` is the command behind it. */
export function copyOf(command: Command, next: Command | undefined): Moved | undefined {
  const { name, args } = command;
  switch (name) {
    case 'cat': {
      const target = writtenTo(command, next);
      return target === undefined ? undefined : { sources: operands(args), target };
    }
    case 'openssl':
      return converted(args);
    case 'keytool':
      return imported(args);
    case 'docker':
    case 'podman':
      return args[0] === 'cp' ? between(operands(args.slice(1))) : undefined;
    case 'kubectl':
    case 'oc':
      return args.includes('cp') ? between(operands(args.slice(args.indexOf('cp') + 1), /^-[nc]$/)) : undefined;
    case 'traefik-certs-dumper': {
      const source = option(args, '--source');
      const target = option(args, '--dest') ?? 'dump';
      return source === undefined ? undefined : { sources: [source], target: `${target.replace(/\/$/, '')}/` };
    }
    default: {
      const into = option(args, '-t', '--target-directory');
      const rest = operands(args, VALUED[name]);
      if (into !== undefined && name !== 'rsync')
        return { sources: rest.filter((word) => word !== into), target: into.endsWith('/') ? into : `${into}/` };
      const moved = between(rest);
      return moved && name === 'ln' ? { ...moved, link: true } : moved;
    }
  }
}

function between(words: string[]): Moved | undefined {
  const target = words.at(-1);
  return target === undefined || words.length < 2 ? undefined : { sources: words.slice(0, -1), target };
}

function operands(args: readonly string[], valued?: RegExp): string[] {
  return args.filter((arg, index) => !arg.startsWith('-') && !valued?.test(args[index - 1] ?? ''));
}

/** The file that `cat` puts together, as HAProxy wants chain and key: `cat a b > c`, `cat a b | sudo tee c`. */
function writtenTo({ redirects }: Command, next: Command | undefined): string | undefined {
  const redirect = redirects.find(({ text }) => /^1?>{1,2}\|?$/.test(text));
  if (redirect !== undefined) return redirect.target;
  return next?.operator === '|' && next.name === 'tee' ? next.args.find((arg) => !arg.startsWith('-')) : undefined;
}

/** `openssl pkcs12 -export` and what changes a file's form; requests and self-signed certificates are no copies. */
function converted(args: readonly string[]): Moved | undefined {
  if (!/^(?:pkcs12|x509|pkcs8|rsa|ec|pkey|crl2pkcs7)$/.test(args[0] ?? '') || args.includes('-req')) return undefined;
  const target = option(args, '-out');
  const sources = ['-in', '-inkey', '-certfile'].flatMap((name) => option(args, name) ?? []);
  return target === undefined || sources.length === 0 ? undefined : { sources, target };
}

/** keytool(1): entries of another keystore, or a certificate from a file. */
function imported(args: readonly string[]): Moved | undefined {
  const source =
    option(args, '-srckeystore') ?? (/^-import(?:cert)?$/.test(args[0] ?? '') ? option(args, '-file') : undefined);
  const target = option(args, '-destkeystore') ?? option(args, '-keystore');
  return source === undefined || target === undefined ? undefined : { sources: [source], target };
}
