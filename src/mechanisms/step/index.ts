import { factRule } from '../../lib/fact-rules.ts';
import { mayRun } from '../../lib/run-files.ts';
import { isScheduled } from '../../lib/tool-facts.ts';
import type { Mechanism, Rule } from '../../model/index.ts';
import { read } from './read.ts';

const RENEW = 'https://smallstep.com/docs/step-cli/reference/ca/renew/';
const RENEWAL = 'https://smallstep.com/docs/step-ca/renewal/';

const rules: readonly Rule[] = [
  factRule('step', {
    id: 'step-renews-once',
    title: 'step renews one time only',
    level: 'warning',
    why: '`step ca renew` without `--daemon` renews once and ends. Certificates of step-ca live for a day by default.',
    fix: 'Add `--daemon`, or run it from a systemd timer (`cert-renewer@.timer`).',
    references: [RENEW, RENEWAL],
    kind: 'producer',
    problem(fact, { neighbours }) {
      const { daemon, looped, surface, opaque } = fact.attributes;
      if (daemon === true || looped === true || opaque === true || isScheduled(fact, neighbours(fact)))
        return undefined;
      // Somebody may call a script or a target from where this repository does not show.
      if (surface !== 'systemd' && surface !== 'compose' && surface !== 'kubernetes' && surface !== 'dockerfile')
        return undefined;
      return `\`step ca renew\` of ${fact.attributes.name} runs without \`--daemon\`, and no timer starts it again.`;
    },
  }),
  factRule('step', {
    id: 'step-reloads-nothing',
    title: 'The renewed certificate is not loaded',
    level: 'warning',
    why: 'The daemon replaces the file. Without `--exec`, `--signal` or a process id no server hears of it.',
    fix: 'Add `--exec "systemctl reload <service>"`, or `--pid-file` for a SIGHUP.',
    references: [RENEW],
    kind: 'producer',
    problem(fact) {
      const { daemon, exec, signal, opaque } = fact.attributes;
      if (daemon !== true || exec !== undefined || signal === true || opaque === true) return undefined;
      return `The renewal daemon for ${fact.attributes.name} tells no process.`;
    },
  }),
  factRule('step', {
    id: 'step-exclusive-options',
    title: 'The renewal is called with options that exclude each other',
    level: 'error',
    why: 'step refuses `--expires-in` together with `--renew-period` and ends, so nothing is renewed.',
    fix: 'Keep one of the two.',
    references: [RENEW],
    kind: 'producer',
    problem: (fact) =>
      fact.attributes.expiresIn !== undefined && fact.attributes.renewPeriod !== undefined
        ? `\`step ca renew\` of ${fact.attributes.name} is given both \`--expires-in\` and \`--renew-period\`.`
        : undefined,
  }),
];

export const step: Mechanism = {
  id: 'step',
  title: 'step (step-ca clients)',
  identifiedBy: 'commands that run `step ca renew`',
  references: [RENEW, RENEWAL],
  accepts: mayRun,
  needles: ['step ca', 'step-cli', '"ca"', "'ca'", 'step\n'],
  read,
  rules,
};
