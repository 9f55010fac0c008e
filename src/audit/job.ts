import type { Fault, Skipped } from '../model/index.ts';
import type { Environment } from '../readers/git.ts';
import type { WorkList } from '../readers/work-list.ts';
import type { Contents } from './inventory.ts';

/** What a thread is told, as plain data. */
export interface Job {
  work: WorkList;
  passwords: readonly string[];
  env: Environment;
  maxFileBytes: number;
}

/** What a thread tells of one chunk. */
export interface ChunkReport {
  chunk: number;
  source: number;
  files: number;
  /** How many of the files were read from git, because the work tree lacked them. */
  fromGit: number;
  bytes: number;
  skipped: Skipped[];
  parts: Partial<Contents>[];
  faults: Fault[];
}
