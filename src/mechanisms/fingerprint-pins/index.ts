import { factRule } from '../../facts/rule.ts';
import type { Mechanism, Rule } from '../../model/index.ts';
import { own, read } from './read.ts';

const ANDROID = 'https://developer.android.com/privacy-and-security/security-config#CertificatePinning';

const rules: readonly Rule[] = [
  factRule('fingerprint-pins', {
    id: 'fingerprint-pins-no-backup',
    title: 'Public key pin has no backup',
    level: 'note',
    why: 'A client with one pin refuses every certificate with another key. A lost or compromised key then locks out all clients until each of them is updated.',
    fix: 'Add the pin of a second key, and keep that key offline.',
    references: [ANDROID, 'https://www.rfc-editor.org/rfc/rfc7469#section-4.3'],
    kind: 'pin',
    problem: (fact) =>
      own(fact).alone === true
        ? `Only one public key is pinned for ${fact.attributes.name}. Clients reject every certificate with another key.`
        : undefined,
  }),
];

export const fingerprintPins: Mechanism = {
  id: 'fingerprint-pins',
  title: 'Fingerprints and pins',
  identifiedBy:
    'thumbprints, fingerprints and public key pins in workflows, settings and code: `signtool /sha1`, OkHttp, Android `pin-set`, iOS `NSPinnedDomains`',
  references: [ANDROID, 'https://learn.microsoft.com/windows/win32/seccrypto/signtool'],
  accepts: (path) =>
    /\.(?:ya?ml|json|json5|tf|tofu|tfvars|bicep|bicepparam|env|properties|toml|ini|conf|cfg|config|cnf|xml|plist|nix|sh|bash|ps1|psm1|bat|cmd|csproj|vbproj|props|targets|pubxml|kts?|java|swift|mm?|dart|[cm]?[jt]sx?|cs|vb|go|py|rb|php|rs|groovy|gradle|hcl|tpl|j2|erb)$|(?:^|\/)(?:Jenkinsfile|Dockerfile|Makefile)[\w.-]*$/i.test(
      path,
    ),
  needles: [
    ...[
      'humbprint',
      'HUMBPRINT',
      'ingerprint',
      'INGERPRINT',
      '/sha1',
      'ertificateSha1',
      'codesign ',
      'WEBSITE_LOAD_CERTIFICATES',
    ],
    ...[
      'ca-cert-hash',
      'caCertHashes',
      'certhash',
      'sha256/',
      'pin-sha256',
      '<pin ',
      'SPKI',
      'PublicKeyHashes',
      'pinned',
    ],
  ],
  read,
  rules,
};
