import { ownAttributes } from '../../facts/attributes.ts';
import { factRule } from '../../facts/rule.ts';
import type { ConfigFile, Mechanism, MechanismOutput, Rule } from '../../model/index.ts';

/** What only the rules below read of these facts. */
type Own = 'property' | 'value';
const own = ownAttributes<Own>('azure-resource-manager');
type Output = MechanismOutput<Own>;

const CDN = 'https://learn.microsoft.com/azure/templates/microsoft.cdn/profiles/secrets';
const WEB = 'https://learn.microsoft.com/azure/templates/microsoft.web/certificates';
const GATEWAY = 'https://learn.microsoft.com/azure/application-gateway/key-vault-certs';

/** `key: value` of Bicep and `"key": value` of ARM templates, one a line in both. */
const PROPERTY = /^\s*["']?(useLatestVersion|secretVersion|pfxBlob)["']?\s*:\s*([^,]{0,400}?),?\s*$/;

/** Pins and static copies. The value of an expression (`[parameters('x')]`, a Bicep name) is not known. */
function read(file: ConfigFile, output: Output): void {
  let resource = '';
  for (const [index, row] of file.text.split('\n').entries()) {
    if (/^\s*\/\//.test(row)) continue;
    resource =
      /^\s*resource\s+(\w+)/.exec(row)?.[1] ?? /"type"\s*:\s*"(Microsoft\.[\w./]+)"/.exec(row)?.[1] ?? resource;
    const [, key, raw = ''] = PROPERTY.exec(row) ?? [];
    const value = raw.replace(/^["']|["']$/g, '');
    if (key === undefined || value === '' || value === 'null') continue;
    const common = {
      reads: [],
      writes: [],
      attributes: { name: resource },
      own: { property: key, value: /^(?:\[|\$\{)|[()]/.test(value) ? null : value.slice(0, 64) },
    };
    if (key === 'useLatestVersion' && value === 'false') output.fact({ kind: 'pin', ...common }, { line: index + 1 });
    else if (key === 'secretVersion' && /^[0-9a-f]{32}$/i.test(value))
      output.fact({ kind: 'pin', ...common }, { line: index + 1 });
    else if (key === 'pfxBlob')
      output.fact({ kind: 'sink', ...common, own: { ...common.own, value: null } }, { line: index + 1 });
  }
}

const rules: readonly Rule[] = [
  factRule('azure-resource-manager', {
    id: 'azure-resource-manager-fixed-version',
    title: 'ARM reference is fixed to one version of the certificate',
    level: 'warning',
    why: 'Key Vault renews under a new version. A resource that refers to the old version keeps serving it.',
    fix: 'Set `useLatestVersion: true` and remove `secretVersion`.',
    references: [CDN, GATEWAY],
    kind: 'pin',
    problem: (fact) => `${fact.attributes.name} sets \`${own(fact).property}: ${own(fact).value}\`.`,
  }),
  factRule('azure-resource-manager', {
    id: 'azure-resource-manager-static-pfx',
    title: 'ARM resource takes the certificate from a file',
    level: 'warning',
    why: 'A PFX that is passed as data is not updated until the next deployment with a new file.',
    fix: 'Use `keyVaultId` and `keyVaultSecretName` instead of `pfxBlob`.',
    references: [WEB],
    kind: 'sink',
    problem: ({ attributes: { name } }) =>
      `${name === '' ? 'A resource' : `The resource "${name}"`} takes its certificate from \`pfxBlob\`.`,
  }),
];

export const azureResourceManager: Mechanism = {
  id: 'azure-resource-manager',
  title: 'Bicep and ARM templates',
  identifiedBy: '`*.bicep` and JSON templates with `useLatestVersion`, `secretVersion` or `pfxBlob`',
  references: [CDN, WEB],
  accepts: (path) => /\.(?:bicep|bicepparam|json)$/.test(path),
  needles: ['useLatestVersion', 'secretVersion', 'pfxBlob'],
  read,
  rules,
};
