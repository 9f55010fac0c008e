import { textsOf } from '../../facts/attributes.ts';
import { type FactKeys, factsBy } from '../../facts/index.ts';
import { isOfKind, makeRef, nameOfRef } from '../../facts/refs.ts';
import { factRule } from '../../facts/rule.ts';
import type { Mechanism, Rule } from '../../model/index.ts';
import { calendarCadence } from '../../parsers/cron.ts';
import { clientOfUnit } from '../../shell/clients/index.ts';
import { mayHoldCommands } from '../../shell/command-files.ts';
import { DAY } from '../../util/duration.ts';
import { own, read } from './read.ts';

const TIMER = 'https://www.freedesktop.org/software/systemd/man/latest/systemd.timer.html';
const TIME = 'https://www.freedesktop.org/software/systemd/man/latest/systemd.time.html';

const rules: readonly Rule[] = [
  factRule('systemd', {
    id: 'systemd-timer-not-installed',
    title: 'Renewal timer is never started',
    level: 'warning',
    why: 'A timer without an `[Install]` section cannot be enabled. It does not start at boot, and the renewal never runs.',
    fix: 'Add `[Install]` with `WantedBy=timers.target`, and run `systemctl enable --now` for the timer.',
    references: [TIMER, 'https://www.freedesktop.org/software/systemd/man/latest/systemd.unit.html'],
    problem(fact, { neighbours }) {
      if (own(fact).installed !== false) return undefined;
      const started = factsBy(neighbours(fact), byEnabled, String(fact.attributes.name)).length > 0;
      return started
        ? undefined
        : `${fact.attributes.name} has no \`[Install]\` section, and nothing found here starts it.`;
    },
  }),
  factRule('systemd', {
    id: 'systemd-timer-too-rare',
    title: 'Renewal timer runs too rarely',
    level: 'warning',
    why: 'ACME clients renew in the last 30 days of a certificate, and later as lifetimes shrink. A monthly run has one attempt or none.',
    fix: 'Use `OnCalendar=*-*-* 00/12:00:00` with `RandomizedDelaySec=1h` and `Persistent=true`.',
    references: [TIMER, TIME],
    problem(fact) {
      const rare = textsOf(own(fact).calendar).find((value) => isRare(value));
      if (rare === undefined || textsOf(own(fact).calendar).length > 1 || own(fact).monotonic === true)
        return undefined;
      return `${fact.attributes.name} runs at \`${rare}\` only.`;
    },
  }),
  factRule('systemd', {
    id: 'systemd-timer-calendar-invalid',
    title: 'systemd cannot parse the schedule of the renewal',
    level: 'error',
    why: 'systemd logs one line for an invalid `OnCalendar=` and ignores it. It rejects a timer that has no other time. The unit looks like automation but never runs.',
    fix: 'Use `OnCalendar=*-*-* 00/12:00:00` (test it with `systemd-analyze calendar`), or `OnUnitActiveSec=12h` with `OnBootSec=15min` for an interval.',
    references: [TIMER, TIME],
    problem(fact) {
      const values = textsOf(own(fact).calendar);
      const refused = values.find((value) => isRefused(value));
      if (refused === undefined || own(fact).monotonic === true || !values.every((value) => isRefused(value)))
        return undefined;
      return `${fact.attributes.name} is set to \`OnCalendar=${refused}\`, which is not a calendar event, so it never runs.`;
    },
  }),
  {
    id: 'systemd-renewal-not-started',
    title: 'No timer starts the renewal service',
    level: 'note',
    otherLevels: { warning: 'when a timer beside it starts a unit that does not exist' },
    why: 'Nothing in the scanned configuration starts this service: no timer, unit or schedule. It looks like automation in every list of units, but it never runs.',
    fix: 'Add `<name>.timer` with `OnCalendar=*-*-* 00/12:00:00`, or set `Unit=` in the existing timer.',
    references: [TIMER],
    since: '0.1.0',
    *check({ topology }) {
      const { facts } = topology;
      for (const fact of facts) {
        const unit = fact.kind === 'producer' ? fact.reads.find((ref) => isOfKind(ref, 'unit')) : undefined;
        const name = unit === undefined ? '' : nameOfRef(unit);
        const { daemon, looped, schedules } = fact.attributes;
        // A package, such as that of certbot, brings the timer of its unit, and instances are started by their template's.
        if (
          unit === undefined ||
          fact.mechanism === 'step' ||
          daemon === true ||
          looped === true ||
          schedules !== undefined ||
          name.includes('@') ||
          clientOfUnit(name) !== undefined
        )
          continue;
        const { repository, path } = fact.location;
        const asScript = makeRef('script', name);
        if ([unit, asScript].some((ref) => factsBy(facts, starters, `${repository}|${ref}`).length > 0)) continue;
        // A timer beside it that starts a unit which is not there was meant for this one.
        const idle = factsBy(facts, timers, `${repository}|${path.slice(0, path.lastIndexOf('/') + 1)}`).find(
          (timer) => !timer.writes.some((ref) => factsBy(facts, readers, `${repository}|${ref}`).length > 0),
        );
        yield {
          subject: `${path}#${name}`,
          level: idle === undefined ? 'note' : 'warning',
          message: `${name} renews, but nothing found here starts it${idle === undefined ? '.' : `; ${idle.attributes.name} starts ${idle.attributes.unit}, which does not exist here.`}`,
          locations: [fact.location],
          ...(idle !== undefined && { related: [idle.location] }),
        };
      }
    },
  },
];

const byEnabled: FactKeys = ({ attributes: { enables } }) => (enables === undefined ? [] : [String(enables)]);
const starters: FactKeys = ({ kind, writes, location }) =>
  kind === 'schedule' ? writes.map((ref) => `${location.repository}|${ref}`) : [];
const readers: FactKeys = ({ reads, location }) => reads.map((ref) => `${location.repository}|${ref}`);
const timers: FactKeys = ({ kind, attributes, location: { repository, path } }) =>
  kind === 'schedule' && typeof attributes.unit === 'string'
    ? [`${repository}|${path.slice(0, path.lastIndexOf('/') + 1)}`]
    : [];

/**
 * Whether systemd.time(7) surely refuses a calendar event: one that begins with a second `=`, is a time span (`12h`,
 * `2m 3w`), or a line of a crontab. systemd then ignores the line, and refuses a timer that has no other.
 */
function isRefused(value: string): boolean {
  const text = value.trim();
  if (/[{%$]/.test(text)) return false;
  return (
    /^=/.test(text) ||
    /^\d+ ?[a-z]+(?: \d+ ?[a-z]+)*$/i.test(text) ||
    /^(?:[\d*/,-]{1,12} ){4}[\d*/,-]{1,12}$/.test(text)
  );
}

/** Three tries should fit into the 30 days in which ACME clients renew. */
function isRare(value: string): boolean {
  const wait = calendarCadence(value);
  return wait === 'never' || (wait !== undefined && wait > 10 * DAY);
}

export const systemd: Mechanism = {
  id: 'systemd',
  title: 'systemd timers',
  identifiedBy: '`*.timer` units of renewal services, and `systemctl enable` of one',
  references: [TIMER],
  accepts: (path) => /\.timer(?:\.\w+)?$/.test(path) || mayHoldCommands(path),
  needles: ['[Timer]', '.timer'],
  read,
  rules,
};
