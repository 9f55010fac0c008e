import { describe, expect, it } from 'vitest';
import { audit } from '../../src/audit/audit.ts';
import { openSource } from '../../src/sources/open.ts';
import { ENV, repository, write } from '../sources/repository.ts';
import { NOW } from '../support/builders.ts';
import { leaf } from '../support/material.ts';

const ENCRYPTED = `\0GITCRYPT\0${'x'.repeat(400)}`;
const FILTER = { '.gitattributes': 'secrets/** filter=git-crypt diff=git-crypt\n' };
/** Rules about keys, by path, of a work tree in which a key is in the clear; what is committed is given. */
async function told(committed: Record<string, string>) {
  const root = repository(committed);
  write(root, { 'secrets/www.key': leaf.keyPem, 'secrets/www.crt': leaf.pem });
  const report = await audit([await openSource(root, { env: ENV })], { now: NOW, env: ENV });
  const keys = report.findings.filter(({ rule }) => rule === 'private-key-committed');
  return { keys: keys.map(({ location }) => location.path), report };
}

describe('a private key of an unlocked work tree', () => {
  it('is not in the repository where git stores its file encrypted', async () => {
    const { keys, report } = await told({ ...FILTER, 'secrets/www.key': ENCRYPTED, 'secrets/www.crt': ENCRYPTED });
    expect(keys).toEqual([]);
    expect(report.inventory.certificates).toHaveLength(1);
    expect(report.inventory.privateKeys[0]?.sightings[0]?.encryptedInGit).toBe(true);
  });

  it.each<[string, Record<string, string>]>([
    ['was committed before the filter', { ...FILTER, 'secrets/www.key': leaf.keyPem }],
    ['has no filter', { '.gitattributes': '*.pem text\n', 'secrets/www.key': leaf.keyPem }],
  ])('is told where it %s', async (_, committed) => {
    expect((await told(committed)).keys).toEqual(['secrets/www.key']);
  });

  it('is told where another file has it in the clear', async () => {
    const { keys } = await told({ ...FILTER, 'secrets/www.key': ENCRYPTED, 'old/www.key': leaf.keyPem });
    expect(keys).toEqual(['old/www.key']);
  });
});
