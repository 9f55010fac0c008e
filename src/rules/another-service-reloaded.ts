import { type FactKeys, factsBy } from '../facts/index.ts';
import { isOfKind, nameOfRef, serviceRef, UNKNOWN_SERVICE } from '../facts/refs.ts';
import type { Fact, Rule } from '../model/index.ts';
import { readsAnew, watchesFiles } from '../shell/service-reloads.ts';
import { factTitle } from '../topology/describe.ts';
import { factAt, graphOf, nodeOf, stateOf } from '../topology/graph.ts';

/** Servers that go by one name wherever they run. */
const SERVERS =
  /^(?:nginx|apache|haproxy|dovecot|postfix|exim4?|postgresql|slapd|dirsrv|mysql|redis|mosquitto|rabbitmq|proftpd|vsftpd|stunnel|coturn|prosody|ejabberd|caddy|lighttpd)$/;

/** What brings a file has some service reloaded, and the one that reads the file is another. */
export const anotherServiceReloaded: Rule = {
  id: 'another-service-reloaded',
  title: 'Another service is reloaded than the one that reads the certificate',
  level: 'warning',
  why: 'The command behind the renewal was written for one server, and the certificate is read by another, perhaps since a move. The renewal succeeds, its command too, and this server goes on with the certificate that it read when it started.',
  fix: 'Reload this service as well in the command that follows the renewal.',
  references: ['https://nginx.org/en/docs/control.html', 'https://docs.haproxy.org/3.0/management.html#4'],
  since: '0.1.0',
  *check({ topology }) {
    const { facts } = topology;
    const graph = graphOf(topology);
    for (const consumer of facts) {
      const { service } = consumer.attributes;
      // With certbot, and for copies, checks of their own look at all that may reload.
      if (consumer.kind !== 'consumer' || typeof service !== 'string' || !SERVERS.test(service)) continue;
      if (watchesFiles(service)) continue;
      const soon = readsAnew(service);
      const { repository } = consumer.location;
      const producers = (graph.in.get(nodeOf(topology, consumer)) ?? []).flatMap(
        ({ from }) => factAt(graph, from) ?? [],
      );
      const producer = producers.find(
        (one) => one.kind === 'producer' && one.mechanism !== 'certbot' && stateOf(one) === 'live',
      );
      if (producer === undefined || producers.some(({ mechanism }) => mechanism === 'certbot')) continue;
      const reloads = new Set(producer.writes.flatMap((ref) => factsBy(facts, byRead, `${repository}|${ref}`)));
      const services = new Set([...reloads].flatMap(({ writes }) => writes));
      // A container or an application of another name may well be this server.
      if (
        services.size === 0 ||
        ![...services].every((one) => isOfKind(one, 'service') && SERVERS.test(nameOfRef(one)))
      )
        continue;
      const reaching = [serviceRef(service), UNKNOWN_SERVICE].flatMap((ref) =>
        factsBy(facts, byService, `${repository}|${ref}`),
      );
      if (reaching.length > 0) continue;
      yield {
        subject: `${consumer.location.path}#${serviceRef(service)}`,
        ...(soon && { level: 'note' as const }),
        message: `${factTitle(consumer)} reads what ${factTitle(producer)} renews, and ${[...services].map(nameOfRef).join(', ')} is reloaded then; nothing here reloads ${service}${soon ? ', which reads the file again only as its processes are replaced' : ''}.`,
        locations: [consumer.location],
        related: [...reloads].map(({ location }) => location),
      };
    }
  },
};

const byRead: FactKeys = ({ kind, reads, location }: Fact) =>
  kind === 'reload' ? reads.map((ref) => `${location.repository}|${ref}`) : [];
const byService: FactKeys = ({ kind, writes, location }: Fact) =>
  kind === 'reload' ? writes.map((ref) => `${location.repository}|${ref}`) : [];
