/** What a change takes away as a whole, and what it only puts elsewhere. */
import type { ChangedTexts } from '../model/index.ts';
import { fileNameOf } from '../util/path-names.ts';
import { isNamed } from './certificate-words.ts';
import { type Edit, type Hunk, type Statement, statementsOf, wordsOf } from './changed-lines.ts';
import { holdsName } from './edit-values.ts';
import { isAboutCertificates, namesCertificate, saysNothing, shown } from './edit-words.ts';

/** Files about certificates that are gone, and that no other file holds now. */
export function deletedFiles(texts: ChangedTexts['files'], come: ReadonlySet<string>): Edit[] {
  const names = new Set(texts.flatMap(({ path, after }) => (after === '' ? [] : [fileNameOf(path)])));
  return texts.flatMap(({ path, before, after }) => {
    if (after !== '' || names.has(fileNameOf(path)) || !(isNamed(path) || isAboutCertificates(before))) return [];
    if (before === '\n') return STARTED.test(path) ? [markerGone(path)] : [];
    const statements = statementsOf(before).filter(({ text }) => !saysNothing(text));
    const left = statements.filter(({ key }) => !come.has(key));
    if (left.length === 0 || 2 * left.length < statements.length) return [];
    const first = left.find((one, index) => namesCertificate(one, left, index, false)) ?? left[0];
    const gone = first === undefined ? '' : shown(first.text);
    return [
      {
        path,
        line: 1,
        step: 'renewal',
        removed: true,
        before: gone,
        how: `is gone, and so is what it did (\`${gone}\`)`,
        lines: { base: [1], head: [] },
      },
    ];
  });
}

/** Folders of supervisors in which an empty file of its name starts a service. */
const STARTED = /(?:^|\/)(?:contents\.d|[\w@.-]+\.(?:wants|requires)|runlevels\/\w+|rc\d?\.d|services?\.d)\/[^/]+$/;

function markerGone(path: string): Edit {
  const how = `is gone, so \`${fileNameOf(path)}\` is not started`;
  return { path, line: 1, step: 'schedule', removed: true, before: path, how, lines: { base: [1], head: [] } };
}

const DEFINITION = /(?:^|\s)(?:macro|def|define|function|func)\s+([\w:.-]{3,80})|^([\w-]{3,80})\s{0,4}\(\)/;
/** Statements after the head of a function that may be its body. */
const MAX_BODY = 30;

/** Whether a part was made a function or a macro in the same change, and is called in its place. */
export function isExtracted({ text }: Statement, { come }: Hunk, hunks: readonly Hunk[]): boolean {
  const words = wordsOf(text);
  return hunks.some((hunk) =>
    hunk.come.some((head, index) => {
      const [, one, other] = DEFINITION.exec(head.text) ?? [];
      const name = one ?? other;
      if (name === undefined || !come.some((call) => call !== head && holdsName(call.text, name))) return false;
      return hunk.come.slice(index + 1, index + MAX_BODY).some((inner) => {
        const common = wordsOf(inner.text).filter((word) => words.includes(word)).length;
        return common > 0 && 2 * common >= words.length;
      });
    }),
  );
}

/** Words of a statement that is long enough, and the share of them that another has. */
const MIN_WORDS = 6;
const SAME = 0.85;

/** Whether almost the same statement, or its option as a setting of the client, is somewhere else in the file now. */
export function isElsewhere({ text }: Statement, hunks: readonly Hunk[]): boolean {
  const words = wordsOf(text);
  const options = text.match(/--[a-z][\w-]{3,60}/g) ?? [];
  const come = hunks.flatMap((hunk) => hunk.come);
  if (
    /^["']?--/.test(text) &&
    options.length > 0 &&
    options.every((option) => come.some((one) => isSetting(one, option.slice(2))))
  )
    return true;
  if (words.length < MIN_WORDS) return false;
  return come.some((one) => {
    const others = wordsOf(one.text);
    const common = words.filter((word) => others.includes(word)).length;
    return others[0] === words[0] && (2 * common) / (words.length + others.length) >= SAME;
  });
}

const isSetting = ({ text }: Statement, name: string) =>
  text.startsWith(name) && /^\s{0,20}=\s*\S/.test(text.slice(name.length));
