import { clientOfImage, clientOfVerb } from './clients/index.ts';

/** The program that an image runs by default, for images whose entry point takes its arguments. */
export function programOfImage(image: string): string | undefined {
  const found = clientOfImage(image);
  return found === undefined || found.image.shell === true ? undefined : found.client.program;
}

const ALONE =
  /^(?:-[itdPT]+|--(?:rm|init|tty|interactive|detach|privileged|read-only|no-deps|quiet-pull|build|service-ports|publish-all|no-TTY))$/;

/** What `docker run`, `podman exec`, `docker compose run` or `kubectl exec` runs inside; undefined where the words are none of these. */
export function containerCommand(name: string, words: string[], from: number) {
  let at = from + 1;
  const compose = name === 'docker-compose' || ((name === 'docker' || name === 'podman') && words[at] === 'compose');
  if (name !== 'docker' && name !== 'podman' && name !== 'docker-compose' && name !== 'kubectl' && name !== 'oc')
    return undefined;
  while (at < words.length && words[at] !== 'run' && words[at] !== 'exec') at += 1;
  if (at >= words.length || at - from > 12) return undefined;
  if (name === 'kubectl' || name === 'oc') {
    const dash = words.indexOf('--', at);
    return dash < 0 ? undefined : { at: dash + 1, container: words[at + 1] ?? '' };
  }
  const runs = words[at] === 'run';
  at += 1;
  let entrypoint: string | undefined;
  while ((words[at] ?? '').startsWith('-') && at < words.length) {
    const option = words[at] ?? '';
    if (option.startsWith('--entrypoint')) entrypoint = option.includes('=') ? option.slice(13) : words[at + 1];
    at += option.includes('=') || ALONE.test(option) ? 1 : 2;
  }
  // A service without a command runs its own; see `servicesStarted`.
  if (compose && runs && entrypoint === undefined && words[at + 1] === undefined) return undefined;
  const container = words[at] ?? '';
  const given = words[at + 1] ?? '';
  // The image of acme.sh has a program for each of its verbs: `docker exec acme --issue`.
  const verb = runs ? undefined : clientOfVerb(given)?.program;
  const program = (runs || compose ? programOfImage(container) : undefined) ?? verb;
  const own =
    program === undefined ||
    (!runs && verb === undefined) ||
    given === program ||
    /^(?:\/(?:usr\/)?s?bin\/|(?:ba|a)?sh$)/.test(given);
  return {
    at: at + 1,
    container,
    ...(entrypoint !== undefined && { entrypoint: entrypoint.trim() }),
    ...(entrypoint === undefined && !own && program !== undefined && { program }),
  };
}

/** The services of compose that a command starts with the command of their own: `docker compose up certbot`. */
export function servicesStarted({ name, args }: { name: string; args: readonly string[] }): string[] {
  const words =
    name === 'docker-compose' ? args : /^(?:docker|podman)$/.test(name) && args[0] === 'compose' ? args : [];
  const verb = words.findIndex((word) => /^(?:up|start|restart|run)$/.test(word));
  return verb < 0 ? [] : words.slice(verb + 1).filter((word) => /^[\w.-]+$/.test(word) && !word.startsWith('-'));
}

/**
 * The folder whose services `docker compose up` starts when it is given none, by its name: that of the file, or the one into which
 * the commands in front of it change.
 */
export function projectStarted(commands: readonly { name: string; args: readonly string[] }[]): string | undefined {
  let folder: string | undefined;
  for (const { name, args } of commands) {
    if (name === 'cd') folder = args[0];
    const words =
      name === 'docker-compose' ? args : /^(?:docker|podman)$/.test(name) && args[0] === 'compose' ? args.slice(1) : [];
    const verb = words.findIndex((word) => word === 'up' || word === 'start');
    if (verb < 0 || words.slice(verb + 1).some((word) => !word.startsWith('-'))) continue;
    const file = words.slice(0, verb).find((_, at) => /^(?:-f|--file)$/.test(words[at - 1] ?? ''));
    const given = file === undefined ? folder : file.replace(/\/?[^/]*$/, '');
    const base = given?.replace(/\/$/, '').replace(/^.*\//, '');
    if (base !== undefined && /^[\w.-]+$/.test(base)) return base;
  }
  return undefined;
}

/** How a schedule and a service find one another that a whole compose file is started for. */
export const projectRef = (folder: string) => `*@${folder}`;
