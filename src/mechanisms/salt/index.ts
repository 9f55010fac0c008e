import { ownAttributes } from '../../facts/attributes.ts';
import { knownRefs, pathRefs } from '../../facts/host-paths.ts';
import { makeRef, programRef, serviceRef } from '../../facts/refs.ts';
import { factRule } from '../../facts/rule.ts';
import { vaultRefs } from '../../facts/store-refs.ts';
import { isManagedCertificate, managedCopy, managedReload } from '../../mechanism-kit/managed-copies.ts';
import type { ConfigFile, Mechanism, MechanismOutput, Ref, Rule } from '../../model/index.ts';
import { scriptText, valueAt } from '../../parsers/yaml.ts';
import { managedFilesOf, TELLS_OTHERS } from '../../shell/managed-files.ts';
import { type SaltState, saltStates } from '../../shell/salt-states.ts';
import { serviceName } from '../../shell/service-reloads.ts';
import { yamlRoots } from '../../shell/yaml-commands.ts';
import { groupBy } from '../../util/collections.ts';

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
  const rows = file.text.split('\n');
  for (const { id, given } of saltStates(file)) paths.set(id, scriptText(given.get('name')) ?? id);
  for (const managed of managedFilesOf(file)) {
    const { content, line } = managed;
    if (!isManagedCertificate(managed)) continue;
    const state = rows.slice(line - 1, line + MAX_STATE);
    const end = state.findIndex((row, index) => index > 0 && /^[^\s#{]/.test(row));
    const own = (end < 0 ? state : state.slice(0, end)).join('\n');
    managedCopy(output, file, managed, { reads: [...storedIn(content?.text ?? own, file), ...pillarsIn(own)] });
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
function storedIn(state: string, file: ConfigFile): Ref[] {
  const used = new Set([...state.matchAll(/\{\{-?\s{0,4}(\w{1,60})/g)].map(([, name = '']) => name));
  const read = file.shared('salt-vault', (text) => groupBy(text.matchAll(FROM_VAULT), ([, name = '']) => name));
  return [...used].flatMap((name) => (read.get(name) ?? []).flatMap(([, , path]) => vaultRefs(path)));
}

const FROM_VAULT =
  /\{%-?\s{1,8}set\s{1,8}(\w{1,60})\s{0,4}=\s{0,4}salt\b[^%\n]{0,40}?vault[^%\n]{0,30}?\(\s{0,4}['"]([\w./-]{1,200})['"]/g;

/** The keys of the pillar that a state writes, with those above them: whatever fills `tls:certs` fills `tls:certs:www`. */
function pillarsIn(state: string): Ref[] {
  const named = [...state.matchAll(PILLAR)].map(
    ([, direct, looked, index = '']) => direct ?? looked ?? keysIn(index).join(':'),
  );
  return [...new Set(named.flatMap(pillarRefs))];
}

const PILLAR =
  /contents_pillar:\s{0,4}["']?([\w.:-]{1,200})|pillar\.get['"]?\]?\(\s{0,4}["']([\w.:-]{1,200})|\bpillar((?:\[["'][\w.-]{1,60}["']\]){1,8})/g;

const keysIn = (index: string) => [...index.matchAll(/["']([\w.-]{1,60})["']/g)].map(([, key = '']) => key);

function pillarRefs(key: string): Ref[] {
  const keys = key.split(':').filter((one) => one !== '');
  // A first key holds whatever a team has of one kind.
  return keys.flatMap((_, index) => (index === 0 && keys.length > 1 ? [] : [pillarRef(keys.slice(0, index + 1))]));
}

const pillarRef = (keys: readonly string[]) => makeRef('stored', `pillar/${keys.join('/')}`);

/** What starts the states of a machine again: `salt-call state.apply` in a crontab. */
const APPLIES = /\bsalt-call\b.{0,80}\bstate\.(?:apply|highstate)\b/;
const STATES_RUN = programRef('salt-call');

function readSchedules(states: readonly SaltState[], output: Output): void {
  for (const { id, name, given, line } of states) {
    if (name !== 'cron.present' || !APPLIES.test(scriptText(given.get('name')) ?? id)) continue;
    const fields = ['minute', 'hour', 'daymonth', 'month', 'dayweek'].map(
      (field) => scriptText(given.get(field)) ?? '*',
    );
    const attributes = { resource: 'job', name: 'salt-call', program: 'salt-call', schedule: fields.join(' ') };
    output.fact({ kind: 'schedule', reads: [], writes: [STATES_RUN], attributes }, { line });
  }
}

/** A value of a dict that is set by more than one key: `data["tls"]["certs"][name] = …`. */
const SETS = /\w((?:\[\s?["'][\w.-]{1,60}["']\s?\]){2,8})(?:\[[^\]\n]{1,100}\])?\s?=(?!=)/;
/** Calls that sign: of pyOpenSSL, of cryptography, or of the program. */
const SIGNS = /\.sign\(|CertificateBuilder\(|\bopenssl\b.{1,80}\b(?:ca|x509)\b/;
/** A path of certificates as text, in which `{name}` is filled in. */
const OPENED = /["'](\/[^"'\n]{1,200}\.(?:pem|crt|cer))["']/;
/** Lines from reading a file to setting the key. */
const MAX_APART = 15;

/**
 * A pillar that a program of one's own computes (`ext_pillar`): it issues the certificates of the keys that it sets, or takes
 * them from files of the master. https://docs.saltproject.io/en/latest/topics/development/modules/external_pillars.html
 */
function readPillar({ text }: ConfigFile, output: Output): void {
  if (!/^def ext_pillar\(/m.test(text)) return;
  const signs = SIGNS.test(text);
  let opened: { path: string; line: number } | undefined;
  for (const [index, row] of text.split('\n').entries()) {
    const line = index + 1;
    const path = OPENED.exec(row)?.[1]?.replace(/\{(\w{1,60})\}/g, (_, name) => `\${${name}}`);
    if (path !== undefined) opened = { path, line };
    const keys = keysIn(SETS.exec(row)?.[1] ?? '');
    if (keys.length === 0) continue;
    const taken = opened !== undefined && line - opened.line <= MAX_APART ? opened : undefined;
    opened = undefined;
    if (taken === undefined && !signs) continue;
    const fact = { writes: [pillarRef(keys)], attributes: { resource: 'pillar', name: keys.join(':') } };
    if (taken === undefined) output.fact({ kind: 'producer', reads: [STATES_RUN], ...fact }, { line });
    else output.fact({ kind: 'copy', reads: knownRefs(taken.path), ...fact }, { line: taken.line });
  }
}

/** Certificates are producers; services that run beside them are consumers, and reload facts where they watch. */
function read(file: ConfigFile, output: Output): void {
  if (file.path.endsWith('.py')) {
    readPillar(file, output);
    return;
  }
  readFiles(file, output);
  const states = saltStates(file);
  readSchedules(states, output);
  // What cannot be read is told once.
  if (states.length === 0) yamlRoots(file, output);
  const certificates = states.filter(({ name }) => STATES.test(name));
  if (certificates.length > 0) {
    let told = false;
    for (const { id, name, line, given: settings } of certificates) {
      if ([...settings.keys()].some((key) => TELLS_OTHERS.test(key))) told = true;
      const remaining = settings.get('days_remaining');
      const value = remaining === undefined ? undefined : valueAt(remaining);
      // A window in days, or whether to renew at once.
      const renew = valueAt(settings.get('renew'));
      // A CA is not reissued automatically, and a condition of its own may look at the dates.
      const ca = /CA:\s*true/i.test(scriptText(settings.get('basicConstraints')) ?? '');
      const guarded = settings.has('unless') || settings.has('onlyif');
      output.fact(
        {
          kind: 'producer',
          reads: [STATES_RUN],
          writes: [
            ...pathRefs(id, scriptText(settings.get('name'))),
            ...(name === 'acme.cert'
              ? liveRefs(scriptText(settings.get('certname')) ?? scriptText(settings.get('name')) ?? id)
              : []),
          ],
          attributes: {
            resource: name,
            name: id,
            ...(name === 'acme.cert' && typeof renew === 'number' && { renewDays: renew }),
          },
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
  identifiedBy:
    '`*.sls` with `acme.cert`, `x509.certificate_managed`, or `file.managed` of a certificate, and `*.py` with `ext_pillar`',
  references: [ACME, X509],
  accepts: (path) => /\.(?:sls|py)$/.test(path),
  needles: [
    'acme.cert',
    'salt-call',
    'def ext_pillar',
    'file.managed',
    'x509.certificate_managed',
    'file.recurse',
    '.pem',
    '.crt',
    '.cer',
    '.p12',
    '.pfx',
  ],
  read,
  rules,
};
