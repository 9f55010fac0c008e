import { factRule } from '../../lib/fact-rules.ts';
import type { ConfigFile, Mechanism, MechanismOutput, Rule } from '../../model/index.ts';

const REFERENCE = 'https://github.com/voxpupuli/puppet-letsencrypt/blob/master/REFERENCE.md';

/** Declarations of `letsencrypt::certonly`; `renew_cron_ensure` and `letsencrypt::renew` are schedules of `certbot renew`. */
function read(file: ConfigFile, output: MechanismOutput): void {
  const rows = file.text.split('\n');
  for (const [index, raw] of rows.entries()) {
    const row = raw.replace(/#.*$/, '');
    if (/\brenew_cron_ensure['"]?\s*(?:=>|:)\s*['"]?present/.test(row) || /letsencrypt::renew_cron_ensure/.test(row)) {
      output.fact(
        {
          kind: 'schedule',
          reads: [],
          writes: ['run:certbot'],
          attributes: { name: 'letsencrypt', program: 'certbot' },
        },
        { line: index + 1 },
      );
    }
    const title = /letsencrypt::certonly\s*\{\s*(?:['"]([^'"]{1,200})['"]|([^:\s]+))?/.exec(row);
    if (title === null || !file.path.endsWith('.pp')) continue;
    // A declaration ends at its closing brace; twenty lines are more than any takes.
    const body = rows.slice(index, index + 20).join('\n');
    const own = body.slice(0, body.indexOf('}', title.index) < 0 ? undefined : body.indexOf('}', title.index));
    const name = title[1] ?? null;
    const cron = /\bmanage_cron\s*=>\s*(\S+?),?\s/.exec(`${own} `)?.[1];
    output.fact(
      {
        kind: 'producer',
        reads: ['run:certbot'],
        writes:
          name === null || name.includes('$')
            ? []
            : [`path:/etc/letsencrypt/live/${name}/fullchain.pem`, 'path:/etc/letsencrypt/live/'],
        names: name !== null && /^[\w*-]+(?:\.[\w-]+)+$/.test(name) ? [`dns:${name}`] : [],
        attributes: {
          name,
          ...(cron !== undefined && { manageCron: cron === 'true' ? true : cron === 'false' ? false : null }),
        },
      },
      { line: index + 1 },
    );
  }
}

const rules: readonly Rule[] = [
  factRule('puppet', {
    id: 'puppet-certificate-not-renewed',
    title: 'Puppet issues a certificate and does not renew it',
    level: 'warning',
    why: '`letsencrypt::certonly` runs certbot until the certificate exists, and not again. The class renews only with `renew_cron_ensure`, which is `absent` by default.',
    fix: 'Declare the class with `renew_cron_ensure => "present"`, or set `manage_cron => true`.',
    references: [REFERENCE],
    kind: 'producer',
    problem(fact, { neighbours }) {
      if (fact.attributes.manageCron === true || fact.attributes.manageCron === null) return undefined;
      const renewed = neighbours(fact).some(
        (other) =>
          other.kind === 'schedule' && other.attributes.disabled !== true && other.writes.includes('run:certbot'),
      );
      return renewed
        ? undefined
        : `letsencrypt::certonly "${fact.attributes.name ?? '?'}" has no \`manage_cron\`, and the class no \`renew_cron_ensure\`.`;
    },
  }),
];

export const puppet: Mechanism = {
  id: 'puppet',
  title: 'Puppet',
  identifiedBy: '`*.pp` with `letsencrypt::certonly`, and Hiera data with `letsencrypt::renew_cron_ensure`',
  references: [REFERENCE],
  accepts: (path) => /\.(?:pp|ya?ml|epp)$/.test(path),
  needles: ['letsencrypt::', 'renew_cron_ensure'],
  read,
  rules,
};
