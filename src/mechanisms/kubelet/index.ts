import { ownAttributes, placeOf } from '../../facts/attributes.ts';
import { makeRef } from '../../facts/refs.ts';
import { factRule } from '../../facts/rule.ts';
import { isManifestFile, manifests } from '../../kubernetes/manifests.ts';
import type { Mechanism, MechanismOutput } from '../../model/index.ts';
import { at, valueAt } from '../../parsers/yaml.ts';

const MECHANISM = 'kubelet';
/** What only the rules below read of these facts. */
type Own = 'left' | 'rotate';
const own = ownAttributes<Own>(MECHANISM);
type Output = MechanismOutput<Own>;
const REFERENCES = ['https://kubernetes.io/docs/tasks/tls/certificate-rotation/'];

/** The kubelet renews its own client certificate, unless it is told not to. */
export const kubelet: Mechanism = {
  id: MECHANISM,
  title: 'kubelet',
  identifiedBy: 'KubeletConfiguration manifests: `rotateCertificates`',
  references: REFERENCES,
  accepts: isManifestFile,
  needles: ['KubeletConfiguration'],
  read(file, output: Output) {
    for (const manifest of manifests(file, output, ['KubeletConfiguration'])) {
      const rotate = at(manifest.root, 'rotateCertificates');
      // Off by default. kubeadm enables it in the configuration that it writes. Clusters with their own certificates do
      // not use kubeadm.
      const unstated = rotate === undefined && !manifest.root.open && !file.text.includes('kubeadm');
      const left = unstated ? at(manifest.root, 'tlsCertFile') : undefined;
      const off = valueAt(rotate) === false || left !== undefined;
      output.fact(
        {
          kind: 'producer',
          reads: [makeRef('issuer-of-cluster', 'kubernetes')],
          writes: [makeRef('path', '/var/lib/kubelet/pki/kubelet-client-current.pem')],
          attributes: {
            resource: 'KubeletConfiguration',
            name: '',
            ...(off && { state: 'off' }),
          },
          own: { ...(off && { rotate: false }), ...(left !== undefined && { left: true }) },
          lines: rotate === undefined && left === undefined ? {} : { rotate: (rotate ?? left)?.line ?? 1 },
        },
        manifest.place,
      );
    }
  },
  rules: [
    factRule(MECHANISM, {
      id: 'kubelet-rotation-off',
      title: 'kubelet does not renew its certificate',
      level: 'note',
      why: 'Without rotation, the kubelet keeps its client certificate until it expires, after a year by default. The node then drops out of the cluster.',
      fix: 'Set `rotateCertificates: true` in the KubeletConfiguration.',
      references: REFERENCES,
      kind: 'producer',
      problem: (fact) =>
        own(fact).rotate !== false
          ? undefined
          : {
              message:
                own(fact).left === true
                  ? 'The KubeletConfiguration sets a serving certificate but not `rotateCertificates`, so rotation is off.'
                  : 'The KubeletConfiguration disables the rotation of the client certificate.',
              locations: [placeOf(fact, 'rotate')],
            },
    }),
  ],
};
