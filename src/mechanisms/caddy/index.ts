import { ownAttributes, textOf } from '../../facts/attributes.ts';
import { type FactKeys, factsBy } from '../../facts/index.ts';
import { hostRef } from '../../facts/refs.ts';
import { factRule } from '../../facts/rule.ts';
import { serverConsumer } from '../../mechanism-kit/server-consumers.ts';
import { serverFiles } from '../../mechanism-kit/server-files.ts';
import type { ConfigFile, Mechanism, MechanismOutput, Rule } from '../../model/index.ts';
import { graphOf, nodeOf, upstream } from '../../topology/graph.ts';

/** What only the rules below read of these facts. */
type Own = 'automatic' | 'managed';
const own = ownAttributes<Own>('caddy');
type Output = MechanismOutput<Own>;

const OPTIONS = 'https://caddyserver.com/docs/caddyfile/options';
const TLS = 'https://caddyserver.com/docs/caddyfile/directives/tls';
const HTTPS = 'https://caddyserver.com/docs/automatic-https';

interface Site {
  /** The addresses as written; a snippet is `(name)`. */
  address: string;
  hosts: string[];
  line: number;
  /** Served without TLS. */
  plain: boolean;
  /** It is given files, itself or by a snippet of that name. */
  files: boolean;
  /** Its certificates are those of Caddy's own CA. */
  internal: boolean;
  /** Some of its names are those of a host that a public CA can reach, or are not known here. */
  reachable: boolean;
  imports: string[];
}

/** A site of which only its head has been read. */
const newSite = (head: Pick<Site, 'address' | 'hosts' | 'line' | 'plain' | 'reachable'>): Site => ({
  ...head,
  files: false,
  internal: false,
  imports: [],
});

/** Sites that Caddy manages are producers; `tls <certificate> <key>` makes one a consumer of files. */
function read(file: ConfigFile, output: Output): void {
  let depth = 0;
  const sites: Site[] = [];
  let site = newSite({ address: '', hosts: [], line: 0, plain: false, reachable: false });
  let off: { mode: string; line: number } | undefined;
  for (const [index, raw] of file.text.split('\n').entries()) {
    const row = raw
      .replace(/(?:^|\s)#.*$/, '')
      .replace(/\{\{[^}]*\}\}/g, '{{}}')
      .trim();
    const words = row.split(/\s+/);
    if (depth === 0 && row.endsWith('{') && row.length > 1) {
      const addresses = row
        .slice(0, -1)
        .split(/[\s,]+/)
        .filter((address) => address !== '');
      const hosts = addresses
        .map((address) => address.replace(/^https:\/\//, '').replace(/[:/].*$/, ''))
        .filter((host) => /^[\w*-]+(?:\.[\w-]+)+$/.test(host));
      site = newSite({
        address: addresses[0] ?? '',
        hosts,
        line: index + 1,
        plain: addresses.every((address) => address.startsWith('http://') || address.endsWith(':80')),
        reachable: addresses.some(isReachable),
      });
      sites.push(site);
    }
    depth += Number(row.endsWith('{')) - Number(row.startsWith('}'));
    if (words[0] === 'auto_https' && (words[1] === 'off' || words[1] === 'disable_certs'))
      off = { mode: words[1], line: index + 1 };
    if ((words[0] === 'acme_ca' || words[0] === 'ca') && words[1] !== undefined)
      output.fact(
        { kind: 'producer', reads: [], writes: [], attributes: { name: 'acme_ca', server: words[1] } },
        { line: index + 1 },
      );
    if (words[0] === 'tls' && words[1] === 'internal') site.internal = true;
    if (words[0] === 'import' && words[1] !== undefined) site.imports.push(`(${words[1]})`);
    if (words[0] === 'tls' && words[2] !== undefined && words[2] !== '{') {
      site.files = true;
      serverConsumer(output, {
        service: 'caddy',
        directive: 'tls',
        certificate: words[1] ?? '',
        key: words[2],
        hosts: site.hosts,
        line: index + 1,
      });
    }
  }
  const given = new Set(sites.filter(({ files }) => files).map(({ address }) => address));
  for (const { hosts, line, plain, files, imports } of sites) {
    if (hosts.length === 0 || plain || files || imports.some((name) => given.has(name))) continue;
    output.fact(
      {
        kind: 'producer',
        reads: [],
        writes: hosts.map(hostRef),
        names: hosts.map((host) => `dns:${host}`),
        attributes: { name: hosts[0] ?? '' },
        own: { managed: true },
      },
      { line },
    );
  }
  const others = new Set(sites.filter(({ files, internal }) => files || internal).map(({ address }) => address));
  const obtains = ({ address, plain, reachable, imports }: Site) =>
    reachable && !plain && !others.has(address) && !imports.some((name) => others.has(name));
  if (sites.length > 0 && (off !== undefined || !sites.some(obtains)))
    output.fact(
      { kind: 'scope', reads: [], writes: [], attributes: { resource: 'Caddyfile', client: 'caddy', state: 'off' } },
      { line: 1 },
    );
  if (off !== undefined)
    output.fact(
      {
        kind: 'producer',
        reads: [],
        writes: [],
        attributes: { name: 'auto_https', state: 'off' },
        own: { automatic: off.mode },
      },
      { line: off.line },
    );
}

/** Names for which Caddy uses its own CA, and addresses without a name. */
const OWN_CA = /^(?:localhost|[\d.]+|\[[\da-f:]+\]|.*\.(?:localhost|local|internal|home\.arpa))?$/i;

/** Whether Caddy obtains a certificate for an address: one that a variable holds may have a default. */
function isReachable(address: string): boolean {
  if (/^(?:http:|\()/.test(address)) return false;
  const stated = address.replace(/\{\$\w{1,100}:([^}]{1,200})\}/, '$1').replace(/^https:\/\//, '');
  return !OWN_CA.test(stated.replace(/(?::\d{1,5})?(?:\/.*)?$/, ''));
}

/** Sites of a file whose certificate Caddy manages, and those with a file of their own. */
const byFile: FactKeys = (fact) => {
  if (fact.mechanism !== 'caddy') return [];
  const { path } = fact.location;
  return [
    ...(own(fact).managed === true ? [`managed ${path}`] : []),
    ...(fact.kind === 'consumer' ? [`consumer ${path}`] : []),
  ];
};

const rules: readonly Rule[] = [
  factRule('caddy', {
    id: 'caddy-automatic-https-off',
    title: 'Caddy: certificate management is disabled',
    level: 'note',
    why: 'With `auto_https off` or `disable_certs`, Caddy neither obtains nor renews certificates for the served names.',
    fix: 'Remove `auto_https`, or give the sites `http://` addresses if another proxy terminates TLS.',
    references: [OPTIONS, HTTPS],
    problem(fact, { neighbours }) {
      if (own(fact).automatic === undefined) return undefined;
      const of = (what: string) => factsBy(neighbours(fact), byFile, `${what} ${fact.location.path}`);
      const [managed] = of('managed');
      if (managed === undefined || of('consumer').length > 0) return undefined;
      return {
        message: `\`auto_https ${own(fact).automatic}\` leaves ${managed.attributes.name} without a certificate.`,
        related: [managed.location],
      };
    },
  }),
  factRule('caddy', {
    id: 'caddy-static-certificate',
    title: 'Caddy serves a certificate file that nothing renews',
    level: 'note',
    why: 'Caddy renews the certificates that it obtained. It loads files named in `tls` unchanged.',
    fix: 'Remove the files from `tls`, or let an ACME client write them and reload Caddy.',
    references: [TLS],
    kind: 'consumer',
    problem(fact, { topology }) {
      const path = textOf(fact.attributes.certificate);
      if (path === undefined) return undefined;
      const produced = upstream(graphOf(topology), nodeOf(topology, fact)).some(
        ({ fact: { kind } }) => kind === 'producer' || kind === 'copy',
      );
      return produced ? undefined : `Caddy serves ${path}, but nothing found here writes that file.`;
    },
  }),
  factRule('caddy', {
    id: 'caddy-staging',
    title: 'Caddy uses a staging CA',
    level: 'warning',
    why: 'No client trusts a certificate of the staging CA.',
    fix: 'Remove `acme_ca`.',
    references: [OPTIONS, 'https://letsencrypt.org/docs/staging-environment/'],
    problem: (fact) =>
      /staging/.test(textOf(fact.attributes.server) ?? '')
        ? `Caddy obtains its certificates from ${fact.attributes.server}.`
        : undefined,
  }),
];

const isOwn = (path: string) => /(?:^|\/)(?:[\w.-]*Caddyfile[\w.-]*|[^/]+\.(?:caddy|caddyfile)(?:\.\w+)?)$/.test(path);

export const caddy: Mechanism = {
  id: 'caddy',
  title: 'Caddy',
  identifiedBy: '`Caddyfile*` and `*.caddy`, also where scripts write them',
  references: [HTTPS, TLS],
  // Words of which nearly every Caddyfile has one.
  needles: [
    'addyfile',
    'reverse_proxy',
    'file_server',
    'php_fastcgi',
    'acme_ca',
    'auto_https',
    'tls ',
    'redir ',
    'respond ',
    'encode ',
    'import ',
  ],
  ...serverFiles({ isOwn, named: /Caddyfile|\.caddy/ }, read),
  rules,
};
