import { askedEndpoints, placeOfEndpoint, spellServed } from '../lib/served.ts';
import type { EndpointFailureReason, Rule, ServedEndpoint } from '../model/index.ts';

const FIXES: Readonly<Record<EndpointFailureReason, string>> = {
  'not-allowed':
    'Where it is meant to be asked, set `endpoints: private` (`--endpoints private`) and run the audit on a machine in its network.',
  unresolvable: 'Correct the name, or its record in the DNS that the machine of this audit asks.',
  unreachable: 'Check that the service is up, and that the machine of this audit may connect to it.',
  timeout: 'Check that the service is up, and that no firewall drops the packets of the machine of this audit.',
  'no-tls': 'Turn TLS on there, or declare the port that has it.',
  malformed: 'Declare the scheme of the service that listens on that port.',
  handshake: 'See with `openssl s_client` what it wants of its clients.',
};

/** What could not be asked is not known to be well. */
export const servedUnreachable: Rule = {
  id: 'served-unreachable',
  title: 'An endpoint did not show its certificate',
  level: 'warning',
  why: 'The endpoint is declared, and nothing is known of what it serves: it was not asked, did not answer, or offers no TLS. Until it does, an expired certificate there goes unseen by this audit.',
  fix: 'Check the address and the port, and that the machine of this audit may connect to it. Remove an endpoint that is gone.',
  references: ['https://www.rfc-editor.org/rfc/rfc3207#section-4', 'https://www.rfc-editor.org/rfc/rfc8314#section-3'],
  since: '0.1.0',
  *check(input) {
    for (const asked of askedEndpoints(input)) {
      const silent = asked.rows.filter(({ certificates }) => certificates.length === 0);
      const details = new Map<string, ServedEndpoint[]>();
      for (const row of silent) {
        const detail = row.failure?.detail ?? 'it showed no certificate';
        details.set(detail, [...(details.get(detail) ?? []), row]);
      }
      if (silent.length === 0) continue;
      const owners = asked.declared?.owners;
      const fixes = new Set(silent.flatMap(({ failure }) => (failure === undefined ? [] : FIXES[failure.reason])));
      yield {
        subject: asked.endpoint,
        message: [...details].map(([detail, rows]) => `${spellServed({ asked, rows })}: ${detail}.`).join(' '),
        fix: [...fixes, 'Remove an endpoint that is gone.'].join(' '),
        locations: [placeOfEndpoint(asked)],
        ...(owners !== undefined && { owners }),
      };
    }
  },
};
