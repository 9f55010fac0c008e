import { plainName } from '../../facts/host-paths.ts';
import { isSite, serverFiles } from '../../mechanism-kit/server-files.ts';
import type { Mechanism } from '../../model/index.ts';
import { read } from './read.ts';

const isOwn = (path: string) => /\.nginx$|^nginx/.test(plainName(path)) || isSite(path);

export const nginx: Mechanism = {
  id: 'nginx',
  title: 'nginx and OpenResty',
  identifiedBy:
    '`*.conf`, templates, files named after a site, and those in `sites-available` with `ssl_certificate` or `acme_certificate`; also where scripts write them',
  references: [
    'https://nginx.org/en/docs/http/ngx_http_ssl_module.html#ssl_certificate',
    'https://nginx.org/en/docs/control.html#reconfiguration',
    'https://nginx.org/en/docs/http/ngx_http_acme_module.html',
  ],
  needles: ['ssl_certificate', 'acme_certificate', 'ssl_trusted_certificate'],
  ...serverFiles(isOwn, read, {
    service: 'nginx',
    certificate: /(?:\w{1,60}_)?ssl_certificate/,
    key: /(?:\w{1,60}_)?ssl_certificate_key/,
  }),
  rules: [],
};
