import { textOf } from '../../facts/attributes.ts';
import { anyFact } from '../../facts/index.ts';
import { factRule } from '../../facts/rule.ts';
import { isScheduledItself } from '../../mechanism-kit/command-facts.ts';
import type { Mechanism, Rule } from '../../model/index.ts';
import { mayHoldCommands } from '../../shell/command-files.ts';
import { own, read } from './read.ts';

const MIGRATION = 'https://go-acme.github.io/lego/migration/cli/';
const RENEW = 'https://go-acme.github.io/lego/usage/cli/renew-a-certificate/';

const reloadsAnything = anyFact(({ kind }) => kind === 'reload');

const rules: readonly Rule[] = [
  factRule('lego', {
    id: 'lego-command-removed',
    title: 'lego 5 has no `renew` command',
    level: 'error',
    why: 'lego 5 removed `renew` and renamed its options. With an image that is not pinned to version 4, the scheduled renewal fails after the next pull.',
    fix: 'Use `lego run` with `--deploy-hook` and `--renew-days` after `lego migrate`, or pin the image to `v4`.',
    references: [MIGRATION],
    problem(fact) {
      const version = textOf(fact.attributes.version);
      if (version === undefined || !/^(?:latest|v?[5-9]|v?\d\d)(?:\.|$)/.test(version)) return undefined;
      const used =
        fact.attributes.command === 'renew'
          ? '`lego renew`'
          : own(fact).oldOption === undefined
            ? undefined
            : `\`${own(fact).oldOption}\``;
      const which = version === 'latest' ? 'an image without a version' : `lego ${version}`;
      return used === undefined ? undefined : `${used} is run with ${which}; lego 5 does not know it.`;
    },
  }),
  factRule('lego', {
    id: 'lego-no-hook',
    title: 'lego renews without a reload',
    level: 'warning',
    why: 'lego writes the new files and exits. A server that is not reloaded keeps the old certificate.',
    fix: 'Add `--renew-hook` (lego 4) or `--deploy-hook` (lego 5) with the reload.',
    references: [RENEW, MIGRATION],
    problem(fact, { neighbours }) {
      const { hook, chained, opaque, surface } = fact.attributes;
      if (hook !== undefined || chained !== undefined || opaque === true || !isScheduledItself(fact, neighbours(fact)))
        return undefined;
      // A job deploys with its next steps, to where no hook on its machine would reach.
      if (/^(?:github-actions|gitlab|azure-pipelines|jenkins)$/.test(String(surface))) return undefined;
      return reloadsAnything(neighbours(fact))
        ? undefined
        : `The scheduled \`lego ${fact.attributes.command}\` for ${fact.attributes.name} has no hook, and nothing after it reloads a server.`;
    },
  }),
  factRule('lego', {
    id: 'lego-staging',
    title: 'Scheduled lego renewal uses the staging CA',
    level: 'warning',
    why: 'No client trusts a certificate of the staging CA.',
    fix: 'Remove `--server`, or set the production directory.',
    references: ['https://letsencrypt.org/docs/staging-environment/'],
    problem: (fact, { neighbours }) =>
      fact.attributes.staging === true && isScheduledItself(fact, neighbours(fact))
        ? `The scheduled \`lego ${fact.attributes.command}\` for ${fact.attributes.name} uses the staging CA.`
        : undefined,
  }),
];

export const lego: Mechanism = {
  id: 'lego',
  title: 'lego',
  identifiedBy:
    'commands that run `lego run` or `lego renew`, and the image `goacme/lego` in compose files and `docker run`',
  references: [RENEW, MIGRATION],
  accepts: mayHoldCommands,
  needles: ['lego'],
  read,
  rules,
};
