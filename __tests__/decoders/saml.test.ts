import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { damaged } from '../support/decoding.ts';
import { examined, examinedFiles, factsOf, soundFiles } from '../support/examined.ts';
import { fixtureBytes } from '../support/material.ts';
import * as forms from './forms/saml.ts';

describe('fixtures', () => {
  it('are found where they stand', async () => {
    expect(await examinedFiles(forms.good)).toEqual({
      'crlf.xml': ['leaf 6 saml #1', 'ca 23 saml #2'],
      'embedded.json': ['leaf 1 saml #1', 'ca 1 saml #2'],
      'form.html': ['leaf 2 saml #1', 'ca 2 saml #2'],
      'metadata.xml': ['leaf 6 saml #1', 'ca 13 saml #2'],
      'one-line.xml': ['leaf 1 saml #1', 'ca 1 saml #2'],
      'page.html': ['leaf 7 saml #1', 'ca 14 saml #2'],
      'request.http': ['leaf 4 saml #1', 'ca 4 saml #2'],
      'wrapped.xml': ['leaf 7 saml #1', 'ca 25 saml #2'],
    });
  });

  it('that are broken say so, beside what is whole', async () => {
    expect(await examinedFiles(forms.bad)).toEqual({
      'letters-lost.xml': ['malformed 6 #1: The X509Certificate element holds no certificate.', 'ca 13 saml #2'],
      'truncated.xml': ['malformed 6: The certificate is truncated or damaged.'],
    });
  });

  it('that only look like it say nothing', async () => {
    const found = await examinedFiles(forms.decoys);
    expect(Object.keys(found).length).toBeGreaterThan(0);
    expect(Object.values(found).flat()).toEqual([]);
  });
});

describe('an element', () => {
  const text = fixtureBytes('der/web.der').toString('base64');

  it.each([
    ['without a prefix', (digits: string) => `<X509Certificate>${digits}</X509Certificate>`],
    [
      'with a long prefix',
      (digits: string) => `<xmldsig-core:X509Certificate>${digits}</xmldsig-core:X509Certificate>`,
    ],
    [
      'with attributes',
      (digits: string) => `<ds:X509Certificate Id="a" xmlns:ds="http://www.w3.org/2000/09/xmldsig#">${digits}<`,
    ],
    [
      'with attributes in lines',
      (digits: string) => `<ds:X509Certificate\n\tId="a"\n>\r\n  ${digits}\r\n</ds:X509Certificate>`,
    ],
    [
      'escaped for HTML',
      (digits: string) => `&lt;ds:X509Certificate Id=&quot;a&quot;&gt;${digits}&lt;/ds:X509Certificate&gt;`,
    ],
    ['escaped for JSON', (digits: string) => `\\u003cds:X509Certificate Id=\\"a\\"\\u003e\\n${digits}\\u003c/`],
    ['escaped for a URL', (digits: string) => `%3Cds%3AX509Certificate%3E${encodeURIComponent(digits)}%3C%2F`],
    [
      'with PEM inside',
      (digits: string) => `<ds:X509Certificate>\n-----BEGIN CERTIFICATE-----\n${digits}\n-----END CERTIFICATE-----\n<`,
    ],
  ])('%s is read once', async (_, form) => {
    expect(await examined(Buffer.from(`<a>\n${form(text)}\n`))).toHaveLength(1);
  });

  it('stands on the line of its text', async () => {
    const xml = '<a>\n<X509Certificate>\n\n   '.concat(text.replace(/(.{76})/g, '$1\n   '), '</X509Certificate>');
    const facts = await factsOf(Buffer.from(xml));
    expect(facts?.certificates[0]?.sightings).toMatchObject([
      { line: 4, endLine: 4 + Math.floor(text.length / 76), format: 'saml' },
    ]);
  });

  it('is found a thousand times', async () => {
    const xml = `<ds:X509Certificate>${text}</ds:X509Certificate>\n`.repeat(1_000);
    const found = await examined(Buffer.from(xml));
    expect(found).toHaveLength(1_000);
    expect(found.at(-1)).toBe('CN=web.corp.internal, O=Corp 1000 saml #1000');
  });

  it.each([
    ['tags', '<X509Certificate>'.repeat(80_000)],
    ['names', 'X509Certificate'.repeat(90_000)],
    ['tags that never end', '<X509Certificate '.repeat(80_000)],
    ['an element of 1.4 MB', `<X509Certificate>${'A'.repeat(1_400_000)}`],
    ['elements without certificates', `<X509Certificate>${'A'.repeat(99)}</X509Certificate>`.repeat(10_000)],
  ])('%s hold nothing', async (_, xml) => {
    const found = await examined(Buffer.from(xml));
    expect(found.filter((line) => !line.startsWith('malformed'))).toEqual([]);
  });
});

describe('damage', () => {
  it('of any kind is read or told', async () => {
    await fc.assert(
      fc.asyncProperty(damaged(soundFiles(forms)), async (bytes) => {
        await factsOf(bytes, 'metadata.xml');
      }),
      { numRuns: 300 },
    );
  });
});
