/** What the words of a statement say about a step: that it names certificates, and that an edit makes it weaker. */
import { memoizeByObject } from '../util/memoize.ts';
import { CERTIFICATE, isAbout } from './certificate-words.ts';
import { type Edited, type Hunk, type Statement, wordsOf } from './changed-lines.ts';
import { copiesLinks, losesLineage, otherEvent } from './edit-events.ts';
import { runsOnce, runsOnceNow, stopsMore } from './edit-once.ts';
import {
  cannotRun,
  commandLost,
  folderLeft,
  isHarder,
  isLess,
  isPartOnly,
  isRarer,
  isTimed,
  itemLost,
  leftBehind,
  type Named,
  namedNoMore,
  notRunByCron,
  templatedNames,
} from './edit-values.ts';
import { headersOf, itemAt } from './step-lines.ts';

/** Whether a text is a script that deals with certificates more than once or twice. */
export function isAboutCertificates(text: string): boolean {
  if (!/^#!|__main__|sys\.argv|ARGV/.test(text) && !RENEWS_AND_RELOADS.every((words) => words.test(text))) return false;
  let number = 0;
  for (const line of text.split('\n')) if (isAbout(line) && ++number >= MANY) return true;
  return false;
}

const MANY = 5;
/** Words of a module that does the whole work of a client. */
const RENEWS_AND_RELOADS = [/lets ?encrypt|certbot|\bacme/i, /renew/i, /reload|restart/i];
/** Text that only tells a person something. */
const OUTPUT =
  /^(?:@?echo|printf|print|puts|log(?:ger|ging)?(?:\.\w+)?|\w{0,20}log_?(?:info|warn|err|debug|msg)\w{0,6}|info|warn(?:ing)?|notice|error|debug|die|write-(?:host|output|verbose)|console\.\w+|cat\s*<<)\b(?![^|]*(?:\s>|\|))/i;
const LABEL =
  /^(?:export\s+)?\w{0,20}log(?:file|dir|_?path)?=|^(?:-\s+)?["']?(?:description|displayname|title|summary|msg|help|tags|comment|maintainer|labels|cpu|memory|ephemeral-storage|requests|limits|desc|documentation|after|wants|fail_msg|success_msg)["']?\s*[:=]|^(?:-\s+)?name:\s+["']?[A-Z][\w-]*(?:\s+[\w'"{}().-]+)+["']?$|^Description=/i;
const NOTHING = /^(?:import|from\s\S+\simport|using|#include|package(?=\s[\w.]+;?$)|@?param|<\/?\w+>)\b/;

/** Whether a statement does nothing: output, labels, imports. */
export function saysNothing(text: string): boolean {
  return (OUTPUT.test(text) && !isTimed(text)) || LABEL.test(text) || NOTHING.test(text);
}

/** Whether a statement names a function that holds a step elsewhere. */
export const callsStep = ({ text }: Statement, { functions }: Named) =>
  functions.size > 0 && pieces(text).some((word) => functions.has(word));

/** Whether a statement, or a head of its block that gives it its meaning, names certificates. */
export function namesCertificate(
  one: Statement,
  statements: readonly Statement[],
  at: number,
  isNamed: boolean,
): boolean {
  if (isAbout(one.text) || (REACTS.test(one.text) && CERTIFICATE.test(one.text))) return true;
  const isSwitch = SWITCH.test(one.text);
  if (!isSwitch && !REACTS.test(one.text) && !MODE.test(one.text)) return false;
  if (isSwitch && isNamed) return true;
  // A switch says what it is for in the names around it, a reaction or the mode of a file in the rest of its task.
  const headers = headersOf(statements, at).slice(0, 2);
  if (headers.some((index) => isAbout(statements[index]?.text ?? ''))) return true;
  return (
    !isSwitch &&
    [at, ...headers].some((index) => itemAt(statements, index).some(({ text }) => !LABEL.test(text) && isAbout(text)))
  );
}

/** Whether a block is what a task starts, and no object of its own. */
export const isReaction = (gone: readonly Statement[]) => gone[0] !== undefined && REACTS.test(gone[0].text);

/** What a task starts when it changed something. */
const REACTS = /^(?:-\s+)?["']?(?:notify|notifies|watch_in|listen_in|onchanges_in|subscribe|reload|restart)\b|\s~>\s/i;
const MODE = /^["']?mode["']?\s*[:=]/i;
const SWITCH = /^(?:-\s+)?["']?(?:\w{0,30}enabled?|create|install|state|ensure|suspend|active|disabled?)["']?\s*[:=]/i;

const ON = /^(?:true|y|yes|on|:?enabled?|:?start(?:ed)?|:?present|always|installed|running|1)$/i;
const OFF = /^(?:false|n|no|off|:?disabled?|:?stop(?:ped)?|:?absent|never|null|none|0|purged|masked)$/i;
/** Names whose value true means that something does not run. */
const NEGATIVE = /suspend|disable|skip|pause|dry[-_]?run|staging|\bhold|manual|\bno[-_]|ignore|insecure|nocron/i;
const SWITCHED_OFF =
  /(?:enabled?|running|active|start\w{0,8}|state|ensure|when|if)["']?\s{0,20}[=:]>?\s{0,20}["']?(?:false|no|off|absent|stopped)\b/i;
/** What a unit or a state follows. */
const TRIGGER = /^(?:-\s+)?["']?(?:PathChanged|PathModified|PathExists|subscribes?|watch)\b/;
const NO_OP = /^(?:true|:|\/bin\/true|pass|exit(?:\s+0)?|return(?:\s+0)?|noop|;)(?:\s|$)/;
/** Also the short names of acme.sh. */
const TEST_CA = /staging|pebble|dry[-_]run|test[-_]cert|fakele|(?:letsencrypt|buypass|google)_?test\b/i;
const HIDDEN =
  /^(?:\s*(?:\|\|\s*(?:true|:|exit\s+0|return\s+0)|;\s*true|[2&]>\s*\/dev\/null|>\s*\/dev\/null\s+2>&1))+\s*;?$/;
/** A test of whether a command failed. */
const TESTED = /^if\s+!\s+(.{3,300}?)\s*;\s*then$/;
/** Tests whether something exists, which every careful script has. */
const EXISTENCE = /\s-[defhLnrsxz]\s|exist|command -v|which\s|is defined|is not none|stat\.|creates|removes|test\s+-/i;
const GUARD =
  /^(?:if|elif|unless)\b|^(?:-\s+)?(?:when|if|only_if|not_if|unless|onlyif|only|except|rules|condition|Condition\w+|Assert\w+)\s*[:=({]/;
/** A condition that only a rehearsal of the playbook fails. */
const REHEARSAL = /^(?:-\s+)?(?:when:\s*)?not \(?ansible_check_mode(?: and [\w.]+)?\)?$/;
const CONDITIONS = /^(?:-\s+)?["']?(?:when|if|only_if|onlyif|only|rules|conditions?|unless|not_if)["']?\s*[:=]\s*\[?$/;
const END = /^(?:exit(?:\s+0)?|return(?:\s+0)?|sys\.exit\(0?\)|exec\s+true)$/;
const QUIET =
  /ignore_errors:\s*(?:true|yes)|failed_when:\s*false|continue-on-error:\s*true|allow_failure:\s*true|^set\s+\+e/i;

/** What acts on a certificate or on who serves it. */
const ACTS =
  /acme|renew|reload|restart|notif|hook|deploy|\bcopy|\bcp\s|\bmv\s|\binstall\s|scp|rsync|upload|import|\bpush|sync|\.(?:pem|crt|key|pfx|p12|jks)\b|ssl|tls|cert|openssl|systemctl|\bservice\s|watch|subscribe|\btrap\b(?!.*\brm\b)|schedule|cron|timer|OnCalendar|issuer|kubectl|vault\s/i;
/** What a command does to a certificate or to who serves it. */
const VERB =
  /^(?:(?:try-)?(?:reload|restart)(?:-or-(?:reload|restart))?|(?:force-)?reload|HUP|--?HUP|renew|--cron|certonly|--issue|--install-cert|deploy|enable|start)$/;
const ALERT = /^(?:-\s+)?(?:alert|expr):/;
export const isNoOp = (text: string) => NO_OP.test(text);
/** Options whose loss takes nothing from a renewal. */
export const MILD = /force|quiet|verbose|debug|agree|email|non-?interactive|^--?no-/;
/** Whether a text acts on a certificate, or on who serves it. */
export const acts = (text: string) => ACTS.test(text) || isAbout(text);

/** How an edited statement is weaker than it was; undefined if nothing says so. */
export function weakerEdit(
  { before, after }: Edited,
  head: readonly Statement[],
  named: Named,
  beside: readonly Statement[] = [],
): string | undefined {
  const [was, is] = [pieces(before.text), pieces(after.text)];
  const gone = was.filter((word) => !is.includes(word));
  const come = is.filter((word) => !was.includes(word));
  const instead = `has \`${shown(after.text)}\` instead of \`${shown(before.text)}\``;
  const negative = NEGATIVE.test(is.filter((word) => was.includes(word)).join(' '));
  if (
    come.some((word) => OFF.test(word)) &&
    !negative &&
    (gone.some((word) => ON.test(word)) || /^false$/i.test(come[0] ?? ''))
  )
    return instead;
  if (negative && gone.some((word) => OFF.test(word)) && come.some((word) => ON.test(word))) return instead;
  if (SWITCHED_OFF.test(after.text) && !SWITCHED_OFF.test(before.text)) return instead;
  if (isEmptied(before.text, after.text) || isRarer(before.text, after.text)) return instead;
  if (saysNothing(after.text) && !saysNothing(before.text)) return `no longer has \`${shown(before.text)}\``;
  if (isPartOnly(before.text, after.text) || cannotRun(before.text, after.text)) return instead;
  if (runsOnceNow(before.text, after.text)) return `${instead}, and runs only once`;
  const event = otherEvent({ before, after });
  if (event !== undefined) return `${instead}, which ${event}`;
  if (losesLineage({ before, after }, named)) return `${instead}, which is not told which certificate was renewed`;
  if (copiesLinks({ before, after })) return `${instead}, and copies links instead of certificates`;
  const unrun = notRunByCron(before.text, after.text, named);
  if (unrun !== undefined) return `gives a file the name \`${shown(unrun)}\`, which cron ignores on Debian and Alpine`;
  const folder = folderLeft(before.text, after.text);
  if (folder !== undefined) return `${instead}, and what runs from \`${shown(folder)}\` does not find it`;
  if (isNoOp(after.text) && !isNoOp(before.text)) return `no longer has \`${shown(before.text)}\``;
  // A class or a resource that is about certificates too.
  const staysWith = /::|\[/.test(after.text) && CERTIFICATE.test(after.text);
  const gainsCertificate = staysWith || (isAbout(after.text) && !isAbout(before.text));
  if (TRIGGER.test(before.text) && gone.length > 0 && come.length > 0 && !gainsCertificate) return instead;
  if (TEST_CA.test(after.text) && !TEST_CA.test(before.text)) return instead;
  const tested = TESTED.exec(before.text)?.[1] ?? before.text;
  const end = after.text.startsWith(tested) ? after.text.slice(tested.length).trim() : '';
  if (HIDDEN.test(` ${end}`)) return mayShow(end, after) ? `hides its failures (\`${shown(end)}\`)` : instead;
  if (stopsMore({ before, after }, head)) return `${instead}, and stops more`;
  const guard = /^(.{3,300}?)\s*&&\s*/.exec(after.text)?.[1];
  if (guard !== undefined && after.text.endsWith(before.text) && !EXISTENCE.test(` ${guard} `))
    return `runs only if \`${shown(guard)}\``;
  if (gone.some((word) => VERB.test(word)) && come.length > 0 && !is.some((word) => VERB.test(word))) return instead;
  if (beside.some(({ text }) => ALERT.test(text)) && isHarder(before.text, after.text)) return instead;
  if (gone.length === 1 && come.length === 1 && isLess(gone[0] ?? '', come[0] ?? '', after.text)) return instead;
  const options = gone.filter(
    (word) => /^--[a-z]/.test(word) && (ACTS.test(word) || isAbout(before.text)) && !MILD.test(word),
  );
  if (options.length > 0 && come.length === 0) return `no longer has \`${shown(options[0] ?? '')}\``;
  const script = namedNoMore(
    gone.filter((word) => !come.some((other) => other.endsWith(word))),
    head,
    named,
  );
  if (script !== undefined) return `no longer runs \`${shown(script)}\``;
  const [first, then] = [templatedNames(before.text), templatedNames(after.text)];
  const left =
    leftBehind(gone, come, head, after, named) ??
    (String(first) === String(then) ? undefined : leftBehind(first, then, head, after, named));
  if (left !== undefined) {
    if (!mayShow(left.now, after) || !mayShow(left.old, before)) return instead;
    const place = left.path === undefined ? 'other lines here use' : `${left.path} uses`;
    return `uses \`${shown(left.now)}\`, and ${place} \`${shown(left.old)}\``;
  }
  const command = commandLost({ before, after }, acts);
  if (command !== undefined) return `no longer has \`${shown(command)}\``;
  const item = itemLost({ before, after }, gone, come);
  if (item !== undefined && !mayShow(item, before)) return instead;
  return item === undefined ? undefined : `no longer has \`${shown(item)}\` (\`${shown(after.text)}\`)`;
}

/** The words of a statement, with the names and the values of settings apart. */
export const pieces = (text: string) =>
  wordsOf(text)
    .flatMap((word) => (/^https?:/.test(word) ? [word] : word.split(/[:=]-?/)))
    .filter((word) => word !== '');

function isEmptied(before: string, after: string): boolean {
  const value = /^(.{1,80}?[:=])\s*(.*)$/;
  const [, name = '', was = ''] = value.exec(before) ?? [];
  const [, same = '', is = ''] = value.exec(after) ?? [];
  return name !== '' && name === same && /\w/.test(was) && /^(?:["']{0,2}|\[\s*\]|\{\s*\}|null|~);?$/.test(is);
}

const statementsIn = memoizeByObject((statements: readonly Statement[]) => new Set(statements));

/** How a new statement makes the step around it weaker. */
export function weakerStatement(
  one: Statement,
  head: readonly Statement[],
  at: number,
  { come }: Hunk,
): string | undefined {
  const { text } = one;
  if (QUIET.test(text)) return `hides its failures (\`${shown(text)}\`)`;
  const stays = (other: Statement | undefined) => other !== undefined && !statementsIn(come).has(other);
  const headers = headersOf(head, at);
  const above = head[headers[0] ?? -1]?.text ?? '';
  if (
    /^(?:-\s+)?["']?(?:enabled?|create|install)["']?\s*[:=]\s*false\b/.test(text) &&
    /issuer|certbot|letsencrypt|acme|cert-?manager/i.test(above)
  )
    return `has \`${shown(text)}\` under \`${shown(above)}\` now`;
  if (runsOnce(one, head, at, stays)) return `runs only once (\`${shown(text)}\`)`;
  // What belongs to a new block is about that block.
  if (headers[0] !== undefined && !stays(head[headers[0]])) return undefined;
  if (TEST_CA.test(text)) return `has \`${shown(text)}\` now`;
  if (END.test(text)) {
    const conditional = headers.some((index) =>
      /^(?:if|elif|else|case|for|while|trap|unless)\b|\|\|/.test(head[index]?.text ?? ''),
    );
    return conditional ? undefined : `ends early at \`${text}\``;
  }
  const [, name = '', value = ''] =
    /^(?:-\s+)?["']?([\w-]{2,40})["']?\s*[:=]>?\s*["']?([\w-]+)["']?[;,]?$/.exec(text) ?? [];
  if (/enabled?$|^state$|^ensure$|^when$|^if$|^active$|start/i.test(name) && OFF.test(value))
    return `has \`${shown(text)}\` now`;
  if (NEGATIVE.test(name) && ON.test(value)) return `has \`${shown(text)}\` now`;
  if (EXISTENCE.test(` ${text} `) || REHEARSAL.test(text)) return undefined;
  // One more condition in a list of them.
  if (one.item && CONDITIONS.test(above)) return `runs only under a new condition (\`${shown(text)}\`)`;
  if (!GUARD.test(text)) return undefined;
  const beside = head.slice(Math.max(0, at - 8), at + 9);
  const guards = /^(?:if|unless|elif)\b/.test(text)
    ? stays(head[at + 1]) && (head[at + 1]?.indent ?? 0) > one.indent
    : beside.some((other) => stays(other) && other.indent === one.indent);
  return guards ? `runs only under a new condition (\`${shown(text)}\`)` : undefined;
}

const MAX_SHOWN = 120;
/** What may be a secret is never repeated: values and lists of such names and options, passwords in addresses, and long words. */
const SECRET =
  /((?:pass(?:word|wd|phrase)?|secret|token|api[-_]?key|credential)s?\w{0,20}(?:["']?\s{0,4}(?:=>|:=|[=!]={1,2}|=~|[:=])|["']\s{0,4},)\s{0,4}[/"']?|--?[\w-]{0,30}(?:pass(?:word|wd|phrase)?|token|api-?key)[\w-]{0,20}\s{1,4}["']?|:\/\/[^\s/:@]{0,60}:)(?:[([][^\])]{0,2000}|[^\s"'-][^\s"'@]{2,})|[A-Za-z0-9+/_-]{32,}={0,2}/gi;
/** Long names and paths are of lower case; base64 is not. */
const isPath = (word: string) => word.includes('/') && !(/[A-Z]/.test(word) && /[a-z]/.test(word) && /\d/.test(word));
/** A long name of several words that a value is given to, or that a template puts in. */
const isName = (word: string, after: string) =>
  /^[a-z]{2,20}(?:_[a-z]{2,20}){3,12}$/.test(word) && (/^(?:\s{0,2}[:=]|\s?[|}])/.test(after) || isAbout(word));

export function shown(text: string): string {
  const plain = withoutSecrets(text);
  return plain.length > MAX_SHOWN ? `${plain.slice(0, MAX_SHOWN)}…` : plain;
}

function withoutSecrets(text: string): string {
  return text.replace(SECRET, (whole: string, name: string | undefined, at: number) =>
    name !== undefined ? `${name}…` : isPath(whole) || isName(whole, text.slice(at + whole.length)) ? whole : '…',
  );
}

/** Whether a part of a text may be shown without the rest, which may say that it is a secret. */
const mayShow = (part: string, { text }: Statement) => withoutSecrets(text).includes(part);
