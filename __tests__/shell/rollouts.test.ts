import { describe, expect, it } from 'vitest';
import { rolloutOf } from '../../src/shell/rollouts.ts';

describe('rolloutOf', () => {
  it.each<[string, string[] | undefined]>([
    ['kubectl rollout restart deployment/web', ['workload:?/Deployment/web']],
    [
      'kubectl -n mail rollout restart sts dovecot postfix',
      ['workload:mail/StatefulSet/dovecot', 'workload:mail/StatefulSet/postfix'],
    ],
    [
      'kubectl rollout restart --namespace=mail deploy/web ds/relay',
      ['workload:mail/Deployment/web', 'workload:mail/DaemonSet/relay'],
    ],
    ['oc rollout restart deployment.apps/web -n $SPACE', ['workload:?/Deployment/web']],
    ['kubectl rollout restart deployment -l app=web', []],
    ['kubectl rollout restart deployment/$APP', []],
    ['kubectl rollout status deployment/web', undefined],
    ['helm rollout restart deployment/web', undefined],
  ])('%s', (line, expected) => {
    const [name = '', ...args] = line.split(' ');
    expect(rolloutOf({ name, args })).toEqual(expected);
  });
});
