/** Reports of a size that every sink has a limit for. */
import type { Level, Report } from '../../src/model/index.ts';
import { certificate, finding, fingerprint, inventory, report, sighting } from './builders.ts';

/** So many certificates of as many services in two places each, every one with a finding; the text goes into each message. */
export function manyFindings(
  number: number,
  text = '',
  levels: readonly Level[] = ['error', 'warning', 'note'],
): Report {
  const certificates = Array.from({ length: number }, (_, index) =>
    certificate({
      fingerprint: fingerprint(`many ${index}`),
      names: [`dns:host-${index}.corp.internal`],
      notAfter: '2026-11-01T00:00:00Z',
      sightings: [sighting(`services/${index}/tls/a.pem`), sighting(`services/${index}/tls/b.pem`)],
    }),
  );
  return report({
    inventory: inventory({ certificates }),
    findings: certificates.map((seen, index) =>
      finding({
        certificate: seen.fingerprint,
        level: levels[index % levels.length] ?? 'note',
        message: `The certificate "host-${index}.corp.internal" expired on 2026-11-01 at 00:00 UTC. ${text}`,
        location: { repository: 'corp/web', path: `services/${index}/tls/a.pem`, line: 1 },
        related: [{ repository: 'corp/web', path: `services/${index}/tls/b.pem`, line: 1 }],
      }),
    ),
  });
}

/** Row M4: a name of 10 KB and a path of 1 MB in one report of 5,000 certificates. */
export const OVERSIZE = { message: 'x'.repeat(10_000), path: 'd/'.repeat(500_000) };
