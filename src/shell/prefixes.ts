import { clientOfProgram } from './clients/index.ts';
import { containerCommand } from './containers.ts';

/** A program that runs the command behind its own options and operands. */
interface Prefix {
  /** Options that take a value; every other option stands alone. */
  valued?: RegExp;
  /** How many operands of its own come before the command. */
  operands?: number;
  /** The word behind its operands that takes a command line. */
  script?: RegExp;
}

const PREFIXES: Readonly<Record<string, Prefix>> = {
  sudo: { valued: /^-[a-zA-Z]*[ugCpD]$|^--(?:user|group)$/ },
  doas: { valued: /^-[uC]$/ },
  // runuser(1) with a login shell takes its command by `-c`, as su(1) does.
  runuser: { valued: /^-[ugG]$|^--(?:user|group|supp-group)$/ },
  gosu: { operands: 1 },
  'su-exec': { operands: 1 },
  's6-setuidgid': { operands: 1 },
  setpriv: { valued: /^--(?:re[ug]id|[ug]id|groups)$/ },
  chroot: { operands: 1 },
  env: { valued: /^-[uCS]$/ },
  exec: { valued: /^-a$/ },
  nohup: {},
  command: {},
  time: {},
  // Wrappers of cron jobs: they keep quiet, lock, log or spread the load.
  chronic: {},
  cronic: {},
  'run-one': {},
  'run-this-one': {},
  'run-one-constantly': {},
  'run-one-until-success': {},
  lockrun: { valued: /^-[LW]$|^--(?:lockfile|maxtime|sleep)$/ },
  lckdo: { valued: /^-W$/, operands: 1 },
  setlock: { operands: 1 },
  flock: { valued: /^-[wE]$|^--(?:wait|timeout|conflict-exit-code)$/, operands: 1, script: /^-c$|^--command$/ },
  ionice: { valued: /^-[cnp]$/ },
  nice: { valued: /^-n$/ },
  taskset: { valued: /^-c$/ },
  stdbuf: { valued: /^-[ioe]$/ },
  setsid: {},
  xvfb: {},
  timeout: { valued: /^-[ks]$/, operands: 1 },
  'systemd-cat': { valued: /^-[tp]$/ },
  'systemd-run': {
    valued: /^-[pEuMH]$|^--(?:property|setenv|unit|uid|gid|slice|description|on-calendar|working-directory)$/,
  },
  'systemd-inhibit': { valued: /^--(?:what|who|why|mode)$/ },
  xargs: { valued: /^-[IiLlnPsdEa]$|^--(?:max-args|max-procs|replace|delimiter|arg-file)$/ },
  catatonit: {},
  tini: { valued: /^-[pe]$/ },
  'dumb-init': {},
};

/** A word that is a variable alone, with its default: `$CERTBOT`, `"${LEGO:-/usr/bin/lego}"`. */
const VARIABLE = /^\$(?:(\w{1,60})|\{(\w{1,60})(?::?[-=]([^{}]{0,200}))?\})$/;

/** The words behind a variable that stands for a program; undefined where nothing here sets it. */
function wordsOf(word: string, variables: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const [, bare, braced, otherwise] = VARIABLE.exec(word) ?? [];
  const name = bare ?? braced;
  const value = name === undefined ? undefined : (variables.get(name)?.at(-1) ?? otherwise);
  return value === undefined || value === '' || VARIABLE.test(value) ? undefined : value.trim().split(/\s+/);
}

/** The program that words run behind `sudo`, `env`, `flock`, `docker run` and the like, with its arguments. */
export function unwrap(
  words: string[],
  variables: ReadonlyMap<string, readonly string[]> = new Map(),
): { program: string; args: string[]; container?: string } {
  let at = 0;
  let container: string | undefined;
  for (let round = 0; round < 12; round += 1) {
    while (/^[A-Za-z_][A-Za-z0-9_]*=/.test(words[at] ?? '')) at += 1;
    const filled = wordsOf(words[at] ?? '', variables);
    if (filled !== undefined) {
      words = [...filled, ...words.slice(at + 1)];
      at = 0;
      continue;
    }
    const word = words[at] ?? '';
    const name = word.slice(word.lastIndexOf('/') + 1);
    const prefix = Object.hasOwn(PREFIXES, name) ? PREFIXES[name] : undefined;
    if (prefix !== undefined && !(name === 'runuser' && words.includes('-c'))) {
      at += 1;
      while ((words[at] ?? '').startsWith('-')) at += prefix.valued?.test(words[at] ?? '') ? 2 : 1;
      at += prefix.operands ?? 0;
      if (words[at] === '--') at += 1;
      if (prefix.script?.test(words[at] ?? ''))
        return { program: 'sh', args: ['-c', words[at + 1] ?? ''], ...(container !== undefined && { container }) };
      continue;
    }
    const inside = containerCommand(name, words, at);
    if (inside === undefined) break;
    container = inside.container;
    if (inside.entrypoint !== undefined) words = ['sh', '-c', [inside.entrypoint, ...words.slice(inside.at)].join(' ')];
    else if (inside.program !== undefined) words = [inside.program, ...words.slice(inside.at)];
    else words = words.slice(inside.at);
    at = 0;
    if (inside.program !== undefined) break;
  }
  at = scriptOfClient(words, at) ?? at;
  return { program: words[at] ?? '', args: words.slice(at + 1), ...(container !== undefined && { container }) };
}

/** Programs that run a script. */
export const INTERPRETER = /^(?:(?:ba|da|z|k)?sh|python3?|perl|ruby|source|\.)$/;

/** Finds a certificate client that is a script or a Python module: `bash ~/.acme.sh/acme.sh --cron`. */
function scriptOfClient(words: readonly string[], from: number): number | undefined {
  const base = (word = '') => word.slice(word.lastIndexOf('/') + 1);
  if (!INTERPRETER.test(base(words[from]).replace(/^(python3?)(?:\.\d+)?$/, '$1'))) return undefined;
  let at = from + 1;
  while (/^-\w*$/.test(words[at] ?? '')) at += 1;
  return clientOfProgram(base(words[at])) === undefined ? undefined : at;
}
