import { plainName } from '../../lib/host-paths.ts';
import type { Mechanism } from '../../model/index.ts';
import { read } from './read.ts';

export const haproxy: Mechanism = {
  id: 'haproxy',
  title: 'HAProxy',
  identifiedBy: '`haproxy*` and `*.cfg` files with `crt`, `crt-list` or `ca-file` on a `bind` or `server` line',
  references: [
    'https://docs.haproxy.org/3.0/configuration.html#5.1-crt',
    'https://docs.haproxy.org/3.0/management.html#4',
  ],
  accepts: (path) => /^haproxy|\.cfg$/.test(plainName(path)) || /(?:^|\/)haproxy\/.*\.(?:cfg|conf)/.test(path),
  needles: [' crt ', ' crt-list ', ' ca-file '],
  read,
  rules: [],
};
