import { expect, it } from 'vitest';
import { syncCopyMissing } from '../../src/rules/sync-copy-missing.ts';
import { certificate, location, sighting } from '../support/builders.ts';
import { problems } from '../support/problems.ts';

const run = (paths: string[], copies = ['pods/*/tls.crt', 'imaps://mail.corp.internal']) =>
  problems(
    syncCopyMissing,
    { certificates: [certificate({ sightings: paths.map((path) => sighting(path)) })] },
    {
      policy: {
        sync: [{ name: 'mail', source: 'legacy/mail.pem', copies, location: location('.github/cert-hygiene.yml', 3) }],
      },
    },
  );

it('names what is missing, at the declaration', () => {
  expect(run(['legacy/mail.pem'])).toMatchObject([
    { subject: 'mail|pods/*/tls.crt', locations: [{ path: '.github/cert-hygiene.yml', line: 3 }] },
  ]);
  expect(run(['pods/13/tls.crt'])[0]?.message).toContain('source "legacy/mail.pem"');
});

it('is silent when all are there; endpoints are not files', () => {
  expect(run(['legacy/mail.pem', 'pods/13/tls.crt'])).toEqual([]);
});

it('misses nothing in a repository that was not read', () => {
  const copies = ['corp/web:pods/13/tls.crt', 'corp/other:tls.crt'];
  expect(run(['legacy/mail.pem'], copies)).toMatchObject([{ subject: 'mail|corp/web:pods/13/tls.crt' }]);
});
