import type { Ref } from '../model/index.ts';
import { isUnknown } from './host-paths.ts';
import { makeRef } from './refs.ts';

/**
 * Refs of what lies in a secret store under these keys, whatever the store: readers often know no more of a store than
 * the name that their cluster has for it. A key of one plain word (`tls`) tells nothing, and has no ref.
 */
export function storedRefs(...keys: (string | null | undefined)[]): Ref[] {
  const clean = keys.flatMap((key) => (typeof key === 'string' ? [key.replace(/^\/+|\/+$/g, '')] : []));
  return [...new Set(clean)]
    .filter((key) => /[/_-]/.test(key) && key.length <= 300 && !isUnknown(key))
    .map((key) => makeRef('stored', key));
}

/** As {@link storedRefs}, of a path of Vault's KV engine, with and without its mount; without one it is the first part. */
export function vaultRefs(path: string | null | undefined, mount?: string | null): Ref[] {
  if (typeof path !== 'string') return [];
  const own = path.replace(/^\/+/, '');
  const whole = typeof mount === 'string' ? `${mount}/${own}` : own;
  const [first = '', ...rest] = whole.split('/');
  // Version 2 of the engine keeps its secrets below `data/`, which its command line leaves out.
  const inner = (rest[0] === 'data' ? rest.slice(1) : rest).join('/');
  return storedRefs(`${first}/${inner}`, inner);
}

/** As {@link storedRefs}, of a secret or certificate in a key vault. */
export function keyVaultRefs(name: string | null | undefined, vault?: string | null): Ref[] {
  return typeof name === 'string' ? storedRefs(typeof vault === 'string' ? `${vault}/${name}` : undefined, name) : [];
}
