import { textOf, textsOf } from '../../facts/attributes.ts';
import { type FactKeys, factsBy } from '../../facts/index.ts';
import { factRule } from '../../facts/rule.ts';
import type { Mechanism, Rule } from '../../model/index.ts';
import { mayHoldCommands } from '../../shell/command-files.ts';
import { fileNameOf, folderOf } from '../../util/path-names.ts';
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
      const { files, folder, asked } = own(fact);
      const name = textOf(asked);
      if (name === undefined) return undefined;
      const given = textsOf(files);
      const isRead = (path: string) =>
        given.length > 0 ? given.includes(fileNameOf(path)) : USUAL.test(fileNameOf(path));
      const all = factsBy(neighbours(fact), composeFiles, 'all');
      const inFolder = all.filter(({ location }) => folder === '' || fileNameOf(folderOf(location.path)) === folder);
      const read = inFolder.filter(({ location }) => isRead(location.path));
      const holds = (one: (typeof all)[number]) => textsOf(own(one).services).includes(name);
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
];

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
