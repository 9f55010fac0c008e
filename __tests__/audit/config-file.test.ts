import { describe, expect, it } from 'vitest';
import { configFile, decodeText } from '../../src/audit/config-file.ts';

describe('decodeText', () => {
  const text = 'tls: größe\n';
  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`)],
  ])('reads %s', (_, bytes) => {
    const before = Buffer.from(bytes);
    expect(decodeText(bytes)).toBe(text);
    expect(bytes).toEqual(before);
  });
});

describe('shared', () => {
  it('makes each form once, failures included', () => {
    const file = configFile('a.yml', 'text');
    let made = 0;
    const fail = () => {
      made++;
      throw new Error('no yaml');
    };
    expect(file.shared('upper', (text) => text.toUpperCase())).toBe('TEXT');
    expect(file.shared('upper', () => 'other')).toBe('TEXT');
    for (let i = 0; i < 3; i++) expect(() => file.shared('yaml', fail)).toThrow('no yaml');
    expect(made).toBe(1);
  });
});
