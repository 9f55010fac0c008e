import { textOf, textsOf } from '../../facts/attributes.ts';
import { factRule } from '../../facts/rule.ts';
import type { Rule } from '../../model/index.ts';
import { clientOfImage } from '../../shell/clients/index.ts';
import { own } from './own.ts';

const USING = 'https://eff-certbot.readthedocs.io/en/stable/using.html';

/** The checks of hooks that never run, or that run where they reach nothing. */
export const hookRules: readonly Rule[] = [
  factRule('certbot', {
    id: 'certbot-directory-hooks-off',
    title: 'The renewal leaves out the hooks that are there',
    level: 'warning',
    why: '`--no-directory-hooks` makes certbot pass over `/etc/letsencrypt/renewal-hooks/`. What lies there copies nothing and reloads nothing, although the renewal succeeds.',
    fix: 'Remove `--no-directory-hooks`.',
    references: [`${USING}#renewing-certificates`],
    kind: 'producer',
    problem(fact, { neighbours }) {
      const { command, hook } = fact.attributes;
      const { noDirectoryHooks } = own(fact);
      if (noDirectoryHooks !== true || hook !== undefined) return undefined;
      const hooks = neighbours(fact).filter(({ location }) =>
        /(?:^|\/)renewal-hooks\/(?:deploy|post)\//.test(location.path),
      );
      const [first] = hooks;
      return first === undefined
        ? undefined
        : {
            message: `\`certbot ${command}\` runs with \`--no-directory-hooks\`, so ${first.location.path} is not run.`,
            related: hooks.map(({ location }) => location),
          };
    },
  }),
  factRule('certbot', {
    id: 'certbot-hook-repeated',
    title: 'certbot runs only the last of several hooks',
    level: 'warning',
    why: 'certbot keeps one deploy hook. With `--deploy-hook` given twice, the last value replaces the first without a message, and its command never runs.',
    fix: 'Join the commands in one hook with `&&`, or put each into a script in `/etc/letsencrypt/renewal-hooks/deploy/`.',
    references: [`${USING}#renewing-certificates`],
    kind: 'producer',
    problem(fact) {
      const hooks = textsOf(own(fact).hooks);
      const lost = [...new Set(hooks.slice(0, -1))].filter((hook) => hook !== hooks.at(-1));
      return lost.length === 0
        ? undefined
        : `certbot never runs the deploy hook \`${lost.join('`, `')}\`: a later \`--deploy-hook\` replaces it.`;
    },
  }),
  factRule('certbot', {
    id: 'certbot-environment-not-read',
    title: 'certbot on Debian does not read this file',
    level: 'warning',
    why: 'The `certbot.service` and the cron job of Debian and Ubuntu read no `/etc/default/certbot`. The hook in it never runs, and servers keep the old certificate. Fedora has such a file, `/etc/sysconfig/certbot`.',
    fix: 'Put the hook into `/etc/letsencrypt/renewal-hooks/deploy/` or `/etc/letsencrypt/cli.ini`, or read the file with `EnvironmentFile=` in a drop-in of the unit.',
    references: ['https://salsa.debian.org/letsencrypt-team/certbot/certbot', `${USING}#automated-renewals`],
    kind: 'reload',
    problem(fact, { neighbours }) {
      const name = own(fact).environment;
      if (typeof name !== 'string' || name === 'read') return undefined;
      return neighbours(fact).some((other) => own(other).environment === 'read')
        ? undefined
        : `\`${name}\` in /etc/default/certbot has no effect: nothing here reads that file.`;
    },
  }),
  factRule('certbot', {
    id: 'certbot-hook-in-container',
    title: 'The deploy hook cannot reach the server',
    level: 'note',
    why: 'The hook runs inside the certbot container, where neither the server nor systemd is running, and where the images of certbot have no Docker client. It fails, and the server keeps the old certificate.',
    fix: 'Let the server reload itself on a timer, or reload it from the host behind the command: `docker compose run --rm certbot renew && docker compose exec proxy nginx -s reload`.',
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
      const [call] =
        client !== undefined
          ? [client]
          : (/\b(?:systemctl|service|nginx|apachectl|apache2ctl|postfix|doveadm|haproxy)\b[^;&|]{0,60}/.exec(hook) ??
            []);
      return call === undefined ? undefined : `The hook \`${call.trim()}\` runs inside the container ${container}.`;
    },
  }),
  factRule('certbot', {
    id: 'certbot-hook-beside-packaged-timer',
    title: 'The packaged timer renews without the hook',
    level: 'warning',
    why: 'The package brings a timer that runs `certbot renew` too. Whichever comes first renews; when that is the timer, the hook on the own line never runs and the server keeps the old certificate.',
    fix: 'Put the hook into `/etc/letsencrypt/renewal-hooks/deploy/`, where every run finds it, and drop the own line.',
    references: [`${USING}#automated-renewals`],
    kind: 'producer',
    problem(fact, { neighbours }) {
      const { command, hook, schedules, container } = fact.attributes;
      if (command !== 'renew' || hook === undefined || schedules === undefined || container !== undefined)
        return undefined;
      const around = neighbours(fact);
      const packaged = around.some(
        (other) => other.attributes.packaged === true && other.attributes.program === 'certbot',
      );
      const elsewhere = around.some(
        (other) =>
          (other.kind === 'reload' && other.attributes.directory === true) ||
          (other.mechanism === 'certbot' &&
            other.kind === 'producer' &&
            other.attributes.command !== 'renew' &&
            other.attributes.hook !== undefined),
      );
      return packaged && !elsewhere
        ? `The hook \`${hook}\` stands only on the own schedule of \`certbot renew\`.`
        : undefined;
    },
  }),
];
