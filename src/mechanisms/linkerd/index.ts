import { ownAttributes } from '../../facts/attributes.ts';
import { makeRef, secretRef } from '../../facts/refs.ts';
import { factRule } from '../../facts/rule.ts';
import { isManifestFile } from '../../kubernetes/manifests.ts';
import type { Mechanism, MechanismOutput } from '../../model/index.ts';
import { descend, entriesAt, stringAt, type YamlNode, yamlDocuments } from '../../parsers/yaml.ts';

const MECHANISM = 'linkerd';
/** What only the rules below read of these facts. */
type Own = 'defaults' | 'inline' | 'scheme';
const own = ownAttributes<Own>(MECHANISM);
type Output = MechanismOutput<Own>;
const REFERENCES = ['https://linkerd.io/2/tasks/automatically-rotating-control-plane-tls-credentials/'];

/**
 * Linkerd: the issuer of the mesh renews the certificates of the proxies, but nothing renews the issuer automatically.
 */
export const linkerd: Mechanism = {
  id: MECHANISM,
  title: 'Linkerd',
  identifiedBy: 'Helm values of Linkerd: `identity.issuer` and `identityTrustAnchorsPEM`',
  references: REFERENCES,
  accepts: isManifestFile,
  needles: ['identityTrustAnchorsPEM', 'identityExternalCA', 'linkerd.io/tls'],
  read(file, output: Output) {
    for (const document of yamlDocuments(file)) {
      if (!/linkerd|identity/.test(document.text)) continue;
      // Values stand at the top of a file, or inside a HelmRelease or an Application.
      for (const node of descend(document.root())) {
        const issuer = issuerOf(node);
        if (issuer === undefined) continue;
        const scheme = stringAt(issuer, 'scheme');
        const inline = [stringAt(issuer, 'tls', 'crtPEM'), stringAt(issuer, 'tls', 'keyPEM')].some(
          (text) => typeof text === 'string' && text.includes('-----BEGIN'),
        );
        output.fact(
          {
            kind: 'issuer',
            reads: scheme === 'kubernetes.io/tls' ? [secretRef('linkerd', 'linkerd-identity-issuer')] : [],
            writes: [makeRef('mesh', 'linkerd')],
            attributes: {
              resource: 'Linkerd',
              name: 'identity issuer',
            },
            own: {
              ...(document.root()?.entries.has('apiVersion') !== true && { defaults: true }),
              ...(scheme !== undefined && { scheme }),
              inline,
            },
          },
          { line: issuer.line, endLine: issuer.endLine },
        );
      }
    }
  },
  rules: [
    factRule(MECHANISM, {
      id: 'linkerd-issuer-not-rotated',
      title: 'Linkerd identity issuer is not rotated',
      level: 'warning',
      otherLevels: { note: 'for values without credentials, which a release may replace' },
      why: 'The proxies renew their certificates every day. But the issuer that signs them keeps its installed credentials, for a year by default. When they expire, every connection of the mesh fails.',
      fix: 'Set `identity.issuer.scheme: kubernetes.io/tls`, and manage the Secret `linkerd-identity-issuer` with cert-manager.',
      references: REFERENCES,
      kind: 'issuer',
      problem: (fact) =>
        own(fact).scheme === 'linkerd.io/tls' || (own(fact).inline === true && own(fact).scheme !== 'kubernetes.io/tls')
          ? {
              message:
                'The identity issuer of Linkerd uses credentials that are part of its configuration (scheme linkerd.io/tls), which nothing renews.',
              // It is the default of the chart as well.
              ...(own(fact).defaults === true && own(fact).inline !== true && { level: 'note' as const }),
            }
          : undefined,
    }),
  ],
};

function issuerOf(node: YamlNode): YamlNode | undefined {
  const issuer = entriesAt(node, 'identity').get('issuer');
  return issuer?.kind === 'map' && (issuer.entries.has('scheme') || issuer.entries.has('tls')) ? issuer : undefined;
}
