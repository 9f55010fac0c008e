import { ownAttributes, textOf } from '../../facts/attributes.ts';
import { type FactKeys, factsBy } from '../../facts/index.ts';
import { hostRef, makeRef, serviceRef, UNKNOWN_SERVICE } from '../../facts/refs.ts';
import { factRule } from '../../facts/rule.ts';
import type { ConfigFile, Fact, Mechanism, MechanismOutput, Rule } from '../../model/index.ts';
import { serviceName, watchesFiles } from '../../shell/service-reloads.ts';

/** What only the rules below read of these facts. */
type Own = 'reloads';
const own = ownAttributes<Own>('nixos');
type Output = MechanismOutput<Own>;

const MANUAL = 'https://nixos.org/manual/nixos/stable/#module-security-acme';
const WIKI = 'https://wiki.nixos.org/wiki/ACME';

/** Longer than any attribute set of one certificate. */
const MAX_LINES = 60;
/** Whether `certs` of an attribute set are those of `security.acme`. */
const BLOCK = /\bacme\s*=\s*\{/;
/** A name in quotes or without, or an expression that only the evaluation knows: `${domain}`. */
const NAME = '(?:"([^"]{1,200})"|(\\$\\{[\\w.\\x27 -]{1,100}\\}|[\\w-]{1,100}))';
const DECLARED = new RegExp(`(?:^\\s*|\\bacme\\s*\\.\\s*)certs\\s*\\.\\s*${NAME}\\s*(\\.\\s*\\w+\\s*)?=`);
/** `certs = {`, and what stands in it. */
const SET = /(?:^\s*|\bacme\s*\.\s*)certs\s*=\s*\{\s*$/;
const MEMBER = new RegExp(`^\\s*${NAME}\\s*(\\.\\s*\\w+\\s*)?=`);
const USED = new RegExp(`\\bcerts\\s*\\.\\s*${NAME}\\s*\\.\\s*directory\\b|/var/lib/acme/([\\w.-]{1,200})/`);

/**
 * Certificates of `security.acme.certs`, which NixOS renews by a timer of its own. Web servers of NixOS that name one by
 * `useACMEHost`, or that ask for one by `enableACME`, are reloaded by their modules; who reads the folder is not.
 */
function read(file: ConfigFile, output: Output): void {
  const rows = file.text.split('\n').map((row) => (/^\s*#/.test(row) ? '' : row));
  readWebServers(rows, output);
  const block = BLOCK.test(file.text);
  let depth = 0;
  let service = '';
  for (const [index, row] of rows.entries()) {
    const line = index + 1;
    service = /\bservices\.([\w-]{1,60})/.exec(row)?.[1] ?? service;
    const ours = block || /\bacme\s*\./.test(row);
    const member = depth === 1 ? MEMBER.exec(row) : null;
    if (depth > 0) depth += braces(row);
    else if (ours && SET.test(row)) depth = 1;
    const declared = member ?? (ours ? DECLARED.exec(row) : null);
    const name = declared?.[1] ?? declared?.[2];
    if (declared !== null && name !== undefined) {
      const body = declared[3] === undefined ? bodyOf(rows, index) : row.slice(declared.index);
      const reloads = /\b(?:reloadServices|postRun)\s*=/.test(body);
      const server = /\bserver\s*=\s*"([^"$]{1,300})"/.exec(body)?.[1];
      const known = !name.includes('$');
      const writes = known
        ? [makeRef('path', `/var/lib/acme/${name}/fullchain.pem`), makeRef('path', `/var/lib/acme/${name}/`)]
        : [];
      output.fact(
        {
          kind: 'producer',
          reads: [],
          writes,
          names: known && name.includes('.') ? [`dns:${name}`] : [],
          attributes: { name, ...(server !== undefined && { server }) },
          own: { reloads },
        },
        { line },
      );
      if (reloads)
        output.fact({ kind: 'reload', reads: writes, writes: [UNKNOWN_SERVICE], attributes: { name } }, { line });
    }
    const used = USED.exec(row);
    const user = used?.[1] ?? used?.[2] ?? used?.[3];
    if (user !== undefined && !/\bgroup\b/.test(row) && !watchesFiles(serviceName(service)))
      output.fact(
        {
          kind: 'consumer',
          reads: user.includes('$') ? [] : [makeRef('path', `/var/lib/acme/${user}/`)],
          writes: [],
          attributes: { name: user },
        },
        { line },
      );
    const server = /\bsecurity\.acme\.(?:defaults\.)?server\s*=\s*"([^"$]{1,300})"/.exec(row)?.[1];
    if (server !== undefined)
      output.fact({ kind: 'producer', reads: [], writes: [], attributes: { name: 'security.acme', server } }, { line });
  }
}

/** A web server of NixOS, or the virtual hosts of one below. */
const SERVER = /\bservices\s*\.\s*(nginx|httpd|caddy)\b|^\s*(nginx|httpd|caddy)\s*=\s*\{/;
const VIRTUAL_HOST = new RegExp(
  `(?:\\bvirtualHosts\\s*\\.\\s*|^\\s*)${NAME}\\s*=\\s*(?:\\w[\\w.]{0,60}\\s*\\(?\\s*)?(?:rec\\s*)?\\{`,
);

/**
 * Virtual hosts that take a certificate of `security.acme`: `enableACME` asks for one under the host's name, `useACMEHost` names
 * another. The module reloads the server after each renewal.
 */
function readWebServers(rows: readonly string[], output: Output): void {
  let server: string | undefined;
  let host: string | undefined;
  for (const [index, row] of rows.entries()) {
    const line = index + 1;
    const named = SERVER.exec(row);
    server = named?.[1] ?? named?.[2] ?? server;
    const member = VIRTUAL_HOST.exec(row);
    const name = member?.[1] ?? member?.[2];
    if (name !== undefined && (name.includes('.') || name.includes('$') || row.includes('virtualHosts'))) host = name;
    const enabled = /\benableACME\s*=\s*true\b/.test(row);
    const other = /\buseACMEHost\s*=\s*"([^"$]{1,200})"/.exec(row)?.[1];
    if (server === undefined || (!enabled && other === undefined)) continue;
    const certificate = other ?? host;
    const known = certificate !== undefined && /^[\w*-]+(?:\.[\w-]+)+$/.test(certificate);
    const paths = known ? [makeRef('path', `/var/lib/acme/${certificate}/`)] : [];
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

/** The lines from one to the brace that closes what opens on it. */
function bodyOf(rows: readonly string[], start: number): string {
  let depth = 0;
  const body: string[] = [];
  for (const row of rows.slice(start, start + MAX_LINES)) {
    body.push(row);
    depth += braces(row);
    if (depth <= 0) break;
  }
  return body.join('\n');
}

function braces(row: string): number {
  let depth = 0;
  for (const char of row) depth += char === '{' ? 1 : char === '}' ? -1 : 0;
  return depth;
}

/** What a variable stands for is the same within one file. */
const nameOf = ({ location, attributes: { name } }: Fact) =>
  String(name).includes('$') ? `${location.path} ${name}` : name;
const byName: FactKeys = (fact) =>
  fact.mechanism === 'nixos' && typeof fact.attributes.name === 'string' ? [`${fact.kind} ${nameOf(fact)}`] : [];

const rules: readonly Rule[] = [
  factRule('nixos', {
    id: 'nixos-certificate-reloads-nothing',
    title: 'NixOS renews a certificate without reloading its service',
    level: 'warning',
    why: 'The timer of `security.acme` replaces the files, then reloads the services in `reloadServices` and runs `postRun`. A service that only reads the path is not reloaded.',
    fix: 'Add `reloadServices = [ "<service>" ]` to the certificate.',
    references: [MANUAL, WIKI],
    kind: 'producer',
    problem(fact, { neighbours }) {
      // The attributes of one certificate may be spread over several lines and files.
      const of = (kind: string) => factsBy(neighbours(fact), byName, `${kind} ${nameOf(fact)}`);
      const same = of('producer');
      if (same[0] !== fact || own(fact).reloads === undefined || same.some((other) => own(other).reloads === true))
        return undefined;
      const users = of('consumer');
      if (users.length === 0) return undefined;
      return {
        message: `A service reads the files of the certificate "${fact.attributes.name}" by path, but it sets neither \`reloadServices\` nor \`postRun\`.`,
        related: users.map((user) => user.location),
      };
    },
  }),
  factRule('nixos', {
    id: 'nixos-staging',
    title: 'NixOS uses a staging CA',
    level: 'warning',
    why: 'No client trusts a certificate of the staging CA.',
    fix: 'Remove `server`.',
    references: [MANUAL],
    kind: 'producer',
    problem: (fact) =>
      /staging/.test(textOf(fact.attributes.server) ?? '')
        ? `${fact.attributes.name} asks ${fact.attributes.server}.`
        : undefined,
  }),
];

export const nixos: Mechanism = {
  id: 'nixos',
  title: 'NixOS',
  identifiedBy: '`*.nix` with `security.acme`, `enableACME` or `useACMEHost`',
  references: [MANUAL, WIKI],
  accepts: (path) => path.endsWith('.nix'),
  needles: ['acme', 'enableACME', 'useACMEHost'],
  read,
  rules,
};
