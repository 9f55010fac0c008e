import { minimatch } from 'minimatch';
import { describe, expect, it } from 'vitest';
import { placePattern } from '../../src/util/place-patterns.ts';
import { repository } from '../support/builders.ts';

const matches = (glob: string, path: string) => minimatch(path, glob, { dot: true });
const read = [repository({ name: 'acme/mail' }), repository({ name: 'acme/web', formerName: 'acme/shop' })];
const failed = repository({ name: 'acme/gone', failure: { reason: 'gone', detail: 'it was deleted' } });

describe('a place of the config', () => {
  it.each<[string, string, string, boolean]>([
    ['legacy/**', 'acme/mail', 'legacy/a.pem', true],
    ['legacy/**', 'acme/web', 'legacy/a.pem', true],
    ['acme/mail:legacy/**', 'acme/mail', 'legacy/a.pem', true],
    ['acme/mail:legacy/**', 'acme/web', 'legacy/a.pem', false],
    ['acme/mail:legacy/**', 'acme/mail', 'new/a.pem', false],
    ['ACME/Mail:tls.crt', 'acme/mail', 'tls.crt', true],
    ['acme/*:tls.crt', 'acme/web', 'tls.crt', true],
    ['other/*:tls.crt', 'acme/web', 'tls.crt', false],
    // Under the name that it had when the entry was written.
    ['acme/shop:tls.crt', 'acme/web', 'tls.crt', true],
    ['a/b:c.pem', 'acme/mail', 'a/b:c.pem', true],
    ['values[1].yaml', 'acme/mail', 'values[1].yaml', true],
  ])('%s at %s, %s: %s', (text, name, path, expected) => {
    expect(placePattern(text, read, matches).matches({ repository: name, path })).toBe(expected);
  });

  it.each([
    ['legacy/**', true],
    ['acme/mail:legacy/**', true],
    ['acme/shop:legacy/**', true],
    ['acme/other:legacy/**', false],
    ['acme/gone:legacy/**', false],
  ])('%s lies in what was read: %s', (text, expected) => {
    expect(placePattern(text, [...read, failed], matches).inScope).toBe(expected);
  });
});
