/** Words by which texts and names of files say that they are about certificates. */
import { clientNamed } from '../shell/clients/index.ts';

/** Paths and words of renewal, beside the names of clients. */
const RENEWAL =
  /lets[-_]?encrypt|dns[-_](?:api[-_])?(?:token|key|credential)|\bacme|cert-?_?manager|renew|\.(?:pem|crt|pfx|p12|jks)\b|ssl_cert|ssl-cert|sslcert|fullchain|privkey|tls[._-]?(?:crt|cert|key|secret)|cert(?:ificate)?s?[-_.]?(?:path|file|dir|deploy|copy|update|sync|check|expir|rotat|watch|reload|hook|renew)|(?<![\w-])etc\/(?:ssl|pki)\b|keystore|truststore|cluster-?issuer|enableacme|(?:deploy|update|copy|sync|install|push|check)[-_]?certs?\b|\bopenssl\s{1,4}(?:x509|s_client|req|pkcs12|verify|crl|ocsp)\b|-checkend\b|ssl-?cert-?check|check_ssl_cert/i;
/** Whether a text names certificates or what renews them. */
export const isAbout = (text: string) => RENEWAL.test(text) || clientNamed(text) !== undefined;

/** Whether lines that only one of two texts has name certificates. */
export function mentionsCertificates(before: string, after: string): boolean {
  const [was, is] = [before.split('\n'), after.split('\n')];
  const [old, now] = [new Set(was), new Set(is)];
  return was.some((line) => !now.has(line) && isAbout(line)) || is.some((line) => !old.has(line) && isAbout(line));
}

/** A word for certificates. */
export const CERTIFICATE = /(?<![a-z])(?:ssl|tls|certs?|certificates?|pki)(?![a-z])/i;

/** Names of files and folders that say that what they hold renews, deploys or watches certificates. */
const NAMED =
  /renew|lets[-_]?encrypt|acme(?!nt)|cert-?manager|(?:ssl|tls)[-_]?cert|deploy[-_.]hook|cert(?:ificate)?s?[-_.]?(?:update|deploy|sync|check|copy|rotat|issue|hook|automat|watch|reload)|(?:^|\/)certificates?\/|(?:^|\/)(?:pki|ssl|tls)\/(?:tasks|defaults|vars|handlers|templates|files|manifests|recipes)\/|(?:update|deploy|sync|check|copy|rotate|issue|create|automated)[-_](?:\w{1,20}[-_]){0,3}cert|(?:ssl|tls|x509)[-_.]?(?:check|expir|monitor|watch)/i;

/** Whether the last parts of a path are called after certificates. */
export function isNamed(path: string): boolean {
  const end = lastParts(path);
  return NAMED.test(end) || clientNamed(end) !== undefined;
}

/** The name of a file and of the two folders it is in; every file of a large repository is asked for it. */
function lastParts(path: string): string {
  const folder = path.lastIndexOf('/');
  const above = folder > 0 ? path.lastIndexOf('/', folder - 1) : -1;
  const start = above > 0 ? path.lastIndexOf('/', above - 1) : -1;
  return path.slice(start + 1);
}

/** Parts of all words by which a line, a section or a function is about certificates. */
const PARTS = /cert(?!ain)|acme|encrypt|renew|issuer|ssl|tls|x509|pki/i;

/** Whether an edit of a text may be told although no fact is in it: only then some line has such a word. */
export const mayTell = (text: string) => PARTS.test(text) || isAbout(text);
