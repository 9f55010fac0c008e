import { makeRef, serviceRef } from '../../facts/refs.ts';
import type { ConfigFile, MechanismOutput, Ref } from '../../model/index.ts';
import { CLIENT_NEEDLES } from '../../shell/clients/index.ts';
import { clientRun } from '../../shell/clients/runs.ts';
import type { CommandBlock } from '../../shell/command-blocks.ts';
import type { Command } from '../../shell/commands.ts';
import { servicesStarted } from '../../shell/containers.ts';
import { scriptOf, scriptRef } from '../../shell/scripts.ts';
import { isServer, reloadedServices } from '../../shell/service-reloads.ts';

/** Words that a script must contain for its calls to be relevant. */
const CERTIFICATES = /cert|ssl|tls|acme|letsencrypt|\.pem/i;

const speaksOfCertificates = ({ path, text }: ConfigFile) =>
  CERTIFICATES.test(path + text) || CLIENT_NEEDLES.some((name) => text.includes(name));

/** What a script reloads that another one calls for it: it renews and copies nothing itself. */
function readReloads(commands: readonly Command[], own: Ref, output: MechanismOutput): void {
  if (
    commands.some(
      (command) => clientRun(command) !== undefined || /^(?:cp|mv|install|cat|scp|rsync)$/.test(command.name),
    ) ||
    // What installs packages sets a machine up: it runs once.
    commands.some(
      ({ name, args }) =>
        /^(?:apt(?:-get)?|dnf|yum|zypper|apk|pacman)$/.test(name) &&
        /^(?:install|add|-S)$/.test(args.find((arg) => !/^-[^S]/.test(arg)) ?? ''),
    )
  )
    return;
  const seen = new Set<string>();
  for (const command of commands) {
    const services = reloadedServices(command).filter((name) => isServer(name) && !seen.has(name));
    for (const name of services) seen.add(name);
    if (services.length > 0)
      output.fact(
        { kind: 'reload', reads: [own], writes: services.map(serviceRef), attributes: { name: services.join(', ') } },
        { line: command.line },
      );
  }
}

/**
 * A schedule for every script that another script or a systemd service runs, where certificates are spoken of: it runs
 * when its caller does. `call` marks it; `hidden` tells how its failure is kept quiet.
 */
export function readCalls(file: ConfigFile, runs: readonly CommandBlock[], output: MechanismOutput): void {
  if (/\.ya?ml/.test(file.path) || !speaksOfCertificates(file)) return;
  const own = scriptRef(file.path);
  for (const { surface, commands, name } of runs) {
    if (surface === 'script') readReloads(commands, own, output);
    if (surface !== 'script' && surface !== 'systemd' && surface !== 'makefile') continue;
    for (const [index, command] of commands.entries()) {
      const script = clientRun(command) === undefined ? scriptOf(command) : undefined;
      const called =
        script === undefined ? servicesStarted(command).map((one) => makeRef('container', one)) : [scriptRef(script)];
      if (called.length === 0 || called.includes(own)) continue;
      const next = commands[index + 1];
      const hidden = next?.operator === '||' && /^(?:true|:)$/.test(next.name) ? `|| ${next.name}` : undefined;
      output.fact(
        {
          kind: 'schedule',
          reads: [surface === 'systemd' ? makeRef('unit', name ?? '') : own],
          writes: called,
          attributes: {
            resource: 'script',
            name: (script ?? servicesStarted(command).join(' ')).replace(/^.*\//, ''),
            call: true,
            ...(command.loop?.sleep !== undefined && { schedules: [`every ${command.loop.sleep}`] }),
            ...(hidden !== undefined && { hidden }),
          },
        },
        { line: command.line },
      );
    }
  }
}
