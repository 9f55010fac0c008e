import { plainName } from '../../facts/host-paths.ts';
import { serverFiles } from '../../mechanism-kit/server-files.ts';
import type { Mechanism } from '../../model/index.ts';
import { read } from './read.ts';

function isOwn(path: string): boolean {
  return /^haproxy|\.cfg$/.test(plainName(path)) || /(?:^|\/)haproxy\/.*\.(?:cfg|conf)/.test(path);
}

export const haproxy: Mechanism = {
  id: 'haproxy',
  title: 'HAProxy',
  identifiedBy:
    '`haproxy*` and `*.cfg` files with `crt`, `crt-list` or `ca-file` on a `bind` or `server` line, also where scripts write them',
  references: [
    'https://docs.haproxy.org/3.0/configuration.html#5.1-crt',
    'https://docs.haproxy.org/3.0/management.html#4',
  ],
  needles: [' crt ', ' crt-list ', ' ca-file '],
  ...serverFiles(isOwn, read),
  rules: [],
};
