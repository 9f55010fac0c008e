import { plainName } from '../facts/host-paths.ts';
import type { ConfigFile, Mechanism, MechanismOutput } from '../model/index.ts';
import { type YamlNode, yamlDocuments } from '../parsers/yaml.ts';
import { fileNameOf } from '../util/path-names.ts';
import { clientOfHookFolder } from './clients/index.ts';
import { dockerInstructions } from './command-blocks.ts';
import { commandBlocksOf, invocations, isDockerfile, isYaml, mayHoldCommands, option } from './command-files.ts';
import { copyOf } from './copy-commands.ts';
import { type ManagedFile, managedFilesOf } from './managed-files.ts';

/** Scripts and YAML that are named like the server that they set up. */
const SETS_UP = /\.(?:sh|bash|zsh|ksh|ya?ml|sls|pp|rb|service|mk)$/;

/** A text that a file writes or forwards under a name of its own. */
export interface WrittenText {
  /** The path on the host, or the keys that lead to it: `data/nginx.conf`. */
  name: string;
  text: string;
  line: number;
}

/** The files of a server: which ones they are by their paths, and what is in every such path, where that is little to look for. */
export interface OwnFiles {
  isOwn(path: string): boolean;
  named?: RegExp;
}

/**
 * The `accepts` and `read` of a mechanism whose configuration is also written by other files: in here-documents
 * (`cat > /etc/nginx/conf.d/www.conf <<EOF`), in the content of files that configuration management writes, and in blocks of
 * YAML (the `data` of a ConfigMap, a pillar). A file that never spells a part of such a path is not parsed for it.
 */
export function readAlsoWhereWritten(
  { isOwn, named }: OwnFiles,
  read: Mechanism['read'],
): Pick<Mechanism, 'accepts' | 'read'> {
  const itself = (path: string) => isOwn(path) && !SETS_UP.test(plainName(path));
  return {
    accepts: (path) => itself(path) || mayHoldCommands(path),
    read(file, output) {
      if (itself(file.path)) {
        read(file, output);
        return;
      }
      if (named?.test(file.text) === false) return;
      for (const { name, text, line } of writtenTexts(file))
        if (isOwn(name)) read({ path: name, text, shared: (_, make) => make(text) }, below(output, line - 1));
    },
  };
}

/** The texts that a file writes; made once for all servers. */
export function writtenTexts(file: ConfigFile): readonly WrittenText[] {
  return file.shared('written-texts', () => [
    ...commandBlocksOf(file).flatMap(({ commands }) =>
      commands.flatMap(({ documents }) => documents.map(({ target, text, line }) => ({ name: target, text, line }))),
    ),
    ...managedFilesOf(file).flatMap(({ path, content }) =>
      content === undefined || isYaml(file.path) ? [] : [{ name: path, ...content }],
    ),
    ...(isYaml(file.path) ? blocksOf(file) : []),
  ]);
}

/** A file that something puts on a host, or into an image. */
export type PlacedFile = Pick<ManagedFile, 'path' | 'source' | 'content' | 'mode' | 'line'>;

const PLACES = ['cp', 'mv', 'ln', 'install', 'scp', 'rsync'];

/** Files that configuration management, commands (`install x /etc/cron.daily/`) and Dockerfiles put in place. */
export function placedFiles(file: ConfigFile): readonly PlacedFile[] {
  return file.shared('placed-files', (text) => {
    const copied = [...invocations(file, ...PLACES)].flatMap(({ command }): PlacedFile[] => {
      const moved = copyOf(command, undefined);
      const mode = command.name === 'install' ? option(command.args, '-m', '--mode') : undefined;
      return moved === undefined ? [] : inPlace(moved.sources, moved.target, command.line, mode);
    });
    // Whatever a function of the script is called that puts a hook in place.
    const hooks = commandBlocksOf(file).flatMap(({ commands }) =>
      commands.flatMap(({ name, args, line }): PlacedFile[] => {
        const [source = '', target = ''] = args.filter((arg) => !arg.startsWith('-')).slice(-2);
        const isPut = !PLACES.includes(name) && clientOfHookFolder(target) !== undefined && args.length < 6;
        return isPut && fileNameOf(source) === fileNameOf(target) ? inPlace([source], target, line) : [];
      }),
    );
    const built = (isDockerfile(file.path) ? dockerInstructions(text) : []).flatMap(({ name, operands, line }) => {
      const words = operands.split(/\s+/).filter((word) => !word.startsWith('--'));
      return name === 'COPY' || name === 'ADD' ? inPlace(words.slice(0, -1), words.at(-1) ?? '', line) : [];
    });
    return [...managedFilesOf(file), ...copied, ...hooks, ...built];
  });
}

function inPlace(sources: readonly string[], target: string, line: number, mode?: string): PlacedFile[] {
  const folder = target.endsWith('/') || sources.length > 1;
  return sources.map((source) => ({
    path: folder ? `${target.replace(/\/$/, '')}/${source.slice(source.lastIndexOf('/') + 1)}` : target,
    source,
    line,
    ...(mode !== undefined && { mode }),
  }));
}

/** Keys beside a text that tell the file in which it is written. */
const WRITTEN_TO = ['path', 'dest', 'destination', 'filename', 'name'];
const MAX_TEXTS = 2_000;

/** Texts of several lines in a YAML file, under the path that stands beside them or the keys that lead to them. */
function blocksOf(file: ConfigFile): WrittenText[] {
  const found: WrittenText[] = [];
  const seen = new Set<unknown>();
  const walk = (node: YamlNode, keys: string) => {
    const identity = node.kind === 'map' ? node.entries : node.items;
    if (node.kind !== 'map' && node.kind !== 'list') return;
    if (seen.has(identity) || found.length >= MAX_TEXTS) return;
    seen.add(identity);
    // Arguments of Salt are a list of maps with one entry each.
    const beside = node.kind === 'map' ? node.entries : new Map(node.items.flatMap((item) => [...item.entries]));
    const path = WRITTEN_TO.map((key) => beside.get(key)).find((one) => one?.kind === 'scalar')?.text;
    for (const [key, value] of node.entries) {
      const inner = `${keys}/${key}`.slice(-300);
      if (typeof value.value !== 'string' || !value.value.includes('\n')) walk(value, inner);
      else found.push({ name: path?.startsWith('/') === true ? path : inner, text: value.value, line: value.line + 1 });
    }
    for (const item of node.items) {
      const [only] = item.entries.size === 1 ? [...item.entries] : [];
      const text = only?.[1].value;
      if (only === undefined || typeof text !== 'string' || !text.includes('\n')) walk(item, keys);
      else {
        const id = keys.replace(/\/file(?:\.managed)?$/, '').replace(/^\/\//, '/');
        found.push({ name: path?.startsWith('/') === true ? path : id, text, line: only[1].line + 1 });
      }
    }
  };
  for (const document of yamlDocuments(file)) {
    const root = document.root();
    if (root !== undefined) walk(root, '');
  }
  return found;
}

/** Lines of a written text, as lines of the file that holds it. */
function below(output: MechanismOutput, offset: number): MechanismOutput {
  return {
    fact: (fact, place) =>
      output.fact(fact, {
        ...place,
        ...(place.line !== undefined && { line: place.line + offset }),
        ...(place.endLine !== undefined && { endLine: place.endLine + offset }),
      }),
    unreadable: (reason, detail, place) =>
      output.unreadable(reason, detail, { ...place, line: (place?.line ?? 1) + offset }),
  };
}
