import { renewalDays } from '../../certificates/renewal-due.ts';
import { textOf } from '../../facts/attributes.ts';
import { anyFact, type FactKeys, factsBy } from '../../facts/index.ts';
import { programRef } from '../../facts/refs.ts';
import { factRule } from '../../facts/rule.ts';
import { cadenceOfRuns, isScheduled, isScheduledItself, startsCertbot } from '../../mechanism-kit/command-facts.ts';
import type { Fact, Rule } from '../../model/index.ts';
import { DAY, spellDuration } from '../../util/duration.ts';
import { own } from './own.ts';

const USING = 'https://eff-certbot.readthedocs.io/en/stable/using.html';
const CHANGES = 'https://github.com/certbot/certbot/blob/main/certbot/CHANGELOG.md';

const what = (fact: Fact) =>
  fact.attributes.command === 'lineage'
    ? `The certbot lineage "${fact.attributes.name}"`
    : `\`certbot ${fact.attributes.command}\``;

/** The time between two runs that keep to five a week: https://letsencrypt.org/docs/rate-limits/ */
const RATE_LIMIT = (7 * DAY) / 5;

const runsAgain = (fact: Fact, around: readonly Fact[]) =>
  fact.mechanism === 'certbot' && fact.kind === 'producer' && isScheduled(fact, around);
const pins: FactKeys = ({ kind, attributes }) => (kind === 'pin' ? [String(attributes.program)] : []);
const isRenewed = anyFact((fact, around) => runsAgain(fact, around));
/** What certbot remembers of a lineage is not a run of it. */
const isRenewedForReal = anyFact(
  (fact, around) =>
    fact.attributes.staging === undefined && fact.attributes.command !== 'lineage' && runsAgain(fact, around),
);
const isPinned = anyFact(({ kind, attributes }) => kind === 'pin' && attributes.program === 'certbot');

export const rules: readonly Rule[] = [
  factRule('certbot', {
    id: 'certbot-autorenew-off',
    title: 'certbot renewal is disabled for a certificate',
    level: 'warning',
    why: '`certbot renew` silently skips a lineage with `autorenew = False`, so the certificate expires.',
    fix: 'Set `autorenew = True` in the renewal configuration, or delete the lineage with `certbot delete` if it is not needed.',
    references: [`${USING}#modifying-the-renewal-configuration-of-existing-certificates`],
    problem: (fact) => (own(fact).autorenew === false ? `${what(fact)} has automatic renewal disabled.` : undefined),
  }),
  factRule('certbot', {
    id: 'certbot-manual-without-hook',
    title: 'certbot certificate needs manual validation',
    level: 'warning',
    why: 'The manual plugin waits for a person to publish the challenge. `certbot renew` cannot do that and skips the certificate.',
    fix: 'Use a DNS plugin, `--webroot` or `--standalone`, or pass a script that publishes the challenge with `--manual-auth-hook`.',
    references: [`${USING}#manual`],
    problem(fact) {
      const manual = fact.attributes.manual === true || own(fact).authenticator === 'manual';
      if (!manual || own(fact).manualHook !== undefined || fact.attributes.opaque === true) return undefined;
      return `${what(fact)} uses the manual plugin without an authentication hook, so nothing can renew the certificate unattended.`;
    },
  }),
  factRule('certbot', {
    id: 'certbot-csr-unscheduled',
    title: 'certbot does not renew certificates from a CSR',
    level: 'warning',
    why: 'certbot keeps no lineage for a certificate that it obtained with `--csr`, so `certbot renew` skips it.',
    fix: 'Schedule the same command with a check of the expiration date, or let certbot create the key and remove `--csr`.',
    references: [`${USING}#certbot-command-line-options`],
    problem(fact, { neighbours }) {
      if (own(fact).csr !== true || isScheduled(fact, neighbours(fact))) return undefined;
      return `${what(fact)} passes \`--csr\`, which \`certbot renew\` ignores, and no schedule runs it again.`;
    },
  }),
  factRule('certbot', {
    id: 'certbot-staging',
    title: 'Scheduled certbot renewal uses the staging CA',
    level: 'warning',
    why: 'A staging or dry run does not change the production certificate. The schedule succeeds, and the certificate expires.',
    fix: 'Remove the flag from the scheduled command, and `server =` of the staging CA from the renewal configuration.',
    references: ['https://letsencrypt.org/docs/staging-environment/', `${USING}#certbot-command-line-options`],
    problem(fact, { neighbours }) {
      const server = textOf(fact.attributes.server) ?? '';
      if (/staging/.test(server)) return `${what(fact)} renews from the staging CA ${server}, which no client trusts.`;
      const flag = textOf(fact.attributes.staging);
      if (flag === undefined) return undefined;
      if (fact.attributes.command === 'defaults')
        return `cli.ini makes every run of certbot use the staging CA (\`${flag}\`).`;
      const around = neighbours(fact);
      // A renewal that is tried in a script or a task is not what the timer of a package runs.
      const repeats = fact.attributes.command === 'renew' ? isScheduledItself(fact, around) : runsAgain(fact, around);
      return repeats && !isRenewedForReal(around)
        ? `${what(fact)} runs on a schedule with \`${flag}\`, and no other schedule renews for real.`
        : undefined;
    },
  }),
  factRule('certbot', {
    id: 'certbot-force-renewal',
    title: 'Every scheduled run forces a renewal',
    level: 'note',
    otherLevels: { warning: 'when it runs more than five times a week, the limit of Let’s Encrypt' },
    why: 'Each run issues a certificate. After a few runs the rate limit of the CA blocks all further ones, including the one that is due.',
    fix: 'Remove `--force-renewal`; certbot renews when a third of the lifetime is left, or when the CA asks for it.',
    references: [`${USING}#renewing-certificates`, 'https://letsencrypt.org/docs/rate-limits/'],
    problem(fact, { neighbours }) {
      const flag = textOf(own(fact).force);
      const around = neighbours(fact);
      if (flag === undefined || !isScheduledItself(fact, around)) return undefined;
      const every = cadenceOfRuns(fact, around);
      const message = `${what(fact)} runs on a schedule with \`${flag}\`.`;
      if (every === undefined || every >= RATE_LIMIT || fact.attributes.server !== undefined) return message;
      return {
        level: 'warning',
        message: `${what(fact)} runs every ${spellDuration(every).replace(/^1 /, '')} with \`${flag}\`. Let’s Encrypt issues the same certificate five times a week at most, so it refuses the other runs.`,
      };
    },
  }),
  factRule('certbot', {
    id: 'certbot-errors-discarded',
    title: 'Failed certbot renewals are hidden',
    level: 'warning',
    otherLevels: { note: 'when no reload follows the command' },
    why: '`certbot renew` also succeeds when nothing was due, so a reload after `&&` proves nothing. With discarded errors, a renewal can fail for weeks unnoticed.',
    fix: 'Move the reload into `--deploy-hook` and send errors to mail or the journal: keep `-q`, remove `>/dev/null 2>&1` and `|| true`.',
    references: [`${USING}#renewing-certificates`],
    problem(fact, { neighbours }) {
      const hidden = textOf(fact.attributes.hidden);
      const { surface } = fact.attributes;
      // A pipeline that passes all the same has a check of its own.
      if (hidden?.startsWith('||') && /^(?:github-actions|gitlab|azure-pipelines|jenkins)$/.test(String(surface)))
        return undefined;
      if (hidden === undefined || fact.attributes.command !== 'renew' || !isScheduled(fact, neighbours(fact)))
        return undefined;
      const message = `The scheduled \`certbot renew\` hides its failures with \`${hidden}\`.`;
      return fact.attributes.chained === undefined ? { message, level: 'note' } : message;
    },
  }),
  factRule('certbot', {
    id: 'certbot-no-schedule',
    title: 'certbot is never run again',
    level: 'warning',
    otherLevels: { note: 'for a script of a pipeline, and for a program' },
    why: 'The certbot images and pip packages install no timer, unlike distribution packages and the snap. Without a schedule, the certificate expires after 90 days or less.',
    fix: 'Run `certbot renew` twice a day: from cron, a systemd timer, or a loop with `sleep 12h` in the container.',
    references: [`${USING}#automated-renewals`],
    problem(fact, { neighbours }) {
      const { command, surface, container, manual, disabled } = fact.attributes;
      const { csr } = own(fact);
      if (
        fact.kind !== 'producer' ||
        (command !== 'certonly' && command !== 'run') ||
        csr === true ||
        manual === true ||
        disabled === true
      )
        return undefined;
      if (
        surface === 'configuration' ||
        surface === 'github-actions' ||
        surface === 'gitlab' ||
        surface === 'azure-pipelines'
      )
        return undefined;
      const around = neighbours(fact);
      const unpackaged = container !== undefined || isPinned(around);
      if (!unpackaged || isRenewed(around) || startsCertbot(around)) return undefined;
      const message = `${what(fact)} obtains a certificate, and no cron line, timer, loop or workflow runs \`certbot renew\` here.`;
      // What a pipeline runs may be repeated by one that was not understood, and a function of a cloud by a timer of it.
      const level =
        /(?:^|\/)\.?(?:ci|concourse|pipelines?|buildkite|jenkins)\/|\.(?:py|[cm]?[jt]s|go|rb|java|cs)$/.test(
          fact.location.path,
        )
          ? 'note'
          : undefined;
      // One `certbot renew` does for all that a file asks for.
      return { ...(level && { level }), message, subject: `${fact.location.path}#certbot ${command}` };
    },
  }),
  factRule('certbot', {
    id: 'certbot-auto-retired',
    title: 'certbot-auto is no longer maintained',
    level: 'warning',
    why: '`certbot-auto` and `letsencrypt-auto` were retired in 2021. They cannot install certbot on a new machine, and existing installations get no updates. They stop working when the CA’s protocol or the system’s Python changes.',
    fix: 'Install certbot from the distribution or as a snap, and remove the script and its cron line.',
    references: [CHANGES, 'https://eff-certbot.readthedocs.io/en/stable/install.html'],
    kind: 'producer',
    problem: ({ attributes: { retired, command } }) =>
      retired === undefined
        ? undefined
        : {
            message: `\`${retired} ${command}\` was retired in 2021 but is still run.`,
            subject: programRef(String(retired)),
          },
  }),
  factRule('certbot', {
    id: 'certbot-renew-before-fixed',
    title: 'certbot renewal window is a fixed number of days',
    level: 'note',
    why: 'A fixed window does not fit changing lifetimes. 30 days are too long for a 45-day or 6-day certificate. Less than 10 days leave no time to repair.',
    fix: 'Remove `renew_before_expiry`. certbot then renews at a third of the lifetime or when the CA says so (ARI, RFC 9773).',
    references: [CHANGES, 'https://letsencrypt.org/docs/profiles/'],
    problem(fact) {
      const days = renewalDays(fact);
      if (days === undefined) return undefined;
      const short = /shortlived|tlsserver/.test(textOf(fact.attributes.profile) ?? '');
      if (days >= 10 && !(short && days >= 30)) return undefined;
      return `${what(fact)} renews ${days} days before it expires${short ? ` with the profile "${fact.attributes.profile}"` : ''}.`;
    },
  }),
  factRule('certbot', {
    id: 'certbot-too-old-for-profile',
    title: 'certbot version renews short-lived certificates too late',
    level: 'note',
    why: 'Before 4.0, certbot renews 30 days before expiration, whatever the lifetime. Before 4.1, it forgets the preferred profile and does not ask the CA when to renew (ARI).',
    fix: 'Upgrade certbot to 4.1 or later.',
    references: [CHANGES],
    problem(fact, { neighbours }) {
      const profile = textOf(fact.attributes.profile);
      if (profile === undefined || !/shortlived|tlsserver/.test(profile)) return undefined;
      const [pinned] = factsBy(neighbours(fact), pins, 'certbot');
      const version =
        /:v?(\d+\.\d+)/.exec(textOf(fact.attributes.container) ?? '')?.[1] ??
        (pinned && textOf(pinned.attributes.version));
      const [major = Number.NaN, minor = 0] = (version ?? '').split('.').map(Number);
      if (!(major < 4 || (major === 4 && minor < 1))) return undefined;
      return `certbot ${version} is used with the profile "${profile}".`;
    },
  }),
];
