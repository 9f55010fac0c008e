import { beforeAll, describe, expect, it } from 'vitest';
import { type Issued, issue } from '../../scripts/fixtures/pki.ts';
import { auditChange } from '../../src/audit/audit-change.ts';
import type { ChangeRequest } from '../../src/audit/change-sides.ts';
import { lookAtChange } from '../../src/audit/quiet-change.ts';
import { allRules } from '../../src/audit/rules.ts';
import type { Report, Source } from '../../src/model/index.ts';
import { type ReadConfig, readConfig } from '../../src/policy/config.ts';
import { reportJson } from '../../src/reporters/json.ts';
import { parseCodeowners } from '../../src/util/codeowners.ts';
import { NOW, REPOSITORY } from '../support/builders.ts';
import { inventoryOf } from '../support/changes.ts';

let expired: Issued;
let renewed: Issued;
beforeAll(async () => {
  const subject = { subject: 'CN=mail.corp.internal', names: ['mail.corp.internal'] };
  expired = await issue({ ...subject, notBefore: '2025-11-01T00:00:00Z', notAfter: '2026-11-01T00:00:00Z' });
  renewed = await issue({ ...subject, notBefore: '2026-10-20T00:00:00Z', notAfter: '2027-10-20T00:00:00Z' });
});

type Files = Record<string, string>;

/** A source in memory that counts how often each file is read. */
function source(files: Files, revision: string): Source & { reads: Record<string, number> } {
  const reads: Record<string, number> = {};
  const encoded = Object.fromEntries(
    Object.entries(files).map(([path, text]) => [path, Buffer.from(text).toString('base64')]),
  );
  const contents = new Proxy(encoded, {
    get(target, path: string) {
      reads[path] = (reads[path] ?? 0) + 1;
      return target[path];
    },
  });
  const entries = Object.keys(files).map((name) => ({ name }));
  return { name: REPOSITORY, revision, entries, skipped: [], access: { kind: 'memory', contents }, reads };
}

const access = (files: Files) => source(files, '').access;

/** Where the short way applies, it leads to the same report. */
async function expectSameIfQuiet(request: ChangeRequest & { config?: ReadConfig }, report: Report): Promise<void> {
  const quiet = await lookAtChange(request, {});
  const told = await quiet?.report(request, { now: NOW, config: request.config });
  if (told !== undefined) expect(reportJson(told)).toEqual(reportJson(report));
}

async function run(
  base: Files,
  head: Files,
  more: Partial<ChangeRequest> & { config?: ReadConfig; owners?: string } = {},
) {
  const names = new Set([...Object.keys(base), ...Object.keys(head)].filter((path) => base[path] !== head[path]));
  const before = source(Object.fromEntries(Object.entries(base).filter(([path]) => names.has(path))), '0'.repeat(40));
  const after = { ...source(head, 'a'.repeat(40)), ...(more.owners && { owners: parseCodeowners(more.owners) }) };
  const request = { head: after, base: before, names, ...more };
  const report = await auditChange(request, { now: NOW, config: more.config });
  await expectSameIfQuiet(
    { ...request, head: { ...after, access: access(head) }, base: { ...before, access: access(base) } },
    report,
  );
  const of = (status: string) =>
    report.findings.filter((one) => one.status === status && one.level === 'error').map(({ rule }) => rule);
  return { report, of, reads: [before.reads, after.reads] };
}

const config = (text: string) =>
  readConfig(
    text,
    '.github/cert-hygiene.yml',
    allRules.map(({ id }) => id),
  );

describe('what is read', () => {
  it('is each changed file on both sides, and every other file once', async () => {
    const same = { 'docs/a.md': 'a', 'certs/www.pem': renewed.pem };
    const { reads } = await run({ ...same, 'mail.pem': renewed.pem }, { ...same, 'mail.pem': expired.pem });
    expect(reads).toEqual([{ 'mail.pem': 1 }, { 'mail.pem': 1, 'docs/a.md': 1, 'certs/www.pem': 1 }]);
  });

  it('is nothing beyond the changed files where none of them holds anything', async () => {
    const same = { 'certs/old.pem': expired.pem };
    const { reads, report } = await run({ ...same, 'guide.md': 'a' }, { ...same, 'guide.md': 'b' });
    expect(reads).toEqual([{ 'guide.md': 1 }, { 'guide.md': 1 }]);
    expect(report.findings).toEqual([]);
    expect(report.notices).toEqual([
      `Compared with commit ${'0'.repeat(12)}: 1 changed file. None of them is about certificates, so no other file was read. Scheduled runs report expiring certificates.`,
    ]);
  });

  it('is the rest where only the base of a changed file held something', async () => {
    const same = { 'certs/www.pem': renewed.pem };
    const { reads } = await run({ ...same, 'mail.pem': expired.pem }, { ...same });
    expect(reads[1]).toEqual({ 'certs/www.pem': 1 });
  });
});

describe('a finding', () => {
  it('of an untouched file is not new', async () => {
    const same = { 'legacy/mail.pem': expired.pem };
    const { of } = await run(same, { ...same, 'certs/www.pem': renewed.pem });
    // Expired on both sides; that a newer version lies beside it is what the change brought.
    expect(of('existing')).toEqual(['expired']);
    expect(of('new')).not.toContain('expired');
  });

  it('that the change brings is new, and that it takes away is fixed', async () => {
    expect((await run({ 'mail.pem': renewed.pem }, { 'mail.pem': expired.pem })).of('new')).toEqual(['expired']);
    const { of } = await run({ 'mail.pem': expired.pem }, { 'mail.pem': renewed.pem });
    expect([of('new'), of('fixed')]).toEqual([[], ['expired']]);
  });

  it('that a change brings to a second place is new there, and none that it moves', async () => {
    const base = { 'legacy/mail.pem': expired.pem };
    const { report, of } = await run(base, { ...base, 'pods/13/tls.crt': expired.pem });
    expect(of('new')).toEqual(['expired']);
    const [found] = report.findings.filter(({ rule }) => rule === 'expired');
    expect([found?.location.path, ...(found?.related ?? []).map(({ path }) => path)]).toEqual([
      'pods/13/tls.crt',
      'legacy/mail.pem',
    ]);
    expect(found).not.toHaveProperty('counted');
    const moved = await run(base, { 'pods/13/tls.crt': expired.pem });
    expect([moved.of('new'), moved.of('existing')]).toEqual([[], ['expired']]);
    const split = await run(base, { 'pods/13/tls.crt': expired.pem, 'pods/15/tls.crt': expired.pem });
    expect(split.of('new')).toEqual(['expired']);
  });

  it('that a change brings to test data, or to a place that is accepted, is not new there', async () => {
    const base = { 'legacy/mail.pem': expired.pem };
    const copied = { ...base, 'tests/testdata/mail.pem': expired.pem };
    expect((await run(base, copied)).of('new')).toEqual([]);
    const accepted = 'ignore: [{path: "old/**", reason: left over, until: 2027-03-01}]';
    const { of } = await run(base, { ...base, 'old/mail.pem': expired.pem }, { config: await config(accepted) });
    expect([of('new'), of('existing')]).toEqual([[], ['expired']]);
  });

  it('that is no error stays what it was when a copy is added', async () => {
    const { report } = await run({ 'a.pem': renewed.pem }, { 'a.pem': renewed.pem, 'pods/13/tls.crt': renewed.pem });
    expect(report.findings.filter(({ rule }) => rule === 'no-automation').map(({ status }) => status)).toEqual([
      'existing',
    ]);
  });

  it('that was lowered and is not any more is new', async () => {
    const [fixture, production] = ['tests/testdata/mail.pem', 'deploy/mail.pem'];
    expect((await run({ [fixture]: expired.pem }, { [production]: expired.pem })).of('new')).toContain('expired');
  });
});

describe('the policy', () => {
  it('of the base judges, and both verdicts are told where the change edits it', async () => {
    const after = { config: await config('levels: {expired: off}') };
    const { of, report } = await run({ 'mail.pem': renewed.pem }, { 'mail.pem': expired.pem }, { after });
    expect(of('new')).toEqual(['expired']);
    expect(report.notices?.[1]).toMatch(/policy of cert-hygiene.*\(1 at level error\).*would report 0\.$/);
  });

  it('is told at the level that fails the run', async () => {
    const after = { config: await config('levels: {expired: note}') };
    const notice = async (failOn: 'note' | 'warning' | 'never') =>
      (await run({ 'mail.pem': renewed.pem }, { 'mail.pem': expired.pem }, { after, failOn })).report.notices?.[1];
    expect(await notice('warning')).toMatch(/\(\d+ at level warning or worse\)/);
    expect(await notice('never')).toMatch(/\(1 at level error\).*would report 0\.$/);
    const counts = /\((\d+) at level note or worse\).*would report (\d+)\.$/.exec((await notice('note')) ?? '');
    expect(counts?.[1]).toBe(counts?.[2]);
    expect(Number(counts?.[1])).toBeGreaterThan(0);
  });

  it('that is edited the other way round tells what would fail after the merge', async () => {
    const after = { config: undefined };
    const { of, report } = await run(
      { 'mail.pem': renewed.pem },
      { 'mail.pem': expired.pem },
      { after, config: await config('levels: {expired: off}') },
    );
    expect(of('new')).toEqual([]);
    expect(report.notices?.[1]).toMatch(/\(0 at level error\).*would report 1\.$/);
  });
});

it('owners are known on both sides', async () => {
  const base = {
    'apps/web.yaml': `apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop, annotations: {reloader.stakater.com/auto: "true"}}
spec: {template: {spec: {volumes: [{name: tls, secret: {secretName: web-tls}}], containers: [{name: web, volumeMounts: [{name: tls, mountPath: /tls}]}]}}}
`,
    'certs/web.yaml': `apiVersion: cert-manager.io/v1
kind: Certificate
metadata: {name: web, namespace: shop}
spec: {secretName: web-tls, dnsNames: [www.corp.internal], issuerRef: {name: corp, kind: ClusterIssuer}}
`,
  };
  const head = { ...base, 'apps/web.yaml': base['apps/web.yaml'].replace(/, annotations: \{[^}]*\}/, '') };
  const { report } = await run(base, head, { owners: 'apps/ @corp/shop\ncerts/ @corp/platform\n' });
  const removed = report.findings.find(({ rule }) => rule === 'automation-removed');
  expect(removed?.owners).toEqual(['@corp/shop', '@corp/platform']);
});

it('copies of other repositories are named from the inventory of the team, without its memory of this one', async () => {
  const elsewhere = await inventoryOf(
    { '.github/CODEOWNERS': '* @corp/pods\n', 'pods/13/tls.crt': expired.pem },
    'corp/pods',
  );
  const stale = await inventoryOf({ 'mail.pem': expired.pem }, REPOSITORY);
  const [base, head] = [{ 'mail.pem': expired.pem }, { 'mail.pem': renewed.pem }];
  const left = (found: Awaited<ReturnType<typeof run>>) =>
    found.report.findings.find(({ rule }) => rule === 'copies-left-behind');
  expect(left(await run(base, head, { elsewhere }))).toMatchObject({
    location: { repository: REPOSITORY, path: 'mail.pem' },
    message: expect.stringContaining(`is at ${REPOSITORY}:mail.pem`),
    fix: expect.stringContaining('to corp/pods:pods/13/tls.crt.'),
    related: [{ repository: 'corp/pods', path: 'pods/13/tls.crt' }],
    owners: ['@corp/pods'],
    status: 'new',
  });
  expect(left(await run(base, head, { elsewhere: stale }))).toBeUndefined();
});

it('what the base could not show makes the judgement incomplete', async () => {
  const names = new Set(['mail.pem']);
  const head = source({ 'mail.pem': expired.pem }, 'a'.repeat(40));
  // A commit whose content a partial clone left out.
  const base: Source = {
    ...source({ 'mail.pem': renewed.pem }, '0'.repeat(40)),
    skipped: [{ path: 'mail.pem', reason: 'unreadable' }],
  };
  const report = await auditChange({ head, base, names }, { now: NOW });
  expect(report.incomplete.join()).toContain('mail.pem');
});

describe('lists of test data in the repository', () => {
  const list = (folder: string) => ({ '.gitleaks.toml': `[allowlist]\npaths = ['''^${folder}/''']\n` });
  const cert = () => ({ 'legacy/www.pem': expired.pem });

  it('lower what they name, unless something deploys it', async () => {
    const listed = (await run(list('legacy'), { ...list('legacy'), ...cert() })).report.findings;
    expect(listed.filter(({ rule }) => rule === 'expired').map(({ level, context }) => [level, context])).toEqual([
      ['note', 'fixture'],
    ]);
    const image = { Dockerfile: 'FROM nginx\nCOPY legacy/www.pem /etc/nginx/tls/www.pem\n' };
    expect((await run(list('legacy'), { ...list('legacy'), ...cert(), ...image })).of('new')).toContain('expired');
  });

  it.each([
    ['adds the list', {}, list('legacy')],
    ['widens the list', list('other'), list('legacy')],
  ])('lower nothing of the change that %s', async (_, before, after) => {
    expect((await run(before, { ...after, ...cert() })).of('new')).toContain('expired');
  });

  it('still count for a change that removes one', async () => {
    expect((await run(list('legacy'), cert())).of('new')).toEqual([]);
  });
});

describe('a README beside a key', () => {
  const told = { 'app/certs/README.md': 'These keys are only for tests.\n' };
  const key = async (name = '', host?: string) => {
    const dates = { notBefore: '2026-01-01T00:00:00Z', notAfter: '2027-06-01T00:00:00Z' };
    const one = await issue({ subject: `CN=${host ?? 'Client'}`, ...dates, ...(host && { names: [host] }) });
    return { [`app/certs/client${name}.key`]: one.keyPem, [`app/certs/client${name}.pem`]: one.pem };
  };

  it('lowers it, unless something deploys it, others reach its host, or it is a text', async () => {
    expect((await run(told, { ...told, ...(await key()) })).of('new')).toEqual([]);
    const image = { Dockerfile: 'FROM corp/app\nCOPY app/certs/client.key /etc/tls/client.key\n' };
    expect((await run(told, { ...told, ...(await key()), ...image })).of('new')).toEqual(['private-key-committed']);
    const ofHost = await key('', 'pay.corp.internal');
    expect((await run(told, { ...told, ...ofHost })).of('new')).toEqual(['private-key-committed']);
    const values = { 'app/certs/values.yaml': Object.values(await key())[0] ?? '' };
    expect((await run(told, { ...told, ...values })).of('new')).toEqual(['private-key-committed']);
  });

  it('lowers nothing of the change that adds or widens it', async () => {
    expect((await run({}, { ...told, ...(await key()) })).of('new')).toEqual(['private-key-committed']);
    const other = { 'app/certs/README.md': 'Keys of the app.\n' };
    expect((await run(other, { ...told, ...(await key()) })).of('new')).toEqual(['private-key-committed']);
  });

  it('at the root lowers all of a collection of examples, and what they deploy', async () => {
    const root = { 'README.md': '# Corp\n\nThis repository contains a collection of code samples.\n' };
    const image = { Dockerfile: 'FROM corp/app\nCOPY app/certs/client.key /etc/tls/client.key\n' };
    expect((await run(root, { ...root, ...image, ...(await key()) })).of('new')).toEqual([]);
    expect((await run({}, { ...root, ...image, ...(await key()) })).of('new')).toContain('private-key-committed');
  });
});

it.each([
  ['comes with it', true, false, ['error private-key-committed', 'warning docker-private-key-in-image']],
  ['was in the repository', true, true, ['error private-key-committed', 'warning docker-private-key-in-image']],
  ['comes from a pipeline', false, false, ['warning docker-private-key-in-image']],
])('a key that a change copies into an image, and that %s', async (_, isHere, was, told) => {
  const dates = { notBefore: '2026-01-01T00:00:00Z', notAfter: '2027-06-01T00:00:00Z' };
  const one = await issue({ subject: 'CN=pay.corp.internal', names: ['pay.corp.internal'], ...dates });
  const image = { Dockerfile: 'FROM corp/app\nCOPY tls.pem tls.key /etc/tls/\n' };
  const key = { 'tls.key': one.keyPem };
  const { findings } = (await run(was ? key : {}, { ...image, ...(isHere && key) })).report;
  const ofKey = findings.filter(({ rule }) => rule.includes('private-key'));
  expect(ofKey.map(({ level, rule }) => `${level} ${rule}`)).toEqual(told);
});
