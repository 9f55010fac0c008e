import { textOf } from '../../facts/attributes.ts';
import { makeRef } from '../../facts/refs.ts';
import { factRule } from '../../facts/rule.ts';
import type { ConfigFile, Mechanism, MechanismOutput, Rule } from '../../model/index.ts';
import { composeServices } from '../../shell/compose-services.ts';

/** What only the rules below read of these facts. */
type Own = 'url';
type Output = MechanismOutput<Own>;

const DOCS = 'https://docs.linuxserver.io/images/docker-swag/';

/** A producer for each swag service. */
function read(file: ConfigFile, output: Output): void {
  for (const { name, image, environment, node } of composeServices(file, output)) {
    if (!/(?:^|\/)(?:swag|letsencrypt)(?::|@|$)/.test(image) || !environment.has('URL')) continue;
    const url = environment.get('URL')?.value ?? null;
    const subdomains = environment.get('SUBDOMAINS')?.value ?? '';
    const staging = environment.get('STAGING');
    const hosts =
      url === null
        ? []
        : [
            url,
            ...subdomains
              .split(',')
              .flatMap((part) => (part === '' ? [] : part === 'wildcard' ? `*.${url}` : `${part.trim()}.${url}`)),
          ];
    output.fact(
      {
        kind: 'producer',
        reads: [],
        writes: [makeRef('path', '/config/etc/letsencrypt/live/')],
        names: hosts.map((host) => `dns:${host}`),
        attributes: { name, ...(staging !== undefined && { staging: staging.value }) },
        own: { url },
      },
      { line: staging?.line ?? node.line },
    );
  }
}

const rules: readonly Rule[] = [
  factRule('swag', {
    id: 'swag-staging',
    title: 'SWAG uses a staging CA',
    level: 'warning',
    why: 'No client trusts a certificate of the staging CA.',
    fix: 'Set `STAGING=false`, or remove it.',
    references: [DOCS],
    problem: (fact) =>
      textOf(fact.attributes.staging)?.toLowerCase() === 'true'
        ? `The service "${fact.attributes.name}" obtains its certificate from the staging CA.`
        : undefined,
  }),
];

export const swag: Mechanism = {
  id: 'swag',
  title: 'LinuxServer SWAG',
  identifiedBy: 'compose services with the image `linuxserver/swag`',
  references: [DOCS],
  accepts: (path) => /\.ya?ml(?:\.\w+)?$/.test(path),
  needles: ['linuxserver/swag', 'linuxserver/letsencrypt', '/swag'],
  read,
  rules,
};
