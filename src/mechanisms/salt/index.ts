import { ownAttributes } from '../../facts/attributes.ts';
import { knownRefs, pathRefs } from '../../facts/host-paths.ts';
import { serviceRef } from '../../facts/refs.ts';
import { factRule } from '../../facts/rule.ts';
import { vaultRefs } from '../../facts/store-refs.ts';
import { isManagedCertificate, managedCopy, managedReload } from '../../mechanism-kit/managed-copies.ts';
import type { ConfigFile, Mechanism, MechanismOutput, Ref, Rule } from '../../model/index.ts';
import { scriptText, valueAt } from '../../parsers/yaml.ts';
import { managedFilesOf, TELLS_OTHERS } from '../../shell/managed-files.ts';
import { saltStates } from '../../shell/salt-states.ts';
import { serviceName } from '../../shell/service-reloads.ts';
import { yamlRoots } from '../../shell/yaml-commands.ts';

/** What only the rules below read of these facts. */
type Own = 'remaining' | 'watches';
const own = ownAttributes<Own>('salt');
type Output = MechanismOutput<Own>;

const ACME = 'https://docs.saltproject.io/en/latest/ref/states/all/salt.states.acme.html';
const X509 = 'https://docs.saltproject.io/en/latest/ref/states/all/salt.states.x509_v2.html';
const REQUISITES = 'https://docs.saltproject.io/en/latest/ref/states/requisites.html';

const STATES = /^(?:acme\.cert|x509\.certificate_managed)$/;
const TELLS = /^(?:watch|watch_any|listen|onchanges|onchanges_any)$/;

/** What `acme.cert` leaves to certbot, under the name of the certificate. */
const liveRefs = (name: string) =>
  ['fullchain', 'privkey'].flatMap((file) => pathRefs(`/etc/letsencrypt/live/${name}/${file}.pem`));

/** Files of certificates that states put on hosts, and the services that hear of files. */
function readFiles(file: ConfigFile, output: Output): void {
  const paths = new Map<string, string>();
  for (const { id, given } of saltStates(file)) paths.set(id, scriptText(given.get('name')) ?? id);
  for (const managed of managedFilesOf(file)) {
    const { content, line } = managed;
    const text =
      content?.text ??
      file.text
        .split('\n')
        .slice(line - 1, line + MAX_STATE)
        .join('\n');
    if (isManagedCertificate(managed)) managedCopy(output, file, managed, { reads: storedIn(text, file.text) });
  }
  for (const { id, name, given, line } of saltStates(file)) {
    if (name !== 'service.running') continue;
    const watched = [...given].flatMap(([key, value]) => (TELLS.test(key) ? value.items : []));
    const files = watched.flatMap((item) => scriptText(item.entries.get('file')) ?? []);
    const certificates = files.map((one) => paths.get(one) ?? one).filter((path) => isManagedCertificate({ path }));
    if (certificates.length > 0)
      managedReload(output, certificates.flatMap(knownRefs), [serviceName(scriptText(given.get('name')) ?? id)], line);
  }
}

/** Lines of a state in which its source is looked for. */
const MAX_STATE = 12;

/** The path of Vault that a template reads into a variable which a state writes: `{% set x = salt['vault'].read_secret('…') %}`. */
function storedIn(state: string, text: string): Ref[] {
  const used = new Set([...state.matchAll(/\{\{-?\s{0,4}(\w{1,60})/g)].map(([, name = '']) => name));
  const set =
    /\{%-?\s{1,8}set\s{1,8}(\w{1,60})\s{0,4}=\s{0,4}salt\b[^%\n]{0,40}?vault[^%\n]{0,30}?\(\s{0,4}['"]([\w./-]{1,200})['"]/g;
  return [...text.matchAll(set)].flatMap(([, name = '', path]) => (used.has(name) ? vaultRefs(path) : []));
}

/** Certificates are producers; services that run beside them are consumers, and reload facts where they watch. */
function read(file: ConfigFile, output: Output): void {
  readFiles(file, output);
  const states = saltStates(file);
  // What cannot be read is told once.
  if (states.length === 0) yamlRoots(file, output);
  const certificates = states.filter(({ name }) => STATES.test(name));
  if (certificates.length > 0) {
    let told = false;
    for (const { id, name, line, given } of certificates) {
      if ([...given.keys()].some((key) => TELLS_OTHERS.test(key))) told = true;
      const remaining = given.get('days_remaining');
      const value = remaining === undefined ? undefined : valueAt(remaining);
      // A CA is not reissued automatically, and a condition of its own may look at the dates.
      const ca = /CA:\s*true/i.test(scriptText(given.get('basicConstraints')) ?? '');
      const guarded = given.has('unless') || given.has('onlyif');
      output.fact(
        {
          kind: 'producer',
          reads: [],
          writes: [
            ...pathRefs(id, scriptText(given.get('name'))),
            ...(name === 'acme.cert'
              ? liveRefs(scriptText(given.get('certname')) ?? scriptText(given.get('name')) ?? id)
              : []),
          ],
          attributes: { name: id },
          own: { ...(value !== undefined && !ca && !guarded && { remaining: value }) },
        },
        { line: remaining?.line ?? line },
      );
    }
    for (const { id, name, line, given } of states) {
      if (name !== 'service.running') continue;
      const service = serviceName(scriptText(given.get('name')) ?? id);
      const watches = told || [...given.keys()].some((key) => TELLS.test(key));
      output.fact(
        { kind: 'consumer', reads: [], writes: [serviceRef(service)], attributes: { name: service }, own: { watches } },
        { line },
      );
      if (watches) output.fact({ kind: 'reload', reads: [], writes: [serviceRef(service)], attributes: {} }, { line });
    }
  }
}

const rules: readonly Rule[] = [
  factRule('salt', {
    id: 'salt-service-not-watching',
    title: 'Salt: service does not watch its certificate',
    level: 'note',
    why: 'The state renews the file, but the service has no requisite that reloads it.',
    fix: 'Add `watch` with the certificate to `service.running`, and `reload: true`.',
    references: [REQUISITES, ACME],
    kind: 'consumer',
    problem: (fact) =>
      own(fact).watches === false
        ? `The service ${fact.attributes.name} watches none of the certificates in this file.`
        : undefined,
  }),
  factRule('salt', {
    id: 'salt-renews-too-late',
    title: 'Salt renews only in the last days',
    level: 'note',
    why: 'The state reissues the certificate when fewer days than `days_remaining` are left. With 0 it renews never or only after expiration. With a few days, a minion that is offline for a weekend renews too late.',
    fix: 'Set `days_remaining` to about a third of `days_valid`.',
    references: [X509],
    kind: 'producer',
    problem(fact) {
      const { name } = fact.attributes;
      const { remaining } = own(fact);
      return typeof remaining === 'number' && remaining < 7
        ? `${name} sets \`days_remaining: ${remaining}\`.`
        : undefined;
    },
  }),
];

export const salt: Mechanism = {
  id: 'salt',
  title: 'Salt',
  identifiedBy: '`*.sls` with `acme.cert`, `x509.certificate_managed`, or `file.managed` of a certificate',
  references: [ACME, X509],
  accepts: (path) => path.endsWith('.sls'),
  needles: ['acme.cert', 'x509.certificate_managed', 'file.recurse', '.pem', '.crt', '.cer', '.p12', '.pfx'],
  read,
  rules,
};
