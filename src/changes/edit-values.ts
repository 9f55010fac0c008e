/** What an edited value says: it is later, less, rarer, shorter, or no longer agrees with the other places that use it. */
import type { ChangedTexts } from '../model/index.ts';
import { calendarCadence, cronCadence } from '../parsers/cron.ts';
import { ignoredCronName, ignoresDots, isRunByCron } from '../shell/cron-names.ts';
import { DAY, duration, SECOND } from '../util/duration.ts';
import type { Edited, Statement } from './changed-lines.ts';

const LATER = /interval|sleep|every|period|delay|frequen|hours|minutes|seconds|timeoutSec|OnUnit|refresh/i;
const REPEATS = /interval|every|period|frequen|refresh/i;
const SOONER =
  /days?(?![a-z])|before|threshold|remain|left|expir|margin|grace|ahead|valid(?:ity)?[-_]?(?:limit|left|min)/i;
/** How old a certificate is before it is renewed; `max-age` is of browsers. */
const AGE = /(?<!max[-_]?)(?<![a-z])age(?![a-z])|renew(?:al)?[-_]?after|acme\.sh\b.*\s--days\b/i;
/** How many times longer an interval must be to be told. */
const NOTABLE = 4;
/** Days before expiration that are enough in any case, and that are too few in any case. */
const ENOUGH = 30;
const LIFETIME = 90;
const FEW = 7;

/** A bare number, or a duration in seconds. */
function amountOf(word: string): number | undefined {
  const [, amount, unit = ''] = /^(\d{1,12})([a-z]{0,3})$/i.exec(word) ?? [];
  if (amount === undefined) return undefined;
  if (unit === '') return Number(amount);
  const time = duration(`${amount}${unit.toLowerCase().replace('min', 'm')}`);
  return time === undefined ? undefined : time / SECOND;
}

/** Whether one amount instead of another starts a renewal later, or leaves less time for it. */
export function isLess(gone: string, come: string, text: string): boolean {
  const [was, is] = [amountOf(gone), amountOf(come)];
  if (is === undefined || was === is) return false;
  // Instead of a threshold that has a name.
  if (was === undefined) return /^[A-Za-z_]\w*$/.test(gone) && SOONER.test(gone) && is < FEW;
  if (AGE.test(text)) return is > was && is > LIFETIME - ENOUGH;
  // Zero switches it off.
  if (LATER.test(text)) return is >= NOTABLE * was || (is === 0 && REPEATS.test(text));
  return SOONER.test(text) && is < was && is < ENOUGH;
}

const CRON =
  /(?:^|[\s"'=(>])((?:[\d*][\d*,/-]{0,40}\s{1,8}){2}(?:[\d*?][\d*,/-]{0,40}|[A-Z]{3})(?:\s{1,8}(?:[\d*?][\d*,/#-]{0,40}|[A-Za-z]{3}(?:[-,][A-Za-z]{3}){0,7})){2})(?=[\s"'\\;]|$)/;
const CALENDAR = /OnCalendar\s{0,4}=\s{0,4}([^\\"'\n]{1,100})/i;
const WORD =
  /(?<![A-Za-z])@?(minutely|hourly|daily|weekly|monthly|quarterly|semiannually|annually|yearly)(?![A-Za-z])/i;

/** Milliseconds between two runs that a statement asks for; undefined where it states no time. */
function cadenceIn(text: string): number | undefined {
  const event = CALENDAR.exec(text)?.[1]?.trim();
  const expression = CRON.exec(text)?.[1];
  const read =
    event !== undefined ? calendarCadence(event) : expression === undefined ? undefined : cronCadence(expression);
  const cadence = read ?? calendarCadence(WORD.exec(text)?.[1]?.toLowerCase() ?? '');
  return cadence === 'never' ? Number.POSITIVE_INFINITY : cadence;
}

/** Whether a text states when something runs. */
export const isTimed = (text: string) => CRON.test(text);

const OF_DAYS = /^(?:-\s+)?["']?(?:month|monthday|weekday|dayweek|daymonth|day)["']?\s*[:=]/;
const EVERY = /[:=]>?\s*["']?\*["']?,?$/;

/** Whether a statement now asks for runs that are much rarer, and not even daily. */
export function isRarer(before: string, after: string): boolean {
  if (OF_DAYS.test(before) && EVERY.test(before) && !EVERY.test(after) && OF_DAYS.test(after)) return true;
  const [often, rarely] = [cadenceIn(before), cadenceIn(after)];
  return often !== undefined && rarely !== undefined && rarely > DAY && rarely >= NOTABLE * often;
}

const COMPARED = /([<>])=?\s{0,4}(?:bool\s{1,4})?([\d.]{1,12})/;

/** Whether an alert needs more to be told. */
export function isHarder(before: string, after: string): boolean {
  // The same comparison with a time that is added.
  if (after.startsWith(before) && /^\s*\+\s*[\d(]/.test(after.slice(before.length))) return before.includes('>');
  const [, was, from] = COMPARED.exec(before) ?? [];
  const [, is, to] = COMPARED.exec(after) ?? [];
  if (was === undefined || was !== is) return false;
  return is === '>' ? Number(to) > Number(from) : Number(to) < Number(from);
}

const LIST =
  /^(?:-\s+)?for\s|\[[^\]]*[,\s][^\]]*\]|=\([^)]*\s[^)]*\)|\([^)]*,[^)]*\)|\{[^}:=]*[,\s][^}:=]*\}|^(?:-\s+)?["']?[\w.-]{2,60}["']?\s{0,4}[:=]\s{0,4}[^=:]*,/;
const BRACKETS = /[[({]/;
const OPTION = /^-|^[\d.]+$|force|quiet|verbose|debug/;

/** The item that a list on one line no longer has, if it has no other instead. */
export function itemLost(
  { before, after }: Edited,
  gone: readonly string[],
  come: readonly string[],
): string | undefined {
  if (come.length > 0 || !LIST.test(before.text)) return undefined;
  if (BRACKETS.test(before.text) && !BRACKETS.test(after.text)) return undefined;
  // No function or filter that a value went through.
  const list = before.text.slice(Math.max(0, before.text.search(/[[({=:]|\sin\s/)));
  return gone.find((word) => !OPTION.test(word) && list.includes(word) && !list.includes(`${word}(`));
}

const SEQUENCE = /\s*(?:;|&&)\s*/;

/** A command that a sequence on one line no longer has, if the others stay and nothing else comes. */
export function commandLost({ before, after }: Edited, acts: (text: string) => boolean): string | undefined {
  const [was, is] = [before, after].map(({ text }) => text.split(SEQUENCE).filter((part) => /\w/.test(part)));
  if (was === undefined || is === undefined || is.length === 0 || is.length >= was.length) return undefined;
  if (!is.every((part) => was.includes(part))) return undefined;
  return was.find((part) => !is.includes(part) && acts(part));
}

const FULL = /fullchain/i;
const PART = /(?:^|[^a-z])(?:chain|cert|certificate|server)\.(?:pem|cer|crt)\b/i;

/** Whether a certificate is served without the intermediates, or these without it. */
export const isPartOnly = (before: string, after: string) =>
  FULL.test(before) && !FULL.test(after) && PART.test(after) && !PART.test(before);

/** Whether a file that could be run no longer can. */
export function cannotRun(before: string, after: string): boolean {
  const mode = /mode["']?\s{0,20}[:=]>?\s{0,4}["']?0?([0-7]{3})\b|^chmod\s+0?([0-7]{3})\s/;
  const [was, is] = [before, after].map((text) =>
    mode
      .exec(text)
      ?.slice(1)
      .find((one) => one !== undefined),
  );
  const runs = (digits: string) => [...digits].some((digit) => Number(digit) % 2 === 1);
  return was !== undefined && is !== undefined && runs(was) && !runs(is);
}

/** Folders from which something runs on its own whatever is put there. */
const RUN_FROM =
  /(?:renewal-hooks\/(?:deploy|post|pre)|\/cron\.(?:d|hourly|daily|weekly)|\/systemd\/system|network\/if-up\.d|NetworkManager\/dispatcher\.d|logrotate\.d|hook\.d|hooks?\/(?:deploy|renew)|deploy-hooks?)(?=\/|["'\s:;,)}]|$)/;

const PLACES =
  /(?:\b(?:dest|path|destination)["']?\s*(?:=>|[:=])\s*["']?|^(?:sudo\s+)?(?:cp|install|ln|mv|COPY|ADD)\s.*\s)(\/[^\s"']{1,200})/;

/** The path in such a folder to which a statement puts a file. */
export function placedIn(text: string): string | undefined {
  const path = PLACES.exec(text)?.[1];
  return path !== undefined && RUN_FROM.test(path) && /[\w-]$/.test(path) ? path : undefined;
}

/** The folder of such a kind that a statement no longer names. */
export function folderLeft(before: string, after: string): string | undefined {
  const [was] = RUN_FROM.exec(before) ?? [];
  return was !== undefined && !RUN_FROM.test(after) && /\//.test(after) ? was : undefined;
}

const CRON_FILE = /\bcron_file["']?\s{0,4}[:=]\s{0,4}["']?([^\s"',}]{1,80})/;

/** The name of a file that cron ran before, and does not run under its new name. */
export function notRunByCron(before: string, after: string, { files = [], others = [] }: Partial<Named>) {
  const placed = (text: string) => {
    const file = CRON_FILE.exec(text)?.[1];
    return file === undefined || file.startsWith('/') ? text : `cron.d/${file}`;
  };
  const ignored = ignoredCronName(placed(after));
  if (ignored === undefined || !isRunByCron(placed(before))) return undefined;
  const texts = [...files, ...others].map((one) => ('text' in one ? one.text : one.after));
  return ignoresDots(...texts) === false ? undefined : ignored;
}

/** A definition alone is no use: `volumes:` lists a name that only its service uses. */
const ONLY_NAMED = /^["']?[\w.-]{1,80}["']?:$/;

/** A name that a statement no longer uses, while other statements still do, and not the new one; and where. */
export function leftBehind(
  gone: readonly string[],
  come: readonly string[],
  head: readonly Statement[],
  own: Statement,
  { others = [], files = [] }: Pick<Named, 'others' | 'files'>,
): { old: string; now: string; path?: string } | undefined {
  if (gone.length !== 1 || come.length !== 1) return undefined;
  const [old, now] = differingPart(gone[0] ?? '', come[0] ?? '');
  if (!isTelling(old) || now.length < 3) return undefined;
  const here = (name: string) =>
    head.some((one) => one !== own && !ONLY_NAMED.test(one.text) && holdsName(one.text, name));
  // A variable that is set here is another one on purpose.
  const variable = /^\$\{?(\w+)\}?$/.exec(now)?.[1];
  const isSet =
    variable !== undefined &&
    head.some(({ text }) => text.startsWith(`${variable}=`) || text.includes(` ${variable}=`));
  if (here(now) || isSet) return undefined;
  if (here(old)) return { old, now };
  if (!isDistinct(old)) return undefined;
  const other = others.find(({ text }) => holdsName(text, old));
  // Another changed file has the new one too.
  const several = files.filter(({ after }) => holdsName(after, now)).length > 1;
  return other === undefined || several || others.some(({ text }) => holdsName(text, now))
    ? undefined
    : { old, now, path: other.path };
}

const TEMPLATED = /[\w.-]{0,60}(?:\$\{[\w:.]{1,60}\}[\w.-]{0,60}){1,4}/g;

/** File names in a text that hold a variable. */
export function templatedNames(text: string): string[] {
  return (text.match(TEMPLATED) ?? []).filter((name) => /\.\w/.test(name) && !name.startsWith('$'));
}

/** Whether a name is no common word or number. */
const isTelling = (name: string) =>
  name.length >= 5 && !/^[\d.v-]+$/.test(name) && !/^https?:|^-/.test(name) && /[/._$A-Z-]/.test(name);

/** Whether a name means the same in another file: a path of two folders, or a name of several words. */
const isDistinct = (name: string) =>
  name.length >= 8 &&
  (name.startsWith('/') ? name.split('/').length > 2 : /[A-Za-z0-9]{2}[._-][A-Za-z0-9]{2}/.test(name));

/** Of two paths, the parts up to the first folder that differs. */
function differingPart(old: string, now: string): [string, string] {
  const [was, is] = [old.split('/'), now.split('/')];
  const at = was.findIndex((part, index) => part !== is[index]);
  return at < 0 ? [old, now] : [was.slice(0, at + 1).join('/'), is.slice(0, at + 1).join('/')];
}

/** Whether a text has a name that is no part of a longer one. */
export function holdsName(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    if (!/[\w.-]/.test(text[at + name.length] ?? ' ') && !/[\w.-]/.test(text[at - 1] ?? ' ')) return true;
  }
  return false;
}

/** What runs a step elsewhere in the repository: names of scripts, and of functions by their path. */
export type Named = Pick<ChangedTexts, 'scripts' | 'functions' | 'others' | 'folders'> &
  Partial<Pick<ChangedTexts, 'files'>>;

/** A script or a function with a step that the statements no longer name. */
export function namedNoMore(
  gone: readonly string[],
  head: readonly Statement[],
  { scripts, functions }: Named,
): string | undefined {
  const names = gone.map((word) => word.slice(word.lastIndexOf('/') + 1));
  return names.find(
    (name) => functions.has(name) || (scripts.has(name) && !head.some(({ text }) => holdsName(text, name))),
  );
}
