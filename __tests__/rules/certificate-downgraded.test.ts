import { beforeAll, expect, it } from 'vitest';
import { issue, type Request } from '../../scripts/fixtures/pki.ts';
import type { SeenCertificate } from '../../src/model/index.ts';
import { certificateDowngraded } from '../../src/rules/certificate-downgraded.ts';
import { at, certificate, inventory, ruleInput, topology } from '../support/builders.ts';
import { changeProblems, type Files } from '../support/changes.ts';

const NAMES = ['mail.corp.internal', 'imap.corp.internal'];
const now = at('2026-11-22');
const pems: Record<string, string> = {};
beforeAll(async () => {
  const root = { notBefore: '2024-01-01T00:00:00Z', notAfter: '2034-01-01T00:00:00Z', ca: true };
  const ca = await issue({ ...root, subject: 'CN=Corp Issuing CA, O=Corp' });
  const other = await issue({ ...root, subject: 'CN=Other CA, O=Other' });
  const make = async (name: string, more: Partial<Request> = {}, from = '2026-11-10', to = '2027-11-10') => {
    const dates = { notBefore: `${from}T00:00:00Z`, notAfter: `${to}T00:00:00Z` };
    pems[name] = (await issue({ subject: 'CN=mail', names: NAMES, issuer: ca, ...dates, ...more })).pem;
  };
  await make('new');
  await make('old', {}, '2026-01-10', '2027-01-10');
  await make('expired', {}, '2025-10-01', '2026-10-01');
  await make('short', {}, '2026-11-12', '2027-02-10');
  await make('mail', { names: ['mail.corp.internal'] });
  await make('imap', { names: ['imap.corp.internal'] });
  await make('wildcard', { names: ['*.corp.internal'] });
  const { pem } = await issue({
    subject: 'CN=mail',
    names: NAMES,
    notBefore: '2026-11-10T00:00:00Z',
    notAfter: '2027-11-10T00:00:00Z',
  });
  pems['self-signed'] = pem;
  await make('other', { issuer: other });
});

/** A tree of files that hold the certificates named, each on its own or several in one. */
const tree = (files: Files) =>
  Object.fromEntries(
    Object.entries(files).map(([path, names]) => [
      path,
      names
        .split('+')
        .map((name) => pems[name] ?? name)
        .join('\n'),
    ]),
  );
const run = async (base: Files, head: Files) =>
  (await changeProblems(certificateDowngraded, tree(base), tree(head), { now })).map(
    ({ level, message, locations }) => `${level} ${locations.map(({ path }) => path).join()}: ${message}`,
  );

it.each<[string, string, string, RegExp]>([
  [
    'a renewal that is undone',
    'new',
    'old',
    /^warning a\.pem: .*older or weaker .*: it expires on 2027-01-10, the replaced one on 2027-11-10/,
  ],
  ['a certificate that signs itself', 'old', 'self-signed', /^warning .*is self-signed/],
  ['a name less', 'old', 'mail', /^note .*it no longer names imap\.corp\.internal/],
])('tells of %s', async (_, before, after, says) => {
  const [first = '', ...more] = await run({ 'a.pem': before }, { 'a.pem': after });
  expect(more).toEqual([]);
  expect(first).toMatch(says);
});

it('tells of a newer version that is taken out of a file, and of an older one under another name', async () => {
  const older = /^warning .*older or weaker .*: it expires on 2027-01-10/;
  expect((await run({ 'a.pem': 'new+old' }, { 'a.pem': 'old' })).join()).toMatch(older);
  expect((await run({ 'a/mail.pem': 'new' }, { 'b/mail.pem': 'old' })).join()).toMatch(older);
});

it('tells of a private issuer in place of a public one', () => {
  const before = certificate({ policies: ['2.23.140.1.2.1'] });
  const after = certificate({ notBefore: '2026-09-01T00:00:00Z', notAfter: '2027-08-31T00:00:00Z' });
  const sideOf = (one: SeenCertificate) => ({ inventory: inventory({ certificates: [one] }), topology: topology() });
  const change = { base: sideOf(before), paths: new Set(['certs/www.pem']) };
  const [problem] = certificateDowngraded.check(ruleInput({ inventory: sideOf(after).inventory, change }));
  expect(problem?.message).toMatch(/not a public CA/);
});

it('warns where the lost name is served', async () => {
  const nginx =
    'server {\n  listen 443 ssl;\n  server_name imap.corp.internal;\n  ssl_certificate /a.pem;\n  ssl_certificate_key /a.key;\n}\n';
  const [first] = await run({ 'a.pem': 'old', 'nginx.conf': nginx }, { 'a.pem': 'mail', 'nginx.conf': nginx });
  expect(first).toMatch(/^warning /);
});

it.each<[string, Files, Files]>([
  ['a renewal', { 'a.pem': 'old' }, { 'a.pem': 'new' }],
  ['a shorter lifetime', { 'a.pem': 'new' }, { 'a.pem': 'short' }],
  ['a wildcard in place of its names', { 'a.pem': 'old' }, { 'a.pem': 'wildcard' }],
  ['another private issuer', { 'a.pem': 'old' }, { 'a.pem': 'other' }],
  ['a certificate that is split', { 'a.pem': 'old' }, { 'a.pem': 'mail', 'b.pem': 'imap' }],
  ['an old version that is put beside', { 'a.pem': 'new' }, { 'a.pem': 'new+old' }],
  ['an old version that is taken out', { 'a.pem': 'new+old' }, { 'a.pem': 'new' }],
  ['a renewal under the next name', { '2026.pem': 'old' }, { '2027.pem': 'new' }],
  ['one that goes', { 'a.pem': 'new' }, {}],
  // Others say these.
  ['one that has expired', { 'a.pem': 'new' }, { 'a.pem': 'expired' }],
  [
    'an old version while the new one lies elsewhere',
    { 'a.pem': 'new', 'b/x.pem': 'new' },
    { 'a.pem': 'old', 'b/x.pem': 'new' },
  ],
])('is silent of %s', async (_, base, head) => {
  expect(await run(base, head)).toEqual([]);
});
