import { type FactKeys, factsBy } from '../../facts/index.ts';
import { programRef } from '../../facts/refs.ts';
import { factRule } from '../../facts/rule.ts';
import type { Rule } from '../../model/index.ts';
import { graphOf, nodeOf, upstream } from '../../topology/graph.ts';
import { own } from './read.ts';

export const TLS = 'https://www.pulumi.com/registry/packages/tls/api-docs/selfsignedcert/';
const ACM = 'https://www.pulumi.com/registry/packages/aws/api-docs/acm/certificate/';
const UP = 'https://www.pulumi.com/docs/iac/cli/commands/pulumi_up/';

const ups: FactKeys = ({ kind, writes, location }) =>
  kind === 'schedule' && writes.includes(programRef('pulumi')) ? [location.repository] : [];

export const rules: readonly Rule[] = [
  factRule('pulumi', {
    id: 'pulumi-never-renewed-early',
    title: 'Pulumi: tls provider renews only after expiration',
    level: 'note',
    why: '`earlyRenewalHours` is 0 by default, so `pulumi up` changes nothing before the expiration date. A value as long as the validity, or longer, replaces the certificate with every run.',
    fix: 'Set `earlyRenewalHours` to about a third of `validityPeriodHours`, and run `pulumi up` on a schedule.',
    references: [TLS],
    problem(fact) {
      const { type, early = 0, validity } = own(fact);
      if (type !== 'tls.SelfSignedCert' && type !== 'tls.LocallySignedCert') return undefined;
      const { name } = fact.attributes;
      if (early === 0) return `${name} sets no early renewal.`;
      return typeof early === 'number' && typeof validity === 'number' && early >= validity
        ? `${name} renews ${early} hours early and is valid for ${validity}.`
        : undefined;
    },
  }),
  factRule('pulumi', {
    id: 'pulumi-acme-never-renewed',
    title: 'Pulumi never renews the ACME certificate',
    level: 'warning',
    why: 'A negative `minDaysRemaining` disables renewal.',
    fix: 'Set `minDaysRemaining` to 30, or remove the line.',
    references: ['https://www.pulumi.com/registry/packages/acme/api-docs/certificate/'],
    problem: ({ attributes: { minDays, name } }) =>
      typeof minDays === 'number' && minDays < 0
        ? `${name} sets ${minDays} as the days before expiration, so it is never renewed.`
        : undefined,
  }),
  factRule('pulumi', {
    id: 'pulumi-acm-imported',
    title: 'Pulumi: ACM does not renew an imported certificate',
    level: 'warning',
    why: 'ACM renews certificates that it issued. An imported certificate expires unless a person imports the next one.',
    fix: 'Request the certificate with `domainName` and `validationMethod: "DNS"`.',
    references: [ACM, 'https://docs.aws.amazon.com/acm/latest/userguide/managed-renewal.html'],
    kind: 'sink',
    problem: (fact, { topology }) =>
      own(fact).type === 'aws.acm.Certificate' &&
      !upstream(graphOf(topology), nodeOf(topology, fact)).some(({ fact: other }) => other.kind === 'producer')
        ? `${fact.attributes.name} imports its certificate, which ACM does not renew.`
        : undefined,
  }),
  factRule('pulumi', {
    id: 'pulumi-up-unscheduled',
    title: 'Pulumi renews only at the next `pulumi up`',
    level: 'note',
    why: 'Pulumi renews only while it runs. If it runs only on pushes, the certificate expires in a quiet month.',
    fix: 'Run `pulumi up` on a schedule, at least weekly.',
    references: [UP],
    kind: 'producer',
    problem(fact, { topology }) {
      if (fact.attributes.renews !== 'on-apply') return undefined;
      const runs = factsBy(topology.facts, ups, fact.location.repository);
      // Without a workflow that runs it, something outside this repository does, and may well have a schedule.
      if (runs.length === 0 || runs.some((other) => other.attributes.disabled !== true)) return undefined;
      return {
        message: `${fact.attributes.name} is renewed by \`pulumi up\`, which no workflow here runs on a schedule.`,
        related: runs.map((other) => other.location),
      };
    },
  }),
];
