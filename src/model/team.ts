import type { FactJson } from './fact.ts';
import type { Inventory, Repository } from './inventory.ts';

/** A repository of a team, as the server lists it. */
export interface RemoteRepository {
  /** `owner/name`. */
  name: string;
  /** Where git clones it from; no credentials. */
  url: string;
  /** KiB, as the server tells; 0 where it is not known. */
  size: number;
  defaultBranch?: string;
  /** Anybody may see it; left out where that is not so, or not known. */
  public?: true;
}

/** What a cache keeps of a repository. It holds nothing that a report would not show. */
export interface CachedRepository {
  /** Hash of everything besides the files that determines the facts: the program, and the options of the scan. */
  key: string;
  repository: Repository;
  /** `<blob id> <name>` of each file that was to be read, one character for each byte of the name. */
  files: string[];
  /** What the files hold, each apart; files that hold nothing have none. */
  parts: CachedPart[];
  /** Whether passwords were given. The passwords themselves are never stored, in any form. */
  withPasswords: boolean;
}

/** What one file holds. */
interface CachedPart extends Partial<Omit<Inventory, 'repositories' | 'arrivals' | 'facts'>> {
  facts?: FactJson[];
}
