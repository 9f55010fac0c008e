import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { signsAsData } from '../../scripts/build.ts';
import { auditChange } from '../../src/audit/audit-change.ts';
import type { ChangeRequest } from '../../src/audit/change-sides.ts';
import { lookAtChange } from '../../src/audit/quiet-change.ts';
import { signs } from '../../src/audit/signs.ts';
import type { Source } from '../../src/model/index.ts';
import { reporters } from '../../src/reporters/index.ts';
import { reportJson } from '../../src/reporters/json.ts';
import { NOW, REPOSITORY } from '../support/builders.ts';

type Files = Record<string, string>;

function source(files: Files, revision: string): Source {
  const contents = Object.fromEntries(
    Object.entries(files).map(([path, text]) => [path, Buffer.from(text, 'latin1').toString('base64')]),
  );
  const entries = Object.keys(files).map((name) => ({ name }));
  return { name: REPOSITORY, revision, entries, skipped: [], access: { kind: 'memory', contents } };
}

function change(base: Files, head: Files, same: Files = { 'docs/a.md': 'a' }): ChangeRequest {
  const names = new Set([...Object.keys(base), ...Object.keys(head)]);
  return { head: source({ ...same, ...head }, 'a'.repeat(40)), base: source(base, '0'.repeat(40)), names };
}

async function short(request: ChangeRequest) {
  return (await lookAtChange(request, {}))?.report(request, { now: NOW });
}

const CODE = { 'src/a.ts': 'const a = 1;\n', 'deploy/values.yaml': 'replicas: 2\n', 'run.sh': 'make all\n' };

describe('a change that has nothing to do with certificates', () => {
  const edited = Object.fromEntries(Object.entries(CODE).map(([path, text]) => [path, `${text}two\n`]));
  const cases: [string, ChangeRequest][] = [
    ['edits files', change(CODE, edited)],
    ['adds files', change({}, CODE)],
    ['deletes files', change(CODE, {})],
    ['is empty', change({}, {})],
    [
      'lies beside links',
      { ...change(CODE, edited), head: { ...change(CODE, edited).head, skipped: [{ path: 'x', reason: 'symlink' }] } },
    ],
    [
      'lies beside certificates and lists of test data',
      change(CODE, edited, { 'certs/a.pem': 'a', '.gitattributes': 'b/** linguist-vendored\n' }),
    ],
    [
      'has own code in a folder of dependencies',
      change({ 'deps/app_a/x.ts': '1' }, { 'deps/app_b/x.ts': '2' }, { 'deps/app_c/y.ts': '' }),
    ],
  ];

  it.each(cases)('that %s gets the report of the complete audit', async (_, request) => {
    const [quick, whole] = [await short(request), await auditChange(request, { now: NOW })];
    if (quick === undefined) throw new Error('not quiet');
    expect(reportJson(quick)).toEqual(reportJson(whole));
    const options = { color: false, width: 80, quiet: false };
    for (const reporter of reporters) expect(reporter.render(quick, options)).toBe(reporter.render(whole, options));
    expect(quick.removed).toEqual(whole.removed);
  });
});

describe('any other change', () => {
  it.each([
    ['a file by its name', { 'k8s/kustomization.yaml': 'x' }],
    ['a name', { 'ops/renew-all': 'make\n' }],
    ['a byte string of a tool', { 'site.conf': 'ssl_certificate a;\n' }],
    ['a word of renewal in prose', { 'a.txt': 'fullchain' }],
    ['a script that sources another', { 'a.sh': '. ./lib\ndo_it\n' }],
    ['an object', { 'x.bin': '-----BEGIN CERTIFICATE-----\n' }],
    ['an archive', { 'x.xz': '\xfd7zXZ\0' }],
    ['content in Git LFS', { 'x.dat': 'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n' }],
    ['a comment for this tool', { 'a.md': '<!-- cert-hygiene-ignore expired -->' }],
  ])('with %s, on either side, gets the complete audit', async (_, files) => {
    for (const request of [change(files, {}), change({}, files), change(CODE, { ...CODE, ...files })])
      expect(await short(request)).toBeUndefined();
  });

  it('gets it where a config file, other repositories or unread files count', async () => {
    const request = change({}, CODE);
    const quiet = await lookAtChange(request, {});
    const options = { now: NOW };
    const skipped = [{ path: 'sub', reason: 'submodule' as const }];
    for (const [other, judging] of [
      [{ ...request, head: { ...request.head, skipped } }, options],
      [{ ...request, head: { ...request.head, inert: ['hooks/a'] } } as ChangeRequest, options],
      [{ ...request, leftOut: 1 }, options],
      [{ ...request, after: {} }, options],
      [request, { ...options, baseline: { path: '', entries: [] } as never }],
      [request, { ...options, config: {} as never }],
    ] as [ChangeRequest, typeof options][])
      expect(await quiet?.report(other, judging)).toBeUndefined();
    expect(await quiet?.report(request, options)).toBeDefined();
  });
});

describe('a change of any lines', () => {
  const paths = [
    'a.sh',
    'web.yaml',
    'main.tf',
    'x.py',
    'site.pp',
    'Jenkinsfile',
    'deploy/run',
    'README.md',
    'app.json',
  ];
  const lines =
    'notify: restart web|enabled: true|enabled: false|issuers:|  name: x|create: false|set -e|reload web|source ./lib|do_it|  - a|watch_in:|subscribe: x|restart: tls|0 3 * * * /usr/bin/x|if true; then|fi|sleep 5|suspend: true|pki: 1|issuer: x|  state: absent|def f():|    f()|certs {|  a = 1|restart a ~> b|on: push|schedule: daily|stage: x'.split(
      '|',
    );
  const text = fc
    .array(fc.constantFrom(...lines), { maxLength: 8 })
    .map((list) => list.map((line) => `${line}\n`).join(''));
  const tree = fc.dictionary(fc.constantFrom(...paths), text, { maxKeys: 4 });

  it('gets the same report where it is quiet', async () => {
    await fc.assert(
      fc.asyncProperty(tree, tree, async (base, head) => {
        const request = change(base, head);
        const quick = await short(request);
        if (quick !== undefined)
          expect(reportJson(quick)).toEqual(reportJson(await auditChange(request, { now: NOW })));
      }),
      { numRuns: 150 },
    );
  });
});

it('has the signs of all mechanisms in the bundle as data', async () => {
  const { signs: data } = await import(`data:text/javascript,${encodeURIComponent(signsAsData())}`);
  expect(data).toEqual(signs);
});
