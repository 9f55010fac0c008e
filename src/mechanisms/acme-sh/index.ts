import { textOf } from '../../facts/attributes.ts';
import { anyFact, type FactKeys, factsBy } from '../../facts/index.ts';
import { factRule } from '../../facts/rule.ts';
import { isScheduled, servicesOfHook, startsProgram } from '../../mechanism-kit/command-facts.ts';
import type { Fact, Mechanism, Rule } from '../../model/index.ts';
import { clientKeeping } from '../../shell/clients/index.ts';
import { mayHoldCommands } from '../../shell/command-files.ts';
import { memoizeByObject } from '../../util/memoize.ts';
import { own, read } from './read.ts';

const README = 'https://github.com/acmesh-official/acme.sh/blob/master/README.md';
const WIKI = 'https://github.com/acmesh-official/acme.sh/wiki';

/** Commands on a machine that is discarded: the certificate is used elsewhere, and nothing renews it there. */
const PASSING = /^(?:github-actions|gitlab|azure-pipelines)$/;

const runs = ({ mechanism, attributes }: Fact, commands: RegExp) =>
  mechanism === 'acme-sh' && commands.test(textOf(attributes.command) ?? '');
const renewsAndReloads = anyFact((fact) => fact.attributes.chained !== undefined && runs(fact, /^(?:cron|renew)$/));
const isRenewed = anyFact(
  (fact, around) => startsProgram(fact, 'acme.sh') || (runs(fact, /^(?:cron|renew)$/) && isScheduled(fact, around)),
);
const hasCron = anyFact((fact, around) => runs(fact, /^cron$/) && isScheduled(fact, around));
const isInstalled = anyFact((fact) => runs(fact, /^install-cert$/));
const readerOfInternals = memoizeByObject((around: readonly Fact[]) =>
  around.find(
    ({ kind, attributes }) =>
      kind === 'consumer' && clientKeeping(textOf(attributes.certificate) ?? '')?.client.id === 'acme-sh',
  ),
);

const issues: FactKeys = ({ mechanism, attributes }) =>
  mechanism === 'acme-sh' && attributes.command === 'issue' ? ['all'] : [];
const issuesWithHook: FactKeys = (fact) => {
  const hook = textOf(fact.attributes.reload);
  return runs(fact, /^issue$/) && hook !== undefined && servicesOfHook(hook).length > 0
    ? [String(fact.attributes.name)]
    : [];
};
const mayDeploy = anyFact(
  ({ mechanism, attributes: { command, opaque, reload } }) =>
    mechanism === 'acme-sh' &&
    command !== 'service' &&
    (/^(?:deploy|install-cert)$/.test(String(command)) || opaque === true || reload !== undefined),
);

const rules: readonly Rule[] = [
  factRule('acme-sh', {
    id: 'acme-sh-no-reload-command',
    title: 'acme.sh installs a certificate without a reload',
    level: 'warning',
    why: 'acme.sh copies each renewal to the installed path and then runs its reload command. Without one, the server keeps the old certificate in memory.',
    fix: 'Add `--reloadcmd "systemctl reload <service>"` to `--install-cert`; acme.sh remembers it.',
    references: [`${README}#3-install-the-cert-to-apachenginx-etc`],
    problem(fact, { neighbours }) {
      const { command, installs, reload, opaque, chained, surface } = fact.attributes;
      const installed = installs === true && /^(?:install-cert|issue|saved)$/.test(String(command));
      if (!installed || reload !== undefined || opaque === true || PASSING.test(String(surface))) return undefined;
      // A container that issues when it starts does not renew at all, which is said of the service.
      if (surface === 'compose' && command === 'issue') return undefined;
      // A script that renews and then reloads needs no command that acme.sh remembers.
      if (renewsAndReloads(neighbours(fact))) return undefined;
      // The hook with which it was issued runs after each renewal, and after the copy to the installed path.
      const issued = factsBy(neighbours(fact), issuesWithHook, String(fact.attributes.name));
      if (issued.some(({ location }) => location.path === fact.location.path)) return undefined;
      // What follows in the same script runs once, when it is set up.
      const now = chained === undefined ? '' : ' The reload after it runs once, not after a renewal.';
      return `acme.sh installs the certificate of ${fact.attributes.name} without a reload command.${now}`;
    },
  }),
  factRule('acme-sh', {
    id: 'acme-sh-internal-files-used',
    title: 'Server reads the files inside ~/.acme.sh',
    level: 'warning',
    why: 'The folder is internal and its layout may change. acme.sh also runs no reload for files that were never installed.',
    fix: 'Install the certificate with `--install-cert --fullchain-file … --key-file … --reloadcmd …`, and read the installed files.',
    references: [`${README}#3-install-the-cert-to-apachenginx-etc`],
    kind: 'producer',
    problem(fact, { neighbours }) {
      if (fact.attributes.command !== 'issue') return undefined;
      const around = neighbours(fact);
      const reader = readerOfInternals(around);
      if (reader === undefined || isInstalled(around)) return undefined;
      const message = `${reader.attributes.service} reads ${reader.attributes.certificate}, and nothing installs the certificate elsewhere.`;
      return { message, related: [reader.location] };
    },
  }),
  factRule('acme-sh', {
    id: 'acme-sh-not-a-daemon',
    title: 'acme.sh container does not renew',
    level: 'warning',
    why: 'Without a command, the image prints its help and exits. Only the command `daemon` starts cron in it.',
    fix: 'Set `command: daemon` and issue certificates with `docker exec`.',
    references: [`${WIKI}/Run-acme.sh-in-docker`],
    problem(fact, { neighbours }) {
      const { command } = fact.attributes;
      const { arguments: words, replaced } = own(fact);
      if (
        command !== 'service' ||
        replaced === true ||
        typeof words !== 'string' ||
        /daemon|--cron|sleep|^\s*(?:\$|\{\{)/.test(words)
      )
        return undefined;
      if (hasCron(neighbours(fact))) return undefined;
      const [first = ''] = words.trim().split(/\s/, 1);
      const given = first === '' ? 'without a command' : `with \`${first === words ? first : `${first} …`}\``;
      return `The service "${fact.attributes.name}" runs the acme.sh image ${given}.`;
    },
  }),
  factRule('acme-sh', {
    id: 'acme-sh-deploy-hook-not-run',
    title: 'acme.sh never runs its configured deploy hook',
    level: 'warning',
    why: 'The variables only configure a deploy hook. acme.sh runs it after renewals once `--deploy --deploy-hook <name>` has run for the certificate. Until then, renewed files stay in the folder of acme.sh.',
    fix: 'Run `acme.sh --deploy --deploy-hook <name> -d <domain>` once after `--issue`; acme.sh remembers it.',
    references: [`${WIKI}/deployhooks`],
    kind: 'producer',
    problem(fact, { neighbours }) {
      const line = own(fact).deployHook;
      if (typeof line !== 'number') return undefined;
      const around = neighbours(fact);
      const [issue] = factsBy(around, issues, 'all');
      // Where the first issue is not here, the command behind it is not either.
      if (issue === undefined || mayDeploy(around)) return undefined;
      return {
        message: `The service "${fact.attributes.name}" configures a deploy hook. ${issue.location.path} issues the certificate, but no command found here runs \`--deploy\`.`,
        locations: [{ ...fact.location, line }],
        related: [issue.location],
      };
    },
  }),
  factRule('acme-sh', {
    id: 'acme-sh-no-cron',
    title: 'acme.sh is installed without its cron job',
    level: 'warning',
    why: 'The cron job renews the certificates, and `--nocron` omits it.',
    fix: 'Remove `--nocron`, or run `acme.sh --cron` every day from your own schedule.',
    references: [`${WIKI}/How-to-install`],
    problem(fact, { neighbours }) {
      if (own(fact).noCron !== true) return undefined;
      return isRenewed(neighbours(fact))
        ? undefined
        : 'acme.sh is installed with `--nocron`, and nothing else runs `acme.sh --cron`.';
    },
  }),
  factRule('acme-sh', {
    id: 'acme-sh-manual-dns',
    title: 'acme.sh DNS challenge needs a manual step',
    level: 'warning',
    why: 'In manual mode a person must add the DNS record for each renewal. acme.sh cannot renew such a certificate automatically.',
    fix: 'Set the API of the DNS provider, such as `--dns dns_cf`, or use alias mode.',
    references: [`${README}#9-use-dns-manual-mode`, `${WIKI}/dnsapi`],
    problem(fact) {
      const manual = own(fact).dnsManual === true || own(fact).dns === '';
      return manual && fact.attributes.opaque !== true
        ? `The certificate of ${fact.attributes.name} is issued in the manual DNS mode.`
        : undefined;
    },
  }),
  factRule('acme-sh', {
    id: 'acme-sh-renews-too-late',
    title: 'acme.sh renews too late for shorter lifetimes',
    level: 'warning',
    otherLevels: { note: 'for a saved setting of a client that asks the CA when to renew (ARI)' },
    why: 'The number counts days after issue. A renewal after 60 days leaves only 4 days of the 64-day certificates that Let’s Encrypt issues from 2027-02-10. It is too late for the 45-day certificates from 2028-02-16.',
    fix: 'Remove `--days` and `DEFAULT_RENEW`, and let the CA decide when to renew (ARI), or use at most 30 days.',
    references: [`${WIKI}/Options-and-Params`, 'https://letsencrypt.org/2025/12/02/from-90-to-45'],
    problem(fact) {
      const { days } = own(fact);
      if (typeof days !== 'number' || days < 43) return undefined;
      const message = `The certificate of ${fact.attributes.name} is renewed ${days} days after it was issued.`;
      return own(fact).noAri === true || fact.attributes.command !== 'saved' ? message : { message, level: 'note' };
    },
  }),
  factRule('acme-sh', {
    id: 'acme-sh-staging',
    title: 'acme.sh renews from the staging CA',
    level: 'warning',
    why: 'acme.sh remembers the server that issued the certificate. Each renewal uses the staging CA again, which no client trusts.',
    fix: 'Issue the certificate again without `--staging` and with `--force`.',
    references: ['https://letsencrypt.org/docs/staging-environment/'],
    problem(fact, { neighbours }) {
      if (fact.attributes.staging !== true) return undefined;
      const lasting = fact.attributes.command === 'saved' || isScheduled(fact, neighbours(fact));
      return lasting ? `The certificate of ${fact.attributes.name} is renewed from the staging CA.` : undefined;
    },
  }),
];

export const acmeSh: Mechanism = {
  id: 'acme-sh',
  title: 'acme.sh',
  identifiedBy: 'commands that run `acme.sh`, its image, and the `.conf` files that it saves',
  references: [README],
  accepts: (path) => mayHoldCommands(path) || /(?:^|\/)(?:\.acme\.sh|acme(?:\.sh)?)\/.*\.conf$/.test(path),
  needles: ['acme.sh', 'Le_Domain', 'DEFAULT_RENEW'],
  read,
  rules,
};
