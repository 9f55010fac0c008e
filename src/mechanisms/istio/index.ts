import { ownAttributes } from '../../facts/attributes.ts';
import { lastPartOfRef, makeRef, secretRef } from '../../facts/refs.ts';
import { factRule } from '../../facts/rule.ts';
import { isManifestFile, manifests } from '../../kubernetes/manifests.ts';
import type { ConfigFile, Mechanism, MechanismOutput } from '../../model/index.ts';
import { goDuration } from '../../util/duration.ts';

const MECHANISM = 'istio';
/** What only the rules below read of these facts. */
type Own = 'plugged';
const own = ownAttributes<Own>(MECHANISM);
type Output = MechanismOutput<Own>;
const PLUGGED = 'https://istio.io/latest/docs/tasks/security/cert-management/plugin-ca-cert/';
const CHECK = 'CITADEL_SELF_SIGNED_ROOT_CERT_CHECK_INTERVAL';

/** Istio's authority: self-signed and rotated by istiod, or plugged in as the Secret `cacerts`. */
export const istio: Mechanism = {
  id: MECHANISM,
  title: 'Istio',
  identifiedBy: `the Secret \`cacerts\` of istio-system, and istiod’s ${CHECK}`,
  references: [PLUGGED],
  accepts: isManifestFile,
  needles: [CHECK, 'cacerts'],
  read(file, output: Output) {
    readInterval(file, output);
    const plugged = file.text.includes('ca-key.pem');
    for (const manifest of manifests(file, output, ['Secret', 'SealedSecret'])) {
      if (!plugged || manifest.name !== 'cacerts') continue;
      output.fact(
        {
          kind: 'issuer',
          reads: [secretRef(manifest.namespace, 'cacerts')],
          writes: [makeRef('mesh', 'istio')],
          attributes: { resource: manifest.kind, name: 'cacerts' },
          own: { plugged: true },
        },
        manifest.place,
      );
    }
  },
  rules: [
    factRule(MECHANISM, {
      id: 'istio-root-rotation-off',
      title: 'istiod does not rotate its root certificate',
      level: 'warning',
      why: 'With a check interval of 0 or less, istiod never checks its self-signed root. When the root expires, every workload of the mesh loses its identity.',
      fix: `Remove ${CHECK}, or set it to a positive duration.`,
      references: ['https://istio.io/latest/docs/reference/commands/pilot-discovery/'],
      kind: 'issuer',
      problem(fact) {
        const { interval } = fact.attributes;
        const wait = typeof interval === 'string' ? goDuration(interval) : undefined;
        return wait === undefined || wait > 0
          ? undefined
          : `istiod checks its root every ${JSON.stringify(interval)}, which disables the rotation of the root.`;
      },
    }),
    factRule(MECHANISM, {
      id: 'istio-plugged-ca-static',
      title: 'Plugged-in CA of the mesh is not renewed',
      level: 'warning',
      why: 'The Secret `cacerts` in git holds the intermediate that signs all workload certificates, and nothing renews it. When it expires, the mesh cannot issue certificates.',
      fix: 'Manage the intermediate with a tool (istio-csr with cert-manager), or renew it on a schedule well before it expires.',
      references: [PLUGGED, 'https://cert-manager.io/docs/usage/istio-csr/'],
      kind: 'issuer',
      problem(fact, context) {
        const [ref] = fact.reads;
        if (own(fact).plugged !== true || ref === undefined) return undefined;
        const renewed = context
          .neighbours(fact)
          .some(
            (one) =>
              (one.kind === 'producer' || one.kind === 'copy') &&
              one.writes.some((written) => lastPartOfRef(written) === 'cacerts'),
          );
        return renewed ? undefined : 'The Secret "cacerts" with the CA of the mesh is in git, and nothing renews it.';
      },
    }),
  ],
};

function readInterval(file: ConfigFile, output: Output): void {
  const at = file.text.indexOf(CHECK);
  const found =
    at < 0
      ? null
      : /^[A-Z_]{1,80}["']?[ \t]{0,4}(?::|=|\n[ \t]{0,40}value:)[ \t]{0,4}["']?(-?[\dhms.]{1,20})/.exec(
          file.text.slice(at, at + 200),
        );
  if (found === null) return;
  output.fact(
    {
      kind: 'issuer',
      reads: [],
      writes: [makeRef('mesh', 'istio')],
      attributes: { resource: 'istiod', name: CHECK, interval: found[1] as string },
    },
    { line: file.text.slice(0, at).split('\n').length },
  );
}
