/** Variables that hold the path of a certificate: a template names one (`{{ tls_cert_file }}`), another file sets it. */

import type { Ref } from '../model/index.ts';
import { CERTBOT_LIVE, knownRefs } from './host-paths.ts';
import { makeRef, nameOfRef } from './refs.ts';

/** A text that is a variable as a whole, in the languages of templates: Jinja, a shell, Python's `%name`, ERB. */
const WHOLE =
  /^<?(?:\{\{-?\s{0,8}(\w{1,80}(?:\.\w{1,40})?)\s{0,8}(?:\|[^{}]{0,200})?-?\}\}|\$\{?(\w{1,80})\}?|%\(?(\w{1,80}?)(?:\)s)?|<%=\s{0,8}@(\w{1,80})\s{0,8}-?%>)$/;
/** What a script replaces in the files that it installs: `<SSL_CERT_PATH>`. */
const PLACEHOLDER = /<([A-Z][A-Z0-9]{0,30}(?:_[A-Z0-9]{1,30}){1,6})>/g;

/** A text of configuration with its placeholders spelled as variables. */
export const withVariables = (text: string) => text.replace(PLACEHOLDER, '{{$1}}');

/** At least two words, one of which says that it is of a certificate; a key is none. */
const NAME = /(?:^|_)(?:ssl|tls|x509)?(?:certs?|certificates?|crt|pem|fullchain|chain)(?:_|$)|(?:ssl|tls)_\w/i;

/** The variable that makes up a whole path, as a ref, if its name is that of a certificate. */
export function variableRefs(path: string): Ref[] {
  const name = WHOLE.exec(path.trim())
    ?.slice(1)
    .find((one) => one !== undefined);
  if (name === undefined || !name.includes('_') || !NAME.test(name) || /key|dh_?param|ciphers/i.test(name)) return [];
  return [makeRef('variable', name.toLowerCase())];
}

/** The path that a variable is set to, as refs; of one that is filled in later the folder, two levels deep at least. */
export function pathsOfVariable(path: string): Ref[] {
  const refs = knownRefs(path.replace(/\{\}|\{\w{1,60}\}|%\(\w{1,60}\)s|%s/g, '$x').replace(/<%=/g, '$x'));
  return refs.filter((ref) => ref === CERTBOT_LIVE || /^\/[^/]+\/./.test(nameOfRef(ref)));
}
