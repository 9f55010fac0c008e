import { plainName } from '../../facts/host-paths.ts';
import { serverFiles } from '../../mechanism-kit/server-files.ts';
import type { Mechanism } from '../../model/index.ts';
import { read } from './read.ts';

const isOwn = (path: string) =>
  /\.(?:conf|cnf|ini|ldif)$|\.cfg\.lua$|^(?:exim|slapd|mosquitto|turnserver|prosody)|^(?:tls|kamailio)\.cfg$/.test(
    plainName(path),
  ) ||
  /(?:^|\/)(?:exim4?|slapd\.d|freeradius|raddb|mods-(?:available|enabled))\/|(?:^|\/)server\.xml(?:\.\w{1,5})?$/.test(
    path,
  );

/** What is in every such path. */
const NAMED = /\.(?:conf|cnf|ini|ldif|cfg)|exim|slapd|mosquitto|turnserver|prosody|freeradius|raddb|mods-|server\.xml/i;

export const otherServers: Mechanism = {
  id: 'other-servers',
  title: 'Exim, PostgreSQL, slapd and other servers',
  identifiedBy:
    'the certificate directive of Exim, PostgreSQL, OpenLDAP, MySQL, MariaDB and MongoDB; of Redis, Mosquitto and RabbitMQ; of ProFTPD, vsftpd, stunnel and coturn; of Prosody, ejabberd, Mumble, Asterisk, Kamailio, FreeRADIUS and Tomcat',
  references: [
    'https://www.exim.org/exim-html-current/doc/html/spec_html/ch-main_configuration.html',
    'https://www.postgresql.org/docs/current/runtime-config-connection.html#GUC-SSL-CERT-FILE',
    'https://www.openldap.org/doc/admin26/tls.html',
    'https://dev.mysql.com/doc/refman/8.4/en/using-encrypted-connections.html',
    'https://redis.io/docs/latest/operate/oss_and_stack/management/security/encryption/',
    'https://mosquitto.org/man/mosquitto-conf-5.html',
    'https://www.rabbitmq.com/docs/ssl',
    'http://www.proftpd.org/docs/contrib/mod_tls.html',
    'https://www.stunnel.org/static/stunnel.html',
    'https://prosody.im/doc/certificates',
    'https://docs.ejabberd.im/admin/configuration/toplevel/#certfiles',
    'https://www.mumble.info/documentation/administration/config-file/',
    'https://www.kamailio.org/docs/modules/stable/modules/tls.html',
    'https://tomcat.apache.org/tomcat-10.1-doc/ssl-howto.html',
  ],
  needles: ['cert', 'CertificateFile', 'TLS_CERTIFICATE', 'sslCert', 'eystoreFile'],
  ...serverFiles(
    { isOwn, named: NAMED },
    read,
    { service: 'slapd', certificate: /(?:olc)?TLSCertificateFile/, key: /(?:olc)?TLSCertificateKeyFile/ },
    { service: 'exim4', certificate: /MAIN_TLS_CERTIFICATE/, key: /MAIN_TLS_PRIVATEKEY/ },
    { service: 'ejabberd', certificate: /certfiles|(?:c2s|s2s|domain)_certfile/, key: /c2s_keyfile/ },
  ),
  rules: [],
};
