/** A repository of a team, as the server lists it. */
export interface RemoteRepository {
  /** `owner/name`. */
  name: string;
  /** Where git clones it from; no credentials. */
  url: string;
  /** KiB, as the server tells; 0 where it is not known. */
  size: number;
  defaultBranch?: string;
}
