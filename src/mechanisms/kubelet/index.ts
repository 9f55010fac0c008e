import { placeOf } from '../../lib/attributes.ts';
import { factRule } from '../../lib/fact-rules.ts';
import { isManifestFile, manifests } from '../../lib/kubernetes.ts';
import { at, valueAt } from '../../lib/yaml.ts';
import type { Mechanism } from '../../model/index.ts';

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
      output.fact(
        {
          kind: 'producer',
          reads: ['issuer-of-cluster:kubernetes'],
          writes: ['path:/var/lib/kubelet/pki/kubelet-client-current.pem'],
          attributes: {
            resource: 'KubeletConfiguration',
            name: '',
            ...(valueAt(rotate) === false && { rotate: false, state: 'off' }),
          },
          lines: rotate === undefined ? {} : { rotate: rotate.line },
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
              message: 'The KubeletConfiguration switches the rotation of the client certificate off.',
              locations: [placeOf(fact, 'rotate')],
            },
    }),
  ],
};
