import { ownAttributes } from '../../facts/attributes.ts';
import { pathRefs } from '../../facts/host-paths.ts';
import { serviceRef } from '../../facts/refs.ts';
import { serverConsumer } from '../../mechanism-kit/server-consumers.ts';
import type { ConfigFile, MechanismOutput } from '../../model/index.ts';
import { readIni } from '../../parsers/ini.ts';
import { commandBlocksOf } from '../../shell/command-files.ts';
import { type ComposeService, composeServices } from '../../shell/compose-services.ts';
import { reloadedServices } from '../../shell/service-reloads.ts';
import { MATERIAL_FILE, namesMaterial } from '../../util/material-names.ts';

/** What is told of these facts beside the common attributes. */
type Own = 'asked' | 'every' | 'files' | 'folder' | 'services';

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
      own: { services: services.map(({ name }) => name) },
    },
    { line: 1 },
  );
  readVolumes(services, output);
  if (file.text.includes('CERT')) readEnvironment(services, output);
}

/** Commands that reload a server in a service of compose, with the files and the folder in which compose looks for it. */
function readReloads(file: ConfigFile, output: Output): void {
  if (/\.ya?ml$/.test(file.path) || file.text.includes('COMPOSE_FILE')) return;
  for (const run of commandBlocksOf(file)) {
    let folder = '';
    for (const { name, path, args, line, container } of run.commands) {
      if (name === 'cd') folder = (args[0] ?? '').replace(/\/$/, '').replace(/^.*\//, '');
      const call = container === undefined ? undefined : composeCall(file.text.split('\n')[line - 1] ?? '', container);
      if (call === undefined || reloadedServices({ name, args, ...(path !== undefined && { path }) }).length === 0)
        continue;
      output.fact(
        {
          kind: 'reload',
          reads: [],
          writes: [],
          attributes: { state: 'off' },
          own: { asked: container ?? '', files: call, folder },
        },
        { line },
      );
    }
  }
}

/** The files that a line hands to `docker compose exec`; none where it looks for the usual names. */
function composeCall(row: string, service: string): string[] | undefined {
  const found = /\bdocker[ -]compose\b(.{0,300}?)\bexec\b(.{0,100})/.exec(row);
  if (found === null || !found[2]?.split(/\s+/).includes(service)) return undefined;
  return [...(found[1] ?? '').matchAll(/(?:^|\s)(?:-f|--file)[ =](\S{1,200})/g)].map(([, name = '']) =>
    name.replace(/^.*\//, ''),
  );
}

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
