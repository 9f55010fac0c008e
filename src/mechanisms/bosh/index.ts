import { type FactKeys, factsBy } from '../../facts/index.ts';
import type { Fact, Mechanism, Problem, Rule } from '../../model/index.ts';
import { mayHoldCommands } from '../../shell/command-files.ts';
import { groupBy } from '../../util/collections.ts';
import { MECHANISM, own, readManifest } from './read.ts';
import { readRotation } from './rotation.ts';

const VARIABLES = 'https://bosh.io/docs/manifest-v2/#variables';
const TYPES = 'https://bosh.io/docs/variable-types/#certificate';
const MODES = 'https://docs.cloudfoundry.org/api/credhub/version/2.9/#_overwriting_credential_values';

/** Days below which somebody must renew a certificate several times a year. */
const SHORT = 90;
/** Days from which on the lifetime is a decision: a platform is seldom older. */
const LONG = 5 * 365;

const byMechanism: FactKeys = ({ mechanism }) => [mechanism];
/** The facts of BOSH in each repository in which nothing renews the certificates of CredHub. */
function* withoutRotation(facts: readonly Fact[]): Generator<readonly Fact[]> {
  const repositories = groupBy(factsBy(facts, byMechanism, MECHANISM), ({ location }) => location.repository);
  for (const found of repositories.values()) if (!found.some((fact) => own(fact).rotates === true)) yield found;
}

const isVariable = ({ kind, attributes: { state } }: Fact) => kind === 'producer' && state === 'once';
const daysOf = (fact: Fact) => {
  const { days } = own(fact);
  return typeof days === 'number' ? days : undefined;
};

/**
 * The least and the greatest lifetime, in days, that definitions and operations state for each variable of a repository. A
 * variable with a lifetime that is not known, or without a definition, is left out.
 */
function lifetimes(facts: readonly Fact[]): Map<string, { least: number; most: number }> {
  const found = new Map<string, { least: number; most: number }>();
  const states = facts.filter(({ kind }) => kind !== 'consumer');
  for (const [name, stated] of groupBy(states, ({ attributes }) => String(attributes.name))) {
    const days = stated.map(daysOf).sort((a = 0, b = 0) => a - b);
    const [least, most] = [days[0], days.at(-1)];
    // A lifetime that is not known is sorted behind all others.
    if (!stated.some(isVariable) || least === undefined || most === undefined) continue;
    found.set(name, { least, most });
  }
  return found;
}

/** One problem for all variables, at the first of each file. */
function told(variables: readonly Fact[], one: (name: string) => string, many: (name: string) => string): Problem {
  const [first] = variables as [Fact];
  const files = groupBy(variables, ({ location }) => location.path);
  const names = new Set(variables.map(({ attributes }) => attributes.name));
  const name = String(first.attributes.name);
  return {
    subject: `bosh#${name}`,
    message: names.size === 1 ? one(name) : many(`${name} and ${names.size - 1} more`),
    locations: [...files.values()].flatMap(([fact]) => fact?.location ?? []),
  };
}

const neverRotated: Rule = {
  id: 'bosh-certificate-never-rotated',
  title: 'BOSH creates certificates once and renews none',
  level: 'note',
  otherLevels: { warning: `when they are valid for less than ${SHORT} days` },
  why: 'BOSH and CredHub create a certificate with the first deployment, for 365 days by default, and keep it. Later deployments do not renew it, so it expires unless someone regenerates it and deploys again.',
  fix: 'Run `credhub regenerate` or CredHub Maestro on a schedule, then deploy. Set `update_mode: converge`, so that certificates follow their CA.',
  references: [VARIABLES, MODES, TYPES],
  since: '0.1.0',
  *check({ topology }) {
    for (const facts of withoutRotation(topology.facts)) {
      const kept = facts.filter((fact) => isVariable(fact) && own(fact).updateMode !== 'overwrite');
      const isShort = (fact: Fact) => (daysOf(fact) ?? SHORT) < SHORT;
      const short = kept.filter(isShort);
      if (short.length > 0)
        yield {
          level: 'warning',
          ...told(
            short,
            (name) => `${name} is valid for ${daysOf(short[0] as Fact)} days, and nothing here renews it in CredHub.`,
            (names) => `${names} are valid for less than ${SHORT} days, and nothing here renews them in CredHub.`,
          ),
        };
      const others = kept.filter(
        (fact) => own(fact).updateMode === undefined && !isShort(fact) && (daysOf(fact) ?? LONG) < LONG,
      );
      if (others.length > 0)
        yield told(
          others,
          (name) => `BOSH creates ${name} once, for ${daysOf(others[0] as Fact)} days, and nothing here renews it.`,
          (names) => `BOSH creates ${names} once, and nothing here renews them.`,
        );
    }
  },
};

const outlivesItsCa: Rule = {
  id: 'bosh-certificate-outlives-its-ca',
  title: 'BOSH certificate is valid for longer than its CA',
  level: 'warning',
  why: 'CredHub does not limit a certificate to the lifetime of its CA. When the CA expires, clients reject the certificate, although its own expiration date is later.',
  fix: 'Raise `duration` of the CA above that of its certificates. A CA without `duration` is valid for 365 days.',
  references: [TYPES, VARIABLES],
  since: '0.1.0',
  *check({ topology }) {
    for (const facts of withoutRotation(topology.facts)) {
      const known = lifetimes(facts);
      const late = facts.filter((fact) => {
        const { least = 0 } = known.get(String(fact.attributes.name)) ?? {};
        return isVariable(fact) && least > (known.get(String(own(fact).signer))?.most ?? least);
      });
      for (const [signer, found] of groupBy(late, (fact) => String(own(fact).signer))) {
        const lasts = `${signer}, which is valid for ${known.get(signer)?.most} days`;
        yield told(
          found,
          (name) => `${name} is valid for ${known.get(name)?.least} days, longer than its CA ${lasts}.`,
          (names) => `${names} are valid for longer than their CA ${lasts}.`,
        );
      }
    }
  },
};

/** BOSH manifests, whose certificates the director creates in CredHub. */
export const bosh: Mechanism = {
  id: MECHANISM,
  title: 'BOSH and CredHub',
  identifiedBy:
    '`type: certificate` under `variables` of manifests and operations files, and commands that run `credhub` or `maestro`',
  references: [VARIABLES, TYPES, MODES],
  accepts: (path) => mayHoldCommands(path) || path.endsWith('.rb'),
  needles: [
    'type: certificate',
    'type: "certificate"',
    "type: 'certificate'",
    '/variables/name=',
    '.certificate))',
    '.private_key))',
    '.ca))',
    'credhub',
    'maestro',
    'regenerate',
    'transitional',
  ],
  read(file, output) {
    readManifest(file, output);
    readRotation(file, output);
  },
  rules: [neverRotated, outlivesItsCa],
};
