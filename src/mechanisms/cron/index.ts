import { ownAttributes, textOf } from '../../facts/attributes.ts';
import { type FactKeys, factsBy } from '../../facts/index.ts';
import { asRef, isOfKind, nameOfRef } from '../../facts/refs.ts';
import { factRule } from '../../facts/rule.ts';
import { isScheduledItself } from '../../mechanism-kit/command-facts.ts';
import type { Fact, Mechanism, Ref, Rule } from '../../model/index.ts';
import { cronCadence } from '../../parsers/cron.ts';
import { CLIENT_NEEDLES, clientNamed } from '../../shell/clients/index.ts';
import { mayHoldCommands } from '../../shell/command-files.ts';
import { scriptRef } from '../../shell/scripts.ts';
import { DAY, spellDuration } from '../../util/duration.ts';
import { memoizeByObject } from '../../util/memoize.ts';
import { type Own, read } from './read.ts';

const own = ownAttributes<Own>('cron');

const CRONTAB = 'https://man7.org/linux/man-pages/man5/crontab.5.html';

/** ACME clients renew in the last 30 days of a 90-day certificate; three tries should fit into that window. */
const LONGEST_WAIT = 10 * DAY;
/** What obtains a new certificate in each run has the whole lifetime for three of them. A month has up to 31 days. */
const LONGEST_LIFE = 31 * DAY;

function called({ attributes }: Fact): string {
  const name = String(attributes.name);
  const script = asRef('script', name);
  return script === undefined ? name : nameOfRef(script);
}

/** Facts by what they read: a file may state thousands, so that no rule may look at all of them for each. */
const readers: FactKeys = ({ reads }) => reads;
const brings: FactKeys = ({ kind, reads }) => (kind === 'producer' || kind === 'copy' ? reads : []);
const renews: FactKeys = ({ kind, mechanism, attributes, reads }) =>
  (kind === 'producer' || (kind === 'copy' && mechanism === 'file-copies')) && attributes.state !== 'once' ? reads : [];
const reissues: FactKeys = ({ kind, attributes, reads }) =>
  kind === 'producer' && attributes.command === 'reissue' ? reads : [];
const waits: FactKeys = ({ kind, attributes, reads }) =>
  kind === 'producer' && attributes.command !== 'reissue' ? reads : [];
/** What reissues certificates whose lifetime only the CA knows. */
const reissuesForAnyTime: FactKeys = (fact) => (fact.attributes.duration === null ? reissues(fact) : []);
/** Live schedules by what they start, and scripts by what they call. */
const starts: FactKeys = ({ kind, attributes, writes }) =>
  kind === 'schedule' && attributes.disabled !== true ? writes : [];
const calls: FactKeys = ({ attributes, writes }) => (attributes.call === true ? writes : []);
/** Producers that have their own schedule, all under one key. */
const SCHEDULED = 'scheduled';
const scheduled: FactKeys = ({ kind, attributes }) =>
  kind === 'producer' && attributes.disabled !== true && attributes.schedules !== undefined ? [SCHEDULED] : [];

/** CronJobs whose program is known, by their file and time. */
const cronJobs: FactKeys = ({ kind, mechanism, attributes, location }) =>
  kind === 'schedule' && mechanism === 'kubernetes-workloads' && typeof attributes.cron === 'string'
    ? [`${location.path}|${attributes.cron}`]
    : [];

const isStarted = ({ writes }: Fact, neighbours: readonly Fact[], keys: FactKeys) =>
  writes.some((ref) => factsBy(neighbours, keys, ref).length > 0);

/** Whether a line renews: by its name, or because the script that it runs asks for certificates. */
function isRenewal(fact: Fact, neighbours: readonly Fact[]): boolean {
  if (fact.kind !== 'schedule' || fact.attributes.call === true) return false;
  // What makes a new one in each run, whether it is due or not, has no window.
  return fact.attributes.unknown !== true || isStarted(fact, neighbours, renews);
}

/** Whether a line obtains a new certificate in each run, itself or by the script that it runs. */
function isReissue(fact: Fact, neighbours: readonly Fact[]): boolean {
  if (fact.attributes.reissues === true) return true;
  return isStarted(fact, neighbours, reissues) && !isStarted(fact, neighbours, waits);
}

/** What clients do again and again, unlike their first issue. */
const RENEWS = /^(?:renew|cron|ensure|reissue)$/;

/** Words of the name of a script, by which two are called alike: `renew.sh` and `renew-mail.sh`. */
const wordsOf = (script: Ref) =>
  nameOfRef(script)
    .replace(/\.\w+$/, '')
    .split(/[-_.]/)
    .filter((word) => word.length > 3);

/** The first script for each word of its name that renews and that nothing runs. */
const idleScripts = memoizeByObject((neighbours: readonly Fact[]) => {
  const found = new Map<string, Fact>();
  for (const fact of neighbours) {
    const { kind, attributes, location, reads } = fact;
    if (kind !== 'producer' || attributes.surface !== 'script' || !RENEWS.test(String(attributes.command))) continue;
    const isCalled = reads.some((ref) => factsBy(neighbours, calls, ref).length > 0);
    if (isCalled || isScheduledItself(fact, neighbours)) continue;
    for (const word of wordsOf(scriptRef(location.path))) if (!found.has(word)) found.set(word, fact);
  }
  return found;
});

const rules: readonly Rule[] = [
  factRule('cron', {
    id: 'cron-script-failure-hidden',
    title: 'Script that deploys certificates fails silently',
    level: 'warning',
    why: 'The script renews, copies or reloads, but its caller ignores a failure. The service keeps the old certificate, and no alert appears.',
    fix: 'Remove `|| true`, start the script with `set -e`, and alert on its failure.',
    references: ['https://www.gnu.org/software/bash/manual/html_node/The-Set-Builtin.html'],
    kind: 'schedule',
    problem(fact, { neighbours }) {
      const { call, hidden, name } = fact.attributes;
      if (call !== true || hidden === undefined) return undefined;
      return isStarted(fact, neighbours(fact), brings) ? `A failure of ${name} is ignored (\`${hidden}\`).` : undefined;
    },
  }),
  factRule('cron', {
    id: 'cron-renewal-too-rare',
    title: 'cron: renewal runs too rarely',
    level: 'warning',
    why: 'The renewal window is about a third of the lifetime: 30 days today, 15 days with 45-day certificates. With only one or two attempts in that time, one outage lets the certificate expire.',
    fix: 'Run the client once or twice a day; it renews only certificates that are due.',
    references: [CRONTAB, 'https://letsencrypt.org/docs/integration-guide/'],
    problem(fact, { neighbours }) {
      const schedule = textOf(fact.attributes.schedule);
      if (schedule === undefined || fact.attributes.disabled === true || !isRenewal(fact, neighbours(fact)))
        return undefined;
      if (isStarted(fact, neighbours(fact), reissuesForAnyTime)) return undefined;
      // A CronJob has this finding at its own place.
      if (factsBy(neighbours(fact), cronJobs, `${fact.location.path}|${schedule}`).length > 0) return undefined;
      const wait = cronCadence(schedule);
      const longest = isReissue(fact, neighbours(fact)) ? LONGEST_LIFE : LONGEST_WAIT;
      if (typeof wait !== 'number' || wait <= longest) return undefined;
      return `${called(fact)} runs at \`${schedule}\`: up to ${spellDuration(wait)} pass between two runs.`;
    },
  }),
  factRule('cron', {
    id: 'cron-script-not-found',
    title: 'Schedule runs a missing script instead of the renewal',
    level: 'warning',
    why: 'The script was renamed or moved, but the cron line was not. cron reports the error only by local mail, and the certificate expires.',
    fix: 'Point the cron line at the existing script.',
    references: [CRONTAB],
    kind: 'schedule',
    problem(fact, { neighbours }) {
      const { disabled, call } = fact.attributes;
      const around = neighbours(fact);
      const script = fact.writes.find((ref) => isOfKind(ref, 'script'));
      const name = script === undefined ? '' : nameOfRef(script);
      if (call === true || disabled === true) return undefined;
      if (!/renew|cert|ssl|tls|acme/i.test(name) && clientNamed(name) === undefined) return undefined;
      if (script === undefined || isStarted(fact, around, readers)) return undefined;
      const idle = wordsOf(script).flatMap((word) => idleScripts(around).get(word) ?? [])[0];
      return idle === undefined
        ? undefined
        : {
            message: `${called(fact)} runs at \`${fact.attributes.schedule}\` but does not exist here. Nothing runs ${idle.location.path}, which renews.`,
            related: [idle.location],
          };
    },
  }),
  factRule('cron', {
    id: 'cron-date-never-comes',
    title: 'Renewal is scheduled for a date that does not exist',
    level: 'warning',
    why: 'cron accepts the 30th of February but never runs the line.',
    fix: 'Run the client once or twice a day, for example at `17 3,15 * * *`.',
    references: [CRONTAB],
    problem(fact, { neighbours }) {
      const schedule = textOf(fact.attributes.schedule);
      if (schedule === undefined || cronCadence(schedule) !== 'never' || !isRenewal(fact, neighbours(fact)))
        return undefined;
      return `${called(fact)} is scheduled for \`${schedule}\`, which never occurs.`;
    },
  }),
  factRule('cron', {
    id: 'cron-renewal-commented-out',
    title: 'Only schedule of the renewal is commented out',
    level: 'warning',
    why: 'The line looks like automation in every review but does nothing. The certificate expires after the last manual renewal.',
    fix: 'Enable the line again, or remove it together with the certificate.',
    references: [CRONTAB],
    problem(fact, { neighbours }) {
      const around = neighbours(fact);
      if (fact.attributes.disabled !== true || !isRenewal(fact, around)) return undefined;
      const live = isStarted(fact, around, starts) || factsBy(around, scheduled, SCHEDULED).length > 0;
      return live
        ? undefined
        : `The line that would run ${called(fact)} at \`${fact.attributes.schedule}\` is commented out, and no other schedule runs it.`;
    },
  }),
  factRule('cron', {
    id: 'cron-file-ignored',
    title: 'cron: file name with a dot is never run',
    level: 'warning',
    otherLevels: { note: 'when the operating system is unknown' },
    why: 'On Debian, Ubuntu and Alpine, cron and run-parts skip every file whose name has a dot or another special character. They report no error, and the certificate expires.',
    fix: 'Rename the file to letters, digits, hyphens and underscores, such as `renew-certs`.',
    references: ['https://manpages.debian.org/bookworm/cron/cron.8.en.html'],
    kind: 'schedule',
    problem(fact, { neighbours }) {
      const { ignored, ignoredSurely } = own(fact);
      if (ignored === undefined || fact.attributes.disabled === true) return undefined;
      if (!isRenewal(fact, neighbours(fact)) && !isStarted(fact, neighbours(fact), brings)) return undefined;
      const name = String(ignored);
      const cause = `its name has a ${name.includes('.') ? 'dot' : 'special character'}`;
      return ignoredSurely === true
        ? `cron ignores ${name}, because ${cause}. ${called(fact)} never runs.`
        : {
            level: 'note',
            message: `The cron of Debian, Ubuntu and Alpine ignores ${name}, because ${cause}. There, ${called(fact)} never runs.`,
          };
    },
  }),
];

export const cron: Mechanism = {
  id: 'cron',
  title: 'cron',
  identifiedBy:
    'crontabs, `/etc/cron.*`, `crontab -` in scripts, and Ansible `cron` tasks, whose command renews certificates',
  references: [CRONTAB],
  accepts: mayHoldCommands,
  // A line that runs a script need not say what for: ` * * ` is in nearly every schedule.
  needles: [
    ...CLIENT_NEEDLES,
    'cert',
    'renew',
    'RENEWED_LINEAGE',
    'reload',
    ' * * ',
    ' * root ',
    ' * /',
    'CronJob',
    '@daily',
    '@weekly',
    '@monthly',
    '@yearly',
    '@annually',
    '/periodic/',
    '/cron.',
  ],
  read,
  rules,
};
