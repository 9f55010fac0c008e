import { type Resource, type ResourceValue, valueGiven } from '../parsers/resources.ts';
import { type CommandBlock, keptFile, shellRuns } from './command-blocks.ts';
import { shellCommands } from './commands.ts';

/** Runs of an `exec` or a `cron` of Puppet. */
export function puppetRuns(resource: Resource): CommandBlock[] {
  if (/absent/.test(valueGiven(resource, 'ensure')?.text ?? '')) return [];
  const command = valueGiven(resource, 'command');
  if (resource.type === 'cron') return cronRun(resource, command);
  if (resource.type !== 'exec') return [];
  const runs = shellRuns(command?.text ?? resource.title, 'script', {
    line: command?.line ?? resource.line,
    name: resource.title,
  });
  const kept = keptFile(valueGiven(resource, 'creates')?.text, valueGiven(resource, 'unless')?.text);
  return runs.map((run) => ({ ...run, ...kept }));
}

/** The module puppet-letsencrypt keeps the path of certbot in a variable. */
const LETSENCRYPT = /\$\{(?:::)?letsencrypt::command\}|\$(?:::)?letsencrypt::command\b/g;

const CHEF_SCRIPTS = /^(?:execute|bash|script|sh|ksh)$/;

/** Runs of an `execute`, a `bash`, a `cron` or a `systemd_service` of Chef. */
export function chefRuns(resource: Resource): CommandBlock[] {
  const { type, title, line } = resource;
  if (/:delete/.test(valueGiven(resource, 'action')?.text ?? '')) return [];
  const command = valueGiven(resource, 'command', 'code');
  if (type === 'cron' || type === 'cron_d') return cronRun(resource, command);
  if (type === 'systemd_service' || type === 'systemd_unit') {
    const started = valueGiven(resource, 'exec_start');
    if (started === undefined) return [];
    const name = title.endsWith('.service') ? title : `${title}.service`;
    return [
      { surface: 'systemd', commands: shellCommands(shellText(started.text), started.line), schedules: [], name },
    ];
  }
  if (!CHEF_SCRIPTS.test(type)) return [];
  const kept = keptFile(valueGiven(resource, 'creates')?.text, valueGiven(resource, 'not_if')?.text);
  const runs = shellRuns(shellText(command?.text ?? title), 'script', { line: command?.line ?? line, name: title });
  return runs.map((run) => ({ ...run, ...kept }));
}

/** Ruby fills `#{…}` in where the shell knows `${…}`. */
const shellText = (text: string) => text.replaceAll('#{', '${');

const SPECIAL = /^:?['"]?(hourly|daily|weekly|monthly|yearly|annually|midnight|reboot)['"]?$/;

/** A job of cron from the fields of a resource; one that is not given is `*` (crontab(5)). */
function cronRun(resource: Resource, command: ResourceValue | undefined): CommandBlock[] {
  if (command === undefined) return [];
  const special = SPECIAL.exec(valueGiven(resource, 'special', 'time')?.text ?? '')?.[1];
  const field = (...names: string[]) => {
    const value = valueGiven(resource, ...names)?.text.replaceAll(/[['"\]\s]/g, '') ?? '*';
    return /^[\d*,/a-zA-Z-]{1,80}$/.test(value) ? value : '?';
  };
  const fields = [field('minute'), field('hour'), field('monthday', 'day'), field('month'), field('weekday')];
  const time = special === undefined ? fields.join(' ') : `@${special}`;
  return [
    {
      surface: 'cron',
      commands: shellCommands(shellText(command.text).replace(LETSENCRYPT, 'certbot'), command.line),
      schedules: [fields.includes('?') && special === undefined ? '?' : time],
    },
  ];
}
