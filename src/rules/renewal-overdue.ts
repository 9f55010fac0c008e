import { certificateNoun, validityText } from '../certificates/describe.ts';
import { renewalDue } from '../certificates/renewal-due.ts';
import { placesInUse, replacementOf } from '../copies/replacement.ts';
import type { Rule } from '../model/index.ts';
import { clientOfFact } from '../shell/clients/index.ts';
import { factTitle } from '../topology/describe.ts';
import { stateOf } from '../topology/graph.ts';
import { coverageOf } from '../topology/renewers.ts';
import { dayOf } from '../util/dates.ts';

/** CAs whose certificates are never self-signed. */
const PUBLIC: ReadonlySet<string> = new Set(['lets-encrypt', 'zerossl']);

/** A certificate that its automation should have renewed by now. */
export const renewalOverdue: Rule = {
  id: 'renewal-overdue',
  family: 'renewal',
  title: 'Automated renewal is overdue',
  several: 'should have been renewed by now',
  level: 'warning',
  why: 'A tool is configured to renew this certificate, and its renewal date has passed, but no newer version was found. Either the renewal fails, or the new version never reaches this file.',
  fix: 'Check the log of the tool for failed renewals. If it has renewed, copy the new version to this path and automate that step.',
  references: ['https://cert-manager.io/docs/troubleshooting/acme/'],
  since: '0.1.0',
  concerns: 'time',
  newestVersion: 'resolves',
  brief: 'overdue',
  outageOnExpiry: true,
  *check(input) {
    for (const certificate of input.inventory.certificates) {
      if (replacementOf(certificate, input) !== undefined) continue;
      const { producers } = coverageOf(input.topology, certificate.fingerprint);
      const producer = producers.find(
        ({ confidence, fact }) => confidence === 'high' && stateOf(fact) === 'live',
      )?.fact;
      // The placeholder that is there before the first run of a client signed itself.
      const asksPublicCa = producer !== undefined && PUBLIC.has(clientOfFact(producer)?.issuer ?? '');
      if (certificate.selfIssued && asksPublicCa) continue;
      const due = producer === undefined ? undefined : renewalDue(certificate, producer);
      if (producer === undefined || due === undefined || due > input.now) continue;
      const places = placesInUse(certificate, input);
      if (places.length === 0) continue;
      yield {
        subject: certificate.fingerprint,
        certificate: certificate.fingerprint,
        message: `${factTitle(producer)} (${producer.mechanism}) renews the ${certificateNoun(certificate)}, ${validityText(certificate, input.now)}, and should have done so by ${dayOf(due)}. No newer version was found.`,
        locations: [...places],
        related: [producer.location],
      };
    }
  },
};
