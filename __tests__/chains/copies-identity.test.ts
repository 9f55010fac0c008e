/** What is a version of what: the same name is not yet the same certificate. */
import { issue } from '../../scripts/fixtures/pki.ts';
import { authority, GONE, leaf, NEW, OLD, QUIET, root } from '../support/team-certificates.ts';
import { type Break, chainTests } from '../support/team-chains.ts';

const config = { '.github/cert-hygiene.yml': QUIET };
const said = (edits: Break['edits'], ...says: string[]): Break => ({ edits, says, change: says });
const behind = (path: string, pem: string, stale: string): Break => ({
  edits: { [path]: pem },
  says: [`warning: stale-copy ${stale}`],
  change: [`warning: copies-left-behind ${path}`],
});
const self = (name: string, period: typeof OLD, more: object = {}) =>
  issue({ subject: `CN=${name}`, names: [name], ...period, ...more });

const tenants = [await leaf('server', OLD), await leaf('server', NEW)] as const;
const rekeyed = await leaf('server', NEW, { keys: tenants[0].keys });

chainTests('customers whose servers are all called server', {
  team: { 'corp/vpn': { ...config, 'tenants/a/server.crt': tenants[0].pem, 'tenants/b/server.crt': tenants[1].pem } },
  breaks: {
    'one of them in two places, renewed with its key': behind(
      'corp/vpn:tenants/a/next/server.crt',
      rekeyed.pem,
      'corp/vpn:tenants/a/server.crt',
    ),
  },
});

const years = ['2023', '2024', '2025', '2026'].map((year) => ({ notBefore: `${year}-01-01`, notAfter: '2033-01-01' }));
const localhost = await Promise.all(years.map((period) => self('localhost', period)));
const services = Object.fromEntries(localhost.map(({ pem }, index) => [`service-${index}/localhost.pem`, pem]));

chainTests('services that each have a certificate for localhost', {
  team: { 'corp/services': { ...config, ...services } },
  breaks: {},
});

const [brokerOld, brokerNew] = [await self('kafka', OLD), await self('kafka', NEW)];

chainTests('self-signed certificates for the same short name in two projects', {
  team: {
    'corp/orders': { ...config, 'tls/kafka.crt': brokerOld.pem },
    'corp/billing': { 'tls/kafka.crt': (await self('kafka', NEW)).pem },
  },
  breaks: {
    'renewed in one folder of one project': behind(
      'corp/orders:clients/kafka.crt',
      brokerNew.pem,
      'corp/orders:tls/kafka.crt',
    ),
  },
});

const webhook = 'check.ops.svc';
const clusters = [await authority('check-ca'), await authority('check-ca')] as const;
const [first, second] = [
  await leaf(webhook, OLD, { issuer: clusters[0] }),
  await leaf(webhook, NEW, { issuer: clusters[1] }),
];

chainTests('the same service in two clusters, each with a CA of the same name', {
  team: { 'corp/clusters': { ...config, 'east/tls.crt': first.pem, 'west/tls.crt': second.pem } },
  breaks: {
    'a renewal by the one CA': behind(
      'corp/clusters:east/next/tls.crt',
      (await leaf(webhook, NEW, { issuer: clusters[0] })).pem,
      'corp/clusters:east/tls.crt',
    ),
  },
});

const sites = ['prod', 'staging'].map((stage) => leaf(`www.${stage}.corp.internal`, stage === 'prod' ? NEW : OLD));
const [production, staging] = await Promise.all(sites);

chainTests('stages with names of their own, and a copy that a stage borrowed', {
  team: {
    'corp/web': { ...config, 'env/prod/tls.crt': production?.pem ?? '', 'env/staging/tls.crt': staging?.pem ?? '' },
  },
  breaks: {
    'the certificate of production, as it was, in staging': said(
      { 'corp/web:env/staging/tls.crt': (await leaf('www.prod.corp.internal', GONE)).pem },
      'error: expired corp/web:env/staging/tls.crt',
      'error: stale-copy corp/web:env/staging/tls.crt',
    ),
  },
});

const MAIL = 'mail.corp.internal';
const [rsa, ecdsa] = [await leaf(MAIL, OLD, { key: 'rsa' }), await leaf(MAIL, OLD)];
const renewed = { rsa: await leaf(MAIL, NEW, { key: 'rsa' }), ecdsa: await leaf(MAIL, NEW) };

chainTests('certificates of two key types for one server', {
  team: {
    'corp/mail': { ...config, 'tls/mail.rsa.pem': rsa.pem, 'tls/mail.ecdsa.pem': ecdsa.pem },
    'corp/backup': { 'tls/mail.ecdsa.pem': ecdsa.pem },
  },
  breaks: {
    'one of them is renewed': { edits: { 'corp/mail:tls/mail.rsa.pem': renewed.rsa.pem }, says: [], change: [] },
    'the other one is renewed, but for a copy': behind(
      'corp/mail:tls/mail.ecdsa.pem',
      renewed.ecdsa.pem,
      'corp/backup:tls/mail.ecdsa.pem',
    ),
  },
});

chainTests('a server that moves from RSA to ECDSA', {
  team: { 'corp/mail': { ...config, 'tls/mail.pem': rsa.pem }, 'corp/backup': { 'tls/mail.pem': rsa.pem } },
  breaks: {
    'in one repository': behind('corp/mail:tls/mail.pem', renewed.ecdsa.pem, 'corp/backup:tls/mail.pem'),
  },
});

const longer = await issue({
  subject: 'CN=Corp Root CA, O=Corp',
  notBefore: '2025-01-01',
  notAfter: '2045-01-01',
  ca: true,
  keys: root.keys,
});
const ended = await issue({
  subject: 'CN=Corp Root CA, O=Corp',
  notBefore: '2006-01-01',
  notAfter: '2026-01-01',
  ca: true,
  keys: root.keys,
});

chainTests('a root that was renewed with its key', {
  team: { 'corp/trust': { ...config, 'bundle.pem': root.pem }, 'corp/app': { 'ca/root.pem': longer.pem } },
  breaks: {
    'the one before in the bundle too': said(
      { 'corp/trust:bundle.pem': root.pem + ended.pem },
      'warning: expired corp/trust:bundle.pem',
    ),
    'the one before alone': {
      edits: { 'corp/trust:bundle.pem': ended.pem },
      says: ['error: expired corp/trust:bundle.pem', 'error: stale-copy corp/trust:bundle.pem'],
      change: ['error: expired corp/trust:bundle.pem'],
    },
  },
});
