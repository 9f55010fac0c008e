import type { CommandBlock } from '../../shell/command-blocks.ts';
import type { Command } from '../../shell/commands.ts';

/** Line of the first issue of a certificate in a script that nothing repeats and that renews nothing itself. */
export function firstIssueLine({ surface, schedules, commands }: CommandBlock): number | undefined {
  if (surface !== 'script' || schedules.length > 0 || commands.some((one) => renews(one) || writesCopy(one)))
    return undefined;
  return commands.find(issues)?.line;
}

const issues = ({ name, args }: Command) =>
  (name === 'certbot' && args.includes('certonly')) ||
  (name === 'acme.sh' && args.includes('--issue')) ||
  (name === 'lego' && args.includes('run'));

const renews = ({ name, args }: Command) =>
  /^(?:certbot|acme\.sh|lego|dehydrated)$/.test(name) &&
  args.some(
    (arg) =>
      /^(?:renew|--renew|--renew-all|--cron)$/.test(arg) || /^--(?:deploy|renew|post)-hook|^--reloadcmd/.test(arg),
  );

const COPY =
  /\b(?:cp|install|rsync|scp|cat)\s[^\n]{0,200}(?:\/live\/|RENEWED_LINEAGE|\.acme\.sh|\.(?:pem|crt|cer|key)\b)/;

/** Whether a command writes a script that copies: the renewal may well run it. */
function writesCopy({ name, args, documents, redirects }: Command): boolean {
  if (documents.some((document) => COPY.test(document.text))) return true;
  return /^(?:echo|printf)$/.test(name) && redirects.length > 0 && args.some((arg) => COPY.test(arg));
}
