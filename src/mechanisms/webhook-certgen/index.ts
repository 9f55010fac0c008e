import { secretRef } from '../../facts/refs.ts';
import { factRule } from '../../facts/rule.ts';
import { containersOf, isManifestFile, manifests, podOf } from '../../kubernetes/manifests.ts';
import type { Mechanism } from '../../model/index.ts';
import { at, itemsAt, stringAt } from '../../parsers/yaml.ts';

const MECHANISM = 'webhook-certgen';
const REFERENCES = ['https://github.com/kubernetes/ingress-nginx/tree/main/images/kube-webhook-certgen'];

/** kube-webhook-certgen: a Job that makes a certificate of a hundred years for a webhook. */
export const webhookCertgen: Mechanism = {
  id: MECHANISM,
  title: 'kube-webhook-certgen',
  identifiedBy: 'Jobs with the image kube-webhook-certgen',
  references: REFERENCES,
  accepts: isManifestFile,
  needles: ['webhook-certgen'],
  read(file, output) {
    for (const manifest of manifests(file, output, ['Job'])) {
      const pod = podOf(manifest);
      for (const { node } of pod === undefined ? [] : containersOf(pod)) {
        const args = itemsAt(node, 'args').map((item) => item.text);
        if (!/webhook-certgen/.test(at(node, 'image')?.text ?? '') || !args.includes('create')) continue;
        const secret = args.find((arg) => arg.startsWith('--secret-name='))?.slice(14);
        output.fact(
          {
            kind: 'producer',
            reads: [],
            writes: secret === undefined || secret.includes('{{') ? [] : [secretRef(manifest.namespace, secret)],
            attributes: {
              resource: 'Job',
              name: manifest.name,
              namespace: manifest.namespace,
              image: stringAt(node, 'image') ?? null,
              state: 'once',
            },
          },
          { line: at(node, 'image')?.line ?? node.line },
        );
      }
    }
  },
  rules: [
    factRule(MECHANISM, {
      id: 'webhook-certgen-hundred-years',
      title: 'Webhook certificate is created once for 100 years',
      level: 'note',
      why: 'The Job creates a CA and a certificate for 100 years, and does nothing while the Secret exists. The key is never replaced.',
      fix: 'Use the chart’s cert-manager integration.',
      references: REFERENCES,
      kind: 'producer',
      problem: (fact) =>
        `The Job "${String(fact.attributes.name).replace(/@[^@]*$/, '')}" creates the webhook's certificate once, for 100 years.`,
    }),
  ],
};
