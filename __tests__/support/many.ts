/** Reports of a size that every sink has a limit for. */
import type { Level, Report } from '../../src/model/index.ts';
import { certificate, finding, fingerprint, inventory, report, sighting } from './builders.ts';

/** So many certificates in two places each, every one with a finding; the text goes into each message. */
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
      sightings: [sighting(`certs/${index}/a.pem`), sighting(`certs/${index}/b.pem`)],
    }),
  );
  return report({
    inventory: inventory({ certificates }),
    findings: certificates.map((seen, index) =>
      finding({
        certificate: seen.fingerprint,
        level: levels[index % levels.length] ?? 'note',
        message: `The certificate "host-${index}.corp.internal" expired on 2026-11-01 at 00:00 UTC. ${text}`,
        location: { repository: 'corp/web', path: `certs/${index}/a.pem`, line: 1 },
        related: [{ repository: 'corp/web', path: `certs/${index}/b.pem`, line: 1 }],
      }),
    ),
  });
}

/** Row M4: a name of 10 KB and a path of 1 MB in one report of 5,000 certificates. */
export const OVERSIZE = { message: 'x'.repeat(10_000), path: 'd/'.repeat(500_000) };
