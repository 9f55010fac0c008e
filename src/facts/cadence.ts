import type { AttributeValue, Fact, OwnAttributes } from '../model/index.ts';
import { calendarCadence, cronCadence } from '../parsers/cron.ts';
import { goDuration, timeSpan } from '../util/duration.ts';
import { textsOf } from './attributes.ts';

/** Milliseconds between two runs, where the fact states a schedule or an interval. */
export function cadenceOf({ attributes }: Fact): number | undefined {
  const { schedule, cron, schedules } = attributes;
  const cadences = [schedule, cron, ...(Array.isArray(schedules) ? schedules : [])].flatMap((expression) => {
    const cadence = typeof expression === 'string' ? cronCadence(expression) : undefined;
    return cadence === 'never' ? Number.POSITIVE_INFINITY : typeof cadence === 'number' ? cadence : [];
  });
  const { calendar }: OwnAttributes = attributes;
  for (const event of textsOf(calendar)) {
    const cadence = calendarCadence(event);
    if (typeof cadence === 'number') cadences.push(cadence);
  }
  if (cadences.length > 0) return Math.min(...cadences);
  const interval = durationOf(attributes.refreshInterval) ?? durationOf(attributes.interval);
  // Zero switches a check off.
  return interval === 0 ? Number.POSITIVE_INFINITY : interval;
}

function durationOf(value: AttributeValue | undefined): number | undefined {
  return typeof value === 'string' ? (goDuration(value) ?? timeSpan(value)) : undefined;
}
