/** What the config says of copies: who follows whom, what is accepted, what is bad on purpose. */
import { issue } from '../../scripts/fixtures/pki.ts';
import { authority, GONE, leaf, NEW, NEXT, OLD, QUIET, root } from '../support/team-certificates.ts';
import { type Break, chainTests } from '../support/team-chains.ts';

const MAIL = 'mail.corp.internal';
const [gone, old, renewed] = [await leaf(MAIL, GONE), await leaf(MAIL, OLD), await leaf(MAIL, NEW)];
const fresh = await leaf(MAIL, { notBefore: '2026-11-21T12:00:00Z', notAfter: '2027-12-01T00:00:00Z' });
const other = await issue({
  subject: "CN=R11, O=Let's Encrypt, C=US",
  notBefore: '2024-01-01',
  notAfter: '2030-01-01',
  ca: true,
});

const config = (text: string) => ({ '.github/cert-hygiene.yml': `${QUIET}${text}` });
const said = (edits: Break['edits'], ...says: string[]): Break => ({ edits, says, change: says });
const SYNC = `sync:
  - name: mail
    source: legacy/mail.pem
    copies: ["pods/*/tls.crt", "corp/pods:tls/mail.pem", "corp/elsewhere:tls/mail.pem"]
    within: 24h
`;
const team = {
  'corp/home': { ...config(SYNC), 'legacy/mail.pem': old.pem, 'pods/13/tls.crt': old.pem, 'pods/15/tls.crt': old.pem },
  'corp/pods': { 'tls/mail.pem': old.pem },
};
const late = {
  says: ['error: stale-copy corp/home:pods/13/tls.crt', 'error: stale-copy corp/pods:tls/mail.pem'],
  change: ['error: copies-left-behind corp/home:legacy/mail.pem'],
};
const source = ({ pem }: { pem: string }) => ({ 'corp/home:legacy/mail.pem': pem });

chainTests('declared copies, of which one repository is not in sight', {
  team,
  breaks: {
    'the source is renewed': { edits: source(renewed), ...late },
    'by another authority': { edits: source(await leaf(MAIL, NEW, { issuer: other })), ...late },
    'with more names': { edits: source(await leaf(MAIL, NEW, { names: [MAIL, 'imap.corp.internal'] })), ...late },
    'as a wildcard': { edits: source(await leaf('*.corp.internal', NEW)), ...late },
    'half a day ago': { edits: source(fresh), says: [], change: [] },
    'and all copies but one': {
      edits: { ...source(renewed), 'corp/home:pods/13/tls.crt': renewed.pem },
      says: ['error: stale-copy corp/home:pods/15/tls.crt', 'error: stale-copy corp/pods:tls/mail.pem'],
      change: ['error: copies-left-behind corp/home:legacy/mail.pem'],
    },
    'the source is removed': said(
      { 'corp/home:legacy/mail.pem': undefined },
      'warning: sync-copy-missing corp/home:.github/cert-hygiene.yml',
    ),
    'one of the copies is another certificate': said(
      { 'corp/home:pods/15/tls.crt': (await leaf('web.corp.internal', NEW)).pem },
      'warning: sync-copy-differs corp/home:pods/15/tls.crt',
    ),
    'a further certificate where the glob reaches': {
      edits: { 'corp/home:pods/15/client.crt': (await leaf('web.corp.internal', NEW)).pem },
      says: [],
      change: [],
    },
  },
});

const secret = (namespace: string, { pem }: { pem: string }) => `apiVersion: v1
kind: Secret
metadata: {name: mail-tls, namespace: ${namespace}}
type: kubernetes.io/tls
stringData:
  tls.crt: |
${pem.replace(/^(?=.)/gm, '    ')}`;
const EXTERNAL = `apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: {name: mail-tls, namespace: shop}
spec:
  refreshInterval: 1h
  secretStoreRef: {name: corp, kind: ClusterSecretStore}
  target: {name: mail-tls}
  data: [{secretKey: tls.crt, remoteRef: {key: mail, property: crt}}]
`;

chainTests('declared Secrets, one of which a controller writes', {
  team: {
    'corp/home': {
      ...config(
        'sync: [{name: mail, source: mail.pem, copies: ["secret:mail/mail-tls", "secret:web/mail-tls", "secret:shop/mail-tls"]}]\n',
      ),
      'mail.pem': renewed.pem,
      'secrets.yaml': `${secret('mail', renewed)}---\n${secret('web', renewed)}`,
      'shop.yaml': EXTERNAL,
    },
  },
  breaks: {
    'one of two in a manifest is old': {
      edits: { 'corp/home:secrets.yaml': `${secret('mail', renewed)}---\n${secret('web', old)}` },
      says: ['error: stale-copy corp/home:secrets.yaml'],
    },
    'what the controller wrote is nobody’s any more': {
      edits: { 'corp/home:shop.yaml': undefined },
      says: ['warning: sync-copy-missing corp/home:.github/cert-hygiene.yml'],
      change: [
        'warning: automation-removed corp/home:shop.yaml',
        'warning: sync-copy-missing corp/home:.github/cert-hygiene.yml',
      ],
    },
  },
});

const rootNext = await issue({
  subject: 'CN=Corp Root CA, O=Corp',
  notBefore: '2026-10-01',
  notAfter: '2046-01-01',
  ca: true,
});

chainTests('declared copies of a root', {
  team: {
    'corp/home': {
      ...config('sync: [{name: root, source: ca/root.pem, copies: ["apps/*/ca.pem"]}]\n'),
      'ca/root.pem': root.pem,
      'apps/web/ca.pem': root.pem,
    },
  },
  breaks: {
    'the next root at the source': {
      edits: { 'corp/home:ca/root.pem': rootNext.pem },
      says: ['error: stale-copy corp/home:apps/web/ca.pem'],
    },
  },
});

const EXPECT = `expect:
  - {path: checks/ended.pem, state: expired}
  - {path: checks/early.pem, state: not-yet-valid}
`;

chainTests('certificates that are bad on purpose', {
  team: {
    'corp/home': {
      ...config(EXPECT),
      'checks/ended.pem': gone.pem,
      'checks/early.pem': (await leaf(MAIL, NEXT)).pem,
      'tls/mail.pem': renewed.pem,
    },
  },
  breaks: {
    'made anew with the rest': said(
      { 'corp/home:checks/ended.pem': renewed.pem },
      'error: expectation-broken corp/home:.github/cert-hygiene.yml',
    ),
    removed: said(
      { 'corp/home:checks/early.pem': undefined },
      'error: expectation-broken corp/home:.github/cert-hygiene.yml',
    ),
  },
});

const IGNORE = `ignore:
  - {rule: expired, path: "legacy/**", reason: decommissioned, until: 2026-11-29}
`;

chainTests('what is accepted for a time', {
  team: { 'corp/home': { ...config(IGNORE), 'legacy/mail.pem': gone.pem } },
  breaks: {
    'the time is over': {
      edits: { 'corp/home:.github/cert-hygiene.yml': ['2026-11-29', '2026-11-21'] },
      says: [
        'error: expired corp/home:legacy/mail.pem',
        'warning: suppression-lapsed corp/home:.github/cert-hygiene.yml',
      ],
      // The policy of the base judges a pull request.
      change: [],
    },
    'the last days have begun': {
      edits: { 'corp/home:.github/cert-hygiene.yml': ['2026-11-29', '2026-11-28'] },
      says: ['note: suppression-lapsed corp/home:.github/cert-hygiene.yml'],
      change: [],
    },
    'what was accepted is gone': said(
      { 'corp/home:legacy/mail.pem': undefined },
      'note: suppression-unused corp/home:.github/cert-hygiene.yml',
    ),
    'another one ran out': said(
      {
        'corp/home:tls/web.pem': (await leaf('web.corp.internal', GONE, { issuer: await authority('Corp CA 2') })).pem,
      },
      'error: expired corp/home:tls/web.pem',
    ),
  },
});
