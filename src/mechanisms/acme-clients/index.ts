import { textOf } from '../../facts/attributes.ts';
import { type FactKeys, factsBy } from '../../facts/index.ts';
import { nameOfRef, serviceRef } from '../../facts/refs.ts';
import { factRule } from '../../facts/rule.ts';
import { isReloaded, isScheduledItself } from '../../mechanism-kit/command-facts.ts';
import type { Fact, Mechanism, Rule } from '../../model/index.ts';
import { clientOfFact, needlesFor } from '../../shell/clients/index.ts';
import { mayHoldCommands } from '../../shell/command-files.ts';
import { isServer, readsAnew } from '../../shell/service-reloads.ts';
import { factAt, graphOf, nodeOf } from '../../topology/graph.ts';
import { fileKey } from '../../util/path-names.ts';
import { listed } from '../../util/text.ts';
import { own, READ_HERE, read } from './read.ts';

const GUIDE = 'https://letsencrypt.org/docs/integration-guide/';

/** Jobs on machines that are discarded: their next steps deploy what they obtain. */
const PASSING = /^(?:github-actions|gitlab|azure-pipelines|jenkins)$/;

const reloadsOf: FactKeys = ({ kind, reads }) => (kind === 'reload' ? reads : []);

const title = (fact: Fact) => clientOfFact(fact)?.title ?? fact.mechanism;

const rules: readonly Rule[] = [
  factRule('acme-clients', {
    id: 'acme-clients-no-reload',
    title: 'No hook reloads the server after the ACME client renews',
    level: 'warning',
    why: 'The client replaces the files and exits. Servers read certificates when they start or reload, so this one serves the old certificate until a restart.',
    fix: 'Reload the server after the command, for example with `&& systemctl reload <service>`, or in a hook of the client.',
    references: [GUIDE],
    kind: 'producer',
    problem(fact, { neighbours, topology }) {
      const { hook, mayReload, opaque, surface } = fact.attributes;
      const around = neighbours(fact);
      if (hook !== undefined || mayReload === true || opaque === true || PASSING.test(String(surface)))
        return undefined;
      if (!isScheduledItself(fact, around)) return undefined;
      // If hooks are scripts in a folder of the host, a missing hook here proves nothing. Another rule compares servers
      // with the reloaded ones.
      const folders = clientOfFact(fact)?.hooks?.folders !== undefined;
      if (folders || fact.writes.some((ref) => factsBy(around, reloadsOf, ref).length > 0)) return undefined;
      const graph = graphOf(topology);
      const unaware = (graph.out.get(nodeOf(topology, fact)) ?? []).flatMap(({ to }) => {
        const reader = factAt(graph, to);
        const service = reader?.kind === 'consumer' ? textOf(reader.attributes.service) : undefined;
        return reader === undefined ||
          service === undefined ||
          readsAnew(service) ||
          isReloaded(serviceRef(service), around)
          ? []
          : [{ reader, service }];
      });
      const [first] = unaware;
      return first === undefined
        ? undefined
        : {
            subject: `${fact.location.path}#service:${first.service}`,
            message: `${title(fact)} renews the certificate that ${first.service} reads. Nothing found here reloads ${first.service} after a renewal.`,
            related: unaware.map(({ reader }) => reader.location),
          };
    },
  }),
  factRule('acme-clients', {
    id: 'acme-clients-staging',
    title: 'Scheduled renewal of an ACME client uses a staging CA',
    level: 'warning',
    why: 'No client trusts a certificate of a staging CA. The schedule succeeds, but the trusted certificate expires or is replaced.',
    fix: 'Remove the option from the scheduled command, or set the production directory of the CA.',
    references: ['https://letsencrypt.org/docs/staging-environment/'],
    kind: 'producer',
    problem(fact, { neighbours }) {
      const staging = textOf(fact.attributes.staging);
      return staging !== undefined && isScheduledItself(fact, neighbours(fact))
        ? `The scheduled run of ${title(fact)} for ${fact.attributes.name} uses a staging CA (\`${staging}\`).`
        : undefined;
    },
  }),
  factRule('acme-clients', {
    id: 'acme-clients-hook-folder-unread',
    title: 'ACME client does not run the hook that reloads the server',
    level: 'warning',
    why: 'The package of Debian looks for hooks in another folder than the client itself. It never runs this script. The renewal succeeds, and the server keeps the old certificate.',
    fix: 'Put the hook into the folder that the message names, and remove it from this one.',
    references: ['https://github.com/hlandau/acmetool/blob/master/_doc/SCHEMA.md'],
    kind: 'scope',
    problem(fact, { neighbours }) {
      const { unread, instead } = own(fact);
      if (unread === undefined) return undefined;
      const around = neighbours(fact);
      const isOfFolder = ({ kind, attributes }: Fact) =>
        kind === 'reload' && attributes.directory === true && attributes.client === fact.attributes.client;
      const hooks = around.filter(isOfFolder);
      // The commands of such a script are those of a script, too.
      const scripts = new Set(hooks.map(({ location }) => fileKey(location)));
      const runs = ({ location }: Fact) => !scripts.has(fileKey(location));
      const services = [...new Set(hooks.flatMap(({ writes }) => writes))].filter(
        (ref) => isServer(nameOfRef(ref)) && !isReloaded(ref, around, runs),
      );
      return services.length === 0
        ? undefined
        : {
            message: `Hooks in ${unread} are not run by Debian's ${title(fact)}, which reads ${instead}. Nothing else found here reloads ${listed(services.map(nameOfRef))} after a renewal.`,
            related: hooks.map(({ location }) => location),
          };
    },
  }),
];

const names = READ_HERE.map(({ title: name }) => name);

export const acmeClients: Mechanism = {
  id: 'acme-clients',
  title: 'Other ACME clients',
  identifiedBy: `commands that run ${names.slice(0, -1).join(', ')} or ${names.at(-1)}, and scripts in their folders of hooks`,
  references: [GUIDE, ...READ_HERE.flatMap(({ references }) => references.slice(0, 1))],
  accepts: (path) => mayHoldCommands(path) || /\.psm?1$/i.test(path),
  // A script in a folder of hooks need not name its client.
  needles: [...needlesFor(READ_HERE), ...READ_HERE.flatMap(({ hooks }) => hooks?.evidence ?? [])],
  read,
  rules,
};
