import { textOf, textsOf } from '../../facts/attributes.ts';
import { type FactKeys, factsBy } from '../../facts/index.ts';
import { factRule } from '../../facts/rule.ts';
import type { Fact, Mechanism, Rule } from '../../model/index.ts';
import { mayHoldCommands } from '../../shell/command-files.ts';
import { fileNameOf, folderOf } from '../../util/path-names.ts';
import { listed } from '../../util/text.ts';
import { isContainerUnit, own, read } from './read.ts';

const CLI = 'https://docs.docker.com/reference/cli/docker/compose/';
/** Files that compose looks for where it is given none. */
const USUAL = /^(?:docker-)?compose(?:\.override)?\.ya?ml$/;
const composeFiles: FactKeys = (fact) => (own(fact).services === undefined ? [] : ['all']);

const rules: readonly Rule[] = [
  factRule('compose', {
    id: 'compose-reload-in-another-file',
    title: 'Reload names a service of another compose file',
    level: 'warning',
    why: '`docker compose exec` finds only the services of the files that it reads. If the service is in another file, the reload fails, and the server keeps the old certificate.',
    fix: 'Name the file of the service with `docker compose -f <file>`, or set `COMPOSE_FILE`.',
    references: [CLI],
    kind: 'reload',
    problem(fact, { neighbours }) {
      const name = textOf(own(fact).asked);
      if (name === undefined) return undefined;
      const { inFolder, read } = filesOf(fact, neighbours(fact));
      const holds = (one: Fact) => textsOf(own(one).services).includes(name);
      const [first] = read;
      const other = inFolder.find(
        (one) => holds(one) && first !== undefined && folderOf(one.location.path) === folderOf(first.location.path),
      );
      if (first === undefined || other === undefined || read.some(holds)) return undefined;
      return {
        message: `The reload names the service ${name}, which ${first.location.path} does not have. It is in ${other.location.path}.`,
        related: [other.location],
      };
    },
  }),
  factRule('compose', {
    id: 'compose-reload-of-missing-service',
    title: 'Reload names a service that compose does not have',
    level: 'warning',
    why: '`docker compose exec` fails for a service that no compose file defines. The renewal succeeds, the reload does not happen, and the server keeps the old certificate.',
    fix: 'Name the service as the compose file does.',
    references: [`${CLI}exec/`],
    kind: 'reload',
    problem(fact, { neighbours }) {
      const name = textOf(own(fact).asked);
      if (name === undefined || !/^[\w.-]+$/.test(name)) return undefined;
      const all = factsBy(neighbours(fact), composeFiles, 'all');
      if (all.some((one) => textsOf(own(one).services).some((service) => service === name || /[{$]/.test(service))))
        return undefined;
      const { inFolder, read } = filesOf(fact, neighbours(fact));
      // On a host the repository may lie in a folder of another name.
      const [first] = inFolder.length > 0 ? read : filesOf(fact, neighbours(fact), '').read.filter(isAtRoot);
      // A service of another name is surely meant only where part of its name is the same.
      const alike = textsOf(own(first ?? fact).services).filter((one) => one.split(/[-_.]/).includes(name));
      if (first === undefined || alike.length === 0) return undefined;
      return {
        message: `The reload names the service ${name}, which no compose file here has. ${first.location.path} has ${listed(alike)}.`,
        related: [first.location],
      };
    },
  }),
  factRule('compose', {
    id: 'compose-run-arguments-ignored',
    title: 'docker compose run loses the renewal command',
    level: 'warning',
    why: '`docker compose run` appends its arguments to the entry point of the service. A script behind `sh -c` ignores them. The options and the hook on the command line never take effect. A script that loops never returns, so the commands after it never run.',
    fix: 'Add `--entrypoint certbot`, use `docker compose exec`, or remove the entry point and renew from one place.',
    references: [`${CLI}run/`, 'https://docs.docker.com/reference/compose-file/services/#entrypoint'],
    kind: 'scope',
    problem(fact, { neighbours }) {
      const { ran, words } = own(fact);
      const name = textOf(ran);
      if (name === undefined) return undefined;
      const found = filesOf(fact, neighbours(fact));
      // On a host the repository may lie in a folder of another name.
      const read = found.inFolder.length > 0 ? found.read : filesOf(fact, neighbours(fact), '').read.filter(isAtRoot);
      const holder = read.find((one) => textsOf(own(one).scripted).includes(name));
      // Another file that is read may set another entry point.
      const others = read.filter((one) => one !== holder && textsOf(own(one).services).includes(name));
      return holder === undefined || others.length > 0
        ? undefined
        : {
            message: `The service ${name} has a script as its entry point, which ignores \`${words}\`. \`docker compose run\` starts that script instead.`,
            related: [holder.location],
          };
    },
  }),
  factRule('compose', {
    id: 'compose-certificates-not-kept',
    title: 'Container loses the certificates that it obtains',
    level: 'warning',
    why: "The server obtains its certificates itself and keeps them in the container. Each new container orders all of them again. The CA limits orders for the same names, Let's Encrypt to five a week. Above that limit, the site has no valid certificate.",
    fix: 'Mount a named volume at the folder that the message names.',
    references: [
      'https://hub.docker.com/_/caddy',
      'https://docs.docker.com/reference/compose-file/volumes/',
      'https://letsencrypt.org/docs/rate-limits/',
    ],
    kind: 'scope',
    problem(fact, { neighbours }) {
      const { lost, configs } = own(fact);
      const { client, name } = fact.attributes;
      if (lost === undefined) return undefined;
      const given = textsOf(configs);
      const isOff = given.some((path) => factsBy(neighbours(fact), switchedOff, `${client} ${path}`).length > 0);
      return isOff
        ? undefined
        : `The service ${name} keeps its certificates in ${lost}, which is on no volume. They are lost with the container.`;
    },
  }),
];

/** Clients that a file of configuration switches off, with its path. */
const switchedOff: FactKeys = ({ attributes: { client, state }, location }) =>
  state === 'off' ? [`${client} ${location.path}`] : [];

const isAtRoot = ({ location }: Fact) => !location.path.includes('/');

/** The compose files in the folder of a call, and those that the call reads. */
function filesOf(
  fact: Fact,
  neighbours: readonly Fact[],
  folder = own(fact).folder,
): { inFolder: readonly Fact[]; read: readonly Fact[] } {
  const { files } = own(fact);
  const given = textsOf(files);
  const isRead = (path: string) => (given.length > 0 ? given.includes(fileNameOf(path)) : USUAL.test(fileNameOf(path)));
  const inFolder = factsBy(neighbours, composeFiles, 'all').filter(
    ({ location }) => folder === '' || fileNameOf(folderOf(location.path)) === folder,
  );
  return { inFolder, read: inFolder.filter(({ location }) => isRead(location.path)) };
}

export const compose: Mechanism = {
  id: 'compose',
  title: 'Docker Compose',
  identifiedBy:
    'compose files with services that reload a server in a loop; those, and containers of systemd, that set the certificate path in a variable',
  references: [
    'https://docs.docker.com/reference/compose-file/services/',
    'https://docs.podman.io/en/latest/markdown/podman-systemd.unit.5.html',
  ],
  accepts: (path) => /\.ya?ml(?:\.\w+)?$/.test(path) || isContainerUnit(path) || mayHoldCommands(path),
  needles: ['sleep ', 'services:', '[Container]', 'docker compose', 'docker-compose'],
  read,
  rules,
};
