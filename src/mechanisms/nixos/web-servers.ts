/** Virtual hosts of web servers in NixOS, and what reads its language as text. */

import { ownAttributes } from '../../facts/attributes.ts';
import { hostRef, makeRef, serviceRef } from '../../facts/refs.ts';
import type { MechanismOutput, Ref } from '../../model/index.ts';
import { serviceName } from '../../shell/service-reloads.ts';

/** What only the rules of NixOS read of these facts. */
export type Own = 'byPath' | 'group' | 'opens' | 'reloads';
export const own = ownAttributes<Own>('nixos');
export type Output = MechanismOutput<Own>;

/** Longer than any attribute set of one certificate. */
const MAX_LINES = 60;
/** A name in quotes or without, or an expression that only the evaluation knows: `${domain}`. */
export const NAME = '(?:"([^"]{1,200})"|(\\$\\{[\\w.\\x27 -]{1,100}\\}|[\\w-]{1,100}))';

/** Where the files of a certificate lie; an option of the machine has one value for all its files, a name of one file has not. */
export function folderOf(name: string): Ref[] {
  return !name.includes('$') || name.startsWith('${config.') ? [makeRef('path', `/var/lib/acme/${name}/`)] : [];
}

/** A web server of NixOS, or the virtual hosts of one below. */
const SERVER = /\bservices\s*\.\s*(nginx|httpd|caddy)\b|^\s*(nginx|httpd|caddy)\s*(?:=\s*\{|\.\s*virtualHosts\b)/;
const VIRTUAL_HOST = new RegExp(
  `(?:\\bvirtualHosts\\s*\\.\\s*|^\\s*)${NAME}\\s*=\\s*(?:\\w[\\w.]{0,60}\\s*\\(?\\s*)?(?:rec\\s*)?\\{`,
);

/**
 * Virtual hosts that take a certificate of `security.acme`: `enableACME` asks for one under the host's name, `useACMEHost` names
 * another. The module reloads the server after each renewal.
 */
export function readWebServers(rows: readonly string[], output: Output): void {
  let server: string | undefined;
  let host: string | undefined;
  readDefaults(rows, output);
  for (const [index, row] of rows.entries()) {
    const line = index + 1;
    const named = SERVER.exec(row);
    server = named?.[1] ?? named?.[2] ?? server;
    const member = VIRTUAL_HOST.exec(row);
    const name = member?.[1] ?? member?.[2];
    if (name !== undefined && (name.includes('.') || name.includes('$') || row.includes('virtualHosts'))) host = name;
    const enabled = /\benableACME\s*=\s*true\b/.test(row);
    const other =
      /\buseACMEHost\s*=\s*(?:"([^"$]{1,200})"|"?(\$\{config\.[\w.-]{1,100}\})"?|(config\.[\w.-]{1,100});)/.exec(row);
    if (member !== null && host !== undefined && row.includes('virtualHosts')) readPlainHost(rows, index, host, output);
    if (server === undefined || (!enabled && other === null)) continue;
    const [, text, expression, option] = other ?? [];
    const certificate = text ?? expression ?? (option === undefined ? host : `\${${option}}`);
    const known = certificate !== undefined && /^[\w*-]+(?:\.[\w-]+)+$/.test(certificate);
    const paths = certificate === undefined ? [] : folderOf(certificate);
    if (enabled)
      output.fact(
        {
          kind: 'producer',
          reads: [],
          writes: paths,
          names: known ? [`dns:${certificate}`] : [],
          attributes: { name: certificate ?? 'enableACME' },
          own: { reloads: true },
        },
        { line },
      );
    const service = serviceName(server);
    output.fact(
      {
        kind: 'consumer',
        reads: paths,
        writes: [
          serviceRef(service),
          ...(host !== undefined && /^[\w-]+(?:\.[\w-]+)+$/.test(host) ? [hostRef(host)] : []),
        ],
        attributes: { service },
      },
      { line },
    );
    output.fact(
      { kind: 'reload', reads: paths, writes: [serviceRef(service)], attributes: { name: 'security.acme' } },
      { line },
    );
  }
}

/** A certificate for every virtual host that says nothing else, as an option of the module sets it. */
const BY_DEFAULT = makeRef('variable', 'services.nginx.virtualhosts.enableacme');

/** `enableACME = lib.mkDefault true` in what all virtual hosts have. */
function readDefaults(rows: readonly string[], output: Output): void {
  const index = rows.findIndex((row) => /\benableACME\s*=\s*(?:lib\.)?mkDefault\s+true\b/.test(row));
  if (index < 0 || !rows.some((row) => /\bvirtualHosts\s*=\s*(?:lib\.)?mkOption\b/.test(row))) return;
  const place = { line: index + 1 };
  const name = 'enableACME';
  output.fact(
    { kind: 'producer', reads: [], writes: [BY_DEFAULT], attributes: { name }, own: { reloads: true } },
    place,
  );
  output.fact({ kind: 'reload', reads: [BY_DEFAULT], writes: [serviceRef('nginx')], attributes: { name } }, place);
}

/** A virtual host of nginx that leaves its certificate to the default of the module. */
function readPlainHost(rows: readonly string[], index: number, host: string, output: Output): void {
  if (!/\bnginx\b/.test(rows.slice(Math.max(0, index - MAX_LINES), index + 1).join('\n'))) return;
  if (/\b(?:enableACME|useACMEHost|sslCertificate)\b/.test(bodyOf(rows, index))) return;
  const served = /^[\w-]+(?:\.[\w-]+)+$/.test(host) ? [hostRef(host)] : [];
  output.fact(
    {
      kind: 'consumer',
      reads: [BY_DEFAULT],
      writes: [serviceRef('nginx'), ...served],
      attributes: { service: 'nginx' },
    },
    { line: index + 1 },
  );
}

/** The lines from one to the brace that closes what opens on it. */
export function bodyOf(rows: readonly string[], start: number): string {
  let depth = 0;
  const body: string[] = [];
  for (const row of rows.slice(start, start + MAX_LINES)) {
    body.push(row);
    depth += braces(row);
    if (depth <= 0) break;
  }
  return body.join('\n');
}

export function braces(row: string): number {
  let depth = 0;
  for (const char of row) depth += char === '{' ? 1 : char === '}' ? -1 : 0;
  return depth;
}
