import { factRule } from '../../lib/fact-rules.ts';
import type { ConfigFile, Mechanism, MechanismOutput, Rule } from '../../model/index.ts';

const REFERENCE = 'https://github.com/voxpupuli/puppet-letsencrypt/blob/master/REFERENCE.md';

/** Declarations of `letsencrypt::certonly`; `renew_cron_ensure` and `letsencrypt::renew` are schedules of `certbot renew`. */
function read(file: ConfigFile, output: MechanismOutput): void {
  // Hiera data are YAML like any other.
  if (!file.path.endsWith('.pp') && !/letsencrypt::|renew_cron_ensure/.test(file.text)) return;
  const rows = file.text.split('\n').map((row) => row.replace(/#.*$/, ''));
  if (file.path.endsWith('.pp')) readCertificateFiles(rows, output);
  for (const [index, row] of rows.entries()) {
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

const CERTIFICATE_FILE = /\bfile\s*\{\s*['"](\/[^'"$]{1,300}\.(?:pem|crt|cer|key|p12|jks))['"]\s*:/;
const TELLS = /\b(?:notify|before)\s*=>|~>/;
/** A service of the manifest hears of some file; which one is not asked. */
const HEARS = /\bsubscribe\s*=>|\]\s*~>|~>\s*(?:Service|Class)/;

/** The certificates that a manifest copies, and whether a service of the manifest hears of them. */
function readCertificateFiles(rows: readonly string[], output: MechanismOutput): void {
  const whole = rows.join('\n');
  if (!/\bservice\s*\{/.test(whole)) return;
  const heard = HEARS.test(whole);
  for (const [index, row] of rows.entries()) {
    const path = CERTIFICATE_FILE.exec(row)?.[1];
    if (path === undefined || /(?:^|[/._-])ca(?:[._-]|$)|anchors|ca-certificates|trust/.test(path)) continue;
    const body = rows.slice(index, index + 20);
    const end = body.findIndex((line) => line.includes('}'));
    const told = heard || TELLS.test(body.slice(0, end < 0 ? undefined : end + 1).join('\n'));
    output.fact(
      { kind: 'copy', reads: [], writes: [`path:${path}`], attributes: { name: path, told } },
      { line: index + 1 },
    );
  }
}

const rules: readonly Rule[] = [
  factRule('puppet', {
    id: 'puppet-certificate-notifies-nobody',
    title: 'A certificate that Puppet copies reaches no service',
    level: 'note',
    why: 'The agent replaces the file. Without `notify`, or a service that subscribes to it, the service beside it goes on with the old one.',
    fix: "Add `notify => Service['<name>']` to the file.",
    references: ['https://www.puppet.com/docs/puppet/8/lang_relationships.html'],
    kind: 'copy',
    problem: (fact) =>
      fact.attributes.told === false
        ? `${fact.attributes.name} notifies no service, and none of this manifest subscribes to it.`
        : undefined,
  }),
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
  needles: ['letsencrypt::', 'renew_cron_ensure', '.pem', '.crt', '.p12', '.jks'],
  read,
  rules,
};
