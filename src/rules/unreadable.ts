import type { Rule, Unreadable, UnreadableReason } from '../model/index.ts';
import { isSourceCode } from '../parsers/object-context.ts';
import { groupBy } from '../util/collections.ts';
import { holdsMaterialByName } from '../util/material-names.ts';
import { fileKey, locationKey } from '../util/path-names.ts';
import { plural } from '../util/text.ts';

const FIXES: Readonly<Record<UnreadableReason, string>> = {
  locked:
    'Provide its password with the input `keystore-passwords` or the option `--keystore-passwords`, or unlock the work tree. Remove the file if nothing uses it.',
  malformed:
    'Replace it with an intact copy, or remove it if nothing uses it. If it is broken on purpose, list it under `expect` in the config file.',
  unsupported: 'Convert it to PEM or PKCS#12, which this and other tools can read.',
  'too-large': 'Split it, or exclude it if it holds no certificates.',
  'too-deep': 'Store its content with fewer nested containers.',
  timeout: 'Reduce the number of its key derivation rounds, or exclude it.',
  denied: 'Grant this run permission to read it.',
};

/** Objects from which on a file has one finding. */
const MANY_IN_FILE = 3;
/** Details that one message tells. */
const MAX_DETAILS = 3;

export const unreadable: Rule = {
  id: 'unreadable',
  family: 'scan',
  title: 'File or object could not be read',
  level: 'warning',
  otherLevels: {
    note: 'for what has another finding: a keystore by its private key, a certificate by its dates. For a damaged archive whose name does not suggest certificates, and for a string in source code.',
  },
  why: 'An object that cannot be read is not checked: it may have expired or be stale without an alert. If the report left it out, the repository would look healthy.',
  fix: 'Replace it with an intact copy, provide the password that opens it, or remove it.',
  references: ['https://www.rfc-editor.org/rfc/rfc7468', 'https://www.rfc-editor.org/rfc/rfc7292'],
  since: '0.1.0',
  expectedAs: 'unreadable',
  opensIssue: false,
  *check({ inventory }) {
    // Without a pointer only lines tell objects of one file apart, and lines have no place in a key.
    const material = inventory.unreadable.filter(({ kind }) => kind === undefined || kind === 'archive');
    const files = groupBy(material, ({ repository, path, reason }) => JSON.stringify([repository, path, reason]));
    const groups = [...files.values()].flatMap((objects) => {
      const parts = [...groupBy(objects, subjectOf).values()];
      return parts.length < MANY_IN_FILE ? parts : [objects];
    });
    const keys = new Set(inventory.privateKeys.flatMap(({ sightings }) => sightings.map(fileKey)));
    // A certificate without a date was read, but for its dates.
    const undated = new Set(
      inventory.certificates.flatMap(({ notBefore, notAfter, sightings }) =>
        notBefore === null || notAfter === null ? sightings.map(locationKey) : [],
      ),
    );
    for (const group of groups) {
      const [first] = group as [Unreadable];
      const details = [...new Set(group.map((object) => object.detail))].sort();
      const told = details.slice(0, MAX_DETAILS);
      if (details.length > told.length) told.push(`${plural(details.length - told.length, 'other reason')}.`);
      const what = group.length === 1 ? 'An object' : `${plural(group.length, 'object')}`;
      yield {
        subject: group.every((object) => object.pointer === first.pointer)
          ? subjectOf(first)
          : subjectOf({ ...first, pointer: undefined }),
        // Without its place, so that readers of many can be told once what is alike.
        message: `${what} could not be read (${first.reason}) and ${group.length === 1 ? 'was' : 'were'} not checked. ${told.join(' ')}`,
        fix: FIXES[first.reason],
        ...(((first.reason === 'locked' && keys.has(fileKey(first))) ||
          group.every(mayBeAnything) ||
          group.every((object) => undated.has(locationKey(object)) || isOfSourceCode(object))) && { level: 'note' }),
        locations: group,
      };
    }
  },
};

/** A damaged archive, or a damaged file in one, of which no name tells of certificates or keys. Limits keep their warning. */
function mayBeAnything({ kind, reason, path, pointer = '' }: Unreadable): boolean {
  const names = [path, ...pointer.split('!')];
  return kind === 'archive' && reason === 'malformed' && !names.some((name) => holdsMaterialByName(name.trim()));
}

/** Whether an object stands in source code, in an archive too: `lib.tgz` and the pointer `src/client.py!#2`. */
function isOfSourceCode({ path, pointer = '' }: Unreadable): boolean {
  return isSourceCode(path) || pointer.split('!').some((name) => isSourceCode(name.trim()));
}

function subjectOf({
  path,
  pointer,
  reason,
}: Pick<Unreadable, 'path' | 'reason'> & { pointer?: string | undefined }): string {
  return `${path}${pointer === undefined ? '' : `#${pointer}`} (${reason})`;
}
