/** Pull requests that break a link to another repository of the team, and those that only look so. */
import { CERTIFICATE, DEPLOYMENT, EXTERNAL, ISSUER } from '../support/shop.ts';
import { changeTests } from '../support/team-chains.ts';

const PUSH = `apiVersion: external-secrets.io/v1alpha1
kind: PushSecret
metadata: {name: shop, namespace: shop}
spec:
  refreshInterval: 1h
  secretStoreRefs: [{name: vault, kind: ClusterSecretStore}]
  selector: {secret: {name: shop-tls}}
  data:
    - match: {secretKey: tls.crt, remoteRef: {remoteKey: tls/shop, property: crt}}
    - match: {secretKey: tls.key, remoteRef: {remoteKey: tls/shop, property: key}}
`;

const inWeb = (text: string) => text.replace('namespace: shop', 'namespace: web');
const TEAM = {
  'corp/platform': {
    'issuer.yaml': ISSUER,
    'certificate.yaml': CERTIFICATE,
    'push.yaml': PUSH,
    '.github/CODEOWNERS': '* @corp/platform\n',
  },
  'corp/shop': {
    'external.yaml': inWeb(EXTERNAL),
    'web.yaml': inWeb(DEPLOYMENT),
    '.github/CODEOWNERS': '* @corp/shop\n',
  },
};
changeTests('a way through a store and two repositories is broken by', TEAM, {
  'the issuer gone': {
    edits: { 'corp/platform:issuer.yaml': undefined },
    says: ['error: automation-removed corp/platform:issuer.yaml'],
    owners: ['@corp/platform', '@corp/shop'],
  },
  'another Secret of the Certificate': {
    edits: { 'corp/platform:certificate.yaml': ['secretName: shop-tls', 'secretName: shop-cert'] },
    says: ['error: automation-removed corp/platform:certificate.yaml'],
    owners: ['@corp/platform', '@corp/shop'],
    message: /PushSecret "shop" at push\.yaml still depends on it/,
  },
  'the PushSecret gone': {
    edits: { 'corp/platform:push.yaml': undefined },
    says: ['error: automation-removed corp/platform:push.yaml'],
    message:
      /ExternalSecret "shop-tls" at corp\/shop:external\.yaml still depends on it: no renewed version reaches it/,
  },
  'another key in the store': {
    edits: { 'corp/platform:push.yaml': PUSH.replaceAll('tls/shop', 'certs/shop') },
    says: ['error: automation-removed corp/platform:push.yaml'],
    owners: ['@corp/shop', '@corp/platform'],
  },
  'a slip in the key that is fetched': {
    edits: { 'corp/shop:external.yaml': inWeb(EXTERNAL).replaceAll('tls/shop', 'tls/shopp') },
    says: ['warning: automation-removed corp/shop:external.yaml'],
    message: /no longer vault\/tls\/shop, which is still renewed/,
  },
  'a push that happens once': {
    edits: { 'corp/platform:push.yaml': ['refreshInterval: 1h', 'refreshInterval: "0"'] },
    says: ['warning: sync-weakened corp/platform:push.yaml'],
    owners: ['@corp/shop'],
    message: /runs only once\. Deployment "shop" at corp\/shop:web\.yaml depends on it/,
  },
  'a week between two fetches': {
    edits: { 'corp/shop:external.yaml': ['refreshInterval: 1h', 'refreshInterval: 168h'] },
    says: ['warning: sync-weakened corp/shop:external.yaml'],
    message: /runs every 7 days instead of every hour/,
  },
  'a Secret by hand in place of the ExternalSecret': {
    edits: {
      'corp/shop:external.yaml':
        'apiVersion: v1\nkind: Secret\nmetadata: {name: shop-tls, namespace: web}\ntype: kubernetes.io/tls\ndata: {tls.crt: "", tls.key: ""}\n',
    },
    says: ['error: automation-removed corp/shop:external.yaml'],
  },
});

changeTests('nothing is said across repositories of', TEAM, {
  'a new name of the Secret that the PushSecret follows': {
    edits: {
      'corp/platform:certificate.yaml': ['secretName: shop-tls', 'secretName: shop-cert'],
      'corp/platform:push.yaml': ['name: shop-tls', 'name: shop-cert'],
    },
  },
  'an hour more between two fetches': {
    edits: { 'corp/shop:external.yaml': ['refreshInterval: 1h', 'refreshInterval: 2h'] },
  },
  'a reader that goes with its fetch': {
    edits: { 'corp/shop:external.yaml': undefined, 'corp/shop:web.yaml': undefined },
  },
  'another file for the Certificate': {
    edits: { 'corp/platform:certificate.yaml': undefined, 'corp/platform:apps/shop/tls.yaml': CERTIFICATE },
  },
});

changeTests(
  'a Certificate that has moved to another repository of the team',
  {
    'corp/old': { 'certificate.yaml': CERTIFICATE, 'issuer.yaml': ISSUER },
    'corp/shop': { 'certificate.yaml': CERTIFICATE, 'web.yaml': DEPLOYMENT },
  },
  { 'is taken away in silence': { edits: { 'corp/old:certificate.yaml': undefined } } },
);
