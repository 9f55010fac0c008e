import { textsOf } from '../../facts/attributes.ts';
import { type FactKeys, factsBy } from '../../facts/index.ts';
import { programRef } from '../../facts/refs.ts';
import { type FactContext, factRule } from '../../facts/rule.ts';
import type { Fact, Rule } from '../../model/index.ts';
import { cronCadence } from '../../parsers/cron.ts';
import { spellDuration } from '../../util/duration.ts';
import { windowOf } from './renewal-window.ts';

const DOCS = 'https://registry.terraform.io/providers/hashicorp/tls/latest/docs/resources/locally_signed_cert';

/** Schedules of the same repository that run `terraform apply`, in use or not. */
const appliesOf = (fact: Fact, { topology }: FactContext) => factsBy(topology.facts, byApply, fact.location.repository);
const byApply: FactKeys = ({ kind, writes, location }) =>
  kind === 'schedule' && writes.includes(programRef('terraform')) ? [location.repository] : [];

export const applyRules: readonly Rule[] = [
  factRule('terraform', {
    id: 'terraform-apply-unscheduled',
    title: 'Terraform renews only at the next apply',
    level: 'note',
    why: 'Terraform renews only while it runs. If it runs only on pushes, the certificate expires in a quiet month.',
    fix: 'Run `terraform apply` on a schedule, at least weekly.',
    references: [DOCS],
    kind: 'producer',
    problem(fact, context) {
      if (fact.attributes.renews !== 'on-apply') return undefined;
      const applies = appliesOf(fact, context);
      // Without a workflow that applies, something outside this repository does, and may well have a schedule.
      if (applies.length === 0 || applies.some((other) => other.attributes.disabled !== true)) return undefined;
      return {
        message: `${fact.attributes.name} is renewed by \`terraform apply\`, which no workflow here runs on a schedule.`,
        related: applies.map((other) => other.location),
      };
    },
  }),
  factRule('terraform', {
    id: 'terraform-apply-too-rare',
    title: 'Terraform applies are too rare for the renewal window',
    level: 'warning',
    why: 'An apply renews the certificate within a window before it expires: `min_days_remaining`, `early_renewal_hours` or `min_seconds_remaining`. If two applies are further apart, the certificate may expire between them.',
    fix: 'Apply more often, at least three times within the window, or widen it.',
    references: [DOCS],
    kind: 'producer',
    problem(fact, context) {
      const window = fact.attributes.renews === 'on-apply' ? windowOf(fact) : undefined;
      if (window === undefined) return undefined;
      const applies = appliesOf(fact, context).filter((other) => other.attributes.disabled !== true);
      const waits = applies.flatMap((other) => textsOf(other.attributes.schedules)).map(cronCadence);
      // A run that a person or another system starts may come between.
      if (waits.length === 0 || applies.some((other) => other.attributes.schedules === undefined)) return undefined;
      if (waits.some((wait) => typeof wait !== 'number' || wait <= window)) return undefined;
      const shortest = Math.min(...waits.filter((wait) => typeof wait === 'number'));
      return {
        message: `An apply in the last ${spellDuration(window)} before expiration renews ${fact.attributes.name}, but up to ${spellDuration(shortest)} pass between two scheduled applies.`,
        related: applies.map((other) => other.location),
      };
    },
  }),
];
