import { given, ownAttributes } from '../../facts/attributes.ts';
import { pathRefs } from '../../facts/host-paths.ts';
import { anyFact, type FactKeys, factsBy } from '../../facts/index.ts';
import { isOfKind } from '../../facts/refs.ts';
import { factRule, oncePerFolder } from '../../facts/rule.ts';
import { startRefs } from '../../mechanism-kit/command-facts.ts';
import { shortestWait, timesOf } from '../../mechanism-kit/rare-copies.ts';
import type { ConfigFile, Fact, Mechanism, MechanismOutput, Rule } from '../../model/index.ts';
import { daysLeft } from '../../shell/age-gates.ts';
import { certificateMade, MAKER_PROGRAMS, replacesInTime, startsServer } from '../../shell/certificate-makers.ts';
import { clientOfFact } from '../../shell/clients/index.ts';
import { clientRun } from '../../shell/clients/runs.ts';
import { type Invocation, invocations, mayHoldCommands } from '../../shell/command-files.ts';
import type { Command } from '../../shell/commands.ts';
import { scriptRef } from '../../shell/scripts.ts';
import { DAY, spellDuration } from '../../util/duration.ts';
import { fileNameOf } from '../../util/path-names.ts';

/** What only the rules below read of these facts. */
type Own = 'checked' | 'config' | 'days' | 'guard' | 'left' | 'managed' | 'member' | 'published' | 'start' | 'standIn';
const own = ownAttributes<Own>('openssl');
type Output = MechanismOutput<Own>;

const REQ = 'https://docs.openssl.org/3.5/man1/openssl-req/';
const ABSENT = /!.*-[defs]\s|-z\s/;

/** A producer for each certificate that a script makes, with the condition under which it does. */
function read(file: ConfigFile, output: Output): void {
  if (file.path.endsWith('.json')) {
    readSigning(file, output);
    return;
  }
  for (const { command, run, index, after } of invocations(file, ...MAKER_PROGRAMS)) {
    const made = certificateMade(command, file);
    if (/^(?:alpha )?certs renew\b/.test(command.args.join(' ')))
      output.fact(
        { kind: 'scope', reads: [], writes: [], attributes: { name: command.name, resource: 'renewal' } },
        { line: command.line },
      );
    if (command.args.includes('-checkend')) readCheck(file, { command, run, index, after }, output);
    if (made === undefined) continue;
    const once = guardOf(command, run.commands, index) ?? run.unless;
    const start = run.surface === 'script' && startsServer(file);
    output.fact(
      {
        kind: 'producer',
        reads: [],
        writes: pathRefs(made.out),
        attributes: {
          name: made.out ?? `${command.name} ${command.args[0] ?? ''}`.trim(),
          surface: run.surface,
          ...(once !== undefined && { state: 'once' }),
          ...(run.surface === 'dockerfile' && run.name === 'RUN' && { state: 'once', image: true }),
        },
        own: {
          ...(once !== undefined && { guard: once }),
          ...(run.unless !== undefined && { managed: true }),
          ...(once !== undefined && start && { start }),
          ...given('published', publishedBy(run.commands.slice(index + 1, index + 1 + MAX_AFTER))),
          ...(replacesInTime(file) && { checked: true }),
          ...(STAND_IN_SUBJECT.test(command.args.join(' ')) && { standIn: true }),
          ...(made.config !== undefined && { config: nameOf(made.config) }),
          days: made.days,
          ...(command.name === 'kubeadm' && { member: true }),
        },
      },
      { line: command.line },
    );
  }
}

/** A check of the remaining time that decides whether the same commands renew or make a certificate. */
function readCheck(file: ConfigFile, invocation: Invocation, output: Output): void {
  const { command, run, after } = invocation;
  const left = daysLeft(command.args);
  const renews = after.some((next) => certificateMade(next) !== undefined || obtains(next));
  if (left === undefined || !renews) return;
  const { schedules } = run;
  output.fact(
    {
      kind: 'scope',
      reads: startRefs(file, invocation).filter((ref) => isOfKind(ref, 'script', 'unit')),
      writes: [],
      attributes: { name: '-checkend', resource: 'check', ...(schedules.length > 0 && { schedules }) },
      own: { left },
    },
    { line: command.line },
  );
}

const obtains = (command: Command) => {
  const action = clientRun(command)?.action;
  return action !== undefined && action !== 'unknown';
};

/** The condition that holds only while a file does not exist, around a command or as an early end of the script before it. */
function guardOf({ guards, operator }: Command, commands: readonly Command[], index: number): string | undefined {
  const before = commands[index - 1];
  const around = [...guards, ...(operator === '||' && before !== undefined ? [`! ${before.args.join(' ')}`] : [])].find(
    (guard) => ABSENT.test(guard),
  );
  if (around !== undefined) return around;
  const left = commands.slice(Math.max(0, index - MAX_BEFORE), index).flatMap((one) => {
    const exists = /^(?:exit|return)$/.test(one.name) ? one.guards.find((guard) => EXISTS.test(guard)) : undefined;
    return exists ?? [];
  });
  return left.length === 0 ? undefined : `! ${left[0]}`;
}

/** Commands behind one among which it may hand the certificate on. */
const MAX_AFTER = 40;

/** The command that puts a new certificate into a cluster: a Secret for a server, or the CA of a webhook. */
function publishedBy(commands: readonly Command[]): string | undefined {
  const found = commands.find(
    ({ name, args }) =>
      /^(?:kubectl|oc)$/.test(name) &&
      (/\bcreate secret (?:tls|generic)\b/.test(args.filter((arg) => !arg.startsWith('-')).join(' ')) ||
        args.some((arg) => /^(?:mutating|validating)webhookconfigurations?(?:$|[./])/.test(arg))),
  );
  if (found === undefined) return undefined;
  return `${found.name} ${found.args.includes('create') ? 'create secret' : 'patch'}`;
}

/** Commands before one among which the script may end. */
const MAX_BEFORE = 40;
const EXISTS = /^(?:\[{1,2}|test)\s+-[efs]\s\S{0,200}(?:pem|crt|cer|key|p12|pfx|jks|cert|tls|ssl)/i;

/** The name of a file as a script may write it, in quotes. */
const nameOf = (path: string) => fileNameOf(path).replace(/["']/g, '');

/** How long the certificates of cfssl are valid: `signing.default.expiry`, and that of its profiles. */
function readSigning(file: ConfigFile, output: Output): void {
  const hours = [...file.text.matchAll(/"expiry"\s{0,8}:\s{0,8}"(\d{1,7})h"/g)]
    .slice(0, 50)
    .map(([, value]) => Number(value));
  if (hours.length === 0) return;
  const name = nameOf(file.path);
  const days = Math.floor(Math.min(...hours) / 24);
  output.fact(
    { kind: 'scope', reads: [], writes: [], attributes: { name, resource: 'signing' }, own: { days } },
    { line: 1 },
  );
}

const byConfig: FactKeys = ({ mechanism, kind, attributes }) =>
  mechanism === 'openssl' && kind === 'scope' ? [String(attributes.name)] : [];

/** Days up to which a certificate is taken for one that is to be replaced at once. */
const STAND_IN = 7;
const FIVE_YEARS = 5 * 365;
/** The most for which a container that keeps its files is likely to run. */
const THREE_YEARS = 3 * 365;
const STAND_IN_SUBJECT = /\/CN=(?:localhost|127\.0\.0\.1|example|invalid|_|\*)(?:[./\s"']|$)|CN=localhost\b/i;
const STAND_IN_NAME = /snakeoil|dummy|default|placeholder|fallback|bootstrap|temp|test/i;
const ACME_NAME = /\/(?:fullchain|cert)\.pem$/;

/** Whether a client tells that it obtains a public certificate. */
const isRenewal = (fact: Fact) => {
  const client = clientOfFact(fact);
  return client !== undefined && client.issuer !== 'own' && client.renewal?.startedBy !== 'itself';
};
const isRenewedHere = anyFact(isRenewal);
const isRenewedByKubeadm = anyFact(
  ({ mechanism, kind, attributes }) => mechanism === 'openssl' && kind === 'scope' && attributes.resource === 'renewal',
);

const rules: readonly Rule[] = [
  factRule('openssl', {
    id: 'openssl-generated-once',
    title: 'Certificate is created only once',
    level: 'note',
    otherLevels: {
      warning: 'for a task of a configuration manager or a start script, unless the certificate lasts for years',
    },
    why: 'The script creates the certificate only if the file does not exist. When it expires, the file still exists, so the script creates no new one.',
    fix: 'Also create it again when `openssl x509 -checkend 2592000 -noout -in <file>` fails, or use a tool that renews certificates.',
    references: [REQ, 'https://docs.openssl.org/3.5/man1/openssl-x509/'],
    kind: 'producer',
    problem(fact, { neighbours }) {
      const { image, name } = fact.attributes;
      const { guard, managed, member, start, standIn, checked } = own(fact);
      // They are told of below.
      if (member === true) return undefined;
      const days = daysOf(fact, neighbours);
      const lasts = typeof days === 'number' ? `, valid for ${days} days,` : '';
      // A certificate for a day or a week is a placeholder until the real one is there.
      if (typeof days === 'number' && days <= STAND_IN) return undefined;
      // Under the file name of an ACME client: the server starts with this placeholder and gets the real one later.
      if (ACME_NAME.test(String(name)) && isRenewedHere(neighbours(fact))) return undefined;
      if (image === true) return `${name}${lasts} is created when the image is built.`;
      if (guard === undefined || /checkend/.test(String(guard))) return undefined;
      // What is kept on hosts is in use there. Beside a client that renews it may be there until the first certificate.
      const isServed =
        (managed === true || (start === true && standIn !== true)) &&
        checked !== true &&
        typeof days === 'number' &&
        days < (start === true ? THREE_YEARS : FIVE_YEARS) &&
        !STAND_IN_NAME.test(String(name)) &&
        !isRenewedHere(neighbours(fact));
      return {
        message: `${name}${lasts} is created only if the file does not exist.${start === true && isServed ? ' Each later start of the server keeps it, also when it has expired.' : ''}`,
        ...(isServed && { level: 'warning' as const }),
      };
    },
  }),
  factRule('openssl', {
    id: 'openssl-checked-too-late',
    title: 'Script checks the remaining time too rarely',
    level: 'warning',
    why: 'The script renews only when less than the stated time remains. When it runs less often than that, the certificate expires between two runs.',
    fix: 'Run the script every day, or raise `-checkend` to a third of the lifetime, such as 2592000 for 90 days.',
    references: ['https://docs.openssl.org/3.5/man1/openssl-x509/'],
    kind: 'scope',
    problem(fact, { neighbours }) {
      const { left } = own(fact);
      const wait = shortestWait(timesOf(fact, neighbours(fact)));
      if (typeof left !== 'number' || wait === undefined || !Number.isFinite(wait) || wait <= left * DAY)
        return undefined;
      return `The script renews only with less than ${spellDuration(left * DAY)} left, but up to ${spellDuration(wait)} pass between two runs. The certificate can expire in between.`;
    },
  }),
  oncePerFolder(
    factRule('openssl', {
      id: 'openssl-month-in-cluster',
      title: 'Script gives a cluster a certificate for 30 days',
      level: 'warning',
      why: 'OpenSSL makes a certificate for 30 days where the command states no `-days`. The script runs once, at the installation. The API server rejects calls to a webhook whose certificate has expired.',
      fix: 'Let cert-manager issue and renew the certificate, or run the script on a schedule. State `-days` in any case.',
      references: [REQ, 'https://cert-manager.io/docs/concepts/ca-injector/'],
      kind: 'producer',
      problem(fact, { neighbours }) {
        const { published, days, checked } = own(fact);
        if (typeof published !== 'string' || typeof days !== 'number' || days > A_MONTH || days <= STAND_IN)
          return undefined;
        const script = scriptRef(fact.location.path);
        const isRepeated = factsBy(neighbours(fact), bySchedule, script).length > 0;
        if (checked === true || isRepeated) return undefined;
        return `${fact.attributes.name} is valid for ${days} days, and \`${published}\` puts it into the cluster. Nothing found here runs the script again.`;
      },
    }),
    (_, first) => first,
  ),
  oncePerFolder(
    factRule('openssl', {
      id: 'openssl-etcd-never-renewed',
      title: 'Certificates of separate etcd hosts are never renewed',
      level: 'warning',
      why: 'kubeadm makes these certificates valid for a year. It renews them during an upgrade, but only on the host that it upgrades. etcd on hosts of its own keeps them until they expire. Then the API server loses its database.',
      fix: 'Run `kubeadm certs renew all` on each etcd host on a schedule, and restart etcd afterwards.',
      references: ['https://kubernetes.io/docs/tasks/administer-cluster/kubeadm/kubeadm-certs/'],
      kind: 'producer',
      problem(fact, { neighbours }) {
        if (own(fact).member !== true) return undefined;
        return isRenewedByKubeadm(neighbours(fact))
          ? undefined
          : 'kubeadm makes certificates for etcd members, valid for a year. Nothing found here runs `kubeadm certs renew`.';
      },
    }),
    (_, first) => first,
  ),
];

const A_MONTH = 31;
const bySchedule: FactKeys = ({ kind, reads, writes }) => (kind === 'schedule' ? [...reads, ...writes] : []);

/** Days for which the certificate is valid: what the command states, or the configuration that it names. */
function daysOf(fact: Fact, neighbours: (fact: Fact) => readonly Fact[]): number | null {
  const { days, config } = own(fact);
  if (typeof days === 'number' || typeof config !== 'string') return typeof days === 'number' ? days : null;
  const stated = factsBy(neighbours(fact), byConfig, config).flatMap((one) => own(one).days ?? []);
  // Two files of one name may be for different programs.
  return stated.length === 1 ? Number(stated[0]) : null;
}

export const openssl: Mechanism = {
  id: 'openssl',
  title: 'Scripts that create certificates',
  identifiedBy: 'commands of openssl, cfssl, easyrsa, keytool and other tools that create a certificate',
  references: [REQ],
  accepts: (path) => mayHoldCommands(path) || path.endsWith('.json'),
  needles: [...MAKER_PROGRAMS, '"expiry"'],
  read,
  rules,
};
