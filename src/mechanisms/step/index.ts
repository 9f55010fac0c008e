import { type FactKeys, factsBy } from '../../facts/index.ts';
import { factRule } from '../../facts/rule.ts';
import { isScheduled } from '../../mechanism-kit/command-facts.ts';
import type { Mechanism, Rule } from '../../model/index.ts';
import { mayHoldCommands } from '../../shell/command-files.ts';
import { OVERRIDE, own, read } from './read.ts';

const RENEW = 'https://smallstep.com/docs/step-cli/reference/ca/renew/';
const UNITS = 'https://github.com/smallstep/certificates/tree/master/systemd';
const RENEWAL = 'https://smallstep.com/docs/step-ca/renewal/';

const rules: readonly Rule[] = [
  factRule('step', {
    id: 'step-renews-once',
    title: 'step renews only once',
    level: 'warning',
    why: '`step ca renew` without `--daemon` renews once and exits. Certificates of step-ca last one day by default.',
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
    title: 'step renews without a reload',
    level: 'warning',
    why: 'The daemon replaces the file. Without `--exec`, `--signal` or a process id, no server reloads it.',
    fix: 'Add `--exec "systemctl reload <service>"`, or `--pid-file` for a SIGHUP.',
    references: [RENEW],
    kind: 'producer',
    problem(fact) {
      const { daemon, opaque } = fact.attributes;
      const { exec, signal } = own(fact);
      if (daemon !== true || exec !== undefined || signal === true || opaque === true) return undefined;
      return `The renewal daemon for ${fact.attributes.name} notifies no process.`;
    },
  }),
  factRule('step', {
    id: 'step-exclusive-options',
    title: 'step renewal has conflicting options',
    level: 'error',
    why: 'step rejects `--expires-in` together with `--renew-period` and exits, so nothing is renewed.',
    fix: 'Remove one of the two options.',
    references: [RENEW],
    kind: 'producer',
    problem: (fact) =>
      own(fact).expiresIn !== undefined && own(fact).renewPeriod !== undefined
        ? `\`step ca renew\` of ${fact.attributes.name} has both \`--expires-in\` and \`--renew-period\`.`
        : undefined,
  }),
];

const UNIT = /^cert-renewer@(.{1,200})\.timer$/;

/** The template unit of step reloads the service that has the name of the certificate. */
const byUnit: FactKeys = ({ mechanism, location, attributes: { unit } }) =>
  mechanism === 'step' && typeof unit === 'string' ? [`${location.repository} ${unit}`] : [];

const withoutService: Rule = {
  id: 'step-timer-without-service',
  title: 'Timer renews for a service that does not exist',
  level: 'note',
  why: 'After a renewal, `cert-renewer@X.service` reloads `X.service`, and does nothing if that service is not active. An instance named after a host renews the file, but the server keeps the old certificate.',
  fix: 'Name the instance after the service, or override `ExecStartPost` of the unit.',
  references: [RENEWAL, UNITS],
  since: '0.1.0',
  *check({ topology }) {
    for (const { attributes, location } of topology.facts) {
      const instance = typeof attributes.enables === 'string' ? UNIT.exec(attributes.enables)?.[1] : undefined;
      // A service is hardly named like a host, and a host like a service.
      if (instance === undefined || !/^[\w-]+(?:\.[\w-]+)+$/.test(instance)) continue;
      const told = (unit: string) => factsBy(topology.facts, byUnit, `${location.repository} ${unit}`).length > 0;
      if (told('cert-renewer@') || told(`cert-renewer@${instance}`)) continue;
      yield {
        subject: `${location.path}#${instance}`,
        message: `The timer cert-renewer@${instance}.timer reloads ${instance}.service after each renewal. That service probably does not exist.`,
        locations: [location],
      };
    }
  },
};

export const step: Mechanism = {
  id: 'step',
  title: 'step (step-ca clients)',
  identifiedBy: 'commands that run `step ca renew`',
  references: [RENEW, RENEWAL],
  accepts: (path) => mayHoldCommands(path) || OVERRIDE.test(path),
  needles: ['ExecStartPost', 'step ca', 'step-cli', '"ca"', "'ca'", 'step\n'],
  read,
  rules: [...rules, withoutService],
};
