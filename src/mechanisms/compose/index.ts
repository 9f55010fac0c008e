import type { Mechanism } from '../../model/index.ts';
import { read } from './read.ts';

export const compose: Mechanism = {
  id: 'compose',
  title: 'Docker Compose',
  identifiedBy:
    'compose files whose services reload a server in a loop, or are told by a variable where their certificate lies',
  references: ['https://docs.docker.com/reference/compose-file/services/'],
  accepts: (path) => /\.ya?ml(?:\.\w+)?$/.test(path),
  needles: ['sleep ', 'services:'],
  read,
  rules: [],
};
