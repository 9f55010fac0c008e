import { plainName } from '../../lib/host-paths.ts';
import type { Mechanism } from '../../model/index.ts';
import { read } from './read.ts';

export const nginx: Mechanism = {
  id: 'nginx',
  title: 'nginx and OpenResty',
  identifiedBy: '`*.conf`, `*.vhost` and files under `sites-available` or `conf.d` with `ssl_certificate`',
  references: [
    'https://nginx.org/en/docs/http/ngx_http_ssl_module.html#ssl_certificate',
    'https://nginx.org/en/docs/control.html#reconfiguration',
  ],
  accepts: (path) =>
    /\.(?:conf|vhost|inc|nginx)$|^nginx/.test(plainName(path)) ||
    /(?:^|\/)(?:sites-(?:available|enabled)|conf\.d|vhosts?(?:\.d)?)\//.test(path),
  needles: ['ssl_certificate', 'ssl_trusted_certificate'],
  read,
  rules: [],
};
