import { expect, it } from 'vitest';
import { syncCopyDiffers } from '../../src/rules/sync-copy-differs.ts';
import { certificate, location, sighting } from '../support/builders.ts';
import { paths, problems } from '../support/problems.ts';

const run = (copy: object) =>
  problems(
    syncCopyDiffers,
    {
      certificates: [
        certificate({ sightings: [sighting('legacy/mail.pem')] }),
        certificate({ ...copy, sightings: [sighting('pods/13/tls.crt')] }),
      ],
    },
    {
      policy: {
        sync: [
          { name: 'mail', source: 'legacy/mail.pem', copies: ['pods/13/tls.crt'], location: location('c.yml', 3) },
        ],
      },
    },
  );

it('tells another certificate from another version', () => {
  expect(run({ names: ['dns:other.corp.internal'] }).map(paths)).toEqual([['pods/13/tls.crt']]);
  expect(run({ notBefore: '2025-06-01T00:00:00Z', notAfter: '2026-06-01T00:00:00Z' })).toEqual([]);
});
