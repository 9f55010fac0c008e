import { describe, expect, it } from 'vitest';
import type { RenderOptions, Report, SeenCertificate } from '../../src/model/index.ts';
import { evidenceFor, issue, issueDrafts } from '../../src/reporters/issue.ts';
import { ownersOf, parseCodeowners } from '../../src/util/codeowners.ts';
import {
  at,
  certificate,
  finding,
  fingerprint,
  inventory,
  location,
  report,
  repository,
  served,
  sighting,
  topology,
} from '../support/builders.ts';
import { readMarkdown } from '../support/hostile.ts';
import { sampleReport } from '../support/sample-report.ts';

const OPTIONS: RenderOptions = { color: false, width: 80, quiet: false, links: 'https://github.com/corp/web/blob/0/' };
const drafts = (of: Report) => issueDrafts(of, OPTIONS);

const mail = (end: string, paths: string[]) =>
  certificate({
    names: ['dns:mail.corp.internal'],
    fingerprint: fingerprint(`mail until ${end}`),
    serialNumber: '1f3a90',
    notBefore: '2025-12-01T00:00:00Z',
    notAfter: end,
    sightings: paths.map((path) => sighting(path)),
  });

function judged(now: string, one = mail('2026-12-01T00:00:00Z', ['a.pem', 'b.pem']), rule = 'expiring'): Report {
  return report({
    now: at(now),
    inventory: inventory({ certificates: [one] }),
    topology: topology({ lineages: [{ id: 'mail', title: 'mail.corp.internal', versions: [one.fingerprint] }] }),
    findings: [
      finding({ rule, certificate: one.fingerprint, location: location('a.pem', 1), related: [location('b.pem', 1)] }),
    ],
  });
}

describe('issue', () => {
  it('looks as it was looked at', () =>
    expect(
      issue.render(sampleReport, { ...OPTIONS, links: 'https://github.com/corp/mail/blob/1f3c9e2a/' }),
    ).toMatchFileSnapshot('./__snapshots__/issue.txt'));

  it('is one for a lineage, whatever the number of rules, versions and copies, and one for a rule without one', () => {
    expect(drafts(sampleReport).map(({ title }) => title)).toEqual([
      'mail.corp.internal: stale copy expired on 2026-11-20',
      'api.corp.internal: certificate expires on 2026-12-03',
      expect.stringMatching(/^certificate [0-9a-f]{16} expires on 2026-12-10$/),
      'A private key is committed: 2 files',
      'cert-manager: renewBefore is not below duration: deploy/vpn/certificate.yaml',
    ]);
  });

  it.each([
    ['2026-11-01T00:00:00Z', 'expiring'],
    ['2026-11-23T23:59:59Z', 'expiring'],
    ['2026-11-24T00:00:00Z', 'urgent'],
    ['2026-12-01T00:00:00Z', 'urgent'],
    ['2026-12-01T00:00:01Z', 'expired'],
  ])('as of %s is at stage %s', (now, stage) => {
    expect(drafts(judged(now))[0]).toMatchObject({ stage });
  });

  it.each(['served-expired', 'served-stale'])('is at its last stage with %s', (rule) => {
    expect(drafts(judged('2026-11-01T00:00:00Z', undefined, rule))[0]?.stage).toBe('served');
  });

  it('says whether what is served has expired', () => {
    const titles = ['2026-11-30T00:00:00Z', '2026-12-02T00:00:00Z'].map(
      (now) => drafts(judged(now, undefined, 'served-expired'))[0],
    );
    expect(titles.map((draft) => draft?.title)).toEqual([
      'mail.corp.internal: certificate is served and expires on 2026-12-01',
      'mail.corp.internal: certificate is served and expired on 2026-12-01',
    ]);
    expect(titles[1]?.escalation).toContain('serves a certificate that expired on **2026-12-01 at 00:00 UTC**.');
  });

  it('names what is served and stored nowhere, and when that ends', () => {
    const own = mail('2026-10-01T00:00:00Z', []);
    const rows = [served('smtp://mx.corp.internal:25', own)];
    const [draft] = drafts(
      report({
        inventory: inventory({ served: rows }),
        topology: topology({ lineages: [{ id: 'mail', title: 'mail.corp.internal', versions: [own.fingerprint] }] }),
        findings: [finding({ rule: 'served-expired', certificate: own.fingerprint })],
      }),
    );
    expect(draft?.title).toBe('mail.corp.internal: certificate is served and expired on 2026-10-01');
    expect(draft?.body).toContain('serves a certificate that expired on');
    expect(draft?.body).not.toContain('### Copies');
  });

  it('has the same text, facts and title from one day to the next', () => {
    const [first, next] = ['2026-11-02T00:00:00Z', '2026-11-09T00:00:00Z'].map((now) => drafts(judged(now))[0]);
    expect(next).toEqual(first);
  });

  it('keeps its facts when time alone goes on, and changes them with a copy', () => {
    const expiring = drafts(judged('2026-11-02T00:00:00Z'))[0];
    const expired = drafts(judged('2026-12-02T00:00:00Z', undefined, 'expired'))[0];
    expect([expired?.key, expired?.facts]).toEqual([expiring?.key, expiring?.facts]);
    const further = mail('2026-12-01T00:00:00Z', ['a.pem', 'b.pem', 'c.pem']);
    expect(drafts(judged('2026-11-02T00:00:00Z', further))[0]?.facts).not.toBe(expiring?.facts);
  });

  it('is not for what is accepted, lies in test data, or is a note', () => {
    const findings = [
      finding({ suppressed: { by: 'ignore', reason: 'x' } }),
      finding({ context: 'fixture' }),
      finding({ level: 'note' }),
    ];
    expect(drafts(report({ findings }))).toEqual([]);
  });

  it('names the file of a private key in the title', () => {
    const one = mail('2027-12-01T00:00:00Z', ['a.pem']);
    const key = finding({
      rule: 'private-key-committed',
      certificate: one.fingerprint,
      location: location('ops/mail.key'),
    });
    const titles = drafts(report({ inventory: inventory({ certificates: [one] }), findings: [key] }));
    expect(titles.map(({ title }) => title)).toEqual(['Private key is committed to the repository: ops/mail.key']);
  });

  it('calls nobody whom a catch-all line of CODEOWNERS names, but those whom a rule or a nearer line names', () => {
    const of = (lines: string, own?: string[]) => {
      const repositories = [repository({ owners: parseCodeowners(lines) })];
      const one = finding({ location: location('certs/www.pem') });
      const owners = own ?? ownersOf(one.location, inventory({ repositories }));
      return drafts(report({ inventory: inventory({ repositories }), findings: [{ ...one, owners }] }))[0]?.owners;
    };
    for (const all of ['*', '/*', '**', '/**', '/**/*', '/']) expect(of(`${all} @corp/everyone`), all).toEqual([]);
    expect(of('* @corp/everyone\ncerts/ @corp/pki')).toEqual(['@corp/pki']);
    expect(of('*.pem @corp/pki')).toEqual(['@corp/pki']);
    expect(of('* @corp/everyone', ['@corp/mail'])).toEqual(['@corp/mail']);
  });

  it('names owners by handles only', () => {
    const owners = ['@corp/mail', 'ops@corp.internal', '@octocat', '@x"><b>'];
    const [draft] = drafts(report({ findings: [finding({ owners })] }));
    expect(draft?.owners).toEqual(['@corp/mail', '@octocat']);
    expect(draft?.body).toContain('Owners: @corp/mail @octocat');
  });

  it('fits into an issue whatever there is, and keeps what to do and how to accept it', () => {
    const one = mail(
      '2026-12-01T00:00:00Z',
      Array.from({ length: 3000 }, (_, i) => `${'deep/'.repeat(30)}${i}.pem`),
    );
    const of = judged('2026-11-22T00:00:00Z', one);
    const findings = Array.from({ length: 400 }, (_, i) =>
      finding({ certificate: one.fingerprint, location: location(`${i}.pem`), message: 'long '.repeat(400) }),
    );
    const [draft] = drafts({ ...of, findings });
    expect(draft?.body.length).toBeLessThan(65_000);
    expect(draft?.body).toContain('### Fix');
    expect(draft?.body).toContain('ignore:');
    expect(draft?.body).toContain('not planned');
  });

  it('offers no command for a name that a shell would read otherwise', () => {
    const one = mail('2026-12-01T00:00:00Z', ['$(id).pem', '-rf', 'a b.pem', 'ok.pem']);
    const { body = '' } = drafts(judged('2026-11-22T00:00:00Z', one))[0] ?? {};
    const commands = body.split('```bash\n')[1]?.split('```')[0]?.trim().split('\n');
    expect(commands).toEqual([
      'openssl x509 -in ok.pem -noout -serial -enddate',
      'openssl s_client -connect mail.corp.internal:443 -servername mail.corp.internal </dev/null 2>/dev/null \\',
      '  | openssl x509 -noout -serial -enddate',
    ]);
  });

  it('is Markdown that links every place', () => {
    const read = readMarkdown(drafts(judged('2026-11-22T00:00:00Z'))[0]?.body ?? '');
    expect(read.links).toContain('https://github.com/corp/web/blob/0/b.pem#L1');
  });
});

describe('certificates of one folder', () => {
  const crowd = (number: number, elsewhere = 0) => {
    const certificates = Array.from({ length: number }, (_, index) =>
      certificate({
        names: [`dns:case-${index}.corp.internal`],
        fingerprint: fingerprint(`case ${index}`),
        notAfter: index === 7 ? '2026-11-25T00:00:00Z' : '2024-01-01T00:00:00Z',
        sightings: [sighting(`qa/certs/${index < elsewhere ? `${index}/` : ''}${index}.pem`)],
      }),
    );
    return report({
      inventory: inventory({ certificates }),
      topology: topology({
        lineages: certificates.map((one, index) => ({
          id: `l${index}`,
          title: `case-${index}`,
          versions: [one.fingerprint],
        })),
      }),
      findings: certificates.map((one) =>
        finding({ certificate: one.fingerprint, location: location(one.sightings[0]?.path, 1) }),
      ),
    });
  };

  it('are one issue each until one run cannot write them, and then one for all', () => {
    expect(drafts(crowd(5))).toHaveLength(5);
    expect(drafts(crowd(6))).toHaveLength(1);
    expect(drafts(crowd(15, 10))).toHaveLength(15);
    const [draft, ...others] = drafts(crowd(200));
    expect(others).toEqual([]);
    expect(draft).toMatchObject({ title: 'Certificates in qa/certs/', stage: 'urgent' });
    expect(draft?.body).toContain(
      '200 certificates of one folder need action; the earliest expiration date is **2026-11-25 at 00:00 UTC**.',
    );
    expect(draft?.body).toContain('list `qa/certs/**` under');
    expect(draft?.body.length).toBeLessThan(6000);
    // Another certificate is a new fact, another day is none.
    expect(drafts(crowd(201))[0]?.facts).not.toBe(draft?.facts);
    expect(drafts({ ...crowd(200), now: at('2026-11-24T00:00:00Z') })[0]?.facts).toBe(draft?.facts);
  });

  it('that had issues of their own are not called resolved', () => {
    const [single] = drafts(crowd(5, 0)).filter(({ title }) => title.startsWith('case-3'));
    expect(evidenceFor(crowd(200), single?.key ?? '')).toMatch(/^Not resolved: the issue about its folder/);
  });
});

it('says what a CA certificate breaks, and by which name people know it', () => {
  const one = { ...mail('2026-12-01T00:00:00Z', ['ca.pem']), ca: true, names: [], subject: 'O=Corp, CN=Corp Root' };
  const [draft] = drafts(judged('2026-11-22T00:00:00Z', one));
  expect(draft?.title).toBe('Corp Root expires on 2026-12-01');
  expect(draft?.body).toMatch(
    /^One copy of \*\*Corp Root\*\* will expire on .*After that, clients that trust it reject every certificate that it issued\./,
  );
});

it('has no title twice, and shows no name that is not plain', () => {
  const twins = ['a', 'b'].map((name) => ({
    ...mail('2026-12-01T00:00:00Z', [`${name}.pem`]),
    fingerprint: fingerprint(name),
  }));
  const [first, second] = twins as [SeenCertificate, SeenCertificate];
  const named = {
    ...mail('2026-12-01T00:00:00Z', ['c.pem']),
    fingerprint: fingerprint('c'),
    names: [],
    subject: 'CN=[x](http://evil.invalid)',
  };
  const findings = [first, second, named].map((one) => finding({ rule: 'expiring', certificate: one.fingerprint }));
  const titles = drafts(report({ inventory: inventory({ certificates: [first, second, named] }), findings })).map(
    ({ title }) => title,
  );
  expect(new Set(titles).size).toBe(3);
  expect(titles.join()).not.toContain('evil');
});

describe('the evidence', () => {
  it('names the version that is there now, and its places', () => {
    const expiring = judged('2026-11-22T00:00:00Z');
    const renewed = judged('2026-11-29T00:00:00Z', mail('2027-12-01T00:00:00Z', ['a.pem', 'b.pem']));
    const text = evidenceFor(renewed, drafts(expiring)[0]?.key ?? '');
    expect(text).toContain('Resolved: a complete scan of `corp/web` (10 files) as of 2026-11-29 at 00:00 UTC');
    expect(text).toContain('**`mail.corp.internal`** that expires 2027-12-01: in `a.pem:1` and `b.pem:1`');
  });
});
