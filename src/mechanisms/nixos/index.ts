import { type FactKeys, factsBy } from '../../lib/fact-index.ts';
import { factRule } from '../../lib/fact-rules.ts';
import { text } from '../../lib/tool-facts.ts';
import type { ConfigFile, Mechanism, MechanismOutput, Rule } from '../../model/index.ts';

const MANUAL = 'https://nixos.org/manual/nixos/stable/#module-security-acme';
const WIKI = 'https://wiki.nixos.org/wiki/ACME';

/** Longer than any attribute set of one certificate. */
const MAX_LINES = 60;
/** Whether `certs` of an attribute set are those of `security.acme`. */
const BLOCK = /\bacme\s*=\s*\{/;
const DECLARED = /(?:^\s*|\bacme\s*\.\s*)certs\s*\.\s*(?:"([^"$]{1,200})"|([\w-]{1,100}))\s*(\.\s*\w+\s*)?=/;
const USED =
  /\bcerts\s*\.\s*(?:"([^"$]{1,200})"|([\w-]{1,100}))\s*\.\s*directory\b|\/var\/lib\/acme\/([\w.-]{1,200})\//;

/**
 * Certificates of `security.acme.certs`, which NixOS renews by a timer of its own. Web servers of NixOS that name one by
 * `useACMEHost`, or that ask for one by `enableACME`, are reloaded by their modules; who reads the folder is not.
 */
function read(file: ConfigFile, output: MechanismOutput): void {
  const rows = file.text.split('\n').map((row) => (/^\s*#/.test(row) ? '' : row));
  const block = BLOCK.test(file.text);
  for (const [index, row] of rows.entries()) {
    const line = index + 1;
    const declared = block || /\bacme\s*\./.test(row) ? DECLARED.exec(row) : null;
    const name = declared?.[1] ?? declared?.[2];
    if (declared !== null && name !== undefined) {
      const body = declared[3] === undefined ? bodyOf(rows, index) : row.slice(declared.index);
      const reloads = /\b(?:reloadServices|postRun)\s*=/.test(body);
      const server = /\bserver\s*=\s*"([^"$]{1,300})"/.exec(body)?.[1];
      const writes = [`path:/var/lib/acme/${name}/fullchain.pem`, `path:/var/lib/acme/${name}/`];
      output.fact(
        {
          kind: 'producer',
          reads: [],
          writes,
          names: name.includes('.') ? [`dns:${name}`] : [],
          attributes: { name, reloads, ...(server !== undefined && { server }) },
        },
        { line },
      );
      if (reloads)
        output.fact({ kind: 'reload', reads: writes, writes: ['service:?'], attributes: { name } }, { line });
    }
    const used = USED.exec(row);
    const user = used?.[1] ?? used?.[2] ?? used?.[3];
    if (user !== undefined && !/\bgroup\b/.test(row))
      output.fact(
        { kind: 'consumer', reads: [`path:/var/lib/acme/${user}/`], writes: [], attributes: { name: user } },
        { line },
      );
    const server = /\bsecurity\.acme\.(?:defaults\.)?server\s*=\s*"([^"$]{1,300})"/.exec(row)?.[1];
    if (server !== undefined)
      output.fact({ kind: 'producer', reads: [], writes: [], attributes: { name: 'security.acme', server } }, { line });
  }
}

/** The lines from one to the brace that closes what opens on it. */
function bodyOf(rows: readonly string[], start: number): string {
  let depth = 0;
  const body: string[] = [];
  for (const row of rows.slice(start, start + MAX_LINES)) {
    body.push(row);
    for (const char of row) depth += char === '{' ? 1 : char === '}' ? -1 : 0;
    if (depth <= 0) break;
  }
  return body.join('\n');
}

const byName: FactKeys = ({ mechanism, kind, attributes: { name } }) =>
  mechanism === 'nixos' && typeof name === 'string' ? [`${kind} ${name}`] : [];

const rules: readonly Rule[] = [
  factRule('nixos', {
    id: 'nixos-certificate-reloads-nothing',
    title: 'A service reads a certificate that NixOS renews, and is not reloaded',
    level: 'warning',
    why: 'The timer of `security.acme` replaces the files. It reloads the services in `reloadServices` and runs `postRun`; a service that is set to the path of the files is neither.',
    fix: 'Add `reloadServices = [ "<service>" ]` to the certificate.',
    references: [MANUAL, WIKI],
    kind: 'producer',
    problem(fact, { neighbours }) {
      // The attributes of one certificate may be spread over several lines and files.
      const of = (kind: string) => factsBy(neighbours(fact), byName, `${kind} ${fact.attributes.name}`);
      const same = of('producer');
      if (same[0] !== fact || fact.writes.length === 0 || same.some((other) => other.attributes.reloads === true))
        return undefined;
      const users = of('consumer');
      if (users.length === 0) return undefined;
      return {
        message: `The files of ${fact.attributes.name} are read by path, and the certificate has neither \`reloadServices\` nor \`postRun\`.`,
        related: users.map((user) => user.location),
      };
    },
  }),
  factRule('nixos', {
    id: 'nixos-staging',
    title: 'NixOS is set to a staging CA',
    level: 'warning',
    why: 'No client trusts a certificate of the staging CA.',
    fix: 'Remove `server`.',
    references: [MANUAL],
    kind: 'producer',
    problem: (fact) =>
      /staging/.test(text(fact, 'server') ?? '')
        ? `${fact.attributes.name} asks ${fact.attributes.server}.`
        : undefined,
  }),
];

export const nixos: Mechanism = {
  id: 'nixos',
  title: 'NixOS',
  identifiedBy: '`*.nix` with `security.acme`',
  references: [MANUAL, WIKI],
  accepts: (path) => path.endsWith('.nix'),
  needles: ['acme'],
  read,
  rules,
};
