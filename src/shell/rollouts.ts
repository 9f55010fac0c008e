import { namespacedRef } from '../facts/refs.ts';
import type { Ref } from '../model/index.ts';
import type { Command } from './commands.ts';

const KINDS: Readonly<Record<string, string>> = {
  deploy: 'Deployment',
  deployment: 'Deployment',
  deployments: 'Deployment',
  sts: 'StatefulSet',
  statefulset: 'StatefulSet',
  statefulsets: 'StatefulSet',
  ds: 'DaemonSet',
  daemonset: 'DaemonSet',
  daemonsets: 'DaemonSet',
};

/**
 * The workloads that `kubectl rollout restart` restarts, as refs; empty where it does not tell which, as with a selector.
 * Undefined for any other command. https://kubernetes.io/docs/reference/kubectl/generated/kubectl_rollout/kubectl_rollout_restart/
 */
export function rolloutOf({ name, args }: Pick<Command, 'name' | 'args'>): Ref[] | undefined {
  if (name !== 'kubectl' && name !== 'oc') return undefined;
  const valued = /^(?:-n|-l|-f|--(?:namespace|selector|context|kubeconfig|cluster|user|filename))$/;
  const words = args.filter((arg, i) => !arg.startsWith('-') && !valued.test(args[i - 1] ?? ''));
  if (words[0] !== 'rollout' || words[1] !== 'restart') return undefined;
  const stated = args.findIndex((arg) => /^(?:-n|--namespace)(?:=|$)/.test(arg));
  const space = /=(.*)$/.exec(args[stated] ?? '')?.[1] ?? (stated < 0 ? '' : (args[stated + 1] ?? ''));
  const namespace = /^[\w-]+$/.test(space) ? space : '?';
  const [first = '', ...others] = words.slice(2);
  const named = first.includes('/') ? [first, ...others] : others.map((other) => `${first}/${other}`);
  return named.flatMap((one) => {
    const [kind = '', workload = ''] = one.split('/');
    const resource = KINDS[kind.replace(/\..*$/, '').toLowerCase()];
    return resource !== undefined && /^[\w.-]+$/.test(workload)
      ? [namespacedRef('workload', namespace, `${resource}/${workload}`)]
      : [];
  });
}
