import { generateKeyPairSync } from 'node:crypto';
import { expect, it } from 'vitest';
import { openEncryptedPkcs8 } from '../../src/keystores/encrypted-key.ts';

it('the keys of one file share what their passwords may cost', () => {
  const { privateKey } = generateKeyPairSync('ed25519');
  const encrypted = (passphrase: string) =>
    privateKey.export({ format: 'der', type: 'pkcs8', cipher: 'aes-256-cbc', passphrase });
  const [known, ofOneFile, ofAnother] = [encrypted('changeit'), ['wrong'], ['wrong']];
  expect(openEncryptedPkcs8(known, ofOneFile)).toMatchObject({ password: 'well-known' });
  // Each has a salt of its own, and none opens.
  for (let count = 0; count < 100; count++) openEncryptedPkcs8(encrypted('no one knows it'), ofOneFile);
  expect(openEncryptedPkcs8(known, ofOneFile)).toBeUndefined();
  expect(openEncryptedPkcs8(known, ofAnother)).toMatchObject({ password: 'well-known' });
});
