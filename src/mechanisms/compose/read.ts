import { ownAttributes } from '../../facts/attributes.ts';
import { pathRefs } from '../../facts/host-paths.ts';
import { serviceRef } from '../../facts/refs.ts';
import { serverConsumer } from '../../mechanism-kit/server-consumers.ts';
import type { ConfigFile, MechanismOutput } from '../../model/index.ts';
import { readIni } from '../../parsers/ini.ts';
import { at, scriptText } from '../../parsers/yaml.ts';
import { clientOfImage } from '../../shell/clients/index.ts';
import { clientRun, hookOf } from '../../shell/clients/runs.ts';
import { commandBlocksOf } from '../../shell/command-files.ts';
import { shellCommands } from '../../shell/commands.ts';
import {
  type ComposeService,
  composeServices,
  isMountOf,
  mountsOf,
  publishesHttps,
} from '../../shell/compose-services.ts';
import { reloadedServices } from '../../shell/service-reloads.ts';
import { MATERIAL_FILE, namesMaterial } from '../../util/material-names.ts';
import { folderOf } from '../../util/path-names.ts';

/** What is told of these facts beside the common attributes. */
type Own = 'asked' | 'configs' | 'every' | 'files' | 'folder' | 'lost' | 'ran' | 'scripted' | 'services' | 'words';

export type Output = MechanismOutput<Own>;
export const own = ownAttributes<Own>('compose');

/** Folders that one volume may have in different containers. */
const MAX_PLACES = 6;

/**
 * A volume of certificates that containers see under different paths: what one of them writes below its path, the others read
 * below theirs. A folder of the host is one of these paths where it is absolute.
 */
function readVolumes(services: readonly ComposeService[], output: Output): void {
  const volumes = new Map<string, { places: Map<string, Place>; name: string }>();
  for (const { volumes: mounted } of services) {
    for (const { text, line } of mounted) {
      const [, source = '', target = '', options = ''] =
        /^([^:\s]{1,200}):(\/[^:\s]{1,200})(?::([\w,]{1,40}))?$/.exec(text) ?? [];
      const name = source.replace(/^\.\//, '').replace(/\/$/, '');
      if (name === '' || /[${]/.test(target) || !(namesMaterial(name) || namesMaterial(target))) continue;
      const known = volumes.get(name) ?? { places: new Map<string, Place>(), name: source };
      const readOnly = options.split(',').includes('ro');
      for (const path of [target, ...(source.startsWith('/') ? [source] : [])]) {
        const place = path.replace(/\/$/, '');
        const before = known.places.get(place);
        if (before === undefined && known.places.size >= MAX_PLACES) continue;
        known.places.set(place, { line, writable: before?.writable === true || !readOnly || path !== target });
      }
      volumes.set(name, known);
    }
  }
  for (const { places, name } of volumes.values()) {
    for (const [from, { writable }] of places) {
      for (const [to, { line }] of places) {
        if (from === to || !writable) continue;
        const [reads, writes] = [pathRefs(asPath(from)), pathRefs(asPath(to))];
        output.fact(
          { kind: 'copy', reads, writes, attributes: { name, target: to, via: 'volume', resource: 'volume' } },
          { line },
        );
      }
    }
  }
}

/** Folders and files beside the compose file that containers see: where they lie on the host is not known. */
function readFolders(services: readonly ComposeService[], output: Output): void {
  const seen = new Set<string>();
  for (const { volumes } of services) {
    for (const { text, line } of volumes) {
      const [, source = '', target = ''] =
        /^(\.{1,2}(?:\/[^:\s]{0,200})?):(\/[^:\s${]{1,200})(?::[\w,]{1,40})?$/.exec(text) ?? [];
      if (target === '' || seen.has(target) || !(namesMaterial(source) || namesMaterial(target))) continue;
      seen.add(target);
      output.fact(
        {
          kind: 'scope',
          reads: [],
          writes: pathRefs(asPath(target.replace(/\/$/, ''))),
          attributes: { resource: 'mount' },
        },
        { line },
      );
    }
  }
}

/** Services that obtain certificates and keep them in the container, which is replaced with every new version of its image. */
function readLost(path: string, services: readonly ComposeService[], output: Output): void {
  for (const service of services) {
    // The default of a variable.
    const { client, image } = clientOfImage(service.image.replace(/\$\{\w{1,100}:?-([^${}]{1,200})\}/g, '$1')) ?? {};
    if (client === undefined || image?.keeps === undefined || !publishesHttps(service)) continue;
    if (image.keptIn !== undefined && service.environment.has(image.keptIn)) continue;
    const targets = mountsOf(service);
    const { keeps } = image;
    if (targets === undefined || targets.some((one) => isMountOf(keeps)(one) || isMountOf(one)(keeps))) continue;
    const folder = folderOf(path);
    const configs = service.volumes.flatMap(({ text }) => {
      const [, source = ''] = /^\.\/([^:]{1,200}):/.exec(text) ?? [];
      return source === '' ? [] : [folder === '' ? source : `${folder}/${source}`];
    });
    output.fact(
      {
        kind: 'scope',
        reads: [],
        writes: [],
        attributes: { name: service.name, client: client.id, resource: 'container' },
        own: { lost: keeps, configs },
      },
      { line: service.node.line },
    );
  }
}

/** Where a volume is seen. */
interface Place {
  line: number;
  /** Some container may write below it; a folder of the host is written by others. */
  writable: boolean;
}

/** A folder ends in a slash. */
const asPath = (place: string) => (MATERIAL_FILE.test(place) ? place : `${place}/`);

/** Variables by which images are told where the certificate and its key lie. */
const CERTIFICATE =
  /(?:^|_)(?:SSL|TLS|HTTPS|SERVER|CERT)\w{0,40}CERT|CERT\w{0,20}(?:PATH|FILE)|TLS_CERTIFICATE|(?:SSL|TLS)_CERT$/;
const AUTHORITY = /(?:^|_)(?:CA|ROOT|TRUST(?:ED)?|CLIENT)(?:_|$)|CACERT/;

/** A reload for every service whose loop reloads its server, or signals another container; a consumer for each that is told by its environment where its certificate lies. */
export function read(file: ConfigFile, output: Output): void {
  readLoops(file, output);
  readReloads(file, output);
  if (isContainerUnit(file.path)) {
    readEnvironment([containerUnit(file)], output);
    return;
  }
  if (!/^services:/m.test(file.text)) return;
  const services = file.shared('compose-services', () => composeServices(file, output));
  output.fact(
    {
      kind: 'scope',
      reads: [],
      writes: [],
      attributes: { resource: 'compose' },
      own: {
        services: services.map(({ name }) => name),
        scripted: services.filter(ignoresArguments).map(({ name }) => name),
      },
    },
    { line: 1 },
  );
  readVolumes(services, output);
  readFolders(services, output);
  readLost(file.path, services, output);
  if (file.text.includes('CERT')) readEnvironment(services, output);
}

/** Services that reload a server again and again. */
function readLoops(file: ConfigFile, output: Output): void {
  if (!file.text.includes('sleep') || !file.text.includes('services')) return;
  for (const run of commandBlocksOf(file)) {
    if (run.surface !== 'compose') continue;
    for (const command of run.commands) {
      if (command.loop?.sleep === undefined) continue;
      const services = reloadedServices(command);
      if (services.length === 0) continue;
      const writes = services.map(serviceRef);
      output.fact(
        { kind: 'reload', reads: [], writes, attributes: { name: run.name ?? '' }, own: { every: command.loop.sleep } },
        { line: command.line },
      );
    }
  }
}

/** A shell that is given its script. */
const SHELL_WITH_SCRIPT = /^(?:\S{0,40}\/)?(?:ba|da|a)?sh\s{1,4}-\w{0,4}c\s/;

/** Whether the entry point is a script on its command line that uses no arguments: what `run` appends to it is lost. */
function ignoresArguments({ node }: ComposeService): boolean {
  const entrypoint = at(node, 'entrypoint');
  const words = entrypoint?.items.flatMap((item) => scriptText(item) ?? []);
  const text = words?.length ? words.join(' ') : (scriptText(entrypoint) ?? '');
  return SHELL_WITH_SCRIPT.test(text) && !/\$\{?[@*#0-9]/.test(text.replaceAll('$$', '$'));
}

/** Commands that reload a server in a service of compose or renew there, with the files and the folder in which compose looks for it. */
function readReloads(file: ConfigFile, output: Output): void {
  if (/\.ya?ml$/.test(file.path) || file.text.includes('COMPOSE_FILE')) return;
  const rows = file.text.split('\n');
  for (const run of commandBlocksOf(file)) {
    let folder = '';
    for (const command of run.commands) {
      const { name, path, args, line, container } = command;
      if (name === 'cd') folder = (args[0] ?? '').replace(/\/$/, '').replace(/^.*\//, '');
      const renewal = clientRun(command);
      readHook(renewal === undefined ? undefined : hookOf(renewal), line, output);
      if (container === undefined) continue;
      const row = rows[line - 1] ?? '';
      const ran = renewal === undefined ? undefined : composeCall(row, 'run', container);
      if (ran !== undefined && !row.includes('--entrypoint'))
        output.fact(
          {
            kind: 'scope',
            reads: [],
            writes: [],
            attributes: { resource: 'compose run' },
            own: { ran: container, files: ran, folder, words: [renewal?.client.program ?? '', ...args].join(' ') },
          },
          { line },
        );
      const call = composeCall(row, 'exec', container);
      if (call === undefined || reloadedServices({ name, args, ...(path !== undefined && { path }) }).length === 0)
        continue;
      askedReload({ asked: container, files: call, folder }, line, output);
    }
  }
}

/** The reloads among the commands of a hook that a client is given. */
function readHook(hook: string | undefined, line: number, output: Output): void {
  let folder = '';
  for (const command of hook === undefined ? [] : shellCommands(hook)) {
    if (command.name === 'cd') folder = (command.args[0] ?? '').replace(/\/$/, '').replace(/^.*\//, '');
    const { name, args, container } = command;
    const call = container === undefined ? undefined : composeCall(hook ?? '', 'exec', container);
    if (container !== undefined && call !== undefined && reloadedServices({ name, args }).length > 0)
      askedReload({ asked: container, files: call, folder }, line, output);
  }
}

/** A service that a command reloads in its container, with the files and the folder in which compose looks for it. */
function askedReload(own: { asked: string; files: string[]; folder: string }, line: number, output: Output): void {
  output.fact({ kind: 'reload', reads: [], writes: [], attributes: { state: 'off' }, own }, { line });
}

/** The files that a line hands to `docker compose exec` or `run`; none where it looks for the usual names. */
function composeCall(row: string, verb: 'exec' | 'run', service: string): string[] | undefined {
  const [, before = '', behind = ''] = CALLS[verb].exec(row) ?? [];
  if (!behind.split(/\s+/).includes(service)) return undefined;
  return [...before.matchAll(/(?:^|\s)(?:-f|--file)[ =](\S{1,200})/g)].map(([, name = '']) =>
    name.replace(/^.*\//, ''),
  );
}

const CALLS = {
  exec: /\bdocker[ -]compose\b(.{0,300}?)\bexec\b(.{0,100})/,
  run: /\bdocker[ -]compose\b(.{0,300}?)\brun\b(.{0,100})/,
};

/** A container of systemd (podman-systemd.unit(5)), which is named after its file. */
export const isContainerUnit = (path: string) => path.endsWith('.container');

function containerUnit({ path, text }: ConfigFile): Pick<ComposeService, 'name' | 'environment'> {
  const environment: ComposeService['environment'] = new Map();
  for (const { key, value, line } of readIni(text)) {
    const [, name, given] = key === 'Environment' ? (/^["']?(\w{1,200})=([^"'\s]{0,500})/.exec(value) ?? []) : [];
    if (name !== undefined) environment.set(name, { value: given ?? null, line });
  }
  return { name: path.slice(path.lastIndexOf('/') + 1).replace(/\.container$/, ''), environment };
}

function readEnvironment(services: readonly Pick<ComposeService, 'name' | 'environment'>[], output: Output): void {
  for (const { name, environment } of services) {
    for (const [directive, { value, line }] of environment) {
      if (!CERTIFICATE.test(directive) || AUTHORITY.test(directive) || !/^\/.*\.(?:pem|crt|cer)$/.test(value ?? ''))
        continue;
      const named = directive.replace(/CERT(?:IFICATE)?(?=_|$|FILE|PATH)/, 'KEY');
      const key = named === directive ? undefined : (environment.get(named)?.value ?? undefined);
      serverConsumer(output, {
        service: name,
        directive,
        certificate: value ?? '',
        line,
        ...(key !== undefined && { key }),
      });
    }
  }
}
