import { describe, expect, it } from 'vitest';
import { deceptiveName } from '../../src/rules/deceptive-name.ts';
import { certificate, problems } from '../support/builders.ts';

const found = (overrides: Parameters<typeof certificate>[0]) =>
  problems(deceptiveName, { inventory: { certificates: [certificate(overrides)] } })[0];

describe('deceptive-name', () => {
  it.each([
    ['right-to-left override', 'dns:bank\u202egro.elpmaxe\u202c.com', '<U+202E>'],
    ['isolate', 'dns:a\u2066b.corp.internal', '<U+2066>'],
    ['left-to-right mark', 'dns:a\u200eb.corp.internal', '<U+200E>'],
    ['Arabic letter mark', 'dns:a\u061cb.corp.internal', '<U+061C>'],
    ['zero-width space', 'dns:goo\u200bgle.com', '<U+200B>'],
    ['byte order mark', 'dns:a\ufeffb.corp.internal', '<U+FEFF>'],
    ['tag', 'dns:a\u{e0041}b.corp.internal', '<U+E0041>'],
    ['line separator', 'dns:a\u2028b.corp.internal', '<U+2028>'],
    ['NUL', 'dns:good.corp.internal\0.evil.test', '<U+0000>'],
    ['new line', 'dns:a\nb.corp.internal', '<U+000A>'],
    ['joiner in a host name', 'dns:\u0646\u200c\u0627.corp.internal', '<U+200C>'],
  ])('%s in a name', (_, name, shown) => {
    const problem = found({ names: [name], subject: '' });
    expect(problem?.message).toContain(shown);
    expect(problem?.message).not.toMatch(/[\0-\x1f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/);
    expect(problem?.level).toBeUndefined();
  });

  it.each([
    ['subject', { subject: 'O=Corp, CN=a\u202eb' }],
    ['subject, NUL as RFC 4514 escapes it', { subject: 'O=Corp, CN=good.corp.internal\\00.evil.test' }],
    ['issuer', { issuer: 'O=Corp\u200b, CN=Issuing CA' }],
    ['joiner between Latin letters', { subject: 'CN=a\u200db' }],
  ])('in the %s', (_, overrides) => {
    expect(found(overrides)?.message).toContain('invisible characters');
  });

  it.each([
    ['Cyrillic among Latin', 'dns:\u0440\u0430\u0443pal.com', 'U+0440, U+0430, U+0443'],
    ['the same in Punycode', 'dns:xn--pal-5cd3fta.com', 'U+0440, U+0430, U+0443'],
    ['Greek among Latin', 'dns:g\u03bfogle.corp.internal', 'U+03BF'],
  ])('%s is a note', (_, name, shown) => {
    const problem = found({ names: [name] });
    expect(problem?.level).toBe('note');
    expect(problem?.message).toContain(`mixes Latin letters with ${shown}.`);
  });

  it.each([
    ['plain names', {}],
    ['German', { names: ['dns:b\u00fccher.corp.internal'] }],
    ['German in Punycode', { names: ['dns:xn--bcher-kva.corp.internal'] }],
    ['Russian alone', { names: ['dns:\u043f\u043e\u0447\u0442\u0430.corp.internal'] }],
    ['a label of each script', { names: ['dns:mail.\u043f\u043e\u0447\u0442\u0430.ru'] }],
    ['Punycode that is none', { names: ['dns:xn--.corp.internal', 'dns:xn--99999999.corp.internal'] }],
    ['Japanese with Latin', { names: ['dns:sony\u30bd\u30cb\u30fc.corp.internal'] }],
    ['a Persian organisation', { subject: 'O=\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645, CN=x' }],
    ['UTF-8 that was labelled Latin-1', { subject: 'O=\u00c3\u0084rzte, L=\u00c3\u00ad, CN=x' }],
    ['an escaped backslash before zeros', { subject: 'CN=a\\\\00b' }],
  ])('%s is silent', (_, overrides) => {
    expect(found(overrides)).toBeUndefined();
  });
});
