/** How soon a certificate needs action: the one order of issues and of the story that reports tell. */

import { type Finding, LEVELS, type Level, type Report, type SeenCertificate } from '../model/index.ts';
import { readInstant, remaining } from '../util/dates.ts';
import { DAY } from '../util/duration.ts';
import { ruleOf } from '../util/rules.ts';

/** Stages of urgency, the calmest first; an issue gets a comment only when the stage rises. */
export const STAGES = ['attention', 'expiring', 'urgent', 'expired', 'served'] as const;
export type Stage = (typeof STAGES)[number];

const URGENT = 7 * DAY;
const SOON = 30 * DAY;
/** Certificates that expired longer ago broke then: those that are about to break come first. */
const LONG_AGO = 90 * DAY;

export interface Urgency {
  stage: Stage;
  level: Level;
  /** The expiration that sets the stage, in milliseconds since the epoch. */
  end?: number;
}

export function stageOf(findings: readonly Finding[], end: number | undefined, report: Report): Stage {
  const isAtLeast = (stage: Stage) => findings.some((finding) => ruleOf(report, finding)?.stage === stage);
  if (isAtLeast('served')) return 'served';
  const left = end === undefined ? Number.POSITIVE_INFINITY : remaining(end, report.now);
  if (left < 0) return 'expired';
  if (left <= URGENT) return 'urgent';
  return left <= SOON || isAtLeast('expiring') ? 'expiring' : 'attention';
}

/** The first expiration of some certificates, in milliseconds since the epoch. */
export function firstEnd(certificates: readonly SeenCertificate[]): number | undefined {
  const ends = certificates.flatMap((one) => readInstant(one.notAfter) ?? []);
  return ends.length === 0 ? undefined : Math.min(...ends);
}

/** Most urgent first: by stage and level, then by how close the expiration is to `now`. */
export function compareUrgency(a: Urgency, b: Urgency, now: number): number {
  const distance = ({ end = Number.MAX_SAFE_INTEGER }: Urgency) => Math.abs(end - now);
  return rank(b, now) - rank(a, now) || LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) || distance(a) - distance(b);
}

function rank({ stage, end }: Urgency, now: number): number {
  const old = stage === 'expired' && end !== undefined && now - end > LONG_AGO;
  return old ? STAGES.indexOf('expiring') - 0.5 : STAGES.indexOf(stage);
}
