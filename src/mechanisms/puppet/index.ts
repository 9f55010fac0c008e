import { ownAttributes } from '../../facts/attributes.ts';
import { CERTBOT_LIVE, knownRefs } from '../../facts/host-paths.ts';
import { type FactKeys, factsBy } from '../../facts/index.ts';
import { appendToRef, programRef } from '../../facts/refs.ts';
import { factRule } from '../../facts/rule.ts';
import { servicesOfHook, startsCertbot } from '../../mechanism-kit/command-facts.ts';
import {
  isManagedCertificate,
  managedCopy,
  managedReload,
  servedUnnoticed,
} from '../../mechanism-kit/managed-copies.ts';
import { serverConsumer } from '../../mechanism-kit/server-consumers.ts';
import type { ConfigFile, Mechanism, MechanismOutput, Rule } from '../../model/index.ts';
import { puppetResources, type Resource, valueGiven } from '../../parsers/resources.ts';
import { clientNamed } from '../../shell/clients/index.ts';
import { managedFilesOf } from '../../shell/managed-files.ts';
import { isServer, serviceName } from '../../shell/service-reloads.ts';
import { lineCounter } from '../../util/line-counter.ts';

/** What only the rules below read of these facts. */
type Own = 'manageCron';
const own = ownAttributes<Own>('puppet');
type Output = MechanismOutput<Own>;

const REFERENCE = 'https://github.com/voxpupuli/puppet-letsencrypt/blob/master/REFERENCE.md';

/** Declarations of `letsencrypt::certonly`; `renew_cron_ensure` and `letsencrypt::renew` are schedules of `certbot renew`. */
function read(file: ConfigFile, output: Output): void {
  // Hiera data are YAML like any other.
  if (!file.path.endsWith('.pp') && !/letsencrypt::|renew_cron_ensure/.test(file.text)) return;
  const rows = file.text.split('\n').map((row) => row.replace(/#.*$/, ''));
  if (file.path.endsWith('.pp')) {
    readCertificateFiles(file, rows, output);
    readServers(rows, output);
  }
  for (const [index, row] of rows.entries()) {
    if (/\brenew_cron_ensure['"]?\s*(?:=>|:)\s*['"]?present/.test(row) || /letsencrypt::renew_cron_ensure/.test(row)) {
      output.fact(
        {
          kind: 'schedule',
          reads: [],
          writes: [programRef('certbot')],
          attributes: { name: 'letsencrypt', program: 'certbot' },
        },
        { line: index + 1 },
      );
    }
    if (file.path.endsWith('.pp') && /\bcron\s*\{/.test(row)) readCron(rows, index, output);
    // An option of certbot's own configuration, as the class takes it: it runs after each renewal.
    const listed = /\b(?:renew_)?(?:deploy|post)_hook_commands['"]?\s*(?:=>|:)/.test(row)
      ? rows
          .slice(index, index + MAX_HOOKS)
          .join('\n')
          .replace(/\][\s\S]*$/, '')
      : undefined;
    if (listed !== undefined)
      output.fact(
        {
          kind: 'reload',
          reads: [CERTBOT_LIVE],
          writes: servicesOfHook(listed.replace(/^[^\n]*?(?:=>|:)\s*/, '').replaceAll(/['"[\],]|^\s*-\s/gm, ' ')),
          attributes: { hook: 'renew' },
        },
        { line: index + 1 },
      );
    const hook = /['"]?\bdeploy[-_]hook['"]?\s*=>\s*(['"])([^'"]{1,300})\1/.exec(row)?.[2];
    if (hook !== undefined)
      output.fact(
        { kind: 'reload', reads: [CERTBOT_LIVE], writes: servicesOfHook(hook), attributes: { hook } },
        { line: index + 1 },
      );
    const title = /letsencrypt::certonly\s*\{\s*(?:['"]([^'"]{1,200})['"]|([^:\s]+))?/.exec(row);
    if (title === null || !file.path.endsWith('.pp')) continue;
    const own = declaration(
      rows
        .slice(index, index + MAX_LINES)
        .join('\n')
        .slice(title.index),
    );
    const name = title[1] ?? title[2] ?? null;
    const cron = /\bmanage_cron\s*=>\s*(\S+?),?\s/.exec(`${own} `)?.[1];
    const hooks = /\bdeploy_hook_commands\s*=>\s*\[([^\]]{1,2000})\]/.exec(own)?.[1] ?? '';
    const live =
      name === null || name.includes('$') ? CERTBOT_LIVE : appendToRef(CERTBOT_LIVE, `${name}/fullchain.pem`);
    const success = /\bcron_success_command\s*=>\s*(['"])([^\n]{1,300}?)\1/.exec(own)?.[2];
    if (success !== undefined)
      output.fact(
        { kind: 'reload', reads: [live], writes: servicesOfHook(success), attributes: { hook: success } },
        { line: index + 1 },
      );
    for (const [, , hook = ''] of hooks.matchAll(/(['"])([^'"]{1,300})\1/g))
      output.fact(
        { kind: 'reload', reads: [live], writes: servicesOfHook(hook), attributes: { hook } },
        { line: index + 1 },
      );
    output.fact(
      {
        kind: 'producer',
        reads: [programRef('certbot')],
        writes: live === CERTBOT_LIVE ? [] : [live, CERTBOT_LIVE],
        names: name !== null && /^[\w*-]+(?:\.[\w-]+)+$/.test(name) ? [`dns:${name}`] : [],
        attributes: {
          name,
        },
        own: {
          ...(cron !== undefined && { manageCron: cron === 'true' ? true : cron === 'false' ? false : null }),
        },
      },
      { line: index + 1 },
    );
  }
}

/** A `cron` resource whose command runs certbot, perhaps by a variable: `${letsencrypt::command} renew`. */
function readCron(rows: readonly string[], index: number, output: Output): void {
  const body = declaration(rows.slice(index, index + MAX_LINES).join('\n'));
  const command = /\bcommand\s*=>\s*["']([^\n]{1,500})/.exec(body)?.[1] ?? '';
  const client = clientNamed(command);
  if (client === undefined || !/\brenew\b/.test(command) || /\bensure\s*=>\s*['"]?absent/.test(body)) return;
  output.fact(
    {
      kind: 'schedule',
      reads: [],
      writes: [programRef(client.program)],
      attributes: { name: 'cron', program: client.program },
    },
    { line: index + 1 },
  );
}

/** Lines of a list of hooks. */
const MAX_HOOKS = 8;

/** More than any declaration takes. */
const MAX_LINES = 40;

/** A declaration up to the brace that closes it; braces of `${…}` and of hashes are in pairs. */
function declaration(text: string): string {
  let depth = 0;
  for (let at = text.indexOf('{'); at >= 0 && at < text.length; at++) {
    if (text[at] === '{') depth++;
    else if (text[at] === '}' && --depth === 0) return text.slice(0, at);
  }
  return text;
}

const TELLS = /\b(?:notify|before)\s*=>|~>/;
/** A service of the manifest hears of some file; which one is not asked. */
const HEARS = /\bsubscribe\s*=>|\]\s*~>|~>\s*(?:Service|Class)/;

/** A service, or a class or type of a module that manages one. */
const SERVES =
  /\bservice\s*\{|\bapache::vhost\b|\bnginx::resource::|class\s*\{\s*['"](?:::)?(?:apache|nginx|haproxy|postfix|dovecot)\b/;

/** A class with parameters, a resource of a module, or what is collected of one: `Apache::Vhost <| title == $name |> {`. */
const RESOURCE =
  /^\s*class\s*\{\s*['"](?:::)?([a-z]\w{0,60})|^\s*(?!class\b|define\b)(?:::)?([A-Za-z]\w{0,60})(?:::\w{1,60}){1,6}\s*(?:<\|[^|]{0,200}\|>\s*)?\{/;
const SETTING = /\b((?:\w{1,40}_)?(?:ssl|tls)_cert(?:ificate)?(?:_file)?)\s*=>\s*['"]([^'"]{1,300})['"]/;

/** Parameters of modules that configure a server: `ssl_cert => '/etc/ssl/www.pem'` of `apache::vhost` and its like. */
function readServers(rows: readonly string[], output: Output): void {
  let service = '?';
  for (const [index, row] of rows.entries()) {
    const resource = RESOURCE.exec(row);
    if (resource !== null) service = serviceName(resource[1] ?? resource[2] ?? '?');
    const [, directive = '', certificate = ''] = SETTING.exec(row) ?? [];
    if (certificate.startsWith('/')) serverConsumer(output, { service, directive, certificate, line: index + 1 });
  }
}

/** A type of a module that puts a certificate there: `acme::cert`, `pki::certificate`. */
const ISSUED = /::(?:\w{1,40}_)?cert(?:ificate)?s?$|^(?:::)?(?:ssl|tls|sslcert|pki|acme|letsencrypt|certs?)::/;
/** An instance of such a type, or a class, to which a service subscribes. */
const BROUGHT_BY = /\b(?:Class|[A-Z]\w{0,60}(?:::\w{1,60}){1,6})\[[^\]]{0,200}|\$/;
/** The service behind the arrow of a class or of an instance: `Ssl::Cert['www'] ~> Service['nginx']`. */
const TOLD_BY =
  /\b(?:Class|[A-Z]\w{0,60}(?:::\w{1,60}){1,6})\[[^\]\n]{0,200}\]\s{0,20}~>\s{0,20}Service\[\s?['"]([\w.@-]{1,80})['"]/g;
/** Its parameters that name who hears of a new version. */
const HEARERS = /^(?:notify|(?:\w{1,40}_)?(?:svc|services?))$/;

function servicesOf({ values }: Resource): string[] {
  const names = [...values].flatMap(([name, given]) =>
    HEARERS.test(name)
      ? given.flatMap(({ text }) => [...text.matchAll(/[\w@.-]{2,80}/g)].map(([word]) => serviceName(word)))
      : [],
  );
  return names.filter(isServer);
}

/** The certificates that a manifest copies, and whether a service of the manifest hears of them. */
function readCertificateFiles(file: ConfigFile, rows: readonly string[], output: Output): void {
  const whole = rows.join('\n');
  const serves = SERVES.test(whole);
  const heard = HEARS.test(whole);
  for (const managed of managedFilesOf(file)) {
    if (!isManagedCertificate(managed)) continue;
    const body = rows.slice(managed.line - 1, managed.line - 1 + MAX_LINES).join('\n');
    const told = heard || managed.notifies.length > 0 || TELLS.test(body.slice(0, declaration(body).length + 20));
    const known = serves && !managed.path.includes('$');
    managedCopy(output, file, managed, { ...(known ? { told } : !told && { told: null }), reads: [] });
  }
  for (const resource of puppetResources(file.text)) {
    if (ISSUED.test(resource.type)) managedReload(output, [], servicesOf(resource), resource.line);
    if (resource.type !== 'service') continue;
    const subscribed = valueGiven(resource, 'subscribe')?.text ?? '';
    const heardOf = [...subscribed.matchAll(/File\[\s?([^\]\s]{1,300})/g)];
    const paths = heardOf.map(([, path = '']) => path).filter((path) => isManagedCertificate({ path }));
    const name = valueGiven(resource, 'name')?.text ?? resource.title;
    if (paths.length > 0 || BROUGHT_BY.test(subscribed))
      managedReload(output, paths.flatMap(knownRefs), [/\$/.test(name) ? '?' : serviceName(name)], resource.line);
  }
  const lines = lineCounter(whole);
  for (const found of whole.matchAll(TOLD_BY))
    managedReload(output, [], [serviceName(found[1] ?? '?')], lines(found.index));
}

const rules: readonly Rule[] = [
  factRule('puppet', {
    id: 'puppet-certificate-notifies-nobody',
    title: 'Puppet copies a certificate without notifying a service',
    level: 'note',
    otherLevels: { warning: 'when a server here reads the file, and nothing reloads it' },
    why: 'The agent replaces the file. Without `notify` or a subscribing service, the service keeps the old certificate.',
    fix: "Add `notify => Service['<name>']` to the file resource.",
    references: ['https://www.puppet.com/docs/puppet/8/lang_relationships.html'],
    kind: 'copy',
    problem(fact, context) {
      const { told, name } = fact.attributes;
      if (told !== false && told !== null) return undefined;
      const note = `${name} notifies no service, and no service of this manifest subscribes to it.`;
      return servedUnnoticed(fact, context) ?? (told === false ? note : undefined);
    },
  }),
  factRule('puppet', {
    id: 'puppet-certificate-not-renewed',
    title: 'Puppet issues a certificate but does not renew it',
    level: 'note',
    why: '`letsencrypt::certonly` runs certbot until the certificate exists, but never again. The class renews only with `renew_cron_ensure`, which is `absent` by default. Debian’s certbot package enables a timer that renews; the package of EPEL does not.',
    fix: 'Declare the class with `renew_cron_ensure => "present"`, or set `manage_cron => true`.',
    references: [REFERENCE],
    kind: 'producer',
    problem(fact, { neighbours }) {
      if (own(fact).manageCron === true || own(fact).manageCron === null) return undefined;
      return startsCertbot(neighbours(fact))
        ? undefined
        : `letsencrypt::certonly "${fact.attributes.name ?? '?'}" has no \`manage_cron\`, and the class no \`renew_cron_ensure\`.`;
    },
  }),
  factRule('puppet', {
    id: 'puppet-renews-without-reload',
    title: 'Puppet renews a certificate without reloading its server',
    level: 'warning',
    why: 'The cron job of `letsencrypt::certonly` runs certbot alone. A server that keeps running serves the old certificate until it restarts.',
    fix: 'Add `deploy_hook_commands => ["systemctl reload <service>"]` to the declaration.',
    references: [REFERENCE],
    kind: 'producer',
    problem(fact, context) {
      const renews = own(fact).manageCron === true || startsCertbot(context.neighbours(fact));
      if (!renews || factsBy(context.neighbours(fact), hooksOfCertbot, 'all').length > 0) return undefined;
      return servedUnnoticed(fact, context);
    },
  }),
];

/** Hooks that run for every certificate of certbot. */
const hooksOfCertbot: FactKeys = ({ kind, reads, attributes }) =>
  kind === 'reload' && attributes.via !== 'handler' && reads.includes(CERTBOT_LIVE) ? ['all'] : [];

export const puppet: Mechanism = {
  id: 'puppet',
  title: 'Puppet',
  identifiedBy:
    '`*.pp` with `letsencrypt::certonly` or `file` resources of certificates, and Hiera data with `letsencrypt::renew_cron_ensure`',
  references: [REFERENCE],
  accepts: (path) => /\.(?:pp|ya?ml|epp)$/.test(path),
  needles: [
    'letsencrypt::',
    'certbot',
    'renew_cron_ensure',
    '::cert',
    'certs/',
    'deploy-hook',
    '.pem',
    '.crt',
    '.p12',
    '.jks',
  ],
  read,
  rules,
};
