import type { Ref } from '../model/index.ts';
import { memoizeLast } from '../util/memoize.ts';
import { isOfKind, makeRef, nameOfRef } from './refs.ts';

/** Whether text holds a template or a variable, so that its value is unknown. */
export function isUnknown(text: string): boolean {
  return /\$[{(A-Za-z_@*]|\{\{|\{%|<%|%\{|`/.test(text);
}

/** The ref of a file on a host, `path:/etc/ssl/a.pem`, or of a folder, `path:/etc/ssl/`; undefined where the path is relative or not known. */
function pathRef(path: string): Ref | undefined {
  const clean = path.replace(/^(?:<|file:\/\/)/, '');
  if (!clean.startsWith('/') || isUnknown(clean)) return undefined;
  const parts: string[] = [];
  for (const part of clean.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return makeRef('path', `/${parts.join('/')}${clean.endsWith('/') && parts.length > 0 ? '/' : ''}`);
}

export function pathRefs(...paths: (string | undefined)[]): Ref[] {
  const refs = paths.flatMap((path) => (path === undefined ? [] : (pathRef(path) ?? [])));
  return [...new Set(refs)];
}

/** As {@link pathRefs}, of one path; if a part of it is unknown, the folder up to that part. */
export function knownRefs(path: string): Ref[] {
  const at = path.search(/\$[{(A-Za-z_@*]|\{\{|\{%|<%|%\{|`|[*?[]/);
  return pathRefs(at < 0 ? path : path.slice(0, path.lastIndexOf('/', at) + 1)).filter((ref) => nameOfRef(ref) !== '/');
}

/** Stands for every lineage: what a bare `certbot renew` provides. */
export const CERTBOT_LIVE = makeRef('path', '/etc/letsencrypt/live/');

/** Whether a ref is a file or a folder on a host. */
export function isHostPath(ref: Ref): boolean {
  return isOfKind(ref, 'path') && nameOfRef(ref).startsWith('/');
}

/** Whether a ref is a folder on a host, and stands for all that lies in it. */
export function isHostFolder(ref: Ref): boolean {
  return isHostPath(ref) && nameOfRef(ref).endsWith('/');
}

/** The rest of a path below a folder on a host: `www.pem` of `/etc/ssl/www.pem` below `/etc/ssl/`; undefined elsewhere. */
export function pathBelow(ref: Ref, folder: Ref): string | undefined {
  if (!isHostFolder(folder) || !isHostPath(ref)) return undefined;
  const [path, above] = [nameOfRef(ref), nameOfRef(folder)];
  return path.startsWith(above) ? path.slice(above.length) : undefined;
}

/** The folder of a path on a host, as a ref; of a folder that is itself. */
export function folderOfPath(ref: Ref): Ref {
  return makeRef('path', upToSlash(nameOfRef(ref)));
}

/** The folders that a path on a host lies in, the nearest first; the root of the host is none. */
export function* foldersAbove(ref: Ref): Generator<Ref> {
  if (!isHostPath(ref)) return;
  const path = nameOfRef(ref);
  for (let at = path.lastIndexOf('/', path.length - 2); at > 0; at = path.lastIndexOf('/', at - 1))
    yield makeRef('path', path.slice(0, at + 1));
}

const upToSlash = (path: string) => path.slice(0, path.lastIndexOf('/') + 1);

/** Base name of a file in the repository without the endings of templates: `nginx.conf.j2` is `nginx.conf`. */
export const plainName = memoizeLast((path: string): string => {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  return name.replace(/(?:\.(?:j2|jinja2?|erb|epp|tpl|tmpl|template|tftpl|in|ctmpl|gotmpl))+$/, '');
});

/**
 * Name of a lineage from a path below `/etc/letsencrypt/{live,archive}`; works for mounted copies of that tree too, which the
 * names of certbot's own files tell wherever they lie.
 */
export function certbotPath(path: string): { tree: 'live' | 'archive'; lineage: string; file: string } | undefined {
  const found =
    /(?:letsencrypt|certbot(?:\/conf)?|le-certs)\/(live|archive)\/([^/]+)\/([^/]+)$/.exec(path) ??
    /\/(live)\/([^/]+)\/((?:fullchain|cert|chain|privkey)\.pem)$/.exec(path);
  const [, tree, lineage, file] = found ?? [];
  if (tree === undefined || lineage === undefined || file === undefined) return undefined;
  return { tree: tree as 'live' | 'archive', lineage, file };
}
