import { placeOf } from '../../facts/attributes.ts';
import { makeRef } from '../../facts/refs.ts';
import { factRule } from '../../facts/rule.ts';
import { isManifestFile, manifests } from '../../kubernetes/manifests.ts';
import type { Mechanism } from '../../model/index.ts';
import { at, valueAt } from '../../parsers/yaml.ts';

const MECHANISM = 'kubelet';
const REFERENCES = ['https://kubernetes.io/docs/tasks/tls/certificate-rotation/'];

/** The kubelet renews its own client certificate, unless it is told not to. */
export const kubelet: Mechanism = {
  id: MECHANISM,
  title: 'kubelet',
  identifiedBy: 'KubeletConfiguration manifests: `rotateCertificates`',
  references: REFERENCES,
  accepts: isManifestFile,
  needles: ['KubeletConfiguration'],
  read(file, output) {
    for (const manifest of manifests(file, output, ['KubeletConfiguration'])) {
      const rotate = at(manifest.root, 'rotateCertificates');
      // Off by default. kubeadm switches it on in what it is given; who brings a certificate along does without kubeadm.
      const own = rotate === undefined && !manifest.root.open && !file.text.includes('kubeadm');
      const left = own ? at(manifest.root, 'tlsCertFile') : undefined;
      output.fact(
        {
          kind: 'producer',
          reads: [makeRef('issuer-of-cluster', 'kubernetes')],
          writes: [makeRef('path', '/var/lib/kubelet/pki/kubelet-client-current.pem')],
          attributes: {
            resource: 'KubeletConfiguration',
            name: '',
            ...((valueAt(rotate) === false || left !== undefined) && { rotate: false, state: 'off' }),
            ...(left !== undefined && { left: true }),
          },
          lines: rotate === undefined && left === undefined ? {} : { rotate: (rotate ?? left)?.line ?? 1 },
        },
        manifest.place,
      );
    }
  },
  rules: [
    factRule(MECHANISM, {
      id: 'kubelet-rotation-off',
      title: 'The kubelet does not renew its certificate',
      level: 'note',
      why: 'With rotation off the kubelet keeps its client certificate until it expires, after a year by default; then the node drops out of the cluster.',
      fix: 'Set `rotateCertificates: true`.',
      references: REFERENCES,
      kind: 'producer',
      problem: (fact) =>
        fact.attributes.rotate !== false
          ? undefined
          : {
              message:
                fact.attributes.left === true
                  ? 'The KubeletConfiguration brings a serving certificate along and leaves `rotateCertificates` out, which is off then.'
                  : 'The KubeletConfiguration switches the rotation of the client certificate off.',
              locations: [placeOf(fact, 'rotate')],
            },
    }),
  ],
};
