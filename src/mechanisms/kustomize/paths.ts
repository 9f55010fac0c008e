import { posix } from 'node:path';

/** A path in a kustomization, relative to the root of the repository; undefined for a URL or one that leaves the root. */
export function resolvePath(kustomization: string, target: string): string | undefined {
  if (target.length > 500 || target.includes('://') || /^[\w.-]+@|\?ref=|^github\.com\//.test(target)) return undefined;
  const path = posix.normalize(posix.join(posix.dirname(kustomization), target)).replace(/\/$/, '');
  return path.startsWith('..') ? undefined : path;
}

/** A path that a comment takes out of a list, relative to the root of the repository. */
export interface CommentedResource {
  path: string;
  line: number;
}

/** Entries of `resources` that are commented out: `  # - certificate.yaml`. */
export function commentedResources(kustomization: string, text: string): CommentedResource[] {
  const found: CommentedResource[] = [];
  let listing = false;
  text.split('\n').forEach((line, index) => {
    if (/^[A-Za-z]/.test(line)) listing = /^(?:resources|bases|components):/.test(line);
    const entry = listing
      ? /^[ \t]{0,16}#[ \t]{0,4}-[ \t]{1,4}["']?([\w./-]{1,200})["']?[ \t]{0,8}(?:#.{0,200})?$/.exec(line.trimEnd())
      : null;
    const path = entry === null ? undefined : resolvePath(kustomization, entry[1] as string);
    if (path !== undefined && found.length < 100) found.push({ path, line: index + 1 });
  });
  return found;
}
