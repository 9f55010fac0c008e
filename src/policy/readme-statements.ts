import type { AllowEntry } from '../model/index.ts';
import { fileNameOf, folderOf } from '../util/path-names.ts';

const README = /^readme(?:\.(?:md|markdown|rst|adoc|txt))?$/i;
/** Characters of a README that are looked at, and sentences. */
const MAX_TEXT = 40_000;
const MAX_SENTENCES = 400;
const MAX_SENTENCE = 600;

const MATERIAL =
  /\b(?:certificates?|certs|(?:private|secret|signing|server|client|tls|ssl|ca|rsa|ssh) keys?|keys|key[- ]?pairs?|key ?stores?|trust ?stores?|PKI)\b/i;
/** Of the files here; `self-signed certificates are not for production` is advice. */
const THESE = /\b(?:this|these|those|the|they|them|it|all|here)\b/i;
const NOT_PRODUCTION =
  /(?:\b(?:not|never)|n['’]t)\s+(?:be\s+)?(?:[\w-]+\s+){0,2}?(?:use|used|deploy|deployed|intended|suitable|meant|suited)\b[^.]{0,40}?\b(?:in|for)\s(?:[\w-]+\s){0,3}?production\b/i;
const PURPOSE = '(?:tests?|testing|development|demos?|demonstrations?)';
const ONLY_FOR_TESTS = new RegExp(
  `\\b(?:only|solely|purely|exclusively|just)\\s+(?:[\\w-]+\\s+){0,2}?(?:for|in)\\s+(?:[\\w-]+\\s+){0,3}?${PURPOSE}\\b|\\bfor\\s+(?:[\\w-]+[\\s/,]+){0,4}?${PURPOSE}\\s+(?:purposes?\\s+)?only\\b`,
  'i',
);
/** What the files are: `a generic certificate, serving both as an example and a testing sample`, `these are dummy keys`. */
const SAMPLES =
  /\b(?:serv(?:es?|ing)|meant|intended|provided|included|shipped|used)\s(?:[\w-]+\s){0,2}?as\s(?:[\w-]+\s){0,2}?(?:examples?|samples?|placeholders?)\b|\b(?:are|is)\s(?:(?:only|just|merely|all|an?)\s){0,2}(?:example|sample|demo|dummy|test)\s(?:[\w-]+\s){0,1}?(?:certificates?|certs|keys?|key ?pairs?)\b/i;
/** The sentence, or the one before, is about all that a folder holds. */
const THIS_FOLDER = /\bthis (?:directory|folder)\b/i;
/** Certificates of a stage, and those that are to come, are others. */
const OTHERS = /\bstaging\b|\bgenerat|\bcreat/i;
/** A folder that a sentence names. */
const FOLDER = /(?:^|[\s`(])((?:\.\/)?[\w-]+(?:\/[\w.-]+)*\/|[\w-]+(?:\/[\w-]+)+)(?=[\s`),.;:]|$)/g;

/** What a repository is for: `a collection of examples`, not `the server and its examples`. */
const COLLECTION =
  /\b(?:this (?:git )?(?:repo|repository|project) (?:contains|holds|hosts|provides|has|is)|(?:a|the) (?:collection|set|series) of|collection of)\s(?:(?:a|an|the|our|some|several|various|many|number|collection|set|variety|series|of|code|working|simple|practical|reference|end-to-end|[\w-]{2,20})\s){0,5}?(?:examples|samples|tutorials|demos|workshops|quickstarts)\b/i;
/** What only developers start, or no one as it is: `a complete local development environment`, `a deployment example of all components`. */
const FOR_DEVELOPERS =
  /\b(?:this (?:(?:git )?(?:repo|repository|project) (?:contains|holds|hosts|provides|is)|is)|is (?:intended|meant) as)\s(?:(?:a|an|the|our|only|complete|full|simple|small|minimal|basic|containerized|docker(?:-based| compose)?)\s){0,4}(?:local (?:dev|development|developer) (?:environment|setup|stack)|developer environment|deployment example|playground)\b/i;
/** Paragraphs at the beginning in which a README says so. */
const MAX_PARAGRAPHS = 4;

/** The list that a whole repository of examples has its entry from. */
const isRoot = (list: string) => folderOf(list) === '';

/** Whether a path is that of a README. */
export function isReadme(path: string): boolean {
  return README.test(fileNameOf(path));
}

/** Whether an entry says that a whole repository is a collection of examples. */
export function isOfWholeRepository({ list, context, glob }: AllowEntry): boolean {
  return context === 'example' && glob === '**' && isReadme(list) && isRoot(list);
}

/** What a README says of the keys and certificates beside it, and at the root of the repository. */
export function readmeStatements(text: string, list: string): Omit<AllowEntry, 'list'>[] {
  const folder = folderOf(list);
  const below = (path: string) => (folder === '' ? path : `${folder}/${path}`);
  // Code and the rows of tables are no sentences.
  const paragraphs = text
    .slice(0, MAX_TEXT)
    .replaceAll('\r', '')
    .replace(/^[ \t]*\|[^\n]*$/gm, '')
    .split(/\n\s*\n/);
  const entries: Omit<AllowEntry, 'list'>[] = [];
  if (isRoot(list) && isCollection(paragraphs)) entries.push({ context: 'example', glob: '**' });
  for (const paragraph of paragraphs) {
    const sentences = paragraph
      .replace(/\s+/g, ' ')
      .split(/(?<=[.!?])\s|\s[-*]\s/)
      .slice(0, MAX_SENTENCES);
    for (const [i, sentence] of sentences.entries()) {
      if (sentence.length > MAX_SENTENCE || OTHERS.test(sentence)) continue;
      const before = sentences[i - 1]?.slice(0, MAX_SENTENCE) ?? '';
      const isAbout = MATERIAL.test(sentence) || MATERIAL.test(before);
      if (!isAbout || !THESE.test(sentence)) continue;
      if (![NOT_PRODUCTION, ONLY_FOR_TESTS, SAMPLES].some((one) => one.test(sentence))) continue;
      const named = [...sentence.matchAll(FOLDER)].map(([, path = '']) => path.replace(/^\.\//, '').replace(/\/$/, ''));
      for (const path of named) entries.push({ context: 'fixture', glob: below(`${path}/**`) });
      const depth = THIS_FOLDER.test(sentence) || THIS_FOLDER.test(before) ? '**' : '*';
      if (folder !== '' && named.length === 0) entries.push({ context: 'fixture', glob: below(depth) });
    }
  }
  return entries;
}

function isCollection(paragraphs: readonly string[]): boolean {
  const prose = paragraphs.filter((one) => /^[\w>*_"]/.test(one.trim()) && !/^={3}|^-{3}/m.test(one));
  return prose.slice(0, MAX_PARAGRAPHS).some((one) => {
    const text = one.replace(/\s+/g, ' ').slice(0, 2 * MAX_SENTENCE);
    const found = COLLECTION.exec(text) ?? FOR_DEVELOPERS.exec(text);
    return found !== null && !/\b(?:and|with|for)\b/i.test(found[0]);
  });
}
