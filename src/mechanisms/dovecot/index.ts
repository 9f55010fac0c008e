import { plainName } from '../../facts/host-paths.ts';
import { serverFiles } from '../../mechanism-kit/server-files.ts';
import type { Mechanism } from '../../model/index.ts';
import { read } from './read.ts';

const isOwn = (path: string) => /\.(?:conf|ext)$|^dovecot/.test(plainName(path)) || /(?:^|\/)dovecot\//.test(path);

export const dovecot: Mechanism = {
  id: 'dovecot',
  title: 'Dovecot',
  identifiedBy:
    '`dovecot*.conf` and `*ssl*.conf` with `ssl_cert = <…` or `ssl_server_cert_file`, also where scripts write them',
  references: [
    'https://doc.dovecot.org/2.3/configuration_manual/dovecot_ssl_configuration/',
    'https://doc.dovecot.org/2.4.0/core/config/ssl.html',
  ],
  needles: ['ssl_cert =', 'ssl_cert=', 'ssl_server_cert_file', 'dovecot_ssl_cert', 'ssl_client_ca_file'],
  ...serverFiles(isOwn, read, {
    service: 'dovecot',
    certificate: /(?:dovecot_)?ssl_server_cert_file|dovecot_ssl_cert(?:_file)?/,
    key: /(?:dovecot_)?ssl_server_key_file|dovecot_ssl_key(?:_file)?/,
  }),
  rules: [],
};
