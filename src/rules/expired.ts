import { isAuthority } from '../lib/chains.ts';
import { momentOf, readInstant, remaining } from '../lib/dates.ts';
import { certificateProblem, nounOf } from '../lib/problems.ts';
import { placesInUse } from '../lib/superseded.ts';
import type { Rule } from '../model/index.ts';

/** An authority is trusted, not served. */
const AUTHORITY_FIX =
  'Put the current CA certificate of its issuer in every place named here, and reload or rebuild what trusts it. Delete the copies that nothing uses.';

export const expired: Rule = {
  id: 'expired',
  title: 'A certificate has expired',
  several: 'have expired',
  level: 'error',
  why: 'From the second after its end, every client that checks dates refuses the certificate, wherever it is served. A file that still holds it is served by something, will be deployed again, or is left over.',
  fix: 'Renew the certificate at its issuer, put the new one in every place named here, and reload what serves it. Delete the copies that nothing uses.',
  references: [
    'https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.5',
    'https://www.rfc-editor.org/rfc/rfc5280#section-6.1.3',
  ],
  since: '0.1.0',
  *check(input) {
    const { inventory, now } = input;
    for (const certificate of inventory.certificates) {
      const end = readInstant(certificate.notAfter);
      if (end === null || remaining(end, now) >= 0) continue;
      const locations = placesInUse(certificate, input);
      if (locations.length === 0) continue;
      const what = `The ${nounOf(certificate)} expired on ${momentOf(end)}`;
      const problem = isAuthority(certificate)
        ? { message: `${what}. Clients that trust it refuse what it issued.`, fix: AUTHORITY_FIX }
        : { message: `${what}. Clients refuse it wherever it is still served.` };
      yield { ...certificateProblem(certificate, problem), locations };
    }
  },
};
