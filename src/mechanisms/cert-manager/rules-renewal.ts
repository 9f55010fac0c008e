import { comingLimits } from '../../certificates/ca-policy-dates.ts';
import { placeOf, statedText } from '../../facts/attributes.ts';
import { factRule } from '../../facts/rule.ts';
import type { Fact, Rule } from '../../model/index.ts';
import { cronCadence } from '../../parsers/cron.ts';
import { groupBy } from '../../util/collections.ts';
import { DAY, goDuration, HOUR, MINUTE, spellDuration } from '../../util/duration.ts';
import { authorityOf, called, DEFAULT_DURATION, issuedDays, issuerOf, MECHANISM } from './issuers.ts';
import { own } from './own.ts';

const USAGE = 'https://cert-manager.io/docs/usage/certificate/';
const API = 'https://cert-manager.io/docs/reference/api-docs/#cert-manager.io/v1.CertificateSpec';

/** A duration in milliseconds: undefined when it is not stated, not known or not understood. */
function length(fact: Fact, name: 'duration' | 'renewBefore'): number | undefined {
  const text = statedText(fact.attributes[name]);
  return typeof text === 'string' ? goDuration(text) : undefined;
}

/** The lifetime that was asked for; undefined where that cannot be told. */
function askedFor(fact: Fact): number | undefined {
  return fact.attributes.duration !== undefined ? length(fact, 'duration') : DEFAULT_DURATION;
}

const disabled = factRule(MECHANISM, {
  id: 'cert-manager-renewal-disabled',
  title: 'Renewal is switched off',
  level: 'warning',
  why: 'With the policy Disabled cert-manager issues once and never again, so the certificate runs out however sound the rest of the configuration is.',
  fix: 'Remove `spec.renewal.policy: Disabled`, or document the manual ceremony in an annotation and add an expiry alert.',
  references: [USAGE],
  kind: 'producer',
  problem: (fact) =>
    fact.attributes.policy !== 'Disabled' || (fact.attributes.isCA === true && own(fact).ceremony === true)
      ? undefined
      : {
          message: `${called(fact)} has renewal switched off; nothing renews it before it expires.`,
          locations: [placeOf(fact, 'policy')],
          ...(fact.attributes.isCA === true && { level: 'note' as const }),
        },
});

const unparsable = factRule(MECHANISM, {
  id: 'cert-manager-duration-invalid',
  title: 'A duration is not one that cert-manager reads',
  level: 'error',
  why: 'cert-manager reads Go durations, which know hours, minutes and seconds. Anything else (`90d`, a bare number) is refused, and the resource is not applied or not issued.',
  fix: 'State the duration in hours: `2160h` in place of `90d`.',
  references: [USAGE, 'https://pkg.go.dev/time#ParseDuration'],
  kind: 'producer',
  problem(fact) {
    const wrong = (['duration', 'renewBefore'] as const).find((name) => {
      const text = statedText(fact.attributes[name]);
      return typeof text === 'string' && !text.startsWith('$') && goDuration(text) === undefined;
    });
    if (wrong === undefined) return undefined;
    return {
      message: `${called(fact)} states ${wrong} as ${JSON.stringify(statedText(fact.attributes[wrong]))}, which is no Go duration, so that cert-manager refuses it.`,
      locations: [placeOf(fact, wrong)],
    };
  },
});

const exceeds = factRule(MECHANISM, {
  id: 'cert-manager-renew-before-exceeds-duration',
  title: 'renewBefore is not smaller than the lifetime',
  level: 'error',
  why: 'A certificate cannot be due for renewal before it exists: the admission webhook refuses the resource, and without the webhook it is issued over and over.',
  fix: 'Make `renewBefore` smaller than `duration`, or use `renewBeforePercentage`.',
  references: [API],
  kind: 'producer',
  problem(fact) {
    const [before, asked] = [length(fact, 'renewBefore'), askedFor(fact)];
    if (before === undefined || asked === undefined || before < asked) return undefined;
    const source = fact.attributes.duration !== undefined ? '' : ', the default';
    return {
      message: `${called(fact)} is to be renewed ${spellDuration(before)} before its end, but lasts ${spellDuration(asked)}${source}.`,
      locations: [placeOf(fact, 'renewBefore')],
    };
  },
});

const outOfRange = factRule(MECHANISM, {
  id: 'cert-manager-renewal-out-of-range',
  title: 'A renewal setting is outside the permitted range',
  level: 'error',
  why: 'cert-manager accepts either `renewBefore` (5 minutes or more) or `renewBeforePercentage` (1 to 99), and a `duration` of an hour or more; its validation refuses everything else.',
  fix: 'Keep exactly one of the two settings, inside the permitted range.',
  references: [API],
  kind: 'producer',
  problem(fact) {
    const percentage = statedText(fact.attributes.renewBeforePercentage);
    const [before, asked] = [length(fact, 'renewBefore'), length(fact, 'duration')];
    const wrong: [string, string] | undefined =
      fact.attributes.renewBefore !== undefined && fact.attributes.renewBeforePercentage !== undefined
        ? ['renewBeforePercentage', 'states both renewBefore and renewBeforePercentage']
        : typeof percentage === 'string' && !(Number(percentage) > 0 && Number(percentage) < 100)
          ? ['renewBeforePercentage', `states renewBeforePercentage as ${JSON.stringify(percentage)}, outside 1 to 99`]
          : before !== undefined && before < 5 * MINUTE
            ? ['renewBefore', 'states a renewBefore under 5 minutes']
            : asked !== undefined && asked < HOUR && fact.attributes.resource !== 'csi-driver'
              ? ['duration', 'states a duration under an hour']
              : undefined;
    if (wrong === undefined) return undefined;
    return { message: `${called(fact)} ${wrong[1]}; cert-manager refuses it.`, locations: [placeOf(fact, wrong[0])] };
  },
});

const loop = factRule(MECHANISM, {
  id: 'cert-manager-renewal-loop',
  title: 'The certificate is renewed almost as soon as it is issued',
  level: 'warning',
  why: 'With a renewBefore over two thirds of the lifetime that the issuer really gives, a fresh certificate is soon due again; the issuer’s rate limits then stop renewal altogether.',
  fix: 'Drop `renewBefore` and state `renewBeforePercentage: 33`, which follows the lifetime.',
  references: [USAGE, 'https://letsencrypt.org/docs/profiles/'],
  kind: 'producer',
  problem(fact, context) {
    const [before, asked] = [length(fact, 'renewBefore'), askedFor(fact)];
    if (before === undefined || asked === undefined || before >= asked) return undefined;
    const lifetime = Math.min(asked, issuedDays(issuerOf(fact, context), context.now) * DAY);
    if (before <= (lifetime * 2) / 3) return undefined;
    return {
      message: `${called(fact)} is renewed ${spellDuration(before)} before its end, more than two thirds of the ${spellDuration(lifetime)} that it lasts.`,
      locations: [placeOf(fact, 'renewBefore')],
    };
  },
});

const tooLate = factRule(MECHANISM, {
  id: 'cert-manager-renew-before-too-short',
  title: 'Renewal starts too late for anyone to step in',
  level: 'warning',
  why: 'A failed issuance is retried after 1 to 32 hours. With under three days left, a few failures run into the expiry before a person has looked.',
  fix: 'Leave a third of the lifetime, or at least seven days: drop `renewBefore` or raise it to 168h.',
  references: ['https://cert-manager.io/docs/faq/'],
  kind: 'producer',
  problem(fact) {
    const [before, asked] = [length(fact, 'renewBefore'), askedFor(fact)];
    if (before === undefined || asked === undefined || before < 5 * MINUTE || before >= 72 * HOUR) return undefined;
    if (asked < 720 * HOUR) return undefined;
    return {
      message: `${called(fact)} lasts ${spellDuration(asked)} and is renewed only ${spellDuration(before)} before its end.`,
      locations: [placeOf(fact, 'renewBefore')],
    };
  },
});

const rareWindow = factRule(MECHANISM, {
  id: 'cert-manager-renewal-window-too-rare',
  title: 'The renewal windows open less often than renewBefore allows for',
  level: 'note',
  why: 'Renewal waits for the next window. A window that opens less often than the certificate has slack lets it expire in between, or leaves a single attempt.',
  fix: 'Open a window every week or every day.',
  references: [USAGE],
  kind: 'producer',
  problem(fact, context) {
    const windows = own(fact).windows;
    if (!Array.isArray(windows)) return undefined;
    const waits = windows.map((cron) => (typeof cron === 'string' ? cronCadence(cron) : undefined));
    const known = waits.filter((wait) => typeof wait === 'number');
    if (known.length !== waits.length) return undefined;
    const asked = Math.min(askedFor(fact) ?? Number.NaN, issuedDays(issuerOf(fact, context), context.now) * DAY);
    const slack = fact.attributes.renewBefore !== undefined ? length(fact, 'renewBefore') : asked / 3;
    const wait = Math.min(...known);
    if (
      slack === undefined ||
      Number.isNaN(slack) ||
      fact.attributes.renewBeforePercentage !== undefined ||
      wait < slack
    )
      return undefined;
    return `${called(fact)} may be renewed only in windows up to ${spellDuration(wait)} apart, and has ${spellDuration(slack)} left when it falls due.`;
  },
});

const sameKey = factRule(MECHANISM, {
  id: 'cert-manager-private-key-reused',
  title: 'Renewals keep the private key',
  level: 'note',
  why: 'A renewal that keeps the key leaves whoever once copied the key in possession of it, and some issuers refuse a key that they have seen.',
  fix: 'Set `spec.privateKey.rotationPolicy: Always`, the default since cert-manager 1.18.',
  references: [API],
  kind: 'producer',
  problem: (fact) =>
    (own(fact).rotationPolicy ?? own(fact).privateKeyRotationPolicy) !== 'Never' || fact.attributes.isCA === true
      ? undefined
      : {
          message: `${called(fact)} keeps its private key at every renewal.`,
          locations: [placeOf(fact, 'rotationPolicy', 'privateKeyRotationPolicy')],
        },
});

/** One note for all: what the fixed thresholds meet when the issuer gives less. */
const breaksWhen: Rule = {
  id: 'cert-manager-breaks-when-lifetimes-shrink',
  title: 'A fixed renewBefore stops to work on a known date',
  level: 'note',
  why: 'Let’s Encrypt issues for 64 days from 2027-02-10 and for 45 days from 2028-02-16, whatever `duration` says. A fixed `renewBefore` then takes up most of the lifetime, and renewal runs in a loop until rate limits stop it.',
  fix: 'State `renewBeforePercentage: 33` in place of `renewBefore`.',
  references: ['https://letsencrypt.org/2025/12/02/from-90-to-45', USAGE],
  since: '0.1.0',
  *check(input) {
    const broken = new Map<string, { title: string; facts: Fact[] }>();
    const own = input.topology.facts.filter((fact) => fact.mechanism === MECHANISM);
    const issuers = groupBy(own.toReversed(), ({ kind, location }) =>
      kind === 'issuer' ? location.repository : undefined,
    );
    const context = { neighbours: (fact: Fact) => issuers.get(fact.location.repository) ?? [] };
    for (const fact of own) {
      if (fact.kind !== 'producer') continue;
      const before = length(fact, 'renewBefore');
      if (before === undefined || before < DAY) continue;
      const authority = authorityOf(issuerOf(fact, context));
      if (authority === undefined || before > (issuedDays(issuerOf(fact, context), input.now) * DAY * 2) / 3) continue;
      const limit = comingLimits(authority, input.now).find((one) => before > (one.days * DAY * 2) / 3);
      if (limit === undefined) continue;
      const entry = broken.get(limit.date) ?? { title: limit.title, facts: [] };
      entry.facts.push(fact);
      broken.set(limit.date, entry);
    }
    for (const [date, { title, facts }] of [...broken].sort(([a], [b]) => (a < b ? -1 : 1))) {
      yield {
        subject: date,
        message: `From ${date}, when ${title}, the fixed renewBefore of ${facts.map(called).slice(0, 5).join(', ')}${facts.length > 5 ? ` and ${facts.length - 5} more` : ''} is over two thirds of the lifetime, and renewal runs in a loop.`,
        locations: facts.map((fact) => placeOf(fact, 'renewBefore')),
      };
    }
  },
};

export const renewalRules: readonly Rule[] = [
  disabled,
  unparsable,
  exceeds,
  outOfRange,
  loop,
  tooLate,
  rareWindow,
  sameKey,
  breaksWhen,
];
