import { ownAttributes } from '../../facts/attributes.ts';
import { makeRef } from '../../facts/refs.ts';
import { factRule } from '../../facts/rule.ts';
import { keyVaultRefs, storedRefs } from '../../facts/store-refs.ts';
import type { ConfigFile, Mechanism, MechanismOutput, Ref, Rule } from '../../model/index.ts';
import { type EnclosingLines, enclosingLines } from '../../parsers/enclosing-lines.ts';

/** What only the rules below read of these facts. */
type Own = 'store' | 'vault';
const own = ownAttributes<Own>('version-pins');
type Output = MechanismOutput<Own>;

const CERTIFICATE = /cert|tls|ssl|pfx|https|pki|keystore/i;
/** Blocks of which the secrets are certificates: listeners, and the names that gateways answer to. */
const LISTENER = /cert|tls|ssl|https|listener|hostname_?configuration|custom_?domain/i;
/** Keys of which the value is no certificate, wherever it is. */
const OTHER_SECRET = /passw|passphrase|pwd|token|connection|api_?key|user/i;

interface Pin {
  pattern: RegExp;
  /** What holds the versions. */
  store: string;
  /** Name of the secret, and the version. */
  describe(match: RegExpExecArray): { name: string; version: string; refs: Ref[] };
}

/** Literal references that name one version, as the stores document them. */
const PINS: readonly Pin[] = [
  {
    pattern:
      /https:\/\/([a-z0-9-]{3,24}\.vault\.(?:azure\.net|azure\.cn|usgovcloudapi\.net))\/(secrets|certificates)\/([A-Za-z0-9-]{1,127})\/([0-9a-f]{32})\b/,
    store: 'Azure Key Vault',
    describe: ([, host, kind, name = '', version = '']) => ({
      name,
      version,
      refs: [
        makeRef('kv', `https://${host}/${kind}/${name}/${version}`),
        ...keyVaultRefs(name, host?.replace(/\..*$/, '')),
      ],
    }),
  },
  {
    pattern: /projects\/([\w-]{1,64})\/secrets\/([\w-]{1,255})\/versions\/(\d{1,9})\b/,
    store: 'Google Secret Manager',
    describe: ([, project, name = '', version = '']) => ({
      name,
      version,
      refs: [makeRef('gcpsm', `projects/${project}/secrets/${name}/versions/${version}`), ...storedRefs(name)],
    }),
  },
  {
    pattern:
      /arn:aws[\w-]{0,12}:secretsmanager:[\w-]{1,32}:\d{12}:secret:([\w/+=.@-]{1,512}):[^:\s"']{0,128}:[^:\s"']{0,128}:([0-9a-f-]{36})\b/,
    store: 'AWS Secrets Manager',
    describe: ([, name = '', version = '']) => ({
      name,
      version,
      // AWS adds six characters to the name that it was given.
      refs: [makeRef('awssm', `${name}#${version}`), ...storedRefs(name.replace(/-[A-Za-z0-9]{6}$/, ''))],
    }),
  },
];

/** A secret of a key vault, whatever its version is: its readers get each new one. */
const UNPINNED =
  /https:\/\/([a-z0-9-]{3,24})\.vault\.(?:azure\.net|azure\.cn|usgovcloudapi\.net)\/(secrets|certificates)\/([A-Za-z0-9-]{1,127})\/?(?=["'\s,)}\]]|$)/;

/** What a row that opens a block says of what is in it: the type of a resource and not its name, which is free. */
function kindOf(head: string): string {
  const declared = /^(?:resource|data|module|variable|output|locals|provider)\b(.{0,200})/.exec(head);
  if (declared === null) return head;
  return /^(?:resource|data)\b/.test(head) ? (/["']([^"']{1,100})["']/.exec(declared[1] ?? '')?.[1] ?? '') : '';
}

/** Whether the secret of a row is a certificate, by its key, the block that it is in, or the names beside it. */
function isCertificateIn(key: string, around: EnclosingLines): boolean {
  if (CERTIFICATE.test(key)) return true;
  if (OTHER_SECRET.test(key)) return false;
  if (around.heads().some((head) => LISTENER.test(kindOf(head)))) return true;
  // A list of secrets names each beside its version: as a variable, or as the file that it becomes.
  const named = around
    .siblings()
    .filter((row) => /^["']?(?:name|alias|file_?name|(?:mount_?)?path)["']?\s{0,9}[:=]/i.test(row));
  return named.some((row) => CERTIFICATE.test(row) && !OTHER_SECRET.test(row));
}

/** Lines that name a secret or a version of it, where its name, its key or the block around it is about certificates. */
function read(file: ConfigFile, output: Output): void {
  // External Secrets and the CSI driver have a field for the version, and checks of their own.
  if (/kind:\s*["']?(?:ExternalSecret|ClusterExternalSecret|SecretProviderClass|PushSecret)\b/.test(file.text)) return;
  const around = enclosingLines();
  for (const [index, row] of file.text.split('\n').entries()) {
    around.take(row.slice(0, 4000));
    if (row.length > 4000 || /^\s*(?:#|\/\/|\*)/.test(row)) continue;
    const [, vault, kind, secret] = UNPINNED.exec(row) ?? [];
    if (secret !== undefined && (kind === 'certificates' || CERTIFICATE.test(secret)))
      output.fact(
        {
          kind: 'consumer',
          reads: keyVaultRefs(secret, vault),
          writes: [],
          attributes: { name: secret },
          own: { vault: vault ?? '' },
        },
        { line: index + 1 },
      );
    for (const { pattern, store, describe } of PINS) {
      const match = pattern.exec(row);
      if (match === null) continue;
      const { name, version, refs } = describe(match);
      if (
        !match[0].includes('/certificates/') &&
        !CERTIFICATE.test(name) &&
        !isCertificateIn(row.slice(0, match.index), around)
      )
        continue;
      output.fact(
        { kind: 'pin', reads: refs, writes: [], attributes: { name, version }, own: { store } },
        { line: index + 1 },
      );
    }
  }
}

const rules: readonly Rule[] = [
  factRule('version-pins', {
    id: 'version-pins-fixed-reference',
    title: 'Reference pins one version of a stored certificate',
    level: 'warning',
    why: 'A renewal creates a new version. A path or an ARN with the old version keeps serving it until that line is changed.',
    fix: 'Remove the version, or use `latest`.',
    references: [
      'https://learn.microsoft.com/azure/application-gateway/key-vault-certs',
      'https://cloud.google.com/secret-manager/docs/access-secret-version',
      'https://docs.aws.amazon.com/secretsmanager/latest/userguide/whats-in-a-secret.html',
    ],
    kind: 'pin',
    problem: (fact) =>
      `The reference to "${fact.attributes.name}" in ${own(fact).store} names the version ${fact.attributes.version}.`,
  }),
];

export const versionPins: Mechanism = {
  id: 'version-pins',
  title: 'References to secrets of a store',
  identifiedBy:
    'configuration with the URI of a Key Vault certificate, or with a versioned name in Secret Manager or Secrets Manager',
  references: [
    'https://learn.microsoft.com/azure/key-vault/general/about-keys-secrets-certificates#objects-identifiers-and-versioning',
  ],
  accepts: (path) =>
    /\.(?:ya?ml|json|tf|tofu|tfvars|bicep|bicepparam|env|properties|toml|ini|conf|config|xml|sh|ps1|tpl|j2)$/.test(
      path,
    ),
  needles: ['.vault.azure.', '.vault.usgovcloudapi.', '/versions/', ':secretsmanager:'],
  read,
  rules,
};
