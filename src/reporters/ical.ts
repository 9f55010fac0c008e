import { createHash } from 'node:crypto';
import { expirationNoun } from '../certificates/expirations.ts';
import { displayName } from '../certificates/names.ts';
import { compareText, type Expiration, type Report, type Reporter, type SeenCertificate } from '../model/index.ts';
import { inProduction } from '../reporting/locations.ts';
import { keyText, locationText } from '../reporting/phrases.ts';
import { NO_EXPIRY, readInstant, remaining } from '../util/dates.ts';
import { escapeIcal } from '../util/escape.ts';
import { plural } from '../util/text.ts';

/** RFC 5545 section 3.1: octets of a line without its break. */
const MAX_OCTETS = 75;
const PLACES = 10;

/**
 * A calendar (RFC 5545) of expiration dates: of the newest version of each lineage, and of older versions that are
 * still valid and will expire as stale copies. Replaced versions that have expired are history. Test data has no
 * events.
 */
export const ical: Reporter = {
  id: 'ical',
  title: 'iCalendar',
  render(report) {
    const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', `PRODID:-//${report.tool.name}//${report.tool.version}//EN`];
    for (const { certificate, newest } of dated(report)) lines.push(...event(report, certificate, newest));
    for (const one of report.inventory.expirations ?? []) lines.push(...expirationEvent(report, one));
    return [...lines, 'END:VCALENDAR'].map((line) => `${fold(line)}\r\n`).join('');
  },
};

function dated(report: Report): { certificate: SeenCertificate; newest: boolean }[] {
  const older = new Set(report.topology.lineages.flatMap(({ versions }) => versions.slice(1)));
  return report.inventory.certificates
    .map((certificate) => ({ certificate, newest: !older.has(certificate.fingerprint) }))
    .filter(({ certificate, newest }) => {
      const end = readInstant(certificate.notAfter);
      return (
        end !== null &&
        inProduction(certificate, report) &&
        certificate.notAfter !== NO_EXPIRY &&
        (newest || remaining(end, report.now) >= 0)
      );
    })
    .sort(
      (a, b) =>
        compareText(a.certificate.notAfter ?? '', b.certificate.notAfter ?? '') ||
        compareText(a.certificate.fingerprint, b.certificate.fingerprint),
    );
}

function event(report: Report, certificate: SeenCertificate, newest: boolean): string[] {
  const end = readInstant(certificate.notAfter) as number;
  const title = displayName(certificate);
  const places = certificate.sightings.slice(0, PLACES).map((place) => escapeIcal(locationText(place, report), 300));
  const rest = certificate.sightings.length - places.length;
  const description = [
    escapeIcal(`${keyText(certificate)}, issued by ${certificate.issuer || 'unknown'}`),
    newest ? 'Newest version found.' : 'A newer version exists\\; replace this one.',
    ...places,
    ...(rest > 0 ? [`and ${plural(rest, 'more place')}`] : []),
    `SHA-256 ${certificate.fingerprint}`,
  ];
  return [
    'BEGIN:VEVENT',
    // The same certificate is the same event in every export.
    `UID:${createHash('sha256').update(certificate.fingerprint).digest('hex').slice(0, 32)}@cert-hygiene`,
    `DTSTAMP:${stamp(report.now)}`,
    `DTSTART:${stamp(end)}`,
    `SUMMARY:${escapeIcal(newest ? `${title} expires` : `Old copy of ${title} expires`)}`,
    `DESCRIPTION:${description.join('\\n')}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

/** The end of metadata, a profile, pins, a token or a key. What has ended is history; fixtures are no dates. */
function expirationEvent(report: Report, one: Expiration): string[] {
  const end = readInstant(one.notAfter);
  if (end === null || remaining(end, report.now) < 0 || report.contextOf(one) !== 'production') return [];
  const id = JSON.stringify([one.kind, one.name ?? '', one.repository, one.path, one.pointer ?? '']);
  return [
    'BEGIN:VEVENT',
    `UID:${createHash('sha256').update(id).digest('hex').slice(0, 32)}@cert-hygiene`,
    `DTSTAMP:${stamp(report.now)}`,
    `DTSTART:${stamp(end)}`,
    `SUMMARY:${escapeIcal(`${expirationNoun(one)} expires`, 200)}`,
    `DESCRIPTION:${escapeIcal(locationText(one, report), 300)}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

/** RFC 5545 section 3.3.5, form 2: UTC. */
function stamp(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}

/** RFC 5545 section 3.1: a long line goes on in the next after a space; never inside a character. */
function fold(line: string): string {
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const char of line) {
    const length = Buffer.byteLength(char);
    if (octets + length > MAX_OCTETS) {
      parts.push(part);
      part = ' ';
      octets = 1;
    }
    part += char;
    octets += length;
  }
  return [...parts, part].join('\r\n');
}
