/** Changes that the tests of pull requests start from. */
import { expect } from 'vitest';
import { type Issued, issue } from '../../../scripts/fixtures/pki.ts';
import { MARKER, type PullRequest, pullRequest, type Setup } from './pull-request.ts';
import type { Files } from './repository.ts';

/** Ran out three weeks before the instant of judgement. */
export const expired: Issued = await issue({
  subject: 'CN=mail.corp.internal, O=Corp',
  names: ['mail.corp.internal'],
  notBefore: '2025-11-01T00:00:00Z',
  notAfter: '2026-11-01T00:00:00Z',
});
export const renewed: Issued = await issue({
  subject: 'CN=mail.corp.internal, O=Corp',
  names: ['mail.corp.internal'],
  notBefore: '2026-10-20T00:00:00Z',
  notAfter: '2027-10-20T00:00:00Z',
});

const CERTIFICATE = `apiVersion: cert-manager.io/v1
kind: Certificate
metadata: {name: web, namespace: shop}
spec:
  secretName: web-tls
  dnsNames: [www.corp.internal]
  issuerRef: {name: corp, kind: ClusterIssuer}
`;
const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  namespace: shop
  annotations:
    reloader.stakater.com/auto: "true"
spec:
  template:
    spec:
      containers:
        - {name: web, image: nginx, volumeMounts: [{name: tls, mountPath: /tls}]}
      volumes:
        - {name: tls, secret: {secretName: web-tls}}
`;

/** A Deployment of one team that mounts the Secret that another team's Certificate renews. */
export const reloaderBase: Files = {
  'apps/web.yaml': DEPLOYMENT,
  'certs/web.yaml': CERTIFICATE,
  '.github/CODEOWNERS': 'apps/ @corp/shop\ncerts/ @corp/platform\n',
};
export const withoutReloader: Files = { 'apps/web.yaml': DEPLOYMENT.replace(/ {2}annotations:\n.*\n/, '') };

/** One certificate, in order; and the same place with the version that ran out. */
export const SOUND: Files = { 'certs/mail.pem': renewed.pem, 'README.md': 'Mail.\n' };
export const BROKEN: Files = { 'certs/mail.pem': expired.pem };

/**
 * A pull request from {@link SOUND} to {@link BROKEN} unless said otherwise. Whatever happens in it, every call and answer is
 * as GitHub describes it, and there is never a second comment.
 */
export async function withPull(setup: Partial<Setup>, check: (pull: PullRequest) => Promise<void>): Promise<void> {
  const pull = await pullRequest({ base: SOUND, head: BROKEN, ...setup });
  try {
    await check(pull);
  } finally {
    await pull.close();
  }
  expect(pull.github.violations).toEqual([]);
  const { login } = setup.account ?? { login: 'github-actions[bot]' };
  const own = pull.repository.comments.filter(({ author, body }) => author.login === login && body.startsWith(MARKER));
  expect(own.length).toBeLessThanOrEqual(1);
}
