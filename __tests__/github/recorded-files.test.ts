import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type Marker, markerOf, withMarker, withoutMarker } from '../../src/github/issue-marker.ts';
import { linkedFiles, recordedFiles, recordFiles } from '../../src/github/recorded-files.ts';

const files = (paths: string[], repository = 'corp/web') => paths.map((path) => ({ repository, path }));

describe('the files that an issue remembers', () => {
  it('come back as they were, whatever their names', () => {
    const odd = files(['a.pem', 'b c/-->.pem', 'x\ny.pem', '\u202e.pem', '$(id).pem']);
    const all = [...odd, { repository: 'corp/dns', path: 'z.jks', unreadable: true as const }];
    const text = recordFiles(all);
    expect(text).toMatch(/^[\w-]+$/);
    expect(recordedFiles(text)).toEqual(all);
  });

  it('are folders where they are too many, and never more text than fits', () => {
    const many = files(Array.from({ length: 5_000 }, (_, i) => `apps/${i % 40}/${(i * 7919).toString(36)}-${i}.pem`));
    const text = recordFiles(many);
    expect(text.length).toBeLessThanOrEqual(4_000);
    const found = recordedFiles(text) ?? [];
    expect(found.every(({ path }) => path.endsWith('/'))).toBe(true);
    expect(many.every(({ path }) => found.some((one) => path.startsWith(one.path)))).toBe(true);
  });

  it('are as narrow as they can be, beside a file that has no folder', () => {
    const deep = Array.from(
      { length: 1_000 },
      (_, i) => `apps/${(i * 7919).toString(36)}/${i}/${(i * 31).toString(36)}/tls.pem`,
    );
    const text = recordFiles(files(['root.pem', ...deep]));
    expect(text.length).toBeLessThanOrEqual(4_000);
    expect(recordedFiles(text)).not.toBeUndefined();
  });

  it.each([
    ['nothing', ''],
    ['no packed text', 'xyz'],
    ['no list', deflateRawSync('{"a":1}').toString('base64url')],
    ['text', deflateRawSync('"abc"').toString('base64url')],
    ['no repository', deflateRawSync('[[7,["a"],[]]]').toString('base64url')],
    ['no list of paths', deflateRawSync('[["a","b"]]').toString('base64url')],
    ['a group that is none', deflateRawSync('[7]').toString('base64url')],
    ['unreadable ones that are no text', deflateRawSync('[["a",["b"],[7]]]').toString('base64url')],
    ['a list of something else', deflateRawSync('[["a",[1]]]').toString('base64url')],
    ['what unpacks to too much', deflateRawSync(JSON.stringify([['a', ['x'.repeat(2 << 20)]]])).toString('base64url')],
  ])('are unknown of %s', (_, text) => expect(recordedFiles(text)).toBeUndefined());
});

describe('the files that the links of an older issue lead to', () => {
  const link = (path: string) => `[x](https://github.com/corp/web/blob/${'0'.repeat(40)}/${path})`;

  it('are read without their lines', () =>
    expect(linkedFiles(`${link('certs/a%20b.pem#L1')} ${link('c.pem')}`)).toEqual(files(['certs/a b.pem', 'c.pem'])));

  it('are each there once, and lists that say so inside a line are whole', () => {
    const body = `${link('a.pem')} ${link('docs/rules/expired.md')} ${link('a.pem#L9')} x And 3 more copies - and 2 more;`;
    expect(linkedFiles(body)).toEqual(files(['a.pem']));
  });

  it.each([
    ['there is no link', 'Nothing.'],
    ['the list was cut short', `${link('a.pem')}\n\nAnd 3 more copies.\n`],
    ['one copy more is not listed', `${link('a.pem')}\n\nAnd 1 more copy.\n`],
    ['a list of places was cut short', `${link('a.pem')}\n- and 12 more; see the report\n`],
    ['only pages of rules are linked', `${link('docs/rules/expired.md')}`],
    ['a link is none', '[x](https://github.com/corp/web/blob/0/%E0%A4%A)'],
  ])('are unknown where %s', (_, body) => expect(linkedFiles(body)).toBeUndefined());
});

describe('the marker of an issue', () => {
  const marker: Marker = {
    ...{ key: 'k1', scope: 's1', state: 'expired', round: 12, facts: 'f1', owners: 'o1', title: 't1', body: 'b1' },
    ...{ part: 'p1', policy: 'q1', files: 'abc_-9' },
  };
  const line = (fields: string) => `<!-- cert-hygiene issue v1 ${fields} -->\nText`;

  it('comes back as it was, with the text below it', () => {
    for (const end of ['\n', '\r\n']) {
      const text = withMarker(marker, 'Text\nmore').replaceAll('\n', end);
      expect(markerOf(text)).toEqual(marker);
      expect(withoutMarker(text)).toBe(`Text${end}more`);
    }
    const alone = withMarker(marker, '').trimEnd();
    expect(markerOf(alone)).toEqual(marker);
    expect(withoutMarker(alone)).toBe(alone);
  });

  it('of an older version lacks what that did not know', () => {
    expect(markerOf(line('key=k scope=s state=urgent round=x'))).toEqual({
      ...{ key: 'k', scope: 's', state: 'urgent', round: 1, facts: '', owners: '', title: '', body: '' },
      ...{ part: '', policy: '', files: '' },
    });
  });

  it.each([
    ['stands on the second line', `\n${line('key=k')}`],
    ['is another one', line('key=k').replace('issue', 'remark')],
    ['does not end on its line', line('key=k').replace(' -->', '')],
    ['has no key', line('scope=s')],
    ['has a key that is none', line('key=K!')],
    ['has too long a key', line(`key=${'k'.repeat(65)}`)],
    ['is longer than any of ours', line(`key=k files=${'a'.repeat(6_000)}`)],
    ['is no text', ''],
  ])('is none where it %s', (_, text) => expect(markerOf(text)).toBeUndefined());

  it.each([
    ['files', 'a b', ''],
    ['files', 'a'.repeat(5_000), 'a'.repeat(5_000)],
    ['files', 'a'.repeat(5_001), ''],
    ['files', '-->', ''],
    ['round', '999999', 999_999],
    ['round', '1000000', 1],
    ['round', '-3', 1],
    ['state', 'a'.repeat(64), 'a'.repeat(64)],
    ['state', 'x y', 'x'],
    ['owners', 'A', ''],
  ])('has %s of %j as %j', (name, value, expected) => {
    expect(markerOf(line(`key=k ${name}=${value}`))?.[name as keyof Marker]).toBe(
      name === 'files' && value === 'a b' ? 'a' : expected,
    );
  });
});
