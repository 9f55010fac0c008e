import type { Mechanism } from '../../model/index.ts';
import { read } from './read.ts';

export const compose: Mechanism = {
  id: 'compose',
  title: 'Docker Compose',
  identifiedBy:
    'compose files with services that reload a server in a loop, or that set the certificate path in a variable',
  references: ['https://docs.docker.com/reference/compose-file/services/'],
  accepts: (path) => /\.ya?ml(?:\.\w+)?$/.test(path),
  needles: ['sleep ', 'services:'],
  read,
  rules: [],
};
