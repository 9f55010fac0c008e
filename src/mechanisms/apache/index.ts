import { plainName } from '../../facts/host-paths.ts';
import { serverFiles } from '../../mechanism-kit/server-files.ts';
import type { Mechanism } from '../../model/index.ts';
import { read } from './read.ts';

function isOwn(path: string): boolean {
  return (
    /\.(?:conf|vhost|inc)$|^(?:httpd|apache)/.test(plainName(path)) ||
    /(?:^|\/)(?:sites-(?:available|enabled)|conf\.d|vhosts?(?:\.d)?)\//.test(path)
  );
}

export const apache: Mechanism = {
  id: 'apache',
  title: 'Apache HTTP Server',
  identifiedBy:
    '`*.conf`, `*.vhost` and files under `sites-available` or `conf.d` with `SSLCertificateFile` or `MDomain`, also where scripts write them',
  references: [
    'https://httpd.apache.org/docs/2.4/mod/mod_ssl.html#sslcertificatefile',
    'https://httpd.apache.org/docs/2.4/mod/mod_md.html#mdomain',
  ],
  needles: ['SSLCertificateFile', 'SSLCACertificateFile', 'SSLProxyMachineCertificateFile', 'MDomain'],
  ...serverFiles(isOwn, read, { service: 'apache', certificate: /SSLCertificateFile/, key: /SSLCertificateKeyFile/ }),
  rules: [],
};
