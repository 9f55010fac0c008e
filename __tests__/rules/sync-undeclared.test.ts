import { expect, it } from 'vitest';
import { syncUndeclared } from '../../src/rules/sync-undeclared.ts';
import { buildTopology } from '../../src/topology/index.ts';
import { certificate, fact, inventory, location, root, ruleInput, sighting } from '../support/builders.ts';
import { problems } from '../support/problems.ts';

const places = (...paths: string[]) => ({ sightings: paths.map((path) => sighting(path)) });
const run = (certificates: ReturnType<typeof certificate>[], options = {}) =>
  problems(syncUndeclared, { certificates }, options);

it('names the places', () => {
  const [problem] = run([certificate(places('pods/13/tls.crt', 'pods/15/tls.crt'))]);
  expect(problem?.message).toContain('pods/13/tls.crt and pods/15/tls.crt');
});

it.each([
  ['one folder', places('pods/13/tls.crt', 'pods/13/ca/../x.crt').sightings.slice(0, 1)],
  ['a backup', places('pods/13/tls.crt', 'backup/tls.crt').sightings],
  ['what a CA keeps of what it issued', places('pki/issued/vpn.crt', 'pki/certs_by_serial/0A.pem').sightings],
  ['that of openssl', places('ca/certs/vpn.pem', 'ca/newcerts/0A.pem').sightings],
])('%s is silent', (_, sightings) => {
  expect(run([certificate({ sightings })])).toEqual([]);
});

it('authorities are meant to lie everywhere', () => {
  expect(run([root('Corp CA', places('a/ca.crt', 'b/ca.crt'))])).toEqual([]);
});

it('an edge of the topology, or a declaration, keeps it silent', () => {
  const one = certificate(places('pods/13/tls.crt', 'pods/15/tls.crt'));
  expect(run([one], { edges: [{ from: `cert:${one.fingerprint}`, to: 'fact:0' }] })).toEqual([]);
  const sync = [{ name: 'mail', source: 'pods/13/*', copies: ['pods/15/*'], location: location('c.yml', 1) }];
  expect(run([one], { policy: { sync } })).toEqual([]);
});

it('what takes one of them to a host keeps nothing the same', () => {
  const one = certificate(places('roles/web/files/tls.crt', 'roles/proxy/files/tls.crt'));
  const ref = 'file:roles/web/files/tls.crt';
  const stock = inventory({
    certificates: [one],
    facts: [fact({ kind: 'copy', reads: [ref], location: location('roles/web/tasks/main.yml') })],
  });
  const input = ruleInput({ inventory: stock, topology: buildTopology(stock) });
  expect(input.topology.edges).toHaveLength(1);
  expect([...syncUndeclared.check(input)]).toHaveLength(1);
});
