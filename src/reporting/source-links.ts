import { type Location, type RenderOptions, type Report, type Repository, soleRepository } from '../model/index.ts';
import { uriPath } from '../util/escape.ts';
import { memoizeByObject } from '../util/memoize.ts';

const NAME = /^[A-Za-z0-9][\w.-]*\/[\w.-]+$/;
const COMMIT = /^[0-9a-f]{40}([0-9a-f]{24})?$/;

/** Where GitHub shows a place of the report at the commit that was read; undefined where that is not known. */
export function locationUrl(place: Location, report: Report, { links, server }: RenderOptions): string | undefined {
  const own = soleRepository(report.inventory)?.name;
  if (own === place.repository && report.removed?.has(place.path)) return undefined;
  const base = own === place.repository ? links : undefined;
  const root = base ?? (server === undefined ? undefined : rootOf(place.repository, report, server));
  if (root === undefined) return undefined;
  const { line, endLine } = place;
  const end = endLine === undefined || endLine === line ? '' : `-L${endLine}`;
  return `${root}${uriPath(place.path)}${line === undefined ? '' : `#L${line}${end}`}`;
}

const revisionsOf = memoizeByObject(
  (repositories: readonly Repository[]) => new Map(repositories.map((one) => [one.name, one.revision])),
);

/** With several repositories, an address is made only of a name and a commit that GitHub could have issued. */
function rootOf(name: string, { inventory: { repositories } }: Report, server: string): string | undefined {
  const revision = revisionsOf(repositories).get(name);
  if (revision === undefined || !COMMIT.test(revision) || !NAME.test(name)) return undefined;
  return `${server}/${name}/blob/${revision}/`;
}
