import type { OwnerRule, Skipped } from './inventory.ts';

/** One regular file of a source. */
export interface Entry {
  /** The bytes of the path, one character each (latin1): names need not be UTF-8. */
  name: string;
  /** Git's blob id, where the source knows it. */
  oid?: string;
}

/** How the bytes of entries are reached; plain data, so that a worker thread can open it too. */
export type Access =
  | { kind: 'files'; root: string }
  /** Objects of a git repository, read with one `cat-file --batch` per thread. */
  | { kind: 'git'; gitDir: string }
  /** Contents by the bytes of the name (latin1), in base64: what came through the API. */
  | { kind: 'memory'; contents: Readonly<Record<string, string>> };

/** A tree of files to audit. */
export interface Source {
  /** Name of the repository or folder, as locations name it. */
  name: string;
  revision?: string;
  entries: Entry[];
  /** Entries that are not regular files, or were excluded. */
  skipped: Skipped[];
  access: Access;
  /** The lines of its CODEOWNERS file, where it has one. */
  owners?: OwnerRule[];
}
