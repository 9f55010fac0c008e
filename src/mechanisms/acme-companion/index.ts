import { ownAttributes, textOf, textsOf } from '../../facts/attributes.ts';
import { hostRef } from '../../facts/refs.ts';
import { factRule } from '../../facts/rule.ts';
import type { ConfigFile, Mechanism, MechanismOutput, Rule } from '../../model/index.ts';
import { composeServices } from '../../shell/compose-services.ts';

/** What only the rules below read of these facts. */
type Own = 'companion' | 'hosts' | 'readOnly' | 'served' | 'test';
const own = ownAttributes<Own>('acme-companion');
type Output = MechanismOutput<Own>;

const DOCS = 'https://github.com/nginx-proxy/acme-companion/tree/main/docs';
const IMAGE = /(?:^|\/)(?:acme-companion|letsencrypt-nginx-proxy-companion)(?::|@|$)/;

const list = (value: string) =>
  value
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');

/** A producer for each proxied service that asks for a certificate, and one for the companion itself. */
function read(file: ConfigFile, output: Output): void {
  for (const { name, image, environment, volumes, node } of composeServices(file, output)) {
    const asked = environment.get('LETSENCRYPT_HOST');
    const served = environment.get('VIRTUAL_HOST');
    const test = environment.get('LETSENCRYPT_TEST');
    const server = environment.get('ACME_CA_URI');
    const companion = IMAGE.test(image);
    if (asked === undefined && !companion) continue;
    const hosts = asked?.value == null ? null : list(asked.value);
    const readOnly = volumes.find((volume) => /:\/etc\/nginx\/certs:.*\bro\b/.test(volume.text));
    const attributes = { name, ...(server !== undefined && { server: server.value }) };
    const stated = {
      companion,
      hosts,
      served: served?.value == null ? null : list(served.value),
      ...(test !== undefined && { test: test.value }),
      ...(companion && readOnly !== undefined && { readOnly: readOnly.text }),
    };
    const names = (hosts ?? []).map((host) => `dns:${host}`);
    output.fact(
      { kind: 'producer', reads: [], writes: (hosts ?? []).map(hostRef), names, attributes, own: stated },
      { line: (asked ?? test ?? server ?? readOnly ?? node).line },
    );
  }
}

const rules: readonly Rule[] = [
  factRule('acme-companion', {
    id: 'acme-companion-host-missing',
    title: 'Served name is not in the requested certificate',
    level: 'warning',
    why: 'The proxy serves every name in `VIRTUAL_HOST`, but the companion requests only the names in `LETSENCRYPT_HOST`.',
    fix: 'List the same names in both variables.',
    references: [`${DOCS}/Basic-usage.md`],
    problem(fact) {
      if (!Array.isArray(own(fact).hosts) || !Array.isArray(own(fact).served)) return undefined;
      const asked = textsOf(own(fact).hosts);
      const missing = textsOf(own(fact).served).filter((host) => !/^~|\*|[{}$]/.test(host) && !asked.includes(host));
      return missing.length === 0
        ? undefined
        : `The service "${fact.attributes.name}" serves ${missing.join(', ')}, but \`LETSENCRYPT_HOST\` does not list it.`;
    },
  }),
  factRule('acme-companion', {
    id: 'acme-companion-staging',
    title: 'acme-companion uses a staging CA',
    level: 'warning',
    why: 'No client trusts a certificate of the staging CA.',
    fix: 'Remove `LETSENCRYPT_TEST` and the staging `ACME_CA_URI`.',
    references: [`${DOCS}/Let's-Encrypt-and-ACME.md`],
    problem(fact) {
      const test = textOf(own(fact).test)?.toLowerCase() === 'true';
      return test || /staging/.test(textOf(fact.attributes.server) ?? '')
        ? `The service "${fact.attributes.name}" uses the staging CA.`
        : undefined;
    },
  }),
  factRule('acme-companion', {
    id: 'acme-companion-certificates-read-only',
    title: 'acme-companion cannot write certificates',
    level: 'warning',
    why: 'The certificate volume is mounted read-only in the companion, so a renewed certificate cannot be stored.',
    fix: 'Remove `:ro` from the volume of the companion; keep it for the proxy.',
    references: [`${DOCS}/Basic-usage.md`],
    problem: (fact) =>
      own(fact).readOnly === undefined
        ? undefined
        : `The service "${fact.attributes.name}" mounts \`${own(fact).readOnly}\`.`,
  }),
];

export const acmeCompanion: Mechanism = {
  id: 'acme-companion',
  title: 'nginx-proxy acme-companion',
  identifiedBy: 'compose services with `LETSENCRYPT_HOST`, or the image `nginxproxy/acme-companion`',
  references: [DOCS],
  accepts: (path) => /\.ya?ml(?:\.\w+)?$/.test(path),
  needles: ['LETSENCRYPT_HOST', 'acme-companion', 'letsencrypt-nginx-proxy-companion'],
  read,
  rules,
};
