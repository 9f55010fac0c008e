import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { programDigest } from '../../src/commands/bundle-hash.ts';
import { folder } from '../support/bundle.ts';

it('is another one as soon as any part of the bundle is', () => {
  const root = folder();
  mkdirSync(join(root, 'chunks'));
  const put = (path: string, text: string) => writeFileSync(join(root, path), text);
  put('worker.js', 'a');
  put('chunks/x y.js', 'b');
  const worker = pathToFileURL(join(root, 'worker.js'));
  const first = programDigest(worker);
  expect(first).toMatch(/^[0-9a-f]{64}$/);
  put('licenses.txt', 'c');
  expect(programDigest(worker)).toBe(first);
  put('chunks/x y.js', 'c');
  expect(programDigest(worker)).not.toBe(first);
});

it('is unknown without a bundle', () => {
  expect(programDigest(undefined)).toBeUndefined();
});
