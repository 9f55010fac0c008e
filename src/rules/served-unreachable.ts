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
  family: 'endpoints',
  title: 'An endpoint did not show its certificate',
  level: 'warning',
  why: 'The endpoint is declared, and nothing is known of what it serves: it was not asked, did not answer, or offers no TLS. Until it does, an expired certificate there goes unseen by this audit.',
  fix: 'Check the address and the port, and that the machine of this audit may connect to it. Remove an endpoint that is gone.',
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
        fix: [...fixes, 'Remove an endpoint that is gone.'].join(' '),
        locations: [locationOfEndpoint(first, declared)],
        ...(declared?.owners !== undefined && { owners: declared.owners }),
      };
    }
  },
};
