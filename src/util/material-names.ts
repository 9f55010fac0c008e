/** What the name of a file or a folder tells of certificates and keys, where its content cannot be read. */

/** Files that hold certificates, keys or both, by their extension. */
export const MATERIAL_FILE =
  /\.(?:pem|crt|cer|der|key|p12|pfx|p7b|p8|pk8|jks|jceks|bks|keystore|truststore|ppk|mobileprovision)$/i;

/** Files that may hold anything: archives, encrypted files, data without a form, and those without an extension. */
const CONTAINER =
  /\.(?:zip|jar|war|ear|tar|t?gz|t?xz|t?zst|t?bz2|7z|rar|bin|dat|enc|gpg|asc|age|txt|json|ya?ml)$|(?:^|\/)[^./]+$/i;

const WORDS: ReadonlySet<string> = new Set(
  'cert certs certificate certificates cacert cacerts tls mtls ssl pki key keys privkey fullchain keystore keystores truststore truststores secret secrets letsencrypt'.split(
    ' ',
  ),
);
/** Parts of a path, from its end, whose words count. */
const PARTS = 2;

/** Whether a path ends in a word of certificates or keys: `certs/backup.7z`, `infra/tls-secrets`, `prodCerts.rar`. */
export function namesMaterial(path: string): boolean {
  return path
    .split('/')
    .slice(-PARTS)
    .some((part) => wordsOf(part).some((word) => WORDS.has(word)));
}

/** Whether the name of a file, or of its folder, tells of certificates or keys. */
export function holdsMaterialByName(path: string): boolean {
  return MATERIAL_FILE.test(path) || namesMaterial(path);
}

/** Whether a file of that name may hold material that nothing in the name tells of. */
export function mayContain(path: string): boolean {
  return CONTAINER.test(path);
}

/** `prodCerts-2026.tar` → `prod`, `certs`, `2026`, `tar`. */
function wordsOf(part: string): string[] {
  return part
    .slice(0, 200)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/);
}
