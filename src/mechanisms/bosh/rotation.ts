import { runAttributes, startRefs } from '../../mechanism-kit/command-facts.ts';
import type { ConfigFile, Ref } from '../../model/index.ts';
import { type Invocation, invocations, option } from '../../shell/command-files.ts';
import { type Output, variableRef } from './read.ts';

/** Calls of the API of CredHub that renew certificates, in whichever language. */
const API =
  /\/certificates\/[^\s"'`]{1,200}\/regenerate\b|\/bulk-regenerate\b|\bset_as_transitional\b|\bupdate_transitional_version\b|\bregenerate_certificate\b/;
/** Lines are looked at up to here, in characters. */
const MAX_LINE = 2_000;

/** Commands and programs that renew certificates in CredHub: a producer for each command, one for each other file. */
export function readRotation(file: ConfigFile, output: Output): void {
  let commands = 0;
  for (const program of ['credhub', 'maestro', 'credhub-maestro'])
    for (const invocation of invocations(file, program)) {
      if (!renews(program, invocation.command.args)) continue;
      commands++;
      const { args, line } = invocation.command;
      const name = option(args, '-n', '--name');
      output.fact(
        {
          kind: 'producer',
          reads: startRefs(file, invocation),
          writes: variablesNamed(name),
          attributes: {
            name: name ?? program,
            program,
            command: 'reissue',
            duration: null,
            ...runAttributes(invocation),
          },
          own: { rotates: true },
        },
        { line },
      );
    }
  if (commands > 0) return;
  const lines = file.text.split('\n');
  const index = lines.findIndex((line) => !/^\s{0,200}(?:#|\/\/)/.test(line) && API.test(line.slice(0, MAX_LINE)));
  if (index < 0) return;
  output.fact(
    {
      kind: 'producer',
      reads: [],
      writes: [],
      attributes: { name: 'CredHub', program: 'credhub' },
      own: { rotates: true },
    },
    { line: index + 1 },
  );
}

/** CredHub keeps `router_tls` of a manifest as `/<director>/<deployment>/router_tls`. */
function variablesNamed(name: string | undefined): Ref[] {
  if (name === undefined) return [];
  const names = [name, /^\/[^/]*\/[^/]*\/([^/]+)$/.exec(name)?.[1]];
  return names.flatMap((one) => (one === undefined || /[$({]/.test(one) ? [] : variableRef(one)));
}

function renews(program: string, args: Invocation['command']['args']): boolean {
  const [action = ''] = args;
  if (program !== 'credhub') return action === 'regenerate' || action === 'update-transitional';
  if (action === 'regenerate' || action === 'bulk-regenerate') return true;
  if (action === 'curl') return args.some((arg) => API.test(arg));
  // Each run stores a new version, unless the option keeps the one that exists.
  const keeps = args.some((arg) => arg === '-O' || arg === '--no-overwrite');
  return (action === 'generate' || action === 'set') && option(args, '-t', '--type') === 'certificate' && !keeps;
}
