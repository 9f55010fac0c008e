import { plainName } from '../facts/host-paths.ts';
import type { Mechanism, MechanismOutput } from '../model/index.ts';
import { commandBlocksOf, mayHoldCommands } from './command-files.ts';

/** Scripts and YAML that are named like the server that they set up. */
const SETS_UP = /\.(?:sh|bash|zsh|ksh|ya?ml|service|mk)$/;

/**
 * The `accepts` and `read` of a mechanism whose configuration is also written by scripts, in here-documents
 * (`cat > /etc/nginx/conf.d/www.conf <<EOF`). `own` tells by the path whether a file is such a configuration.
 */
export function readAlsoFromHeredocs(
  own: (path: string) => boolean,
  read: Mechanism['read'],
): Pick<Mechanism, 'accepts' | 'read'> {
  const itself = (path: string) => own(path) && !SETS_UP.test(plainName(path));
  return {
    accepts: (path) => itself(path) || mayHoldCommands(path),
    read(file, output) {
      if (itself(file.path)) {
        read(file, output);
        return;
      }
      for (const { target, text, line } of commandBlocksOf(file).flatMap(documentsOf)) {
        if (own(target)) read({ path: target, text, shared: (_, make) => make(text) }, below(output, line - 1));
      }
    },
  };
}

function documentsOf({ commands }: ReturnType<typeof commandBlocksOf>[number]) {
  return commands.flatMap((command) => command.documents);
}

/** Lines of a here-document, as lines of the file that holds it. */
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
