import type { ConfigFile, MechanismOutput } from '../model/index.ts';
import { distinctTimes } from '../parsers/cron.ts';
import {
  at,
  descend,
  entriesAt,
  itemsAt,
  scriptText,
  stringAt,
  type YamlNode,
  yamlDocuments,
} from '../parsers/yaml.ts';
import { append } from '../util/collections.ts';
import { memoizeByObject } from '../util/memoize.ts';
import { argumentsOf, keptByTask } from './ansible-module.ts';
import { type CommandBlock, keptFile, quoteWords, type Surface, shellRuns, writtenRuns } from './command-blocks.ts';
import { shellCommands } from './commands.ts';
import { programOfImage } from './containers.ts';
import type { Snip } from './lexer.ts';

/** The roots of a YAML file's documents. Only the first caller reports what cannot be read. */
export function yamlRoots(file: ConfigFile, output: MechanismOutput): YamlNode[] {
  const roots = yamlDocuments(file).flatMap((document) => document.root() ?? []);
  if (file.shared('yaml-problems', () => ({ said: false })).said) return roots;
  file.shared('yaml-problems', () => ({ said: false })).said = true;
  for (const document of yamlDocuments(file)) {
    const problem = document.problem();
    if (problem !== undefined) output.unreadable(problem.reason, problem.detail, { line: problem.line });
  }
  return roots;
}

/** Where the commands of a YAML file run, by its path and its keys. */
function yamlSurface(path: string, root: YamlNode): Surface {
  if (
    /(?:^|\/)\.github\/workflows\/[^/]+$/.test(path) ||
    (/(?:^|\/)action\.ya?ml$/.test(path) && root.entries.has('runs'))
  )
    return 'github-actions';
  if (/\.gitlab-ci|(?:^|\/)\.gitlab\//.test(path)) return 'gitlab';
  if (/(?:^|[/._-])azure-pipelines?|\.azuredevops\//.test(path)) return 'azure-pipelines';
  if (root.entries.has('apiVersion') && root.entries.has('kind')) return 'kubernetes';
  if (at(root, 'services')?.kind === 'map' && isCompose(path, root)) return 'compose';
  return 'yaml';
}

function isCompose(path: string, root: YamlNode): boolean {
  if (/(?:^|\/)[^/]*compose[^/]*\.ya?ml/.test(path)) return true;
  return [...entriesAt(root, 'services').values()].some(
    (service) => service.entries.has('image') || service.entries.has('build'),
  );
}

/** Keys whose value is shell text, or a list of it. */
const SCRIPT_KEYS = new Set(
  'run script bash shell before_script after_script inline runcmd cmd commands inlineScript cmds exec bootcmd win_shell'.split(
    ' ',
  ),
);
/** Keys whose list holds commands, each as text or as a list of words. */
const WORD_LISTS = new Set(['runcmd', 'bootcmd']);
/** Keys whose value is shell text, or a list of words. */
const WORD_KEYS = new Set(['command', 'entrypoint', 'args', 'argv']);

/** Runs of a YAML file: workflow steps, CI jobs, compose services, containers, tasks, embedded crontabs. */
export function yamlRuns(file: ConfigFile): CommandBlock[] {
  const runs: CommandBlock[] = [];
  for (const document of yamlDocuments(file)) {
    const root = document.root();
    if (root === undefined) continue;
    const surface = yamlSurface(file.path, root);
    if (surface === 'compose') {
      for (const [name, service] of entriesAt(root, 'services')) append(runs, serviceRuns(name, service));
      continue;
    }
    const schedules = schedulesOf(surface, root);
    const namespace = surface === 'kubernetes' ? stringAt(root, 'metadata', 'namespace') : undefined;
    const home = typeof namespace === 'string' && /^[\w.-]+$/.test(namespace) ? { namespace } : {};
    for (const run of nodeRuns(root, surface, schedules)) runs.push({ ...run, ...home });
  }
  return runs;
}

/** Runs of everything below a node, in written order. */
export function nodeRuns(root: YamlNode, surface: Surface, schedules: readonly string[]): CommandBlock[] {
  const runs: CommandBlock[] = [];
  for (const node of descend(root)) {
    if (node.kind !== 'map' || (surface === 'github-actions' && isOff(node))) continue;
    const words = surface === 'kubernetes' ? containerRuns(node, [...schedules]) : taskRuns(node, surface);
    const inner = surface === 'github-actions' ? [] : embeddedRuns(node);
    append(runs, words, cronTask(node), inner, stateRuns(node, surface));
    if (words.length > 0) continue;
    const snippets = [...node.entries].flatMap(([key, value]) => scripts(plainKey(key), value));
    if (snippets.length === 0) continue;
    const parts = runsOfSnippets(node, surface, snippets);
    const own = parts.filter((run) => run.surface === surface);
    const every = [...new Set([...schedules, ...own.flatMap((run) => run.schedules)])];
    const folder = stringAt(node, 'working-directory');
    runs.push({
      surface,
      commands: own.flatMap((run) => run.commands),
      schedules: every,
      ...(surface === 'yaml' && keptByTask(node, snippets)),
      ...(typeof folder === 'string' && !/[$/~]/.test(folder[0] ?? '') && { folder }),
    });
    for (const run of parts) if (run.surface !== surface) runs.push(run);
  }
  return runs;
}

/** The runs of the scripts of a node, without the times around it: the reader of a pipeline and that of all YAML ask. */
function runsOfSnippets(node: YamlNode, surface: Surface, snippets: readonly Snip[]): readonly CommandBlock[] {
  const known = knownRuns(node);
  known[surface] ??= snippets.flatMap(({ text, line }) => shellRuns(text, surface, { line }));
  return known[surface];
}

const knownRuns = memoizeByObject((_: YamlNode): Partial<Record<Surface, readonly CommandBlock[]>> => ({}));

/** Salt's `cmd.run` and `cmd.wait`: the command is the `name` among the arguments. */
function stateRuns(node: YamlNode, surface: Surface): CommandBlock[] {
  return ['cmd.run', 'cmd.wait'].flatMap((key) => {
    const items = node.entries.get(key)?.items ?? [];
    const given = (name: string) => items.flatMap((item) => stringAt(item, name) ?? [])[0];
    const kept = keptFile(given('creates'), given('unless'));
    return items.flatMap((item) =>
      snippetsOf(item.entries.get('name'))
        .flatMap(({ text, line }) => shellRuns(text, surface, { line }))
        .map((run) => ({ ...run, ...kept })),
    );
  });
}

const snippetsOf = (node: YamlNode | undefined) => (node === undefined ? [] : snippet(node));

/** Keys beside a text that tell the file in which it is written. */
const WRITTEN_TO = ['path', 'dest', 'destination', 'target', 'filename', 'name'];

/**
 * Runs of scripts and crontabs that stand in a YAML file as texts, whatever their key: `data` of a ConfigMap, `write_files` of
 * cloud-init, `copy: content` of Ansible. A script is known by its first line, a crontab by where it is written.
 */
function embeddedRuns(node: YamlNode): CommandBlock[] {
  return [...node.entries].flatMap(([key, value]) => {
    if (SCRIPT_KEYS.has(plainKey(key)) || WORD_KEYS.has(plainKey(key))) return [];
    const [script] = snippet(value);
    if (script === undefined || !script.text.includes('\n')) return [];
    const beside = WRITTEN_TO.map((name) => stringAt(node, name)).find((name) => typeof name === 'string');
    const name = key.includes('.') ? key : (beside ?? key);
    return writtenRuns(name, script.text, script.line);
  });
}

/** Whether a step or a job of a workflow is written off: `if: false`. */
export function isOff(node: YamlNode): boolean {
  const condition = node.entries.get('if');
  return condition?.value === false || /^\$\{\{\s{0,8}false\s{0,8}\}\}$/.test(condition?.text ?? '');
}

/** Ansible writes modules with their collection: `ansible.builtin.shell`. */
function plainKey(key: string): string {
  return key.startsWith('ansible.') || key.startsWith('community.') ? key.slice(key.lastIndexOf('.') + 1) : key;
}

function scripts(key: string, value: YamlNode): Snip[] {
  if (SCRIPT_KEYS.has(key)) {
    if (value.kind === 'list')
      return value.items.flatMap((item) => {
        if (item.kind !== 'list') return snippet(item);
        // A list of cloud-init is the words of one command; that of GitLab comes from an anchor and holds lines.
        return WORD_LISTS.has(key) ? words(item) : item.items.flatMap(snippet);
      });
    return snippet(value);
  }
  if (!WORD_KEYS.has(key)) return [];
  if (value.kind === 'list') return words(value);
  return snippet(value);
}

function snippet(node: YamlNode): Snip[] {
  const text = scriptText(node);
  if (text === undefined) return [];
  // A block scalar begins on the line below its indicator.
  return [{ text, line: node.endLine > node.line && text.includes('\n') ? node.line + 1 : node.line }];
}

function words(list: YamlNode): Snip[] {
  const parts = list.items.map((item) => {
    const { text, line } = snippet(item)[0] ?? { text: '', line: item.line };
    return { text: quoteWords([text]), line };
  });
  return parts.length === 0 ? [] : [joined(parts)];
}

/** Texts one behind the other in one command; continued lines keep each on its own line of the file. */
function joined(parts: readonly Snip[]): Snip {
  const line = parts[0]?.line ?? 1;
  let text = '';
  let at = line;
  for (const part of parts) {
    text += `${text === '' ? '' : ' '}${'\\\n '.repeat(Math.max(0, part.line - at))}${part.text}`;
    at = line + text.split('\n').length - 1;
  }
  return { text, line };
}

/** A compose service: its entry point and command, or the image's own program with the command as its arguments. */
function serviceRuns(name: string, service: YamlNode): CommandBlock[] {
  const image = stringAt(service, 'image') ?? '';
  const entrypoint = part(at(service, 'entrypoint'));
  const command = part(at(service, 'command'));
  const program = entrypoint === undefined ? programOfImage(image) : undefined;
  const given = (command?.text ?? '').trim();
  const own =
    program !== undefined && !/^(?:\/(?:usr\/)?s?bin\/|(?:ba|a)?sh\b)/.test(given) && given.split(/\s/)[0] !== program;
  const text = entrypoint === undefined ? `${own ? `${program} ` : ''}${given}` : `${entrypoint.text} ${given}`;
  if (text.trim() === '') return [];
  // Compose writes `$$` where the shell shall see `$`.
  const line = entrypoint?.line ?? command?.line ?? at(service, 'image')?.line ?? service.line;
  const runs = shellRuns(text.trim().replaceAll('$$', '$'), 'compose', { line, name });
  for (const run of runs) for (const entry of run.commands) entry.container ??= image === '' ? name : image;
  return runs;
}

function part(node: YamlNode | undefined): Snip | undefined {
  if (node === undefined) return undefined;
  return node.kind === 'list' ? words(node)[0] : snippet(node)[0];
}

function containerRuns(node: YamlNode, schedules: string[]): CommandBlock[] {
  if (!node.entries.has('image') || (!node.entries.has('command') && !node.entries.has('args'))) return [];
  const image = stringAt(node, 'image') ?? '';
  const command = part(at(node, 'command'));
  const args = part(at(node, 'args'));
  const program = command === undefined ? programOfImage(image) : undefined;
  const given = [command, args].filter((piece) => piece !== undefined);
  const { text, line } = joined(
    program === undefined ? given : [{ text: program, line: given[0]?.line ?? node.line }, ...given],
  );
  const runs = shellRuns(text, 'kubernetes', { line, schedules, name: stringAt(node, 'name') ?? '' });
  for (const run of runs) for (const entry of run.commands) entry.container ??= image;
  return runs;
}

/** The task of a Concourse pipeline: its `run` names the program as `path`, and the words behind it as `args`. */
function taskRuns(node: YamlNode, surface: Surface): CommandBlock[] {
  const [program, args] = [part(at(node, 'path')), at(node, 'args')];
  if (surface !== 'yaml' || program === undefined || args?.kind !== 'list') return [];
  const { text, line } = joined([program, ...words(args)]);
  return shellRuns(text, surface, { line });
}

/** The times of a list of schedules, as GitHub and Azure write it. */
export function statedTimes(items: readonly YamlNode[]): string[] {
  return distinctTimes(items.map((item) => stringAt(item, 'cron') ?? '?'));
}

/** The schedule that starts the commands of a document, if the document states one. */
function schedulesOf(surface: Surface, root: YamlNode): string[] {
  if (surface === 'github-actions') return statedTimes(itemsAt(root, 'on', 'schedule'));
  if (surface === 'azure-pipelines') return statedTimes(itemsAt(root, 'schedules'));
  if (surface === 'kubernetes' && stringAt(root, 'kind') === 'CronJob') {
    const suspended = at(root, 'spec', 'suspend')?.value === true;
    return suspended ? [] : [stringAt(root, 'spec', 'schedule') ?? '?'];
  }
  return [];
}

/** Ansible's `cron` module and Salt's `cron.present` as a line of a crontab. */
function cronTask(node: YamlNode): CommandBlock[] {
  const task = argumentsOf(node, 'cron');
  const job = scriptText(at(task, 'job'));
  if (task === undefined || job === undefined || stringAt(task, 'state') === 'absent') return [];
  const special = stringAt(task, 'special_time');
  const field = (name: string) =>
    (stringAt(task, name) ?? (task.entries.has(name) ? '0' : '*')).replaceAll(/\s/g, '') || '*';
  const time = special ? `@${special}` : ['minute', 'hour', 'day', 'month', 'weekday'].map(field).join(' ');
  const commands = shellCommands(literalText(job), at(task, 'job')?.line ?? task.line);
  const disabled = at(task, 'disabled')?.value === true;
  return [{ surface: 'cron', commands, schedules: [time], ...(disabled && { disabled }) }];
}

/** The text that an expression of Jinja puts together from literals, with `$` for the rest; other text as it is. */
function literalText(text: string): string {
  // Alone on its lines, an expression may also stand for a key with its value.
  const expression = /^\{\{([^{}]{1,2000})\}\}(?:: \{\{[^{}]{1,2000}\}\})?$/.exec(text.trim())?.[1];
  if (expression === undefined) return text;
  const parts = [...expression.matchAll(/"([^"]*)"|'([^']*)'|[^"']+/g)].map(
    ([other, double, single]) => double ?? single ?? (/\w/.test(other) ? '$EXPRESSION' : ''),
  );
  return parts.join('');
}
