import { given } from '../../facts/attributes.ts';
import { appendToRef, makeRef, serviceRef, UNKNOWN_SERVICE } from '../../facts/refs.ts';
import type { ConfigFile, Mechanism, Ref } from '../../model/index.ts';
import { shellCommands } from '../../shell/commands.ts';
import { isServer, reloadedServices, serviceName, watchesFiles } from '../../shell/service-reloads.ts';
import { MANUAL, rules, WIKI } from './rules.ts';
import { bodyOf, braces, folderOf, NAME, type Output, readWebServers } from './web-servers.ts';

/** What may stand between `=` and the set: `lib.mkIf cfg.enable {`, `mkIf (a && b) {`. */
const WRAPPED = String.raw`(?:(?:[\w.]{1,60}|\([^()\n]{0,200}\))\s{1,9}){0,4}`;
/** Whether `certs` of an attribute set are those of `security.acme`. */
const BLOCK = new RegExp(String.raw`\bacme\s*=\s*${WRAPPED}\{`);
const DECLARED = new RegExp(`(?:^\\s*|\\bacme\\s*\\.\\s*)certs\\s*\\.\\s*${NAME}\\s*(\\.\\s*\\w+\\s*)?=`);
/** `certs = {`, or `certs =` with the set below, perhaps behind `let … in`. */
const SET = new RegExp(String.raw`(?:^\s*|\bacme\s*\.\s*)certs\s*=\s*(?:${WRAPPED}\{\s*|let\s*)?$`);
/** Options that every certificate takes. */
const DEFAULTS = /(?:^\s*|\bacme\s*\.\s*)defaults\s*(\.\s*(?:reloadServices|postRun)\s*)?=/;
const MEMBER = new RegExp(`^\\s*${NAME}\\s*(\\.\\s*\\w+\\s*)?=`);
const USED = new RegExp(`\\bcerts\\s*\\.\\s*${NAME}\\s*\\.\\s*directory\\b|/var/lib/acme/([\\w.-]{1,200})/`);

/**
 * Certificates of `security.acme.certs`, which NixOS renews by a timer of its own. Web servers of NixOS that name one by
 * `useACMEHost`, or that ask for one by `enableACME`, are reloaded by their modules; who reads the folder is not.
 */
function read(file: ConfigFile, output: Output): void {
  const rows = filledIn(file.text.split('\n').map((row) => (/^\s*#/.test(row) ? '' : row)));
  readWebServers(rows, output);
  const block = BLOCK.test(file.text);
  const members = membersOf(rows, block);
  const services = servicesOf(rows);
  let end = 0;
  for (const [index, row] of rows.entries()) {
    const line = index + 1;
    const service = serviceName(services[index] ?? '');
    const ours = block || /\bacme\s*\./.test(row);
    const member = members.has(index) ? MEMBER.exec(row) : null;
    const declared = member ?? (ours ? DECLARED.exec(row) : null);
    const name = declared?.[1] ?? declared?.[2];
    if (declared !== null && name !== undefined) {
      const body =
        declared[3] === undefined ? bodyOf(rows, index) + (members.get(index) ?? '') : row.slice(declared.index);
      end = Math.max(end, index + body.split('\n').length);
      const reloads = /\b(?:reloadServices|postRun)\s*=/.test(body);
      const server = /\bserver\s*=\s*"([^"$]{1,300})"/.exec(body)?.[1];
      const known = !name.includes('$');
      const writes = [...folderOf(name).flatMap((folder) => [appendToRef(folder, 'fullchain.pem'), folder])];
      output.fact(
        {
          kind: 'producer',
          reads: [],
          writes,
          names: known && name.includes('.') ? [`dns:${name}`] : [],
          attributes: { name, ...(server !== undefined && { server }) },
          own: {
            reloads,
            ...given('group', /\bgroup\s*=\s*"([\w-]{1,60})"/.exec(body)?.[1]),
            ...(/\b(?:chown|chgrp|chmod|setfacl)\b/.test(body) && { opens: true }),
          },
        },
        { line },
      );
      if (reloads) output.fact({ kind: 'reload', reads: writes, writes: told(body), attributes: { name } }, { line });
    }
    const defaults = ours ? DEFAULTS.exec(row) : null;
    if (defaults !== null) {
      const body = defaults[1] === undefined ? bodyOf(rows, index) : rows.slice(index, index + MAX_LIST).join('\n');
      if (/\b(?:reloadServices|postRun)\s*=/.test(body))
        output.fact(
          {
            kind: 'reload',
            reads: [makeRef('path', '/var/lib/acme/')],
            writes: told(body),
            attributes: { name: 'security.acme.defaults' },
            own: { reloads: true },
          },
          { line },
        );
    }
    const used = USED.exec(row);
    const user = used?.[1] ?? used?.[2] ?? used?.[3];
    if (user !== undefined && !/\bgroup\b/.test(row) && !watchesFiles(service))
      output.fact(
        {
          kind: 'consumer',
          reads: folderOf(user),
          writes: isServer(service) ? [serviceRef(service)] : [],
          attributes: { name: user, ...(isServer(service) && { service }) },
          // systemd reads credentials as root.
          own: { byPath: !/credential/i.test(row) },
        },
        { line },
      );
    // The group of the certificate itself lets in its members only.
    const grants = line <= end || /\bacme\s*\./.test(row) ? ONLY_USERS : GRANT;
    for (const [, listed = '', member = ''] of row.matchAll(grants)) {
      const names = listed === '' ? `"${member}"` : listed;
      for (const [, group = ''] of names.matchAll(/["\s[]([\w-]{1,60})(?=["\s\]])/g))
        output.fact({ kind: 'scope', reads: [], writes: [], attributes: { resource: 'group', name: group } }, { line });
    }
    const server = /\bsecurity\.acme\.(?:defaults\.)?server\s*=\s*"([^"$]{1,300})"/.exec(row)?.[1];
    if (server !== undefined && !isForTests(rows, index))
      output.fact({ kind: 'producer', reads: [], writes: [], attributes: { name: 'security.acme', server } }, { line });
  }
}

/** Who joins a group: `extraGroups = [ "acme" ]`, `users.groups.acme.members = [ "nginx" ]`, `SupplementaryGroups = "acme"`. */
const GRANT =
  /\b(?:(?:extraGroups|SupplementaryGroups|Group|group)\s*=\s*([^;]{0,300})|groups\.["]?([\w-]{1,60})["]?\.members\b)/g;
const ONLY_USERS = /\b(?:extraGroups|SupplementaryGroups)\s*=\s*([^;]{0,300})/g;

/** Whether a row is in a block that only a switch for tests turns on: `lib.mkIf cfg.testing {`. */
function isForTests(rows: readonly string[], index: number): boolean {
  let depth = 0;
  for (let at = index - 1; at >= 0 && at > index - MAX_LET; at--) {
    const row = rows[at] as string;
    depth += braces(row);
    if (depth > 0 && /\bmkIf\b[^;]{0,200}(?:test|staging)/i.test(row)) return true;
    depth = Math.min(depth, 0);
  }
  return false;
}

/** A set with the name that it is given, one without, and the end of one. */
const BRACES = /(?:([\w-]{1,60}(?:\.[\w-]{1,60}){0,6})\s{0,9}=\s{0,9}(?:[\w.]{1,60}\s{1,9}){0,3})?\{|\}/g;
/** Sets within sets of which the names are kept. */
const MAX_DEPTH = 40;

/** The service to which the options of each row belong, by its row or the sets around it; else the last that is named before. */
function servicesOf(rows: readonly string[]): string[] {
  const open: string[] = [];
  let depth = 0;
  let last = '';
  return rows.map((row) => {
    for (const [all, name = ''] of row.matchAll(BRACES)) {
      depth = Math.max(0, depth + (all === '}' ? -1 : 1));
      if (all !== '}' && depth <= MAX_DEPTH) open.push(name);
      open.length = Math.min(open.length, depth);
    }
    const around = /(?:^|\.)services\.([\w-]{1,60})/.exec(open.join('.'))?.[1];
    last = /\bservices\.([\w-]{1,60})/.exec(row)?.[1] ?? around ?? last;
    return last;
  });
}

/** `systemctl restart ${config.systemd.services.web.name}` */
const UNIT_NAME = /\$\{config\.systemd\.services\.([\w-]{1,60})\.name\}/g;

/** The services that `reloadServices` lists or the commands of `postRun` reload; an unknown one where neither names any. */
function told(body: string): Ref[] {
  const listed = /\breloadServices\s*=\s*\[([^\]]{0,500})\]/.exec(body)?.[1] ?? '';
  const services = [
    ...[...listed.matchAll(/"([\w@.-]{1,80})"/g)].map(([, unit = '']) => serviceName(unit)),
    ...[...body.replace(UNIT_NAME, '$1').matchAll(/\bsystemctl\b[^\n"']{1,200}/g)].flatMap(([text]) =>
      shellCommands(text).flatMap(reloadedServices),
    ),
  ];
  return services.length === 0 ? [UNKNOWN_SERVICE] : [...new Set(services)].map(serviceRef);
}

/** `domain = "www.example.com";` and `cfg = config.services.web;`. */
const LET = /^\s*(\w{1,60})\s*=\s*(?:"([\w.*-]{1,200})"|(config\.[\w.-]{1,100}))\s*;/;

/** Rows with the names of the file filled in that stand in `${…}`. */
function filledIn(rows: readonly string[]): string[] {
  const values = new Map<string, string | undefined>();
  for (const row of rows) {
    const [, name = '', text, option] = LET.exec(row) ?? [];
    // What has two values is not known.
    if (name !== '') values.set(name, values.has(name) ? undefined : (text ?? option));
  }
  return rows.map((row) =>
    row.replace(/"?\$\{(\w{1,60})((?:\.[\w-]{1,60}){0,5})\}"?/g, (all, name: string, rest: string) => {
      const value = values.get(name);
      if (value === undefined) return all;
      return value.startsWith('config.') ? `\${${value}${rest}}` : rest === '' ? filled(all, value) : all;
    }),
  );
}

/** A value in the quotes that stand around its name: a name of an attribute needs some. */
function filled(all: string, value: string): string {
  const [open, close] = [all.startsWith('"'), all.endsWith('"')];
  return open === close ? `"${value}"` : `${open ? '"' : ''}${value}${close ? '"' : ''}`;
}

/** Rows of a list of services. */
const MAX_LIST = 12;

/** Rows in which the set behind `certs =` is looked for. */
const MAX_LET = 200;

/** The rows that name a certificate in a set of them, with what a `let` in front of the set says of its parts. */
function membersOf(rows: readonly string[], block: boolean): ReadonlyMap<number, string> {
  const members = new Map<number, string>();
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] as string;
    if (!SET.test(row) || !(block || /\bacme\s*\./.test(row))) continue;
    const next = rows[index + 1] ?? '';
    if (!/[{]|\blet\b/.test(row) && !/^\s*(?:\{|let\b)/.test(next)) continue;
    const below = rows.slice(index, index + MAX_LET);
    const opens = (text: string, at: number) =>
      /^\s*in\s*\{\s*$/.test(text) || (/^\s*\{\s*$/.test(text) && (at === 1 || /^\s*in\s*$/.test(below[at - 1] ?? '')));
    const start = row.includes('{') ? 0 : below.findIndex(opens);
    if (start < 0) continue;
    const before = below.slice(0, start).join('\n');
    let depth = 1;
    for (index += start + 1; index < rows.length && depth > 0; index++) {
      const member = depth === 1 && MEMBER.exec(rows[index] as string);
      // What a function makes has what stands in the function.
      if (member) members.set(index, /=\s*\w[\w.]*\s*[{(]/.test(rows[index] as string) ? before : '');
      depth += braces(rows[index] as string);
    }
    index -= 1;
  }
  return members;
}

export const nixos: Mechanism = {
  id: 'nixos',
  title: 'NixOS',
  identifiedBy: '`*.nix` with `security.acme`, `enableACME` or `useACMEHost`',
  references: [MANUAL, WIKI],
  accepts: (path) => path.endsWith('.nix'),
  needles: ['acme', 'enableACME', 'useACMEHost', 'virtualHosts', 'extraGroups', '.members', 'SupplementaryGroups'],
  read,
  rules,
};
