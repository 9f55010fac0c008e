/**
 * Commands inside files of other languages. The language is not evaluated: literals are read, and everything else is
 * unknown.
 */

import { type HclBlock, type HclValue, readHcl } from '../parsers/hcl.ts';
import { lineCounter } from '../util/line-counter.ts';
import { type CommandBlock, cronRuns, quoteWords, shellRuns, writtenRuns } from './command-blocks.ts';

/** A text that a machine or a container runs, with the line on which it begins. */
export interface Script {
  text: string;
  line: number;
}

/** Attributes of Terraform and Packer whose value is a script. */
const HCL_SCRIPTS =
  /^(?:user_data|user_data_base64|custom_data|startup_script|startup-script|metadata_startup_script|command|inline|script|init_script)$/;
/** Characters of one script that are read, and scripts of one file. */
const MAX_TEXT = 200_000;
const MAX_SCRIPTS = 500;

/** Scripts that Terraform and Packer run: `user_data`, `local-exec`, `inline`, and what a machine gets as its metadata. */
export function hclScripts(text: string): Script[] {
  const found: Script[] = [];
  const visit = (block: HclBlock) => {
    for (const [name, { value, expression, line }] of block.attributes) {
      if (HCL_SCRIPTS.test(name)) found.push(...scriptsOf(value, expression, line));
      else if (name === 'metadata' && typeof value === 'object' && value !== null && !Array.isArray(value))
        for (const [key, inner] of Object.entries(value))
          if (HCL_SCRIPTS.test(key)) found.push(...scriptsOf(inner, '', line));
    }
    for (const inner of block.blocks) visit(inner);
  };
  visit(readHcl(text));
  return found;
}

function scriptsOf(value: HclValue, expression: string, line: number): Script[] {
  // Behind a function (`base64encode(<<-EOF …)`) the text begins on the line after its mark.
  const mark = /<<[-~]?(\w{1,60})\n/.exec(expression);
  const text = typeof value === 'string' ? value : Array.isArray(value) ? value.map(wordOf).join('\n') : undefined;
  if (text === undefined && mark !== null) {
    const start = mark.index + mark[0].length;
    const end = new RegExp(`\\n[ \\t]{0,200}${mark[1]}\\b`).exec(expression)?.index;
    return [{ text: unescaped(expression.slice(start, end)), line: line + 1 }];
  }
  // A here-document begins on the line below.
  const below = typeof value === 'string' && value.includes('\n') ? 1 : 0;
  return text === undefined ? [] : [{ text: unescaped(text), line: line + below }];
}

/** An escaped `$${…}` is for the shell. */
const unescaped = (text: string) => text.slice(0, MAX_TEXT).replaceAll('$${', '${');
const wordOf = (value: HclValue) => (typeof value === 'string' ? value : '');

const NIX_SCRIPT =
  /\b(script|preStart|postStart|postRun|ExecStart|ExecStartPre|ExecStartPost|ExecReload|text)\s{0,20}=\s{0,40}(''|")|\bwrite(?:Shell|Bash)(?:Script|ScriptBin|Application)\s{1,20}"([^"\n]{1,100})"\s{1,20}('')/g;
const NIX_UNIT = /\bsystemd\.(?:user\.)?services\.(?:"([\w@-]{1,80})"|([\w-]{1,80}))/g;
const NIX_TIMES: Readonly<Record<string, string>> = {
  hourly: '@hourly',
  daily: '@daily',
  weekly: '@weekly',
  monthly: '@monthly',
};

/** Scripts of services that NixOS starts, and lines of its crontab. `startAt` and the timer of the same name tell when. */
export function nixRuns(text: string): CommandBlock[] {
  const lines = lineCounter(text);
  const timers = timersOf(text);
  const units = [...text.matchAll(NIX_UNIT)].map((found) => ({ at: found.index, name: found[1] ?? found[2] ?? '' }));
  const runs: CommandBlock[] = [];
  let unit = 0;
  let read = 0;
  for (const found of text.matchAll(NIX_SCRIPT)) {
    const start = found.index + found[0].length;
    if (found.index < read || runs.length > MAX_SCRIPTS) continue;
    const quote = found[2] ?? found[4] ?? "''";
    const end = text.indexOf(quote, start);
    if (end < 0) break;
    read = end;
    while (units[unit + 1] !== undefined && (units[unit + 1]?.at ?? 0) < start) unit += 1;
    const owner = units[unit];
    const name = found[3] ?? (owner !== undefined && owner.at < start ? owner.name : undefined);
    if (name === undefined || (found[1] === 'text' && !/^\s{0,80}#!/.test(text.slice(start, start + 100)))) continue;
    const body = text.slice(start, end).replaceAll("''${", '${');
    const schedules = found[3] === undefined ? startsOf(text, owner?.at ?? 0, timers.get(name)) : [];
    const block = { surface: found[3] === undefined ? ('systemd' as const) : ('script' as const), name };
    for (const run of shellRuns(body, block.surface, { line: lines(start), schedules }))
      runs.push({ ...run, name: found[3] === undefined ? `${name}.service` : name });
  }
  const table = /\bsystemCronJobs\s{0,20}=\s{0,20}\[([^\]]{0,4000})\]/.exec(text);
  const jobs = [...(table?.[1] ?? '').matchAll(/"((?:[^"\\\n]|\\.){1,1000})"/g)];
  const first = (table?.index ?? 0) + (table?.[0].indexOf('[') ?? 0) + 1;
  for (const job of jobs) runs.push(...cronRuns(job[1] ?? '', true, lines(first + job.index)));
  return runs;
}

/** Characters behind the name of a unit in which its time is looked for. */
const MAX_UNIT = 3_000;

/** Where the first timer of each name begins. */
function timersOf(text: string): ReadonlyMap<string, number> {
  const timers = new Map<string, number>();
  for (const found of text.matchAll(/timers\.([\w@-]{1,80})/g))
    if (!timers.has(found[1] ?? '')) timers.set(found[1] ?? '', found.index);
  return timers;
}

function startsOf(text: string, at: number, timer: number | undefined): string[] {
  const own = text.slice(at, at + MAX_UNIT);
  const beside = timer === undefined ? '' : text.slice(timer, timer + MAX_UNIT);
  const time =
    /\bstartAt\s{0,20}=\s{0,20}"([^"\n]{1,60})"/.exec(own)?.[1] ??
    /\bOnCalendar\s{0,20}=\s{0,20}"([^"\n]{1,60})"/.exec(beside)?.[1];
  if (time === undefined) return beside === '' ? [] : ['?'];
  return [NIX_TIMES[time] ?? '?'];
}

/** Functions that run a command: those of the standard library, and what people call their own (`run_cmd`, `utils.exec_cmd`). */
const PYTHON_CALL =
  /\b(?:subprocess\.(?:run|call|check_call|check_output|Popen|getoutput)|os\.(?:system|popen)|shutil\.(copy\w{0,8}|move)|(?:\w{1,30}_)?(?:shell|(?:exec|run|sh)(?:ute)?_(?:cmd|command|shell|sudo)|(?:sudo|run|system)(?=\(["'f])))\(\s{0,80}(?:["']\w{1,20}["'],\s{0,40})?/g;
const PYTHON_WORD =
  /\s{0,200}(?:#[^\n]{0,200}\n\s{0,200}){0,40}(?:[fr]{0,2}(?:"""((?:[^"\\]|\\.|"(?!"")){0,4000})"""|"((?:[^"\\\n]|\\.){0,2000})"|'((?:[^'\\\n]|\\.){0,2000})')|([\w.*[\]]{1,100}))((?:\.\w{1,40}){0,3}(?:\([^()\n]{0,200}\))?)\s{0,200}(,|\]|\)|\+|\.|%)?/y;
/** Words of one call that are read, and calls of one file. */
const MAX_WORDS = 80;
const MAX_CALLS = 5_000;
/** A file that is opened to write it, and the first text that is written then. */
const PYTHON_WRITE =
  /\bopen\(\s{0,20}f?["'](\/[^"'\n]{1,300})["']\s{0,20},\s{0,20}(?:mode\s?=\s?)?["'][wxa]t?\+?["'][^\n]{0,100}\n[^\n]{0,200}?\.write\(/g;

/** Commands that Python runs, and files that it writes, as far as they are written down; a variable is an unknown word. */
export function pythonRuns(text: string): CommandBlock[] {
  if (!/\b(?:subprocess|os\.(?:system|popen)|shutil|\w*shell|system|(?:\w{1,30}_)?(?:exec|run)\w{0,20})\b/.test(text))
    return [];
  const lines = lineCounter(text);
  // Where the words of a list begin that has a name of its own.
  let known: Map<string, number> | undefined;
  const lists = () =>
    (known ??= new Map([...text.matchAll(PYTHON_LIST)].map((one) => [one[1] ?? '', one.index + one[0].length])));
  let told: Map<string, string> | undefined;
  const texts = () => (told ??= pythonTexts(text));
  const commands = [...text.matchAll(PYTHON_CALL)].slice(0, MAX_CALLS).flatMap((found) => {
    // A line that is commented out is looked at up to its last 200 characters.
    const before = text.slice(Math.max(0, found.index - 200), found.index);
    if (/#|\bdef\s+(?:\w+\.)?$/.test(before.slice(before.lastIndexOf('\n') + 1))) return [];
    const start = found.index + found[0].length;
    const named = /^([A-Za-z_]\w{0,60})\s{0,20}[,)]/.exec(text.slice(start, start + 100))?.[1];
    const from = named === undefined ? undefined : lists().get(named);
    if (from !== undefined) return [{ text: quoteWords(pythonWords(text, from, texts())), at: from }];
    const list = text[start] === '[';
    const words = pythonWords(text, list ? start + 1 : start, list ? texts() : undefined);
    const [first] = words;
    if (first === undefined) return [];
    const moves = found[1];
    if (moves !== undefined)
      return [{ text: quoteWords([moves === 'move' ? 'mv' : 'cp', ...words.slice(0, 2)]), at: start }];
    // A list is the words of one command, a text is for the shell.
    return [{ text: list ? quoteWords(words) : first, at: start }];
  });
  const read = commands.flatMap((one) => shellRuns(one.text, 'script', { line: lines(one.at) }));
  const own: CommandBlock[] =
    read.length === 0
      ? []
      : [{ surface: 'script', commands: read.flatMap((run) => run.commands), schedules: pythonLoop(text) }];
  const written = [...text.matchAll(PYTHON_WRITE)].slice(0, MAX_SCRIPTS).flatMap((found) => {
    const start = found.index + found[0].length;
    const content = pythonWords(text, start)[0]?.replaceAll('\\n', '\n') ?? '';
    return writtenRuns(found[1] ?? '', content, lines(start));
  });
  return [...own, ...written];
}

const PYTHON_LIST = /^[ \t]{0,40}([A-Za-z_]\w{0,60})[ \t]{0,20}=[ \t]{0,20}\[/gm;

const PYTHON_TEXT = /^[ \t]{0,40}([A-Za-z_]\w{0,60})[ \t]{0,20}=[ \t]{0,20}(?:\([ \t\n]{0,80})?(?=[fr]?["'])/gm;

/** Texts that have a name of their own, with the rest of each unknown; what has two values is not known. */
function pythonTexts(text: string): Map<string, string> {
  const texts = new Map<string, string>();
  for (const found of [...text.matchAll(PYTHON_TEXT)].slice(0, MAX_CALLS)) {
    const [only, ...others] = pythonWords(text, found.index + found[0].length);
    const name = found[1] ?? '';
    texts.set(name, only === undefined || others.length > 0 || texts.has(name) ? '$ARGUMENT' : only);
  }
  return texts;
}

/** How often an endless script does its work: the longest of its pauses, in seconds. */
function pythonLoop(text: string): string[] {
  if (!/^[ \t]{0,40}while (?:True|1)[ \t]{0,4}:/m.test(text)) return [];
  const pauses = [...text.matchAll(/\btime\.sleep\(\s{0,4}(\d{1,9})\s{0,4}\)/g)].map(([, seconds]) => Number(seconds));
  return pauses.length === 0 ? [] : [`every ${Math.max(...pauses)}`];
}

/** The words from a place on, up to what closes or computes; texts side by side are one. */
function pythonWords(text: string, from: number, texts?: ReadonlyMap<string, string>): string[] {
  const words: string[] = [];
  let beside = false;
  PYTHON_WORD.lastIndex = from;
  for (let found = PYTHON_WORD.exec(text); found !== null && words.length < MAX_WORDS; found = PYTHON_WORD.exec(text)) {
    const literal = found[1] ?? found[2] ?? found[3];
    const isCalled = found[5] !== '' && !found[5]?.startsWith('.format');
    const named = isCalled ? undefined : texts?.get((found[4] ?? '').replace(/\]$/, ''));
    const word =
      literal === undefined || isCalled ? (named ?? '$ARGUMENT') : literal.replace(/\{[^{}\n]{0,100}\}/g, '$ARGUMENT');
    if (beside && literal !== undefined) words.push(`${words.pop()}${word}`);
    else words.push(word);
    beside = literal !== undefined && !isCalled && found[6] === undefined;
    if (found[6] !== ',' && !beside) break;
  }
  return words;
}

/** Recipes of a justfile: the indented lines below a name. */
export function justRuns(text: string): CommandBlock[] {
  const rows = text.split('\n').map((row) => (/^[ \t]/.test(row) ? row.replace(/^[ \t]{1,40}[@-]{0,2}/, '') : ''));
  return shellRuns(rows.join('\n'), 'makefile');
}

/** Scripts that a `package.json` names. */
export function packageRuns(text: string): CommandBlock[] {
  const lines = lineCounter(text);
  const from = text.indexOf('"scripts"');
  const end = from < 0 ? -1 : text.indexOf('}', from);
  if (end < 0) return [];
  const body = text.slice(from + 9, end);
  return [...body.matchAll(/"[\w:.-]{1,80}"\s{0,20}:\s{0,20}"((?:[^"\\\n]|\\.){1,2000})"/g)].flatMap((found) =>
    shellRuns((found[1] ?? '').replace(/\\(["\\/])/g, '$1'), 'script', { line: lines(from + 9 + found.index) }),
  );
}

/** Inline scripts of a Vagrantfile: here-documents, and texts behind `inline:`. */
export function vagrantRuns(text: string): CommandBlock[] {
  const lines = lineCounter(text);
  const runs: CommandBlock[] = [];
  for (const found of text.matchAll(
    /\binline(?::|\s{0,8}=>|\s{0,8}=)\s{0,20}(?:"([^"\n]{1,2000})"|'([^'\n]{1,2000})')|<<[-~]?["']?([A-Z]\w{0,30})["']?[^\n]{0,80}\n/g,
  )) {
    if (runs.length > MAX_SCRIPTS) break;
    const word = found[3];
    const start = found.index + found[0].length;
    const end = word === undefined ? -1 : text.indexOf(`\n${word}`, start);
    const indented = word === undefined || end >= 0 ? -1 : text.indexOf(` ${word}\n`, start);
    const stop = end < 0 ? indented : end;
    const body = word === undefined ? (found[1] ?? found[2] ?? '') : stop < 0 ? '' : text.slice(start, stop);
    runs.push(
      ...shellRuns(body.slice(0, MAX_TEXT), 'script', { line: lines(word === undefined ? found.index : start) }),
    );
  }
  return runs;
}
