import { serverConsumer } from '../../mechanism-kit/server-consumers.ts';
import type { ConfigFile, MechanismOutput } from '../../model/index.ts';
import { readIni } from '../../parsers/ini.ts';

/** `ssl_cert = </path` of Dovecot 2.3 and `ssl_server_cert_file` of 2.4; the key that follows belongs to the certificate. */
export function read(file: ConfigFile, output: MechanismOutput): void {
  const settings = readIni(file.text);
  for (const [index, { key, value, line }] of settings.entries()) {
    const name = key.slice(key.lastIndexOf('{') + 1).trim();
    const path = inclusion(value);
    // Other programs have variables of this name, in quotes.
    if (path === '' || /^["']/.test(path)) continue;
    const common = { service: 'dovecot', directive: name, line };
    if (/^ssl_(?:server_|alt_)?cert(?:_file)?$/.test(name)) {
      const follow = settings.slice(index + 1, index + 4).find((other) => other.key === name.replace('cert', 'key'));
      serverConsumer(output, {
        ...common,
        certificate: path,
        ...(follow !== undefined && { key: inclusion(follow.value) }),
      });
    } else if (/^ssl_(?:client_|server_)?ca(?:_file)?$/.test(name)) serverConsumer(output, { ...common, trust: path });
  }
}

/** The path of a value that is read from a file (`</path`), without the brace that closes a block on the same line. */
function inclusion(value: string): string {
  return value.replace(/^<\s*(?!%)/, '').replace(/\s*\}$/, '');
}
