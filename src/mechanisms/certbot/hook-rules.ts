import { textOf, textsOf } from '../../facts/attributes.ts';
import { anyFact, type FactKeys, factsBy } from '../../facts/index.ts';
import { factRule } from '../../facts/rule.ts';
import type { Fact, Rule } from '../../model/index.ts';
import { clientOfImage } from '../../shell/clients/index.ts';
import { shellCommands } from '../../shell/commands.ts';
import { scriptRef } from '../../shell/scripts.ts';
import { memoizeByObject } from '../../util/memoize.ts';
import { own } from './own.ts';

const USING = 'https://eff-certbot.readthedocs.io/en/stable/using.html';

const isEnvironmentRead = anyFact((fact) => own(fact).environment === 'read');
const reloads: FactKeys = ({ kind, reads }) => (kind === 'reload' ? reads : []);
const directoryHooks: FactKeys = ({ location }) =>
  /(?:^|\/)renewal-hooks\/(?:deploy|post)\//.test(location.path) ? ['all'] : [];

/** The rules about hooks that never run, or that run where they have no effect. */
export const hookRules: readonly Rule[] = [
  factRule('certbot', {
    id: 'certbot-directory-hooks-off',
    title: 'Renewal skips the existing hooks',
    level: 'warning',
    why: 'With `--no-directory-hooks`, certbot skips `/etc/letsencrypt/renewal-hooks/`. The scripts there copy and reload nothing, although the renewal succeeds.',
    fix: 'Remove `--no-directory-hooks`.',
    references: [`${USING}#renewing-certificates`],
    kind: 'producer',
    problem(fact, { neighbours }) {
      const { command, hook } = fact.attributes;
      const { noDirectoryHooks } = own(fact);
      if (noDirectoryHooks !== true || hook !== undefined) return undefined;
      const hooks = factsBy(neighbours(fact), directoryHooks, 'all');
      const [first] = hooks;
      return first === undefined
        ? undefined
        : {
            message: `\`certbot ${command}\` runs with \`--no-directory-hooks\`, so ${first.location.path} does not run.`,
            related: hooks.map(({ location }) => location),
          };
    },
  }),
  factRule('certbot', {
    id: 'certbot-hook-not-run',
    title: 'certbot never runs this hook',
    level: 'warning',
    why: 'certbot runs the executable files in `pre`, `deploy` and `post` of `/etc/letsencrypt/renewal-hooks/`. It skips every other file there without a message. Servers keep the old certificate although each renewal succeeds.',
    fix: 'Put the script into `/etc/letsencrypt/renewal-hooks/deploy/` and make it executable, with mode `0755`.',
    references: [`${USING}#renewing-certificates`],
    kind: 'reload',
    problem(fact, { neighbours }) {
      const { lost } = own(fact);
      if (lost === undefined) return undefined;
      // Something in the repository puts the script in place, perhaps with other permissions.
      const script = scriptRef(String(fact.attributes.name));
      const isPlaced = () =>
        factsBy(neighbours(fact), reloads, script).some(({ location }) => location.path !== fact.location.path);
      if (lost === '100644' && isPlaced()) return undefined;
      const reason =
        lost === 'folder'
          ? 'because it is in none of the folders `pre`, `deploy` and `post`'
          : `because its mode ${lost} does not allow execution`;
      return `certbot never runs ${fact.attributes.name}, ${reason}.`;
    },
  }),
  factRule('certbot', {
    id: 'certbot-hook-repeated',
    title: 'certbot runs only the last of several hooks',
    level: 'warning',
    why: 'certbot keeps one deploy hook. If `--deploy-hook` is given twice, the last value silently replaces the first, whose command never runs.',
    fix: 'Join the commands in one hook with `&&`, or put each into a script in `/etc/letsencrypt/renewal-hooks/deploy/`.',
    references: [`${USING}#renewing-certificates`],
    kind: 'producer',
    problem(fact) {
      const hooks = textsOf(own(fact).hooks);
      const lost = [...new Set(hooks.slice(0, -1))].filter((hook) => hook !== hooks.at(-1));
      return lost.length === 0
        ? undefined
        : `certbot never runs the deploy hook \`${lost.join('`, `')}\`, because a later \`--deploy-hook\` replaces it.`;
    },
  }),
  factRule('certbot', {
    id: 'certbot-environment-not-read',
    title: 'certbot on Debian ignores /etc/default/certbot',
    level: 'warning',
    why: 'On Debian and Ubuntu, `certbot.service` and the cron job ignore `/etc/default/certbot`. The hook in it never runs, and servers keep the old certificate. Only Fedora reads such a file, `/etc/sysconfig/certbot`.',
    fix: 'Move the hook to `/etc/letsencrypt/renewal-hooks/deploy/` or `/etc/letsencrypt/cli.ini`, or read the file with `EnvironmentFile=` in a drop-in of the unit.',
    references: ['https://salsa.debian.org/letsencrypt-team/certbot/certbot', `${USING}#automated-renewals`],
    kind: 'reload',
    problem(fact, { neighbours }) {
      const name = own(fact).environment;
      if (typeof name !== 'string' || name === 'read') return undefined;
      return isEnvironmentRead(neighbours(fact))
        ? undefined
        : `\`${name}\` in /etc/default/certbot has no effect, because nothing found here reads that file.`;
    },
  }),
  factRule('certbot', {
    id: 'certbot-hook-in-container',
    title: 'Deploy hook cannot reach the server',
    level: 'note',
    why: 'The hook runs inside the certbot container, which has no server, no systemd and no Docker client. The hook fails, and the server keeps the old certificate.',
    fix: 'Reload the server on a timer, or from the host after the renewal: `docker compose run --rm certbot renew && docker compose exec proxy nginx -s reload`.',
    references: [`${USING}#running-with-docker`],
    kind: 'producer',
    problem(fact) {
      const hook = textOf(fact.attributes.hook);
      const container = textOf(fact.attributes.container);
      if (hook === undefined || container === undefined || /curl|kubectl/.test(hook)) return undefined;
      // The images of certbot bring no client of Docker, unless it is mounted; one of somebody's own may.
      if (own(fact).dockerClient === true) return undefined;
      const client = /\bdocker(?:-compose)?\s[^;&|]{0,60}/.exec(hook)?.[0];
      if (client !== undefined && clientOfImage(container)?.image.official !== true) return undefined;
      const server = shellCommands(hook).find(({ name }) => SERVER_COMMANDS.test(name));
      const call = client ?? (server && [server.name, ...server.args].join(' ').slice(0, 70));
      return call === undefined ? undefined : `The hook \`${call.trim()}\` runs inside the container ${container}.`;
    },
  }),
  factRule('certbot', {
    id: 'certbot-hook-beside-packaged-timer',
    title: 'Packaged certbot timer renews without the hook',
    level: 'warning',
    why: 'The certbot package installs a timer that also runs `certbot renew`. If the timer renews first, the hook on your own line never runs, and the server keeps the old certificate.',
    fix: 'Move the hook to `/etc/letsencrypt/renewal-hooks/deploy/`, where every run finds it, and remove your own schedule.',
    references: [`${USING}#automated-renewals`],
    kind: 'producer',
    problem(fact, { neighbours }) {
      const { command, hook, schedules, container } = fact.attributes;
      if (command !== 'renew' || hook === undefined || schedules === undefined || container !== undefined)
        return undefined;
      const { packaged, elsewhere } = timersAmong(neighbours(fact));
      return packaged && !elsewhere
        ? `The hook \`${hook}\` is only on your own schedule of \`certbot renew\`.`
        : undefined;
    },
  }),
];

/** Programs that reach a server of the same machine. */
const SERVER_COMMANDS = /^(?:systemctl|service|nginx|apachectl|apache2ctl|postfix|doveadm|haproxy)$/;

/** Whether the package of certbot starts renewals, and whether another place than a renewal has a hook. Once for each repository. */
const timersAmong = memoizeByObject((around: readonly Fact[]) => {
  const packaged = around.some((other) => other.attributes.packaged === true && other.attributes.program === 'certbot');
  const elsewhere = around.some(
    (other) =>
      (other.kind === 'reload' && other.attributes.directory === true) ||
      (other.mechanism === 'certbot' &&
        other.kind === 'producer' &&
        other.attributes.command !== 'renew' &&
        other.attributes.hook !== undefined),
  );
  return { packaged, elsewhere };
});
