import { clientHanding, clientKeeping } from '../../shell/clients/index.ts';
import { clientCall, clientRun, hookOf, isByHand } from '../../shell/clients/runs.ts';
import type { CommandBlock } from '../../shell/command-blocks.ts';
import type { Command } from '../../shell/commands.ts';

/** Line of the first issue of a certificate in a script that nothing repeats and that renews nothing itself. */
export function firstIssueLine({ surface, schedules, commands }: CommandBlock): number | undefined {
  if (surface !== 'script' || schedules.length > 0 || commands.some((one) => renews(one) || writesCopy(one)))
    return undefined;
  const first = commands.find(issues);
  // A script that asks first whether the certificate is due is made to be run again and again.
  const isAsked = first !== undefined && commands.some((one) => one.line <= first.line && asksIfDue(one));
  return isAsked ? undefined : first?.line;
}

/** Whether a command looks at a certificate that is there already: at its end, or at its names to ask for them again. */
const asksIfDue = ({ name, args }: Command) =>
  name === 'openssl' && args.some((one) => /^-(?:checkend|enddate|dates)$/.test(one) || /fullchain\.pem$/.test(one));

/** Whether a command asks a public CA for a first certificate, of which something else makes the next ones. */
function issues(command: Command): boolean {
  const run = clientRun(command);
  // A person who answers the challenge runs the same script again.
  return run?.action === 'issue' && run.client.issuer !== 'own' && !isByHand(run);
}

/** Whether a command renews, or gives a client the hook that it runs after each renewal. */
function renews(command: Command): boolean {
  const call = clientCall(command);
  const action = clientRun(command)?.action;
  return call !== undefined && ((action !== undefined && action !== 'issue') || hookOf(call) !== undefined);
}

const COPY = /\b(?:cp|install|rsync|scp|cat)\s([^\n]{0,200})/g;

function copies(text: string): boolean {
  return [...text.matchAll(COPY)].some(
    ([, words = '']) =>
      /\.(?:pem|crt|cer|key)\b/.test(words) ||
      words.split(/\s+/).some((word) => clientKeeping(word) !== undefined || clientHanding(word, text) !== undefined),
  );
}

/** Whether a command writes a script that copies: the renewal may well run it. */
function writesCopy({ name, args, documents, redirects }: Command): boolean {
  if (documents.some((document) => copies(document.text))) return true;
  return /^(?:echo|printf)$/.test(name) && redirects.length > 0 && args.some(copies);
}
