import { plainName } from '../../facts/host-paths.ts';
import { withVariables } from '../../facts/path-variables.ts';
import { serverConsumer } from '../../mechanism-kit/server-consumers.ts';
import type { ConfigFile, MechanismOutput } from '../../model/index.ts';

/** A server, the directive that names its certificate, and the one of the key. */
interface Directive {
  service: string;
  certificate: RegExp;
  key: RegExp;
  /** Files in which the directive means this, by their names; any where its name is the server's alone. */
  file?: RegExp;
  /** As {@link Directive.file}, by the folders of the path. */
  folder?: RegExp;
}

const DIRECTIVES: readonly Directive[] = [
  {
    service: 'exim4',
    certificate: /^(?:MAIN_)?tls_certificate$/i,
    key: /^(?:MAIN_)?tls_privatekey$/i,
    file: /exim/i,
    folder: /exim/,
  },
  { service: 'postgresql', certificate: /^ssl_cert_file$/, key: /^ssl_key_file$/, file: /^postgres|\.conf$/ },
  { service: 'slapd', certificate: /^(?:olc)?TLSCertificateFile$/, key: /^(?:olc)?TLSCertificateKeyFile$/ },
  { service: 'mysql', certificate: /^ssl[-_]cert$/, key: /^ssl[-_]key$/, file: /\.cnf$/ },
  { service: 'redis', certificate: /^tls-cert-file$/, key: /^tls-key-file$/ },
  { service: 'mosquitto', certificate: /^certfile$/, key: /^keyfile$/, file: /mosquitto/ },
  {
    service: 'rabbitmq',
    certificate: /^(?:\w+\.)?ssl_options\.certfile$|^ssl\.certfile$/,
    key: /ssl\w*\.keyfile$/,
    file: /rabbit/,
  },
  { service: 'proftpd', certificate: /^TLS(?:RSA|EC)CertificateFile$/, key: /^TLS(?:RSA|EC)CertificateKeyFile$/ },
  { service: 'vsftpd', certificate: /^rsa_cert_file$/, key: /^rsa_private_key_file$/ },
  { service: 'stunnel', certificate: /^cert$/, key: /^key$/, file: /stunnel/ },
  { service: 'coturn', certificate: /^cert$/, key: /^pkey$/, file: /turnserver|coturn/ },
  {
    service: 'prosody',
    certificate: /^(?:https_)?(?:ssl_)?certificate$/,
    key: /^(?:https_)?(?:ssl_)?key$/,
    file: /prosody|\.cfg\.lua$/,
  },
  { service: 'mumble-server', certificate: /^sslCert$/, key: /^sslKey$/, file: /mumble|murmur/ },
  {
    service: 'asterisk',
    certificate: /^(?:tlscertfile|cert_file)$/,
    key: /^(?:tlsprivatekey|priv_key_file)$/,
    file: /^(?:pj)?sip|^http|^manager/,
  },
  { service: 'kamailio', certificate: /^certificate$/, key: /^private_key$/, file: /^tls\.cfg$|kamailio/ },
  {
    service: 'freeradius',
    certificate: /^certificate_file$/,
    key: /^private_key_file$/,
    file: /radius/,
    folder: /\/(?:freeradius|raddb)\/|\/mods-(?:available|enabled)\/eap$/,
  },
  { service: 'mongodb', certificate: /^certificateKeyFile$/, key: /^certificateKeyFile$/, file: /mongo/ },
];

/** `name = 'value'`, `name: value` or `name value`, with a path as its value; also the first one in the braces of Lua. */
const SETTING =
  /^\s{0,40}(?:ssl\s{0,4}=\s{0,4}\{\s{0,4})?([\w.-]{2,60})\s{0,20}[=:\s]\s{0,20}["']?(\/[^"'\s;#]{1,300}|\{\{\w{1,80}\}\})/;

/** One consumer for each directive that names a certificate, with the key that follows or precedes it. */
export function read(file: ConfigFile, output: MechanismOutput): void {
  const name = plainName(file.path);
  if (name.endsWith('.xml')) {
    readConnectors(file, output);
    return;
  }
  const known = DIRECTIVES.filter(
    ({ file: pattern, folder }) =>
      pattern === undefined || pattern.test(name) || folder?.test(`/${file.path}`) === true,
  );
  if (known.length === 0) return;
  const settings = withVariables(file.text)
    .split('\n')
    .flatMap((row, index) => {
      const [, directive, value] = SETTING.exec(row) ?? [];
      return directive === undefined || value === undefined ? [] : [{ directive, value, line: index + 1 }];
    });
  for (const { service, certificate, key } of known) {
    const keys = settings.filter(({ directive }) => key.test(directive));
    for (const [index, { directive, value, line }] of settings
      .filter((one) => certificate.test(one.directive))
      .entries())
      serverConsumer(output, {
        service,
        directive,
        certificate: value,
        line,
        ...(keys[index] && { key: keys[index].value }),
      });
  }
}

/** A keystore or a certificate of a connector of Tomcat. */
const CONNECTOR =
  /\b(keystoreFile|certificateKeystoreFile|certificateFile|SSLCertificateFile)\s{0,4}=\s{0,4}"(\/[^"\n]{1,300})"/;
const CONNECTOR_KEY = /\b(?:certificateKeyFile|SSLCertificateKeyFile)\s{0,4}=\s{0,4}"(\/[^"\n]{1,300})"/;

/** Connectors of Tomcat in its `server.xml`. */
function readConnectors(file: ConfigFile, output: MechanismOutput): void {
  const rows = file.text.split('\n');
  for (const [index, row] of rows.entries()) {
    const [, directive, certificate] = CONNECTOR.exec(row) ?? [];
    if (directive === undefined || certificate === undefined) continue;
    const key = CONNECTOR_KEY.exec(rows.slice(index, index + 3).join(' '))?.[1];
    serverConsumer(output, {
      service: 'tomcat',
      directive,
      certificate,
      line: index + 1,
      ...(key !== undefined && { key }),
    });
  }
}
