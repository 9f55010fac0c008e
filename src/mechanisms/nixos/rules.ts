import { textOf } from '../../facts/attributes.ts';
import { type FactKeys, factsBy } from '../../facts/index.ts';
import { UNKNOWN_SERVICE } from '../../facts/refs.ts';
import { factRule } from '../../facts/rule.ts';
import type { Fact, Rule } from '../../model/index.ts';
import { own } from './web-servers.ts';

export const MANUAL = 'https://nixos.org/manual/nixos/stable/#module-security-acme';
export const WIKI = 'https://wiki.nixos.org/wiki/ACME';

/** What a variable stands for is the same within one file. */
const nameOf = ({ location, attributes: { name } }: Fact) =>
  String(name).includes('$') ? `${location.path} ${name}` : name;
const byName: FactKeys = (fact) =>
  fact.mechanism === 'nixos' && typeof fact.attributes.name === 'string' ? [`${fact.kind} ${nameOf(fact)}`] : [];

/** Services of NixOS that never run as root. */
const UNPRIVILEGED = /^(?:nginx|haproxy|prosody|mosquitto|coturn|mumble-server|ejabberd|caddy|postgresql)$/;

const byGrant: FactKeys = ({ mechanism, kind, attributes }) =>
  mechanism === 'nixos' && kind === 'scope' ? [String(attributes.name)] : [];

/** Whether the defaults of all certificates reload the service of a reader. */
function reloadedByDefault(around: readonly Fact[]): (user: Fact) => boolean {
  const told = factsBy(around, byDefaults, 'all').flatMap(({ writes }) => writes);
  return ({ writes }) =>
    told.length > 0 && (writes.length === 0 || [...writes, UNKNOWN_SERVICE].some((ref) => told.includes(ref)));
}

const byDefaults: FactKeys = (fact) =>
  fact.mechanism === 'nixos' && fact.kind === 'reload' && own(fact).reloads === true ? ['all'] : [];

export const rules: readonly Rule[] = [
  factRule('nixos', {
    id: 'nixos-certificate-reloads-nothing',
    title: 'NixOS renews a certificate without reloading its service',
    level: 'warning',
    why: 'The timer of `security.acme` replaces the files, then reloads the services in `reloadServices` and runs `postRun`. A service that only reads the path is not reloaded.',
    fix: 'Add `reloadServices = [ "<service>" ]` to the certificate.',
    references: [MANUAL, WIKI],
    kind: 'producer',
    problem(fact, { neighbours }) {
      // The attributes of one certificate may be spread over several lines and files.
      const of = (kind: string) => factsBy(neighbours(fact), byName, `${kind} ${nameOf(fact)}`);
      const same = of('producer');
      if (same[0] !== fact || own(fact).reloads === undefined || same.some((other) => own(other).reloads === true))
        return undefined;
      const users = of('consumer');
      if (users.length === 0 || users.every(reloadedByDefault(neighbours(fact)))) return undefined;
      return {
        message: `${textOf(users[0]?.attributes.service) ?? 'A service'} reads the files of the certificate "${fact.attributes.name}" by path, but that certificate sets neither \`reloadServices\` nor \`postRun\`.`,
        related: users.map((user) => user.location),
      };
    },
  }),
  factRule('nixos', {
    id: 'nixos-certificate-not-readable',
    title: 'NixOS service cannot read its certificate',
    level: 'warning',
    why: 'The files of `security.acme` belong to the group of the certificate, and others cannot read them. A service that runs as a user outside that group fails to start, or keeps running without the renewed certificate.',
    fix: 'Add the user of the service to the group with `users.users.<user>.extraGroups`, or set `group` of the certificate.',
    references: [MANUAL],
    kind: 'producer',
    problem(fact, { neighbours }) {
      const around = neighbours(fact);
      const same = factsBy(around, byName, `producer ${nameOf(fact)}`);
      if (same[0] !== fact) return undefined;
      const groups = same.flatMap((one) => own(one).group ?? []);
      const [group] = groups;
      if (groups.length !== 1 || same.some((one) => own(one).opens === true)) return undefined;
      if (factsBy(around, byGrant, String(group)).length > 0) return undefined;
      const users = factsBy(around, byName, `consumer ${nameOf(fact)}`).filter(
        (one) =>
          own(one).byPath === true &&
          UNPRIVILEGED.test(String(one.attributes.service)) &&
          one.attributes.service !== group,
      );
      const [first] = users;
      if (first === undefined) return undefined;
      return {
        message: `${String(first.attributes.service)} reads the files of the certificate "${fact.attributes.name}" by path. Only the group "${group}" may read them, and no configuration found here adds a user to it.`,
        locations: [first.location],
        related: [fact.location],
      };
    },
  }),
  factRule('nixos', {
    id: 'nixos-staging',
    title: 'NixOS uses a staging CA',
    level: 'warning',
    why: 'No client trusts a certificate of the staging CA.',
    fix: 'Remove `server`.',
    references: [MANUAL],
    kind: 'producer',
    problem: (fact) =>
      /staging/.test(textOf(fact.attributes.server) ?? '')
        ? `${fact.attributes.name} asks ${fact.attributes.server}.`
        : undefined,
  }),
];
