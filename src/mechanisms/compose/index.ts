import type { Mechanism } from '../../model/index.ts';
import { isContainerUnit, read } from './read.ts';

export const compose: Mechanism = {
  id: 'compose',
  title: 'Docker Compose',
  identifiedBy:
    'compose files with services that reload a server in a loop; those, and containers of systemd, that set the certificate path in a variable',
  references: [
    'https://docs.docker.com/reference/compose-file/services/',
    'https://docs.podman.io/en/latest/markdown/podman-systemd.unit.5.html',
  ],
  accepts: (path) => /\.ya?ml(?:\.\w+)?$/.test(path) || isContainerUnit(path),
  needles: ['sleep ', 'services:', '[Container]'],
  read,
  rules: [],
};
