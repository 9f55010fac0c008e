/** What brings a renewed certificate to its users, and edits after which it does so for the first certificate only. */
import type { Edited, Statement } from './changed-lines.ts';
import { headersOf, itemAt } from './step-lines.ts';

/** What brings a renewed certificate to its users. */
const BRINGS =
  /\b(?:cp|rsync|scp|install|mv|cat)\s.*(?:\.(?:pem|crt|cer|key|p12|pfx|jks)\b|\/live\/|LINEAGE|cert)|\b(?:systemctl|service|rc-service|supervisorctl)\b.*(?:reload|restart|\bkill\b)|\bnginx\s+-s\s+reload|\b(?:apachectl|apache2ctl|postfix|doveadm)\s+(?:-k\s+)?(?:reload|graceful)|\bkill(?:all)?\s+-\w*HUP|\bkill\s+-s\s+(?:SIG)?HUP|rollout\s+restart|\bpkcs12\s+-export|\bkeytool\b.*-import/;
export const isBringing = (text: string) => BRINGS.test(text);

/** A test that only a machine without a certificate, or on its first start, passes. */
const FIRST_TIME =
  /^(?:el)?if\b.*(?:!\s*-[defhLrs]\b|\bnot\s.{0,60}exist|!.{0,60}exist|first[-_ ]?(?:run|time|boot|issue)|initial|bootstrap)|^unless\b.*(?:\s-[defs]\s|exist)/i;
export const isFirstTime = (text: string) => FIRST_TIME.test(text);

/** Settings after which a task, a resource or an object is never done again. */
const ONCE =
  /^(?:creates["']?\s*(?::|=>|\s)|replace["']?\s*(?::|=>)\s*["']?false|action\s+:create_if_missing|(?:unless|not_if)\b.{0,60}(?:test\s+-[defs]|File\.exist|\[\s+-[defs])|(?:-\s+)?when:\s*["']?not\s.*(?:exist|stat)|ignore_changes\s*=)/i;
/** Keys of a task or a resource that copies or reloads itself. */
const COPIES =
  /^(?:-\s+)?["']?(?:[\w.]*\.)?(?:copy|template|slurp|fetch|synchronize|file|cookbook_file|remote_file)\b.*(?::|\{|do)$/;
const MATERIAL = /\.(?:pem|crt|cer|key|p12|pfx|jks)\b|\/live\/|cert(?!bot|ain)|(?:^|\W)(?:ssl|tls)\W/i;

/** Whether a statement that is new makes the step around it run only once. */
export function runsOnce(
  one: Statement,
  head: readonly Statement[],
  at: number,
  stays: (one: Statement | undefined) => boolean,
): boolean {
  const { text } = one;
  if (isFirstTime(text)) {
    const next = head[at + 1];
    return next !== undefined && stays(next) && next.indent > one.indent && isBringing(next.text);
  }
  if (!ONCE.test(text)) return false;
  const [header] = headersOf(head, at);
  const beside = [
    ...itemAt(head, at),
    ...(header === undefined ? [] : itemAt(head, header)),
    ...resourceAt(head, at, header),
  ];
  const kept = beside.filter(stays);
  if (kept.some(({ text: other }) => isBringing(other))) return true;
  return kept.some(({ text: other }) => COPIES.test(other)) && kept.some(({ text: other }) => MATERIAL.test(other));
}

const MAX_RESOURCE = 30;

/** The head of a resource with braces or `do`, and what is in it. */
function resourceAt(head: readonly Statement[], at: number, header: number | undefined): readonly Statement[] {
  if (header === undefined || !/(?:\{|:|\bdo)$/.test(head[header]?.text ?? '') || at - header > MAX_RESOURCE) return [];
  const indent = head[header]?.indent ?? 0;
  let end = header + 1;
  while (end - header < MAX_RESOURCE && (head[end]?.indent ?? 0) > indent) end += 1;
  return head.slice(header, end);
}

/** Whether an edit of one line has that effect. */
export function runsOnceNow(before: string, after: string): boolean {
  if (/:create_if_missing/.test(after) && /:create\b(?!_)/.test(before)) return true;
  const guard = /^(?:test|\[{1,2})(?=\s).{0,120}\s-[defs]\s.{1,200}\|\|\s*/.exec(after)?.[0];
  return guard !== undefined && after.slice(guard.length) === before && isBringing(before);
}

const GUARD = /^(?:els?if|if|unless|(?:-\s+)?when)\b/;
const STOPS =
  /\b(?:ensure|state|enable[d]?|started)["']?\s*(?:=>|[:=])\s*["']?:?(?:stopped|absent|purged|false|no)\b|\b(?:disable|mask|stop)\b/;
const MAX_BODY = 8;

/** Whether a condition with one part less now guards what switches a step off. */
export function stopsMore({ before, after }: Edited, head: readonly Statement[]): boolean {
  if (!GUARD.test(before.text) || !GUARD.test(after.text)) return false;
  const [was, is] = [before, after].map(({ text }) => text.split(/\s+(?:and|&&)\s+/));
  if (was === undefined || is === undefined || is.length >= was.length) return false;
  // The first part has the word of the condition before it.
  const rest = was.map((part) => part.replace(GUARD, '').trim());
  if (!is.every((part) => rest.includes(part.replace(GUARD, '').trim()))) return false;
  const at = head.indexOf(after);
  return head.slice(at + 1, at + MAX_BODY).some((one) => one.indent > after.indent && STOPS.test(one.text));
}
