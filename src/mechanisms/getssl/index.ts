import { textOf } from '../../facts/attributes.ts';
import { pathRefs } from '../../facts/host-paths.ts';
import { type FactKeys, factsBy } from '../../facts/index.ts';
import { programRef } from '../../facts/refs.ts';
import { factRule } from '../../facts/rule.ts';
import { servicesOfHook } from '../../mechanism-kit/command-facts.ts';
import type { ConfigFile, Mechanism, MechanismOutput, Rule } from '../../model/index.ts';
import { readIni } from '../../parsers/ini.ts';

const README = 'https://github.com/srvrco/getssl#readme';
const VARIABLES = 'https://github.com/srvrco/getssl/wiki/Config-variables';

/** `getssl.cfg` is sourced by a shell: `NAME="value"`, and arrays, of which the first entry counts. */
function read(file: ConfigFile, output: MechanismOutput): void {
  const entries = readIni(file.text);
  const find = (key: string) => entries.findLast((entry) => entry.key === key);
  const value = (key: string) =>
    find(key)
      ?.value.replace(/^\(?\s*/, '')
      .replace(/^(["'])(.*?)\1.*$/, '$2')
      .replace(/^["']{2}$/, '');
  const reload = value('RELOAD_CMD');
  const renewDays = Number(value('RENEW_ALLOW'));
  const target = value('DOMAIN_CHAIN_LOCATION') ?? value('DOMAIN_CERT_LOCATION');
  const folder = file.path.split('/').at(-2) ?? '';
  const ca = value('CA');
  const writes = pathRefs(
    ...['DOMAIN_CERT_LOCATION', 'DOMAIN_CHAIN_LOCATION', 'DOMAIN_PEM_LOCATION', 'DOMAIN_KEY_LOCATION'].map(value),
  );
  const line = (find('CA') ?? find('DOMAIN_CERT_LOCATION') ?? entries[0])?.line ?? 1;
  output.fact(
    {
      kind: 'producer',
      reads: [programRef('getssl')],
      writes,
      names: /^[\w-]+(?:\.[\w-]+)+$/.test(folder) ? [`dns:${folder}`] : [],
      attributes: {
        name: folder === '' ? 'getssl.cfg' : folder,
        ...(ca && { server: ca.includes('$') ? null : ca }),
        ...(target && { target }),
        ...(reload && { reload }),
        ...(renewDays > 0 && { renewDays }),
      },
    },
    { line },
  );
  if (reload)
    output.fact(
      { kind: 'reload', reads: writes, writes: servicesOfHook(reload), attributes: { hook: reload } },
      { line: find('RELOAD_CMD')?.line ?? line },
    );
}

const reloading: FactKeys = ({ mechanism, attributes }) =>
  mechanism === 'getssl' && attributes.reload !== undefined ? ['all'] : [];

const rules: readonly Rule[] = [
  factRule('getssl', {
    id: 'getssl-no-reload-command',
    title: 'getssl renews without a reload command',
    level: 'warning',
    why: 'getssl copies the renewed certificate and then runs `RELOAD_CMD`. Without one, the server keeps the old certificate.',
    fix: 'Set `RELOAD_CMD="systemctl reload <service>"` in the configuration.',
    references: [README, VARIABLES],
    kind: 'producer',
    problem(fact, { neighbours }) {
      const { target, reload, name } = fact.attributes;
      if (target === undefined || reload !== undefined) return undefined;
      // What the common file says holds for every domain.
      const common = factsBy(neighbours(fact), reloading, 'all').some((other) =>
        fact.location.path.startsWith(other.location.path.replace(/[^/]*$/, '')),
      );
      return common ? undefined : `The configuration of ${name} copies to ${target} but sets no \`RELOAD_CMD\`.`;
    },
  }),
  factRule('getssl', {
    id: 'getssl-staging',
    title: 'getssl uses a staging CA',
    level: 'warning',
    why: 'No client trusts a certificate of the staging CA. A new configuration from `getssl -c` uses it by default.',
    fix: 'Set `CA="https://acme-v02.api.letsencrypt.org"`.',
    references: [README, VARIABLES],
    kind: 'producer',
    problem: (fact) =>
      /staging/.test(textOf(fact.attributes.server) ?? '')
        ? `The configuration of ${fact.attributes.name} uses ${fact.attributes.server}.`
        : undefined,
  }),
];

export const getssl: Mechanism = {
  id: 'getssl',
  title: 'getssl',
  identifiedBy: '`getssl.cfg`',
  references: [README, VARIABLES],
  accepts: (path) => /(?:^|\/)getssl\.cfg(?:\.\w+)?$/.test(path),
  needles: ['CA="', "CA='", 'CA=http', 'RELOAD_CMD', 'DOMAIN_', 'RENEW_ALLOW', 'ACL='],
  read,
  rules,
};
