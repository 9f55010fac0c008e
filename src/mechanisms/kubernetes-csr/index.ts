import { secretRef } from '../../facts/refs.ts';
import { factRule } from '../../facts/rule.ts';
import { isScheduledItself, runAttributes, startRefs } from '../../mechanism-kit/command-facts.ts';
import type { ConfigFile, Mechanism, MechanismOutput, Ref } from '../../model/index.ts';
import type { CommandBlock } from '../../shell/command-blocks.ts';
import { invocations, mayHoldCommands, option } from '../../shell/command-files.ts';
import { levelOfAbsence } from '../../topology/absence.ts';
import { memoizeByObject } from '../../util/memoize.ts';

const MECHANISM = 'kubernetes-csr';
const REFERENCES = [
  'https://kubernetes.io/docs/reference/access-authn-authz/certificate-signing-requests/',
  'https://kubernetes.io/docs/tasks/tls/managing-tls-in-a-cluster/',
];

/** Requests that a script makes, approves and stores; approving those of others, as of kubelets, makes nothing of one's own. */
function read(file: ConfigFile, output: MechanismOutput): void {
  if (!file.text.includes('CertificateSigningRequest')) return;
  const storedBy = memoizeByObject(storedIn);
  for (const invocation of invocations(file, 'kubectl', 'oc')) {
    const { command, run } = invocation;
    if (!/(?:^| )certificate approve(?: |$)/.test(command.args.join(' '))) continue;
    const secret = storedBy(run);
    if (secret === undefined) continue;
    output.fact(
      {
        kind: 'producer',
        reads: startRefs(file, invocation),
        writes: secret.ref === undefined ? [] : [secret.ref],
        attributes: { name: `Secret ${secret.name}`, ...runAttributes(invocation), state: 'once' },
      },
      { line: command.line },
    );
  }
}

/** The Secret that a script makes; without a ref where a name is known at run time only. */
function storedIn({ commands }: CommandBlock): { name: string; ref?: Ref } | undefined {
  for (const { name, args } of commands) {
    const at = args.indexOf('secret');
    if (!/^(?:kubectl|oc)$/.test(name) || args[at - 1] !== 'create' || !/^(?:generic|tls)$/.test(args[at + 1] ?? ''))
      continue;
    const secret = args[at + 2] ?? '';
    const namespace = option(args, '--namespace', '-n') ?? '';
    const known = [secret, namespace].every((word) => /^[a-z\d][a-z\d.-]*$/.test(word));
    return { name: secret, ...(known && { ref: secretRef(namespace, secret) }) };
  }
  return undefined;
}

/** Certificates that the cluster's own authority signs, through `kubectl certificate approve`. */
export const kubernetesCsr: Mechanism = {
  id: MECHANISM,
  title: 'Certificates signed by the cluster',
  identifiedBy: '`kubectl certificate approve` in scripts that store the result in a Secret',
  references: REFERENCES,
  accepts: mayHoldCommands,
  needles: ['certificate approve'],
  read,
  rules: [
    factRule(MECHANISM, {
      id: 'kubernetes-csr-approved-once',
      title: 'Cluster-signed certificate is created by hand',
      level: 'warning',
      why: 'The cluster CA signs for at most a year by default. Nothing renews a certificate that a script stored in a Secret. After it expires, the API server rejects the webhook and the requests that depend on it.',
      fix: 'Issue it with cert-manager and `cert-manager.io/inject-ca-from` on the webhook, or schedule the script and restart the consumers of the Secret.',
      references: REFERENCES,
      kind: 'producer',
      otherLevels: { note: 'when nothing found here reads the Secret' },
      problem: (fact, { neighbours, topology }) =>
        isScheduledItself(fact, neighbours(fact))
          ? undefined
          : {
              message: `The certificate in the ${String(fact.attributes.name)} is signed when this script runs, but no schedule for it was found.`,
              ...levelOfAbsence(fact, topology),
            },
    }),
  ],
};
