import type { Mechanism } from '../../model/index.ts';
import { accepts, read } from './read.ts';

export const postfix: Mechanism = {
  id: 'postfix',
  title: 'Postfix',
  identifiedBy:
    '`main.cf` and `master.cf`, and scripts that write them or run `postconf -e`, that set `smtpd_tls_*` files',
  references: [
    'https://www.postfix.org/postconf.5.html#smtpd_tls_chain_files',
    'https://www.postfix.org/TLS_README.html',
  ],
  accepts,
  needles: ['_tls_cert_file', '_tls_chain_files', '_tls_CAfile', 'tls_server_sni_maps', '_tls_eccert_file'],
  read,
  rules: [],
};
