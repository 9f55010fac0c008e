/** A place in a repository. Lines are 1-based lines of the file as git stores it, never of unpacked content. */
export interface Location {
  /** `owner/name` where it is known, else the name of the folder that was scanned. */
  repository: string;
  /** Relative to the root that was scanned, with `/`. Bytes that are not UTF-8 are written as `\xNN`. */
  path: string;
  line?: number;
  endLine?: number;
  /** The place inside the file's structure: `data["tls.crt"]`, `alias "web"`, `#2`, `WEB-INF/web.jks!alias "web"`. */
  pointer?: string;
}

/** A place inside one layer of one file, as a decoder or a mechanism knows it; the walk adds repository and path. */
export type Place = Pick<Location, 'line' | 'endLine' | 'pointer'>;

/** Total order of locations: repository, path, line, pointer; by code unit, so that no locale changes it. */
export function compareLocations(a: Location, b: Location): number {
  return (
    compareText(a.repository, b.repository) ||
    compareText(a.path, b.path) ||
    (a.line ?? 0) - (b.line ?? 0) ||
    compareText(a.pointer ?? '', b.pointer ?? '')
  );
}

/** Order of two strings by UTF-16 code unit, independent of the locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
