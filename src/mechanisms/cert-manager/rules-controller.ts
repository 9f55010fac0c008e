/**
 * Rules about the surroundings of cert-manager: who approves its requests, what it may inject, and whether it is
 * monitored.
 */

import { placeOf, statedText } from '../../facts/attributes.ts';
import { type FactKeys, factsBy } from '../../facts/index.ts';
import { factRule } from '../../facts/rule.ts';
import type { Fact, Rule } from '../../model/index.ts';
import { called, MECHANISM } from './issuers.ts';
import { own } from './own.ts';

const policies: FactKeys = ({ attributes: { resource } }) => (resource === 'CertificateRequestPolicy' ? ['all'] : []);
const producers: FactKeys = (fact) => (fact.mechanism === MECHANISM && fact.kind === 'producer' ? fact.writes : []);

/** Whether a policy's pattern, in which `*` stands for any text, matches. */
function matches(pattern: string, value: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  if (rest.length === 0) return pattern === value;
  if (!value.startsWith(first)) return false;
  let from = first.length;
  for (const part of rest.slice(0, -1)) {
    const found = value.indexOf(part, from);
    if (found < 0) return false;
    from = found + part.length;
  }
  return value.length - from >= (rest.at(-1) ?? '').length && value.endsWith(rest.at(-1) ?? '');
}

/** Whether a policy approves what asks an issuer; a policy that is not wholly known may. */
function selects(policy: Fact, issuer: readonly string[]): boolean {
  const { selects: patterns } = own(policy);
  if (!Array.isArray(patterns)) return true;
  return patterns.every((pattern, i) => typeof pattern !== 'string' || matches(pattern, issuer[i] ?? ''));
}

const notApproved = factRule(MECHANISM, {
  id: 'cert-manager-request-not-approved',
  title: 'No policy approves the requests of a Certificate',
  level: 'note',
  why: 'With approver-policy, a request that no CertificateRequestPolicy selects is neither approved nor denied. The request and the renewal wait forever.',
  fix: 'Add the issuer to the selector of a CertificateRequestPolicy, and allow the service account of cert-manager to `use` it.',
  references: ['https://cert-manager.io/docs/policy/approval/approver-policy/'],
  kind: 'producer',
  problem(fact, context) {
    const known = factsBy(context.neighbours(fact), policies, 'all');
    const name = statedText(own(fact).issuerName);
    if (fact.attributes.resource !== 'Certificate' || known.length === 0 || typeof name !== 'string') return undefined;
    const [kind, group] = [own(fact).issuerKind ?? 'Issuer', own(fact).issuerGroup ?? 'cert-manager.io'];
    if (own(fact).issuerKind === null || own(fact).issuerGroup === null || name.includes('{{')) return undefined;
    if (known.some((policy) => selects(policy, [name, String(kind), String(group)]))) return undefined;
    return {
      message: `The ${called(fact)} uses the ${kind} "${name}", which none of the ${known.length === 1 ? 'policies (one)' : `${known.length} policies`} found here selects.`,
      related: known.map((policy) => policy.location),
    };
  },
});

const injectionNotAllowed = factRule(MECHANISM, {
  id: 'cert-manager-injection-not-allowed',
  title: 'CA is injected from a Secret that does not allow it',
  level: 'warning',
  why: 'The injector reads a Secret only with the annotation `cert-manager.io/allow-direct-injection: "true"`. Without it the CA bundle is never updated, and fails once the CA is renewed.',
  fix: 'Use `cert-manager.io/inject-ca-from` with the Certificate, or set the annotation in its `secretTemplate`.',
  references: ['https://cert-manager.io/docs/concepts/ca-injector/#injecting-ca-data-from-a-secret-resource'],
  kind: 'consumer',
  problem(fact, context) {
    const [secret] = fact.reads;
    if (fact.attributes.inject !== 'inject-ca-from-secret' || secret === undefined) return undefined;
    const makers = factsBy(context.neighbours(fact), producers, secret);
    if (makers.length === 0 || makers.some((maker) => own(maker).directInjection !== undefined)) return undefined;
    return {
      message: `The ${called(fact)} injects its CA from the Secret of the ${called(makers[0] as Fact)}, whose \`secretTemplate\` does not allow it.`,
      locations: [placeOf(fact, 'target')],
      related: makers.map((maker) => maker.location),
    };
  },
});

const metricsOff = factRule(MECHANISM, {
  id: 'cert-manager-metrics-off',
  title: 'cert-manager metrics are disabled',
  level: 'note',
  why: 'A failed renewal appears first in the metrics of the controller. Without metrics, no alert precedes the expiration.',
  fix: 'Remove `prometheus.enabled: false`, and alert on `certmanager_certificate_expiration_timestamp_seconds`.',
  references: ['https://cert-manager.io/docs/devops-tips/prometheus-metrics/'],
  kind: 'issuer',
  problem: (fact) =>
    own(fact).metrics !== false
      ? undefined
      : {
          subject: `${fact.location.path}#metrics`,
          message: 'The values of cert-manager set `prometheus.enabled` to false.',
          locations: [placeOf(fact, 'metrics')],
        },
});

export const controllerRules: readonly Rule[] = [notApproved, injectionNotAllowed, metricsOff];
