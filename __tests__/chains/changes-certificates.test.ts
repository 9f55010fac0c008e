/** Pull requests to committed certificates: renewals that reach all copies, some of them, or go backwards. */
import { expect, it } from 'vitest';
import { issue, type Request } from '../../scripts/fixtures/pki.ts';
import { auditPullRequest, changeTests, edited, said } from '../support/team-chains.ts';

const ROOT = { notBefore: '2024-01-01T00:00:00Z', notAfter: '2034-01-01T00:00:00Z', ca: true };
const ca = await issue({ ...ROOT, subject: 'CN=Corp Issuing CA, O=Corp' });
const otherCa = await issue({ ...ROOT, subject: 'CN=Other CA, O=Other' });
const NAMES = ['mail.corp.internal', 'imap.corp.internal'];
const mail = (from: string, to: string, more: Partial<Request> = {}) =>
  issue({
    subject: 'CN=mail.corp.internal',
    names: NAMES,
    issuer: ca,
    notBefore: `${from}T00:00:00Z`,
    notAfter: `${to}T00:00:00Z`,
    ...more,
  });
const [old, renewed, expired, wider, wildcard, moved] = await Promise.all([
  mail('2026-01-10', '2027-01-10'),
  mail('2026-11-10', '2027-11-10'),
  mail('2025-10-01', '2026-10-01'),
  mail('2026-11-10', '2027-11-10', { names: [...NAMES, 'smtp.corp.internal'] }),
  mail('2026-11-10', '2027-11-10', { names: ['*.corp.internal'], subject: 'CN=corp' }),
  mail('2026-11-10', '2027-11-10', { issuer: otherCa }),
]);

const inSecret = (pem: string) =>
  `apiVersion: v1\nkind: Secret\nmetadata: {name: mail-tls, namespace: mail}\ndata:\n  tls.crt: ${Buffer.from(pem).toString('base64')}\n`;
const OWNERS = 'legacy/ @corp/legacy\npods/ @corp/pods\nk8s/ @corp/k8s\n';
const COPIES = (pem: string) => ({
  'legacy/mail.pem': pem,
  'pods/13/tls.crt': pem,
  'k8s/secret.yaml': inSecret(pem),
});
const HERE = {
  ...COPIES(old.pem),
  'truststore/ca-bundle.pem': ca.pem + otherCa.pem,
  'tests/testdata/mail.pem': old.pem,
  '.github/CODEOWNERS': OWNERS,
};
const TEAM = {
  'corp/mail': HERE,
  'corp/chart': { 'values/tls.crt': old.pem, '.github/CODEOWNERS': '* @corp/chart\n' },
};
const [legacy, pod, secret] = ['corp/mail:legacy/mail.pem', 'corp/mail:pods/13/tls.crt', 'corp/mail:k8s/secret.yaml'];

changeTests('a renewal leaves behind', TEAM, {
  'all other copies': {
    edits: { [legacy]: renewed.pem },
    says: [`warning: copies-left-behind ${legacy}`],
    owners: ['@corp/chart', '@corp/k8s', '@corp/pods'],
    message: /3 copies still hold/,
  },
  'the copy of another repository': {
    edits: { [legacy]: renewed.pem, [pod]: renewed.pem, [secret]: inSecret(renewed.pem) },
    says: [`warning: copies-left-behind ${secret}`],
    owners: ['@corp/chart'],
    message: /One copy still holds/,
  },
  'the other copies where it names more hosts': {
    edits: { [legacy]: wider.pem },
    says: [`warning: copies-left-behind ${legacy}`],
    owners: ['@corp/chart', '@corp/k8s', '@corp/pods'],
  },
  'the other copies where another CA issued it': {
    edits: { [legacy]: moved.pem, [pod]: moved.pem },
    says: [`warning: copies-left-behind ${legacy}`],
    owners: ['@corp/chart', '@corp/k8s'],
  },
  'the other copies where another CA issues it under the next name': {
    edits: { [legacy]: undefined, 'corp/mail:legacy/mail-2027.pem': moved.pem },
    says: ['warning: copies-left-behind corp/mail:legacy/mail-2027.pem'],
  },
  'the other copies where its file gets another name': {
    edits: { [legacy]: undefined, 'corp/mail:legacy/mail-2027.pem': renewed.pem },
    says: ['warning: copies-left-behind corp/mail:legacy/mail-2027.pem'],
  },
});

const ALONE = { 'corp/mail': HERE };
const everywhere = (pem: string) =>
  Object.fromEntries(Object.entries(COPIES(pem)).map(([path, text]) => [`corp/mail:${path}`, text]));
changeTests('nothing is said of', ALONE, {
  'a renewal of all copies but those of tests': { edits: everywhere(renewed.pem) },
  'a renewal with more names of all copies': { edits: everywhere(wider.pem) },
  'another CA for all copies': { edits: everywhere(moved.pem) },
  'the old version in an archive beside the new one': {
    edits: { ...everywhere(renewed.pem), 'corp/mail:legacy/archive/mail-2026.pem': old.pem },
  },
  'one server that moves to a wildcard': { edits: { [pod]: wildcard.pem } },
  'a copy that goes': { edits: { [pod]: undefined } },
  'a copy that moves': { edits: { [pod]: undefined, 'corp/mail:pods/15/tls.crt': old.pem } },
});
changeTests(
  'a repository that follows another one of the team',
  { 'corp/mail': HERE, 'corp/chart': { 'values/tls.crt': renewed.pem } },
  { 'is silent': { edits: everywhere(renewed.pem) } },
);

const NEWEST = { 'corp/mail': { ...COPIES(renewed.pem), '.github/CODEOWNERS': OWNERS } };
changeTests('a renewal is undone', NEWEST, {
  'in all places': {
    edits: everywhere(old.pem),
    says: [`warning: certificate-downgraded ${secret}`],
    message: /it expires on 2027-01-10, the replaced one on 2027-11-10/,
  },
});

it('leaves what is plain to see to the rules about it', async () => {
  const after = edited(NEWEST, { [pod]: old.pem, 'corp/mail:pods/15/tls.crt': expired.pem });
  expect(said(await auditPullRequest(NEWEST, after), 'new')).toEqual([
    'error: expired corp/mail:pods/15/tls.crt',
    'error: stale-copy corp/mail:pods/15/tls.crt',
    `warning: stale-copy ${pod}`,
  ]);
});

it('judges a copy that is accepted in the same change by the policy of the base', async () => {
  const config = 'ignore: [{rule: expired, path: "pods/**", reason: later, until: 2027-03-01}]\n';
  const after = edited(NEWEST, {
    'corp/mail:pods/15/tls.crt': expired.pem,
    'corp/mail:.github/cert-hygiene.yml': config,
  });
  expect(said(await auditPullRequest(NEWEST, after), 'new')).toContain('error: expired corp/mail:pods/15/tls.crt');
});
