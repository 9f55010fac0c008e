import { compareText, type Finding, type Location, type Report, type SeenCertificate } from '../model/index.ts';
import { fileKey } from '../util/path-names.ts';
import { ruleOf } from '../util/rules.ts';

/** A file, or a folder with a slash at its end and everything below it; an empty path is the whole repository. */
export interface NamedFile extends Pick<Location, 'repository' | 'path'> {
  /** None of its files could be read when the issue was written. */
  unreadable?: true;
}

/** Stands for the declared endpoints: served certificates are in no repository. */
export const ENDPOINTS: NamedFile = { repository: '', path: 'endpoints' };

/**
 * Every file that an issue names, each once, sorted. The issue is resolved only if a later run has read all of them.
 */
export function namedFiles(
  subjects: readonly { findings: readonly Finding[]; versions: readonly SeenCertificate[] }[],
  report: Report,
): NamedFile[] {
  const { certificates, repositories, unreadable } = report.inventory;
  // A run can never call a file resolved if it does not read that repository.
  const audited = new Set(repositories.map(({ name }) => name));
  const read = new Set(certificates.flatMap(({ sightings }) => sightings.map(fileKey)));
  const unread = new Set(unreadable.map(fileKey).filter((key) => !read.has(key)));
  const files = new Map<string, NamedFile>();
  const add = (place: NamedFile) => {
    const { repository, path } = place;
    const key = fileKey(place);
    if (audited.has(repository)) files.set(key, { repository, path, ...(unread.has(key) && { unreadable: true }) });
  };
  for (const { findings, versions } of subjects) {
    for (const finding of findings) {
      for (const place of [finding.location, ...finding.related]) add(place);
      if (ruleOf(report, finding)?.about === 'endpoint') files.set(fileKey(ENDPOINTS), ENDPOINTS);
    }
    for (const { sightings } of versions) sightings.forEach(add);
  }
  return [...files.values()].sort((a, b) => compareText(fileKey(a), fileKey(b)));
}

/** Whether a file, or a folder, is one of some files or lies in one of some folders. */
export function holdsFile(files: readonly NamedFile[], { repository, path }: NamedFile): boolean {
  return files.some(
    (one) =>
      one.repository === repository &&
      (one.path === path || (isFolder(one.path) && (one.path === '' || path.startsWith(one.path)))),
  );
}

export function isFolder(path: string): boolean {
  return path === '' || path.endsWith('/');
}
