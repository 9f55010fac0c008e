/** What a step that stays no longer has. */
import type { Statement } from './changed-lines.ts';
import { holdsName, type Named, namedNoMore, placedIn } from './edit-values.ts';
import { acts, isNoOp, MILD, pieces, saysNothing, shown } from './edit-words.ts';

const STRICT = /^set\s+-\w*e|pipefail/;
/** A flag that is set does nothing itself. */
const FLAG = /^\w{1,60}=["']?\w{0,20}["']?$/;
const CLEANS = /^(?:-\s+)?(?:sudo\s+)?(?:rm|mkdir|touch|ls|unset|cd|local|source|shift|wait|chmod)\b|^cat\b[^>]*$/;

/** Tests, and heads of functions and rules: what they lead to does the work. */
const FRAME = /^(?:\[{1,2}\s.*\]{1,2}\s*\|\||test\s|[\w-]+\s*\(\)\s*\{?$|function\s+[\w-]+|\.[A-Z]+:)/;

/** How a step that stays is weaker without statements that it had. */
export function losesStatement(
  gone: readonly Statement[],
  come: readonly Statement[],
  head: readonly Statement[],
  named: Named,
  kindOf: (one: Statement) => Own | undefined,
): string | undefined {
  const strict = gone.find(({ text }) => STRICT.test(text));
  if (strict !== undefined && !come.some(({ text }) => STRICT.test(text)))
    return `no longer stops at a failure (\`${shown(strict.text)}\`)`;
  const script = losesScript(gone, head, named);
  if (script !== undefined) return script;
  const folder = named.folders && folderNoMore(gone, head, named.folders);
  if (folder !== undefined) return `no longer uses \`${shown(folder)}\``;
  const lost = gone.find(({ text }) => actsNow(text) && !CLEANS.test(text) && !FRAME.test(text));
  const replaced = come.some(({ text }) => actsNow(text));
  // A command that nothing replaces is gone, whatever it did.
  const emptied =
    !replaced && come.some(({ text }) => isNoOp(text)) ? gone.find(({ text }) => !CLEANS.test(text)) : undefined;
  // What a step had, and nothing came in its place.
  const dropped = come.length > 0 ? undefined : gone.find((one) => isMissed(one, kindOf(one), head));
  const missed = lost ?? emptied ?? dropped;
  if (missed === undefined || replaced) return undefined;
  return `no longer has \`${shown(missed.text)}\``;
}

/** Whether a script or a hook that is still there is no longer named. */
export function losesScript(gone: readonly Statement[], head: readonly Statement[], named: Named): string | undefined {
  const script = namedNoMore(
    gone.flatMap(({ text }) => pieces(text)),
    head,
    named,
  );
  if (script !== undefined) return `no longer runs \`${shown(script)}\``;
  if (gone.length > MAX_TASK || gone.some(({ text }) => ABSENT.test(text))) return undefined;
  const placed = gone.map(({ text }) => placedIn(text)).find((path) => path !== undefined);
  const still = head.some(({ text }) => placedIn(text) === placed);
  return placed === undefined || still ? undefined : `no longer puts \`${shown(placed)}\` in place`;
}

/** Statements of one task: a larger part that is gone took along what used it. */
const MAX_TASK = 10;
const ABSENT = /\b(?:state|ensure)["']?\s*(?:=>|[:=])\s*["']?absent/;

/** Settings that name a folder whose content is built, run or deployed. */
const NAMES_FOLDER =
  /^(?:-\s+)?["']?(?:build|context|path|source|src|chdir|working_dir|dockerfile|file)["']?\s*[:=]\s*/;

/** The folder with a step that a statement names. */
export function folderNamed({ text }: Statement, folders: ReadonlySet<string>): string | undefined {
  if (folders.size === 0 || !NAMES_FOLDER.test(text)) return undefined;
  const name = text.replace(NAMES_FOLDER, '').replace(/^["']?(?:\.\/)?|\/?["']?,?$/g, '');
  return folders.has(name) ? name : undefined;
}

function folderNoMore(gone: readonly Statement[], head: readonly Statement[], folders: ReadonlySet<string>) {
  const left = gone.flatMap((one) => folderNamed(one, folders) ?? []);
  return left.find((folder) => !head.some((one) => folderNamed(one, folders) === folder));
}

/** What prepares, or ends, a step, or says how it talks. */
const FORMAL =
  /^(?:\.[A-Z]+:|set\s|shopt|declare|readonly|typeset|export\s+\w+$|trap|function\b|return\b|exit\b|break|continue|pass|usage|else|elif|except|finally|@|[\w-]+\s*\(\)\s*\{?$|def\s|async\s|class\s|interface\s|type\s|<<|if\b|elsif\b|unless\b|case\b|default\b|when\b|[^{]*\{$|assert\b|test\b|\[)/;
const ASSIGNED = /^(?:export\s+|local\s+|const\s+|let\s+|var\s+)?\$?([A-Za-z_]\w{1,60})\s{0,20}[:+]?=(?!=)/;
/** Settings that only say when, how and by whom something is done. */
const NEUTRAL =
  /^(?:-\s+)?["']?(?:when|if|only|unless|creates|become(?:_user)?|register|changed_when|check_mode|retries|delay|diff|backup|no_log|cache_valid_time|update_cache|validate|labels?|annotations?)["']?\s*[:=]/;
/** A setting that is on, and an item of a list. */
const SET = /^["']?[\w.-]{2,60}["']?\s*[:=]\s*["']?(?:true|yes|on|enabled)["']?[;,]?$/i;

/** Labels and annotations by which a controller reloads or copies what has them. */
const WATCHED = /^["']?[\w.-]+\.[a-z]+\/[\w.-]*(?:reload|restart|reflect|replicat|inject-ca|sync)[\w.-]*["']?\s*:/i;
export const isWatched = ({ text }: Statement) => WATCHED.test(text);

/** What a statement of a step belongs to: a script, a file of settings, or a section of one. */
export type Own = 'script' | 'data' | 'section';

/** Whether a statement that is gone did something: of data, an item of a list or a setting that was on. */
function isMissed(one: Statement, own: Own | undefined, head: readonly Statement[]): boolean {
  const { text } = one;
  if (WATCHED.test(text)) return true;
  if (own === undefined || CLEANS.test(text) || MILD.test(text) || NEUTRAL.test(text) || saysNothing(text))
    return false;
  if (own === 'data') return (one.item && /[\w.]{2}/.test(text)) || SET.test(text);
  if (own === 'section') return true;
  if (FLAG.test(text) || FORMAL.test(text)) return false;
  const name = ASSIGNED.exec(text)?.[1];
  return name === undefined || head.some((other) => holdsName(other.text, name));
}

const actsNow = (text: string) => !FLAG.test(text) && acts(text);
