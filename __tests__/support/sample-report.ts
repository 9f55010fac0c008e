/** The report of a small company a day after a bad night: what the reporters are looked at with. */
import type { Finding, Report } from '../../src/model/index.ts';
import { rules } from '../../src/rules/index.ts';
import {
  certificate,
  finding,
  fingerprint,
  inventory,
  keystore,
  location,
  NOW,
  privateKey,
  report,
  repository,
  root,
  sighting,
  topology,
  unreadable,
} from './builders.ts';

const REPO = 'corp/mail';
const place = (path: string, line?: number, pointer?: string) => ({
  ...location(path, line, REPO),
  ...(pointer === undefined ? {} : { pointer }),
});
const seen = (path: string, line?: number, pointer?: string) => ({
  ...place(path, line, pointer),
  format: 'pem' as const,
});

const mail = {
  names: ['dns:mail.corp.internal', 'dns:imap.corp.internal', 'dns:smtp.corp.internal'],
  subject: 'O=Corp, CN=mail.corp.internal',
};
const pods = [seen('pods/13/tls.crt', 1), seen('pods/15/tls.crt', 1), seen('deploy/pod-27.yaml', 9, 'data["tls.crt"]')];
const stale = pods.map(({ format: _, ...where }) => where);
const expired = certificate({
  ...mail,
  fingerprint: fingerprint('mail 2025'),
  notBefore: '2025-11-20T00:00:00Z',
  notAfter: '2026-11-20T23:59:59Z',
  sightings: pods,
});
const renewed = certificate({
  ...mail,
  fingerprint: fingerprint('mail 2026'),
  notBefore: '2026-11-01T00:00:00Z',
  notAfter: '2027-11-01T23:59:59Z',
  sightings: [seen('legacy/mail/fullchain.pem', 1)],
});
const api = certificate({
  names: ['dns:api.corp.internal'],
  fingerprint: fingerprint('api'),
  publicKey: { algorithm: 'RSA', bits: 2048, fingerprint: fingerprint('api key') },
  notBefore: '2025-12-03T00:00:00Z',
  notAfter: '2026-12-03T23:59:59Z',
  sightings: [{ ...seen('gateway/api.jks', undefined, 'alias "api"'), format: 'jks' }],
});
const hostile = certificate({
  names: ['dns:b\u0430nk.corp.internal'],
  subject: 'O=Corp, CN=ok\n::set-output name=status::clean \u202egro.elpmaxe <img src=x> @everyone | ##[error]x',
  fingerprint: fingerprint('hostile'),
  notBefore: '2026-06-01T00:00:00Z',
  notAfter: '2026-12-10T23:59:59Z',
  sightings: [seen('certs/\u202emep.evil', 1), seen('certs/a\r::stop-commands::z.pem', 1)],
});
const fixtures = Array.from({ length: 42 }, (_, index) =>
  certificate({
    names: [`dns:case-${index}.example.com`],
    fingerprint: fingerprint(`fixture ${index}`),
    notBefore: '2014-01-01T00:00:00Z',
    notAfter: '2024-01-01T00:00:00Z',
    sightings: [seen(`src/testdata/case-${index}.pem`, 1)],
  }),
);
const sound = ['www', 'vpn', 'git', 'ldap'].map((host, index) =>
  certificate({
    names: [`dns:${host}.corp.internal`],
    fingerprint: fingerprint(host),
    notAfter: `2027-0${index + 3}-01T00:00:00Z`,
    sightings: [seen(`certs/${host}.pem`, 1)],
  }),
);

const findings: Finding[] = [
  finding({
    rule: 'expired',
    message:
      'The certificate "mail.corp.internal" expired on 2026-11-20 at 23:59 UTC. Clients refuse a connection that presents it.',
    fix: 'Replace it with a renewed certificate, restart or reload what serves it, and check what is served.',
    certificate: expired.fingerprint,
    location: place('pods/13/tls.crt', 1),
    related: stale.slice(1),
    owners: ['@corp/mail'],
  }),
  finding({
    rule: 'private-key-committed',
    message:
      'The private key of "api.corp.internal", valid until 2026-12-03 at 23:59 UTC, lies in the repository without encryption. Whoever can read the repository can impersonate the service.',
    fix: 'Issue a new key and certificate, revoke the old one, and keep the key in a secret store. Deleting the file is not enough: it stays in the history.',
    location: place('gateway/api.key', 1),
    certificate: fingerprint('none'),
  }),
  finding({
    rule: 'private-key-committed',
    message:
      'An RSA private key is in the repository without encryption. Everyone who can read the repository can use it.',
    fix: 'Issue a new key and certificate, revoke the old one, and keep the key in a secret store. Deleting the file is not enough: it stays in the history.',
    location: place('ops/jump/id_rsa', 1),
    certificate: fingerprint('none'),
  }),
  finding({
    rule: 'stale-copy',
    message:
      'This copy of the certificate "mail.corp.internal" ends on 2026-11-20, the newest version ends on 2027-11-01 and lies in legacy/mail/fullchain.pem. The renewal never reached these three places.',
    fix: 'Copy legacy/mail/fullchain.pem to each of them, or let the pods take it from one Secret that the renewal writes.',
    certificate: expired.fingerprint,
    location: place('pods/13/tls.crt', 1),
    related: [...stale.slice(1), place('legacy/mail/fullchain.pem', 1)],
    owners: ['@corp/mail'],
  }),
  finding({
    rule: 'cert-manager-renew-before-exceeds-duration',
    level: 'warning',
    message:
      'Certificate prod/vpn asks to be renewed 2160h before its end, and lasts 2160h. cert-manager refuses such a Certificate, so nothing renews it.',
    fix: 'Set `renewBefore` to a third of `duration`: `renewBefore: 720h`.',
    location: place('deploy/vpn/certificate.yaml', 12),
    certificate: fingerprint('none'),
  }),
  finding({
    rule: 'expiring',
    level: 'warning',
    message: 'The certificate "api.corp.internal" expires on 2026-12-03 at 23:59 UTC.',
    fix: 'Renew it now, and put the renewed one in every place that holds it.',
    certificate: api.fingerprint,
    location: place('gateway/api.jks', undefined, 'alias "api"'),
  }),
  finding({
    rule: 'expiring',
    level: 'warning',
    message: `The certificate "b\u0430nk.corp.internal" of ${hostile.subject} expires on 2026-12-10 at 23:59 UTC.`,
    fix: 'Renew it now, and put the renewed one in every place that holds it.',
    certificate: hostile.fingerprint,
    location: place('certs/\u202emep.evil', 1),
    related: [place('certs/a\r::stop-commands::z.pem', 1)],
  }),
  finding({
    rule: 'unreadable',
    level: 'warning',
    message:
      'The keystore vault/backup.p12 is locked: no known password opens it, so its certificates were not checked.',
    fix: 'Give the password in `keystore-passwords`.',
    location: place('vault/backup.p12'),
    certificate: fingerprint('none'),
  }),
  finding({
    rule: 'no-automation',
    level: 'note',
    message:
      'Nothing in the repository renews the certificate "api.corp.internal". No Certificate of cert-manager, certbot job or Terraform resource names it.',
    fix: 'Let a tool renew it, or declare who does under `sync` in .github/cert-hygiene.yml.',
    certificate: api.fingerprint,
    location: place('gateway/api.jks', undefined, 'alias "api"'),
  }),
  ...fixtures.map((fixture, index) =>
    finding({
      rule: 'expired',
      level: 'note',
      context: index % 7 === 0 ? 'example' : 'fixture',
      message: `The certificate "case-${index}.example.com" expired on 2024-01-01 at 00:00 UTC.`,
      certificate: fixture.fingerprint,
      location: place(`src/testdata/case-${index}.pem`, 1),
    }),
  ),
  finding({
    rule: 'weak-signature',
    level: 'warning',
    certificate: sound[1]?.fingerprint ?? '',
    location: place('certs/vpn.pem', 1),
    suppressed: { by: 'ignore', reason: 'decommissioned, ticket 123', until: '2027-03-01' },
  }),
];

const doc = (id: string, title: string, level: 'error' | 'warning' | 'note') => ({
  ...rules.find((rule) => rule.id === id),
  id,
  title,
  level,
  why: 'Clients refuse to connect.',
  fix: 'Renew it.',
  references: ['https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.5'],
});

export const sampleReport: Report = report({
  tool: { name: 'cert-hygiene', version: '0.1.0' },
  now: NOW,
  contextOf: ({ path }) => (path.startsWith('src/testdata/') ? 'fixture' : 'production'),
  inventory: inventory({
    repositories: [
      repository({
        name: REPO,
        revision: '1f3c9e2ab45d1f3c9e2ab45d1f3c9e2ab45d1f3c',
        files: 1482,
        bytes: 23_400_000,
        skipped: [
          { path: 'current', reason: 'symlink' },
          { path: 'vendor/lib', reason: 'submodule' },
          { path: 'dump.bin', reason: 'too-large', detail: '104857600 bytes' },
        ],
      }),
    ],
    certificates: [expired, renewed, api, hostile, ...sound, ...fixtures, root('Corp Root')],
    privateKeys: [
      privateKey({ publicKeyFingerprint: fingerprint('api key'), sightings: [sighting('gateway/api.key')] }),
      privateKey({ publicKeyFingerprint: fingerprint('jump key'), sightings: [sighting('ops/jump/id_rsa')] }),
    ],
    keystores: [keystore('gateway/api.jks'), keystore('vault/backup.p12', { opened: 'locked' })],
    unreadable: [
      unreadable('vault/backup.p12', { repository: REPO, reason: 'locked', detail: 'No known password opens it.' }),
    ],
  }),
  topology: topology({
    lineages: [{ id: 'mail', title: 'mail.corp.internal', versions: [renewed.fingerprint, expired.fingerprint] }],
  }),
  findings,
  rules: [
    doc('expired', 'Certificate has expired', 'error'),
    doc('expiring', 'Certificate expires soon', 'warning'),
    doc('private-key-committed', 'A private key is committed', 'error'),
    doc('stale-copy', 'A copy is older than the newest version', 'error'),
    doc('unreadable', 'File or object could not be read', 'warning'),
    doc('no-automation', 'Nothing renews a certificate', 'note'),
    doc('cert-manager-renew-before-exceeds-duration', 'cert-manager: renewBefore is not below duration', 'warning'),
  ],
  incomplete: ['1 file was larger than the limit of 100 MB and was not read.'],
});
