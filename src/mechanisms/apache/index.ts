import { plainName } from '../../facts/host-paths.ts';
import { isSite, serverFiles } from '../../mechanism-kit/server-files.ts';
import type { Mechanism } from '../../model/index.ts';
import { read } from './read.ts';

const isOwn = (path: string) => /^(?:httpd|apache)/.test(plainName(path)) || isSite(path);

export const apache: Mechanism = {
  id: 'apache',
  title: 'Apache HTTP Server',
  identifiedBy:
    '`*.conf`, templates, files named after a site, and those in `sites-available` with `SSLCertificateFile` or `MDomain`; also where scripts write them',
  references: [
    'https://httpd.apache.org/docs/2.4/mod/mod_ssl.html#sslcertificatefile',
    'https://httpd.apache.org/docs/2.4/mod/mod_md.html#mdomain',
  ],
  needles: ['SSLCertificateFile', 'SSLCACertificateFile', 'SSLProxyMachineCertificateFile', 'MDomain'],
  ...serverFiles(isOwn, read, { service: 'apache', certificate: /SSLCertificateFile/, key: /SSLCertificateKeyFile/ }),
  rules: [],
};
