import { textOf } from '../../facts/attributes.ts';
import { CERTBOT_LIVE, pathBelow } from '../../facts/host-paths.ts';
import { type FactKeys, factsBy } from '../../facts/index.ts';
import { isOfKind } from '../../facts/refs.ts';
import { type FactContext, factRule, oncePerFolder, oncePerRepository } from '../../facts/rule.ts';
import { isReloaded, isScheduled, startsCertbot } from '../../mechanism-kit/command-facts.ts';
import { servedUnnoticed } from '../../mechanism-kit/managed-copies.ts';
import type { Fact, Mechanism, Rule } from '../../model/index.ts';
import { memoizeByObject } from '../../util/memoize.ts';
import { own } from './own.ts';
import { ISSUED_FILES } from './packaged.ts';
import { read } from './read.ts';

const CRYPTO = 'https://docs.ansible.com/ansible/latest/collections/community/crypto';
const ROLE = 'https://github.com/geerlingguy/ansible-role-certbot';

/** Days from which on a certificate outlasts most installations. */
const FIVE_YEARS = 5 * 365;

const producers: FactKeys = ({ kind, reads }) => (kind === 'producer' ? reads : []);

const byRole: FactKeys = (fact) => {
  const { role } = own(fact);
  return role === undefined ? [] : [String(role)];
};

const rules: readonly Rule[] = [
  factRule('ansible', {
    id: 'ansible-renews-too-late',
    title: 'Playbook renews only in the last days',
    level: 'note',
    why: '`remaining_days` is 10 by default. A playbook that runs once a week then has one or two attempts.',
    fix: 'Set `remaining_days: 30`, and run the playbook every day.',
    references: [`${CRYPTO}/acme_certificate_module.html`],
    problem(fact) {
      const { name } = fact.attributes;
      const { module, remainingDays = 10, continues } = own(fact);
      if (
        module !== 'acme_certificate' ||
        continues === true ||
        typeof remainingDays !== 'number' ||
        remainingDays > 10
      )
        return undefined;
      return `The task "${name}" renews ${remainingDays} days before the certificate expires.`;
    },
  }),
  oncePerFolder(
    factRule('ansible', {
      id: 'ansible-expiry-ignored',
      title: 'Task keeps an expired certificate',
      level: 'warning',
      otherLevels: { note: 'for a self-signed CA, and for five years or more, such as the default of ten years' },
      why: '`ignore_timestamps` is on by default, so the task ignores the dates of an existing certificate and never reissues it.',
      fix: 'Check the dates with `x509_certificate_info` and `valid_at`, and pass `force: "{{ not info.valid_at.soon }}"`.',
      references: [`${CRYPTO}/x509_certificate_module.html`],
      problem(fact) {
        const { name } = fact.attributes;
        const { module, provider, ignoreTimestamps, force, checksExpiry, days } = own(fact);
        if (module !== 'x509_certificate' || (provider !== 'selfsigned' && provider !== 'ownca')) return undefined;
        if (
          own(fact).newFolder === true ||
          checksExpiry === true ||
          (ignoreTimestamps !== undefined && ignoreTimestamps !== true) ||
          (force !== undefined && force !== false)
        )
          return undefined;
        return {
          message: `The task "${name}" (provider ${provider}) does not check the dates of the existing certificate.`,
          // A CA lasts for years, and its next certificate must be distributed to everyone who trusts it.
          ...(((provider === 'selfsigned' && own(fact).authority === true) ||
            days === undefined ||
            (typeof days === 'number' && days >= FIVE_YEARS)) && { level: 'note' as const }),
        };
      },
    }),
    (count, first) => `${count} tasks here keep expired certificates. ${first}`,
  ),
  factRule('ansible', {
    id: 'ansible-issued-once',
    title: 'Task issues a certificate once and never renews it',
    level: 'warning',
    why: 'The task is skipped as soon as the file exists, and nothing else found here renews the certificate.',
    fix: 'Add a cron task or a timer that runs the renewal, or install certbot from a package that includes one.',
    references: [
      'https://docs.ansible.com/ansible/latest/collections/ansible/builtin/command_module.html',
      'https://eff-certbot.readthedocs.io/en/stable/using.html#automated-renewals',
    ],
    problem(fact, { neighbours }) {
      if (own(fact).module !== 'command' || isScheduled(fact, neighbours(fact))) return undefined;
      const around = neighbours(fact);
      const renewed = fact.reads.some((ref) =>
        factsBy(around, producers, ref).some((other) => other !== fact && isScheduled(other, around)),
      );
      return renewed
        ? undefined
        : `The task "${fact.attributes.name}" runs ${fact.attributes.program} unless ${own(fact).guard} exists, and nothing renews the certificate.`;
    },
  }),
  factRule('ansible', {
    id: 'ansible-renewal-disabled',
    title: 'certbot role has renewal disabled',
    level: 'warning',
    why: '`certbot_auto_renew: false` omits the cron job of the role.',
    fix: 'Set `certbot_auto_renew: true`, or schedule the renewal elsewhere.',
    references: [ROLE],
    problem(fact, { neighbours }) {
      if (own(fact).certbot_auto_renew !== false) return undefined;
      return startsCertbot(neighbours(fact))
        ? undefined
        : '`certbot_auto_renew` is false, and nothing else found here renews.';
    },
  }),
  factRule('ansible', {
    id: 'ansible-certbot-no-deploy-hook',
    title: 'certbot role renews without reloading the servers',
    level: 'warning',
    why: 'The cron job of the role runs `certbot renew` with `certbot_auto_renew_options`, which contains no hook by default. A server that keeps running serves the old certificate.',
    fix: 'Set `certbot_auto_renew_options: --quiet --deploy-hook "systemctl reload <service>"`.',
    references: [ROLE],
    problem(fact, { neighbours }) {
      if (own(fact).role === undefined) return undefined;
      const facts = neighbours(fact);
      const vars = factsBy(facts, byRole, String(own(fact).role));
      if (
        vars[0] !== fact ||
        vars.map((one) => own(one).renewOptions).some((given) => given === null || /hook/.test(String(given ?? '')))
      )
        return undefined;
      // The role stops nginx while it renews, so that it starts with the new certificate.
      const servers = facts.filter(
        (other) =>
          other.kind === 'consumer' &&
          other.attributes.service !== 'nginx' &&
          typeof other.attributes.service === 'string' &&
          other.reads.some((ref) => pathBelow(ref, CERTBOT_LIVE) !== undefined) &&
          !other.writes.some((ref) => isOfKind(ref, 'service') && isReloaded(ref, facts)),
      );
      const [first] = servers;
      if (first === undefined) return undefined;
      return {
        message: `The role renews certificates that ${first.attributes.service} serves, but \`certbot_auto_renew_options\` has no hook.`,
        related: servers.map((server) => server.location),
      };
    },
  }),
  factRule('ansible', {
    id: 'ansible-staging',
    title: 'Playbook uses a staging CA',
    level: 'warning',
    why: 'No client trusts a certificate of the staging CA.',
    fix: 'Use the production directory of the CA.',
    references: [ROLE, `${CRYPTO}/acme_certificate_module.html`],
    problem(fact) {
      if (own(fact).certbot_testmode === true) return '`certbot_testmode` is true.';
      return /staging/.test(textOf(fact.attributes.server) ?? '')
        ? `The task "${fact.attributes.name}" uses ${fact.attributes.server}.`
        : undefined;
    },
  }),
  factRule('ansible', {
    id: 'ansible-copy-made-once',
    title: 'Task copies a certificate once and never updates it',
    level: 'warning',
    why: 'With `force: false`, the task never replaces an existing file. The first certificate stays on the host forever, and every run of the playbook reports success.',
    fix: 'Remove `force: false`; the module replaces the file only if its content differs.',
    references: ['https://docs.ansible.com/ansible/latest/collections/ansible/builtin/copy_module.html'],
    kind: 'copy',
    problem: ({ attributes: { state, name } }) =>
      state === 'once'
        ? `The task that writes ${name} has \`force: false\`, so a renewed certificate never replaces the first one.`
        : undefined,
  }),
  factRule('ansible', {
    id: 'ansible-copy-notifies-nobody',
    title: 'Copied certificate triggers no reload',
    level: 'note',
    otherLevels: { warning: 'when a server here reads the file by its name, and nothing else reloads it' },
    why: 'The task replaces the file. Without `notify`, no handler reloads the server, which keeps the old certificate.',
    fix: 'Add `notify: reload <service>` with a handler.',
    references: ['https://docs.ansible.com/ansible/latest/playbook_guide/playbooks_handlers.html'],
    kind: 'copy',
    problem(fact, context) {
      if (fact.attributes.told !== false || isSecret(fact) || isReloadedBelow(fact, context)) return undefined;
      return servedUnnoticed(fact, context) ?? `The task that writes ${fact.attributes.name} notifies no handler.`;
    },
  }),
  oncePerRepository(
    factRule('ansible', {
      id: 'ansible-notify-never-happens',
      title: 'Task for new certificates never notifies its handler',
      level: 'warning',
      why: 'Ansible notifies a handler only if the task reports a change. With `changed_when: false` the task never does. After a new certificate the service is not restarted, and keeps the old one.',
      fix: 'Remove `changed_when: false`, or set it to the condition under which the certificate has changed.',
      references: ['https://docs.ansible.com/ansible/latest/playbook_guide/playbooks_handlers.html'],
      kind: 'scope',
      problem(fact) {
        const { dead } = own(fact);
        return dead === undefined
          ? undefined
          : `The task "${fact.attributes.name}" should notify "${dead}", but \`changed_when: false\` prevents that.`;
      },
    }),
    (count, first) => `${count} tasks never notify their handlers. ${first}`,
  ),
  oncePerFolder(
    factRule('ansible', {
      id: 'ansible-secret-restarts-nobody',
      title: 'Replaced secret restarts no container',
      level: 'warning',
      why: 'Podman gives a container its secrets when it creates the container. The task replaces the secret, but the container that runs keeps the old certificate.',
      fix: 'Add `notify: restart <service>` with a handler that restarts the unit of the container.',
      references: ['https://docs.podman.io/en/latest/markdown/podman-secret-create.1.html'],
      kind: 'copy',
      problem(fact, context) {
        if (fact.attributes.told !== false || !isSecret(fact) || isReloadedBelow(fact, context)) return undefined;
        const [user] = fact.writes.flatMap((ref) => factsBy(context.neighbours(fact), containers, ref));
        if (user === undefined) return undefined;
        return {
          message: `The secret "${fact.attributes.name}" is replaced, but its task notifies no handler. The container "${user.attributes.name}" keeps the certificate that it got when it was created.`,
          related: [user.location],
        };
      },
    }),
    (_, first) => first,
  ),
];

const isSecret = ({ attributes }: Fact) => attributes.resource === 'container secret';

const containers: FactKeys = ({ kind, attributes, reads }) =>
  kind === 'consumer' && attributes.resource === 'container' ? reads : [];

/** The last line of each file that reloads something in any case. */
const lastReloads = memoizeByObject((neighbours: readonly Fact[]) => {
  const lines = new Map<string, number>();
  for (const fact of neighbours) {
    const { path, line = 0 } = fact.location;
    if (fact.kind === 'reload' && own(fact).handler === false) lines.set(path, Math.max(line, lines.get(path) ?? 0));
  }
  return lines;
});

/** Whether a task further down reloads something, whatever has changed. */
function isReloadedBelow(fact: Fact, { neighbours }: FactContext): boolean {
  const { path, line = 0 } = fact.location;
  return (lastReloads(neighbours(fact)).get(path) ?? 0) > line;
}

export const ansible: Mechanism = {
  id: 'ansible',
  title: 'Ansible',
  identifiedBy:
    'YAML with tasks of `acme_certificate`, `x509_certificate` and similar modules, `copy`, `command` and `service` modules, and variables of geerlingguy.certbot',
  references: [CRYPTO, ROLE],
  accepts: (path) => /\.ya?ml(?:\.j2)?$/.test(path) && !/(?:^|\/)\.github\//.test(path),
  needles: [
    'acme_certificate',
    'x509_certificate',
    'openssl_certificate',
    'certbot',
    'reloaded',
    'restarted',
    'changed_when',
    'keytool',
    'podman_',
    'pkcs12',
    '.pem',
    '.crt',
    '/ssl/',
    ...ISSUED_FILES,
  ],
  read,
  rules,
};
