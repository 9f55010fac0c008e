import { placeOf, statedText } from '../../facts/attributes.ts';
import { factRule } from '../../facts/rule.ts';
import type { Rule } from '../../model/index.ts';
import { cronCadence } from '../../parsers/cron.ts';
import { DAY, spellDuration } from '../../util/duration.ts';

const MECHANISM = 'kubernetes-workloads';
const REFERENCES = ['https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/'];
/** A 45-day certificate leaves a window of 15 days; two tries in it are the least. */
const RAREST = 7.5 * DAY;

export const scheduleRules: readonly Rule[] = [
  factRule(MECHANISM, {
    id: 'kubernetes-workloads-renewal-suspended',
    title: 'CronJob that renews certificates is suspended',
    level: 'warning',
    why: 'A suspended CronJob starts no pods. The renewal looks configured but never runs.',
    fix: 'Set `spec.suspend: false`, or remove the CronJob and its dependents.',
    references: REFERENCES,
    kind: 'schedule',
    problem: (fact) =>
      fact.attributes.disabled !== true
        ? undefined
        : {
            message: `The CronJob "${String(fact.attributes.name)}", which runs ${String(fact.attributes.tool)}, is suspended.`,
            locations: [placeOf(fact, 'disabled')],
          },
  }),
  factRule(MECHANISM, {
    id: 'kubernetes-workloads-schedule-too-rare',
    title: 'CronJob that renews certificates runs too rarely',
    level: 'warning',
    why: 'The renewal window is about a third of the lifetime: 30 days today, 15 days with 45-day certificates. With only one or two attempts in that time, one outage lets the certificate expire.',
    fix: 'Run it once or twice a day; the client renews only certificates that are due.',
    references: [...REFERENCES, 'https://letsencrypt.org/2025/12/02/from-90-to-45'],
    kind: 'schedule',
    problem(fact) {
      const cron = statedText(fact.attributes.cron);
      const wait = typeof cron === 'string' ? cronCadence(cron) : undefined;
      if (wait === undefined || (wait !== 'never' && wait <= RAREST)) return undefined;
      const often = wait === 'never' ? 'on no date at all' : `up to ${spellDuration(wait)} apart`;
      return {
        message: `The CronJob "${String(fact.attributes.name)}" runs ${String(fact.attributes.tool)} ${often} (${JSON.stringify(cron)}).`,
        locations: [placeOf(fact, 'cron')],
      };
    },
  }),
];
