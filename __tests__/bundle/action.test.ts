import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { action, folder } from '../support/bundle.ts';

it('audits the workspace, annotates, and writes summary and outputs', () => {
  const cwd = folder('incident/stale');
  const run = action(cwd, {
    now: '2025-09-22T09:00:00Z',
    'report-file': 'out/report.json',
    'sarif-file': 'out/r.sarif',
    'html-file': 'out/report.html',
  });
  expect(run.code).toBe(1);
  expect(run.outputs).toMatchObject({
    result: 'findings',
    errors: '2',
    certificates: '3',
    expired: '1',
    'next-expiry': '2025-11-23T08:00:00Z',
    'report-file': 'out/report.json',
    'sarif-file': 'out/r.sarif',
    'html-file': 'out/report.html',
    incomplete: 'false',
  });
  expect(run.out).toMatch(/^::error file=pods\/13\/tls\.crt,line=1,.*::/m);
  expect(run.summary).toContain('stale-copy');
  expect(JSON.parse(readFileSync(join(cwd, 'out/report.json'), 'utf8')).findings).toHaveLength(
    Number(run.outputs.findings),
  );
  expect(existsSync(join(cwd, 'out/r.sarif'))).toBe(true);
  const html = readFileSync(join(cwd, 'out/report.html'), 'utf8');
  expect(html).toMatch(/<a href="https:\/\/\S+\/blob\/\w+\/pods\/13\/tls\.crt#L1-L12">/);
  expect(html).toMatch(/<a href="https:\/\/\S+\/docs\/rules\/stale-copy\.md">stale-copy<\/a>/);
});

it('passes where nothing reaches fail-on', () => {
  const run = action(folder('incident/repaired'), { now: '2025-09-24' });
  expect(run).toMatchObject({ code: 0, outputs: { result: 'clean', findings: '0' } });
});

describe('the result', () => {
  it.each([
    ['error', 'error', '2025-09-22', 1],
    ['errors that fail-on passes', 'never', '2025-09-22', 0],
    ['warnings that fail-on passes', 'error', '2025-08-25', 0],
  ])('is findings for %s', (_, failOn, now, code) => {
    const run = action(folder('incident/stale'), { now, 'fail-on': failOn });
    expect(run).toMatchObject({ code, outputs: { result: 'findings' } });
  });

  it('is clean where notes are all there is, unless fail-on asks for them', () => {
    const cwd = folder('incident/stale');
    writeFileSync(join(cwd, 'cert-hygiene.yml'), 'levels: {not-yet-valid: note, private-key-committed: off}\n');
    const given = { now: '2025-08-01', 'config-file': 'cert-hygiene.yml' };
    expect(action(cwd, given)).toMatchObject({ code: 0, outputs: { result: 'clean', warnings: '0', findings: '3' } });
    expect(action(cwd, { ...given, 'fail-on': 'note' })).toMatchObject({ code: 1, outputs: { result: 'findings' } });
  });
});

it.each([
  ['fail-on', 'sometimes', 'is not one of error, warning, note, never'],
  ['annotations', 'loud', 'is not one of commands'],
  ['max-annotations', 'ten', 'is not a whole number'],
  ['now', 'soon', 'is not an ISO date'],
  ['config-file', 'missing.yml', 'missing.yml'],
  ['organization', 'corp', 'the input token is empty'],
])('fails on the input %s: %s, and says what is allowed', (name, value, message) => {
  const run = action(folder('incident/repaired'), { token: '', [name]: value });
  expect(run.code).toBe(1);
  expect(run.outputs.result).toBe('error');
  expect(run.out).toContain(message);
});

it('fails in a workspace that was not checked out, which would always be clean', () => {
  const run = action(folder(), {});
  expect(run).toMatchObject({ code: 1, outputs: { result: 'error' } });
  expect(run.out).toContain('the workspace is empty: check the repository out');
});

it('fails where no repository could be read', () => {
  const run = action(folder(), { repositories: 'corp/web', token: '' }, { GITHUB_SERVER_URL: 'http://127.0.0.1:1' });
  expect(run).toMatchObject({ code: 1, outputs: { result: 'error', incomplete: 'true' } });
  expect(run.out).toContain('corp/web was not scanned: ');
  expect(run.out).toContain('No repository could be read.');
  // It was asked for three times.
  expect(run.waits).toEqual([2_000, 4_000]);
});

it('says that a part was not scanned, and does not call that clean', () => {
  const cwd = folder();
  writeFileSync(
    join(cwd, 'huge.txt'),
    Buffer.concat([Buffer.from('-----BEGIN CERTIFICATE-----\n'), Buffer.alloc(17 << 20, 'A')]),
  );
  const run = action(cwd, {});
  expect(run.outputs).toMatchObject({ result: 'findings', incomplete: 'true' });
  writeFileSync(join(cwd, 'quiet.yml'), 'levels: {unreadable: note}\n');
  expect(action(cwd, { 'config-file': 'quiet.yml' }).outputs).toMatchObject({ result: 'incomplete', warnings: '0' });
  expect(run.out).toContain('::warning title=Incomplete scan::');
});

it('masks the passwords it was given, and prints none', () => {
  const run = action(folder('incident/forms'), {
    now: '2025-09-01',
    'keystore-passwords': 'first-secret\nopens-only-fixtures',
  });
  const printed = run.out.split('\n').filter((line) => !line.startsWith('::add-mask::'));
  expect(run.out).toContain('::add-mask::first-secret');
  expect(printed.join('\n') + run.summary).not.toMatch(/first-secret|opens-only-fixtures/);
  expect(run.summary).toContain('pods/27/mail.p12');
});
