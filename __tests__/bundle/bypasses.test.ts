/** Changes that would take a bad certificate out of sight, through the bundle: each is told, and nothing is called fixed. */
import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { issue } from '../../scripts/fixtures/pki.ts';
import { commit, repository, run, write } from '../sources/repository.ts';
import { cliAsync } from '../support/bundle.ts';
import { expired, renewed } from '../support/github/scenarios.ts';

const NOW = '2026-11-22';
const POINTER =
  'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 1704\n';

const MANIFEST =
  'apiVersion: cert-manager.io/v1\nkind: Certificate\nmetadata: {name: web, namespace: shop}\nspec: {secretName: web-tls, issuerRef: {name: corp}}\n';

interface Found {
  rule: string;
  level: string;
  status: string;
  message: string;
  location: { path: string };
}

async function change(
  edit: (root: string) => void,
  base: Record<string, string | Buffer> = { 'certs/mail.pem': expired.pem },
) {
  const root = repository({ 'README.md': 'x', ...base });
  edit(root);
  commit(root);
  const { code, out, err } = await cliAsync(['diff', 'HEAD~1', 'HEAD', '--now', NOW, '--format', 'json'], {
    cwd: root,
  });
  expect(err).toBe('');
  const report = JSON.parse(out);
  const all: Found[] = report.findings;
  const of = (status: string) =>
    all
      .filter((one) => one.status === status && one.level !== 'note')
      .map(({ rule, location }) => `${rule} ${location.path}`);
  return { code, fresh: of('new'), existing: of('existing'), fixed: of('fixed'), incomplete: report.incompleteReasons };
}

const replace = (text: string | Buffer) => (root: string) => write(root, { 'certs/mail.pem': text });
const move = (to: string) => (root: string) => {
  write(root, { [to]: expired.pem });
  rmSync(join(root, 'certs/mail.pem'));
};
const HIDDEN = 'no-longer-checked certs/mail.pem';
const EXPIRED = 'expired certs/mail.pem';

describe('an expired certificate of the base', () => {
  it.each<[string, (root: string) => void]>([
    ['replaced by an LFS pointer', replace(POINTER)],
    [
      'replaced by a link out of the repository',
      (root) => {
        rmSync(join(root, 'certs/mail.pem'));
        symlinkSync('/etc/ssl/mail.pem', join(root, 'certs/mail.pem'));
      },
    ],
    [
      'whose folder becomes a submodule',
      (root) => {
        rmSync(join(root, 'certs'), { recursive: true });
        run(root, ['rm', '--quiet', '-r', '--cached', 'certs']);
        run(root, ['init', '--quiet', 'certs']);
        write(root, { 'certs/other.txt': 'x' });
        commit(join(root, 'certs'));
      },
    ],
  ])('%s: told, not fixed, and the run is incomplete', async (_, edit) => {
    const { code, fresh, existing, fixed, incomplete } = await change(edit);
    expect({ fresh, existing, fixed }).toEqual({ fresh: [HIDDEN], existing: [EXPIRED], fixed: [] });
    expect(incomplete).toEqual([expect.stringContaining('it held certificates or keys before this change')]);
    expect(code).toBe(2);
  });

  it.each([
    ['in armour', expired.pem.replace(/\n.{64}\n[\s\S]*?\n-----END/, '\nMIIC...\n-----END')],
    ['in armour, on one line', '-----BEGIN CERTIFICATE----- MIID… -----END CERTIFICATE-----\n'],
    ['in base64', `crt: ${expired.der.toString('base64').slice(0, 40)}...\n`],
  ])('cut short %s: told, and not fixed', async (_, text) => {
    const { fresh, existing, fixed } = await change(replace(text));
    expect(fresh).toContain('unreadable certs/mail.pem');
    expect(fresh).toContain(HIDDEN);
    expect({ existing, fixed }).toEqual({ existing: [EXPIRED], fixed: [] });
  });

  it.each(['testdata/mail.pem', 'examples/tls/mail.pem', 'third_party/mail.pem'])('moved to %s: told', async (to) => {
    const { fresh, fixed } = await change(move(to));
    expect({ fresh, fixed }).toEqual({ fresh: [HIDDEN], fixed: [] });
  });

  it('that is one of many in a trust store now: told, and not fixed', async () => {
    const root = (organization: string, notAfter: string) =>
      issue({ subject: `CN=Root, O=${organization}`, ca: true, notBefore: '2015-01-01T00:00:00Z', notAfter });
    const own = await root('Corp', '2026-01-01T00:00:00Z');
    const others = await Promise.all(Array.from({ length: 30 }, (_, i) => root(`Public ${i}`, '2036-01-01T00:00:00Z')));
    const padded = own.pem + others.map(({ pem }) => pem).join('');
    const { fresh, existing, fixed } = await change((at) => write(at, { 'certs/ca.pem': padded }), {
      'certs/ca.pem': own.pem,
    });
    expect({ fresh, existing, fixed }).toEqual({
      fresh: ['no-longer-checked certs/ca.pem'],
      existing: ['expired certs/ca.pem'],
      fixed: [],
    });
  });

  it.each<[string, Buffer]>([
    ['UTF-16, little end first', Buffer.from(`\ufeff${expired.pem}`, 'utf16le')],
    ['UTF-16, big end first', Buffer.from(`\ufeff${expired.pem}`, 'utf16le').swap16()],
    ['UTF-16 without a mark', Buffer.from(expired.pem, 'utf16le')],
    ['UTF-32', Buffer.from(Uint32Array.from(`\ufeff${expired.pem}`, (one) => one.codePointAt(0) ?? 0).buffer)],
  ])('written in %s: the same finding', async (_, bytes) => {
    expect(await change(replace(bytes))).toMatchObject({ fresh: [], existing: [EXPIRED], fixed: [], incomplete: [] });
  });

  it('written in UTF-16 by working-tree-encoding is read from the disk as well', async () => {
    const root = repository({ '.gitattributes': '*.pem working-tree-encoding=UTF-16LE-BOM\n' });
    write(root, { 'mail.pem': Buffer.from(`\ufeff${expired.pem}`, 'utf16le') });
    commit(root);
    const { findings } = JSON.parse(
      (await cliAsync(['scan', '.', '--now', NOW, '--format', 'json'], { cwd: root })).out,
    );
    expect(findings.map(({ rule }: Found) => rule)).toContain('expired');
  });

  it('whose manifest of its renewal moves to the examples: told', async () => {
    const { fresh } = await change(
      (root) => {
        write(root, { 'examples/web.yaml': MANIFEST });
        rmSync(join(root, 'k8s/web.yaml'));
      },
      { 'k8s/web.yaml': MANIFEST },
    );
    expect(fresh).toEqual(['no-longer-checked k8s/web.yaml']);
  });

  it('in a manifest in UTF-16: its automation is still seen', async () => {
    const root = repository({ 'web.yaml': Buffer.from(`\ufeff${MANIFEST}`, 'utf16le') });
    const { topology } = JSON.parse(
      (await cliAsync(['scan', '.', '--now', NOW, '--format', 'json'], { cwd: root })).out,
    );
    expect(topology.facts).toMatchObject([{ mechanism: 'cert-manager', kind: 'producer' }]);
  });
});

describe('a change that hides nothing', () => {
  it('a certificate that is renewed is fixed', async () => {
    const { code, fresh, fixed, incomplete } = await change(replace(renewed.pem));
    expect({ code, fresh, fixed, incomplete }).toEqual({ code: 0, fresh: [], fixed: [EXPIRED], incomplete: [] });
  });

  it('a certificate that is deleted is neither new nor fixed: nothing healthy is in its place', async () => {
    const { fresh, fixed } = await change((root) => rmSync(join(root, 'certs'), { recursive: true }));
    expect({ fresh, fixed }).toEqual({ fresh: [], fixed: [] });
  });

  it('a certificate whose place is a template now is neither new nor fixed', async () => {
    const { fresh, fixed } = await change(
      replace('-----BEGIN CERTIFICATE-----\n{{ .Values.certificate }}\n-----END CERTIFICATE-----\n'),
    );
    expect({ fresh, fixed }).toEqual({ fresh: [], fixed: [] });
  });

  it('a link to a file of the repository takes the place of a copy', async () => {
    const { code, fresh, fixed, incomplete } = await change(
      (root) => {
        rmSync(join(root, 'certs/mail.pem'));
        symlinkSync('../tls/mail.pem', join(root, 'certs/mail.pem'));
      },
      { 'certs/mail.pem': expired.pem, 'tls/mail.pem': renewed.pem },
    );
    expect(incomplete).toEqual([]);
    expect(fresh).toEqual([]);
    expect(fixed).not.toContain(EXPIRED);
    expect(code).toBe(0);
  });

  it('prose that quotes a certificate cut short is prose', async () => {
    const { fresh, incomplete } = await change((root) =>
      write(root, { 'README.md': 'Write it as -----BEGIN CERTIFICATE-----\nMIIC...\n-----END CERTIFICATE-----\n' }),
    );
    expect({ fresh, incomplete }).toEqual({ fresh: [], incomplete: [] });
  });

  it('an LFS pointer that was there before leaves no hole in it', async () => {
    const { incomplete } = await change((root) => write(root, { 'certs/web.pem': renewed.pem }), {
      'certs/data.p12': POINTER,
    });
    expect(incomplete).toEqual([]);
  });
});
