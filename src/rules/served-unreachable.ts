import {
  type Answer,
  answersByEndpoint,
  declarationOf,
  locationOfEndpoint,
  spellServed,
  UNSHOWN,
} from '../certificates/served.ts';
import type { EndpointFailureReason, Rule } from '../model/index.ts';

const FIXES: Readonly<Record<EndpointFailureReason, string>> = {
  'not-allowed':
    'Set `endpoints: private` (`--endpoints private`) and run the scan on a machine in its network, if it should be probed.',
  unresolvable: 'Correct the name, or add its record to the DNS server that this runner uses.',
  unreachable: 'Check that the service is up, and that this runner can reach it.',
  timeout: 'Check that the service is up, and that no firewall drops packets from this runner.',
  'no-tls': 'Turn on TLS on this port, or declare the port that offers TLS.',
  malformed: 'Declare the scheme of the service that listens on that port.',
  handshake: 'Find out with `openssl s_client` what the server requires from its clients.',
};

/** An endpoint that could not be probed is not known to be healthy. */
export const servedUnreachable: Rule = {
  id: 'served-unreachable',
  family: 'endpoints',
  title: 'Certificate of the endpoint could not be read',
  level: 'warning',
  why: 'The endpoint is declared, but its certificate is unknown: it was not probed, did not answer, or offers no TLS. An expired certificate there would not be reported.',
  fix: 'Check the address and the port, and that this runner can reach it. Remove the endpoint if it no longer exists.',
  references: ['https://www.rfc-editor.org/rfc/rfc3207#section-4', 'https://www.rfc-editor.org/rfc/rfc8314#section-3'],
  since: '0.1.0',
  about: 'endpoint',
  *check({ inventory, policy }) {
    const silent = answersByEndpoint(inventory).filter(({ own }) => own === undefined);
    for (const endpoint of new Set(silent.map((answer) => answer.endpoint))) {
      const answers = silent.filter((answer) => answer.endpoint === endpoint);
      const failures = answers.map(({ rows }) => rows[0]?.failure);
      const texts = answers.map((answer, index) => `${spellServed(answer)}: ${failures[index]?.detail ?? UNSHOWN}.`);
      const fixes = new Set(failures.flatMap((failure) => (failure === undefined ? [] : FIXES[failure.reason])));
      const [first] = answers as [Answer];
      const declared = declarationOf(first, policy);
      yield {
        subject: endpoint,
        message: texts.join(' '),
        fix: [...fixes, 'Remove the endpoint if it no longer exists.'].join(' '),
        locations: [locationOfEndpoint(first, declared)],
        ...(declared?.owners !== undefined && { owners: declared.owners }),
      };
    }
  },
};
