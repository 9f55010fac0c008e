import { plainName } from '../../facts/host-paths.ts';
import type { Mechanism } from '../../model/index.ts';
import { readAlsoFromHeredocs } from '../../shell/written-files.ts';
import { read } from './read.ts';

export const dovecot: Mechanism = {
  id: 'dovecot',
  title: 'Dovecot',
  identifiedBy:
    '`dovecot*.conf` and `*ssl*.conf` with `ssl_cert = <…` or `ssl_server_cert_file`, also where scripts write them',
  references: [
    'https://doc.dovecot.org/2.3/configuration_manual/dovecot_ssl_configuration/',
    'https://doc.dovecot.org/2.4.0/core/config/ssl.html',
  ],
  needles: ['ssl_cert =', 'ssl_cert=', 'ssl_server_cert_file', 'ssl_client_ca_file'],
  ...readAlsoFromHeredocs((path) => /\.(?:conf|ext)$|^dovecot/.test(plainName(path)), read),
  rules: [],
};
