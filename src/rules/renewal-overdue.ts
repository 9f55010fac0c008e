import { certificateNoun, validityText } from '../certificates/describe.ts';
import { renewalDue } from '../certificates/renewal-due.ts';
import { placesInUse, replacementOf } from '../copies/replacement.ts';
import type { Rule } from '../model/index.ts';
import { factTitle } from '../topology/describe.ts';
import { stateOf } from '../topology/graph.ts';
import { coverageOf } from '../topology/renewers.ts';
import { dayOf } from '../util/dates.ts';

/** A certificate that its automation should have renewed by now. */
export const renewalOverdue: Rule = {
  id: 'renewal-overdue',
  family: 'renewal',
  title: 'The automation should have renewed this certificate by now',
  several: 'should have been renewed by now',
  level: 'warning',
  why: 'A producer is configured for this certificate, and the date by which it renews is past; yet no newer version is in sight. Either the renewal fails, or it works and the new version never reaches this place.',
  fix: 'Look at the producer’s log for failed renewals; if it has renewed, carry the new version to this place and automate that step.',
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
      const due = producer === undefined ? undefined : renewalDue(certificate, producer);
      if (producer === undefined || due === undefined || due > input.now) continue;
      const places = placesInUse(certificate, input);
      if (places.length === 0) continue;
      yield {
        subject: certificate.fingerprint,
        certificate: certificate.fingerprint,
        message: `${factTitle(producer)} (${producer.mechanism}) renews the ${certificateNoun(certificate)}, ${validityText(certificate, input.now)}, and should have done so by ${dayOf(due)}; no newer version was found.`,
        locations: [...places],
        related: [producer.location],
      };
    }
  },
};
