import type { AllowEntry, Inventory, OwnerRule, Skipped, Within } from './inventory.ts';

/** One regular file of a source. */
export interface Entry {
  /** The bytes of the path, one character each (latin1): names need not be UTF-8. */
  name: string;
  /** Git's blob id, where the source knows it. */
  oid?: string;
}

/** How the bytes of entries are reached; plain data, so that a worker thread can open it too. */
export type Access =
  /**
   * Files below a folder. What is tracked and not there is read from the objects of `gitDir`, where that is given; `prefix` is
   * the folder's path in the repository, with a slash, and empty for its root.
   */
  | { kind: 'files'; root: string; gitDir?: string; prefix?: string }
  /** Objects of a git repository, read with one `cat-file --batch` per thread; `kept` has contents by object id. */
  | { kind: 'git'; gitDir: string; kept?: ReadonlyMap<string, Uint8Array> }
  /** Contents by the bytes of the name (latin1), in base64: what came through the API. */
  | { kind: 'memory'; contents: Readonly<Record<string, string>> };

/** Facts about files that are known from an earlier run, so that the files need not be read. */
export interface KnownFiles {
  /** Files and bytes that were read then. */
  files: number;
  bytes: number;
  skipped: Skipped[];
  /** What each file holds. */
  parts: Partial<Omit<Inventory, 'repositories'>>[];
}

/** A tree of files to audit. */
export interface Source {
  /** Name of the repository or folder, as locations name it. */
  name: string;
  revision?: string;
  entries: Entry[];
  /** Entries that are not regular files, or were excluded. */
  skipped: Skipped[];
  /** Files in folders of hooks that git keeps without a right to execute, their paths as locations have them. */
  inert?: string[];
  /** Symbolic links that are tracked: their blobs hold the path that they lead to. */
  links?: Entry[];
  access: Access;
  /** Of files that are not among the entries. */
  known?: KnownFiles;
  /** The lines of its CODEOWNERS file, where it has one. */
  owners?: OwnerRule[];
  /** Folders of the repository's own code as the inventory lists them; where only a part of a tree is read, those of the whole. */
  ownFolders?: string[];
  /** As {@link Repository.allowLists}; read from the entries where it is left out. */
  allowLists?: AllowEntry[];
  /** The repository and the folder that it is checked out in, of a submodule. */
  within?: Within;
  /** Its submodules that are checked out, each a repository of its own. */
  submodules?: Source[];
}

/** A source with all submodules below it, each a source of its own with a name that no other has. */
export function withSubmodules(source: Source): Source[] {
  const { submodules = [], ...own } = source;
  return [own, ...submodules.flatMap(withSubmodules)];
}
