/** Whether any alert warns before a certificate expires, and whether it fires when a renewal is late. */

import { retirement, retirementText } from '../../certificates/ca-policy-dates.ts';
import { type FactKeys, factsBy } from '../../facts/index.ts';
import { factRule } from '../../facts/rule.ts';
import type { Fact, Location, Rule } from '../../model/index.ts';
import { DAY, goDuration, spellDuration } from '../../util/duration.ts';
import { memoizeByObject } from '../../util/memoize.ts';
import { own } from './own.ts';

const METRICS = 'https://cert-manager.io/docs/devops-tips/prometheus-metrics/';
const EXPIRY_MAIL = retirement('expiry-mail');

const ofMonitoring = (facts: readonly Fact[]) => facts.filter((fact) => fact.mechanism === 'monitoring');
const watched = (facts: readonly Fact[]) => ofMonitoring(facts).some((fact) => own(fact).monitor === true);

const producersByRepository: FactKeys = ({ kind, location }) => (kind === 'producer' ? [location.repository] : []);

/** The first fact of every repository that has a property. */
function firsts(facts: readonly Fact[], attribute: 'alerts' | 'mail'): Map<string, Location> {
  const found = new Map<string, Location>();
  for (const fact of ofMonitoring(facts))
    if (own(fact)[attribute] === true && !found.has(fact.location.repository))
      found.set(fact.location.repository, fact.location);
  return found;
}

const noAlert: Rule = {
  id: 'monitoring-no-expiry-alert',
  title: 'No certificate-expiry alert configured',
  level: 'note',
  why: 'The repository renews certificates and defines alerts, but no alert warns before a certificate expires. A failed renewal is noticed only when clients reject the certificate.',
  fix: 'Alert on `certmanager_certificate_expiration_timestamp_seconds`, or on `probe_ssl_earliest_cert_expiry` of blackbox_exporter, which checks the served certificate.',
  references: [METRICS, 'https://github.com/prometheus/blackbox_exporter'],
  since: '0.1.0',
  *check({ topology }) {
    // A team keeps its alerts in one place; any that was found counts for all repositories.
    if (watched(topology.facts)) return;
    for (const [repository, location] of firsts(topology.facts, 'alerts')) {
      const [producer] = factsBy(topology.facts, producersByRepository, repository);
      if (producer === undefined) continue;
      yield {
        subject: repository,
        message: `Alerts are defined here, but none for certificate expiry, although ${producer.mechanism} renews certificates.`,
        locations: [location],
        related: [producer.location],
      };
    }
  },
};

const onlyMail: Rule = {
  id: 'monitoring-relies-on-expiry-mail',
  title: "Comment relies on Let's Encrypt's expiry emails",
  level: 'note',
  why: "A comment relies on expiry emails, but Let's Encrypt stopped sending them on 2025-06-04. No other expiry alert was found.",
  fix: 'Add an alert on certificate expiry, and correct the comment.',
  references: [EXPIRY_MAIL.source],
  since: '0.1.0',
  *check({ topology, now }) {
    if (watched(topology.facts)) return;
    for (const [repository, location] of firsts(topology.facts, 'mail'))
      yield {
        subject: repository,
        message: `A comment relies on ${EXPIRY_MAIL.what}. ${retirementText(EXPIRY_MAIL, now)}`,
        locations: [location],
      };
  },
};

/** How long before the end cert-manager renews; undefined where that is not known. */
function leadOf({
  attributes: { resource, duration, renewBefore, renewBeforePercentage, policy },
}: Fact): number | undefined {
  if (resource !== 'Certificate' || policy !== undefined) return undefined;
  if (duration === null || renewBefore === null || renewBeforePercentage === null) return undefined;
  const lifetime = typeof duration === 'string' ? goDuration(duration) : 90 * DAY;
  if (lifetime === undefined) return undefined;
  if (typeof renewBeforePercentage === 'number') return (lifetime * renewBeforePercentage) / 100;
  return typeof renewBefore === 'string' ? goDuration(renewBefore) : lifetime / 3;
}

const MAX_RELATED = 20;

/** How long before the end each Certificate is renewed, among the facts of a repository. */
const leadsIn = memoizeByObject((facts: readonly Fact[]) =>
  facts.flatMap((fact): [Fact, number][] => {
    const lead = leadOf(fact);
    return lead === undefined ? [] : [[fact, lead]];
  }),
);

const beforeRenewal = factRule('monitoring', {
  id: 'monitoring-alert-before-renewal',
  title: 'Expiry alert fires before the renewal is due',
  level: 'note',
  why: 'The alert threshold is longer than the renewal threshold. The alert fires before every renewal although nothing is wrong, and is soon ignored.',
  fix: 'Set the threshold to two thirds of the renewal threshold, which leaves time for repairs and retries.',
  references: [METRICS],
  kind: 'consumer',
  problem(fact, { neighbours }) {
    const { metric, seconds, all } = own(fact);
    if (typeof seconds !== 'number' || all !== true || !String(metric).startsWith('certmanager_')) return undefined;
    // A day of slack: a renewal takes its time, and an alert waits before it fires.
    const late = leadsIn(neighbours(fact)).filter(([, lead]) => lead < seconds * 1000 - DAY);
    const first = late[0]?.[0];
    if (first === undefined) return undefined;
    return {
      message: `The alert fires ${spellDuration(seconds * 1000)} before expiration, but ${late.length === 1 ? `the Certificate "${first.attributes.name}" is` : `${late.length} Certificates are`} renewed later than that.`,
      related: late.slice(0, MAX_RELATED).map(([other]) => other.location),
    };
  },
});

export const signalRules: readonly Rule[] = [noAlert, onlyMail, beforeRenewal];
