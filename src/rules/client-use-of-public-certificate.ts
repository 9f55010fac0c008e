import { retirement, retirementText } from '../certificates/ca-policy-dates.ts';
import { textOf } from '../facts/attributes.ts';
import { type FactKeys, factsBy } from '../facts/index.ts';
import type { Fact, Rule } from '../model/index.ts';
import { type CertificateClient, clientKeeping, clientOfFact } from '../shell/clients/index.ts';

const CLIENT_AUTHENTICATION = retirement('client-authentication');

/** Servers that authenticate themselves to others with what a client of Let's Encrypt renews. */
export const clientUseOfPublicCertificate: Rule = {
  id: 'client-use-of-public-certificate',
  family: 'renewal',
  title: 'Client certificate comes from a public CA',
  level: 'warning',
  why: 'Browsers require public CAs to issue certificates for servers only. A renewed certificate lacks the key usage clientAuth, and a server that checks it refuses the connection.',
  fix: 'Issue the client certificate from a private CA that the other side trusts.',
  references: [CLIENT_AUTHENTICATION.source, 'https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1.12'],
  since: '0.1.0',
  *check({ topology: { facts }, now }) {
    for (const fact of facts) {
      const { side, directive, service } = fact.attributes;
      const certificate = textOf(fact.attributes.certificate);
      if (side !== 'client' || certificate === undefined) continue;
      const client = renewerOf(fact, certificate, facts);
      if (client === undefined) continue;
      yield {
        subject: `${fact.location.path}#${certificate}`,
        message: `\`${directive}\` of ${service} uses ${certificate}, which ${client.title} renews, as a client certificate. ${retirementText(CLIENT_AUTHENTICATION, now)}`,
        locations: [fact.location],
      };
    }
  },
};

const writers: FactKeys = ({ kind, writes }) => (kind === 'producer' ? writes : []);
const byClient: FactKeys = (fact) => {
  const id = clientOfFact(fact)?.id;
  return id === undefined ? [] : [`${fact.location.repository}|${id}`];
};

/** The client that renews a file from Let's Encrypt, as far as the repository tells. */
function renewerOf(use: Fact, path: string, facts: readonly Fact[]): CertificateClient | undefined {
  const producers = use.reads.flatMap((ref) => factsBy(facts, writers, ref));
  const client = clientKeeping(path)?.client ?? producers.map(clientOfFact).find((one) => one !== undefined);
  if (client === undefined || client.issuer === 'own') return undefined;
  const stated = factsBy(facts, byClient, `${use.location.repository}|${client.id}`).flatMap(
    ({ attributes: { server } }) => (server === undefined ? [] : [String(server)]),
  );
  if (stated.length === 0) return client.issuer === 'lets-encrypt' ? client : undefined;
  return stated.every((server) => /letsencrypt/.test(server)) ? client : undefined;
}
