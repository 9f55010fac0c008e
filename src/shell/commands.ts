import { append } from '../util/collections.ts';
import { expanded, withArrays } from './arrays.ts';
import { lexShell, type Redirect, type Snip, type Word } from './lexer.ts';
import { unwrap } from './prefixes.ts';

/** A `while` or `until` loop; a `for` loop ends by itself and is none. */
interface Loop {
  /** Argument of the `sleep` inside it, such as `12h`. */
  sleep?: string;
}

/** `for variable in values`, as written. */
interface Rounds {
  variable: string;
  values: string[];
}

/** One simple command, with what decides whether and when it runs. */
export interface Command {
  /** Base name of the program, behind `sudo`, `env`, `docker run` and the like: `certbot`. */
  name: string;
  /** The program as it is written, where that is more than its name: `/usr/local/bin/renew`. */
  path?: string;
  args: string[];
  /** Line of the program's name. */
  line: number;
  /** The operator in front of it: `''` for the first of a line, else `&&`, `||`, `|`, `&`. */
  operator: '' | '&&' | '||' | '|' | '&';
  redirects: Pick<Redirect, 'text' | 'target'>[];
  /** Here-documents that are its input. */
  documents: (Snip & { target: string })[];
  /** Conditions around it, as written: `-f /etc/ssl/cert.pem`. */
  guards: string[];
  loop?: Loop;
  /** The `for` loops around it: what the variable stands for, in its rounds. */
  rounds?: Rounds[];
  /** The image or the compose service in which it runs, where it is started in a container. */
  container?: string;
  /** What the text has set variables to so far, by name; shared by its commands. */
  settings?: ReadonlyMap<string, readonly string[]>;
}

interface Frame {
  kind: 'if' | 'loop' | 'other';
  guard: string;
  /** Whether the condition of the frame is still being read. */
  open?: boolean;
  /** The loop around it, its own or an outer one. */
  loop?: Loop;
  rounds?: Rounds;
}

const DEEPEST = 4;
/** Conditions that a command keeps, the innermost ones. */
const MAX_GUARDS = 8;
/** Characters of one condition that are kept. */
const LONGEST_GUARD = 600;
/** Rounds of a `for` loop that are kept. */
const MAX_ROUNDS = 200;
/** A line of Jinja within a continued command that takes its own line end away: `{% for name in names -%}`. */
const STEERED = /(\\\n[ \t]{0,200}\{%[^\n]{0,300}-%\})[ \t]{0,20}\n/g;
const RESERVED = new Set(['then', 'do', '{', '}', '!', 'time', 'else', 'fi', 'done', 'esac']);

/** The texts that commands assign to variables, each in order, as far as they were read. */
type Settings = Map<string, string[]>;

/**
 * Reads the commands of shell text; nested ones (`sh -c`, `$(…)`) follow the command that holds them. A variable that stands
 * for the program is filled in where the text sets it. Linear.
 */
export function shellCommands(text: string, line = 1, depth = 0, variables: Settings = new Map()): Command[] {
  const commands: Command[] = [];
  const frames: Frame[] = [];
  let words: Word[] = [];
  let redirects: Redirect[] = [];
  let operator = '';
  const flush = (next: string) => {
    const start = words.findIndex((word) => word.quoted || !openFrame(word.text, frames));
    const opener = words[start - 1]?.text;
    words = start < 0 ? [] : words.slice(start);
    if (opener === 'for' && words[1]?.text === 'in') {
      const values = words.slice(2, 2 + MAX_ROUNDS).map((word) => word.text);
      Object.assign(frames.at(-1) ?? {}, { rounds: { variable: words[0]?.text ?? '', values } });
      for (const snip of depth < DEEPEST ? words.flatMap((word) => word.nested) : [])
        append(commands, shellCommands(snip.text, snip.line, depth + 1, variables));
    } else if (words.length > 0) {
      const loop = frames.at(-1)?.loop;
      const around = frames.slice(-MAX_GUARDS);
      const guards = around.map(({ guard }) => guard).filter((guard) => guard !== '' && guard !== '?');
      const rounds = around.flatMap((frame) => frame.rounds ?? []);
      const context = {
        operator: operator as Command['operator'],
        redirects,
        guards,
        ...(loop && { loop }),
        ...(rounds.length > 0 && { rounds }),
      };
      remember(words, variables);
      for (const command of resolve(expanded(words, variables), context, depth, variables)) {
        if (command.name === 'sleep' && loop !== undefined) loop.sleep ??= intervalOf(command.args[0] ?? '', variables);
        commands.push(command);
      }
      const frame = frames.at(-1);
      if (frame?.kind === 'if' && frame.open === true) {
        const condition = words.map((word) => word.text).join(' ');
        // `if [ ! -f cert.pem ] || ! openssl x509 -checkend …` is one condition of two commands.
        const before = frame.guard === '?' ? '' : `${frame.guard} ${operator} `;
        frame.guard = `${before}${condition.slice(0, 200)}`.slice(0, LONGEST_GUARD);
      }
    }
    operator = next === ';' || next === '\n' || next === '(' || next === ')' ? '' : next;
    words = [];
    redirects = [];
  };
  for (const token of lexShell(withArrays(text).replace(STEERED, '$1 \\\n'), line)) {
    if (token.type === 'word') words.push(token);
    else if (token.type === 'redirect') redirects.push(token);
    else if (token.text !== '\n' || words.length > 0) flush(token.text);
  }
  flush('\n');
  return commands;
}

/** What `sleep` waits for: `12h`, also where the text sets a variable to it. */
function intervalOf(word: string, variables: Settings): string {
  const name = /^\$\{?([A-Za-z_]\w{0,60})\}?$/.exec(word)?.[1];
  const value = name === undefined ? undefined : variables.get(name)?.at(-1);
  return value !== undefined && /^\d{1,9}[smhd]?$/.test(value) ? value : word;
}

/** Handles a keyword at the start of a command; false where the word is an ordinary one. */
function openFrame(word: string, frames: Frame[]): boolean {
  const loop = frames.at(-1)?.loop;
  const around = loop === undefined ? {} : { loop };
  const innermost = frames.at(-1);
  if (word === 'then' && innermost?.kind === 'if') innermost.open = false;
  if (word === 'if') frames.push({ kind: 'if', guard: '?', open: true, ...around });
  else if (word === 'while' || word === 'until') frames.push({ kind: 'loop', guard: '', loop: {} });
  else if (word === 'for' || word === 'select' || word === 'case') frames.push({ kind: 'other', guard: '', ...around });
  else if (word === 'elif' || word === 'else') {
    const frame = frames.at(-1);
    if (frame?.kind === 'if') {
      frame.open = word === 'elif';
      frame.guard = word === 'elif' ? '?' : `! ${frame.guard.replace(/^! /, '')}`;
    }
  } else if (word === 'fi' || word === 'done' || word === 'esac') frames.pop();
  else return RESERVED.has(word);
  return true;
}

type Context = Pick<Command, 'operator' | 'guards' | 'loop' | 'rounds'> & { redirects: Redirect[] };

const SETTING = /^([A-Za-z_]\w{0,60})=([\s\S]{0,500})$/;
/** Variables of one text that are kept. */
const MAX_SETTINGS = 500;
/** Values of one variable that are kept, the last ones. */
const MAX_VALUES = 8;

/** `CERTBOT=/usr/bin/certbot`, also behind `export`; not in front of a command. */
function remember(words: readonly Word[], variables: Settings): void {
  const rest = /^(?:export|readonly|local|declare|typeset)$/.test(words[0]?.text ?? '') ? words.slice(1) : words;
  const settings = rest.map((word) => SETTING.exec(word.text));
  if (settings.includes(null) || variables.size > MAX_SETTINGS) return;
  for (const [, name = '', value = ''] of settings.filter((one) => one !== null)) {
    const known = variables.get(name) ?? [];
    variables.set(name, [...known.slice(1 - MAX_VALUES), value]);
  }
}

function resolve(words: readonly Word[], context: Context, depth: number, variables: Settings): Command[] {
  const found: Command[] = [];
  const { program, args, container } = unwrap(
    words.map((word) => word.text),
    variables,
  );
  const first = words.find((word) => word.text === program || word.text.endsWith(`/${program}`)) ?? words[0];
  const line = first?.line ?? 1;
  const inner = depth < DEEPEST ? innerScript(program, args) : undefined;
  const adopt = (commands: Command[]) => {
    for (const [index, command] of commands.entries()) {
      const loop = command.loop ?? context.loop;
      const rounds = [...(context.rounds ?? []), ...(command.rounds ?? [])];
      found.push({
        ...command,
        operator: index === 0 ? context.operator : command.operator,
        guards: [...context.guards, ...command.guards],
        redirects: [...command.redirects, ...context.redirects],
        ...(loop && { loop }),
        ...(rounds.length > 0 && { rounds }),
        ...(container !== undefined && { container: command.container ?? container }),
      });
    }
  };
  if (inner !== undefined) adopt(shellCommands(inner, lineOf(words, inner, line), depth + 1, variables));
  else if (isProgram(program)) {
    const documents = context.redirects.flatMap((redirect) =>
      redirect.body === undefined ? [] : [{ ...redirect.body, target: outputOf(program, args, context.redirects) }],
    );
    const { redirects, ...around } = context;
    const name = program.slice(program.lastIndexOf('/') + 1);
    found.push({
      name,
      ...(name !== program && { path: program }),
      args,
      line,
      ...around,
      redirects,
      documents,
      ...(container !== undefined && { container }),
      ...(variables.size > 0 && { settings: variables }),
    });
    if (depth < DEEPEST && readsScript(program, args))
      for (const snip of documents) adopt(shellCommands(snip.text, snip.line, depth + 1, variables));
  }
  if (depth < DEEPEST) {
    for (const snip of words.flatMap((word) => word.nested))
      adopt(shellCommands(snip.text, snip.line, depth + 1, variables));
  }
  return found;
}

/** Where a shell finds a program: `$(command -v certbot)`. */
const LOOKUP = /^(?:\$\(|`)\s*(?:which|command -v|type -[pP])\s+[\w./-]+\s*[)`]$/;

/**
 * Whether a word may be what is run. One of several lines is what a quotation that never ends took along, and the words of a
 * substitution are another command with its arguments, passwords among them: they name nothing.
 */
function isProgram(word: string): boolean {
  if (word === '' || word.includes('\n')) return false;
  return LOOKUP.test(word) || !/\$\(|`/.test(word) || !/\s/.test(word.slice(word.lastIndexOf('/') + 1));
}

/** A quoted script begins on the line of its word; lines inside it count on. */
function lineOf(words: readonly Word[], inner: string, fallback: number): number {
  return words.find((word) => word.text === inner)?.line ?? fallback;
}

/** The file that the command writes: the target of `>`, or the operand of `tee`. */
function outputOf(program: string, args: string[], redirects: Redirect[]): string {
  const file = redirects.find((redirect) => redirect.text.startsWith('>'))?.target;
  return file ?? (program.endsWith('tee') ? args.find((arg) => !arg.startsWith('-')) : undefined) ?? '';
}

const SHELL = /^(?:ba|da|a|z|k)?sh$|^su$|^runuser$/;
/** Options of ssh(1) that take a value. */
const SSH_VALUED = /^-[bcDEeFIiJLlmOopQRSWw]$/;

/** Whether a here-document is a script for this program: for a shell without one, here or behind `ssh`. */
function readsScript(program: string, args: string[]): boolean {
  const name = program.slice(program.lastIndexOf('/') + 1);
  if (SHELL.test(name)) return innerScript(program, args) === undefined;
  return name === 'ssh' && remoteScript(remoteWords(args)) === undefined;
}

/** The command that ssh(1) is given, behind its options and the destination. */
function remoteWords(args: string[]): string[] {
  let at = 0;
  while ((args[at] ?? '').startsWith('-')) at += SSH_VALUED.test(args[at] ?? '') ? 2 : 1;
  return args.slice(at + 1);
}

/**
 * What the words after the destination of `ssh` run there; undefined if there are none, or if they are a shell that
 * reads its standard input.
 */
function remoteScript(words: string[]): string | undefined {
  const [first = '', second = ''] = words;
  const quoted = words.findLast((word) => word.includes(' '));
  return quoted ?? (first === '' || SHELL.test(first === 'sudo' ? second : first) ? undefined : words.join(' '));
}

/** Programs that run a script on another machine: the word that says so, and the option that takes the script. */
const ELSEWHERE: Readonly<Record<string, { verb: string; option: RegExp }>> = {
  gcloud: { verb: 'ssh', option: /^--command(?:=|$)/ },
  vagrant: { verb: 'ssh', option: /^(?:-c$|--command(?:=|$))/ },
  az: { verb: 'run-command', option: /^--scripts(?:=|$)/ },
  fly: { verb: 'ssh', option: /^(?:-C$|--command(?:=|$))/ },
  flyctl: { verb: 'ssh', option: /^(?:-C$|--command(?:=|$))/ },
};

function scriptElsewhere(name: string, args: string[]): string | undefined {
  const known = Object.hasOwn(ELSEWHERE, name) ? ELSEWHERE[name] : undefined;
  if (known === undefined || !args.includes(known.verb)) return undefined;
  const at = args.findIndex((arg) => known.option.test(arg));
  const given = args[at] ?? '';
  return at < 0 ? undefined : given.includes('=') ? given.slice(given.indexOf('=') + 1) : args[at + 1];
}

/** The script that a shell is given on its command line. */
function innerScript(program: string, args: string[]): string | undefined {
  const name = program.slice(program.lastIndexOf('/') + 1);
  if (name === 'eval') return args.join(' ');
  const elsewhere = scriptElsewhere(name, args);
  if (elsewhere !== undefined) return elsewhere;
  if (name === 'ssh') return remoteScript(remoteWords(args));
  if (!SHELL.test(name)) return undefined;
  const at = args.findIndex((arg) => /^-[a-z]*c$/.test(arg) || arg === '--command');
  return at < 0 ? undefined : args[at + 1];
}
