/** Scripts that check how long a certificate is still valid, and tell of it. */

import { isOfKind } from '../../facts/refs.ts';
import { startRefs } from '../../mechanism-kit/command-facts.ts';
import type { ConfigFile } from '../../model/index.ts';
import { daysLeft } from '../../shell/age-gates.ts';
import { certificateMade } from '../../shell/certificate-makers.ts';
import { clientRun } from '../../shell/clients/runs.ts';
import { type Invocation, invocations, invocationsWhere } from '../../shell/command-files.ts';
import type { Command } from '../../shell/commands.ts';
import { DAY } from '../../util/duration.ts';
import type { Output } from './own.ts';

/** Programs that do nothing else. */
const CHECKERS = ['ssl-cert-check', 'check_ssl_cert', 'check_ssl_certificate'];
const PROGRAMS = [...CHECKERS, 'openssl', 'check_http'];

/** Byte strings of which a file with such a check holds one. */
export const CHECK_NEEDLES = ['-checkend', '-enddate', ...CHECKERS, 'check_http'];

/** A consumer for each check, unless the file renews too: then the check decides when. */
export function readChecks(file: ConfigFile, output: Output): void {
  const found = [...invocations(file, ...PROGRAMS)].filter(
    ({ command, run }) => run.surface !== 'dockerfile' && checks(command, run),
  );
  if (found.length === 0 || !invocationsWhere(file, renews).next().done) return;
  for (const invocation of found) {
    const { command } = invocation;
    const left = command.args.includes('-checkend') ? daysLeft(command.args) : undefined;
    const metric = command.name === 'openssl' ? 'openssl x509' : command.name;
    output.fact(
      {
        kind: 'consumer',
        reads: startRefs(file, invocation).filter((ref) => isOfKind(ref, 'script', 'unit')),
        writes: [],
        attributes: { name: metric },
        own: { metric, monitor: true, ...(left !== undefined && { seconds: (left * DAY) / 1000 }) },
      },
      { line: command.line },
    );
  }
}

function checks({ name, args }: Command, { commands }: Invocation['run']): boolean {
  if (CHECKERS.includes(name)) return true;
  if (name === 'check_http') return args.some((arg) => arg.startsWith('-C') || arg === '--certificate');
  if (args.includes('-checkend')) return true;
  // Of a file, this is often only printed.
  return args.includes('-enddate') && commands.some((one) => one.name === 'openssl' && one.args[0] === 's_client');
}

/** Names of scripts that make or renew something. */
const MAKES = /(?<![a-z])(?:renew|generat|gen|make|create|issue|deploy|update|rotate|init|setup)[\w-]*(?:\.\w+)?$/i;

function renews(command: Command): boolean {
  const action = clientRun(command)?.action;
  if (certificateMade(command) !== undefined || MAKES.test(command.name)) return true;
  return action !== undefined && action !== 'unknown';
}
