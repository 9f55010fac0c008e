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
  title: 'cert-manager renewal is disabled',
  level: 'warning',
  otherLevels: { note: 'for a CA' },
  why: 'With the policy Disabled, cert-manager issues the certificate once and never renews it. It expires even if the rest of the configuration is correct.',
  fix: 'Remove `spec.renewal.policy: Disabled`, or document the manual procedure in an annotation and add an expiry alert.',
  references: [USAGE],
  kind: 'producer',
  problem: (fact) =>
    fact.attributes.policy !== 'Disabled' || (fact.attributes.isCA === true && own(fact).ceremony === true)
      ? undefined
      : {
          message: `Renewal is disabled for the ${called(fact)}, so nothing renews it before it expires.`,
          locations: [placeOf(fact, 'policy')],
          ...(fact.attributes.isCA === true && { level: 'note' as const }),
        },
});

const unparsable = factRule(MECHANISM, {
  id: 'cert-manager-duration-invalid',
  title: 'Duration is not a Go duration',
  level: 'error',
  why: 'cert-manager reads Go durations in hours, minutes and seconds. It rejects all else (`90d`, a bare number), and the resource is not applied or not issued.',
  fix: 'State the duration in hours: `2160h` instead of `90d`.',
  references: [USAGE, 'https://pkg.go.dev/time#ParseDuration'],
  kind: 'producer',
  problem(fact) {
    const wrong = (['duration', 'renewBefore'] as const).find((name) => {
      const text = statedText(fact.attributes[name]);
      return typeof text === 'string' && !text.startsWith('$') && goDuration(text) === undefined;
    });
    if (wrong === undefined) return undefined;
    return {
      message: `${called(fact)} sets ${wrong} to ${JSON.stringify(statedText(fact.attributes[wrong]))}, which is no Go duration, so cert-manager rejects it.`,
      locations: [placeOf(fact, wrong)],
    };
  },
});

const exceeds = factRule(MECHANISM, {
  id: 'cert-manager-renew-before-exceeds-duration',
  title: 'renewBefore is not shorter than the lifetime',
  level: 'error',
  why: 'A certificate cannot be due for renewal before it is issued. The admission webhook rejects the resource; without the webhook it is reissued in a loop.',
  fix: 'Make `renewBefore` smaller than `duration`, or use `renewBeforePercentage`.',
  references: [API],
  kind: 'producer',
  problem(fact) {
    const [before, asked] = [length(fact, 'renewBefore'), askedFor(fact)];
    if (before === undefined || asked === undefined || before < asked) return undefined;
    const source = fact.attributes.duration !== undefined ? '' : ', the default';
    return {
      message: `${called(fact)} is renewed ${spellDuration(before)} before it expires, but it is valid for only ${spellDuration(asked)}${source}.`,
      locations: [placeOf(fact, 'renewBefore')],
    };
  },
});

const outOfRange = factRule(MECHANISM, {
  id: 'cert-manager-renewal-out-of-range',
  title: 'Renewal setting is outside the permitted range',
  level: 'error',
  why: 'cert-manager accepts either `renewBefore` (at least 5 minutes) or `renewBeforePercentage` (1 to 99). `duration` must be at least an hour. It rejects other values.',
  fix: 'Keep exactly one of the two settings, inside the permitted range.',
  references: [API],
  kind: 'producer',
  problem(fact) {
    const percentage = statedText(fact.attributes.renewBeforePercentage);
    const [before, asked] = [length(fact, 'renewBefore'), length(fact, 'duration')];
    const wrong: [string, string] | undefined =
      isStated(fact.attributes.renewBefore) && isStated(fact.attributes.renewBeforePercentage)
        ? ['renewBeforePercentage', 'sets both renewBefore and renewBeforePercentage']
        : typeof percentage === 'string' && !(Number(percentage) > 0 && Number(percentage) < 100)
          ? ['renewBeforePercentage', `sets renewBeforePercentage to ${JSON.stringify(percentage)}, outside 1 to 99`]
          : before !== undefined && before < 5 * MINUTE
            ? ['renewBefore', 'sets a renewBefore under 5 minutes']
            : asked !== undefined && asked < HOUR && fact.attributes.resource !== 'csi-driver'
              ? ['duration', 'sets a duration under an hour']
              : undefined;
    if (wrong === undefined) return undefined;
    return {
      message: `${called(fact)} ${wrong[1]}, so cert-manager rejects it.`,
      locations: [placeOf(fact, wrong[0])],
    };
  },
});

/** Neither missing nor left to a template, which may as well print another setting. */
const isStated = (value: unknown) => value !== undefined && value !== null;

/** Time between two renewals from which no CA refuses the next one. */
const LONGEST_LOOP = 60 * DAY;

const loop = factRule(MECHANISM, {
  id: 'cert-manager-renewal-loop',
  title: 'Certificate is renewed soon after it is issued',
  level: 'warning',
  why: 'If renewBefore exceeds two thirds of the actual lifetime, a new certificate is soon due again. The rate limits of the issuer then block all renewals.',
  fix: 'Replace `renewBefore` with `renewBeforePercentage: 33`, which follows the lifetime.',
  references: [USAGE, 'https://letsencrypt.org/docs/profiles/'],
  kind: 'producer',
  problem(fact, context) {
    const [before, asked] = [length(fact, 'renewBefore'), askedFor(fact)];
    if (before === undefined || asked === undefined || before >= asked) return undefined;
    const issuer = issuerOf(fact, context);
    const lifetime = Math.min(asked, issuedDays(issuer, context.now) * DAY);
    if (before <= (lifetime * 2) / 3) return undefined;
    // A CA of one's own has no rate limits: only a renewal that is due again at once does harm.
    const isLimited = issuer === undefined || statedText(issuer.attributes.server) !== undefined;
    if (!isLimited && before <= lifetime * 0.9) return undefined;
    // A certificate of twenty years that is renewed once a year is no loop.
    if (lifetime - before > LONGEST_LOOP) return undefined;
    return {
      message: `${called(fact)} is renewed ${spellDuration(before)} before it expires, more than two thirds of its lifetime of ${spellDuration(lifetime)}.`,
      locations: [placeOf(fact, 'renewBefore')],
    };
  },
});

const tooLate = factRule(MECHANISM, {
  id: 'cert-manager-renew-before-too-short',
  title: 'Renewal starts less than three days before expiration',
  level: 'warning',
  why: 'A failed issuance is retried after 1 to 32 hours. With less than three days left, the certificate can expire after a few failures.',
  fix: 'Remove `renewBefore`, so that the renewal starts at a third of the lifetime, or raise it to 168h.',
  references: ['https://cert-manager.io/docs/faq/'],
  kind: 'producer',
  problem(fact) {
    const [before, asked] = [length(fact, 'renewBefore'), askedFor(fact)];
    if (before === undefined || asked === undefined || before < 5 * MINUTE || before >= 72 * HOUR) return undefined;
    if (asked < 720 * HOUR) return undefined;
    return {
      message: `${called(fact)} is valid for ${spellDuration(asked)} and is renewed only ${spellDuration(before)} before it expires.`,
      locations: [placeOf(fact, 'renewBefore')],
    };
  },
});

const rareWindow = factRule(MECHANISM, {
  id: 'cert-manager-renewal-window-too-rare',
  title: 'Renewal windows are rarer than renewBefore allows',
  level: 'note',
  why: 'Renewal waits for the next window. If the windows are too far apart, the certificate expires between them or gets a single attempt.',
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
    return `${called(fact)} may be renewed only in windows up to ${spellDuration(wait)} apart, but has ${spellDuration(slack)} left when it is due.`;
  },
});

const sameKey = factRule(MECHANISM, {
  id: 'cert-manager-private-key-reused',
  title: 'Renewals keep the private key',
  level: 'note',
  why: 'If a renewal keeps the key, everyone who ever copied the key can still use it. Some issuers also reject a reused key.',
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
  title: 'Fixed renewBefore stops working as lifetimes shrink',
  level: 'note',
  why: 'From 2027-02-10, certificates of Let’s Encrypt are valid for 64 days, whatever `duration` says. From 2028-02-16, it is 45 days. A fixed `renewBefore` then covers most of the lifetime, so each new certificate is due at once. Renewals run in a loop until rate limits block them.',
  fix: 'Replace `renewBefore` with `renewBeforePercentage: 33`.',
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
        message: `From ${date}, when ${title}, the fixed renewBefore of ${facts.map(called).slice(0, 5).join(', ')}${facts.length > 5 ? ` and ${facts.length - 5} more` : ''} is over two thirds of the lifetime. Renewals then run in a loop.`,
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
