import { distinctTimes } from '../parsers/cron.ts';
import { readIni } from '../parsers/ini.ts';
import { append } from '../util/collections.ts';
import { clientOfHookFolder } from './clients/index.ts';
import { type Command, shellCommands } from './commands.ts';

/** Kinds of places with commands. The kind decides when they run. */
export type Surface =
  | 'script'
  | 'cron'
  | 'systemd'
  | 'dockerfile'
  | 'makefile'
  | 'jenkins'
  | 'compose'
  | 'github-actions'
  | 'gitlab'
  | 'azure-pipelines'
  | 'kubernetes'
  | 'yaml';

/** Commands that run together. */
export interface CommandBlock {
  surface: Surface;
  commands: Command[];
  /** Cron expressions, `@daily`, or `every 12h` for a loop; what the place itself says. */
  schedules: string[];
  /** A line of a crontab that is commented out. */
  disabled?: boolean;
  /** Name of the unit, service, job or step, where it has one. */
  name?: string;
  /** The file that makes a configuration manager pass over the commands once it exists. */
  unless?: string;
  /** The namespace of the manifest that holds them, in which they run unless they name another. */
  namespace?: string;
  /** The folder of the repository in which they start, where the step names one. */
  folder?: string;
}

const MACRO = /^@(?:reboot|yearly|annually|monthly|weekly|daily|midnight|hourly)$/;
const FIELD = /^(?:\*|\d{1,2}|[a-zA-Z]{3}|~)(?:[-/,~][\w*]{1,4}){0,60}$/;

const TEMPLATED = /^(?:\{\{.*\}\}|\$\{\w+\})$/;
const USER = /^(?:[a-z_][a-z0-9_-]{0,31}|\{\{.*\}\})$/;

const isField = (word: string) => FIELD.test(word) || /^(?:\{\{.*\}\}|\$\{?\w+\}?)$/.test(word);

/** A test of a file in a condition of a configuration manager: `test -f /etc/ssl/www.pem`. */
const EXISTS =
  /(?:\btest|\[)\s+-[efs]\s+(\S{1,300})|^\s*(?:\/bin\/)?ls\s+(\/\S{1,300})|File\.exists?\?\(?\s*['"]([^'"]{1,300})/;

/** The file that is made once, from what a resource says that it creates or from its condition. */
export function keptFile(creates: string | undefined, unless: string | undefined): { unless?: string } {
  const [, tested, listed, asked] = EXISTS.exec(unless ?? '') ?? [];
  const file = creates ?? tested ?? listed ?? asked;
  return file === undefined || file === '' ? {} : { unless: file };
}

export interface CronLine {
  schedule: string;
  command: string;
  line: number;
  disabled: boolean;
}

/** Lines of a crontab, commented ones included (crontab(5)). `user` tells that the sixth field is a user's name. */
export function cronLines(text: string, user: boolean, line = 1): CronLine[] {
  const found: CronLine[] = [];
  for (const [index, raw] of text.split('\n').entries()) {
    const disabled = /^\s*#/.test(raw);
    // `{{ minute }}` of a template is one field.
    const words = raw
      .replace(/^[\s#]+/, '')
      .replace(/\{\{[^{}]{0,200}\}\}/g, (expression) => expression.replaceAll(/\s/g, ''))
      .split(/\s+/);
    // A variable can stand for the whole time, before the user whom a table names.
    const macro = MACRO.test(words[0] ?? '') || (user && TEMPLATED.test(words[0] ?? '') && USER.test(words[1] ?? ''));
    const fields = macro ? 1 : 5;
    if (words.length <= fields || (!macro && !words.slice(0, 5).every(isField))) continue;
    if (!macro && !words.slice(0, 5).some((word) => /^[*\d~]/.test(word))) continue;
    const named = user || words[fields] === 'root';
    const body = words.slice(fields + (named ? 1 : 0)).join(' ');
    if (body === '') continue;
    found.push({ schedule: words.slice(0, fields).join(' '), command: body, line: line + index, disabled });
  }
  return found;
}

export function isCrontab(path: string): boolean {
  return /(?:^|\/)(?:[\w.-]*crontabs?(?:\/[^/]+)?|cron\.d\/[^/]+|[\w.-]+\.cron(?:tab)?)(?:\.(?:j2|tpl|erb|tmpl|txt))?$/i.test(
    path,
  );
}

/** `@daily` for scripts of `cron.daily` (run-parts) and Alpine's `periodic/daily`. */
export function cronFolderSchedule(path: string): string | undefined {
  const period = /(?:^|\/)(?:cron\.|periodic\/)(hourly|daily|weekly|monthly|15min)\/[^/]+$/.exec(path)?.[1];
  return period === undefined ? undefined : period === '15min' ? '*/15 * * * *' : `@${period}`;
}

/** Runs of a crontab: one for each line. */
export function cronRuns(text: string, user: boolean, line = 1): CommandBlock[] {
  return cronLines(text, user, line).map(({ schedule, command, line: at, disabled }) => ({
    surface: 'cron',
    // A `%` ends the command in crontab(5) and starts its input; no tool here needs one.
    commands: shellCommands(command, at),
    schedules: [schedule],
    ...(disabled && { disabled }),
  }));
}

/** Runs of shell text, with the crontabs that it installs (`cat > /etc/cron.d/x <<EOF`, `echo … | crontab -`). */
export function shellRuns(
  text: string,
  surface: Surface,
  options: { line?: number; schedules?: string[]; name?: string } = {},
): CommandBlock[] {
  const commands = shellCommands(text, options.line ?? 1);
  const runs: CommandBlock[] = [];
  // Whatever file the script hands to crontab(1) is one, under any name.
  const tables = new Set(commands.flatMap(({ name, args }) => (name === 'crontab' ? args : [])));
  const isTable = (path: string) => isCrontab(path) || (path !== '' && tables.has(path));
  let variables: ReturnType<typeof assignments> | undefined;
  for (const [index, command] of commands.entries()) {
    for (const document of command.documents) {
      if (isTable(document.target))
        append(runs, cronRuns(document.text, document.target.includes('cron.d'), document.line));
      else if (command.name === 'crontab') append(runs, cronRuns(document.text, false, document.line));
      else if (cronFolderSchedule(document.target) !== undefined || clientOfHookFolder(document.target) !== undefined) {
        const period = cronFolderSchedule(document.target);
        const inner = { surface: 'script' as const, commands: shellCommands(document.text, document.line) };
        runs.push({ ...inner, schedules: period === undefined ? [] : [period], name: document.target });
      } else if (surface === 'script' && WRITTEN_SCRIPT.test(document.target) && SHEBANG.test(document.text)) {
        // The text of the shell that writes it has its escapes.
        const written = shellCommands(document.text.replaceAll('\\$', '$'), document.line);
        runs.push({ surface: 'script', commands: written, schedules: [], name: document.target });
      }
    }
    if (command.name !== 'echo' && command.name !== 'printf') continue;
    const target = command.redirects.find((redirect) => redirect.text.startsWith('>'))?.target ?? '';
    const next = commands.slice(index + 1, index + 4);
    const fed = next.find(({ name, args }) => name === 'crontab' || (name === 'tee' && args.some(isCrontab)));
    const period = cronFolderSchedule(target);
    if (period !== undefined)
      for (const arg of command.args) {
        const written = shellCommands(arg.replaceAll('\\n', '\n'), command.line);
        if (written.length > 0) runs.push({ surface: 'script', commands: written, schedules: [period], name: target });
      }
    if (fed === undefined && !isTable(target)) continue;
    const table = [target, ...(fed?.args ?? [])].some((path) => path.includes('cron.d'));
    for (const arg of command.args) {
      const name = /^\$\{?(\w{1,60})\}?$/.exec(arg)?.[1];
      if (name !== undefined) variables ??= assignments(text, options.line ?? 1);
      const { value, line } = variables?.get(name ?? '') ?? { value: arg, line: command.line };
      append(runs, cronRuns(value.replaceAll('\\n', '\n'), table, line));
    }
  }
  const loop = commands.find((command) => command.loop?.sleep !== undefined)?.loop?.sleep;
  const schedules = [...(options.schedules ?? []), ...(loop === undefined ? [] : [`every ${loop}`])];
  return [{ surface, commands, schedules, ...(options.name !== undefined && { name: options.name }) }, ...runs];
}

/** A script that another one writes, by its path on the host. */
const WRITTEN_SCRIPT = /^\/[\w./-]{1,200}\.(?:sh|bash)$/;
const SHEBANG = /^\s{0,8}#!.{1,80}(?:sh|bash)\b/;

/**
 * Runs of a text that is written to a file of this name: a crontab, a unit of systemd, a script by its first line or by the
 * folder of hooks or of cron in which it lies. `line` is the first line of the text.
 */
export function writtenRuns(name: string, text: string, line: number): CommandBlock[] {
  if (isCrontab(name)) return cronRuns(text, name.includes('cron.d'), line);
  if (name.endsWith('.service')) return unitRuns(text, name.slice(name.lastIndexOf('/') + 1), line);
  const period = cronFolderSchedule(name);
  const isScript = /\.(?:sh|bash)$/.test(name) || clientOfHookFolder(name) !== undefined;
  if (!SHEBANG.test(text) && period === undefined && !isScript) return [];
  return shellRuns(text, 'script', { line, name, ...(period !== undefined && { schedules: [period] }) });
}

/** The texts that a script sets variables to, by name, the last ones: `JOB="0 3 * * * certbot renew"`. */
export function assignments(text: string, line: number): Map<string, { value: string; line: number }> {
  const found = new Map<string, { value: string; line: number }>();
  for (const [index, row] of text.split('\n').entries()) {
    const [, name, double, single, plain] =
      /^\s{0,40}(?:\w{1,8} )?(\w{1,60})=(?:"([^"]{1,500})"|'([^']{1,500})'|([\w./:${}-]{1,500})(?=[\s;]|$))/.exec(
        row,
      ) ?? [];
    if (name !== undefined) found.set(name, { value: double ?? single ?? plain ?? '', line: line + index });
  }
  return found;
}

/** Runs of a systemd unit: its `Exec…=` lines (systemd.service(5)). */
export function unitRuns(text: string, name: string, line = 1): CommandBlock[] {
  const commands = readIni(text)
    .filter((entry) => entry.section === 'Service' && /^Exec(?:Start|StartPost|Reload|StopPost)$/.test(entry.key))
    .flatMap((entry) => shellCommands(entry.value.replace(/^[-@:+!|]{1,3}/, ''), entry.line + line - 1));
  return commands.length === 0 ? [] : [{ surface: 'systemd', commands, schedules: [], name }];
}

/** Runs of a container that systemd starts (podman-systemd.unit(5)): `Exec=` in its image, and the commands of the unit. */
export function containerUnitRuns(text: string, name: string): CommandBlock[] {
  const entries = readIni(text).filter((entry) => entry.section === 'Container');
  const image = entries.find((entry) => entry.key === 'Image')?.value ?? '';
  const exec = entries.find((entry) => entry.key === 'Exec');
  const unit = name.replace(/container$/, 'service');
  const inside = exec === undefined ? [] : shellCommands(`podman run ${image} ${exec.value}`, exec.line);
  const [around] = unitRuns(text, unit);
  const commands = [...inside, ...(around?.commands ?? [])];
  return commands.length === 0 ? [] : [{ surface: 'systemd', commands, schedules: [], name: unit }];
}

/** Instructions of a Dockerfile with their operands; continued lines are joined with their line ends kept. */
export function dockerInstructions(text: string): { name: string; operands: string; line: number }[] {
  const found: { name: string; operands: string; line: number }[] = [];
  let open = false;
  for (const [index, raw] of text.split('\n').entries()) {
    const row = raw.trimEnd();
    const last = found.at(-1);
    const comment = /^\s*#/.test(row);
    if (open && last !== undefined) {
      // A comment inside a continued instruction is no part of it; the empty line keeps the count.
      last.operands += comment ? '\\\n' : `\n${row}`;
      if (!comment) open = row.endsWith('\\');
      continue;
    }
    const [, name, operands] = comment ? [] : (/^\s*([A-Za-z]{3,12})\s+(\S.*)$/.exec(row) ?? []);
    if (name === undefined || operands === undefined) continue;
    found.push({ name: name.toUpperCase(), operands, line: index + 1 });
    open = row.endsWith('\\');
  }
  return found;
}

export function dockerfileRuns(text: string): CommandBlock[] {
  return dockerInstructions(text)
    .filter(({ name }) => name === 'RUN' || name === 'CMD' || name === 'ENTRYPOINT')
    .flatMap(({ name, operands, line }) => shellRuns(execForm(operands), 'dockerfile', { line, name }));
}

/** The shell spelling of a JSON array of words; other text as it is. */
function execForm(operands: string): string {
  if (!operands.startsWith('[')) return operands.replace(/^--(?:mount|network|security)=\S+\s+/, '');
  try {
    const words: unknown = JSON.parse(operands.replaceAll('\\\n', ' '));
    if (Array.isArray(words)) return quoteWords(words.map(String));
  } catch {
    // Docker itself reads a malformed array as shell text.
  }
  return operands;
}

export function quoteWords(words: readonly string[]): string {
  return words.map((word) => (/^[\w./:=@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", `'"'"'`)}'`)).join(' ');
}

/** Runs of a Makefile: the recipe lines. */
export function makefileRuns(text: string): CommandBlock[] {
  const commands = text
    .split('\n')
    .map((row) => (row.startsWith('\t') ? row.replace(/^\t[@+-]{0,3}/, '').replaceAll('$$', '$') : ''));
  return shellRuns(commands.join('\n'), 'makefile');
}

/** Runs of a Jenkinsfile: the scripts of its `sh` steps. */
export function jenkinsRuns(text: string): CommandBlock[] {
  const runs: CommandBlock[] = [];
  const cron =
    /(?:^|[{;[(,])[ \t]{0,40}(?:cron|parameterizedCron)[ \t]{0,4}\(?[ \t]{0,4}['"]{1,3}([^'"\n]{3,80})['"]/gm;
  const schedules = distinctTimes([...text.matchAll(cron)].flatMap((found) => found[1] ?? []));
  let line = 1;
  let seen = 0;
  for (const found of text.matchAll(/\bsh\s{0,4}\(?\s{0,4}(?:script\s{0,4}:\s{0,4})?('''|"""|'|")/g)) {
    const start = found.index + found[0].length;
    if (start < seen) continue;
    const end = text.indexOf(found[1] ?? "'", start);
    if (end < 0) break;
    for (let i = seen; i < start; i += 1) if (text[i] === '\n') line += 1;
    seen = start;
    append(runs, shellRuns(text.slice(start, end), 'jenkins', { line, schedules }));
  }
  return runs;
}
