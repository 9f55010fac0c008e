import { isIP } from 'node:net';
import {
  type ServedCertificate,
  servedCertificates,
  servedName,
  servedProblem,
  spellServed,
} from '../certificates/served.ts';
import type { Rule } from '../model/index.ts';
import { parseEndpoint } from '../util/endpoint-address.ts';
import { listed } from '../util/text.ts';

/** Names of a certificate that a message tells before it counts the rest. */
const NAMED = 3;

export const servedNameMismatch: Rule = {
  id: 'served-name-mismatch',
  family: 'endpoints',
  title: 'Endpoint serves a certificate for other names',
  level: 'error',
  why: 'A client compares the name that it connects to with the names in the certificate, and rejects a mismatch. Usual causes are a default certificate, a name that was dropped at renewal, or the wrong file.',
  fix: 'Serve a certificate that has the endpoint as a subject alternative name. Otherwise declare the endpoint under the name that clients use.',
  references: ['https://www.rfc-editor.org/rfc/rfc9525#section-6'],
  since: '0.1.0',
  about: 'endpoint',
  *check(input) {
    for (const served of servedCertificates(input)) {
      const { certificate, rows } = served;
      const wrong = rows.filter((row) => row.nameMatches === false);
      if (wrong.length === 0 || isOneMachine(served)) continue;
      const names = certificate.names.map((name) => name.replace(/^(?:dns|ip):/, ''));
      const has = names.length === 0 ? 'which has no names' : `which is for ${listed(names, NAMED)}`;
      yield servedProblem(served, {
        message: `${spellServed({ ...served, rows: wrong })} serves ${servedName(certificate)}, ${has}.`,
        related: certificate.sightings,
      });
    }
  },
};

/** Declared by its address, to see what this very machine serves: clients come by a name, unless the certificate has addresses. */
function isOneMachine({ endpoint: text, certificate }: ServedCertificate): boolean {
  const endpoint = parseEndpoint(text);
  const byAddress = typeof endpoint === 'object' && isIP(endpoint.host) !== 0;
  return byAddress && !certificate.names.some((name) => name.startsWith('ip:'));
}
