/** What a hook, a reaction or a schedule waits for, and whether an edit makes it wait for something that comes too early, only once or never. */
import type { ChangedTexts, OtherText } from '../model/index.ts';
import { fileNameOf } from '../util/path-names.ts';
import type { Edited } from './changed-lines.ts';

interface Event {
  was: RegExp;
  is: RegExp;
  /** What is wrong with the new one. */
  how: string;
}

const EARLY = 'runs before the renewal, with the old certificate';
const NEVER = 'no longer runs when the certificate changes';

/** Events that follow a renewal, and those near them that do not. */
const EVENTS: readonly Event[] = [
  // https://eff-certbot.readthedocs.io/en/stable/using.html#pre-and-post-validation-hooks
  {
    was: /(?:deploy|renew|post)[-_]hook|--reload-?cmd|renewal-hooks\/(?:deploy|post)/i,
    is: /(?:^|[^a-z])pre[-_]hook|renewal-hooks\/pre/i,
    how: EARLY,
  },
  // https://go-acme.github.io/lego/usage/cli/options/
  { was: /--renew-hook\b/, is: /--run-hook\b/, how: 'runs only after the first issue' },
  // https://github.com/dehydrated-io/dehydrated/blob/master/docs/examples/hook.sh
  {
    was: /(?:^|[^a-z_])deploy_cert(?![a-z_])/,
    is: /(?:^|[^a-z_])(?:startup_hook|deploy_challenge|clean_challenge|invalid_challenge|request_failure|generate_csr|unchanged_cert|deploy_ocsp|sync_cert)(?![a-z_])/,
    how: NEVER,
  },
  // https://www.freedesktop.org/software/systemd/man/latest/systemd.service.html
  { was: /^ExecStartPost=/, is: /^(?:ExecStartPre|ExecCondition)=/, how: EARLY },
  { was: /^OnSuccess=/, is: /^OnFailure=/, how: 'runs only after a failure' },
  // https://www.puppet.com/docs/puppet/8/lang_relationships.html
  { was: /^notify\s*=>/, is: /^before\s*=>/, how: NEVER },
  { was: /^subscribe\s*=>/, is: /^require\s*=>/, how: NEVER },
  { was: /~>/, is: /(?<![-~])->/, how: NEVER },
  // https://docs.saltproject.io/en/latest/ref/states/requisites.html
  { was: /^(?:-\s+)?(?:watch|listen)(?:_any)?:/, is: /^(?:-\s+)?(?:require|prereq)(?:_any)?:/, how: NEVER },
  { was: /^(?:-\s+)?(?:watch|listen)_in:/, is: /^(?:-\s+)?(?:require|prereq)_in:/, how: NEVER },
];

/** How a step waits for another event than it did. */
export function otherEvent({ before, after }: Edited): string | undefined {
  const found = EVENTS.find(
    ({ was, is }) => was.test(before.text) && !was.test(after.text) && is.test(after.text) && !is.test(before.text),
  );
  return found?.how;
}

/** What certbot sets for hooks that run once for each renewed certificate, and not for those that run at the end. */
const OF_LINEAGE = /RENEWED_(?:LINEAGE|DOMAINS)/;
const DEPLOY = /renewal-hooks\/deploy|--(?:deploy|renew)-hook/;
const POST = /renewal-hooks\/post|--post-hook/;
const SCRIPT = /[\w@%+.-]+\.(?:sh|bash|py|j2)\b|[\w@%+.-]+(?=["']?$)/g;

/** Whether a script that asks which certificate was renewed now runs where it is not told. */
export function losesLineage(
  { before, after }: Edited,
  { files, others = [] }: { files?: ChangedTexts['files']; others?: readonly OtherText[] },
): boolean {
  if (!DEPLOY.test(before.text) || !POST.test(after.text) || DEPLOY.test(after.text)) return false;
  if (OF_LINEAGE.test(after.text)) return true;
  const names = new Set(after.text.match(SCRIPT) ?? []);
  const asks = (path: string, text: string) =>
    names.has(fileNameOf(path).replace(/\.j2$/, '')) && OF_LINEAGE.test(text);
  return (
    (files ?? []).some(({ path, after: text }) => asks(path, text)) || others.some(({ path, text }) => asks(path, text))
  );
}

/** How a hook that was moved to another folder waits for another event. */
export function otherFolder(from: string, to: string, text: string): string | undefined {
  const stage = (path: string) => /(?:^|\/)renewal-hooks\/(deploy|post|pre)\//.exec(path)?.[1];
  const [was, is] = [stage(from), stage(to)];
  if (was === undefined || is === undefined || was === is) return undefined;
  if (is === 'pre') return EARLY;
  return was === 'deploy' && OF_LINEAGE.test(text) ? 'is not told which certificate was renewed' : undefined;
}

/** A program that copies, and the option by which it follows the links that it finds. */
const FOLLOWS: readonly { program: RegExp; follows: RegExp; keeps: RegExp }[] = [
  {
    program: /\brsync\s/,
    follows: /\s(?:-[a-zA-Z]*L|--copy-links\b)/,
    keeps: /\s(?:-[a-zA-Z]*[al]|--archive\b|--links\b)/,
  },
  {
    program: /\bcp\s/,
    follows: /\s(?:-[a-zA-Z]*L|--dereference\b)/,
    keeps: /\s(?:-[a-zA-Z]*[adPrR]|--archive\b|--recursive\b|--no-dereference\b)/,
  },
  { program: /\btar\s/, follows: /\btar\s+-?[a-zA-Z]*h|\s-[a-zA-Z]*h[a-zA-Z]*\s|\s--dereference\b/, keeps: /./ },
];
/** Folders in which clients keep links to the newest version. */
const OF_LINKS = /\/live(?:\/|["'\s]|$)|RENEWED_LINEAGE/;

/** Whether links are now copied in place of the certificates that they lead to. */
export function copiesLinks({ before, after }: Edited): boolean {
  if (!OF_LINKS.test(before.text) || !OF_LINKS.test(after.text)) return false;
  return FOLLOWS.some(
    ({ program, follows, keeps }) =>
      program.test(before.text) &&
      program.test(after.text) &&
      follows.test(before.text) &&
      !follows.test(after.text) &&
      keeps.test(after.text),
  );
}
