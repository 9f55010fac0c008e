import { textOf } from '../../facts/attributes.ts';
import { anyFact } from '../../facts/index.ts';
import { factRule } from '../../facts/rule.ts';
import type { Mechanism, Rule } from '../../model/index.ts';
import { mayHoldCommands } from '../../shell/command-files.ts';
import { own, read } from './read.ts';

const DOCS = 'https://github.com/dehydrated-io/dehydrated/tree/master/docs';

const runsHook = anyFact(
  ({ mechanism, kind, attributes: { hook, chained } }) =>
    mechanism === 'dehydrated' && kind === 'producer' && (hook !== undefined || chained !== undefined),
);

const rules: readonly Rule[] = [
  factRule('dehydrated', {
    id: 'dehydrated-no-hook',
    title: 'dehydrated renews without a hook',
    level: 'warning',
    why: 'dehydrated writes new files below `certs/` and calls the hook with `deploy_cert`. Without a hook, no server reloads.',
    fix: 'Set `HOOK` to a script whose `deploy_cert` reloads the servers.',
    references: [`${DOCS}/hook_chain.md`, `${DOCS}/examples/hook.sh`],
    problem(fact, { neighbours }) {
      const { command, hook, chained, more } = fact.attributes;
      // The hook may stand in the folder that `CONFIG_D` names.
      if (more !== undefined) return undefined;
      if (fact.kind !== 'producer' || hook !== undefined || chained !== undefined) return undefined;
      // A bare run takes its hook from the configuration, which may lie on the host.
      if (command !== 'config' || runsHook(neighbours(fact))) return undefined;
      return 'The configuration of dehydrated sets no `HOOK`, and no run passes one.';
    },
  }),
  factRule('dehydrated', {
    id: 'dehydrated-staging',
    title: 'dehydrated uses a staging CA',
    level: 'warning',
    why: 'No client trusts a certificate of the staging CA.',
    fix: 'Set `CA="letsencrypt"`, or remove the line.',
    references: [`${DOCS}/staging.md`],
    problem(fact) {
      const ca = textOf(own(fact).ca);
      return ca !== undefined && /test|staging/.test(ca)
        ? `dehydrated obtains its certificates from \`${ca}\`.`
        : undefined;
    },
  }),
  factRule('dehydrated', {
    id: 'dehydrated-renews-too-late',
    title: 'dehydrated renewal window is too short',
    level: 'note',
    why: 'With less than 10 days left, a failed renewal cannot be repaired in time.',
    fix: 'Remove `RENEW_DAYS`, or set it to about a third of the lifetime.',
    references: [`${DOCS}/examples/config`],
    problem(fact) {
      const { renewDays } = fact.attributes;
      return typeof renewDays === 'number' && renewDays < 10
        ? `dehydrated renews ${renewDays} days before the certificate expires.`
        : undefined;
    },
  }),
];

export const dehydrated: Mechanism = {
  id: 'dehydrated',
  title: 'dehydrated',
  identifiedBy: '`dehydrated/config`, and commands that run `dehydrated --cron`',
  references: [DOCS],
  accepts: (path) => mayHoldCommands(path) || /dehydrated/.test(path),
  needles: ['dehydrated', 'letsencrypt.sh', 'RENEW_DAYS', 'CHALLENGETYPE'],
  read,
  rules,
};
