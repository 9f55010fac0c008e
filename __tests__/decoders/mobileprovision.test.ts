import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { damaged } from '../support/decoding.ts';
import { examined, examinedFiles, factsOf, soundFiles } from '../support/examined.ts';
import { fixtureBytes } from '../support/material.ts';
import * as forms from './forms/mobileprovision.ts';

describe('fixtures', () => {
  it('are found where they stand', async () => {
    expect(await examinedFiles(forms.good)).toEqual({
      'AppStore.mobileprovision': [
        'leaf mobileprovision DeveloperCertificates[0]',
        'ca mobileprovision DeveloperCertificates[1]',
      ],
      'Corp.mobileconfig': ['ca 4 base64 plist PayloadContent'],
      'extracted.plist': [
        'leaf 9 mobileprovision DeveloperCertificates[0]',
        'ca 12 mobileprovision DeveloperCertificates[1]',
      ],
      'streamed.mobileprovision': [
        'leaf mobileprovision DeveloperCertificates[0]',
        'ca mobileprovision DeveloperCertificates[1]',
      ],
    });
  });

  it('that are broken say so, beside what is whole', async () => {
    expect(await examinedFiles(forms.bad)).toEqual({
      'letters-lost.plist': [
        'malformed 9 DeveloperCertificates[0]: A developer certificate of the profile is damaged.',
        'ca 12 mobileprovision DeveloperCertificates[1]',
      ],
      'truncated.mobileprovision': [
        'malformed: The PKCS#7 structure could not be read completely: the element at byte 0 is cut off.',
        'malformed DeveloperCertificates[0]: The certificate is truncated or damaged.',
      ],
    });
  });

  it('that only look like it say nothing', async () => {
    const found = await examinedFiles(forms.decoys);
    expect(Object.keys(found).length).toBeGreaterThan(0);
    expect(Object.values(found).flat()).toEqual([]);
  });
});

describe('a list', () => {
  const data = `<data>${fixtureBytes('der/web.der').toString('base64')}</data>`;

  it('of many certificates has each by its index', async () => {
    const list = `<key>DeveloperCertificates</key>\n<array>\n${`\t${data}\n`.repeat(300)}</array>\n<data>AAAA</data>`;
    const found = await examined(Buffer.from(list));
    expect(found).toHaveLength(300);
    expect(found.at(-1)).toBe('CN=web.corp.internal, O=Corp 302 mobileprovision DeveloperCertificates[299]');
  });

  it.each([
    ['names', 'DeveloperCertificates'.repeat(60_000)],
    ['lists that never end', '<key>DeveloperCertificates</key><array><data>'.repeat(30_000)],
    ['empty elements', `<key>DeveloperCertificates</key><array>${'<data></data>'.repeat(100_000)}`],
  ])('made of %s holds nothing', async (_, text) => {
    expect(await examined(Buffer.from(text))).toEqual([]);
  });
});

describe('damage', () => {
  it('of any kind is read or told', async () => {
    await fc.assert(
      fc.asyncProperty(damaged(soundFiles(forms)), async (bytes) => {
        await factsOf(bytes, 'profile.mobileprovision');
      }),
      { numRuns: 300 },
    );
  });
});
