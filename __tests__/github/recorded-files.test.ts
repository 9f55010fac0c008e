import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
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
    ['a list of something else', deflateRawSync('[["a",[1]]]').toString('base64url')],
    ['what unpacks to too much', deflateRawSync(JSON.stringify([['a', ['x'.repeat(2 << 20)]]])).toString('base64url')],
  ])('are unknown of %s', (_, text) => expect(recordedFiles(text)).toBeUndefined());
});

describe('the files that the links of an older issue lead to', () => {
  const link = (path: string) => `[x](https://github.com/corp/web/blob/${'0'.repeat(40)}/${path})`;

  it('are read without their lines', () =>
    expect(linkedFiles(`${link('certs/a%20b.pem#L1')} ${link('c.pem')}`)).toEqual(files(['certs/a b.pem', 'c.pem'])));

  it.each([
    ['there is no link', 'Nothing.'],
    ['the list was cut short', `${link('a.pem')}\n\nAnd 3 more copies.\n`],
  ])('are unknown where %s', (_, body) => expect(linkedFiles(body)).toBeUndefined());
});
