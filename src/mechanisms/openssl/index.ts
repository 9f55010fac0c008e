import { ownAttributes } from '../../facts/attributes.ts';
import { pathRefs } from '../../facts/host-paths.ts';
import { factRule } from '../../facts/rule.ts';
import type { ConfigFile, Fact, Mechanism, MechanismOutput, Rule } from '../../model/index.ts';
import { clientOfFact } from '../../shell/clients/index.ts';
import { invocations, mayHoldCommands, option } from '../../shell/command-files.ts';

/** What only the rules below read of these facts. */
type Own = 'days' | 'guard' | 'managed';
const own = ownAttributes<Own>('openssl');
type Output = MechanismOutput<Own>;

const REQ = 'https://docs.openssl.org/3.5/man1/openssl-req/';

/** A producer for each self-signed certificate that a script makes, with the condition under which it does. */
function read(file: ConfigFile, output: Output): void {
  for (const { command, run, index } of invocations(file, 'openssl')) {
    const { args, guards, line } = command;
    if (args[0] !== 'req' || !args.includes('-x509')) continue;
    const before = run.commands[index - 1];
    const absent = [
      ...guards,
      ...(command.operator === '||' && before !== undefined ? [`! ${before.args.join(' ')}`] : []),
    ].find((guard) => /!.*-[efs]\s|-z\s/.test(guard));
    const once = absent ?? run.unless;
    const out = option(args, '-out');
    const days = Number(option(args, '-days') ?? 30);
    output.fact(
      {
        kind: 'producer',
        reads: [],
        writes: pathRefs(out),
        attributes: {
          name: out ?? 'openssl req',
          surface: run.surface,
          ...(once !== undefined && { state: 'once' }),
          ...(run.surface === 'dockerfile' && run.name === 'RUN' && { state: 'once', image: true }),
        },
        own: {
          ...(once !== undefined && { guard: once }),
          ...(run.unless !== undefined && { managed: true }),
          days: Number.isFinite(days) ? days : null,
        },
      },
      { line },
    );
  }
}

/** Days up to which a certificate is taken for one that is to be replaced at once. */
const STAND_IN = 7;
const FIVE_YEARS = 5 * 365;
const STAND_IN_NAME = /snakeoil|dummy|default|placeholder|fallback|bootstrap|temp|test/i;
const ACME_NAME = /\/(?:fullchain|cert)\.pem$/;

/** Whether a client tells that it obtains a public certificate. */
const isRenewal = (fact: Fact) => {
  const client = clientOfFact(fact);
  return client !== undefined && client.issuer !== 'own' && client.renewal?.startedBy !== 'itself';
};

const rules: readonly Rule[] = [
  factRule('openssl', {
    id: 'openssl-generated-once',
    title: 'Self-signed certificate is created only once',
    level: 'note',
    otherLevels: {
      warning:
        'for a task of a configuration manager, unless the certificate lasts five years or stands in for another',
    },
    why: 'The script creates the certificate only if the file does not exist. When it expires, the file still exists, so the script creates no new one.',
    fix: 'Check the expiration date as well, with `openssl x509 -checkend 2592000 -noout -in <file>`, or use a CA that renews.',
    references: [REQ, 'https://docs.openssl.org/3.5/man1/openssl-x509/'],
    kind: 'producer',
    problem(fact, { neighbours }) {
      const { image, name } = fact.attributes;
      const { guard, days, managed } = own(fact);
      const lasts = typeof days === 'number' ? `, valid for ${days} days,` : '';
      // A certificate for a day or a week is a placeholder until the real one is there.
      if (typeof days === 'number' && days <= STAND_IN) return undefined;
      // Under the file name of an ACME client: the server starts with this placeholder and gets the real one later.
      if (ACME_NAME.test(String(name)) && neighbours(fact).some(isRenewal)) return undefined;
      if (image === true) return `${name}${lasts} is created when the image is built.`;
      if (guard === undefined || /checkend/.test(String(guard))) return undefined;
      // What is kept on hosts is in use there. Beside a client that renews it may be there until the first certificate.
      const isServed =
        managed === true &&
        typeof days === 'number' &&
        days < FIVE_YEARS &&
        !STAND_IN_NAME.test(String(name)) &&
        !neighbours(fact).some(isRenewal);
      return {
        message: `${name}${lasts} is created only if the file does not exist.`,
        ...(isServed && { level: 'warning' as const }),
      };
    },
  }),
];

export const openssl: Mechanism = {
  id: 'openssl',
  title: 'Scripts with openssl',
  identifiedBy: '`openssl req -x509` in scripts, Dockerfiles and compose files',
  references: [REQ],
  accepts: mayHoldCommands,
  needles: ['openssl'],
  read,
  rules,
};
