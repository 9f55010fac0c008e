import { secretRef } from '../facts/refs.ts';
import { isCertificateName } from '../kubernetes/manifests.ts';
import type { Ref } from '../model/index.ts';
import { option } from './command-files.ts';
import type { Command } from './commands.ts';
import { filledIn } from './variables.ts';

/** A Secret as a command names it; `?` for parts that it does not name. */
interface NamedSecret {
  namespace: string;
  name: string;
}

/** A Secret that commands read and write again under another name or in another namespace. */
export interface SecretCopy {
  /** What a person calls it: `kubectl get secret | kubectl apply`. */
  program: string;
  reads: Ref[];
  writes: Ref[];
}

const CLIENT = /^(?:kubectl|oc|k)$/;
const VALUED =
  /^(?:-n|-o|-f|-l|-p|--(?:namespace|output|filename|selector|context|kubeconfig|cluster|user|as|template|type|patch|to|keys|cert|key|from-file|from-literal))$/;
const PLAIN = /^[\w.-]+$/;
/** Rounds of loops that are tried. */
const MAX_TARGETS = 100;

function operands(args: readonly string[]): string[] {
  return args.filter((arg, i) => !arg.startsWith('-') && !VALUED.test(args[i - 1] ?? ''));
}

const namespaceOf = (args: readonly string[]) =>
  option(args, '-n', '--namespace') ?? args.find((arg) => /^-n[a-z]/.test(arg))?.slice(2);

/** The Secret that `kubectl get secret` or `oc extract` prints; undefined for a list of them, and for any other command. */
export function secretRead({ name, args }: Pick<Command, 'name' | 'args'>): Partial<NamedSecret> | undefined {
  if (!CLIENT.test(name)) return undefined;
  const [verb, kind = '', named] = operands(args);
  if (verb !== 'get' && verb !== 'extract' && verb !== 'view-secret') return undefined;
  const [type, inner] = kind.split('/');
  if (!/^secrets?(?:\.v1\.?)?$/.test(type ?? '') && verb !== 'view-secret') return undefined;
  const secret = verb === 'view-secret' ? kind : (inner ?? named);
  const namespace = namespaceOf(args);
  return secret === undefined || secret === ''
    ? undefined
    : { name: secret, ...(namespace !== undefined && { namespace }) };
}

/**
 * The copy of a Secret that begins with this command: `kubectl get secret x -n a -o yaml | sed … | kubectl apply -n b
 * -f -`. `after` holds the following commands; `home` is the namespace in which it runs, if known. Changes of namespace
 * or name are read from the text of the filters (sed, jq, yq, kubectl-neat).
 */
export function secretCopyOf(command: Command, after: readonly Command[], home = '?'): SecretCopy | undefined {
  const source = secretRead(command);
  if (source === undefined) return undefined;
  const filters: Command[] = [];
  for (const next of after) {
    if (next.operator !== '|') {
      // Bodies of substitutions stand behind the filter that holds them.
      if (filters.length > 0 && next.line === filters.at(-1)?.line) continue;
      return undefined;
    }
    const [verb] = operands(next.args);
    if (CLIENT.test(next.name) && /^(?:apply|create|replace)$/.test(verb ?? '')) {
      const text = filters.flatMap(({ args }) => args).join('\n');
      const into =
        namespaceOf(next.args) ?? lastValue(text, NAMESPACE) ?? (source.namespace === undefined ? home : '?');
      const named = lastValue(text, NAME) ?? source.name ?? '?';
      const from = { namespace: known(source.namespace ?? home), name: source.name ?? '?' };
      const reads = PLAIN.test(from.name) ? [secretRef(from.namespace, from.name)] : [];
      const writes = inRounds([into, named], command)
        .filter(([, name = '']) => PLAIN.test(name))
        .map(([namespace = '?', name = '?']) => secretRef(namespace === '?' ? '?' : placed(namespace, command), name))
        .filter((ref) => !reads.includes(ref));
      return writes.length === 0
        ? undefined
        : { program: `${command.name} get secret | ${next.name} ${verb}`, reads, writes };
    }
    filters.push(next);
  }
  return undefined;
}

/** `namespace: b` of sed's replacement, `.metadata.namespace = "b"` of jq and yq; what is deleted has no value. */
const NAMESPACE = /\bnamespace["'\\]{0,4}\s{0,4}[:=]\s{0,4}["'\\]{0,4}([\w.-]+|\$\{?\w+\}?)/g;
const NAME = /(?<![\w-])name["'\\]{0,4}\s{0,4}[:=]\s{0,4}["'\\]{0,4}([\w.-]+|\$\{?\w+\}?)/g;

function lastValue(text: string, pattern: RegExp): string | undefined {
  return [...text.matchAll(pattern)].at(-1)?.[1];
}

/** The words in each round of the loops around a command. */
function inRounds(words: string[], { rounds = [] }: Pick<Command, 'rounds'>): string[][] {
  let found = [words];
  for (const { variable, values } of rounds) {
    const filled = (value: string) => (word: string) => filledIn(word, new Map([[variable, { value }]]));
    if (!found.some((one) => one.some((word) => filled('')(word) !== word))) continue;
    found = found.flatMap((one) => values.map((value) => one.map(filled(value)))).slice(0, MAX_TARGETS);
  }
  return found;
}

const known = (namespace: string) => (PLAIN.test(namespace) ? namespace : '?');

/** A namespace that a loop sets is any of many. */
function placed(namespace: string, { rounds }: Pick<Command, 'rounds'>): string {
  return PLAIN.test(namespace) ? namespace : rounds === undefined ? '?' : '*';
}

/** The Secret that `kubectl patch secret` changes, where its arguments speak of a certificate. */
export function secretPatched({ name, args }: Pick<Command, 'name' | 'args'>, home = '?'): Ref | undefined {
  if (!CLIENT.test(name)) return undefined;
  const [verb, kind = '', named] = operands(args);
  const [type, inner] = kind.split('/');
  const secret = inner ?? named ?? '';
  if (verb !== 'patch' || !/^secrets?$/.test(type ?? '') || !PLAIN.test(secret)) return undefined;
  const about =
    isCertificateName(secret) || args.some((arg) => /tls\\{0,2}\.(?:crt|key)|\.(?:pem|p12|jks)\b/.test(arg));
  return about ? secretRef(known(namespaceOf(args) ?? home), secret) : undefined;
}

/** The namespace that the `kubectl apply` behind a pipe names, for what a command such as `kubectl create --dry-run` prints. */
export function appliedIn(after: readonly Command[]): string | undefined {
  const piped = after.findIndex(({ operator }) => operator !== '|');
  const chain = piped < 0 ? after : after.slice(0, piped);
  const last = chain.find(
    ({ name, args }) => CLIENT.test(name) && /^(?:apply|replace|create)$/.test(operands(args)[0] ?? ''),
  );
  const namespace = last === undefined ? undefined : namespaceOf(last.args);
  return namespace !== undefined && PLAIN.test(namespace) ? namespace : undefined;
}
