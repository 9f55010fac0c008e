import { ownAttributes } from '../../facts/attributes.ts';
import { pathRefs } from '../../facts/host-paths.ts';
import { serviceRef } from '../../facts/refs.ts';
import { factRule } from '../../facts/rule.ts';
import type { ConfigFile, Mechanism, MechanismOutput, Rule } from '../../model/index.ts';
import { valueAt, type YamlNode } from '../../parsers/yaml.ts';
import { serviceName } from '../../shell/service-reloads.ts';
import { scriptText, yamlRoots } from '../../shell/yaml-commands.ts';

/** What only the rules below read of these facts. */
type Own = 'remaining' | 'watches';
const own = ownAttributes<Own>('salt');
type Output = MechanismOutput<Own>;

const ACME = 'https://docs.saltproject.io/en/latest/ref/states/all/salt.states.acme.html';
const X509 = 'https://docs.saltproject.io/en/latest/ref/states/all/salt.states.x509_v2.html';
const REQUISITES = 'https://docs.saltproject.io/en/latest/ref/states/requisites.html';

const STATES = /^(?:acme\.cert|x509\.certificate_managed)$/;
const TELLS = /^(?:watch|watch_any|listen|onchanges|onchanges_any)$/;
const TELLS_OTHERS = /^(?:watch_in|watch_any_in|listen_in|onchanges_in)$/;

/** Arguments of a state: a list of maps with one entry each. */
function argumentsOf(state: YamlNode): Map<string, YamlNode> {
  return new Map(state.items.flatMap((item) => [...item.entries]));
}

/** What `acme.cert` leaves to certbot, under the name of the certificate. */
const liveRefs = (name: string) =>
  ['fullchain', 'privkey'].flatMap((file) => pathRefs(`/etc/letsencrypt/live/${name}/${file}.pem`));

/** Certificates are producers; services that run beside them are consumers, and reload facts where they watch. */
function read(file: ConfigFile, output: Output): void {
  for (const root of yamlRoots(file, output)) {
    const states = [...root.entries].flatMap(([id, body]) =>
      [...body.entries].map(([name, state]) => ({ id, name, state, given: argumentsOf(state) })),
    );
    const certificates = states.filter(({ name }) => STATES.test(name));
    if (certificates.length === 0) continue;
    let told = false;
    for (const { id, name, state, given } of certificates) {
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
        { line: remaining?.line ?? state.line },
      );
    }
    for (const { id, name, state, given } of states) {
      if (name !== 'service.running') continue;
      const service = serviceName(scriptText(given.get('name')) ?? id);
      const watches = told || [...given.keys()].some((key) => TELLS.test(key));
      output.fact(
        { kind: 'consumer', reads: [], writes: [serviceRef(service)], attributes: { name: service }, own: { watches } },
        { line: state.line },
      );
      if (watches)
        output.fact({ kind: 'reload', reads: [], writes: [serviceRef(service)], attributes: {} }, { line: state.line });
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
  identifiedBy: '`*.sls` with `acme.cert` or `x509.certificate_managed`',
  references: [ACME, X509],
  accepts: (path) => path.endsWith('.sls'),
  needles: ['acme.cert', 'x509.certificate_managed'],
  read,
  rules,
};
