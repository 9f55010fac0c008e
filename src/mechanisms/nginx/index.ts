import { plainName } from '../../facts/host-paths.ts';
import { serverFiles } from '../../mechanism-kit/server-files.ts';
import type { Mechanism } from '../../model/index.ts';
import { read } from './read.ts';

function isOwn(path: string): boolean {
  return (
    /\.(?:conf|vhost|inc|nginx)$|^nginx/.test(plainName(path)) ||
    /(?:^|\/)(?:sites-(?:available|enabled)|conf\.d|vhosts?(?:\.d)?)\//.test(path)
  );
}

export const nginx: Mechanism = {
  id: 'nginx',
  title: 'nginx and OpenResty',
  identifiedBy:
    '`*.conf`, `*.vhost` and files under `sites-available` or `conf.d` with `ssl_certificate` or `acme_certificate`, also where scripts write them',
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
