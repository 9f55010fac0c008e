import type { Fact, SeenCertificate } from '../model/index.ts';
import { readInstant } from '../util/dates.ts';
import { DAY, goDuration } from '../util/duration.ts';

/** Renewal is not instant: retries, rate limits and a synchronisation that runs once a day are no delay. */
const GRACE = 3 * DAY;

/**
 * The instant by which a producer should have renewed a certificate, in milliseconds: at the threshold it states, else
 * when a third of the lifetime is left, the usual default; some days of grace, or a tenth of the lifetime, on top.
 * Undefined where the certificate states no lifetime, or the threshold is not known.
 */
export function renewalDue(certificate: SeenCertificate, producer: Fact): number | undefined {
  const [start, end] = [readInstant(certificate.notBefore), readInstant(certificate.notAfter)];
  if (start === null || end === null || end <= start) return undefined;
  const lifetime = end - start;
  const { renewBefore, renewBeforePercentage, renewBeforeDays } = producer.attributes;
  if (renewBefore === null || renewBeforePercentage === null || renewBeforeDays === null) return undefined;
  const stated =
    typeof renewBeforeDays === 'number'
      ? renewBeforeDays * DAY
      : typeof renewBeforePercentage === 'number'
        ? (lifetime * renewBeforePercentage) / 100
        : typeof renewBefore === 'string'
          ? goDuration(renewBefore)
          : undefined;
  // A threshold longer than the lifetime says that the certificate is not the one that the producer makes.
  const before = stated === undefined || stated <= 0 || stated >= lifetime ? lifetime / 3 : stated;
  return end - before + Math.min(GRACE, lifetime / 10);
}
