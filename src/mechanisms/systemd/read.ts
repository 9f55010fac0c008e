import { given, ownAttributes } from '../../facts/attributes.ts';
import { makeRef } from '../../facts/refs.ts';
import type { ConfigFile, MechanismOutput } from '../../model/index.ts';
import { readIni } from '../../parsers/ini.ts';
import { chefResources, valueGiven } from '../../parsers/resources.ts';
import { clientNamed, clientOfUnit, runRef } from '../../shell/clients/index.ts';
import { invocations } from '../../shell/command-files.ts';
import { isRecipe } from '../../shell/managed-files.ts';
import { writtenTexts } from '../../shell/written-files.ts';

/** What only the rules of systemd read of its facts. */
type Own = 'calendar' | 'installed' | 'monotonic';

export type Output = MechanismOutput<Own>;
export const own = ownAttributes<Own>('systemd');

/** Names of units that have to do with certificates. */
const namesRenewal = (unit: string) => /cert|acme|ssl|tls/i.test(unit) || clientNamed(unit) !== undefined;
const TEMPLATE_END = /\.(?:j2|tpl|erb|tmpl|in)$/;

/** A schedule for every timer of a renewal unit, and one without a time for every command that enables such a timer. */
export function read(file: ConfigFile, output: Output): void {
  const name = file.path.slice(file.path.lastIndexOf('/') + 1).replace(TEMPLATE_END, '');
  if (!name.endsWith('.timer')) {
    if (isRecipe(file.path)) readChef(file, output);
    for (const { name: path, text, line } of writtenTexts(file))
      if (/\.timer$/.test(path)) readTimer(path.slice(path.lastIndexOf('/') + 1), text, line, output);
    for (const { command } of invocations(file, 'systemctl')) {
      if (!command.args.some((arg) => /^(?:enable|start|reenable)$/.test(arg))) continue;
      for (const unit of command.args.filter((arg) => arg.endsWith('.timer') && namesRenewal(arg))) {
        output.fact(
          { kind: 'schedule', reads: [], writes: [makeRef('timer', unit)], attributes: { name: unit, enables: unit } },
          { line: command.line },
        );
      }
    }
    return;
  }
  readTimer(name, file.text, 1, output);
}

/** `systemd_timer` of the cookbook systemd, and of cookbooks that wrote their own. */
function readChef(file: ConfigFile, output: Output): void {
  if (!file.text.includes('systemd_timer')) return;
  for (const resource of chefResources(file.text)) {
    const { type, title, line } = resource;
    if (type !== 'systemd_timer' || !namesRenewal(title)) continue;
    const base = title.replace(/\.timer$/, '');
    const stated = (...names: string[]) => valueGiven(resource, ...names)?.text.replace(/^["']|["']$/g, '');
    const [calendar, interval] = [
      stated('timer_on_calendar', 'on_calendar'),
      stated('timer_on_unit_active_sec', 'timer_on_unit_inactive_sec', 'on_unit_active_sec', 'on_unit_inactive_sec'),
    ];
    const unit = `${base}.service`;
    output.fact(
      {
        kind: 'schedule',
        reads: [makeRef('timer', `${base}.timer`)],
        writes: [makeRef('unit', unit)],
        attributes: { name: `${base}.timer`, unit, ...(interval !== undefined && { interval }) },
        own: { calendar: calendar === undefined ? [] : [calendar], monotonic: interval !== undefined, installed: true },
      },
      { line },
    );
  }
}

/** A timer whose text begins on this line of the file. */
function readTimer(name: string, text: string, first: number, output: Output): void {
  const entries = readIni(text);
  const values = (key: string) => entries.filter((entry) => entry.key === key && entry.value !== '');
  const unit = values('Unit')[0]?.value ?? name.replace(/timer$/, 'service');
  const times = values('OnCalendar');
  if (!namesRenewal(unit)) return;
  // What the unit of a package or a snap runs is known.
  const packaged = clientOfUnit(unit);
  output.fact(
    {
      kind: 'schedule',
      reads: [makeRef('timer', name)],
      writes: [makeRef('unit', unit), ...(packaged === undefined ? [] : [runRef(packaged.program)])],
      attributes: {
        name,
        unit,
        ...given('interval', values('OnUnitActiveSec')[0]?.value ?? values('OnUnitInactiveSec')[0]?.value),
      },
      own: {
        calendar: times.map((entry) => entry.value),
        monotonic: entries.some((entry) => /^On(?:UnitActive|UnitInactive)Sec$/.test(entry.key)),
        installed: entries.some(
          (entry) => entry.section === 'Install' && /^(?:WantedBy|RequiredBy|Also)$/.test(entry.key),
        ),
      },
    },
    { line: (times[0]?.line ?? 1) + first - 1 },
  );
}
