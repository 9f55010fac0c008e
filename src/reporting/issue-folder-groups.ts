import type { Finding, Report, SeenCertificate } from '../model/index.ts';
import { addTo } from '../util/collections.ts';
import { folderKey } from '../util/path-names.ts';
import { locationsToFix } from './locations.ts';

/** Certificates of one folder from which on they have one issue: so many are one piece of work for one team. */
const LEAST = 6;

/** The folder of a group, and whether a glob and a title can name it as it is. */
export interface FolderGroup {
  repository: string;
  folder: string;
  plain: boolean;
}

/** The keys of groups about single certificates that all lie in one folder with many others, by the key of all of them. */
export function groupByFolder(
  groups: ReadonlyMap<string, readonly Finding[]>,
  certificates: ReadonlyMap<string, SeenCertificate>,
  report: Report,
): Map<string, string[]> {
  const folders = new Map<string, string[]>();
  for (const [id, findings] of groups) {
    const places = findings.flatMap((one) => {
      const certificate = certificates.get(one.certificate ?? '');
      return certificate === undefined ? [one.location] : locationsToFix(one, certificate, report).places;
    });
    const [home, ...others] = new Set(places.map(folderKey));
    if (home === undefined || others.length > 0 || id.startsWith('rule:')) continue;
    addTo(folders, `folder:${home}`, id);
  }
  return new Map([...folders].filter(([, ids]) => ids.length >= LEAST));
}

/** What the key of a group stands for. */
export function folderGroupOf(id: string): FolderGroup | undefined {
  const [repository, folder = ''] = id.slice('folder:'.length).split('\0');
  if (!id.startsWith('folder:') || repository === undefined) return undefined;
  return { repository, folder, plain: /^[\w./-]{1,100}$/.test(folder) };
}
