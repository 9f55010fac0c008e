import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { NamedFile } from '../reporting/named-files.ts';
import { groupBy } from '../util/collections.ts';
import { folderOf } from '../util/path-names.ts';

/** Characters that the files of one issue may take in its body, beside its text. */
const MAX_RECORD = 4_000;
const MAX_UNPACKED = 1 << 20;

/** Packs files so that they fit; where they are too many, folders stand for them. */
export function recordFiles(files: readonly NamedFile[]): string {
  for (let some = [...files]; ; some = widened(some)) {
    const text = packed(some);
    if (text.length <= MAX_RECORD || some.every(({ path }) => path === '')) return text;
  }
}

/** Undefined where the text is nothing that was packed here. */
export function recordedFiles(text: string): NamedFile[] | undefined {
  if (text === '') return undefined;
  try {
    const bytes = inflateRawSync(Buffer.from(text, 'base64url'), { maxOutputLength: MAX_UNPACKED });
    const groups: unknown = JSON.parse(bytes.toString('utf8'));
    if (!Array.isArray(groups)) return undefined;
    const files: NamedFile[] = [];
    for (const group of groups) {
      const [repository, ...lists] = group as [unknown, ...unknown[]];
      if (typeof repository !== 'string' || !lists.every(isList)) return undefined;
      const [paths = [], unreadable = []] = lists;
      for (const path of paths) files.push({ repository, path });
      for (const path of unreadable) files.push({ repository, path, unreadable: true });
    }
    return files;
  } catch {
    return undefined;
  }
}

/** Pages that explain a rule; issues lead to them, too. */
const RULE_PAGES = 'docs/rules/';

/** The files that the links of an issue lead to, where it was written before issues remembered their files. */
export function linkedFiles(body: string): NamedFile[] | undefined {
  const files = new Map<string, NamedFile>();
  for (const [, repository = '', path = ''] of body.matchAll(
    /\/([\w.-]+\/[\w.-]+)\/blob\/[^/\s)]{1,100}\/([^\s)#]{1,2000})/g,
  )) {
    if (path.startsWith(RULE_PAGES)) continue;
    try {
      files.set(`${repository}\0${path}`, { repository, path: decodeURIComponent(path) });
    } catch {
      // The link is not one of ours.
    }
  }
  // A list that was cut short names fewer than it is about.
  const isCut = /^And \d+ more cop|^- and \d+ more;/m.test(body);
  return files.size === 0 || isCut ? undefined : [...files.values()];
}

function packed(files: readonly NamedFile[]): string {
  const groups = [...groupBy(files, ({ repository }) => repository)].map(([repository, some]) => [
    repository,
    some.filter((one) => !one.unreadable).map(({ path }) => path),
    some.filter((one) => one.unreadable).map(({ path }) => path),
  ]);
  return deflateRawSync(JSON.stringify(groups), { level: 9 }).toString('base64url');
}

function isList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

/** Each file or folder becomes the folder that it is in. */
function widened(files: readonly NamedFile[]): NamedFile[] {
  const folders = new Map<string, NamedFile>();
  for (const { repository, path } of files) {
    const folder = folderOf(path.replace(/\/$/, ''));
    folders.set(`${repository}\0${folder}`, { repository, path: folder === '' ? '' : `${folder}/` });
  }
  return [...folders.values()];
}
