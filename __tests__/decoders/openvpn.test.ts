import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { damaged } from '../support/decoding.ts';
import { examined, examinedFiles, factsOf, soundFiles } from '../support/examined.ts';
import * as forms from './forms/openvpn.ts';

describe('fixtures', () => {
  it('are found where they stand', async () => {
    expect(await examinedFiles(forms.good)).toEqual({
      'client-v2.key': ['OpenVPN-tls-crypt-v2 key 1 pem'],
      'client.conf': ['ca 4 pem openvpn <ca>', 'leaf 17 pem openvpn <cert>', 'RSA key 32 pem openvpn <key>'],
      'client.ovpn': [
        'ca 4 pem openvpn <ca>',
        'leaf 17 pem openvpn <cert>',
        'RSA key 32 pem openvpn <key>',
        'OpenVPN-static key 54 pem openvpn <tls-auth>',
      ],
      'group.yaml': ['OpenVPN-static key 2 pem vpn_key'],
      'ta.key': ['OpenVPN-static key 1 pem'],
    });
  });

  it('that are broken say so, beside what is whole', async () => {
    expect(await examinedFiles(forms.bad)).toEqual({
      'truncated.key': ['malformed 1: The OpenVPN key is truncated.'],
    });
  });

  it('that only look like it say nothing', async () => {
    const found = await examinedFiles(forms.decoys);
    expect(Object.keys(found).length).toBeGreaterThan(0);
    expect(Object.values(found).flat()).toEqual([]);
  });
});

describe('what has no key', () => {
  it.each([
    ['BEGIN lines', '-----BEGIN OpenVPN Static key V1-----\n'.repeat(40_000)],
    ['other armour', '-----BEGIN OpenVPN something-----\nabcdef\n-----END OpenVPN something-----\n'.repeat(1_000)],
    [
      'short bodies',
      '-----BEGIN OpenVPN Static key V1-----\nabcdef\n-----END OpenVPN Static key V1-----\n'.repeat(1_000),
    ],
  ])('%s says nothing', async (_, text) => {
    expect((await examined(Buffer.from(text))).filter((line) => line.includes('key'))).toEqual([]);
  });
});

describe('damage', () => {
  it('of any kind is read or told', async () => {
    await fc.assert(
      fc.asyncProperty(damaged(soundFiles(forms)), async (bytes) => {
        await factsOf(bytes, 'client.ovpn');
      }),
      { numRuns: 300 },
    );
  });
});
